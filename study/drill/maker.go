package drill

import (
	"slices"

	"stagecraft/content"
)

// Maker makes the questions of one course. What it knows of the course, it
// knows from the start, so that a question takes no longer to make in a course
// of thousands of steps. It is safe to share between goroutines.
type Maker struct {
	counted map[*content.Process][]string // ids of seed 0, of those asked for
	course  *content.Course
	quick   bool                                     // it only matters whether there is a question, not which answers it offers
	same    map[*content.Step]map[*content.Step]bool // steps that correspond, either way
	name    map[*content.Step]string                 // each step's, Plain
	lone    map[*content.Step]bool                   // those whose name no other of their process has
	place   map[*content.Step]int                    // within the course
	title   map[*content.Process]string              // Plain; of one without a title its id

	index map[*content.Process]*processIndex
	names pool // of all processes' steps
	dones pool

	scenes   map[*content.Process][]*content.Scene // those that play in it
	moves    map[*content.Step]map[string]bool     // the next moves of the scenes in a step, by key
	movesOf  map[*content.Step][]candidate         // a few of them
	moveKey  map[*content.Scene]string             // a scene's next move, Plain
	allMoves pool
}

// processIndex is what the steps of one process offer.
type processIndex struct {
	names pool
	dones pool
	moves pool
	leads []*content.Role // each once
}

// New prepares a course. The course may not change while the maker is used.
func New(course *content.Course) *Maker {
	m := &Maker{
		course: course, same: map[*content.Step]map[*content.Step]bool{},
		name: map[*content.Step]string{}, lone: map[*content.Step]bool{}, place: map[*content.Step]int{},
		title: map[*content.Process]string{}, index: map[*content.Process]*processIndex{},
		scenes: map[*content.Process][]*content.Scene{}, moves: map[*content.Step]map[string]bool{},
		movesOf: map[*content.Step][]candidate{}, moveKey: map[*content.Scene]string{},
	}
	link := func(a, b *content.Step) {
		if m.same[a] == nil {
			m.same[a] = map[*content.Step]bool{}
		}
		m.same[a][b] = true
	}
	for _, p := range course.Processes {
		if m.title[p] = Plain(p.Title); m.title[p] == "" {
			m.title[p] = p.ID
		}
		named := map[string]int{}
		for _, s := range p.Steps {
			m.place[s] = len(m.place)
			m.name[s] = Plain(s.Name)
			named[m.name[s]]++
		}
		for _, s := range p.Steps {
			m.lone[s] = m.name[s] != "" && named[m.name[s]] == 1
			for _, c := range s.SameAs {
				if other := course.Step(c.Process + "/" + c.Step); other != nil {
					link(s, other)
					link(other, s)
				}
			}
		}
		m.fill(p)
	}
	m.readScenes()
	return m
}

// fill takes up what a process' steps offer as wrong answers.
func (m *Maker) fill(p *content.Process) {
	x := &processIndex{}
	m.index[p] = x
	for _, s := range p.Steps {
		c := m.nameOf(s)
		x.names.add(m.title[p], c)
		m.names.add(m.title[p], c)
		for _, text := range s.DoneWhen {
			c := candidate{key: Plain(text), Option: Option{Text: text, Step: s}}
			x.dones.add(m.title[p], c)
			m.dones.add(m.title[p], c)
		}
		if r := m.course.Role(s.Lead); r != nil && !slices.Contains(x.leads, r) {
			x.leads = append(x.leads, r)
		}
	}
}

// of gives the index of a process, an empty one for a process that isn't of the
// course.
func (m *Maker) of(p *content.Process) *processIndex {
	if x := m.index[p]; x != nil {
		return x
	}
	return &processIndex{}
}

// readScenes takes up where scenes play and what their next moves are.
func (m *Maker) readScenes() {
	for _, scene := range m.course.Scenes {
		m.moveKey[scene] = Plain(scene.NextMove)
		in := map[*content.Process]bool{}
		for _, ref := range scene.Steps {
			s := m.course.Step(ref)
			if s == nil {
				continue
			}
			if !in[s.Process] {
				in[s.Process] = true
				m.scenes[s.Process] = append(m.scenes[s.Process], scene)
			}
			c := candidate{key: m.moveKey[scene], Option: Option{Text: scene.NextMove, Step: s}}
			if m.moves[s] == nil {
				m.moves[s] = map[string]bool{}
			}
			if !m.moves[s][c.key] && len(m.movesOf[s]) < mostOptions {
				m.movesOf[s] = append(m.movesOf[s], c)
			}
			m.moves[s][c.key] = true
			m.of(s.Process).moves.add(m.title[s.Process], c)
			m.allMoves.add(m.title[s.Process], c)
		}
	}
}
