package foldersync

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"time"
)

// folder is the shared folder as far as it is used here. Names lead to files in it
// and nowhere else.
type folder interface {
	// List gives what is in it, up to a number of names.
	List(most int) ([]entry, error)
	Open(name string) (source, error)
	// Create makes a file, which must not be there.
	Create(name string) (draft, error)
	Rename(from, to string) error
	Remove(name string) error
	// Sync has the names outlive a power cut, where the system can.
	Sync() error
	Close() error
}

type entry struct {
	name     string
	size     int64
	modified time.Time
}

type source interface {
	io.ReaderAt
	io.Closer
	Size() int64
}

type draft interface {
	io.WriteCloser
	Sync() error
}

// directory is a folder of the system's.
type directory struct{ *os.Root }

func openDirectory(path string) (folder, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return directory{root}, nil
}

func (d directory) List(most int) ([]entry, error) {
	f, err := d.Root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	found, err := f.ReadDir(most)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var all []entry
	for _, e := range found {
		if !e.Type().IsRegular() { // a link may lead elsewhere, a pipe would be waited for
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			all = append(all, entry{e.Name(), info.Size(), info.ModTime()})
		}
	}
	return all, nil
}

type opened struct {
	*os.File
	size int64
}

func (o opened) Size() int64 { return o.size }

func (d directory) Open(name string) (source, error) {
	if info, err := d.Lstat(name); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNoFile}
	}
	f, err := d.Root.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errNoFile
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return opened{f, info.Size()}, nil
}

var errNoFile = errors.New("it is not a file")

// Create makes a file that whoever may read the folder may read: another user of this computer can be in
// step through it too.
func (d directory) Create(name string) (draft, error) {
	f, err := d.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	if of, err := d.Stat("."); err == nil {
		share(f, of) // where it can't be, the others say that they can't read it
	}
	return f, nil
}

// readers gives the permissions of a file for those who may look into a folder.
func readers(of fs.FileMode) fs.FileMode {
	mode := fs.FileMode(0o600)
	for _, who := range []fs.FileMode{0o050, 0o005} {
		if of&who == who {
			mode |= who & 0o044
		}
	}
	return mode
}

func (d directory) Sync() error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := d.Root.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return nil
}
