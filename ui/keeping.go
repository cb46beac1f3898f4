package ui

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study/journal"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Keeper is a Loader that can tell how keeping the learner's data stands, and
// keep it elsewhere. But for UseFolder its methods don't wait for a disk.
type Keeper interface {
	// Saving tells how keeping stands.
	Saving() journal.Saving
	// WatchSaving has f called, on some goroutine, whenever saving stops or goes on.
	WatchSaving(f func())
	// RetrySaving has it tried again at once.
	RetrySaving()
	// Rest has what was done brought to where a copy of the main file has it.
	Rest()
	// Missing is what was found to be missing from the data; nil if nothing.
	Missing() *journal.Missing
	// AcceptMissing says that the learner knows: it isn't told again.
	AcceptMissing()
	// UseFolder keeps the data in another folder from now on.
	UseFolder(ctx context.Context, dir string) error
	// SetAside renames data that can't be opened, so that it is begun afresh, and
	// gives its new path.
	SetAside() (string, error)
	// SetLogAside renames what lies beside the data and doesn't belong to it.
	SetLogAside() (string, error)
}

// notice stands above the page for as long as what it says is so.
type notice struct {
	app    *App
	object *fyne.Container
}

func newNotice(s *App) *notice {
	n := &notice{app: s, object: kit.Stack(0)}
	n.update()
	return n
}

// watchSaving has the window say when saving stops, and has all brought to rest
// when the learner turns to something else.
func (s *App) watchSaving() {
	k, ok := s.loader.(Keeper)
	if !ok {
		return
	}
	k.WatchSaving(func() { kit.OnMain(s.savingChanged) })
	s.app.Lifecycle().SetOnExitedForeground(k.Rest)
}

// sessionChanged shows what follows for the shell from what was just done. That saving has stopped it says
// at once: what the journal has put in line for the main goroutine is done after the next frame, which would
// show what was done as if it were saved.
func (s *App) sessionChanged() {
	kit.SetTurn(s.opened.Session.Turn())
	s.rail.update()
	if k, ok := s.loader.(Keeper); ok && k.Saving().Stopped != nil && !s.stopped {
		s.savingChanged()
	}
}

// savingChanged says that saving has stopped, or goes on.
func (s *App) savingChanged() {
	if s.closing {
		return
	}
	if p, ok := s.page.(interface{ SavingChanged() }); ok {
		p.SavingChanged()
	}
	was := s.notice.object.Visible()
	if s.notice.update() {
		s.Tell(words.T("All is saved again."))
	}
	if was || s.notice.object.Visible() {
		s.relayout()
	}
}

// update says what is to be said. It gives true when saving goes on again.
func (n *notice) update() (again bool) {
	if n.app.opened == nil {
		n.object.Hide()
		return false
	}
	k, ok := n.app.loader.(Keeper)
	var saving journal.Saving
	var missing *journal.Missing
	if ok {
		saving, missing = k.Saving(), k.Missing()
	}
	var says []fyne.CanvasObject
	if saving.Stopped != nil {
		says = append(says, n.strip(theme.Danger, theme.DangerSoft,
			words.F("Saving has stopped: nothing is saved since %s", clockTime(saving.Since)),
			n.app.stoppedBy(saving.Stopped)+" "+words.T("You can go on: what you do is kept in this window and saved as soon as it can be."),
			kit.Secondary(words.T("Try again"), k.RetrySaving),
			kit.Secondary(words.T("Show the folder"), func() { n.app.OpenFolder(n.app.DataDir()) }),
			kit.Secondary(words.T("Use another folder…"), n.app.chooseDataFolder)))
	}
	if missing != nil {
		says = append(says, n.strip(theme.Warning, theme.WarningSoft,
			words.T("Some of what you did is missing"), missed(missing),
			kit.Secondary(words.T("Go on without it"), func() {
				k.AcceptMissing()
				n.app.savingChanged()
			}),
			kit.Secondary(words.T("Show the folder"), func() { n.app.OpenFolder(n.app.DataDir()) })))
	}
	for _, more := range []fyne.CanvasObject{n.app.auto.notice(n), n.app.restoredNotice(n), n.app.live.notice(n)} {
		if more != nil {
			says = append(says, more)
		}
	}
	n.object.Objects = says
	n.object.Hidden = len(says) == 0
	n.object.Refresh()
	again, n.app.stopped = n.app.stopped && saving.Stopped == nil, saving.Stopped != nil
	return again
}

