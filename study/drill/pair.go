package drill

import (
	"slices"
	"strings"

	"stagecraft/content"
)

// PairPrefix begins what [PairID] gives.
const PairPrefix = "pair:"

// PairID names the practice of telling two steps apart, whichever comes first.
func PairID(a, b *content.Step) string {
	if Ref(b) < Ref(a) {
		a, b = b, a
	}
	return PairPrefix + Ref(a) + "+" + Ref(b)
}

// PairOf gives the steps that [PairID] named; false when the course lacks one.
func (m *Maker) PairOf(id string) (a, b *content.Step, ok bool) {
	rest, ok := strings.CutPrefix(id, PairPrefix)
	first, second, cut := strings.Cut(rest, "+")
	if !ok || !cut {
		return nil, nil, false
	}
	a, b = m.course.Step(first), m.course.Step(second)
	return a, b, a != nil && b != nil && a != b
}

// Pair gives questions that tell two steps apart: something said of one of
// them and not of the other. In a row they go from one step to the other and
// back, the order following from the seed.
func (m *Maker) Pair(a, b *content.Step, seed uint64) []Question {
	if Ref(b) < Ref(a) {
		a, b = b, a
	}
	id := PairID(a, b)
	return interleaved([][]Question{shuffled(m.tells(a, b, a), seed, id), shuffled(m.tells(a, b, b), seed, id)})
}

// fact is one thing said of a step.
type fact struct {
	aspect Aspect
	name   string // within the step, for ever: aim, done-2, scene-homework
	text   string
	scene  *content.Scene
}

func (m *Maker) facts(s *content.Step) []fact {
	var all []fact
	add := func(aspect Aspect, texts []string) {
		for i, t := range texts {
			all = append(all, fact{aspect: aspect, name: string(aspect) + "-" + number(i), text: t})
		}
	}
	if s.Aim != "" {
		all = append(all, fact{aspect: Aim, name: string(Aim), text: s.Aim})
	}
	add(DoneWhen, s.DoneWhen)
	add(Leaves, s.Leaves)
	add(Happens, s.Happens)
	for _, scene := range m.course.Scenes {
		if slices.Contains(scene.Steps, Ref(s)) {
			all = append(all, fact{aspect: FromScene, name: string(FromScene) + "-" + scene.ID, text: scene.Text, scene: scene})
		}
	}
	return all
}

// tells gives the questions whose right answer is s, one of two steps a and b.
// Steps that correspond, or read alike, can't be told apart.
func (m *Maker) tells(a, b, s *content.Step) []Question {
	if Plain(a.Name) == Plain(b.Name) || Plain(a.Name) == "" || Plain(b.Name) == "" || m.same[a][b] {
		return nil
	}
	other := a
	if s == a {
		other = b
	}
	// What is said of the other, or of a step that is as good, says nothing.
	theirs := map[string]bool{"": true}
	note := func(of *content.Step) {
		for _, f := range m.facts(of) {
			theirs[Plain(f.text)] = true
			if f.scene != nil {
				theirs["scene "+f.scene.ID] = true
			}
		}
	}
	note(other)
	for o := range m.same[other] {
		note(o)
	}
	said := m.facts(s)
	if s.Process == other.Process && s.Number < other.Number && m.only(s) && m.only(other) {
		said = append(said, fact{aspect: First, name: string(First)})
	}
	var all []Question
	for _, f := range said {
		if f.aspect != First && (theirs[Plain(f.text)] || f.scene != nil && theirs["scene "+f.scene.ID]) {
			continue
		}
		all = append(all, Question{
			ID:   idOf(Tell, Ref(a)+"/"+Ref(b)+"/"+s.Process.ID+"/"+s.ID+"/"+f.name),
			Kind: Tell, Process: s.Process, Step: s, Other: other, Fact: f.text, About: f.aspect, Scene: f.scene,
			Options: []Option{{Text: s.Name, Step: s, Right: true}, {Text: other.Name, Step: other}},
		})
	}
	return all
}

// findTell makes the question whose id ends in of.
func (m *Maker) findTell(of string) (Question, bool) {
	parts := strings.Split(of, "/")
	if len(parts) != 7 {
		return Question{}, false
	}
	a, b := m.course.Step(parts[0]+"/"+parts[1]), m.course.Step(parts[2]+"/"+parts[3])
	s := m.course.Step(parts[4] + "/" + parts[5])
	if a == nil || b == nil || a == b || s != a && s != b {
		return Question{}, false
	}
	for _, q := range m.tells(a, b, s) {
		if q.ID == idOf(Tell, of) {
			return q, true
		}
	}
	return Question{}, false
}
