package content

import (
	"fmt"
	"strings"

	"stagecraft/content/slug"
)

// Repair is what of a problem can be put right without its author's thinking, as far
// as that is known where the problem is found. Package fix makes edits of it.
type Repair struct {
	Wrong string // what is wrong, as it stands at the place
	Right string // what could stand there instead, or be added
	Drop  bool   // it is right to take out what stands at the place

	kind   string // of the thing that Right is to be an id of, made of the text in Right
	within string // what that id has to be unique after, such as "loan/"
}

// instead notes what could stand in the place of what is wrong. With no right,
// nothing is known.
func (p *Problem) instead(wrong, right string) {
	if right != "" {
		p.Repair = Repair{Wrong: wrong, Right: right}
	}
}

// drop notes that what stands at the place can be taken out.
func (p *Problem) drop(wrong string) { p.Repair = Repair{Wrong: wrong, Drop: true} }

// id notes that the thing of a kind can be given an id made of a text, in the place
// of the one that is wrong.
func (p *Problem) id(wrong, kind, within, of string) {
	p.Repair = Repair{Wrong: wrong, Right: of, kind: kind, within: within}
}

// makeIDs makes the ids that repairs give: none is that of another thing of the kind.
func (r *checker) makeIDs() {
	next := map[string]int{} // the number to try, by what an id begins with
	for i := range r.problems {
		p := &r.problems[i]
		if p.kind == "" {
			continue
		}
		id := slug.Of(p.Right)
		if id == "" {
			id = p.kind
		}
		for first := p.kind + "\x00" + p.within + id; ; next[first]++ {
			if _, taken := r.declared[p.kind][p.within+id]; !taken {
				break
			}
			id = fmt.Sprintf("%s-%d", first[len(p.kind)+1+len(p.within):], next[first]+2)
		}
		if r.declared[p.kind] == nil {
			r.declared[p.kind] = map[string]filePosition{}
		}
		r.declared[p.kind][p.within+id] = filePosition{file: p.File, line: p.Line, column: p.Column}
		p.Right = id
	}
}

// namings are the keys whose texts say what a thing is, the first there is first.
var namings = []string{"title", "term", "name", "text", "id"}

// lacking notes what could be given to a key that a mapping lacks: an id made of
// what it is called, or a name made of its id.
func (f *fields) lacking(p *Problem, key string) {
	for _, e := range f.entries {
		if e.key != key && sure(e.key, key, nil) != "" {
			return // it is there, and written otherwise
		}
	}
	of := ""
	for i := 0; of == "" && i < len(namings); i++ {
		for _, e := range f.entries {
			if e.key == namings[i] && e.key != key && e.value.kind == textNode {
				of = onOneLine(e.value.text)
			}
		}
	}
	switch {
	case key == "id":
		if first := strings.Fields(of); len(first) > maxNaming {
			of = strings.Join(first[:maxNaming], " ")
		}
		p.id(key, f.kind, f.within, of)
	case of != "" && (key == "title" || key == "term" || key == "name"):
		p.Repair = Repair{Wrong: key, Right: strings.ReplaceAll(of, "-", " ")}
	case of != "" && key == "definition":
		p.Repair = Repair{Wrong: key, Right: of}
	}
}

// maxNaming is of how many words an id is made.
const maxNaming = 5
