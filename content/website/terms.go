package website

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/html"
)

// terms writes the glossary.
func (s *site) terms(ctx context.Context) error {
	if len(s.course.Terms) == 0 {
		return nil
	}
	all := slices.Clone(s.course.Terms)
	order := catalogue.Order(s.spoken)
	slices.SortStableFunc(all, func(a, b *content.Term) int { return order(a.Term, b.Term) })
	used := s.stepsByTerm()
	h := &sheet{file: termsPage, title: s.words.T("Terms"), part: termsPage, class: "terms"}
	return s.write(ctx, h, func(p *html.Page) {
		p.Line("h1", s.words.T("Terms"))
		p.Line("p", s.words.N("%d term", "%d terms", len(all)), "class", "about")
		s.letters(p, all)
		letter := ""
		for _, t := range all {
			if l := initial(t.Term); l != letter {
				letter = l
				p.Line("h2", letter, "id", letterID(letter))
			}
			s.term(p, t, used[t.ID])
			s.index.add(nameOf(t), termsPage+"#"+termID(t), t.Definition+" "+t.Not+" "+t.Example)
		}
	})
}

// letters writes the ways to the terms by their first letters.
func (s *site) letters(p *html.Page, all []*content.Term) {
	p.Element("nav", func() {
		p.Element("ul", func() {
			letter := ""
			for _, t := range all {
				if l := initial(t.Term); l != letter {
					letter = l
					p.Element("li", func() { p.Line("a", letter, "href", "#"+letterID(letter)) })
				}
			}
		}, "class", "tags")
	}, "aria-label", s.words.T("Terms by letter"))
}

// initial gives the letter that a term stands under: its first, as a capital
// without its accent, or # for what begins with no letter.
func initial(term string) string {
	for _, r := range norm.NFD.String(term) {
		switch {
		case unicode.IsLetter(r):
			return string(unicode.ToUpper(r))
		case unicode.IsDigit(r):
			return "#"
		}
	}
	return "#"
}

func letterID(letter string) string { return "letter." + strings.ReplaceAll(letter, "#", "0") }

// nameOf gives a term with its abbreviation.
func nameOf(t *content.Term) string {
	return nameWith(t, t.Term)
}

func nameWith(t *content.Term, name string) string {
	if t.Abbreviation == "" || t.Abbreviation == t.Term {
		return name
	}
	return name + " (" + t.Abbreviation + ")"
}

// stepsByTerm gives the steps that name a term, by its id.
func (s *site) stepsByTerm() map[string][]*content.Step {
	used := map[string][]*content.Step{}
	for _, process := range s.course.Processes {
		for _, step := range process.Steps {
			for _, id := range step.Terms {
				used[id] = append(used[id], step)
			}
		}
	}
	return used
}

func (s *site) term(p *html.Page, t *content.Term, steps []*content.Step) {
	id := "name." + t.ID
	p.Element("section", func() {
		p.Element("h3", func() { p.Plain(nameWith(t, t.WithFormulas())) }, "id", id)
		p.Element("p", func() { p.Prose(t.Definition, t) })
		if t.Not != "" {
			p.Element("p", func() { p.Prose(t.Not, t) }, "class", "not")
		}
		if t.Example != "" {
			p.Element("p", func() { p.Plain(t.Example) }, "class", "example")
		}
		s.readMore(p, t.Lesson, "")
		if len(steps) > 0 {
			p.Element("details", func() {
				p.Line("summary", s.words.N("In %d step", "In %d steps", len(steps)))
				p.Element("ul", func() {
					for _, step := range steps {
						p.Element("li", func() {
							p.Link(content.Ref{Kind: "step", ID: step.Process.ID + "/" + step.ID}, s.words.F("%s: %s", step.Process.Title, step.Name), "")
						})
					}
				})
			})
		}
		if t.Source != "" {
			p.Element("p", func() { p.External(t.Source) }, "class", "address")
		}
	}, "class", "term-entry", "id", termID(t), "aria-labelledby", id)
}

// roles writes who does what.
func (s *site) roles(ctx context.Context) error {
	if len(s.course.Roles) == 0 {
		return nil
	}
	h := &sheet{file: rolesPage, title: s.words.T("Roles"), part: rolesPage, class: "roles"}
	return s.write(ctx, h, func(p *html.Page) {
		p.Line("h1", s.words.T("Roles"))
		for _, r := range s.course.Roles {
			s.role(p, r)
		}
	})
}

func (s *site) role(p *html.Page, r *content.Role) {
	id := "name." + r.ID
	name := r.Name
	if r.Abbreviation != "" {
		name += " (" + r.Abbreviation + ")"
	}
	p.Element("section", func() {
		p.Line("h2", name, "id", id)
		p.Element("dl", func() {
			for _, row := range [][2]string{
				{s.words.T("Owns"), r.Owns},
				{s.words.T("Receives"), r.Receives},
				{s.words.T("Hands over"), r.HandsOver},
				{s.words.T("Measured by"), r.MeasuredBy},
			} {
				if row[1] != "" {
					p.Line("dt", row[0])
					p.Element("dd", func() { p.Prose(row[1]) })
				}
			}
		})
		s.leads(p, r)
	}, "class", "panel", "id", roleID(r), "aria-labelledby", id)
	s.index.add(name, rolesPage+"#"+roleID(r), strings.Join([]string{r.Owns, r.Receives, r.HandsOver, r.MeasuredBy}, " "))
}

// leads writes the steps that a role leads.
func (s *site) leads(p *html.Page, r *content.Role) {
	var led []*content.Step
	for _, process := range s.course.Processes {
		for _, step := range process.Steps {
			if step.Lead == r.ID {
				led = append(led, step)
			}
		}
	}
	if len(led) == 0 {
		return
	}
	p.Element("details", func() {
		p.Line("summary", s.words.N("Leads %d step", "Leads %d steps", len(led)))
		p.Element("ul", func() {
			for _, step := range led {
				p.Element("li", func() {
					p.Link(content.Ref{Kind: "step", ID: step.Process.ID + "/" + step.ID}, s.words.F("%s: %s", step.Process.Title, step.Name), "")
				})
			}
		})
	})
}
