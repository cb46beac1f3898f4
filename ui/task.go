package ui

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// task is something that takes a while, off the main goroutine: it stands over the
// page with how far it is, and can be stopped. It is used on the main goroutine.
type task struct {
	app   *App
	title string
	says  string
	stop  context.CancelFunc

	pop     *kit.PopUp
	meter   *fyne.Container
	number  *fyne.Container
	row     *fyne.Container // holds both
	cancel  *kit.Pressable
	seen    bool // it took long enough to be told
	stopped bool
	ended   bool
	part    float64 // how far it is, once it told
	tells   bool
	told    atomic.Int64 // when progress came last, in ms; for any goroutine
}

// progressEvery is how often a task shows how far it is.
const progressEvery = 80 * time.Millisecond

// runTask does something off the main goroutine, and then, on it, what is to come
// after. It keeps the page still meanwhile, and says so when it takes a while.
// There is one at a time.
func (s *App) runTask(title, says string, do func(ctx context.Context, progress func(done, all int64)) error, then func(error)) {
	if s.task != nil || s.closing {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	t := &task{app: s, title: title, says: says, stop: stop}
	s.task = t
	t.lay()
	time.AfterFunc(showsAfter, func() { kit.OnMain(t.show) })
	release := kit.StayAwake()
	go func() {
		err := do(ctx, t.progress)
		kit.OnMain(func() {
			release()
			stop()
			t.ended, s.task = true, nil
			t.pop.Hide()
			if !s.closing {
				then(err)
			}
		})
	}()
}

// progress is told how far it is, on any goroutine.
func (t *task) progress(done, all int64) {
	now, last := time.Now().UnixMilli(), t.told.Load()
	if all <= 0 || now-last < progressEvery.Milliseconds() && done < all || !t.told.CompareAndSwap(last, now) {
		return
	}
	part := float64(done) / float64(all)
	kit.OnMain(func() {
		if t.part, t.tells = part, true; !t.ended {
			t.draw()
		}
	})
}

// lay lays it over the page, unseen until show.
func (t *task) lay() {
	c := t.app.window.Canvas()
	t.cancel = kit.Secondary(words.T("Cancel"), t.giveUp)
	t.cancel.SetDisabled(t.stopped)
	t.meter = kit.Meter(t.part, theme.Primary)
	t.number = kit.Stack(0)
	t.row = kit.Columns(12, 0, []float32{9, 1}, t.meter, t.number)
	box := kit.Inset(24, 20, kit.Stack(14, kit.H2(t.title), kit.Label(t.says),
		t.row, kit.Actions(t.cancel)))
	width := min(theme.Size(480), kit.Room(c).Width-60)
	t.pop = kit.NewDialog("task", box, c)
	t.pop.SetUnseen(!t.seen)
	t.pop.OnCancel = t.giveUp
	t.pop.Again = func() func(any) {
		return func(any) {
			if !t.ended {
				t.lay()
			}
		}
	}
	t.draw() // with the row, for which there is to be room
	t.pop.Fit(fyne.NewSize(width, kit.HeightFor(box, width)))
	t.row.Hidden = !t.tells
	t.pop.Show()
	if t.seen {
		c.Focus(t.cancel)
	}
}

// draw shows how far it is.
func (t *task) draw() {
	kit.SetMeter(t.meter, t.part)
	t.number.Objects = []fyne.CanvasObject{kit.OneLine(kit.Small(words.F("%d %%", int(100*t.part))))}
	t.number.Refresh()
	t.row.Show()
}

func (t *task) show() {
	if t.ended {
		return
	}
	t.seen = true
	t.pop.SetUnseen(false)
	t.app.window.Canvas().Focus(t.cancel)
}

// giveUp stops it. It goes once nothing of it is left to be put in order.
func (t *task) giveUp() {
	t.stopped = true
	t.cancel.SetDisabled(true)
	t.stop()
}

// retireFor ends the use of the course that is open, for a task that goes on with
// other data. It is called off the main goroutine, and returns once nothing more
// is written.
func (s *App) retireFor(ctx context.Context) error {
	done := make(chan error, 1)
	kit.OnMain(func() {
		if s.closing || ctx.Err() != nil {
			done <- context.Canceled
			return
		}
		s.retire()
		s.body.Refresh()
		s.rail.update()
		done <- nil
	})
	select {
	case err := <-done:
		return err
	case <-ctx.Done(): // unless it was retired just now
		select {
		case err := <-done:
			return err
		case <-time.After(soonRetired):
			return ctx.Err()
		}
	}
}

// soonRetired is how long the main goroutine may take to retire a course.
const soonRetired = 2 * time.Second
