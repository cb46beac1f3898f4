package anki

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Open reads what a file holds. Unpacked for that, its database lies in a folder for
// temporary files meanwhile. Progress, unless nil, is told how far it is. The
// collection has to be closed: it reads its pictures when they are asked for. It
// gives [ErrNoDeck], [ErrDamaged], [ErrTooBig], [ErrNewer], or why a file can't be
// read; what is wrong with a note is among the collection's problems.
func Open(ctx context.Context, path string, progress func(done, all int64)) (_ *Collection, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open a deck of Anki: %w", err)
	}
	c := &Collection{media: &media{file: f}}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("read %s: %w", filepath.Base(path), err), c.Close())
		}
	}()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, ErrNoDeck
	case info.Size() > MostBytes:
		return nil, fmt.Errorf("%w: it has more than %d MB", ErrTooBig, MostBytes>>20)
	}
	start := make([]byte, 2)
	if _, err := f.ReadAt(start, 0); err != nil || string(start) != "PK" {
		return nil, ErrNoDeck
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil, fmt.Errorf("%w: it begins as a zip and isn't one", ErrDamaged)
	}
	if len(z.File) > mostEntries {
		return nil, fmt.Errorf("%w: %d files are in it; %d are the most", ErrTooBig, len(z.File), mostEntries)
	}
	entries := make(map[string]*zip.File, len(z.File))
	for _, e := range z.File {
		if _, there := entries[e.Name]; !there {
			entries[e.Name] = e
		}
	}
	database, err := c.tellForm(entries)
	if err != nil {
		return nil, err
	}
	if err := c.media.read(entries, c.Form); err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "stagecraft-anki-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	at := filepath.Join(folder, "collection.db")
	if err := unpackTo(ctx, at, database, c.Form == Form21b); err != nil {
		return nil, err
	}
	if err := c.readDatabase(ctx, at, progress); err != nil {
		return nil, err
	}
	return c, nil
}

// Close lets go of the file.
func (c *Collection) Close() error { return c.media.file.Close() }

// tellForm finds the newest collection in a file: beside it there may be one that
// only tells an older Anki to be brought up to date.
func (c *Collection) tellForm(entries map[string]*zip.File) (*zip.File, error) {
	for _, form := range []Form{Form21b, Form21, Form2} {
		if e := entries["collection"+string(form)]; e != nil {
			c.Form = form
			return e, nil
		}
	}
	for name := range entries {
		if strings.HasPrefix(name, "collection.anki") {
			return nil, ErrNewer
		}
	}
	return nil, ErrNoDeck
}

// opened gives what an entry of the zip holds, up to so many bytes and one more.
func opened(e *zip.File, packed bool, most int64) (io.ReadCloser, error) {
	if e.UncompressedSize64 > uint64(most) {
		return nil, tooBig(e, most)
	}
	in, err := e.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s can't be unpacked", ErrDamaged, e.Name)
	}
	if !packed {
		return readCloser{io.LimitReader(in, most+1), in.Close}, nil
	}
	z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(mostWindow), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%w: %s can't be unpacked", ErrDamaged, e.Name), in.Close())
	}
	return readCloser{io.LimitReader(z, most+1), func() error {
		z.Close()
		return in.Close()
	}}, nil
}

type readCloser struct {
	io.Reader
	close func() error
}

// Close ends reading.
func (r readCloser) Close() error { return r.close() }

func tooBig(e *zip.File, most int64) error {
	return fmt.Errorf("%w: %s has more than %d MB", ErrTooBig, e.Name, most>>20)
}

// unpack reads an entry of the zip.
func unpack(e *zip.File, packed bool, most int64) ([]byte, error) {
	in, err := opened(e, packed, most)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(in)
	switch {
	case int64(len(data)) > most:
		err = tooBig(e, most)
	case err != nil:
		err = fmt.Errorf("%w: %s can't be unpacked", ErrDamaged, e.Name)
	}
	if closing := in.Close(); err == nil && closing != nil && !packed { // of a frame that ends before its entry does
		err = fmt.Errorf("%w: %s can't be unpacked", ErrDamaged, e.Name)
	}
	return data, err
}

// unpackTo writes the database of a file to a file of its own.
func unpackTo(ctx context.Context, path string, e *zip.File, packed bool) (err error) {
	in, err := opened(e, packed, mostDatabase)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	total := int64(0)
	buffer := make([]byte, 256<<10)
	for {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		n, err := in.Read(buffer)
		if total += int64(n); total > mostDatabase {
			return tooBig(e, mostDatabase)
		}
		if total > freeSize && uint64(total) > mostRatio*e.CompressedSize64 {
			return fmt.Errorf("%w: %s is packed tighter than any deck is", ErrTooBig, e.Name)
		}
		if _, err := out.Write(buffer[:n]); err != nil {
			return err
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %s can't be unpacked", ErrDamaged, e.Name)
		}
	}
}

// sortDecks keeps the decks that have cards, in order.
func (c *Collection) sortDecks() {
	used := map[*DeckName]bool{}
	for _, n := range c.Notes {
		for _, card := range n.Cards {
			used[card.Deck] = true
		}
	}
	for d := range used {
		c.Decks = append(c.Decks, d)
	}
	slices.SortFunc(c.Decks, func(a, b *DeckName) int { return strings.Compare(a.Name, b.Name) })
}
