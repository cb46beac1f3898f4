package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/look"
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
}

// OpenCourse opens the course at a path, or Bundled; "" is the one opened last.
// One that was still being opened is given up.
func (s *App) OpenCourse(path string) {
	if top := s.window.Canvas().Overlays().Top(); top != nil {
		s.window.Canvas().Overlays().Remove(top)
	}
	if s.opening != nil {
		s.opening.end()
	}
	ctx, stop := context.WithCancel(context.Background())
	o := &opening{app: s, path: path, stop: stop, place: kit.Stack(0)}
	s.opening = o
	if s.opened == nil {
		s.trouble = nil
		s.body.Objects = []fyne.CanvasObject{o.object()}
		s.body.Refresh()
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
	if s.opening != o || o.final {
		return
	}
	o.end()
	if s.opened == nil {
		s.showTrouble(o.path, context.Canceled)
	}
}

// object stands in the page's place. It is empty until show.
func (o *opening) object() fyne.CanvasObject { return o.place }

// show says that the course is being opened, and lets it be stopped.
func (o *opening) show() {
	s := o.app
	if s.opening != o {
		return
	}
	cancel := kit.Secondary(words.T("Cancel"), o.giveUp)
	says := kit.Label(words.F("Opening %s…", courseName(o.path)))
	if s.opened == nil {
		o.place.Add(kit.Margins(kit.Stack(14, says, kit.Wrap(12, cancel))))
	} else {
		box := kit.Inset(24, 20, kit.Stack(14, says, kit.Actions(cancel)))
		width := min(look.Size(420), kit.Room(s.window.Canvas()).Width-60)
		o.pop = kit.NewDialog(box, s.window.Canvas())
		o.pop.Fit(fyne.NewSize(width, kit.HeightFor(box, width)))
		o.pop.Show()
	}
	s.window.Canvas().Focus(cancel)
}
