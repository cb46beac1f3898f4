// Package edition says how two editions of a course differ in what a learner can
// learn by heart: what is new, what was only reworded, what now means something
// else, what went elsewhere and what is gone.
//
// An edition is all that has an id, each with what it says in parts: a term has its
// name, its abbreviation and its definition. [Judge] tells a part that was reworded
// from one that means something else; [Compare] does so for whole editions. Both
// are pure functions. Where paragraphs of lessons went, package anchor tells.
package edition

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Thing is something with an id, and what it says.
type Thing struct {
	// ID is its kind and the author's id, as in a link: "term:po",
	// "step:pipeline-seven/demo", "lesson:sales-process#two-examples".
	ID    string
	Parts []Part
}

// Part is one part of what a thing says. Of a part that has several items, as the
// right answers of a question, each stands between [Between].
type Part struct {
	Name string // such as "definition"
	Text string // on one line, at most MaxText bytes
	Sum  string // of the whole text, see [Sum]
	// Exact is set where each letter counts, as in an answer that is to be typed.
	Exact bool
}

// MaxText is how much of a part is kept, in bytes. What differs only after that
// counts as reworded.
const MaxText = 2000

// Between stands between the items of a part.
const Between = " | "

// Edition is a course at a version.
type Edition struct {
	Version string
	Things  []Thing // by id, each once
}

// NewPart makes a part of a text. White space is put on one line.
func NewPart(name, text string, exact bool) Part {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	return Part{Name: name, Text: short(text), Sum: Sum(text), Exact: exact}
}

// NewList makes a part of several items. In whatever order they are given, it is
// the same, unless ordered.
func NewList(name string, items []string, exact, ordered bool) Part {
	if !ordered {
		items = slices.Sorted(slices.Values(items))
	}
	return NewPart(name, strings.Join(items, Between), exact)
}

// short cuts a text after a whole character.
func short(text string) string {
	if len(text) <= MaxText {
		return text
	}
	return strings.ToValidUTF8(text[:MaxText], "")
}

// Sum is a hash of a text, in hex.
func Sum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

// Sum is a hash of all that a thing says.
func (t *Thing) Sum() string {
	var all strings.Builder
	for _, p := range t.Parts {
		all.WriteString(p.Name + " " + p.Sum + "\n")
	}
	return Sum(all.String())
}

// Part gives the part with a name; nil when there is none.
func (t *Thing) Part(name string) *Part {
	for i := range t.Parts {
		if t.Parts[i].Name == name {
			return &t.Parts[i]
		}
	}
	return nil
}

// New makes an edition of things in any order. Of several with one id the first
// counts.
func New(version string, things []Thing) Edition {
	slices.SortStableFunc(things, func(a, b Thing) int { return cmp.Compare(a.ID, b.ID) })
	things = slices.CompactFunc(things, func(a, b Thing) bool { return a.ID == b.ID })
	return Edition{Version: version, Things: things}
}

// Thing gives the thing with an id; nil when there is none.
func (e *Edition) Thing(id string) *Thing {
	i, ok := slices.BinarySearchFunc(e.Things, id, func(t Thing, id string) int { return cmp.Compare(t.ID, id) })
	if !ok {
		return nil
	}
	return &e.Things[i]
}

// Sum is the same for editions of one version that say the same.
func (e *Edition) Sum() string {
	var all strings.Builder
	all.WriteString(e.Version + "\n")
	for i := range e.Things {
		all.WriteString(e.Things[i].ID + " " + e.Things[i].Sum() + "\n")
	}
	return Sum(all.String())
}

// Kind is what kind of thing an id names: "term" of "term:po", "heading" of a place
// in a lesson.
func Kind(id string) string {
	kind, rest, _ := strings.Cut(id, ":")
	if kind == "lesson" && strings.Contains(rest, "#") {
		return "heading"
	}
	return kind
}

// Learnt says whether an id is of what is learnt by heart or asked. Only that can
// change in meaning: what a lesson, a heading, a process, a role or a stage is called
// is but its name.
func Learnt(id string) bool {
	switch Kind(id) {
	case "lesson", "heading", "process", "role", "stage":
		return false
	}
	return true
}
