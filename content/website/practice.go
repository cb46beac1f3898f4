package website

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"stagecraft/content"
	"stagecraft/content/html"
	"stagecraft/content/markup"
)

// maxOnPage is how many questions a page has: a browser should show it at once.
const maxOnPage = 200

// practiceSet is questions that stand on a page together.
type practiceSet struct {
	title     string
	page      string
	count     int
	questions []*content.Question
	scenes    []*content.Scene
}

// practiceSets gives the questions that stand in no lesson, by their notes, then
// the scenes.
func (s *site) practiceSets() []practiceSet {
	var sets []practiceSet
	add := func(set practiceSet) {
		set.page = fmt.Sprintf("course/practice-%d.html", len(sets)+1)
		set.count = len(set.questions) + len(set.scenes)
		sets = append(sets, set)
	}
	byFile := map[string][]*content.Question{}
	var files []string
	for _, q := range s.course.Questions {
		if q.Lesson != "" {
			continue
		}
		if byFile[q.File] == nil {
			files = append(files, q.File)
		}
		byFile[q.File] = append(byFile[q.File], q)
	}
	for _, file := range files {
		title := s.titleOf(file)
		for n, all := 1, byFile[file]; len(all) > 0; n++ {
			some := all[:min(len(all), maxOnPage)]
			all = all[len(some):]
			add(practiceSet{title: numbered(title, n), questions: some})
		}
	}
	for n, all := 1, s.course.Scenes; len(all) > 0; n++ {
		some := all[:min(len(all), maxOnPage)]
		all = all[len(some):]
		add(practiceSet{title: numbered(s.words.T("Which stage is this?"), n), scenes: some})
	}
	return sets
}

func numbered(title string, n int) string {
	if n == 1 {
		return title
	}
	return fmt.Sprintf("%s %d", title, n)
}

// titleOf gives what a note of questions is called: its title, else its first
// heading, else its file's name.
func (s *site) titleOf(file string) string {
	name := strings.ReplaceAll(strings.TrimSuffix(path.Base(file), path.Ext(file)), "-", " ")
	if s.course.Files == nil {
		return name
	}
	source, err := fs.ReadFile(s.course.Files, file)
	if err != nil {
		return name // the questions themselves were read before
	}
	d := markup.Parse(source).Typeset()
	if title := strings.TrimSpace(d.Meta.Title); title != "" {
		return title
	}
	if headings := d.Headings(); len(headings) > 0 {
		if text := strings.TrimSpace(markup.PlainText(headings[0].Inlines)); text != "" {
			return text
		}
	}
	return name
}

// practices writes a page that lists all questions there are, and those of each set.
func (s *site) practices(ctx context.Context) error {
	if !s.practises() {
		return nil
	}
	h := &sheet{file: practicePage, title: s.words.T("Practice"), part: practicePage, class: "practice"}
	err := s.write(ctx, h, func(p *html.Page) {
		p.Line("h1", s.words.T("Practice"))
		p.Line("p", s.words.T("Answer for yourself first; the answer is behind a click."), "class", "summary")
		s.conversations(p)
		if len(s.practice) > 0 {
			p.Element("ul", func() {
				for _, set := range s.practice {
					p.Element("li", func() {
						p.Line("a", set.title, "href", from(practicePage)(set.page))
						p.Raw(" ")
						p.Line("span", s.words.N("%d question", "%d questions", set.count), "class", "about")
					})
				}
			}, "class", "rows panel")
		}
		s.inLessons(p)
	})
	for i := 0; i < len(s.practice) && err == nil; i++ {
		err = s.practiceSet(ctx, s.practice[i])
	}
	return err
}

// inLessons lists the lessons that have questions of their own.
func (s *site) inLessons(p *html.Page) {
	count := map[string]int{}
	for _, q := range s.course.Questions {
		count[q.Lesson]++
	}
	if delete(count, ""); len(count) == 0 {
		return
	}
	const id = "inlessons."
	p.Element("section", func() {
		p.Line("h2", s.words.T("In the lessons"), "id", id)
		p.Element("ul", func() {
			for _, l := range s.course.Lessons {
				if count[l.ID] > 0 {
					p.Element("li", func() {
						p.Link(content.Ref{Kind: "lesson", ID: l.ID}, l.Title, "")
						p.Raw(" ")
						p.Line("span", s.words.N("%d question", "%d questions", count[l.ID]), "class", "about")
					})
				}
			}
		}, "class", "rows")
	}, "class", "panel", "aria-labelledby", id)
}

func (s *site) practiceSet(ctx context.Context, set practiceSet) error {
	h := &sheet{file: set.page, title: set.title, part: practicePage, class: "practice"}
	return s.write(ctx, h, func(p *html.Page) {
		p.Line("p", s.words.N("%d question", "%d questions", set.count), "class", "eyebrow")
		p.Line("h1", set.title)
		for _, q := range set.questions {
			p.Question(q, questionID(q))
			s.index.add(s.words.T("Question"), set.page+"#"+questionID(q), questionText(q))
		}
		for _, scene := range set.scenes {
			s.scene(p, scene)
			s.index.add(s.words.T("Scene"), set.page+"#scene."+scene.ID, scene.Text)
		}
		for _, one := range p.Problems() {
			s.problems = append(s.problems, content.Problem{
				File: set.page, Line: one.Line, Column: one.Column, Severity: content.Warning, Rule: one.Rule,
			}.Saying(one.Message))
		}
		p.Element("p", func() {
			p.Line("a", s.words.T("All questions"), "class", "button", "href", from(set.page)(practicePage))
		})
	})
}

// questionText gives the words of a question to find it by, its answer left out.
func questionText(q *content.Question) string {
	text := markup.PlainText(q.Prompt)
	for _, part := range q.Text {
		if part.Blank {
			text += "…"
		} else {
			text += part.Text
		}
	}
	return text
}

// scene writes a moment, and behind a click which step it belongs to.
func (s *site) scene(p *html.Page, scene *content.Scene) {
	p.Element("section", func() {
		p.Line("p", s.words.T("Which stage is this?"), "class", "kind")
		p.Element("p", func() { p.Plain(scene.Text) }, "class", "prompt")
		p.Element("details", func() {
			p.Line("summary", s.words.T("Answer"))
			p.Element("ul", func() {
				for _, id := range scene.Steps {
					if step := s.course.Step(id); step != nil {
						p.Element("li", func() {
							p.Link(content.Ref{Kind: "step", ID: id}, s.words.F("%s: %s", step.Process.Title, step.Name), "")
						})
					}
				}
			})
			if scene.Why != "" {
				p.Element("p", func() { p.Prose(scene.Why) })
			}
			if scene.NextMove != "" {
				p.Element("p", func() { p.Plain(s.words.F("The next move: %s", scene.NextMove)) })
			}
		})
	}, "class", "question", "id", "scene."+scene.ID, "role", "group", "aria-label", s.words.T("Scene"))
}
