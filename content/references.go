package content

import (
	"maps"
	"slices"
	"strings"
)

// reference is a place that names a thing, to be looked up when all are read.
type reference struct {
	at  filePosition
	ref Ref // Kind may also be stage or role
}

// refer notes that at names ref.
func (r *checker) refer(at filePosition, ref Ref) {
	r.references = append(r.references, reference{at, ref})
}

// referTo notes that each of texts is the id of a thing of a kind; an empty
// text names nothing.
func (r *checker) referTo(kind string, texts ...text) {
	for _, t := range texts {
		if t.string != "" {
			r.refer(t.at, Ref{Kind: kind, ID: t.string})
		}
	}
}

// referToLesson notes that t is a lesson or lesson#heading.
func (r *checker) referToLesson(t text) {
	if t.string != "" {
		id, heading, _ := strings.Cut(t.string, "#")
		r.refer(t.at, Ref{Kind: "lesson", ID: id, Fragment: unescaped(heading)})
	}
}

// resolve reports every reference to a thing that isn't there.
func (r *checker) resolve() {
	known := map[string][]string{}
	for kind, ids := range r.declared {
		known[kind] = slices.Sorted(maps.Keys(ids))
	}
	for _, x := range r.references {
		if _, ok := r.declared[x.ref.Kind][x.ref.ID]; !ok {
			if r.single || r.unread[x.ref.Kind] {
				continue // it may well be there
			}
			r.reportUnknown(x, known[x.ref.Kind])
			continue
		}
		headings := r.headings[x.ref.ID]
		if x.ref.Fragment != "" && !headings[x.ref.Fragment] {
			var ids []string
			if len(headings) <= maxKnown && r.hints < maxHints {
				ids = slices.Sorted(maps.Keys(headings))
			}
			r.report(x.at, Error, "unknown-heading", "lesson %q has no heading %q%s",
				x.ref.ID, shortened(x.ref.Fragment), r.hintFrom(x.ref.Fragment, ids))
		}
	}
}

func (r *checker) reportUnknown(x reference, known []string) {
	shape := ""
	if x.ref.Kind == "step" && !strings.Contains(x.ref.ID, "/") {
		shape = "; write a step as process/step"
		for _, k := range known {
			if strings.HasSuffix(k, "/"+x.ref.ID) {
				shape += ", such as " + k
				break
			}
		}
		known = nil
	}
	r.report(x.at, Error, "unknown-"+x.ref.Kind, "there is no %s %q%s%s",
		x.ref.Kind, shortened(x.ref.ID), shape, r.hintFrom(x.ref.ID, known))
}
