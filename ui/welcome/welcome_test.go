package welcome

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

// room is a window with the page, and what it asked the shell for.
type room struct {
	*uitest.Room
	files, progress int
}

func (r *room) ChooseCourseFile() { r.files++ }
func (r *room) BringInProgress()  { r.progress++ }

func newRoom(t *testing.T, c *content.Course) (*room, *Page) {
	t.Helper()
	test.NewTempApp(t)
	r := &room{Room: uitest.NewRoom(t, c)}
	p := New(c, r.Session, r, kit.Gap(44, 44))
	r.Put(p)
	return r, p
}

func TestWelcome_KeepsTheMinutesAndOpensTheFirstLesson(t *testing.T) {
	c := uitest.Bundled(t)
	first := c.Lessons[0].ID
	for name, k := range map[string]struct {
		keys           []command.Key
		minutes, cards int
	}{
		"enter alone":         {nil, 15, 10},
		"a number":            {[]command.Key{{Rune: '1'}}, 5, 3},
		"arrows":              {[]command.Key{command.K(fyne.KeyRight), command.K(fyne.KeyLeft), command.K(fyne.KeyRight)}, 30, 20},
		"beyond the last":     {[]command.Key{{Rune: '3'}, command.K(fyne.KeyRight), command.K(fyne.KeyRight)}, 0, study.DefaultNewPerDay},
		"of one's own: later": {[]command.Key{{Rune: '4'}}, 0, study.DefaultNewPerDay},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := newRoom(t, c)
			r.MustSay("Welcome to The sales process", "13 lessons · 7 processes · 186 terms. Everything is on this computer.")
			r.Press(k.keys...)
			r.Press(command.K(fyne.KeyReturn))
			r.MustHaveGone(nav.Route{Page: nav.Lessons, ID: first})
			if got := r.Session.MinutesPerDay(); got != k.minutes {
				t.Errorf("%d minutes a day are kept, want %d", got, k.minutes)
			}
			if got := r.Session.NewPerDay(); got != k.cards {
				t.Errorf("%d new cards a day are kept, want %d", got, k.cards)
			}
		})
	}
}

func TestWelcome_SkippedChangesNothing(t *testing.T) {
	r, _ := newRoom(t, uitest.Bundled(t))
	r.Press(command.Key{Rune: '3'}, command.K(fyne.KeyEscape))
	r.MustHaveGone(nav.Route{Page: nav.Today})
	if is, err := r.Session.FirstStart(); !is || err != nil {
		t.Errorf("skipping it wrote something down (%v)", err)
	}
}

func TestWelcome_EnterBeginsAlsoWhereAnAmountHasTheKeys(t *testing.T) {
	r, p := newRoom(t, uitest.Bundled(t))
	r.Window().Canvas().Focus(p.tiles[2])
	r.Press(command.K(fyne.KeySpace))
	if p.Chosen() != 2 {
		t.Fatalf("Space on the third chose %d", p.Chosen())
	}
	r.Press(command.K(fyne.KeyReturn))
	if len(r.Went) != 1 || r.Session.MinutesPerDay() != 30 {
		t.Errorf("it led to %v with %d minutes", r.Went, r.Session.MinutesPerDay())
	}
}

func TestWelcome_OfACourseWithoutLessonsOpensToday(t *testing.T) {
	c := &content.Course{ID: "c", Title: "Words", Version: "1", Terms: []*content.Term{{ID: "po", Term: "Purchase order", Definition: "An order."}}}
	r, _ := newRoom(t, c)
	r.MustSay("Welcome to Words", "1 term. Everything is on this computer.", "Begin")
	r.Press(command.K(fyne.KeyReturn))
	r.MustHaveGone(nav.Route{Page: nav.Today})
	if r.Session.MinutesPerDay() != 15 {
		t.Errorf("%d minutes are kept", r.Session.MinutesPerDay())
	}
}

func TestWelcome_LeadsToOtherCoursesAndToProgressFromElsewhere(t *testing.T) {
	r, _ := newRoom(t, uitest.Bundled(t))
	uitest.Click(t, r.Window(), "Open another course…")
	uitest.Click(t, r.Window(), "Bring my progress from another computer…")
	if r.files != 1 || r.progress != 1 {
		t.Errorf("asked for a file %d times, for progress %d times", r.files, r.progress)
	}
}

func TestWelcome_AskedForAgainShowsWhatWasChosen(t *testing.T) {
	r, _ := newRoom(t, uitest.Bundled(t))
	if err := r.Session.Begin(30); err != nil {
		t.Fatal(err)
	}
	if p := New(r.Course, r.Session, r, kit.Gap(1, 1)); p.Chosen() != 2 {
		t.Errorf("with 30 minutes a day %d is chosen", p.Chosen())
	}
	if err := r.Session.Begin(45); err != nil {
		t.Fatal(err)
	}
	if p := New(r.Course, r.Session, r, kit.Gap(1, 1)); p.Chosen() != own {
		t.Errorf("with 45 minutes a day %d is chosen", p.Chosen())
	}
}
