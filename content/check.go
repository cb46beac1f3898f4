package content

import "strings"

// checker checks what the files of a course say of each other: ids, what they
// name, what they show. It reports what is wrong.
type checker struct {
	*reporter
	folder *folder
	course *Course
	single bool // whether one note is read without its course

	unread map[string]bool // kinds of which a file could not be read
	hints  int             // how many names were looked for among others

	declared   map[string]map[string]filePosition // kind, id
	headings   map[string]map[string]bool         // lesson id, heading id
	references []reference
	notes      []note
	quizText   quizText
	figures    []figureEntry
	cover      text
	boarded    []boardAsked

	certificateAt filePosition // where it says how many questions it needs
	usedFigure    map[string]bool
	usedMedia     map[string]bool // files in media/ that are shown
}

func newChecker(f *folder, course *Course) *checker {
	return &checker{
		reporter: &reporter{}, folder: f, course: course,
		unread:   map[string]bool{},
		declared: map[string]map[string]filePosition{}, headings: map[string]map[string]bool{},
		quizText: quizText{}, usedFigure: map[string]bool{}, usedMedia: map[string]bool{},
	}
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
func (r *checker) checkID(t text, kind, within string) bool {
	if t.string == "" {
		return false
	}
	if !ValidID(t.string) {
		r.report(t.at, Error, "bad-id", "%q can't be an id; use lowercase letters, digits and hyphens, at most %d of them", shortened(t.string), maxID).
			id(t.string, kind, within, t.string)
		return false
	}
	return true
}

// declare notes that id names a thing of a kind at a place, and reports it
// when another thing of the kind has the name already.
func (r *checker) declare(kind, id string, at filePosition) {
	if r.declared[kind] == nil {
		r.declared[kind] = map[string]filePosition{}
	}
	if first, ok := r.declared[kind][id]; ok {
		r.report(at, Error, "duplicate-id", "the %s id %q is taken by %s:%d; give this one another", namedKind(kind), id, first.file, first.line).
			id(bareID(id), kind, strings.TrimSuffix(id, bareID(id)), bareID(id))
		return
	}
	r.declared[kind][id] = at
}

// bareID is the id of a step without that of its process; of others the id itself.
func bareID(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }

// shortened keeps a message readable when what it quotes is long.
func shortened(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
