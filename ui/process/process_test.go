package process

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

// harness is a page in a window, with the keys bound as the shell binds them.
type harness struct {
	*Page
	session *session
	shell   *uitest.Shell
	clock   *uitest.Clock
	list    *command.List
}

func open(t *testing.T, c *content.Course, at nav.Route) *harness {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	s := &harness{session: &session{}, shell: uitest.NewShell(w), clock: &uitest.Clock{}, list: &command.List{}}
	s.Page = New(c, s.session, s.shell, at)
	s.after = s.clock.After
	w.SetPadded(false)
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1072, 832))
	s.Shown()
	s.list.SetPage(s.Commands())
	s.list.Bind(w.Canvas())
	t.Cleanup(s.Hidden)
	return s
}

func (s *harness) key(names ...fyne.KeyName) {
	for _, n := range names {
		s.list.SetPage(s.Commands())
		s.list.TypedKey(n)
	}
}

func (s *harness) char(r rune) {
	s.list.SetPage(s.Commands())
	s.list.TypedRune(r)
}

// tap clicks what shows a text, in the sheet over the page when there is one.
func (s *harness) tap(t *testing.T, text string) {
	t.Helper()
	uitest.Click(t, s.shell.Window(), text)
}

// said gives every text on the page.
func (s *harness) said() string { return uitest.Says(s.shell.Window().Content()) }

func (s *harness) at() string { return s.Route().ID + "/" + s.Route().At }

func TestPage_KeysStepAndJump(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "pipeline-seven"})
	for _, step := range []struct {
		press func()
		want  string
	}{
		{func() { s.key(fyne.KeyRight) }, "qualification"},
		{func() { s.key(fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft) }, "demo"},
		{func() { s.key(fyne.KeyEnd) }, "onboarding"},
		{func() { s.key(fyne.KeyRight) }, "onboarding"},
		{func() { s.key(fyne.KeyHome) }, "prospecting"},
		{func() { s.key(fyne.KeyLeft) }, "prospecting"},
		{func() { s.char('4') }, "proposal"},
		{func() { s.char('9') }, "proposal"},
	} {
		step.press()
		if got := s.Route().At; got != step.want {
			t.Fatalf("at %s, want %s", got, step.want)
		}
	}
	if s.shell.Moves == 0 {
		t.Error("the shell isn't told that the place changed")
	}
}

func TestPage_ShowsEveryFieldOfAStep(t *testing.T) {
	c := sample()
	s := open(t, c, nav.Route{ID: "pipeline-seven", At: "demo"})
	demo := c.Step("pipeline-seven/demo")
	said := s.said()
	wanted := []string{
		"Step 3 of 7", "Buyer is comparing kinds of solution", demo.Name, demo.Aim, demo.Mistake, "AE leads", "SE supports",
		"Demo plan · success criteria", demo.MeasuredBy, "POC", "Champion", "Decision criteria", "The sales process › Two examples", "‹ Qualification", "Next: Proposal",
	}
	for _, want := range append(append(wanted, demo.Happens...), demo.DoneWhen...) {
		if !strings.Contains(said, want) {
			t.Errorf("%q isn't shown", want)
		}
	}
	if high, view := s.scroller.Height(); high > view {
		t.Errorf("the step is %v high in a view of %v: it has to scroll", high, view)
	}
}

func TestPage_TapsLeadOn(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "pipeline-seven", At: "demo"})
	s.tap(t, "POC")
	s.tap(t, "The sales process › Two examples")
	s.tap(t, "Practise steps")
	if !slices.Equal(s.shell.Terms, []string{"poc"}) || !slices.Equal(s.shell.Opened, []string{"lesson:sales-process#Two-examples"}) {
		t.Errorf("shown terms %v, opened %v", s.shell.Terms, s.shell.Opened)
	}
	if want := (nav.Route{Page: nav.Practice, ID: "drill:pipeline-seven"}); !slices.Equal(s.shell.Went, []nav.Route{want}) {
		t.Errorf("went to %v, want %v", s.shell.Went, want)
	}
	s.tap(t, "Next: Proposal")
	if s.at() != "pipeline-seven/proposal" {
		t.Errorf("at %s after the next button", s.at())
	}
	s.tap(t, "Three steps")
	if s.at() != "three/find" {
		t.Errorf("at %s after a chip", s.at())
	}
}

