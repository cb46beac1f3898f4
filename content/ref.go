package content

import (
	"net/url"
	"strings"
)

// Ref names a thing of a course, as a link in Markdown does: term:po,
// step:pipeline-seven/demo, process:classic-seven, dialogue:first-call or
// lesson:sales-process#two-examples.
type Ref struct {
	Kind     string // "term", "step", "process", "dialogue" or "lesson"
	ID       string // a step's is process/step
	Fragment string // the heading's anchor, of a lesson only
}

// ParseRef reads a link's destination. It is false when the destination isn't
// of a course's own kinds; whether the course has such a thing is not asked.
func ParseRef(destination string) (Ref, bool) {
	kind, rest, ok := strings.Cut(destination, ":")
	if !ok {
		return Ref{}, false
	}
	ref := Ref{Kind: kind, ID: rest}
	switch kind {
	case "term", "step", "process", "dialogue":
	case "lesson":
		ref.ID, ref.Fragment, _ = strings.Cut(rest, "#")
		ref.Fragment = unescaped(ref.Fragment)
	default:
		return Ref{}, false
	}
	return ref, true
}

// String gives the ref as a link's destination.
func (r Ref) String() string {
	if r.Fragment == "" {
		return r.Kind + ":" + r.ID
	}
	return r.Kind + ":" + r.ID + "#" + r.Fragment
}

// unescaped resolves %C3%A9 in an anchor, which editors write for é.
func unescaped(fragment string) string {
	if plain, err := url.PathUnescape(fragment); err == nil {
		return plain
	}
	return fragment
}
