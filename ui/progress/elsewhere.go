package progress

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// Carrier is a Navigator that carries progress between the learner's devices.
type Carrier interface {
	BringInProgress()
	SaveProgress()
	// OutOfStep says since when this device isn't in step with the others, if that
	// is long; "" otherwise.
	OutOfStep() string
	Tell(message string)
	Fail(doing string, err error)
	Moved()
}

// elsewhere is about progress on other devices; nil where there can be none.
func (p *Page) elsewhere() fyne.CanvasObject {
	c, ok := p.nav.(Carrier)
	if !ok {
		return nil
	}
	rows := []fyne.CanvasObject{
		kit.H3(words.T("On your other devices")),
		kit.MutedLabel(words.T("Take what you did along as a file, or bring in what you did elsewhere: it is added to what is here, and nothing is overwritten. To have it done by itself, see Devices in Settings.")),
	}
	if says := c.OutOfStep(); says != "" {
		rows = append(rows, kit.Label(says))
	}
	return kit.Panel(kit.Stack(10, append(rows, kit.Wrap(8,
		kit.Secondary(words.T("Bring in progress…"), c.BringInProgress),
		kit.Secondary(words.T("Save my progress as a file…"), c.SaveProgress)))...))
}

// Commands are those that scroll, and the two that undo and redo what was brought
// in.
func (p *Page) Commands() []command.Command {
	c, carries := p.nav.(Carrier)
	session, undoes := p.session.(undoing.Session)
	if !carries || !undoes {
		return p.Scrolled.Commands()
	}
	turn := undoing.Page{
		Session: session, Scope: study.ScopeJoins, Fail: c.Fail,
		Turned: func(done study.Done, again bool) {
			c.Tell(undoing.Says(done, again))
			p.SetContent(p.draw())
			c.Moved()
		},
	}
	return append(turn.Commands("progress"), p.Scrolled.Commands()...)
}
