package drill

import (
	"slices"

	"stagecraft/content"
)

// Scenes gives the questions of each scene of the course, asked of the process
// of the first step it plays in that gives any: in which step it plays and,
// right after, what the next move is.
func (m *Maker) Scenes(seed uint64) []Question { return m.all(m.SceneIDs(seed), seed) }

// SceneIDs gives the ids of what Scenes gives, which is much cheaper.
func (m *Maker) SceneIDs(seed uint64) []string {
	quick := m.hurried()
	var all [][]string
	for _, scene := range m.course.Scenes {
		for _, ref := range scene.Steps {
			step := m.course.Step(ref)
			if step == nil {
				continue
			}
			if ids := quick.ofScene(scene, step.Process, seed); len(ids) > 0 {
				all = append(all, ids)
				break
			}
		}
	}
	return slices.Concat(shuffled(all, seed, "scenes")...)
}

// scenesOf gives the ids of the questions of the scenes that play in a process.
func (m *Maker) scenesOf(p *content.Process, seed uint64) []string {
	var all [][]string
	for _, scene := range m.scenes[p] {
		if ids := m.ofScene(scene, p, seed); len(ids) > 0 {
			all = append(all, ids)
		}
	}
	return slices.Concat(shuffled(all, seed, string(Scene)+"/"+p.ID)...)
}

func (m *Maker) ofScene(scene *content.Scene, p *content.Process, seed uint64) []string {
	var ids []string
	if q, ok := m.scene(scene, p, seed); ok {
		ids = append(ids, q.ID)
	}
	if q, ok := m.move(scene, p, seed); ok {
		ids = append(ids, q.ID)
	}
	return ids
}

// SceneID gives the id of the question that asks in which step a scene plays;
// false when none does.
func (m *Maker) SceneID(scene *content.Scene) (id string, ok bool) {
	for _, ref := range scene.Steps {
		if s := m.course.Step(ref); s != nil {
			if q, ok := m.scene(scene, s.Process, 0); ok {
				return q.ID, true
			}
		}
	}
	return "", false
}

// scene asks in which step of a process a scene plays.
func (m *Maker) scene(scene *content.Scene, p *content.Process, seed uint64) (Question, bool) {
	q, ok := m.begun(Scene, scene, p)
	if !ok {
		return Question{}, false
	}
	barred := map[string]bool{}
	for s := range m.around(scene) {
		barred[m.name[s]] = true
	}
	near := m.nearby(q.Step, seed, q.ID)
	near = slices.DeleteFunc(near, func(s *content.Step) bool { return s.Process != p })
	if q.Options = m.choose(m.nameOf(q.Step), func(key string) bool { return barred[key] }, m.named(near),
		m.mixed(&m.of(p).names, seed, q.ID+"/far", "")); q.Options == nil {
		return Question{}, false
	}
	if !m.quick {
		_, q.Moves = m.move(scene, p, seed)
	}
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
	barred := func(key string) bool {
		for s := range also {
			if m.moves[s][key] {
				return true
			}
		}
		return false
	}
	near := m.nearby(q.Step, seed, q.ID)
	beside := func(yield func(candidate) bool) {
		for _, s := range near {
			for _, c := range m.movesOf[s] {
				if !yield(c) {
					return
				}
			}
		}
	}
	right := candidate{key: m.moveKey[scene], Option: Option{Text: scene.NextMove, Step: q.Step}}
	q.Options = m.choose(right, barred, beside, m.mixed(&m.of(p).moves, seed, q.ID+"/far", ""),
		m.mixed(&m.allMoves, seed, q.ID+"/elsewhere", m.title[p]))
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
