package content

import (
	"maps"
	"slices"
	"strings"

	"stagecraft/content/catalogue"
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
	shape, whole := catalogue.Message{}, []string(nil)
	if x.ref.Kind == "step" && !strings.Contains(x.ref.ID, "/") {
		shape = catalogue.Say("; write a step as process/step")
		for _, k := range known {
			if strings.HasSuffix(k, "/"+x.ref.ID) {
				whole = append(whole, k)
			}
		}
		if known = nil; len(whole) > 0 {
			shape = catalogue.Say("; write a step as process/step, such as %s", whole[0])
		}
	}
	nearest, hint := r.nearestOrAll(x.ref.ID, known)
	right := sure(x.ref.ID, nearest, known)
	if len(whole) == 1 {
		right = whole[0]
	}
	p := r.reportMessage(x.at, Error, "unknown-"+x.ref.Kind, noSuch(x.ref.Kind, shortened(x.ref.ID), shape, hint))
	p.instead(x.written, x.repaired(x.ref.ID, right))
	if x.ref.Kind == "term" && right == "" && ValidID(x.ref.ID) {
		p.Repair = Repair{Wrong: x.ref.ID} // which can be added
	}
}

// noSuch says that there is no thing of a kind with an id, and what could be meant.
func noSuch(kind string, id, shape, hint any) catalogue.Message {
	switch kind {
	case "lesson":
		return catalogue.Say("there is no lesson %q%s%s", id, shape, hint)
	case "process":
		return catalogue.Say("there is no process %q%s%s", id, shape, hint)
	case "step":
		return catalogue.Say("there is no step %q%s%s", id, shape, hint)
	case "term":
		return catalogue.Say("there is no term %q%s%s", id, shape, hint)
	case "question":
		return catalogue.Say("there is no question %q%s%s", id, shape, hint)
	case "scene":
		return catalogue.Say("there is no scene %q%s%s", id, shape, hint)
	case "dialogue":
		return catalogue.Say("there is no dialogue %q%s%s", id, shape, hint)
	case "board":
		return catalogue.Say("there is no board %q%s%s", id, shape, hint)
	case "role":
		return catalogue.Say("there is no role %q%s%s", id, shape, hint)
	case "stage":
		return catalogue.Say("there is no stage %q%s%s", id, shape, hint)
	}
	return catalogue.Say("there is no %s %q%s%s", kind, id, shape, hint)
}

// namedKind says a kind of thing as a word of a sentence.
func namedKind(kind string) catalogue.Message {
	switch kind {
	case "lesson":
		return catalogue.Say("lesson")
	case "heading":
		return catalogue.Say("heading")
	case "process":
		return catalogue.Say("process")
	case "step":
		return catalogue.Say("step")
	case "term":
		return catalogue.Say("term")
	case "question":
		return catalogue.Say("question")
	case "scene":
		return catalogue.Say("scene")
	case "dialogue":
		return catalogue.Say("dialogue")
	case "board":
		return catalogue.Say("board")
	case "role":
		return catalogue.Say("role")
	case "stage":
		return catalogue.Say("stage")
	case "comment":
		return catalogue.Say("comment")
	}
	return catalogue.Joined("", kind)
}
