package website

import (
	"context"
	"fmt"
	"strconv"

	"stagecraft/content"
	"stagecraft/content/html"
	"stagecraft/content/markup"
	"stagecraft/content/palette"
)

// processes writes a page that shows all processes, and one for each.
func (s *site) processes(ctx context.Context) error {
	if len(s.course.Processes) == 0 {
		return nil
	}
	h := &sheet{file: processesPage, title: s.words.T("Processes"), part: processesPage, class: "processes"}
	err := s.write(ctx, h, func(p *html.Page) {
		p.Line("h1", s.words.T("Processes"))
		for _, process := range s.course.Processes {
			id := "process." + process.ID
			p.Element("section", func() {
				p.Element("h2", func() { p.Link(content.Ref{Kind: "process", ID: process.ID}, process.Title, "") }, "id", id)
				if process.About != "" {
					p.Element("p", func() { p.Plain(process.About) })
				}
				p.Chevrons(process)
			}, "class", "panel", "aria-labelledby", id)
		}
	})
	if err != nil {
		return err
	}
	for _, process := range s.course.Processes {
		if err := s.process(ctx, process); err != nil {
			return fmt.Errorf("the process %s: %w", process.ID, err)
		}
	}
	return nil
}

func (s *site) process(ctx context.Context, process *content.Process) error {
	h := &sheet{file: processPage(process), title: process.Title, description: process.About, part: processesPage, class: "process-page"}
	same := s.correspondences(process)
	return s.write(ctx, h, func(p *html.Page) {
		p.Line("h1", process.Title)
		if process.About != "" {
			p.Element("p", func() { p.Plain(process.About) }, "class", "summary")
		}
		if process.Source != "" {
			p.Element("p", func() { p.External(process.Source) }, "class", "about")
		}
		if len(process.Steps) == 0 {
			return
		}
		p.Element("nav", func() { p.Chevrons(process) }, "class", "panel overview", "aria-label", s.words.T("Steps"))
		s.controls(p)
		for i, step := range process.Steps {
			s.step(p, step, same[i])
			s.index.add(s.words.F("%s: %s", process.Title, step.Name), processPage(process)+"#"+step.ID, stepText(step))
		}
	})
}

// controls writes the buttons of the viewer, which the script shows once it has
// made one of the steps.
func (s *site) controls(p *html.Page) {
	p.Element("div", func() {
		p.Line("button", s.words.T("Previous step"), "type", "button", "id", "previous.")
		p.Line("button", s.words.T("Next step"), "type", "button", "id", "next.", "class", "primary")
		p.Line("button", s.words.T("All steps"), "type", "button", "id", "all.", "aria-pressed", "false")
	}, "class", "controls", "id", "controls.", "role", "group", "aria-label", s.words.T("Step through"), "hidden", "hidden")
}

// step writes all there is to say of a step.
func (s *site) step(p *html.Page, step *content.Step, same []counterpart) {
	id := "name." + step.ID
	class := "step panel"
	stage, place, staged := s.course.Stage(step.Stage)
	if staged {
		class += " stage-" + strconv.Itoa(place%len(palette.Stages())+1)
	}
	p.Element("section", func() {
		p.Element("p", func() {
			p.Line("span", s.words.F("Step %d of %d", step.Number, len(step.Process.Steps)), "class", "tag")
			if staged {
				doing := stage.Name
				if stage.Buyer != "" {
					doing += " · " + s.words.F("Buyer is %s", stage.Buyer)
				}
				p.Raw(" ")
				p.Line("span", doing, "class", "about")
			}
		})
		p.Element("h2", func() { p.Plain(step.WithFormulas()) }, "id", id, "tabindex", "-1")
		if step.Aim != "" {
			p.Element("p", func() { p.Prose(step.Aim) })
		}
		p.Element("div", func() {
			s.list(p, s.words.T("What happens"), "happens", step.Happens)
			s.list(p, s.words.T("Done when the buyer…"), "done", step.DoneWhen)
		}, "class", "columns")
		if step.Mistake != "" {
			p.Element("p", func() {
				p.Line("strong", s.words.T("Common mistake"))
				p.Raw(" ")
				p.Prose(step.Mistake)
			}, "class", "callout warning")
		}
		p.Element("div", func() { s.besides(p, step) }, "class", "columns")
		s.counterparts(p, same)
	}, "class", class, "id", step.ID, "aria-labelledby", id)
}

