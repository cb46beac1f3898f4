// Package overlay is a folder as it would be with some files written, before they are.
package overlay

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

type overlay struct {
	fs.FS
	files map[string][]byte
}

// New gives a folder with files in the place of some of its own, or added to them, by
// their paths.
func New(folder fs.FS, files map[string][]byte) fs.FS { return overlay{folder, files} }

// Open opens a file.
func (o overlay) Open(name string) (fs.File, error) {
	if data, ok := o.files[name]; ok {
		return &memoryFile{memoryInfo{path.Base(name), int64(len(data))}, bytes.NewReader(data)}, nil
	}
	return o.FS.Open(name)
}

// ReadDir gives what is in a folder.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	by := map[string]fs.DirEntry{}
	for _, e := range entries {
		by[e.Name()] = e
	}
	found := false
	for file, data := range o.files {
		rest := file
		if name != "." {
			var within bool
			if rest, within = strings.CutPrefix(file, name+"/"); !within {
				continue
			}
		}
		found = true
		top, _, deeper := strings.Cut(rest, "/")
		switch {
		case !deeper:
			by[top] = fs.FileInfoToDirEntry(memoryInfo{top, int64(len(data))})
		case by[top] == nil:
			by[top] = fs.FileInfoToDirEntry(memoryFolder{memoryInfo{name: top}})
		}
	}
	if err != nil && !found {
		return nil, err
	}
	all := make([]fs.DirEntry, 0, len(by))
	for _, e := range by {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// memoryFile is a file of an overlay.
type memoryFile struct {
	memoryInfo
	io.Reader
}

// Stat gives its size.
func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.memoryInfo, nil }

// Close does nothing.
func (f *memoryFile) Close() error { return nil }

type memoryInfo struct {
	name string
	size int64
}

func (i memoryInfo) Name() string     { return i.name }
func (i memoryInfo) Size() int64      { return i.size }
func (memoryInfo) Mode() fs.FileMode  { return 0o644 }
func (memoryInfo) ModTime() time.Time { return time.Time{} }
func (memoryInfo) IsDir() bool        { return false }
func (memoryInfo) Sys() any           { return nil }

type memoryFolder struct{ memoryInfo }

func (memoryFolder) Mode() fs.FileMode { return fs.ModeDir | 0o755 }
func (memoryFolder) IsDir() bool       { return true }
