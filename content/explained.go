package content

import (
	"slices"
	"strings"

	"stagecraft/content/markup"
)

// ExplainedAt says where the course explains what a question asks: the lesson that
// it stands in, at the heading over it; else what its explanation, or the question,
// links to; else where the first term is explained that they name. It is false when
// none of that leads to a lesson.
func (c *Course) ExplainedAt(q *Question) (Ref, bool) {
	if l := c.Lesson(q.Lesson); l != nil {
		return Ref{Kind: "lesson", ID: l.ID, Fragment: headingOver(l, q.Pos.Line)}, true
	}
	said := [][]markup.Inline{q.Explanation, q.Prompt}
	for _, inlines := range said {
		if ref, ok := c.linkedLesson(inlines); ok {
			return ref, true
		}
	}
	for _, choice := range q.Choices {
		if choice.Right {
			said = append(said, choice.Inlines)
		}
	}
	texts := []string{strings.Join(q.Answers, ". "), strings.Join(q.Items, ". ")}
	for _, part := range q.Text {
		texts = append(texts, part.Text)
	}
	for _, pair := range q.Pairs {
		texts = append(texts, pair[0])
	}
	for _, text := range texts {
		said = append(said, []markup.Inline{markup.Text{Value: text}})
	}
	for _, inlines := range said {
		block := &markup.Paragraph{Inlines: inlines}
		for _, t := range c.TermMatcher().Mentions(Everything, block) {
			if ref, ok := c.lessonRef(t.Lesson); ok {
				return ref, true
			}
		}
	}
	return Ref{}, false
}

// linkedLesson gives the lesson that the first link of a text leads to, which may be
// by a term or a step.
func (c *Course) linkedLesson(inlines []markup.Inline) (found Ref, ok bool) {
	markup.WalkInlines(&markup.Paragraph{Inlines: inlines}, func(in markup.Inline) {
		link, isLink := in.(markup.Link)
		if !isLink || ok {
			return
		}
		ref, isRef := ParseRef(link.Destination)
		if !isRef {
			return
		}
		switch ref.Kind {
		case "lesson":
			found, ok = ref, c.Lesson(ref.ID) != nil
		case "term":
			if t := c.Term(ref.ID); t != nil {
				found, ok = c.lessonRef(t.Lesson)
			}
		case "step":
			if s := c.Step(ref.ID); s != nil {
				found, ok = c.lessonRef(s.Lesson)
			}
		}
	})
	return found, ok
}

func (c *Course) lessonRef(place string) (Ref, bool) {
	l, heading := c.LessonAt(place)
	if l == nil {
		return Ref{}, false
	}
	return Ref{Kind: "lesson", ID: l.ID, Fragment: heading}, true
}

// headingOver gives the anchor of the last heading before a line of a lesson; ""
// when there is none.
func headingOver(l *Lesson, line int) string {
	anchor := ""
	if l.Document == nil {
		return anchor
	}
	markup.Walk(l.Document.Blocks, func(b markup.Block) bool {
		if h, ok := b.(*markup.Heading); ok && h.Line < line && h.Level > 1 {
			anchor = h.ID
		}
		return true
	})
	return anchor
}

// QuestionsByLesson gives the ids of the course's questions by the lesson that
// explains them, in the course's order; those that none explains come last, under no
// lesson. A lesson without questions has no entry.
func (c *Course) QuestionsByLesson() []LessonQuestions {
	of := map[string][]string{}
	for _, q := range c.Questions {
		ref, _ := c.ExplainedAt(q)
		of[ref.ID] = append(of[ref.ID], q.ID)
	}
	var all []LessonQuestions
	for _, l := range c.Lessons {
		all = append(all, LessonQuestions{l, of[l.ID]})
	}
	all = append(all, LessonQuestions{nil, of[""]})
	return slices.DeleteFunc(all, func(l LessonQuestions) bool { return len(l.IDs) == 0 })
}

// LessonQuestions are the questions that a lesson explains; Lesson is nil for those
// that none does.
type LessonQuestions struct {
	Lesson *Lesson
	IDs    []string
}
