package website

import (
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// The pages of which there is one, from the top of the site.
const (
	coverPage     = "index.html"
	processesPage = "course/processes.html"
	termsPage     = "course/terms.html"
	rolesPage     = "course/roles.html"
	practicePage  = "course/practice.html"
	searchPage    = "course/search.html"
)

// Ids of the pages' own have a full stop, which those of a course's things and
// of headings have not.
const (
	mainID    = "main."
	lessonsID = "lessons."
)

func lessonPage(l *content.Lesson) string   { return "course/lesson-" + l.ID + ".html" }
func processPage(p *content.Process) string { return "course/process-" + p.ID + ".html" }
func termID(t *content.Term) string         { return "term." + t.ID }
func roleID(r *content.Role) string         { return "role." + r.ID }
func questionID(q *content.Question) string { return "question." + q.ID }

// links is what links within lessons lead to.
type links struct{ headings map[string]map[string]bool } // by lesson

func newLinks(c *content.Course) links {
	l := links{headings: map[string]map[string]bool{}}
	for _, lesson := range c.Lessons {
		ids := map[string]bool{}
		for _, h := range lesson.Document.Headings() {
			ids[h.ID] = true
		}
		for _, f := range lesson.Document.Footnotes {
			for _, h := range (&markup.Document{Blocks: f.Blocks}).Headings() {
				ids[h.ID] = true
			}
		}
		l.headings[lesson.ID] = ids
	}
	return l
}

// address gives where a thing of the course is on the site, from its top; "" when
// the course has no such thing.
func (s *site) address(ref content.Ref) string {
	switch ref.Kind {
	case "lesson":
		if l := s.course.Lesson(ref.ID); l != nil {
			if s.links.headings[l.ID][ref.Fragment] {
				return lessonPage(l) + "#" + ref.Fragment
			}
			return lessonPage(l)
		}
	case "term":
		if t := s.course.Term(ref.ID); t != nil {
			return termsPage + "#" + termID(t)
		}
	case "dialogue":
		if d := s.course.Dialogue(ref.ID); d != nil {
			return dialoguePage(d)
		}
	case "process":
		if p := s.course.Process(ref.ID); p != nil {
			return processPage(p)
		}
	case "step":
		if step := s.course.Step(ref.ID); step != nil {
			return processPage(step.Process) + "#" + step.ID
		}
	}
	return ""
}

// from gives a function that gives an address from the site's top as it is from
// a page.
func from(page string) func(string) string {
	return func(address string) string {
		if below, ok := strings.CutPrefix(address, "course/"); ok && page != coverPage {
			return below
		}
		if page == coverPage {
			return address
		}
		return "../" + address
	}
}
