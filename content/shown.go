package content

import (
	"slices"

	"stagecraft/content/markup"
)

// ProcessesIn gives the processes that a lesson is about, each once: those it shows as
// a figure, in the order of its text, or, where it shows none, those with a step that
// is explained in it, in the order of the course.
func (c *Course) ProcessesIn(l *Lesson) []*Process {
	var all []*Process
	add := func(p *Process) {
		if p != nil && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	for _, b := range l.Document.Blocks {
		markup.WalkInlines(b, func(in markup.Inline) {
			if img, ok := in.(*markup.Image); ok {
				add(c.Process(c.Figure(img.Destination).Process))
			}
		})
	}
	if len(all) > 0 {
		return all
	}
	for _, p := range c.Processes {
		for _, s := range p.Steps {
			if at, _ := c.LessonAt(s.Lesson); at == l {
				add(p)
			}
		}
	}
	return all
}
