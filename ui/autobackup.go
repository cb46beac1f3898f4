package ui

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study/journal"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// When it is looked whether the day's backup is to be made: a while after the
// course is opened, so that nothing waits for it, and then again and again.
var (
	firstBackup = 30 * time.Second
	nextBackup  = 5 * time.Minute
)

// autoBackup makes the day's backups. It is used on the main goroutine.
type autoBackup struct {
	app    *App
	cancel func() // the next look
	making bool
	failed error // why the last one couldn't be made; nil when it could
	hidden bool  // the learner was told, and wants to hear no more of it today
}

// begin looks soon, from when a course is open.
func (b *autoBackup) begin() {
	if _, ok := b.app.loader.(Restorer); ok && b.cancel == nil {
		b.cancel = kit.After(firstBackup, b.look)
	}
}

// look makes a backup if it is time, and looks again later.
func (b *autoBackup) look() {
	b.cancel = kit.After(nextBackup, b.look)
	if b.app.opened == nil || b.app.task != nil || b.app.closing {
		return
	}
	b.make()
}

// make makes the day's backup, if it is due.
func (b *autoBackup) make() {
	k, ok := b.app.loader.(Restorer)
	if !ok || b.making {
		return
	}
	b.making = true
	go func() {
		due, err := k.BackupDue(time.Now())
		if err == nil && due {
			_, err = k.BackUp(context.Background(), journal.Daily, nil)
		}
		kit.OnMain(func() { b.made(due, err) })
	}()
}

// made tells what came of it, unless all is as before.
func (b *autoBackup) made(due bool, err error) {
	b.making = false
	if b.app.closing {
		return
	}
	if err != nil {
		fyne.LogError("backing up", err)
	}
	was := b.failed
	if b.failed = err; err == nil {
		b.hidden = false
	}
	if was != nil || err != nil {
		b.app.savingChanged()
	}
	if due && err == nil {
		b.app.backedUp()
	}
}

// backedUp has the page show that there is another backup.
func (s *App) backedUp() {
	if p, ok := s.page.(interface{ BackupsChanged() }); ok {
		p.BackupsChanged()
	}
}

// notice says that no backup could be made, until one can; nil when there is
// nothing to say.
func (b *autoBackup) notice(n *notice) fyne.CanvasObject {
	if b.failed == nil || b.hidden {
		return nil
	}
	return n.strip(theme.Warning, theme.WarningSoft, words.T("No backup could be made"),
		b.app.backupFailure(b.failed)+" "+words.T("What you do is saved all the same. It is tried again every few minutes."),
		kit.Secondary(words.T("Try again now"), b.make),
		kit.Secondary(words.T("Backups…"), b.app.goBackups),
		kit.Secondary(words.T("Hide"), func() {
			b.hidden = true
			b.app.savingChanged()
		}))
}

// backupFailure says why a backup can't be made, and what helps.
func (s *App) backupFailure(err error) string {
	switch {
	case errors.Is(err, journal.ErrFull):
		return words.T("The disk has too little room for another backup. Make some, or give backups less room in Settings.")
	case errors.Is(err, journal.ErrDamaged):
		return words.T("Something in your data isn't as it was written. Quit Stagecraft and start it again, so that it can put it right.")
	case errors.Is(err, fs.ErrPermission):
		return words.F("Nothing can be written to the backups in %s.", s.loader.DataDir())
	case errors.Is(err, journal.ErrReplaced), errors.Is(err, journal.ErrGone), errors.Is(err, journal.ErrSlow), errors.Is(err, journal.ErrAway):
		return s.stoppedBy(err)
	}
	return words.F("The backups in %s can't be written: %s.", s.loader.DataDir(), err.Error())
}
