package questions

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/questionfile"
	"stagecraft/content/slug"
	"stagecraft/ui/words"
)

// found is the notes of a course with their questions, as they were read.
type found struct {
	folder string
	notes  []*noteFile // the lessons in their order, then the banks of questions
	taken  map[string]bool
	err    error
}

// noteFile is a note of a course that has questions, or can have some.
type noteFile struct {
	name  string // its path in the course's folder
	id    string // of the lesson that it is; "" for a bank
	title string // of that
	raw   []byte // nil when there is no such file yet
	file  *questionfile.File
	err   error // why it can't be edited here
}

// bank is where questions stand that belong to no lesson, when there is no other file yet.
const bank = "practice/questions.md"

// read reads the notes of a course in a folder.
func read(folder string, course *content.Course) found {
	f := found{folder: folder, taken: map[string]bool{}}
	if folder == "" {
		return f
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		f.err = err
		return f
	}
	defer root.Close()
	notes := map[string]string{} // the files of lessons, by id
	for file, id := range content.NotesOf(root.FS()) {
		notes[id] = file
	}
	for _, l := range course.Lessons {
		name := notes[l.ID]
		if name == "" {
			name = l.Path
		}
		f.add(root.FS(), noteFile{name: name, id: l.ID, title: l.Title})
	}
	entries, err := fs.ReadDir(root.FS(), "practice")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		f.err = err
	}
	banks := 0
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".md") {
			f.add(root.FS(), noteFile{name: path.Join("practice", e.Name())})
			banks++
		}
	}
	if banks == 0 {
		f.notes = append(f.notes, &noteFile{name: bank})
		f.notes[len(f.notes)-1].file, f.err = questionfile.Read(nil)
	}
	for _, q := range course.Questions {
		f.taken[q.ID] = true
	}
	return f
}

// add reads a note.
func (f *found) add(folder fs.FS, note noteFile) {
	n := &note
	f.notes = append(f.notes, n)
	if n.raw, n.err = fs.ReadFile(folder, n.name); n.err == nil {
		n.file, n.err = questionfile.Read(n.raw)
	}
	if n.file != nil {
		for _, q := range n.file.Questions() {
			f.taken[q.ID] = true
		}
	}
}

// took takes up that a note was written.
func (f *found) took(name string, after []byte) {
	f.notes = slices.Clone(f.notes)
	for i, n := range f.notes {
		if n.name != name {
			continue
		}
		now := *n
		now.raw = after
		now.file, now.err = questionfile.Read(after)
		f.notes[i] = &now
	}
	f.taken = maps.Clone(f.taken)
	for _, n := range f.notes {
		if n.file != nil {
			for _, q := range n.file.Questions() {
				f.taken[q.ID] = true
			}
		}
	}
}

// note gives the note at a path that can be edited; the first of a course when it is "".
func (f *found) note(name string) *noteFile {
	for _, n := range f.notes {
		if n.file != nil && (n.name == name || name == "") {
			return n
		}
	}
	return nil
}

// lesson gives the note of a lesson, if it can be edited; the first of a course when it
// can't.
func (f *found) lesson(id string) *noteFile {
	for _, n := range f.notes {
		if n.file != nil && n.id == id && id != "" {
			return n
		}
	}
	return f.note("")
}

// of gives the note in which a question stands.
func (f *found) of(id string) *noteFile {
	for _, n := range f.notes {
		if n.file != nil {
			if _, ok := n.file.Question(id); ok {
				return n
			}
		}
	}
	return nil
}

// count is how many questions there are.
func (f *found) count() (n int) {
	for _, note := range f.notes {
		if note.file != nil {
			n += len(note.file.Questions())
		}
	}
	return n
}

// freeID makes an id of what is asked.
func (f *found) freeID(prompt string) string {
	asks := strings.Fields(plain(prompt))
	id := slug.Of(strings.Join(asks[:min(len(asks), 6)], " "))
	if id == "" {
		id = "question-" + slug.Short(prompt)
	}
	return slug.Free(id, func(id string) bool { return f.taken[id] })
}

// line gives the line before which a question comes, after the block that begins on a
// line; 0 is the note's end.
func (n *noteFile) line(after int) int {
	places := n.file.Places()
	for _, p := range places {
		if p.After == after && after > 0 {
			return p.Line
		}
	}
	return places[len(places)-1].Line
}

// called is what a note is called.
func (n *noteFile) called() string {
	if n.title != "" {
		return n.title
	}
	return words.F("Practice, in no lesson (%s)", n.name)
}
