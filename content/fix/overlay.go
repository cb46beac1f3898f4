package fix

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"time"
)

// overlay is a folder with some of its files changed or added, and nothing written.
type overlay struct {
	base    fs.FS
	changed map[string][]byte
}

// Open opens a file or a folder. It implements [fs.FS].
func (o overlay) Open(name string) (fs.File, error) {
	if data, ok := o.changed[name]; ok {
		return &changedFile{Reader: *bytes.NewReader(data), name: path.Base(name)}, nil
	}
	f, err := o.base.Open(name)
	if err != nil {
		return nil, err
	}
	dir, ok := f.(fs.ReadDirFile)
	if !ok {
		return f, nil
	}
	var added []fs.DirEntry
	for file, data := range o.changed {
		if path.Dir(file) != name {
			continue
		}
		if _, err := fs.Stat(o.base, file); err != nil {
			added = append(added, fs.FileInfoToDirEntry(changedInfo{path.Base(file), int64(len(data))}))
		}
	}
	if len(added) == 0 {
		return f, nil
	}
	return &addedTo{dir, added}, nil
}

// addedTo is a folder with more files than it has.
type addedTo struct {
	fs.ReadDirFile
	added []fs.DirEntry
}

// ReadDir lists the folder. It implements [fs.ReadDirFile].
func (d *addedTo) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 {
		all, err := d.ReadDirFile.ReadDir(n)
		if err == io.EOF && len(d.added) > 0 {
			all, err, d.added = d.added, nil, nil
		}
		return all, err
	}
	all, err := d.ReadDirFile.ReadDir(n)
	return append(all, d.added...), err
}

// changedFile is an open file of an overlay.
type changedFile struct {
	bytes.Reader
	name string
}

func (f *changedFile) Stat() (fs.FileInfo, error) { return changedInfo{f.name, f.Size()}, nil }
func (f *changedFile) Close() error               { return nil }

type changedInfo struct {
	name string
	size int64
}

func (i changedInfo) Name() string       { return i.name }
func (i changedInfo) Size() int64        { return i.size }
func (i changedInfo) Mode() fs.FileMode  { return 0o444 }
func (i changedInfo) ModTime() time.Time { return time.Time{} }
func (i changedInfo) IsDir() bool        { return false }
func (i changedInfo) Sys() any           { return nil }
