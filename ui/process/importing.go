package process

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// mostRead is how many bytes of a file are read: more than a process may have,
// so that what reads it says that it is too big.
const mostRead = 8 << 20

// inBackground works off the main goroutine.
func inBackground(work func() (then func())) {
	go func() {
		then := work()
		kit.OnMain(then)
	}()
}

// importFile reads a process off the main goroutine and makes it one of the
// learner's own. When anything in it is an error, nothing is taken in.
func (p *Page) importFile(name string, f io.ReadCloser) {
	name = filepath.Base(name)
	course := p.course
	p.background(func() func() {
		source, err := readAll(f)
		if err != nil {
			return func() { p.shell.Fail(words.T("Opening the file"), err) }
		}
		pr, problems := content.ReadProcess(course, name, source)
		return func() { p.imported(name, pr, problems) }
	})
}

func readAll(f io.ReadCloser) ([]byte, error) {
	source, err := io.ReadAll(io.LimitReader(f, mostRead))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	return source, nil
}

// imported keeps a process that was read, nil when it could not be.
func (p *Page) imported(name string, pr *content.Process, problems content.Problems) {
	if pr == nil {
		p.showProblems(words.F("%s can’t be opened", name), words.T("Nothing was taken in. Put these right in the file, then open it again."), problems)
		return
	}
	id, err := p.session.ImportOwn(pr)
	if errors.Is(err, study.ErrTooMany) {
		p.shell.Tell(p.tooMany(pr))
		return
	}
	if err != nil {
		p.shell.Fail(words.T("Taking the process in"), err)
		return
	}
	p.renew(id)
	if len(problems) > 0 {
		p.showProblems(words.F("“%s” is now yours", brief(pr.Title)), words.T("It was taken in. Some of the file is worth another look:"), problems)
		return
	}
	p.shell.Tell(words.F("“%s” is now yours", brief(pr.Title)))
}

// mostProblems is how many are listed.
const mostProblems = 200

// showProblems lists what is wrong with a file, by line, in a sheet that
// scrolls. The list can be copied.
func (p *Page) showProblems(title, says string, problems content.Problems) {
	c := p.shell.Window().Canvas()
	var pop *kit.PopUp
	rows := []fyne.CanvasObject{kit.Body(says)}
	for i, problem := range problems {
		if i == mostProblems {
			rows = append(rows, kit.Small(words.F("… and %d more. Copy the list to see them all.", len(problems)-mostProblems)))
			break
		}
		rows = append(rows, problemRow(problem))
	}
	content := kit.InsetSides(0, 0, 12, 0, kit.Stack(14, rows...))
	body := kit.NewScroller(content)
	done := kit.Primary(words.T("Close"), func() { pop.Hide() })
	copied := kit.Secondary(words.T("Copy the list"), nil)
	copied.OnPress = func() {
		fyne.CurrentApp().Clipboard().SetContent(problems.Error())
		p.shell.Tell(words.T("The list is on the clipboard."))
	}
	scroll := func(e *fyne.KeyEvent) bool { return body.Key(e.Name) }
	done.Keys, copied.Keys = scroll, scroll
	size := kit.Room(c)
	width := min(theme.Size(680), size.Width-60)
	box := kit.Inset(24, 20, kit.StackFilling(16, 1, kit.H2(title), body, kit.Actions(copied, done)))
	pop = kit.NewDialog("problems", box, c)
	pop.Again = func() func(any) {
		return func(page any) {
			if again, ok := page.(*Page); ok {
				again.showProblems(title, says, problems)
			}
		}
	}
	pop.Fit(fyne.NewSize(width, min(kit.HeightFor(content, width-48)+kit.HeightFor(done, width)+theme.Size(120), size.Height-60)))
	pop.Show()
	c.Focus(done)
}

// problemRow says where a problem is, how bad, and what would be right.
func problemRow(problem content.Problem) fyne.CanvasObject {
	kind, strong := words.T("Error"), theme.Danger
	switch problem.Severity {
	case content.Warning:
		kind, strong = words.T("Warning"), theme.Warning
	case content.Note:
		kind, strong = words.T("Good to know"), theme.Muted
	}
	at := problem.File
	if problem.Line > 0 {
		at = words.F("Line %d, column %d", problem.Line, problem.Column)
	}
	return kit.Stack(2,
		kit.Row(8, kit.Text(kind, theme.SmallSize, theme.Face{SemiBold: true}, strong), kit.Small(at)),
		kit.Label(words.Sentence(problem)))
}
