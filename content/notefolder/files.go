package notefolder

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// file is a file of the course: what was made of one of the folder, or that itself.
type file struct {
	origin string // its path in the folder; "" of one that was made
	under  fs.FS  // where it is read from; nil when data is all of it
	data   []byte
	size   int64
}

// list lists the folders of the course, once all files are known.
func (f *Folder) list() {
	f.dirs = map[string][]fs.DirEntry{".": nil}
	for name, file := range f.files {
		if file.under == nil {
			file.size = int64(len(file.data))
		}
		dir := path.Dir(name)
		f.addFolder(dir)
		f.dirs[dir] = append(f.dirs[dir], fs.FileInfoToDirEntry(info{path.Base(name), file.size, false}))
	}
	for _, entries := range f.dirs {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
}

// addFolder lists a folder in the one that it lies in, and that in its own.
func (f *Folder) addFolder(dir string) {
	if _, ok := f.dirs[dir]; ok {
		return
	}
	f.dirs[dir] = nil
	within := path.Dir(dir)
	f.addFolder(within)
	f.dirs[within] = append(f.dirs[within], fs.FileInfoToDirEntry(info{path.Base(dir), 0, true}))
}

// Open opens a file of the course.
func (f *Folder) Open(name string) (fs.File, error) {
	if entries, ok := f.dirs[name]; ok {
		return &openDir{info{path.Base(name), 0, true}, entries}, nil
	}
	file, ok := f.files[name]
	if !ok || !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if file.under != nil {
		return file.under.Open(file.origin)
	}
	return &openFile{bytes.NewReader(file.data), info{path.Base(name), file.size, false}}, nil
}

// info is what is told of a file or folder.
type info struct {
	name string
	size int64
	dir  bool
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.dir }
func (i info) Sys() any           { return nil }

func (i info) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type openFile struct {
	*bytes.Reader
	info info
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type openDir struct {
	info info
	left []fs.DirEntry
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *openDir) Close() error               { return nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.info.name, Err: fs.ErrInvalid}
}

// ReadDir gives the next n entries, or all with n at most 0.
func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		all := d.left
		d.left = nil
		return all, nil
	}
	if len(d.left) == 0 {
		return nil, io.EOF
	}
	some := d.left[:min(n, len(d.left))]
	d.left = d.left[len(some):]
	return some, nil
}
