package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Scheduling is the part of the session that has a newer schedule to go over to.
type Scheduling interface {
	OlderSchedule() bool
	NewerSchedule() *study.NewerTask
	UseNewerSchedule() error
}

// newer is the learner looking at what the newer schedule would do.
type newer struct {
	cancel context.CancelFunc // of the looking; nil while there is none
	moves  *study.Moves       // what it would do; nil when not known
}

func (n *newer) stop() {
	if n.cancel != nil {
		n.cancel()
	}
	*n = newer{}
}

// newerSchedule is the row that offers the newer schedule, and shows first what it
// would do.
func (p *Page) newerSchedule() fyne.CanvasObject {
	about := words.T("A newer schedule predicts better when you forget, and mostly waits longer. All that you graded counts in it.")
	return row(words.T("Schedule"), about, p.newerControl())
}

func (p *Page) newerControl() fyne.CanvasObject {
	switch n := &p.newer; {
	case n.moves != nil:
		return kit.Stack(10, movesTable(n.moves), kit.Wrap(8,
			p.button(words.T("Use the newer schedule"), p.useNewer),
			p.button(words.T("Keep the one you have"), n.stop)))
	case n.cancel != nil:
		return kit.Stack(8, kit.MutedLabel(words.T("Looking at your cards…")), kit.Wrap(8, p.button(words.T("Stop"), n.stop)))
	}
	return kit.Wrap(8, p.button(words.T("Use the newer schedule…"), p.lookAtNewer))
}

// lookAtNewer finds out off the main goroutine what the newer schedule would do.
func (p *Page) lookAtNewer() {
	p.newer.stop()
	ctx, cancel := context.WithCancel(context.Background())
	p.newer.cancel = cancel
	task := p.session.NewerSchedule()
	go func() {
		moves, err := task.Run(ctx)
		kit.OnMain(func() {
			if ctx.Err() != nil || err != nil {
				return // stopped: that is all that can go wrong
			}
			cancel()
			p.newer = newer{moves: &moves}
			p.redraw()
		})
	}()
}

func (p *Page) useNewer() {
	p.newer.stop()
	if err := p.session.UseNewerSchedule(); err != nil {
		p.shell.Fail(words.T("Going over to the newer schedule"), err)
		return
	}
	p.shell.Tell(words.T("Your cards follow the newer schedule now. Undo takes that back."))
	p.shell.Moved()
}

// movesTable is what would become of the days of the cards.
func movesTable(m *study.Moves) fyne.CanvasObject {
	line := func(what, number string) fyne.CanvasObject {
		return kit.Row(12, kit.Label(what), kit.Spring(), kit.Text(number, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))
	}
	return kit.AtMost(theme.Size(340), kit.Stack(6,
		line(words.T("Cards that come earlier"), words.Number(int64(m.Earlier))),
		line(words.T("On the same day"), words.Number(int64(m.Same))),
		line(words.T("Later"), words.Number(int64(m.Later))),
		kit.Separator(),
		line(words.T("Due today, as it is"), words.Number(int64(m.DueBefore))),
		line(words.T("Due today, by the newer"), words.Number(int64(m.DueAfter)))))
}
