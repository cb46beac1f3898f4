package content

import (
	"io/fs"
	"os"
	"path/filepath"
)

// CheckNote checks one note by itself: its Markdown, its questions and the
// links within it. What it says of the rest of a course can't be checked.
func CheckNote(name string, source []byte) Problems {
	r := newReading(noFiles{})
	r.linting = true
	r.single = true
	source, ok := r.plainText(name, source)
	if !ok {
		return r.sorted()
	}
	l := r.parseLesson(name, source)
	r.course.Lessons = []*Lesson{l}
	r.settleLesson(l)
	r.checkNotes()
	r.resolve()
	return r.sorted()
}

// checkNoteAt checks the note at a path of the computer.
func checkNoteAt(name string) Problems {
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return Problems{pathProblem(name, "unreadable", "cannot be read: "+plainError(err).Error())}
	}
	r := newReading(root.FS())
	source, ok := r.read(filepath.Base(name))
	if err := root.Close(); err != nil {
		r.report(place{file: name}, Error, "unreadable", "%v", err)
	}
	if !ok {
		for i := range r.problems {
			r.problems[i].File = name
		}
		return r.problems
	}
	return CheckNote(name, source)
}

// noFiles is a folder with nothing in it.
type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
