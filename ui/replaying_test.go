package ui

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/internal/uitest"
)

// longShelf reads what was done in a course until it is told to stop.
type longShelf struct {
	*slowShelf
	replayed func(done, all int64)
	damaged  func()
}

func (s *longShelf) WatchReplay(f func(done, all int64)) { s.replayed = f }
func (s *longShelf) WatchDamage(f func())                { s.damaged = f }

func (s *longShelf) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	if path == s.quick {
		return s.shelf.Load(ctx, path, ready)
	}
	if err := ready(); err != nil {
		return nil, err
	}
	s.replayed(4096, 1_000_000)
	<-ctx.Done()
	s.stopped <- path
	return nil, ctx.Err()
}

func TestApp_ReadingWhatWasDoneSaysHowFarItIsAndCanBeStopped(t *testing.T) {
	for name, first := range map[string]string{"at the start": "large.course", "with a course open": Bundled} {
		t.Run(name, func(t *testing.T) {
			s := &longShelf{slowShelf: &slowShelf{newShelf(t, t.TempDir()), Bundled, make(chan string, 9)}}
			app := New(test.NewTempApp(t), s, Config{Course: first})
			app.window.Resize(fyne.NewSize(1280, 832))
			if first == Bundled {
				wait(t, func() bool { return app.page != nil })
				app.OpenCourse("large.course")
			}
			wait(t, func() bool { return app.says("Reading what you did: 4,096 of 1,000,000") })
			uitest.Click(t, app.window, "Cancel")
			if got := <-s.stopped; got != "large.course" {
				t.Errorf("reading of %q was stopped", got)
			}
			if app.trouble == nil || !app.says("You stopped opening the course") {
				t.Fatalf("after Cancel the window says:\n%s", uitest.Says(app.body))
			}
			uitest.Click(t, app.window, "Open the course that came with the app")
			wait(t, func() bool { return app.page != nil })
			s.damaged()
			wait(t, func() bool { return app.toast.message != nil })
		})
	}
}
