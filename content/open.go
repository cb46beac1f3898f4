package content

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
)

// Open reads the course in fsys. It gives the course, or nil when anything in
// it is an error, and every problem found, by file and line.
//
// The course keeps fsys for its pictures. Nothing in fsys is trusted: sizes,
// counts and depths are bounded, and links are not followed.
func Open(fsys fs.FS) (*Course, Problems) {
	r := newReading(fsys)
	r.course.Files = AnyForm(fsys)
	r.readAll()
	if r.errors > 0 {
		return nil, r.sorted()
	}
	r.course.index() // so that the first page need not wait for it
	return r.course, r.sorted()
}

// reading is one Open under way.
type reading struct {
	folder   *folder
	course   *Course
	problems Problems
	errors   int  // how many were met
	advice   int  // how many problems were met that are no errors
	linting  bool // whether advice is wanted too
	single   bool // whether one note is read without its course

	unread map[string]bool // kinds of which a file could not be read
	words  int             // of the YAML files so far
	hints  int             // how many names were looked for among others
	pieces int             // of the notes so far; see [markup.Document]

	declared    map[string]map[string]place // kind, id
	headings    map[string]map[string]bool  // lesson id, heading id
	references  []reference
	notes       []note
	quizText    quizText
	listed      []text // course.yaml's order of lessons
	figures     []figureEntry
	usedFigure  map[string]bool
	usedMedia   map[string]bool               // files in media/ that are shown
	definitions map[string]place              // of terms, by what they say
	names       map[string]text               // of terms, by their keys
	stepNames   map[*Process]map[string]*Step // by their keys, when linting
	sceneSteps  [][]text                      // of each scene
	prompts     map[*Question]string          // what each asks, when linting

	said    []said            // the texts of YAML files, when linting
	sources map[string][]byte // of YAML files, when linting
}

func newReading(fsys fs.FS) *reading {
	r := &reading{
		course:     &Course{},
		declared:   map[string]map[string]place{},
		headings:   map[string]map[string]bool{},
		usedFigure: map[string]bool{},
		usedMedia:  map[string]bool{},
		unread:     map[string]bool{},
		quizText:   quizText{},

		definitions: map[string]place{},
		names:       map[string]text{},
		stepNames:   map[*Process]map[string]*Step{},
		sources:     map[string][]byte{},
		prompts:     map[*Question]string{},
	}
	r.folder = &folder{fsys: fsys}
	return r
}

// readAll reads every file in the order in which one can name what another
// declares, then checks what they say of each other.
func (r *reading) readAll() {
	var within bool
	if r.folder, within = r.list(r.folder.fsys); !within {
		return
	}
	if _, ok := r.folder.sizes["course.yaml"]; !ok {
		if !r.unread["stage"] {
			r.report(place{file: "course.yaml"}, Error, "not-a-course", "there is no course.yaml; a course is a folder with a course.yaml in it")
		}
		return
	}
	r.checkFileNames()
	r.readOutline()
	r.readRoles()
	r.readTerms()
	r.readProcesses()
	r.readLessons()
	r.readPractice()
	r.readScenes()
	r.checkFigures()
	r.checkNotes()
	r.resolve()
}

// maxProblems is how many errors are told, and how much else: enough to mend
// before asking again.
const maxProblems = 10_000

// report adds a problem.
func (r *reading) report(at place, severity Severity, rule, format string, args ...any) {
	n := &r.advice
	if severity == Error {
		n = &r.errors
	}
	switch *n++; {
	case *n == maxProblems+1:
		at, rule, format, args = place{file: "."}, "more-problems", "there are more problems than the %d told here; mend these first", []any{maxProblems}
	case *n > maxProblems:
		return
	}
	r.problems = append(r.problems, Problem{
		File: at.file, Line: at.line, Column: at.column,
		Severity: severity, Rule: rule, Message: fmt.Sprintf(format, args...),
	})
}

// lint adds a warning that only Check gives.
func (r *reading) lint(at place, rule, format string, args ...any) {
	if r.linting {
		r.report(at, Warning, rule, format, args...)
	}
}

// sorted gives the problems by file, line and column.
func (r *reading) sorted() Problems {
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return r.problems
}

// maxID is how many characters an id may have.
const maxID = 64

// ValidID tells whether s can be the id of a thing of a course.
func ValidID(s string) bool {
	if s == "" || len(s) > maxID {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// checkID tells whether t can be an id, and reports it when it can't; an
// empty one has been reported as missing.
func (r *reading) checkID(t text) bool {
	if t.string == "" {
		return false
	}
	if !ValidID(t.string) {
		r.report(t.at, Error, "bad-id", "%q can't be an id; use lowercase letters, digits and hyphens, at most %d of them", shortened(t.string), maxID)
		return false
	}
	return true
}

// declare notes that id names a thing of a kind at a place, and reports it
// when another thing of the kind has the name already.
func (r *reading) declare(kind, id string, at place) {
	if r.declared[kind] == nil {
		r.declared[kind] = map[string]place{}
	}
	if first, ok := r.declared[kind][id]; ok {
		r.report(at, Error, "duplicate-id", "the %s id %q is taken by %s:%d; give this one another", kind, id, first.file, first.line)
		return
	}
	r.declared[kind][id] = at
}

// shortened keeps a message readable when what it quotes is long.
func shortened(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
