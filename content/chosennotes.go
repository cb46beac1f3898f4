package content

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/notefolder"
)

// noteEntry is a lesson of course.yaml that is a note beside it.
type noteEntry struct {
	id    string
	title string // "" is the note's own
	note  text   // its path in the folder
}

// withNotes gives a course whose course.yaml names notes as lessons as the files of a
// course, or the folder itself when it names none, or can't be read, which is
// reported when it is opened.
func withNotes(folder fs.FS) (fs.FS, error) {
	if notesIn(folder) != nil {
		return folder, nil
	}
	var chosen []notefolder.Chosen
	for _, e := range namedNotes(folder) {
		chosen = append(chosen, notefolder.Chosen{ID: e.id, Note: e.note.string})
	}
	if len(chosen) == 0 {
		return folder, nil
	}
	files, err := notefolder.Choose(folder, chosen, isCourseFile)
	if err != nil {
		return nil, catalogue.Errorf("read the notes of the course: %v", err)
	}
	return files, nil
}

// namedNotes gives the notes that the course.yaml of a folder names, as far as it can
// be read.
func namedNotes(folder fs.FS) []noteEntry {
	if _, err := fs.Stat(folder, "course.yaml"); err != nil {
		return nil
	}
	r := newLoader(folder)
	source, ok := r.read("course.yaml")
	if !ok || !bytes.Contains(source, []byte("notes")) {
		return nil
	}
	n := r.parseYAML("course.yaml", source)
	if n == nil || n.kind != mappingNode {
		return nil
	}
	return r.readNotes(r.fields("course.yaml", n, "a course"))
}

// mustHaveNotes is withNotes for files that are opened anyhow: notes that can't be read
// are lessons that aren't there, which is reported.
func mustHaveNotes(folder fs.FS) fs.FS {
	if files, err := withNotes(folder); err == nil {
		return files
	}
	return folder
}

// readNotes reads which notes are lessons: "id: path" or "id: {file: path, title: …}".
func (r *loader) readNotes(f *fields) (all []noteEntry) {
	if f == nil {
		return nil
	}
	for _, e := range f.pairs("notes") {
		one := noteEntry{id: e.key}
		switch e.value.kind {
		case mappingNode:
			inner := r.fields("course.yaml", e.value, "a note")
			if inner == nil {
				continue
			}
			one.note, one.title = inner.required("file", "the note's file, from where course.yaml is"), inner.text("title").string
			inner.done()
		default:
			one.note = r.text("course.yaml", e.value, "a note")
		}
		if one.note.string == "" || !r.checkID(text{e.key, e.keyAt}, "lesson", "") {
			continue
		}
		if !fs.ValidPath(one.note.string) || !isNote(one.note.string) {
			r.report(one.note.at, Error, "bad-note", "%q can't be a note of the course; name a file that ends in .md, from where course.yaml is, such as notes/start.md", shortened(one.note.string))
			continue
		}
		all = append(all, one)
	}
	return all
}

// takeNotes notes what course.yaml says of the notes that are lessons, and reports
// those that are neither there nor in lessons/ already, as in a packed course.
func (r *loader) takeNotes(entries []noteEntry) {
	r.noteTitles = map[string]string{}
	lessons := map[string]bool{}
	for _, file := range r.folder.in("lessons", ".md") {
		lessons[lessonIDOf(file)] = true
	}
	for _, e := range entries {
		if e.title != "" {
			r.noteTitles[e.id] = e.title
		}
		if !lessons[e.id] {
			r.report(e.note.at, Error, "missing-note", "there is no note %q that can be read; put it back, or take its lesson out of notes and lessons", shortened(e.note.string))
		}
	}
}

// lessonIDOf is the id that a lesson has by its file.
func lessonIDOf(file string) string {
	return leadingNumber.ReplaceAllString(strings.TrimSuffix(path.Base(file), ".md"), "")
}

// OpenFolder opens the course, or the notes, in a folder of a name, as OpenPath does one
// on the disk. The problems are also those of a course that opens.
func OpenFolder(folder fs.FS, name string) (*Course, Problems) {
	files, err := orNotes(folder, name)
	if err != nil {
		return nil, Problems{pathProblem(name, "unreadable", catalogue.Joined("", err))}
	}
	return openFiles(files, notesIn(files))
}

// NotesOf gives the ids of the lessons that are notes beside the course.yaml of a
// folder, by the notes' paths in it; none for a course of another kind.
func NotesOf(folder fs.FS) map[string]string {
	ids := map[string]string{}
	for _, e := range namedNotes(folder) {
		ids[e.note.string] = e.id
	}
	return ids
}

// IsCourse tells whether a folder has a course.yaml.
func IsCourse(folder fs.FS) bool {
	_, err := fs.Stat(folder, "course.yaml")
	return !errors.Is(err, fs.ErrNotExist)
}
