package fix

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"strings"
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
	added := o.addedIn(name)
	if err != nil {
		if len(added) == 0 {
			return nil, err
		}
		return &newFolder{changedInfo{name: path.Base(name), folder: true}, added}, nil
	}
	dir, ok := f.(fs.ReadDirFile)
	if !ok || len(added) == 0 {
		return f, nil
	}
	return &addedTo{dir, added}, nil
}

// addedIn gives what a folder has that it hadn't before: files, and the folders of files.
func (o overlay) addedIn(name string) (added []fs.DirEntry) {
	seen := map[string]bool{}
	for file, data := range o.changed {
		rest := file
		if name != "." {
			var within bool
			if rest, within = strings.CutPrefix(file, name+"/"); !within {
				continue
			}
		}
		top, _, deeper := strings.Cut(rest, "/")
		if _, err := fs.Stat(o.base, path.Join(name, top)); err == nil || seen[top] {
			continue
		}
		seen[top] = true
		info := changedInfo{name: top, size: int64(len(data)), folder: deeper}
		added = append(added, fs.FileInfoToDirEntry(info))
	}
	return added
}

// newFolder is a folder that isn't there yet.
type newFolder struct {
	changedInfo
	left []fs.DirEntry
}

// Stat says that it is a folder.
func (d *newFolder) Stat() (fs.FileInfo, error) { return d.changedInfo, nil }

// Read is refused.
func (d *newFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.name, Err: fs.ErrInvalid}
}

// Close does nothing.
func (d *newFolder) Close() error { return nil }

// ReadDir lists it. It implements [fs.ReadDirFile].
func (d *newFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	all := d.left
	d.left = nil
	if n > 0 && len(all) == 0 {
		return nil, io.EOF
	}
	return all, nil
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

func (f *changedFile) Stat() (fs.FileInfo, error) {
	return changedInfo{name: f.name, size: f.Size()}, nil
}
func (f *changedFile) Close() error { return nil }

type changedInfo struct {
	name   string
	size   int64
	folder bool
}

func (i changedInfo) Name() string { return i.name }
func (i changedInfo) Size() int64  { return i.size }
func (i changedInfo) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

func (i changedInfo) ModTime() time.Time { return time.Time{} }
func (i changedInfo) IsDir() bool        { return i.folder }
func (i changedInfo) Sys() any           { return nil }
