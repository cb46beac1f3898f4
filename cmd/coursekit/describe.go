package main

import (
	"fmt"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// described gives the text of a note of a course, with what the course says of
// its pictures: after a block the steps of each process drawn in it, and the
// text of a picture for which the note has none.
func described(course *content.Course, d *markup.Document) string {
	var lines []string
	say := func(line string) {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	show := func(b markup.Block) {
		say(markup.BlockText(b))
		markup.WalkInlines(b, func(in markup.Inline) {
			img, ok := in.(*markup.Image)
			if !ok {
				return
			}
			f := course.Figure(img.Destination)
			if p := course.Process(f.Process); p != nil {
				say(stepsOf(course, p))
			} else if img.Alt == "" {
				say(f.Alt)
			}
		})
	}
	for _, b := range d.Blocks {
		show(b)
	}
	for _, f := range d.Footnotes {
		for _, b := range f.Blocks {
			show(b)
		}
	}
	return strings.Join(lines, "\n")
}

// stepsOf says in a line what the figure of a process shows.
func stepsOf(course *content.Course, p *content.Process) string {
	var steps, loops []string
	for i, s := range p.Steps {
		step := fmt.Sprintf("%d %s", i+1, s.Name)
		if stage, _, ok := course.Stage(s.Stage); ok {
			step += " (" + stage.Name + ")"
		}
		steps = append(steps, step)
		for _, id := range s.BackTo {
			if to := course.Step(p.ID + "/" + id); to != nil && to.Number < s.Number {
				loops = append(loops, fmt.Sprintf(" From %s buyers may go back to %s.", s.Name, to.Name))
			}
		}
	}
	return fmt.Sprintf("%s, in order: %s.%s", p.Title, strings.Join(steps, ", "), strings.Join(loops, ""))
}
