package drill

import (
	"slices"

	"stagecraft/content"
)

// Scenes gives the questions of each scene of the course, asked of the process
// of the first step it plays in that gives any: in which step it plays and,
// right after, what the next move is.
func (m *Maker) Scenes(seed uint64) []Question {
	var all [][]Question
	for _, scene := range m.course.Scenes {
		for _, ref := range scene.Steps {
			step := m.course.Step(ref)
			if step == nil {
				continue
			}
			if qs := m.ofScene(scene, step.Process, seed); len(qs) > 0 {
				all = append(all, qs)
				break
			}
		}
	}
	return slices.Concat(shuffled(all, seed, "scenes")...)
}

// scenesOf gives the questions of the scenes that play in a process.
func (m *Maker) scenesOf(p *content.Process, seed uint64) []Question {
	var all [][]Question
	for _, scene := range m.course.Scenes {
		if qs := m.ofScene(scene, p, seed); len(qs) > 0 {
			all = append(all, qs)
		}
	}
	return slices.Concat(shuffled(all, seed, string(Scene)+"/"+p.ID)...)
}

func (m *Maker) ofScene(scene *content.Scene, p *content.Process, seed uint64) []Question {
	var qs []Question
	if q, ok := m.scene(scene, p, seed); ok {
		qs = append(qs, q)
	}
	if q, ok := m.move(scene, p, seed); ok {
		qs = append(qs, q)
	}
	return qs
}

// scene asks in which step of a process a scene plays.
func (m *Maker) scene(scene *content.Scene, p *content.Process, seed uint64) (Question, bool) {
	q, ok := m.begun(Scene, scene, p)
	if !ok {
		return Question{}, false
	}
	also := m.around(scene)
	var names []string
	for s := range also {
		names = append(names, s.Name)
	}
	var others []Option
	for _, s := range m.nearby(q.Step, seed, q.ID) {
		if s.Process == p && !also[s] {
			others = append(others, Option{Text: s.Name, Step: s})
		}
	}
	if q.Options = options(Option{Text: q.Step.Name, Step: q.Step}, others, names...); q.Options == nil {
		return Question{}, false
	}
	_, q.Moves = m.move(scene, p, seed)
	return q, true
}

// move asks what the next move is in a scene. The others are the next moves of
// scenes in steps nearby; none of a scene in the same step, or in one that
// corresponds, for there it might do as well.
func (m *Maker) move(scene *content.Scene, p *content.Process, seed uint64) (Question, bool) {
	q, ok := m.begun(Move, scene, p)
	if !ok {
		return Question{}, false
	}
	also := m.around(scene)
	var barred []string
	moves := map[*content.Step][]string{}
	for _, other := range m.course.Scenes {
		var plays []*content.Step
		near := false
		for _, ref := range other.Steps {
			if s := m.course.Step(ref); s != nil {
				plays = append(plays, s)
				near = near || also[s]
			}
		}
		if near && Plain(other.NextMove) != Plain(scene.NextMove) {
			barred = append(barred, other.NextMove)
		}
		for _, s := range plays {
			moves[s] = append(moves[s], other.NextMove)
		}
	}
	var others []Option
	for _, s := range m.nearby(q.Step, seed, q.ID) {
		if also[s] {
			continue
		}
		for _, text := range shuffled(moves[s], seed, q.ID+"/"+Ref(s)) {
			others = append(others, Option{Text: text, Step: s})
		}
	}
	q.Options = options(Option{Text: scene.NextMove, Step: q.Step}, others, barred...)
	return q, q.Options != nil
}

// begun gives a question about a scene all but its options. It is about the
// first step of the process that the scene plays in; false when there is none.
func (m *Maker) begun(kind Kind, scene *content.Scene, p *content.Process) (Question, bool) {
	for _, ref := range scene.Steps {
		if s := m.course.Step(ref); s != nil && s.Process == p {
			return Question{ID: idOf(kind, scene.ID+"/"+p.ID), Kind: kind, Process: p, Step: s, Scene: scene}, true
		}
	}
	return Question{}, false
}

// around gives the steps that a scene plays in and those that correspond.
func (m *Maker) around(scene *content.Scene) map[*content.Step]bool {
	also := map[*content.Step]bool{}
	for _, ref := range scene.Steps {
		s := m.course.Step(ref)
		if s == nil {
			continue
		}
		also[s] = true
		for other := range m.same[s] {
			also[other] = true
		}
	}
	return also
}
