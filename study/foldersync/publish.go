package foldersync

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"stagecraft/study/progressfile"
)

// publish writes this device's file, unless the one that is there has it all. It says
// whether it wrote.
func (s *Syncer) publish(ctx context.Context, f folder, local string) (bool, error) {
	device := s.store.Device()
	name, draft := FileName(device), draftName(device)
	if s.holdsAll(f, name) {
		return false, nil
	}
	if len(s.store.Holds()) == 0 { // nothing was done yet
		return false, nil
	}
	if _, err := s.store.Export(ctx, local, nil); err != nil {
		return false, err
	}
	if err := f.Remove(draft); err != nil && !errors.Is(err, fs.ErrNotExist) { // of a run that was broken off
		return false, fmt.Errorf("write %s: %w", name, err)
	}
	sum, err := put(ctx, f, local, draft)
	end := ""
	if err == nil {
		end, err = readBack(ctx, f, draft, sum)
	}
	if err == nil {
		err = f.Rename(draft, name)
	}
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		return false, fmt.Errorf("write %s: %w", name, err)
	}
	s.taken[name] = end
	return true, nil
}

// holdsAll says whether this device's file is one that was read through or written in
// this run, and has all that the journal has.
func (s *Syncer) holdsAll(f folder, name string) bool {
	from, err := f.Open(name)
	if err != nil {
		return false
	}
	defer from.Close()
	file, err := progressfile.NewFile(from, from.Size())
	if err != nil {
		return false
	}
	here := s.store.Holds()
	if len(here) != len(file.Summary.Devices) {
		return false
	}
	for device, is := range here {
		there := file.Summary.Devices[device]
		if there.Events != is.Events || there.Last != is.Last {
			return false
		}
	}
	return s.taken[name] == file.End()
}

// put copies a file into the folder, has it on the disk there, and gives its SHA-256.
func put(ctx context.Context, f folder, local, name string) (sum [sha256.Size]byte, err error) {
	from, err := os.Open(local)
	if err != nil {
		return sum, err
	}
	defer from.Close()
	to, err := f.Create(name)
	if err != nil {
		return sum, err
	}
	h := sha256.New()
	_, err = io.Copy(io.MultiWriter(to, h), &reader{ctx, from})
	if err == nil {
		if err = to.Sync(); errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrInvalid) {
			err = nil // it is read back all the same
		}
	}
	return [sha256.Size]byte(h.Sum(nil)), errors.Join(err, to.Close())
}

// readBack reads what was written again, as sticks lie, and gives the SHA-256 of its
// lines.
func readBack(ctx context.Context, f folder, name string, sum [sha256.Size]byte) (end string, err error) {
	from, err := f.Open(name)
	if err != nil {
		return "", err
	}
	defer from.Close()
	h := sha256.New()
	if _, err := io.Copy(h, &reader{ctx, io.NewSectionReader(from, 0, from.Size())}); err != nil {
		return "", err
	}
	if [sha256.Size]byte(h.Sum(nil)) != sum {
		return "", errors.New("what is there isn't what was written")
	}
	file, err := progressfile.NewFile(from, from.Size())
	if err != nil {
		return "", err
	}
	return file.End(), nil
}
