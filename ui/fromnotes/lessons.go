package fromnotes

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/proposing"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// lessonRows are the lessons, to be put in order by dragging or by keys.
type lessonRows struct {
	kit.Arranged
	page *Page
}

func newLessonRows(p *Page) *lessonRows {
	l := &lessonRows{page: p}
	l.Draw, l.Describe, l.Keys = l.draw, l.describe, l.key
	l.Move = func(from, to int) {
		p.draft.move(from, to)
		p.said()
	}
	l.Fill(len(p.draft.lessons))
	return l
}

// leave leaves a lesson out, or puts it back.
func (l *lessonRows) leave(at int) {
	lesson := &l.page.draft.lessons[at]
	lesson.Out = !lesson.Out
	l.Show()
	l.page.refill()
}

// says names a lesson, and under which file it comes.
func says(l *proposing.Lesson) (says, under, leave string) {
	if l.Out {
		out := words.F("%s, left out", l.File)
		return out, out, words.T("Put back")
	}
	return words.F("%s, from %s", l.Title, l.File), l.File, words.T("Leave out")
}

// draw draws the lesson at a place.
func (l *lessonRows) draw(place int) fyne.CanvasObject {
	lesson := &l.page.draft.lessons[place]
	ink := theme.Ink
	if lesson.Out {
		ink = theme.Muted
	}
	_, under, leave := says(lesson)
	name := kit.OneLine(kit.Text(lesson.Title, theme.LabelSize, theme.Face{SemiBold: true}, ink))
	out := kit.LinkButton(leave, func() { l.leave(place) })
	out.Says.Name = words.F("%s: %s", leave, lesson.Title)
	rename := kit.LinkButton(words.T("Rename…"), func() { l.page.editLesson(place) })
	rename.Says.Name = words.F("Rename “%s”", lesson.Title)
	number := func(n int) fyne.CanvasObject {
		return kit.Text(words.Number(int64(n)), theme.LabelSize, theme.Face{}, ink)
	}
	handle := kit.Text("⠿", theme.LabelSize, theme.Face{}, theme.Muted)
	return kit.Inset(18, theme.Size(9), cells(
		kit.Row(theme.Size(14), handle, kit.Stack(1, name, kit.OneLine(kit.Small(under)))),
		number(lesson.Words), number(lesson.Terms), number(lesson.Questions),
		kit.Row(8, rename, out)))
}

// describe says which lesson it is.
func (l *lessonRows) describe(place int) accessible.Description {
	name, _, _ := says(&l.page.draft.lessons[place])
	return accessible.Description{Name: name, Help: words.T("Alt with Up or Down moves it, F2 renames it, Delete leaves it out.")}
}

// key renames the lesson or leaves it out.
func (l *lessonRows) key(place int, e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyF2, fyne.KeyReturn, fyne.KeyEnter:
		l.page.editLesson(place)
	case fyne.KeyDelete, fyne.KeyBackspace:
		l.leave(place)
	default:
		return false
	}
	return true
}
