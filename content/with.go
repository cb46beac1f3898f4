package content

import "maps"

// With gives the same course with more processes, after its own: those that a
// learner made. One whose id the course has already is left out, as the course
// has taken it up. Everything else is shared with c, which stays as it is.
func (c *Course) With(own []*Process) *Course {
	base := c.index()
	more := &Course{
		ID: c.ID, Title: c.Title, Summary: c.Summary, Language: c.Language, Version: c.Version,
		Authors: c.Authors, Licence: c.Licence,
		Journey: c.Journey, Lessons: c.Lessons, Roles: c.Roles, Terms: c.Terms, Questions: c.Questions, Scenes: c.Scenes,
		Processes: c.Processes[:len(c.Processes):len(c.Processes)],
		Figures:   c.Figures, Videos: c.Videos, Files: c.Files,
		from: c,
	}
	found := *base
	found.processes, found.steps = maps.Clone(base.processes), maps.Clone(base.steps)
	for _, p := range own {
		if found.processes[p.ID] != nil {
			continue
		}
		more.Processes = append(more.Processes, p)
		found.add(p)
	}
	more.once.Do(func() { more.byID = &found })
	return more
}
