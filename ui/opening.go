package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// showsAfter is how long a course may take to open before the window says that
// it is being opened: most are there before.
const showsAfter = 300 * time.Millisecond

// opening is a course that is being opened. It is used on the main goroutine.
type opening struct {
	app   *App
	path  string
	stop  context.CancelFunc
	place *fyne.Container // stands in the page's place, when there is no page
	pop   *kit.PopUp      // lies over the page there is
	final bool            // the course that was open is retired: the next one comes
	// cancel is the way out; seen tells that it took long enough to be told.
	cancel *kit.Pressable
	seen   bool
	meter  *fyne.Container // how much of damaged data was looked through; nil while it isn't
	part   float64         // of it, from 0 to 1
	replay *replay         // how much of what was done is read; nil while it isn't
	then   func()          // done once this course is shown; nil for nothing
}

// OpenCourse opens the course at a path, or Bundled; "" is the one opened last.
// One that was still being opened is given up.
func (s *App) OpenCourse(path string) {
	modal.Of(s.window.Canvas()).Clear()
	if s.opening != nil {
		s.opening.end()
	}
	ctx, stop := context.WithCancel(context.Background())
	o := &opening{app: s, path: path, stop: stop, place: kit.Stack(0)}
	s.opening, s.began = o, time.Now()
	if s.opened == nil {
		s.trouble = nil
		s.body.Objects = []fyne.CanvasObject{o.object()}
		s.body.Refresh()
	} else {
		o.lay()
	}
	time.AfterFunc(showsAfter, func() { kit.OnMain(o.show) })
	release := kit.StayAwake()
	go func() {
		opened, err := s.loader.Load(ctx, path, func() error { return o.ready(ctx) })
		kit.OnMain(func() {
			release()
			o.loaded(opened, err)
		})
	}()
}

// ready ends the use of the course that is open, before what was done in the
// next is read. It is called off the main goroutine, and returns once no more is
// written; with an error when the next isn't wanted any more.
func (o *opening) ready(ctx context.Context) error {
	done := make(chan error, 1)
	kit.OnMain(func() {
		s := o.app
		if s.opening != o || s.closing {
			done <- context.Canceled
			return
		}
		s.retire()
		o.final = true
		if o.cancel != nil {
			o.cancel.SetDisabled(true)
		}
		s.body.Objects = []fyne.CanvasObject{o.object()}
		s.body.Refresh()
		done <- nil
	})
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// loaded shows what came of it, unless it isn't wanted any more.
func (o *opening) loaded(opened *Opened, err error) {
	s := o.app
	if s.opening != o || s.closing {
		if opened != nil {
			s.closeCourse(opened)
		}
		return
	}
	o.end()
	if err != nil {
		s.showTrouble(o.path, err)
		return
	}
	s.show(opened)
	if o.then != nil {
		o.then()
	}
}

// end takes the words away and lets go of what is being read.
func (o *opening) end() {
	o.stop()
	o.app.opening = nil
	if o.pop != nil {
		o.pop.Hide()
	}
}

// giveUp stops at the learner's wish: the course that is open stays so.
func (o *opening) giveUp() {
	s := o.app
	if s.opening != o || o.final && o.meter == nil && o.replay == nil {
		return
	}
	o.end()
	switch {
	case s.opened != nil:
	case o.meter != nil:
		s.showTrouble(o.path, errRecoveryStopped)
	default:
		s.showTrouble(o.path, context.Canceled)
	}
}

// object stands in the page's place. It is empty until show.
func (o *opening) object() fyne.CanvasObject { return o.place }

// lay lays it over the page there is, unseen until show: what is begun on the
// page now would be lost with it.
func (o *opening) lay() {
	c := o.app.window.Canvas()
	cancel := kit.Secondary(words.T("Cancel"), o.giveUp)
	cancel.SetDisabled(o.final)
	box := kit.Inset(24, 20, kit.Stack(14, o.says(), kit.Actions(cancel)))
	width := min(theme.Size(420), kit.Room(c).Width-60)
	o.pop = kit.NewDialog("opening", box, c)
	o.pop.SetUnseen(!o.seen)
	o.pop.OnCancel = o.giveUp
	o.pop.Again = func() func(any) {
		return func(any) {
			if o.app.opening == o {
				o.lay()
			}
		}
	}
	o.pop.Fit(fyne.NewSize(width, kit.HeightFor(box, width)))
	o.pop.Show()
	if o.seen {
		c.Focus(cancel)
	}
	o.cancel = cancel
}

func (o *opening) says() fyne.CanvasObject {
	if o.meter != nil {
		return o.recoverySays()
	}
	if o.replay != nil {
		return o.replay.object(o.app.courseName(o.path))
	}
	return kit.Label(words.F("Opening %s…", o.app.courseName(o.path)))
}

// draw says so in the page's place, once it is to be seen.
func (o *opening) draw() {
	if !o.seen || o.pop != nil {
		return
	}
	o.cancel = kit.Secondary(words.T("Cancel"), o.giveUp)
	o.cancel.SetDisabled(o.final && o.meter == nil && o.replay == nil)
	o.cancel.Keys = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			o.giveUp()
		}
		return e.Name == fyne.KeyEscape
	}
	o.place.Objects = []fyne.CanvasObject{kit.Margins(kit.Stack(14, o.says(), kit.Wrap(12, o.cancel)))}
	o.place.Refresh()
}

// show says that the course is being opened, and lets it be stopped.
func (o *opening) show() {
	s := o.app
	if s.opening != o {
		return
	}
	o.seen = true
	if o.pop != nil {
		o.pop.SetUnseen(false)
	} else {
		o.draw()
	}
	s.window.Canvas().Focus(o.cancel)
}
