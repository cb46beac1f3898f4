package export

import (
	"strings"

	"stagecraft/content"
	"stagecraft/ui/figure"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// grid is the table of steps of a handout. What no step has is no column.
type grid struct {
	columns []gridColumn
	stages  []theme.Name // by step: the colour of its number
	width   float32
}

// gridColumn is one column: what each step has there.
type gridColumn struct {
	title string
	share float32 // of the width, beside the others
	cells [][]entry
}

// entry is one text of a cell.
type entry struct {
	text, brief string // brief stands where there is little room
	strong      bool
	bullet      bool
}

func newGrid(course *content.Course, p *content.Process) grid {
	cell := func(of func(*content.Step) []entry) [][]entry {
		var out [][]entry
		for _, s := range p.Steps {
			out = append(out, of(s))
		}
		return out
	}
	bullets := func(texts []string) []entry {
		var out []entry
		for _, t := range texts {
			out = append(out, entry{text: capped(t), bullet: true})
		}
		return out
	}
	all := []gridColumn{
		{words.T("Step"), 1.15, cell(func(s *content.Step) []entry { return []entry{{text: capped(s.WithFormulas()), strong: true}} })},
		{words.T("Stage"), 0.95, cell(func(s *content.Step) []entry {
			if stage, _, ok := course.Stage(s.Stage); ok {
				return []entry{{text: capped(stage.Name)}}
			}
			return nil
		})},
		{words.T("What happens"), 2.6, cell(func(s *content.Step) []entry {
			if len(s.Happens) == 0 && s.Aim != "" {
				return []entry{{text: capped(s.Aim)}}
			}
			return bullets(s.Happens)
		})},
		{words.T("Done when the buyer…"), 2.1, cell(func(s *content.Step) []entry { return bullets(s.DoneWhen) })},
		{words.T("Who"), 1.35, cell(func(s *content.Step) []entry { return whoDoes(course, s) })},
		{words.T("Leaves behind"), 1.15, cell(func(s *content.Step) []entry { return bullets(s.Leaves) })},
	}
	var g grid
	for i, c := range all {
		used := i == 0
		for _, entries := range c.cells {
			used = used || len(entries) > 0
		}
		if used {
			g.columns = append(g.columns, c)
		}
	}
	for _, s := range p.Steps {
		g.stages = append(g.stages, figure.StageColor(course, s))
	}
	return g
}

// setFormulas puts signs in the place of the formulas in the table.
func (g grid) setFormulas(s *formulas) {
	for _, c := range g.columns {
		for _, entries := range c.cells {
			for i := range entries {
				entries[i].text, entries[i].brief = s.text(entries[i].text), s.text(entries[i].brief)
			}
		}
	}
}

// whoDoes says who leads and who supports a step.
func whoDoes(course *content.Course, s *content.Step) []entry {
	short := func(r *content.Role) string {
		if r.Abbreviation != "" {
			return r.Abbreviation
		}
		return r.Name
	}
	var out []entry
	if r := course.Role(s.Lead); r != nil {
		out = append(out, entry{text: words.F("%s leads", capped(r.Name)), brief: words.F("%s leads", capped(short(r)))})
	}
	var names, briefs []string
	for _, id := range s.Support {
		if r := course.Role(id); r != nil && id != s.Lead {
			names, briefs = append(names, capped(r.Name)), append(briefs, capped(short(r)))
		}
	}
	if len(names) > 0 {
		out = append(out, entry{text: words.F("with %s", words.List(names)), brief: words.F("with %s", words.List(briefs))})
	}
	return out
}

// text gives all letters of the table.
func (g grid) text() string {
	var b strings.Builder
	b.WriteString("•·0123456789")
	for _, c := range g.columns {
		b.WriteString(c.title)
		for _, cell := range c.cells {
			for _, e := range cell {
				b.WriteString(e.text + e.brief)
			}
		}
	}
	return b.String()
}
