package ui

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"stagecraft/study/journal"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// fewBackups is how many backups are offered at first.
const fewBackups = 4

// offer lists the backups that can be put in the place of data that can't be
// opened. They are looked for when it is shown.
type offer struct {
	trouble *trouble
	object  *fyne.Container
	found   []journal.Backup
	all     bool // and not the newest alone
}

func (t *trouble) newOffer() *offer {
	o := &offer{trouble: t, object: kit.Stack(0)}
	k, ok := t.app.loader.(Recoverer)
	if !ok {
		return o
	}
	go func() {
		found, err := k.BackupsBeside()
		kit.OnMain(func() {
			if err != nil {
				fyne.LogError("looking for backups", err)
			}
			for _, b := range found {
				if b.Fault == nil {
					o.found = append(o.found, b)
				}
			}
			o.fill()
		})
	}()
	return o
}

// fill draws the list in the window.
func (o *offer) fill() {
	o.draw()
	o.object.Refresh()
	s := o.trouble.app
	s.relayout()
	if o.trouble.restoresFirst() && s.trouble == o.trouble && s.window.Canvas().Focused() == nil {
		s.focusMain()
	}
}

// draw draws the list.
func (o *offer) draw() {
	if len(o.found) == 0 {
		return
	}
	rows := []fyne.CanvasObject{kit.H3(words.T("Your backups"))}
	for i := range o.found {
		if i == fewBackups && !o.all {
			break
		}
		if i > 0 {
			rows = append(rows, kit.Separator())
		}
		rows = append(rows, o.row(&o.found[i], i == 0))
	}
	if n := len(o.found); n > fewBackups && !o.all {
		rows = append(rows, kit.Row(0, kit.LinkButton(words.F("Show all %s", words.Number(int64(n))), func() {
			o.all = true
			o.fill()
		}), kit.Spring()))
	}
	o.object.Objects = []fyne.CanvasObject{kit.Panel(kit.Stack(10, rows...))}
}

// row says what a backup holds, and restores it.
func (o *offer) row(b *journal.Backup, newest bool) fyne.CanvasObject {
	says := words.N("%d review", "%d reviews", int(b.Reviews()))
	if n := int(b.Notes()); n > 0 {
		says += " · " + words.N("%d highlight or note", "%d highlights and notes", n)
	}
	says += " · " + words.N("%d day", "%d days", int(b.Holds.Days))
	title := fullMoment(b.Made)
	if newest {
		title = words.F("%s, the newest", title)
	}
	restore := kit.Secondary(words.T("Restore"), func() { o.trouble.begin(b) })
	if newest && o.trouble.restoresFirst() {
		restore = kit.Primary(words.T("Restore"), func() { o.trouble.begin(b) })
	}
	return kit.Row(16,
		kit.Stack(2, kit.Text(title, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink), kit.Small(says)),
		kit.Spring(), restore)
}

// restore is a backup being put in the place of data that can't be opened.
type restore struct {
	backup *journal.Backup
	stop   context.CancelFunc
	meter  *fyne.Container
	part   float64 // of it that is done
}

func (r *restore) object() fyne.CanvasObject {
	r.meter = kit.Meter(r.part, theme.Primary)
	return kit.Page(kit.AtMost(theme.Size(620), kit.Stack(14,
		kit.H2(words.F("Restoring the backup of %s…", fullMoment(r.backup.Made))),
		kit.Label(words.T("It is read through before anything is changed.")),
		r.meter, kit.Wrap(12, kit.Secondary(words.T("Cancel"), r.stop)))))
}

// begin puts a backup in the place of the data, and opens it then.
func (t *trouble) begin(b *journal.Backup) {
	s := t.app
	k := s.loader.(Recoverer)
	ctx, stop := context.WithCancel(context.Background())
	r := &restore{backup: b, stop: stop}
	t.restore = r
	s.body.Objects = []fyne.CanvasObject{t.object()}
	s.body.Refresh()
	release := kit.StayAwake()
	go func() {
		replaced, err := k.RestoreBeside(ctx, b.Path, func(done, all int64) {
			kit.OnMain(func() {
				r.part = float64(done) / float64(max(all, 1))
				kit.SetMeter(r.meter, r.part)
			})
		})
		kit.OnMain(func() {
			release()
			stop()
			t.restore = nil
			switch {
			case s.closing || s.trouble != t:
			case errors.Is(err, context.Canceled):
				s.showTrouble(t.path, t.err)
			case err != nil:
				s.showTrouble(t.path, t.err)
				s.Fail(words.T("Restoring the backup"), err)
			default:
				text := words.F("Your data is as it was on %s.", fullMoment(b.Made))
				if replaced != "" {
					text += " " + words.F("What was there is now called %s.", filepath.Base(replaced))
				}
				s.afterShow = func() { s.Tell(text) }
				s.OpenCourse(t.path)
			}
		})
	}()
}
