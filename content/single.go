package content

import (
	"io/fs"
	"os"

	"stagecraft/content/catalogue"
)

// CheckNote checks one note by itself: its Markdown, its questions and the
// links within it. What it says of the rest of a course can't be checked.
func CheckNote(name string, source []byte) Problems {
	r := newLoader(noFiles{})
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
	r.lintProse()
	r.makeIDs()
	return r.sorted()
}

// checkNoteAt checks the note at a path of the computer.
func checkNoteAt(name string) Problems {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return Problems{statProblem(name, err)}
	case !info.Mode().IsRegular():
		return Problems{pathProblem(name, "not-a-file", catalogue.Say("this isn't a file; a note is a Markdown file"))}
	case info.Size() > maxMarkdown:
		return Problems{pathProblem(name, "too-big", catalogue.Say("%d bytes; a note may have %d", info.Size(), maxMarkdown))}
	}
	source, err := os.ReadFile(name)
	if err != nil {
		return Problems{pathProblem(name, "unreadable", catalogue.Say("cannot be read: %v", plainError(err)))}
	}
	return CheckNote(name, source)
}

// noFiles is a folder with nothing in it.
type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
