package website

import (
	"context"
	"strings"

	"stagecraft/content"
	"stagecraft/content/dialogue"
	"stagecraft/content/html"
	"stagecraft/content/markup"
)

// dialoguePage is where a conversation stands.
func dialoguePage(d *dialogue.Dialogue) string { return "course/dialogue-" + d.ID + ".html" }

// momentID is the id of a moment on its page.
func momentID(id string) string { return "moment." + id }

// dialogues writes a page for each conversation: a section for each moment, whose replies
// are links to others. Without script a browser shows the moment that it was led to, and
// one that can't, and paper, all of them.
func (s *site) dialogues(ctx context.Context) error {
	for _, d := range s.course.Dialogues {
		h := &sheet{file: dialoguePage(d), title: d.Title, description: d.Goal, part: practicePage, class: "dialogue"}
		err := s.write(ctx, h, func(p *html.Page) {
			p.Line("p", s.words.T("Conversation"), "class", "eyebrow")
			p.Line("h1", d.Title)
			if d.Goal != "" {
				p.Element("p", func() { p.Plain(d.Goal) }, "class", "summary")
			}
			s.dialogueStep(p, d)
			p.Element("div", func() {
				for i, m := range d.Moments {
					s.moment(p, d, m, i == 0)
				}
			}, "class", "moments")
			p.Element("p", func() {
				p.Line("a", s.words.T("Begin again"), "class", "button", "href", "#"+momentID(d.Moments[0].ID))
			})
		})
		if err != nil {
			return err
		}
		s.index.add(s.words.T("Conversation"), dialoguePage(d), d.Title+" "+d.Goal)
	}
	return nil
}

// dialogueStep says in which step it plays, and what there is to find out.
func (s *site) dialogueStep(p *html.Page, d *dialogue.Dialogue) {
	if step := s.course.Step(d.Step); step != nil {
		p.Element("p", func() {
			p.Link(content.Ref{Kind: "step", ID: d.Step}, step.Name, "")
			if len(step.DoneWhen) > 0 {
				p.Plain(": " + s.words.F("%s is done when the buyer %s.", step.Name, strings.TrimRight(strings.Join(step.DoneWhen, "; "), ".")))
			}
		}, "class", "about")
	}
	if len(d.Facts) == 0 {
		return
	}
	p.Element("details", func() {
		p.Line("summary", s.words.T("What there is to find out"))
		p.Element("ul", func() {
			for _, f := range d.Facts {
				text := f.Text
				if f.About != "" {
					text = f.About + ": " + f.Text
				}
				p.Element("li", func() { p.Plain(text) })
			}
		})
	})
}

// moment writes one moment and the links to those that it leads to.
func (s *site) moment(p *html.Page, d *dialogue.Dialogue, m *dialogue.Moment, first bool) {
	class := "moment panel"
	if m.Ending != "" {
		class += " ending"
	}
	p.Element("section", func() {
		if first {
			for _, l := range d.Setting {
				s.said(p, d, l)
			}
		}
		switch m.Ending {
		case dialogue.Good:
			p.Line("p", s.words.T("It went well"), "class", "kind")
		case dialogue.Mixed:
			p.Line("p", s.words.T("It went half way"), "class", "kind")
		case dialogue.Bad:
			p.Line("p", s.words.T("It went nowhere"), "class", "kind")
		}
		for _, l := range m.Lines {
			s.said(p, d, l)
		}
		if m.Hint != nil {
			p.Element("details", func() {
				p.Line("summary", s.words.T("What would help?"))
				p.Element("p", func() { p.Inlines(m.Hint) })
			})
		}
		if len(m.Replies) > 0 {
			p.Element("ol", func() {
				for _, r := range m.Replies {
					p.Element("li", func() { s.reply(p, d, r) })
				}
			}, "class", "replies")
		}
	}, "class", class, "id", momentID(m.ID), "aria-label", m.Title)
}

// said writes what somebody says, or what happens.
func (s *site) said(p *html.Page, d *dialogue.Dialogue, l dialogue.Line) {
	class := "said"
	switch l.Speaker {
	case "":
		class = "happens"
	case d.You:
		class = "own"
	}
	p.Element("p", func() {
		if l.Speaker != "" {
			p.Line("strong", l.Speaker)
			p.Raw(" ")
		}
		p.Inlines(l.Inlines)
	}, "class", class)
}

// reply writes what can be chosen as a link, when it can be, and why it matters.
func (s *site) reply(p *html.Page, d *dialogue.Dialogue, r *dialogue.Reply) {
	p.Element("a", func() { p.Plain(strings.Join(strings.Fields(markup.WithDollars(r.Inlines)), " ")) }, "href", "#"+momentID(r.To))
	if len(r.Needs) > 0 {
		var names []string
		for _, id := range r.Needs {
			if f := d.Fact(id); f != nil && f.About != "" {
				names = append(names, f.About)
			} else if f != nil {
				names = append(names, f.Text)
			}
		}
		p.Raw(" ")
		p.Line("span", s.words.F("once you know: %s", s.words.List(names)), "class", "about")
	}
	if r.Why != nil {
		p.Element("details", func() {
			p.Line("summary", s.words.T("Why it matters"))
			p.Element("p", func() { p.Inlines(r.Why) })
		})
	}
}

// conversations lists the conversations on the page of practice.
func (s *site) conversations(p *html.Page) {
	if len(s.course.Dialogues) == 0 {
		return
	}
	const id = "conversations."
	p.Element("section", func() {
		p.Line("h2", s.words.T("Conversations"), "id", id)
		p.Element("ul", func() {
			for _, d := range s.course.Dialogues {
				p.Element("li", func() {
					p.Link(content.Ref{Kind: "dialogue", ID: d.ID}, d.Title, "")
					p.Raw(" ")
					p.Line("span", s.words.N("%d min", "%d min", d.Minutes), "class", "about")
				})
			}
		}, "class", "rows")
	}, "class", "panel", "aria-labelledby", id)
}

// practises tells whether there is anything to practise.
func (s *site) practises() bool {
	return len(s.course.Questions)+len(s.course.Scenes)+len(s.course.Dialogues) > 0
}
