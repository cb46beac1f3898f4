package ui

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stagecraft/content"
	"stagecraft/content/dialogue"
	"stagecraft/content/search"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/searchbox"
	"stagecraft/ui/words"
)

// How much of a text a line of the search shows, in characters.
const (
	mostOfTitle = 90
	mostOfText  = 110
)

// kindName is what a kind of thing found is called.
func kindName(k search.Kind) string {
	switch k {
	case search.Term:
		return words.T("Term")
	case search.Process:
		return words.T("Process")
	case search.Step:
		return words.T("Step")
	case search.Role:
		return words.T("Role")
	case search.Command:
		return words.T("Command")
	case search.Note:
		return words.T("My note")
	case search.Caption:
		return words.T("Figure")
	case search.Question:
		return words.T("Question")
	case search.Scene:
		return words.T("Scene")
	case search.Dialogue:
		return words.T("Conversation")
	}
	return words.T("Lesson")
}

// searchRow tells how a thing found is shown.
func (s *App) searchRow(h search.Hit, q search.Words) searchbox.Row {
	said := h.Text()
	r := searchbox.Row{Kind: kindName(h.Kind)}
	r.Title, r.InTitle = q.Excerpt(said.Title, mostOfTitle)
	switch of := h.Of.(type) {
	case *content.Lesson:
		s.lessonRow(&r, h, of, q)
	case *content.Term:
		title := said.Title
		if !strings.HasPrefix(of.Written, "$") { // a letter of a formula is another as a capital
			title = capital(title)
		}
		r.Title, r.InTitle = q.Excerpt(title, mostOfTitle)
		r.Beside, r.InBeside = of.Abbreviation, q.In(of.Abbreviation)
		r.Text, r.InText = q.Excerpt(partWith(said.Parts, q, false), mostOfText)
	case *content.Process:
		r.Beside = words.N("%d step", "%d steps", len(of.Steps))
		r.Text, r.InText = q.Excerpt(partWith(said.Parts, q, false), mostOfText)
	case *content.Step:
		if of.Process != nil {
			r.Beside = of.Process.Title
			r.InBeside = q.In(r.Beside)
		}
		r.Text, r.InText = q.Excerpt(partWith(said.Parts, q, true), mostOfText)
	case *content.Role:
		r.Beside, r.InBeside = of.Abbreviation, q.In(of.Abbreviation)
		r.Text, r.InText = q.Excerpt(partWith(said.Parts, q, true), mostOfText)
	case *content.Question:
		r.Beside = s.answered(of.ID)
	case *content.Scene:
		r.Plain = true
	case *dialogue.Dialogue:
		r.Beside = words.N("%d min", "%d min", of.Minutes)
		r.Text, r.InText = q.Excerpt(partWith(said.Parts, q, false), mostOfText)
	case *search.Other:
		s.otherRow(&r, of, q)
	}
	return r
}

// lessonRow is a line of something in a lesson.
func (s *App) lessonRow(r *searchbox.Row, h search.Hit, l *content.Lesson, q search.Words) {
	if h.Kind == search.Lesson {
		r.Text = words.F("Lesson %d of %d", l.Number, len(s.course().Lessons)) + " · " + words.F("%d min", l.Minutes)
		return
	}
	said := h.Text()
	r.Title, r.InTitle = l.Title, q.In(l.Title)
	if path := h.Path(); len(path) > 0 {
		r.Beside = "› " + strings.Join(path, " › ")
		r.InBeside = q.In(r.Beside)
	}
	text := said.Title
	if h.Kind == search.Paragraph {
		text = partWith(said.Parts, q, false)
	} else if len(q.In(text)) == 0 {
		text = partWith(said.Parts, q, false)
	}
	r.Text, r.InText = q.Excerpt(text, mostOfText)
}

// otherRow is a line of something that isn't the course's.
func (s *App) otherRow(r *searchbox.Row, o *search.Other, q search.Words) {
	switch of := o.Ref.(type) {
	case command.Command:
		if r.Plain = true; len(of.Keys) > 0 {
			r.Key = of.Keys[0].String()
		}
	case study.Note:
		r.Title = words.T("on a lesson that is gone")
		if l := s.course().Lesson(of.Lesson); l != nil {
			r.Title = words.F("on %s", l.Title)
		}
		r.Beside = words.DayAndMonth(of.At)
		r.Text, r.InText = q.Excerpt(partWith(o.Parts, q, false), mostOfText)
	}
}

// partWith gives the part of a thing in which most of the words stand, the first
// where none does; labelled has the name of its field before it.
func partWith(parts []search.Part, q search.Words, labelled bool) string {
	best, most := -1, 0
	for i, p := range parts {
		if p.Field == "process" {
			continue // it stands beside the title
		}
		if n := len(q.In(p.Text)); best < 0 || n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return ""
	}
	p := parts[best]
	if label := fieldName(p.Field); labelled && label != "" {
		return words.F("%s: %s", label, p.Text)
	}
	return p.Text
}

// fieldName is what a field of a step or of a role is called; "" for those that
// need no name.
func fieldName(field string) string {
	switch field {
	case "happens":
		return words.T("What happens")
	case "done_when":
		return words.T("Done when the buyer…")
	case "leaves":
		return words.T("Leaves behind")
	case "measured_by":
		return words.T("Measured by")
	case "owns":
		return words.T("Owns")
	case "receives":
		return words.T("Receives")
	case "hands_over":
		return words.T("Hands over")
	}
	return ""
}

// answered says how a question was answered last.
func (s *App) answered(question string) string {
	r := s.opened.Session.Results(question)
	switch {
	case r.Asked == 0:
		return words.T("Not answered yet")
	case r.LastRight:
		return words.F("Answered right %s", ago(s.opened.Session.Now(), r.Last))
	}
	return words.F("Missed %s", ago(s.opened.Session.Now(), r.Last))
}

// ago says how many of the learner's days ago something was.
func ago(now, then time.Time) string {
	switch n := kit.Turn().Between(then.In(now.Location()), now); {
	case n <= 0:
		return words.T("today")
	case n == 1:
		return words.T("yesterday")
	default:
		return words.N("%d day ago", "%d days ago", n)
	}
}

// capital gives a text with its first letter large.
func capital(s string) string {
	if first, n := utf8.DecodeRuneInString(s); n > 0 {
		return string(unicode.ToUpper(first)) + s[n:]
	}
	return s
}
