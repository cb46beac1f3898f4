package ui

import (
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/texteditor"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// mostTold is how many problems stand in the strip; Check has all of them.
const mostTold = 3

// notice tells what is wrong with the course that is being written; nil when there is
// nothing to say.
func (l *live) notice(n *notice) fyne.CanvasObject {
	if l.hidden || l.of == nil || len(l.problems) == 0 && !l.other {
		return nil
	}
	hide := kit.Secondary(words.T("Hide"), func() {
		l.hidden = true
		l.app.savingChanged()
	})
	check := kit.Secondary(words.T("Check…"), l.app.goCheck)
	if l.other {
		again := kit.Secondary(words.T("Open it"), func() { l.app.OpenCourse(l.of.Path) })
		return n.strip(theme.Warning, theme.WarningSoft, words.T("The course has another id now"),
			words.T("What you see is the course as it was. What is done in a course is kept under its id: with another one it is another course."), again, hide)
	}
	strong, soft := theme.Warning, theme.WarningSoft
	title := words.N("%d warning in what was changed", "%d warnings in what was changed", len(l.problems))
	if wrong := l.problems.Errors(); wrong > 0 {
		strong, soft = theme.Danger, theme.DangerSoft
		title = words.N("%d error: you see the course as it was before", "%d errors: you see the course as it was before", wrong)
	}
	for _, b := range []*kit.Pressable{check, hide} {
		b.Fill = theme.Surface // else its edge is lost on the strip's colour
	}
	head := kit.Text(title, theme.LabelSize, theme.Face{SemiBold: true}, strong)
	rows := []fyne.CanvasObject{kit.Row(10, head, kit.Spring(), check, hide)}
	for _, p := range l.problems[:min(len(l.problems), mostTold)] {
		rows = append(rows, l.problem(p))
	}
	if more := len(l.problems) - mostTold; more > 0 {
		rows = append(rows, kit.Small(words.N("%d more to see", "%d more to see", more)))
	}
	return kit.Inset(12, 8, kit.OnBackground(kit.Background(soft, strong, theme.PanelRadius), 16, 10, kit.Stack(4, rows...)))
}

// problem is what is wrong, behind the place, which opens the file there.
func (l *live) problem(p content.Problem) fyne.CanvasObject {
	place := p.File
	if p.Line > 0 {
		place = words.F("%s, line %d", p.File, p.Line)
	}
	name := kit.OneLine(kit.Text(markup.Visible(place), theme.SmallSize, theme.Face{SemiBold: true}, theme.Primary))
	open := kit.NewPressable(kit.Inset(0, 7, name), func() { l.app.EditAt(filepath.Join(l.of.Path, filepath.FromSlash(p.File)), p.Line, p.Column) })
	open.Says.Help = words.T("Opens it in your text editor")
	open.Says.Role = accessible.Link
	return kit.Wrap(12, open, kit.Inset(0, 6, kit.Label(markup.Visible(words.Say(p))))) // a long place stands above
}

// EditAt opens a file of the trainer's at a line and a column, from 1, in their editor
// of text, or as the system opens it where none is found. The file's place is that of
// the whole file where the line is 0.
func (s *App) EditAt(path string, line, column int) {
	go func() {
		name, err := texteditor.Open(path, line, column)
		kit.OnMain(func() {
			switch {
			case s.closing:
			case errors.Is(err, texteditor.ErrNone):
				s.openFile(path)
			case err != nil:
				s.Fail(words.F("Opening %s in %s", filepath.Base(path), name), err)
			}
		})
	}()
}
