// Package notefolder makes a course of a folder of notes, or of one note, without
// writing a file: a folder of files in which the notes are the lessons of a course.
//
// The notes come as they are, but for their encoding and the addresses in them:
// a link to another note becomes one to its lesson, and a picture beside a note
// one of the course's. No line is added or taken away, so that what is said of a
// line is said of that line of the note.
package notefolder

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/yamltext"
)

// What a folder of notes may hold. It may be anyone's, and hold anything else.
const (
	mostNotes   = 2000
	mostEntries = 50_000   // files and folders looked at
	mostLevels  = 8        // folders within folders
	mostNote    = 4 << 20  // bytes of one note
	mostText    = 32 << 20 // bytes of all notes
	mostPicture = 32 << 20
)

// ErrNoNotes says that a folder holds no Markdown file.
var ErrNoNotes = catalogue.Errorf("there is no note in it: a note is a file that ends in .md")

// ErrTooMany says that a folder holds more than a course may.
var ErrTooMany = catalogue.Errorf("it holds more than %d notes, %d MB of them, or %d files; open a part of it", mostNotes, mostText>>20, mostEntries)

// Folder is a folder of notes as the files of a course. It implements [fs.FS].
type Folder struct {
	files  map[string]*file // by their path in the course
	dirs   map[string][]fs.DirEntry
	titles map[string]string // by the path of a lesson
}

// note is a Markdown file, and what becomes of it.
type note struct {
	path   string // in the folder
	source []byte // as UTF-8, with its addresses as they are
	id     string
	links  []string // paths of the notes it links to, in order
}

// New makes a course of the notes in a folder. Title is what the folder is called.
// With only, it is that note alone, with the pictures beside it. Nothing is read
// but notes; links aren't followed.
func New(folder fs.FS, title string, only ...string) (*Folder, error) {
	found, err := find(folder)
	if err != nil {
		return nil, err
	}
	if len(only) > 0 {
		found.notes = slices.DeleteFunc(found.notes, func(name string) bool { return !slices.Contains(only, name) })
	}
	if len(found.notes) == 0 {
		return nil, ErrNoNotes
	}
	notes := make([]*note, len(found.notes))
	by := map[string]*note{}
	total := 0
	for i, name := range found.notes {
		source, err := readNote(folder, name)
		if err != nil {
			return nil, err
		}
		if total += len(source); total > mostText {
			return nil, ErrTooMany
		}
		notes[i] = &note{path: name, source: source}
		by[name] = notes[i]
	}
	nameAll(notes)
	for _, n := range notes {
		n.links = linksOf(n, by)
	}
	lessons, index := inOrder(notes)
	f := &Folder{files: map[string]*file{}, titles: map[string]string{}}
	media := &pictures{folder: folder, found: found.pictures, into: f}
	for i, n := range lessons {
		name := fmt.Sprintf("lessons/%04d-%s.md", i+1, n.id)
		f.files[name] = &file{origin: n.path, data: rewritten(n, by, media)}
		f.titles[name] = titleOf(n.path)
	}
	if index != nil {
		if named := firstHeading(index.source); named != "" {
			title = named
		}
	}
	f.files["course.yaml"] = &file{data: outline(title, lessons)}
	f.list()
	return f, nil
}

// Origin gives the path, in the folder of notes, of a file of the course; "" when
// it was made.
func (f *Folder) Origin(name string) string {
	if file, ok := f.files[name]; ok {
		return file.origin
	}
	return ""
}

// Title gives a title for a lesson that gives itself none: its file's name.
func (f *Folder) Title(name string) string { return f.titles[name] }

// found are the paths of what is in a folder.
type found struct {
	notes    []string
	pictures map[string]string // by the path in small letters
}

// find looks through a folder. What begins with a dot or an underscore isn't for
// learners.
func find(folder fs.FS) (found, error) {
	f := found{pictures: map[string]string{}}
	entries := 0
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		switch base := path.Base(name); {
		case err != nil && name == ".":
			return err
		case name == ".":
			return nil
		case err != nil, strings.HasPrefix(base, "."), strings.HasPrefix(base, "__"), base == "node_modules":
			return skip(d)
		}
		if entries++; entries > mostEntries {
			return ErrTooMany
		}
		if d.IsDir() {
			if strings.Count(name, "/") >= mostLevels-1 {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			return nil
		}
		switch kind := strings.ToLower(path.Ext(name)); {
		case kind == ".md" || kind == ".markdown":
			if f.notes = append(f.notes, name); len(f.notes) > mostNotes {
				return ErrTooMany
			}
		case slices.Contains(pictureEndings, kind):
			f.pictures[strings.ToLower(name)] = name
		}
		return nil
	})
	if err != nil {
		return f, catalogue.Errorf("look through the folder: %v", err)
	}
	slices.SortFunc(f.notes, naturally)
	return f, nil
}

func skip(d fs.DirEntry) error {
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

var pictureEndings = []string{".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"}

// outline is the course.yaml that the notes would have.
func outline(title string, lessons []*note) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "id: %s\ntitle: %s\nlessons:\n", courseID(title), yamltext.Scalar(title))
	for _, n := range lessons {
		fmt.Fprintf(&b, "  - %s\n", n.id)
	}
	return []byte(b.String())
}
