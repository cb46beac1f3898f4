package website

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/picture"
)

// sink takes the files of a site, one after the other, each once.
type sink interface {
	file(name string, data []byte) error
}

// Zip writes the site of a course as a zip with one folder in it, which is named
// after the course. The same course and options give the same bytes. Problems
// are what the pages could not show; an error is one of w or of the options.
func Zip(ctx context.Context, w io.Writer, course *content.Course, o Options) (content.Problems, error) {
	z := zip.NewWriter(w)
	problems, err := write(ctx, &zipped{z, course.ID + "/"}, course, o)
	if err != nil {
		return problems, err
	}
	if err := z.Close(); err != nil {
		return problems, fmt.Errorf("finish the zip: %w", err)
	}
	return problems, nil
}

type zipped struct {
	to  *zip.Writer
	top string
}

// packed is the kinds of file that hardly get smaller.
var packed = []string{picture.PNG.Extension, picture.JPEG.Extension, picture.GIF.Extension, picture.WebP.Extension, picture.AVIF.Extension}

func (z *zipped) file(name string, data []byte) error {
	h := &zip.FileHeader{Name: z.top + name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
	if slices.Contains(packed, filepath.Ext(name)) {
		h.Method = zip.Store
	}
	w, err := z.to.CreateHeader(h)
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// Folder writes the site of a course into a folder, whose index.html is the page
// to open. The folder must not be there, or be empty, or hold a site, which is
// replaced once the new one is whole.
func Folder(ctx context.Context, folder string, course *content.Course, o Options) (problems content.Problems, err error) {
	if err := replaceable(folder); err != nil {
		return nil, err
	}
	above := filepath.Dir(filepath.Clean(folder))
	if err := os.MkdirAll(above, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder: %w", err)
	}
	begun, err := os.MkdirTemp(above, ".website-")
	if err != nil {
		return nil, fmt.Errorf("make a folder beside %s: %w", folder, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(begun)) }()
	fresh, old := filepath.Join(begun, "new"), filepath.Join(begun, "old")
	if problems, err = write(ctx, inFolder(fresh), course, o); err != nil {
		return problems, err
	}
	if err := os.Rename(folder, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return problems, fmt.Errorf("put the old site away: %w", err)
	}
	if err := os.Rename(fresh, folder); err != nil {
		return problems, errors.Join(fmt.Errorf("put the site in its place: %w", err), bringBack(old, folder))
	}
	return problems, durable.SyncFolder(above)
}

// bringBack puts the old site back in its place, if there was one.
func bringBack(old, folder string) error {
	if err := os.Rename(old, folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("bring the old site back: %w", err)
	}
	return nil
}

// replaceable tells why a folder can't become a site: what is in it would be lost.
func replaceable(folder string) error {
	entries, err := os.ReadDir(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look into %s: %w", filepath.ToSlash(folder), err)
	}
	for _, e := range entries {
		if e.Name() != coverPage && e.Name() != "course" {
			return fmt.Errorf("%s has %q in it, which is not of a site: give a folder that isn't there yet, an empty one, or one with a site to replace", filepath.ToSlash(folder), e.Name())
		}
	}
	if len(entries) == 0 {
		return nil
	}
	if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(scriptFile))); err != nil {
		return fmt.Errorf("%s is not empty and holds no site: give a folder that isn't there yet, an empty one, or one with a site to replace", filepath.ToSlash(folder))
	}
	return nil
}

type inFolder string

func (f inFolder) file(name string, data []byte) error {
	path := filepath.Join(string(f), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("make a folder of the site: %w", err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil { // what is written is moved into place as a whole
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}
