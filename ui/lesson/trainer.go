package lesson

import (
	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// trainer is a shell that can write the course.
type trainer interface {
	// CourseFolder is the folder in which the open course is written; "" when it can't be.
	CourseFolder() string
	// EditQuestion opens the form of a question, and AddQuestion that of a new one, after
	// the block of a lesson that begins on a line.
	EditQuestion(id string)
	AddQuestion(lesson string, line int)
}

// trainerItems are what a trainer can do at a block, in a course that can be written.
func (r *reader) trainerItems(block int) []kit.MenuItem {
	t, ok := r.page.nav.(trainer)
	if !ok || t.CourseFolder() == "" {
		return nil
	}
	b := r.lesson.Document.Blocks[block]
	items := []kit.MenuItem{kit.MenuSeparator}
	if quiz, ok := b.(*markup.Quiz); ok && r.page.course.Question(quiz.ID) != nil {
		items = append(items, kit.MenuItem{Title: words.T("Edit the question…"), Do: func() { t.EditQuestion(quiz.ID) }})
	}
	return append(items, kit.MenuItem{Title: words.T("Add a question after this…"), Do: func() { t.AddQuestion(r.lesson.ID, b.Position().Line) }})
}
