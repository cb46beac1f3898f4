package ui

import (
	"strings"

	"stagecraft/content"
	"stagecraft/content/dialogue"
	"stagecraft/content/fold"
	"stagecraft/content/search"
	"stagecraft/study"
	"stagecraft/ui/lesson"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
	"stagecraft/ui/searchbox"
	"stagecraft/ui/words"
)

// openHit opens a thing that was found, at the words. With keep the search comes
// back as it was left.
func (s *App) openHit(h search.Hit, q search.Words, left searchbox.Left, keep bool) {
	s.search.left = nil
	if keep {
		s.search.left = &left
	}
	if c, ok := commandOf(h); ok {
		c.Do()
		return
	}
	s.search.searched(strings.TrimSpace(left.Typed))
	s.saveWhereabouts(false)
	switch of := h.Of.(type) {
	case *content.Lesson:
		s.openInLesson(h, of, q)
	case *content.Term:
		s.Open("term:" + of.ID)
	case *content.Process:
		s.Go(nav.Route{Page: nav.Process, ID: of.ID})
	case *content.Step:
		s.Go(nav.Route{Page: nav.Process, ID: of.Process.ID, At: of.ID})
	case *content.Role:
		s.openRole(of)
	case *content.Question:
		s.Go(nav.Route{Page: nav.Practice, At: of.ID})
	case *content.Scene:
		s.openScene(of)
	case *dialogue.Dialogue:
		s.Open("dialogue:" + of.ID)
	case *search.Other:
		if n, ok := of.Ref.(study.Note); ok {
			s.openNote(n)
		}
	}
}

// openInLesson opens a lesson at what was found in it, and marks the words.
func (s *App) openInLesson(h search.Hit, l *content.Lesson, q search.Words) {
	to := nav.Route{Page: nav.Lessons, ID: l.ID}
	if h.Kind != search.Lesson && int(h.Block) < len(l.Blocks) {
		to.At = l.Blocks[h.Block].Key
	}
	s.Go(to)
	p := s.lessonShown()
	if h.Kind == search.Lesson || p == nil {
		return
	}
	said := h.Text()
	text, start := said.Title, int(h.Start)
	if h.Kind == search.Caption {
		start = 0
	}
	if len(q.In(text)) == 0 {
		for _, part := range said.Parts {
			if len(q.In(part.Text)) > 0 {
				text = part.Text
				break
			}
		}
	}
	if words, at := exactWords(text, q); words != "" {
		if h.Kind == search.Paragraph {
			start += at
		}
		p.ShowFound(words, int(h.Block), start)
	}
}

// mostExact is how many characters may be marked at once in a lesson.
const mostExact = 60

// exactWords gives the words of a text, as they stand there, that hold what was
// looked for, and at which character they begin: all of it where that isn't too
// long, else the first of the words.
func exactWords(text string, q search.Words) (words string, at int) {
	letters := []rune(text)
	best := q.Best(text)
	if best.End-best.Start > mostExact {
		for _, one := range q.In(text) {
			if one.Start >= best.Start {
				best = one
				break
			}
		}
	}
	for best.End < len(letters) && best.End > best.Start && best.End-best.Start < mostExact && fold.InWord(letters[best.End]) {
		best.End++
	}
	return string(letters[best.Start:best.End]), best.Start
}

// openRole shows what a role does, in the first process in which it does anything.
func (s *App) openRole(r *content.Role) {
	for _, p := range s.course().Processes {
		for _, step := range p.Steps {
			does := step.Lead == r.ID
			for _, other := range step.Support {
				does = does || other == r.ID
			}
			if does {
				s.Go(nav.Route{Page: nav.Process, ID: p.ID, Mode: process.ModeRoles, State: &process.State{Role: r.ID}})
				return
			}
		}
	}
	s.Tell(words.F("No process of this course has a step for %s.", r.Name))
}

// openScene asks what is asked of a scene; where nothing is, it opens the step in
// which it plays.
func (s *App) openScene(scene *content.Scene) {
	if id, ok := s.opened.Session.Drills().SceneID(scene); ok {
		s.Go(nav.Route{Page: nav.Practice, At: id})
		return
	}
	if len(scene.Steps) > 0 {
		s.Open("step:" + scene.Steps[0])
	}
}

// openNote opens a note at its passage.
func (s *App) openNote(n study.Note) {
	if s.course().Lesson(n.Lesson) == nil {
		s.Tell(words.T("This course doesn’t have the lesson of this note any more. Your notes, exported, have it."))
		return
	}
	s.Go(nav.Route{Page: nav.Lessons, ID: n.Lesson, At: n.Block})
	if p := s.lessonShown(); p != nil {
		p.ShowNote(n)
	}
}

// lessonShown gives the page of lessons when it shows one to read, else nil.
func (s *App) lessonShown() *lesson.Page {
	if p, ok := s.page.(*lesson.Page); ok && p.Reading() {
		return p
	}
	return nil
}
