package html

import (
	"slices"
	"strconv"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/palette"
)

// process writes the steps of a process, which is drawn elsewhere: in order,
// each with its stage, its aim and where buyers go back to from it. On a site it
// is opened at the step with the id at, unless that is "".
func (w *writer) process(in *markup.Image, p *content.Process, at, caption string) {
	if caption == "" {
		caption = in.Alt
	}
	if caption == "" {
		caption = p.Title
	}
	if w.site != nil {
		class := "process"
		if at != "" {
			class += " at-step"
		}
		w.Element("figure", func() {
			w.chevrons(p, at)
			w.Element("figcaption", func() { w.steps(p, at, caption) })
		}, "class", class)
		return
	}
	stages := map[string]string{}
	for _, s := range w.note.Course.Journey {
		stages[s.ID] = s.Name
	}
	w.Element("figure", func() {
		w.Element("ol", func() {
			for _, s := range p.Steps {
				w.Element("li", func() {
					w.Element("strong", func() { w.plain(s.WithFormulas()) })
					if stage := stages[s.Stage]; stage != "" {
						w.Raw(" ")
						w.Line("small", stage)
					}
					if s.Aim != "" {
						w.Empty("br")
						w.plain(s.Aim)
					}
					if back := goesBackTo(p, s); len(back) > 0 {
						w.Empty("br")
						w.Text(w.words.F("Buyers may go back from here to %s.", w.words.List(back)))
					}
				})
			}
		})
		w.Line("figcaption", caption)
	}, "class", "process")
}

// goesBackTo gives the names of the steps that buyers go back to from one.
func goesBackTo(p *content.Process, s *content.Step) []string {
	var names []string
	for _, earlier := range p.Steps[:slices.Index(p.Steps, s)] {
		if slices.Contains(s.BackTo, earlier.ID) {
			names = append(names, earlier.Name)
		}
	}
	return names
}

// chevrons writes the steps of a process in order, each a link to itself, in the
// colour of its stage. The one with the id at is marked as the current one.
func (w *writer) chevrons(p *content.Process, at string) {
	w.Element("ol", func() {
		for _, s := range p.Steps {
			stage, place, ok := w.site.Course.Stage(s.Stage)
			class := "chevron"
			if ok {
				class += " stage-" + strconv.Itoa(place%len(palette.Stages())+1)
			}
			w.Element("li", func() {
				write := func() {
					w.Element("span", func() { w.plain(s.WithFormulas()) }, "class", "name")
					if ok {
						w.Raw(" ")
						w.Line("small", stage.Name)
					}
				}
				address := w.site.Address(content.Ref{Kind: "step", ID: p.ID + "/" + s.ID})
				if address == "" {
					write()
					return
				}
				attributes := []string{"href", w.from(address)}
				if s.ID == at {
					attributes = append(attributes, "aria-current", "step")
				}
				w.Element("a", write, attributes...)
			}, "class", class)
		}
	}, "class", "chevrons steps-"+strconv.Itoa(len(p.Steps)))
}

// steps writes what a figure of a process is called, and the way to its steps:
// to the one with the id at, or to the first.
func (w *writer) steps(p *content.Process, at, caption string) {
	w.Text(caption + " ")
	to := content.Ref{Kind: "process", ID: p.ID}
	if at != "" {
		to = content.Ref{Kind: "step", ID: p.ID + "/" + at}
	}
	if address := w.site.Address(to); address != "" {
		w.Line("a", w.words.F("Step through %s", p.Title), "href", w.from(address), "class", "more")
	}
}

// Chevrons writes a process as a row of steps, each a link to itself.
func (p *Page) Chevrons(process *content.Process) { p.w.chevrons(process, "") }
