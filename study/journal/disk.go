package journal

import (
	"path/filepath"
	"sync"
)

// disk is a journal's place: its file, and the goroutine that writes to it. A
// journal goes on to another when the file can't be used any more.
type disk struct {
	path string     // where the journal is to be; a link, perhaps
	io   sync.Mutex // held while the file is used
	file *file
	seen fileIdentity // what was refused at path before

	wake, quit chan struct{}
	done       chan struct{} // closed when the goroutine has ended
	rest       bool          // at once, guarded by Journal.mu
	try        bool          // at once, guarded by Journal.mu
}

// resolveLinks gives what a path leads to, if anything is there: SQLite keeps its log
// beside that, not beside a link.
func resolveLinks(path string) string {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		return to
	}
	return path
}

func (d *disk) folder() string { return filepath.Dir(d.path) }

func newDisk(path string, f *file) *disk {
	return &disk{path: path, file: f, wake: make(chan struct{}, 1), quit: make(chan struct{}), done: make(chan struct{})}
}

// long says whether the log is to be emptied, even while there is no rest.
func (d *disk) long() bool { return d.file != nil && !d.file.spoilt && d.file.log.Size() > mostLog }

// untold says whether the manifest doesn't tell of the log that is being written yet.
func (d *disk) untold() bool {
	return d.file != nil && !d.file.spoilt && !d.file.told && d.file.log.Size() > 0
}
