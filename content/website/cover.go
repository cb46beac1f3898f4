package website

import (
	"context"
	"fmt"

	"stagecraft/content"
	"stagecraft/content/html"
)

// cover writes the page to begin on: what the course is about and all that it has.
func (s *site) cover(ctx context.Context) error {
	h := &sheet{file: coverPage, description: s.course.Summary, part: coverPage, class: "cover"}
	return s.write(ctx, h, func(p *html.Page) {
		p.Element("header", func() {
			p.Line("h1", s.name)
			if s.name != s.course.Title {
				p.Line("p", s.course.Title, "class", "eyebrow")
			}
			if s.course.Summary != "" {
				p.Line("p", s.course.Summary, "class", "summary")
			}
			s.begin(p)
		}, "class", "title")
		s.lessonList(p)
		s.processList(p)
		s.reference(p)
	})
}

// begin writes the way to the first lesson.
func (s *site) begin(p *html.Page) {
	if len(s.course.Lessons) > 0 {
		first := s.course.Lessons[0]
		p.Element("p", func() {
			p.Line("a", s.words.T("Begin reading"), "class", "button primary", "href", from(coverPage)(lessonPage(first)))
		})
	}
}

func (s *site) lessonList(p *html.Page) {
	if len(s.course.Lessons) == 0 {
		return
	}
	minutes := 0
	for _, l := range s.course.Lessons {
		minutes += l.Minutes
	}
	p.Element("section", func() {
		p.Line("h2", s.words.T("Lessons"), "id", lessonsID)
		p.Line("p", s.words.N("%d lesson", "%d lessons", len(s.course.Lessons))+" · "+s.words.F("%d min", minutes), "class", "about")
		p.Element("ol", func() {
			for _, l := range s.course.Lessons {
				p.Element("li", func() {
					p.Line("a", l.Title, "href", from(coverPage)(lessonPage(l)))
					p.Raw(" ")
					p.Line("span", s.words.F("%d min", l.Minutes), "class", "about")
				})
			}
		}, "class", "rows numbered")
	}, "aria-labelledby", lessonsID, "class", "panel")
}

func (s *site) processList(p *html.Page) {
	if len(s.course.Processes) == 0 {
		return
	}
	const id = "processes."
	p.Element("section", func() {
		p.Line("h2", s.words.T("Processes"), "id", id)
		p.Element("ul", func() {
			for _, process := range s.course.Processes {
				p.Element("li", func() {
					p.Line("a", process.Title, "href", from(coverPage)(processPage(process)))
					p.Raw(" ")
					p.Line("span", s.words.N("%d step", "%d steps", len(process.Steps)), "class", "about")
				})
			}
		}, "class", "rows")
	}, "aria-labelledby", id, "class", "panel")
}

// reference lists the parts of the course to look things up in and to practise.
func (s *site) reference(p *html.Page) {
	type row struct{ name, page, about string }
	var rows []row
	if n := len(s.course.Terms); n > 0 {
		rows = append(rows, row{s.words.T("Terms"), termsPage, s.words.N("%d term", "%d terms", n)})
	}
	if n := len(s.course.Roles); n > 0 {
		rows = append(rows, row{s.words.T("Roles"), rolesPage, s.words.N("%d role", "%d roles", n)})
	}
	if n := len(s.course.Questions) + len(s.course.Scenes); n > 0 {
		rows = append(rows, row{s.words.T("Practice"), practicePage, s.words.N("%d question", "%d questions", n)})
	}
	if len(rows) == 0 {
		return
	}
	const id = "more."
	p.Element("section", func() {
		p.Line("h2", s.words.T("To look up and to practise"), "id", id)
		p.Element("ul", func() {
			for _, r := range rows {
				p.Element("li", func() {
					p.Line("a", r.name, "href", from(coverPage)(r.page))
					p.Raw(" ")
					p.Line("span", r.about, "class", "about")
				})
			}
		}, "class", "rows")
	}, "aria-labelledby", id, "class", "panel")
}

// lessons writes a page for each lesson.
func (s *site) lessons(ctx context.Context) error {
	for i, l := range s.course.Lessons {
		if err := s.lesson(ctx, l, i); err != nil {
			return fmt.Errorf("the lesson %s: %w", l.ID, err)
		}
	}
	return nil
}

func (s *site) lesson(ctx context.Context, l *content.Lesson, i int) error {
	var a html.Article
	h := &sheet{file: lessonPage(l), title: l.Title, description: l.Document.Meta.Description, part: coverPage, class: "lesson"}
	h.beside = func(p *html.Page) {
		if len(a.Headings) == 0 {
			return
		}
		const id = "here."
		p.Element("nav", func() {
			p.Line("p", s.words.T("On this page"), "id", id, "class", "about")
			p.Element("ul", func() {
				for _, heading := range a.Headings {
					if heading.Level <= 3 {
						p.Element("li", func() { p.Line("a", heading.Text, "href", "#"+heading.ID) }, "class", fmt.Sprintf("level-%d", heading.Level))
					}
				}
			})
		}, "class", "beside", "aria-labelledby", id)
	}
	return s.write(ctx, h, func(p *html.Page) {
		p.Line("p", s.words.F("Lesson %d of %d", i+1, len(s.course.Lessons))+" · "+s.words.F("%d min", l.Minutes), "class", "eyebrow")
		a = p.Article(l.Document, l.Title)
		for _, one := range p.Problems() {
			s.problems = append(s.problems, content.Problem{
				File: l.Path, Line: one.Line, Column: one.Column, Severity: content.Warning, Rule: one.Rule,
			}.Saying(one.Message))
		}
		s.turn(p, i)
		s.index.lesson(s, l, a)
	})
}

// turn writes the ways to the lessons before and after one.
func (s *site) turn(p *html.Page, i int) {
	to := from("course/")
	if len(s.course.Lessons) < 2 {
		return
	}
	p.Element("nav", func() {
		if i > 0 {
			before := s.course.Lessons[i-1]
			p.Element("a", func() {
				p.Line("span", s.words.T("Previous lesson"), "class", "about")
				p.Raw(" ")
				p.Line("span", before.Title)
			}, "href", to(lessonPage(before)), "rel", "prev", "class", "button before")
		}
		if i+1 < len(s.course.Lessons) {
			next := s.course.Lessons[i+1]
			p.Element("a", func() {
				p.Line("span", s.words.T("Next lesson"), "class", "about")
				p.Raw(" ")
				p.Line("span", next.Title)
			}, "href", to(lessonPage(next)), "rel", "next", "class", "button after")
		}
	}, "class", "turn", "aria-label", s.words.T("The lessons beside this one"))
}