func (n *notice) strip(strong, soft theme.Name, title, text string, ways ...*kit.Pressable) fyne.CanvasObject {
	buttons := make([]fyne.CanvasObject, len(ways))
	for i, w := range ways {
		w.Fill = theme.Surface // else its edge is lost on the strip's colour
		buttons[i] = w
	}
	head := kit.Text(title, theme.LabelSize, theme.Face{SemiBold: true}, strong)
	return kit.Inset(12, 8, kit.OnBackground(kit.Background(soft, strong, theme.PanelRadius), 16, 12,
		kit.Stack(8, head, kit.Label(text), kit.Wrap(10, buttons...))))
}

// stoppedBy says why nothing can be saved, and what helps.
func (s *App) stoppedBy(err error) string {
	dir := s.loader.DataDir()
	switch {
	case errors.Is(err, journal.ErrFull):
		return words.T("The disk is full. Make some room on it.")
	case errors.Is(err, journal.ErrSlow):
		return words.F("The disk with your data in %s doesn't answer.", dir)
	case errors.Is(err, journal.ErrAway):
		return words.F("The disk or share with your data in %s can't be reached. Connect it again.", dir)
	case errors.Is(err, journal.ErrReplaced):
		return words.F("Another program replaced or changed your data in %s. Nothing is written into what stands there now.", dir)
	case errors.Is(err, journal.ErrGone):
		return words.F("Your data in %s was removed or renamed.", dir)
	case errors.Is(err, fs.ErrPermission):
		return words.F("Nothing can be written to %s: it is read-only, or belongs to someone else.", dir)
	}
	return words.F("Nothing can be written to %s.", dir)
}

// missed says what is missing, as well as it is known.
func missed(m *journal.Missing) string {
	if m.Events == 0 {
		return words.F("Other things stand in its place than what you did up to %s. A copy may have been put back from elsewhere.", clockTime(m.To))
	}
	text := words.N("%d thing you did isn't in your data any more", "%d things you did aren't in your data any more", m.Events)
	if m.From.IsZero() {
		text += words.F(", the last of %s.", clockTime(m.To))
	} else {
		text += words.F(": from after %s to %s.", clockTime(m.From), clockTime(m.To))
	}
	return text + " " + words.T("A file may have been lost, damaged or put back from an older copy. If you have a newer copy of the folder, quit and put it back; or go on from here.")
}

// clockTime says a time of today by the clock, and another with its day.
func clockTime(t time.Time) string {
	return words.ClockOrDate(time.Now(), t.Local())
}

// chooseDataFolder lets the learner choose where their data is kept from now on.
func (s *App) chooseDataFolder() {
	filechooser.Ask(s.window.Canvas(), filechooser.Request{Kind: filechooser.Folder, Title: words.T("Keep your data in a folder")}, s.useFolder)
}

// useFolder keeps the learner's data in a folder from now on.
func (s *App) useFolder(dir string) {
	k := s.loader.(Keeper)
	go func() {
		err := k.UseFolder(context.Background(), dir)
		kit.OnMain(func() {
			switch {
			case errors.Is(err, journal.ErrOther):
				s.Tell(words.F("Other data is in %s. It was left as it is; choose an empty folder.", dir))
			case err != nil:
				s.Tell(words.F("Your data can't be kept in %s. Nothing was changed; choose another folder.", dir))
				fyne.LogError("using another folder", err)
			case s.opened == nil:
				s.OpenCourse(s.config.Course)
			default:
				s.notice.update()
				s.Tell(words.F("Your data is in %s from now on.", dir))
			}
		})
	}()
}

// keepsFromQuitting asks before what is not saved is lost. Asked once more, the
// app ends.
func (s *App) keepsFromQuitting() bool {
	k, ok := s.loader.(Keeper)
	if !ok || s.mayLose {
		return false
	}
	saving := k.Saving()
	if saving.Stopped == nil || saving.Unsaved == 0 {
		return false
	}
	k.RetrySaving()
	quit := func() {
		s.mayLose = true
		s.Quit()
	}
	s.showSheet("unsaved", func() string { return words.T("Not everything is saved") }, 640, func() fyne.CanvasObject {
		return kit.Stack(14,
			kit.Body(words.N("%d thing you did is in this window alone.", "%d things you did are in this window alone.", saving.Unsaved)+" "+s.stoppedBy(saving.Stopped)),
			kit.Body(words.T("Choose another folder to keep it in, or put right what is wrong: then it is saved, and you can quit.")),
			kit.Wrap(12,
				kit.Primary(words.T("Use another folder…"), s.chooseDataFolder),
				kit.Secondary(words.T("Show the folder"), func() { s.OpenFolder(s.DataDir()) }),
				kit.Secondary(words.T("Quit and lose it"), quit)),
		)
	})
	return true
}
