package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study/journal"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// Neighbour is a [Loader] that can reach the copy of the app that has the data
// open.
type Neighbour interface {
	// ShowOther has the other copy come to the front, and open the course at a path,
	// unless that is "". It gives an error when that doesn't answer, is busy, or is on
	// another computer.
	ShowOther(ctx context.Context, path string) error
}

// otherAnswers is how long the other copy may take to come to the front.
const otherAnswers = 4 * time.Second

// ComeForward brings the window to the front, where the system lets a window do so.
// It is called on the main goroutine.
func (s *App) ComeForward() {
	if s.closing {
		return
	}
	s.window.Show() // also when it was made small
	s.window.RequestFocus()
}

// OpenForOther opens the course that another start of the app was given, and comes to
// the front. It is called on the main goroutine.
func (s *App) OpenForOther(path string) error {
	if s.closing || s.task != nil {
		return errors.New("the window is busy")
	}
	s.ComeForward()
	s.OpenCourse(path)
	return nil
}

// handOver has the other copy open what this start was given, once: the two may have
// been started in the same moment. Where it doesn't, the window says what can be done.
func (t *trouble) handOver() {
	s := t.app
	n, ok := s.loader.(Neighbour)
	if !ok || !errors.Is(t.err, journal.ErrInUse) || t.given() == "" {
		return
	}
	ctx, stop := context.WithTimeout(context.Background(), otherAnswers)
	go func() {
		defer stop()
		err := n.ShowOther(ctx, t.path)
		kit.OnMain(func() {
			if err == nil && !s.closing && s.trouble == t {
				s.Quit()
			}
		})
	}()
}

// inUseDetails says that another copy of the app has the data open.
func (t *trouble) inUseDetails() fyne.CanvasObject {
	s := t.app
	again := func() { s.OpenCourse(t.path) }
	var ways []fyne.CanvasObject
	if n, ok := s.loader.(Neighbour); ok {
		ways = append(ways, kit.Primary(words.T("Go to that window"), func() { t.showOther(n) }),
			kit.Secondary(words.T("Try again"), again))
	} else {
		ways = append(ways, kit.Primary(words.T("Try again"), again))
	}
	ways = append(append(append(ways, t.otherFolder()...), t.otherLearners()...), kit.Secondary(words.T("Quit"), s.Quit))
	return kit.Stack(14,
		kit.H1(words.T("Stagecraft is already open")),
		kit.Body(words.T("Another Stagecraft window is using your data. Only one may, so that nothing gets mixed up. Go to that window, or close it and try again.")),
		kit.MutedLabel(words.F("Your data is in %s", s.loader.DataDir())),
		kit.Wrap(12, ways...))
}

// given is the course that this start was given; "" for none.
func (t *trouble) given() string {
	if t.path == t.app.config.Course {
		return t.path
	}
	return ""
}

// showOther has the other copy come to the front, and ends this one then.
func (t *trouble) showOther(n Neighbour) {
	s := t.app
	ctx, stop := context.WithTimeout(context.Background(), otherAnswers)
	go func() {
		defer stop()
		err := n.ShowOther(ctx, t.given())
		kit.OnMain(func() {
			switch {
			case s.closing || s.trouble != t:
			case err == nil:
				s.Quit()
			case errors.Is(err, context.DeadlineExceeded):
				s.Tell(words.T("That window doesn't answer. It may be busy: wait a moment and try again."))
			default:
				fyne.LogError("showing the other window", err)
				s.Tell(words.T("That window can't be reached. It may have closed just now, or be on another computer: close it there."))
			}
		})
	}()
}
