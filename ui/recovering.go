package ui

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study/journal"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Recoverer is a [Loader] that gets back what it can of damaged data while it
// opens it. Its methods may wait for a disk, but for the first and the last two.
type Recoverer interface {
	// WatchRecovery has f called, on some goroutine, while damaged data is looked
	// through, with how much of the work is done of how much.
	WatchRecovery(f func(done, all int64))
	// BackupsBeside lists the backups of data that can't be opened, the newest first.
	BackupsBeside() ([]journal.Backup, error)
	// RestoreBeside puts a backup in the place of data that can't be opened, which
	// is kept under the new name that it gives; "" if there was nothing.
	RestoreBeside(ctx context.Context, backup string, progress func(done, all int64)) (replaced string, err error)
	// LastRecovery is what was got back when the data was damaged last, nil if it
	// never was, and whether the learner was told.
	LastRecovery() (r *journal.Recovery, told bool)
	// RecoveryTold notes that they were.
	RecoveryTold()
}

// errRecoveryStopped says that the learner stopped getting damaged data back.
var errRecoveryStopped = errors.New("getting it back was stopped")

// watchRecovery has the window say when damaged data is being got back.
func (s *App) watchRecovery() {
	if r, ok := s.loader.(Recoverer); ok {
		r.WatchRecovery(func(done, all int64) {
			kit.OnMain(func() {
				if s.opening != nil {
					s.opening.recovers(float64(done) / float64(max(all, 1)))
				}
			})
		})
	}
}

// recovers says how much of damaged data is looked through, from 0 to 1. It can be
// stopped, though the course that was open before is closed by then.
func (o *opening) recovers(part float64) {
	o.part = part
	if o.meter != nil {
		kit.SetMeter(o.meter, part)
		return
	}
	o.meter = kit.Meter(part, theme.Primary)
	if o.pop != nil {
		o.pop.Hide()
		o.pop = nil
	}
	o.draw()
	if o.seen {
		o.app.window.Canvas().Focus(o.cancel)
	}
}

// recoverySays is what the window says of it meanwhile.
func (o *opening) recoverySays() fyne.CanvasObject {
	o.meter = kit.Meter(o.part, theme.Primary)
	return kit.AtMost(theme.Size(620), kit.Stack(14,
		kit.H2(words.T("Your data is damaged")),
		kit.Label(words.T("Stagecraft is getting back everything that can still be read, from the damaged file and from your backups. Nothing is deleted.")),
		o.meter))
}

// tellRecovery says, once, what was got back of damaged data and what wasn't.
func (s *App) tellRecovery() {
	k, ok := s.loader.(Recoverer)
	if !ok {
		return
	}
	r, told := k.LastRecovery()
	if r == nil || told {
		return
	}
	k.RecoveryTold()
	if !r.Continued || r.Lost.Events > 0 || r.FromBackups > 0 {
		s.showRecovery(r)
	}
}

// lastRecovery is what was got back the last time that data was damaged, or nil.
func (s *App) lastRecovery() *journal.Recovery {
	k, ok := s.loader.(Recoverer)
	if !ok || s.opened == nil {
		return nil
	}
	r, _ := k.LastRecovery()
	return r
}

// showRecovery says what was got back and what wasn't.
func (s *App) showRecovery(r *journal.Recovery) {
	title := func() string {
		if r.Continued {
			return words.T("Something was missing from your data")
		}
		return words.T("Your data was damaged, and is repaired")
	}
	s.showSheet("recovery", title, 640, func() fyne.CanvasObject {
		says := []fyne.CanvasObject{kit.Body(savedWords(r))}
		if text := lostWords(r); text != "" {
			says = append(says, kit.Body(text))
		}
		if r.Kept != "" {
			says = append(says, kit.Label(words.F("The damaged file is kept as “%s” beside your data. Nothing was deleted.", filepath.Base(r.Kept))))
		}
		says = append(says, kit.Label(words.T("A disk that is failing can be the cause. Have a copy of your folder somewhere else too.")),
			kit.MutedLabel(words.F("That was found on %s. Your data is in %s", dateOf(r.At), s.DataDir())),
			kit.Wrap(12, kit.Secondary(words.T("Show the folder"), func() { s.OpenFolder(s.DataDir()) })))
		return kit.Stack(12, says...)
	})
}

// savedWords says what was got back.
func savedWords(r *journal.Recovery) string {
	var text string
	n, all := r.Saved.Events, r.Saved.Events+r.Lost.Events
	switch {
	case r.Continued:
		text = words.N("%d thing you did was missing, and was put back.", "%d things you did were missing, and were put back.", int(n))
	case n == 0:
		text = words.T("Nothing you did could be read from the damaged file, and no backup holds any of it. You begin afresh.")
	case r.Lost.Events == 0:
		text = words.F("All you did was saved: %s things on %s days.", words.Number(n), words.Number(r.Saved.Days))
	default:
		text = words.F("%s of %s things you did were saved.", words.Number(n), words.Number(all))
	}
	if r.FromBackups > 0 && r.FromBackups == n {
		text += " " + words.T("All of it came from your backups.")
	} else if r.FromBackups > 0 {
		text += " " + words.N("%d of them came from your backups.", "%d of them came from your backups.", int(r.FromBackups))
	}
	return text
}

// lostWords says what wasn't.
func lostWords(r *journal.Recovery) string {
	var text string
	if n := r.Lost.Events; n > 0 {
		text = words.N("%d thing you did is lost", "%d things you did are lost", int(n)) + lostWhen(r.Lost)
	}
	if !r.Counted && !r.Continued {
		if text != "" {
			text += " "
		}
		text += words.T("How much there was before isn't known: the newest of it may be lost as well.")
	}
	return text
}

// lostWhen says of which days it is, and ends the sentence.
func lostWhen(s journal.Span) string {
	from, to := s.From.Local(), s.To.Local()
	switch {
	case s.To.IsZero():
		return "."
	case s.From.IsZero() || dateOf(from) == dateOf(to):
		return words.F(", of %s.", dateOf(to))
	}
	return words.F(", from %s to %s.", dateOf(from), dateOf(to))
}

// fullMoment says a time with its day.
func fullMoment(t time.Time) string {
	return words.DateAndClock(t.Local())
}

// dateOf says a day.
func dateOf(t time.Time) string {
	return words.Date(t.Local())
}