func TestPage_ARoleTellsWhatItDoes(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "pipeline-seven", At: "demo"})
	s.tap(t, "AE leads")
	pop := uitest.Over(s.shell.Window())
	if pop == nil {
		t.Fatal("no pop-up is shown")
	}
	said := uitest.Says(pop)
	for _, want := range []string{"Account executive (AE)", "The deal, from a booked meeting to a signature.", "A meeting with someone who fits"} {
		if !strings.Contains(said, want+"\n") {
			t.Errorf("%q isn't in the pop-up: %q", want, said)
		}
	}
}

func TestPage_AStepIsToldOfOnceItWasLookedAt(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "pipeline-seven"})
	s.clock.Pass(900 * time.Millisecond)
	if len(s.session.stepped) != 0 {
		t.Fatalf("told of %v before a second passed", s.session.stepped)
	}
	s.clock.Pass(200 * time.Millisecond)
	s.key(fyne.KeyRight) // moving on tells of a step, but once only
	s.key(fyne.KeyRight)
	s.clock.Pass(time.Second)
	want := []string{"pipeline-seven/prospecting", "pipeline-seven/qualification", "pipeline-seven/demo"}
	if !slices.Equal(s.session.stepped, want) {
		t.Errorf("told of %v, want %v", s.session.stepped, want)
	}
}

func TestPage_HiddenStopsEveryTimer(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "pipeline-seven"})
	s.key(fyne.KeySpace)
	s.Hidden()
	if n := s.clock.Waiting(); n != 0 {
		t.Errorf("%d timers run while the page is hidden", n)
	}
}

func TestPage_ASessionThatFailsIsShown(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "pipeline-seven"})
	s.session.err = errors.New("disk full")
	s.clock.Pass(time.Second)
	if len(s.shell.Failed) != 1 {
		t.Errorf("%d failures are shown, want 1", len(s.shell.Failed))
	}
}

func TestPage_PlaysToTheEndAndStops(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "three"})
	s.key(fyne.KeySpace)
	if !strings.Contains(s.said(), "Playing") {
		t.Error("the page doesn't say that it plays")
	}
	s.clock.Pass(4 * time.Second)
	if s.at() != "three/talk" {
		t.Errorf("at %s after four seconds", s.at())
	}
	s.clock.Pass(4 * time.Second)
	if s.at() != "three/agree" || s.player.playing() || strings.Contains(s.said(), "Playing") {
		t.Errorf("at %s, playing %v after the last step", s.at(), s.player.playing())
	}
	s.key(fyne.KeySpace)
	if s.at() != "three/find" || !s.player.playing() {
		t.Error("playing at the last step doesn't start over")
	}
}

func TestPage_KeysAndClicksStopPlaying(t *testing.T) {
	for name, stop := range map[string]func(t *testing.T, s *harness){
		"a step key":       func(_ *testing.T, s *harness) { s.key(fyne.KeyRight) },
		"left at the top":  func(_ *testing.T, s *harness) { s.key(fyne.KeyLeft) },
		"Space":            func(_ *testing.T, s *harness) { s.key(fyne.KeySpace) },
		"Escape":           func(_ *testing.T, s *harness) { s.key(fyne.KeyEscape) },
		"a scrolling key":  func(_ *testing.T, s *harness) { s.key(fyne.KeyDown) },
		"a button":         func(t *testing.T, s *harness) { s.tap(t, "Next: Qualification") },
		"a click on text":  func(t *testing.T, s *harness) { s.tap(t, "Prospecting") },
		"a click on paper": func(_ *testing.T, s *harness) { test.TapCanvas(s.shell.Window().Canvas(), fyne.NewPos(6, 400)) },
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, sample(), nav.Route{ID: "pipeline-seven"})
			s.key(fyne.KeySpace)
			if !s.player.playing() {
				t.Fatal("Space doesn't play")
			}
			stop(t, s)
			if s.player.playing() {
				t.Error("still playing")
			}
		})
	}
}

