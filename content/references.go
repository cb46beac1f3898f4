package content

import (
	"maps"
	"slices"
	"strings"
)

// reference is a place that names a thing, to be looked up when all are read.
type reference struct {
	at      filePosition
	ref     Ref    // Kind may also be stage or role
	written string // as it stands at the place
}

// refer notes that what is written at a place names ref.
func (r *checker) refer(at filePosition, ref Ref, written string) {
	r.references = append(r.references, reference{at, ref, written})
}

// repaired is the reference as it would stand with another id or fragment; "" when
// there is none.
func (x *reference) repaired(wrong, right string) string {
	if right == "" || wrong == "" {
		return ""
	}
	i := strings.LastIndex(x.written, wrong)
	if i < 0 {
		return ""
	}
	return x.written[:i] + right + x.written[i+len(wrong):]
}

// referTo notes that each of texts is the id of a thing of a kind; an empty
// text names nothing.
func (r *checker) referTo(kind string, texts ...text) {
	for _, t := range texts {
		if t.string != "" {
			r.refer(t.at, Ref{Kind: kind, ID: t.string}, t.string)
		}
	}
}

// referToLesson notes that t is a lesson or lesson#heading.
func (r *checker) referToLesson(t text) {
	if t.string != "" {
		id, heading, _ := strings.Cut(t.string, "#")
		r.refer(t.at, Ref{Kind: "lesson", ID: id, Fragment: unescaped(heading)}, t.string)
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
			nearest, hint := r.nearestOrAll(x.ref.Fragment, ids)
			r.report(x.at, Error, "unknown-heading", "lesson %q has no heading %q%s", x.ref.ID, shortened(x.ref.Fragment), hint).
				instead(x.written, x.repaired(x.ref.Fragment, sure(x.ref.Fragment, nearest, ids)))
		}
	}
}

func (r *checker) reportUnknown(x reference, known []string) {
	shape, whole := "", []string(nil)
	if x.ref.Kind == "step" && !strings.Contains(x.ref.ID, "/") {
		shape = "; write a step as process/step"
		for _, k := range known {
			if strings.HasSuffix(k, "/"+x.ref.ID) {
				whole = append(whole, k)
			}
		}
		if known = nil; len(whole) > 0 {
			shape += ", such as " + whole[0]
		}
	}
	nearest, hint := r.nearestOrAll(x.ref.ID, known)
	right := sure(x.ref.ID, nearest, known)
	if len(whole) == 1 {
		right = whole[0]
	}
	p := r.report(x.at, Error, "unknown-"+x.ref.Kind, "there is no %s %q%s%s", x.ref.Kind, shortened(x.ref.ID), shape, hint)
	p.instead(x.written, x.repaired(x.ref.ID, right))
	if x.ref.Kind == "term" && right == "" && ValidID(x.ref.ID) {
		p.Repair = Repair{Wrong: x.ref.ID} // which can be added
	}
}
