package voiceguide

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/speech"
)

// mouth notes what it is told, and speaks until it is let go on or is interrupted.
type mouth struct {
	said        chan string
	interrupted chan string
	goOn        chan struct{}
}

func (m *mouth) Speak(ctx context.Context, text string, _ int) error {
	m.said <- text
	select {
	case <-ctx.Done():
		m.interrupted <- text
		return ctx.Err()
	case <-m.goOn:
		return nil
	}
}

const limit = 10 * time.Second

func next(t *testing.T, from <-chan string, want string) {
	t.Helper()
	select {
	case got := <-from:
		if got != want {
			t.Fatalf("%q, want %q", got, want)
		}
	case <-time.After(limit):
		t.Fatalf("%q never comes", want)
	}
}

// screenWith is a page with two buttons, of which one has the keys.
func screenWith(focus string, message string) *accessible.Screen {
	page := &accessible.Node{Description: accessible.Description{Name: "Cards", Role: accessible.Page}}
	s := &accessible.Screen{Page: page, Root: page, Live: map[string]*accessible.Node{}}
	for i, name := range []string{"Hard", "Good"} {
		n := &accessible.Node{Object: buttons[i], Description: accessible.Description{Name: name, Role: accessible.Button, Position: i + 1, Of: 2}}
		page.Children = append(page.Children, n)
		if name == focus {
			s.Focus = n
		}
	}
	if message != "" {
		s.Live["message"] = &accessible.Node{Description: accessible.Description{Name: message, Role: accessible.Message}}
	}
	return s
}

var buttons = []*widget.Button{widget.NewButton("Hard", nil), widget.NewButton("Good", nil)}

func guideOn(t *testing.T, screen **accessible.Screen) (*Guide, *mouth) {
	m := &mouth{said: make(chan string, 20), interrupted: make(chan string, 20), goOn: make(chan struct{})}
	g := &Guide{Look: func() *accessible.Screen { return *screen }, Voice: func() speech.Voice { return m }, Speed: func() int { return 100 }}
	g.begin()
	sp := g.speaker
	t.Cleanup(func() { sp.end("") })
	return g, m
}

func TestGuide_InterruptsWhenTheKeysMoveAndQueuesMessages(t *testing.T) {
	screen := screenWith("", "")
	g, m := guideOn(t, &screen)
	g.Changed()
	next(t, m.said, "Cards, page")
	screen = screenWith("Hard", "")
	g.Changed()
	next(t, m.interrupted, "Cards, page")
	next(t, m.said, "Hard, button, 1 of 2")
	screen = screenWith("Hard", "Kept.")
	g.Changed() // waits
	select {
	case cut := <-m.interrupted:
		t.Fatalf("a message cuts %q off", cut)
	case <-time.After(50 * time.Millisecond):
	}
	m.goOn <- struct{}{}
	next(t, m.said, "Kept.")
	screen = screenWith("Good", "Kept.")
	g.Changed()
	next(t, m.interrupted, "Kept.")
	next(t, m.said, "Good, button, 2 of 2")
	g.Hush()
	next(t, m.interrupted, "Good, button, 2 of 2")
	g.Repeat()
	next(t, m.said, "Good, button, 2 of 2")
	g.Spell()
	next(t, m.interrupted, "Good, button, 2 of 2")
	next(t, m.said, "capital G, o, o, d")
}

func TestGuide_ReadsByBlockAndLine(t *testing.T) {
	screen := screenWith("", "")
	screen.Page.Children = append(screen.Page.Children, &accessible.Node{
		Description: accessible.Description{Name: "One two three", Role: accessible.Text}, Lines: []string{"One two", "three"},
	})
	g, m := guideOn(t, &screen)
	say := func(do func(), want string) {
		t.Helper()
		do()
		next(t, m.said, want)
	}
	say(g.Changed, "Cards, page")
	say(func() { g.Block(1) }, "Hard, button, 1 of 2")
	say(func() { g.Block(1) }, "Good, button, 2 of 2")
	say(func() { g.Block(1) }, "One two three")
	say(func() { g.Block(1) }, "No further")
	say(func() { g.Line(1) }, "One two")
	say(func() { g.Line(1) }, "three")
	say(func() { g.Line(1) }, "No further")
	say(func() { g.Line(-1) }, "One two")
	say(func() { g.Line(-1) }, "Good, button, 2 of 2")
	say(func() { g.Block(-1) }, "Hard, button, 1 of 2")
	say(func() { g.Block(-1) }, "No further")
}

func TestGuide_SaysALastWordAndTellsWhyItCannotSpeak(t *testing.T) {
	screen := screenWith("", "")
	g, m := guideOn(t, &screen)
	g.stop = func() {}
	g.Stop("Off.")
	next(t, m.said, "Off.")
	if g.On() {
		t.Error("it is on")
	}

	why, failed := errors.New("no sound"), make(chan error, 1)
	g = &Guide{
		Look: func() *accessible.Screen { return screen }, Speed: func() int { return 100 },
		Voice: func() speech.Voice { return broken{why} }, Failed: func(err error) { failed <- err },
	}
	g.begin()
	defer g.speaker.end("")
	g.Changed()
	select {
	case err := <-failed:
		if !errors.Is(err, why) {
			t.Errorf("it tells %v", err)
		}
	case <-time.After(limit):
		t.Error("it never tells")
	}
}

type broken struct{ why error }

func (b broken) Speak(context.Context, string, int) error { return b.why }