// list writes texts under a heading, or nothing when there are none.
func (s *site) list(p *html.Page, title, class string, texts []string) {
	if len(texts) == 0 {
		return
	}
	p.Element("div", func() {
		p.Line("h3", title)
		p.Element("ul", func() {
			for _, text := range texts {
				p.Element("li", func() { p.Prose(text) })
			}
		}, "class", class)
	})
}

// besides writes who does a step, what it leaves behind, and where to read more.
func (s *site) besides(p *html.Page, step *content.Step) {
	if s.course.Role(step.Lead) != nil || len(step.Support) > 0 {
		p.Element("div", func() {
			p.Line("h3", s.words.T("Who"))
			p.Element("ul", func() {
				who := func(id, says string) {
					if r := s.course.Role(id); r != nil {
						p.Element("li", func() { p.Line("a", fmt.Sprintf(says, roleName(r)), "href", from("course/")(rolesPage+"#"+roleID(r))) })
					}
				}
				who(step.Lead, s.words.T("%s leads"))
				for _, id := range step.Support {
					who(id, s.words.T("%s supports"))
				}
			}, "class", "tags")
		})
	}
	s.list(p, s.words.T("Leaves behind"), "", step.Leaves)
	if step.MeasuredBy != "" {
		p.Element("div", func() {
			p.Line("h3", s.words.T("Measured by"))
			p.Element("p", func() { p.Prose(step.MeasuredBy) })
		})
	}
	if len(step.Terms) > 0 {
		p.Element("div", func() {
			p.Line("h3", s.words.T("Terms here"))
			p.Element("ul", func() {
				for _, id := range step.Terms {
					if t := s.course.Term(id); t != nil {
						p.Element("li", func() { p.Link(content.Ref{Kind: "term", ID: id}, t.Term, "") })
					}
				}
			}, "class", "tags")
		})
	}
	s.readMore(p, step.Lesson, "h3")
	if len(step.BackTo) > 0 {
		p.Element("div", func() {
			p.Line("h3", s.words.T("May go back to"))
			p.Element("ul", func() {
				for _, id := range step.BackTo {
					if o := s.course.Step(step.Process.ID + "/" + id); o != nil {
						p.Element("li", func() { p.Link(content.Ref{Kind: "step", ID: step.Process.ID + "/" + id}, o.Name, "") })
					}
				}
			}, "class", "tags")
		})
	}
}

// readMore writes the way to where a lesson explains something; nothing when
// none does.
func (s *site) readMore(p *html.Page, place, heading string) {
	lesson, anchor := s.course.LessonAt(place)
	if lesson == nil {
		return
	}
	name := lesson.Title
	if _, h := markup.FindHeading(lesson.Document.Blocks, anchor); h != nil && anchor != "" {
		name += " › " + markup.PlainText(h.Inlines)
	}
	p.Element("div", func() {
		if heading != "" {
			p.Line(heading, s.words.T("Read more"))
		}
		p.Element("p", func() { p.Link(content.Ref{Kind: "lesson", ID: lesson.ID, Fragment: anchor}, name, "") })
	})
}

// counterpart is a step of another process that stands where one does.
type counterpart struct {
	step *content.Step
	why  string
}

// correspondences gives, for each step of a process, the steps of the others
// that correspond to it.
func (s *site) correspondences(process *content.Process) map[int][]counterpart {
	all := map[int][]counterpart{}
	for _, other := range s.course.Processes {
		if other == process {
			continue
		}
		for _, l := range content.Links(process, other) {
			all[l.One] = append(all[l.One], counterpart{other.Steps[l.Other], l.Why})
		}
	}
	return all
}

func (s *site) counterparts(p *html.Page, same []counterpart) {
	if len(same) == 0 {
		return
	}
	p.Element("details", func() {
		p.Line("summary", s.words.T("The same in other processes"))
		p.Element("ul", func() {
			for _, c := range same {
				p.Element("li", func() {
					id := c.step.Process.ID + "/" + c.step.ID
					p.Link(content.Ref{Kind: "step", ID: id}, s.words.F("%s: %s", c.step.Process.Title, c.step.Name), "")
					if c.why != "" {
						p.Raw(" ")
						p.Element("span", func() { p.Plain(c.why) })
					}
				})
			}
		})
	})
}

// roleName gives how a role is called in few letters.
func roleName(r *content.Role) string {
	if r.Abbreviation != "" {
		return r.Abbreviation
	}
	return r.Name
}
