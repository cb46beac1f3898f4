package main

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"

	"stagecraft/cmd/internal/faultydisk"
)

// fullDisk is a small tmpfs that is filled up.
type fullDisk struct{ path string }

// tmpfsSize is what it holds: some rounds of a journal, and what fills it up.
const tmpfsSize = 8 << 20

func mountFull(path string) (trouble, error) {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, err
	}
	if err := syscall.Mount("tmpfs", path, "tmpfs", 0, fmt.Sprintf("size=%d", tmpfsSize)); err != nil {
		return nil, fmt.Errorf("mounting a small tmpfs (it takes root): %w", err)
	}
	return &fullDisk{path}, nil
}

func (d *fullDisk) filler() string { return filepath.Join(filepath.Dir(d.data()), "filler") }
func (d *fullDisk) data() string   { return filepath.Join(d.path, "data") }

// begin fills the disk up, but for some pages at most.
func (d *fullDisk) begin(random *rand.Rand) error {
	f, err := os.Create(d.filler())
	if err != nil {
		return err
	}
	_, err = io.Copy(f, zeroes{})
	if !errors.Is(err, syscall.ENOSPC) {
		return errors.Join(fmt.Errorf("filling the disk gave %w", err), f.Close())
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	const page = 4096
	return errors.Join(f.Truncate(max(info.Size()-int64(random.IntN(12))*page, 0)), f.Close())
}

func (d *fullDisk) total() bool { return true }
func (d *fullDisk) runs() bool  { return true }

func (d *fullDisk) end() error {
	err := os.Remove(d.filler())
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

func (d *fullDisk) crash(*rand.Rand) error { return nil }
func (d *fullDisk) unmount() error         { return syscall.Unmount(d.path, 0) }

type zeroes struct{}

func (zeroes) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// failingDisk refuses what is written and synced, now and then or always.
type failingDisk struct {
	*faultydisk.Disk
	path   string
	always bool
	cuts   bool // the power goes when the app is killed
}

func mountFailing(path string) (trouble, error) {
	d, err := faultydisk.Mount(path)
	return &failingDisk{Disk: d, path: path}, err
}

func mountCut(path string) (trouble, error) {
	d, err := faultydisk.Mount(path)
	return &failingDisk{Disk: d, path: path, cuts: true}, err
}

// mountFAT puts up a disk like a stick, which is pulled out when the app is killed, or isn't.
func mountFAT(path string) (trouble, error) {
	d, err := faultydisk.Mount(path)
	if err != nil {
		return nil, err
	}
	d.LikeFAT()
	return &stick{failingDisk{Disk: d, path: path}}, nil
}

// stick is a disk with FAT32 on it. Nothing is the matter with it while the app runs.
type stick struct{ failingDisk }

func (d *stick) begin(*rand.Rand) error { return nil }
func (d *stick) runs() bool             { return false }

// share is a folder of another computer's that goes away while the app runs: no call is answered, or each
// gives an error.
type share struct {
	*faultydisk.Disk
	path string
}

func mountShare(path string) (trouble, error) {
	d, err := faultydisk.Mount(path)
	return &share{d, path}, err
}

func (d *share) data() string { return filepath.Join(d.path, "data") }

func (d *share) begin(random *rand.Rand) error {
	gives := []syscall.Errno{0, 0, syscall.EIO, syscall.ESTALE, syscall.ENOTCONN, syscall.EHOSTDOWN}
	if err := gives[random.IntN(len(gives))]; err != 0 {
		d.Away(err)
	} else {
		d.Hang()
	}
	return nil
}

func (d *share) end() error             { d.Return(); return nil }
func (d *share) total() bool            { return true }
func (d *share) runs() bool             { return true }
func (d *share) crash(*rand.Rand) error { return nil } // the other computer goes on
func (d *share) unmount() error         { return d.Unmount() }

func (d *failingDisk) data() string { return filepath.Join(d.path, "data") }

func (d *failingDisk) begin(random *rand.Rand) error {
	chance := []float64{1, 0.5, 0.1}[random.IntN(3)]
	d.always = chance == 1
	d.Fail(chance, rand.New(rand.NewPCG(random.Uint64(), 0)))
	return nil
}

func (d *failingDisk) total() bool { return d.always }
func (d *failingDisk) runs() bool  { return !d.cuts }

func (d *failingDisk) end() error {
	d.Fail(0, nil)
	return nil
}

func (d *failingDisk) crash(random *rand.Rand) error {
	if !d.cuts && random.IntN(2) == 0 {
		return nil
	}
	return d.Cut(random)
}

func (d *failingDisk) unmount() error { return d.Unmount() }

// mountable says why a trouble can't be had here.
func mountable(mount func(string) (trouble, error)) func() error {
	return func() error {
		folder, err := os.MkdirTemp("", "ordeal")
		if err != nil {
			return err
		}
		t, err := mount(folder)
		if err == nil {
			err = t.unmount()
		}
		return errors.Join(err, os.RemoveAll(folder))
	}
}