func TestPage_EachProcessKeepsItsStepAcrossRestarts(t *testing.T) {
	s := open(t, sample(), nav.Route{})
	if s.at() != "classic-seven/prospecting" {
		t.Fatalf("without a route the page opens %s, want the first process", s.at())
	}
	s.key(fyne.KeyRight, fyne.KeyRight)
	s.choose("pipeline-seven")
	s.key(fyne.KeyEnd)
	again := open(t, sample(), s.Route())
	if again.at() != "pipeline-seven/onboarding" {
		t.Errorf("after a restart at %s", again.at())
	}
	again.choose("classic-seven")
	if again.at() != "classic-seven/approach" {
		t.Errorf("the other process is at %s, want classic-seven/approach", again.at())
	}
}

func TestPage_ARouteThatNoLongerFitsOpensWhatIsThere(t *testing.T) {
	for _, r := range []nav.Route{
		{ID: "gone", At: "demo", State: &State{Steps: map[string]string{"gone": "demo"}}},
		{ID: "classic-seven", At: "gone", State: otherState{}},
		{ID: "classic-seven", At: "gone", Mode: ModeCompare},
		{ID: "classic-seven", At: "classic-seven", Mode: ModeCompare},
	} {
		if s := open(t, sample(), r); s.at() != "classic-seven/prospecting" || s.Route().Mode != "" {
			t.Errorf("%+v opens %+v", r, s.Route())
		}
	}
}

// otherState is the state of some other page.
type otherState struct{}

func (otherState) RouteState() {}

func TestPage_ACourseWithoutProcessesSaysWhatWillBeHere(t *testing.T) {
	s := open(t, &content.Course{}, nav.Route{})
	if !strings.Contains(s.said(), "No process yet") {
		t.Errorf("the empty page says %q", s.said())
	}
	s.key(fyne.KeyRight, fyne.KeySpace, fyne.KeyC, fyne.KeyEnd)
	s.char('1')
}

func TestPage_FocusStaysOnTheButtonThatSteps(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "pipeline-seven"})
	s.shell.Window().Canvas().Focus(s.bar.next.Pressable)
	s.bar.next.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.bar.next.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.at() != "pipeline-seven/demo" || s.shell.Window().Canvas().Focused() != fyne.Focusable(s.bar.next.Pressable) {
		t.Errorf("at %s, focus on %v", s.at(), s.shell.Window().Canvas().Focused())
	}
	var chip *kit.Pressable
	for i, pr := range s.course.Processes {
		if pr.ID == "three" {
			chip = s.chips[i]
		}
	}
	s.shell.Window().Canvas().Focus(chip)
	chip.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if s.at() != "three/find" || !s.chipFocused() {
		t.Error("choosing a process by key loses the focus")
	}
}

// A step has two frames to be laid out in. Fyne's own part, painting, is the
// second benchmark's: what it takes to paint the page without a step.
func BenchmarkPage_KeyToDrawnStep(b *testing.B) {
	for _, bench := range []struct {
		name        string
		step, paint bool
	}{{"laid out", true, false}, {"painted", true, true}, {"painted, no step", false, true}} {
		b.Run(bench.name, func(b *testing.B) {
			test.NewTempApp(b)
			w := test.NewTempWindow(b, nil)
			p := New(sample(), &session{}, uitest.NewShell(w), nav.Route{ID: "pipeline-seven", At: "demo"})
			w.SetPadded(false)
			w.SetContent(p.Object())
			w.Resize(fyne.NewSize(1072, 832))
			list := &command.List{}
			list.SetPage(p.Commands())
			list.Bind(w.Canvas())
			press := w.Canvas().OnTypedKey()
			i := 0
			for b.Loop() {
				if bench.step {
					key := fyne.KeyRight
					if i%2 > 0 {
						key = fyne.KeyLeft
					}
					press(&fyne.KeyEvent{Name: key})
					if want := 2 + (i+1)%2; p.step != want {
						b.Fatalf("at step %d, want %d", p.step, want)
					}
					i++
				}
				if bench.paint {
					w.Canvas().Capture()
				}
			}
		})
	}
}
