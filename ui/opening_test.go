package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/internal/trial"
)

// slowShelf opens no course but one path until it is told to stop.
type slowShelf struct {
	*shelf
	quick   string
	stopped chan string
}

func (s *slowShelf) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	if path == s.quick {
		return s.shelf.Load(ctx, path, ready)
	}
	<-ctx.Done()
	s.stopped <- path
	return nil, ctx.Err()
}

func (s *App) says(text string) bool {
	top := trial.Over(s.window)
	return top != nil && strings.Contains(trial.Says(top), text) || strings.Contains(trial.Says(s.body), text)
}

func TestApp_OpeningTheFirstCourseCanBeStopped(t *testing.T) {
	s := &slowShelf{newShelf(t, t.TempDir()), Bundled, make(chan string, 9)}
	app := New(test.NewTempApp(t), s, Config{Course: "large.course"})
	app.window.Resize(fyne.NewSize(1280, 832))
	wait(t, func() bool { return app.says("Opening large.course") })
	trial.Click(t, app.window, "Cancel")
	if got := <-s.stopped; got != "large.course" {
		t.Errorf("reading of %q was stopped", got)
	}
	if app.trouble == nil || !app.says("You stopped opening the course") {
		t.Fatalf("after Cancel the window says:\n%s", trial.Says(app.body))
	}
	trial.Click(t, app.window, "Open the course that came with the app")
	wait(t, func() bool { return app.page != nil })
}

func TestApp_StoppingAnotherCourseKeepsTheOneThatIsOpen(t *testing.T) {
	s := &slowShelf{newShelf(t, t.TempDir()), Bundled, make(chan string, 9)}
	app := New(test.NewTempApp(t), s, Config{Course: Bundled})
	app.window.Resize(fyne.NewSize(1280, 832))
	wait(t, func() bool { return app.page != nil })
	was := app.opened
	app.OpenCourse("large.course")
	wait(t, func() bool { return app.says("Opening large.course") })
	trial.Click(t, app.window, "Cancel")
	<-s.stopped
	if app.opened != was || app.trouble != nil || app.window.Canvas().Overlays().Top() != nil {
		t.Error("the course that was open is not there as it was")
	}
}

func TestApp_OpeningAThirdCourseGivesUpTheSecond(t *testing.T) {
	s := &slowShelf{newShelf(t, t.TempDir()), Bundled, make(chan string, 9)}
	app := New(test.NewTempApp(t), s, Config{Course: "large.course"})
	wait(t, func() bool { return app.opening != nil })
	app.OpenCourse(Bundled)
	wait(t, func() bool { return app.page != nil })
	if got := <-s.stopped; got != "large.course" || app.opened.Path != Bundled {
		t.Errorf("%q was stopped and %q is open", got, app.opened.Path)
	}
}
