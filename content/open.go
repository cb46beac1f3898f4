package content

import (
	"io/fs"

	"stagecraft/content/notefolder"
)

// Open reads the course in fsys. It gives the course, or nil when anything in
// it is an error, and every problem found, by file and line.
//
// The course keeps fsys for its pictures. Nothing in fsys is trusted: sizes,
// counts and depths are bounded, and links are not followed.
func Open(fsys fs.FS) (*Course, Problems) { return openFiles(fsys, nil) }

// openFiles opens a course, which may be made of a folder of notes.
func openFiles(fsys fs.FS, notes *notefolder.Folder) (*Course, Problems) {
	if notes == nil {
		fsys = mustHaveNotes(fsys)
		notes = notesIn(fsys)
	}
	r := newLoader(fsys)
	r.ofNotes(notes)
	r.course.Files = AnyForm(fsys)
	takeFormulas(fsys)
	r.readAll()
	if r.errors > 0 {
		return nil, r.fromNotes(r.sorted())
	}
	r.course.index() // so that the first page need not wait for it
	return r.course, r.fromNotes(r.sorted())
}

// loader makes a course of a folder: it reads the files, and has what they say
// checked and advised on as it goes.
type loader struct {
	*checker
	*adviser

	words, listWords int               // of the YAML files so far that are no lists, and of those that are
	parsed           *parsedAhead      // nil for none
	pieces           int               // of the notes so far; see [markup.Document]
	listed           []text            // course.yaml's order of lessons
	noteTitles       map[string]string // those that course.yaml gives notes, by the lesson's id
	editing          editing
	packing          bool               // whether the course is to be handed out
	notesFolder      *notefolder.Folder // of which the course is made; nil when it is one of its own
}

func newLoader(fsys fs.FS) *loader {
	c := newChecker(&folder{fsys: fsys}, &Course{})
	return &loader{checker: c, adviser: newAdviser(c)}
}

// readAll reads every file in the order in which one can name what another
// declares, then checks what they say of each other.
func (r *loader) readAll() {
	var within bool
	if r.folder, within = r.list(r.folder.fsys); !within {
		return
	}
	if _, ok := r.folder.sizes["course.yaml"]; !ok {
		if !r.unread["stage"] {
			r.report(filePosition{file: "course.yaml"}, Error, "not-a-course", "there is no course.yaml; a course is a folder with a course.yaml in it")
		}
		return
	}
	r.checkFileNames()
	r.parsed = parseAhead(r.folder)
	r.readOutline()
	r.readRoles()
	r.readTerms()
	r.readProcesses()
	r.nameInLetters()
	r.readLessons()
	r.readPractice()
	r.settleBoards()
	r.readScenes()
	r.readComments()
	r.readDialogues()
	r.checkCertificate()
	r.checkFigures()
	r.checkNotes()
	r.resolve()
	r.checkLock(r.packing)
}
