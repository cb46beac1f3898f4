package settings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// fakeShell keeps what is chosen, in a session and in preferences.
type fakeShell struct {
	*study.Session
	kept fyne.Preferences
	told []string
}

func (s *fakeShell) Setting(p *preferences.Setting) int {
	if p.Study != nil {
		return p.FromStudy(s.Session.Setting(p.Study))
	}
	return p.Read(s.kept)
}

func (s *fakeShell) Choose(p *preferences.Setting, value int) {
	if p.Study != nil {
		if err := s.Adjust(p.Study, p.ToStudy(value)); err != nil {
			s.Fail("Adjusting", err)
		}
		return
	}
	p.Write(s.kept, value)
	if p.Apply != nil {
		p.Apply(value, 0)
	}
}
func (s *fakeShell) DataDir() string              { return "/home/ada/stagecraft" }
func (s *fakeShell) OpenFolder(string)            {}
func (s *fakeShell) Go(nav.Route)                 {}
func (s *fakeShell) BackUpNow()                   {}
func (s *fakeShell) MoveData()                    {}
func (s *fakeShell) Copy(string)                  {}
func (s *fakeShell) Moved()                       {}
func (s *fakeShell) Tell(message string)          { s.told = append(s.told, message) }
func (s *fakeShell) Fail(doing string, err error) { s.told = append(s.told, doing+": "+err.Error()) }

func open(t *testing.T) (*fakeShell, *Page) {
	t.Helper()
	app := test.NewTempApp(t)
	t.Cleanup(func() {
		theme.SetTextScale(100)
		theme.SetLines(theme.LongLines)
		theme.SetLineSpacing(theme.NormalSpacing)
		theme.SetStill(false)
		words.Use("en")
	})
	d := &fakeShell{Session: uitest.Study(t, &content.Course{ID: "sales"}, uitest.Journal(t), uitest.NewWatch()), kept: app.Preferences()}
	p := New(d, d, nav.Route{})
	w := test.NewTempWindow(t, p.Object())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1072, 832))
	return d, p
}

// press presses the button with a label.
func press(t *testing.T, p *Page, label string) {
	t.Helper()
	buttonOf(t, p, label).Tapped(&fyne.PointEvent{})
}

func buttonOf(t *testing.T, p *Page, label string) *kit.Pressable {
	t.Helper()
	b := uitest.Button(p.Object(), func(is string) bool { return is == label })
	if b == nil {
		t.Fatalf("no button %q", label)
	}
	return b
}

func sampleOf(t *testing.T, p *Page) *text.Paragraph {
	t.Helper()
	s, ok := uitest.Find(p.Object(), func(s *text.Paragraph) bool { return strings.HasPrefix(s.PlainText(), "This is how a lesson") })
	if !ok {
		t.Fatal("no sample of the text is shown")
	}
	return s
}

// perLine gives how many characters a full line of a paragraph holds on average.
func perLine(p *text.Paragraph, width float32) int {
	p.Resize(fyne.NewSize(width, p.HeightFor(width)))
	test.WidgetRenderer(p).Refresh()
	places := p.Fragments()
	last := places[len(places)-1]
	return last.Start / last.Line
}

func TestSettings_LinesHoldAsManyCharactersAtEveryTextSize(t *testing.T) {
	_, p := open(t)
	for label, want := range map[string]int{"Narrow": 60, "Medium": 75, "Wide": 90} {
		for _, size := range []int{80, 90, 100, 120, 150, 180, 200} {
			theme.SetTextScale(size)
			if theme.Lines().Characters() != want {
				press(t, p, label)
			}
			p.redraw()
			got := perLine(sampleOf(t, p), theme.TextColumn())
			if got < want*9/10 || got > want*11/10 {
				t.Errorf("%s at %d %%: %d characters in a line, want about %d", label, size, got, want)
			}
		}
	}
}

func TestSettings_TheSampleFollowsTheSpacing(t *testing.T) {
	_, p := open(t)
	high := map[string]float32{}
	for _, label := range []string{"Compact", "Roomy", "Normal"} {
		press(t, p, label)
		high[label] = sampleOf(t, p).HeightFor(600)
	}
	if high["Compact"] >= high["Normal"] || high["Normal"] >= high["Roomy"] {
		t.Errorf("heights of the sample are %v", high)
	}
}

func TestSettings_TheKeysStayOnTheChoiceMade(t *testing.T) {
	_, p := open(t)
	c := kit.CanvasOf(p.Scroll)
	narrow := buttonOf(t, p, "Narrow")
	c.Focus(narrow)
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if b, ok := c.Focused().(*kit.Pressable); !ok || b == narrow || b.Says.Name != "Narrow" || !b.Says.State.Has(accessible.Selected) {
		t.Errorf("after Space on Narrow the keys are at %v", c.Focused())
	}
}

// inRow gives the buttons of a setting.
func inRow(t *testing.T, p *Page, setting *preferences.Setting) (buttons []*kit.Pressable) {
	t.Helper()
	first := 0
	for _, part := range preferences.Sections() {
		for _, s := range preferences.In(part) {
			n := max(len(s.Options), 2)
			if s == setting {
				return p.buttons[first : first+n]
			}
			first += n
			if s == preferences.Recall {
				first++ // what each aim takes
			}
		}
	}
	t.Fatalf("the page doesn't have %q", setting.Title())
	return nil
}

func TestSettings_EachIsShownChangedAndStaysInBounds(t *testing.T) {
	for _, setting := range preferences.All() {
		t.Run(setting.Title(), func(t *testing.T) {
			d, p := open(t)
			if says := uitest.Says(p.Object()); !strings.Contains(says, setting.Title()) || !strings.Contains(says, setting.About()) {
				t.Errorf("the page doesn't say %q and %q", setting.Title(), setting.About())
			}
			seen := map[int]bool{}
			for i := range setting.Options {
				inRow(t, p, setting)[i].Tapped(&fyne.PointEvent{})
				seen[d.Setting(setting)] = true
			}
			if len(seen) != len(setting.Options) {
				t.Errorf("its %d options give %v", len(setting.Options), seen)
			}
			if setting.Options != nil {
				return
			}
			for button, end := range map[int]int{0: setting.Min, 1: setting.Max} {
				d.Choose(setting, setting.Default)
				inRow(t, p, setting)[button].Tapped(&fyne.PointEvent{})
				if got := d.Setting(setting); got == setting.Default && got != end {
					t.Errorf("button %d leaves it at %d", button, got)
				}
				d.Choose(setting, end)
				d.told = nil
				inRow(t, p, setting)[button].Tapped(&fyne.PointEvent{})
				if got := d.Setting(setting); got != end || len(d.told) != 1 {
					t.Errorf("beyond %d it is %d; told %v", end, got, d.told)
				}
			}
		})
	}
}

func TestSettings_WhatIsChosenForStudyCanBeUndone(t *testing.T) {
	d, p := open(t)
	if err := d.SetNewPerDay(7); err != nil {
		t.Fatal(err)
	}
	do := func(id, title string) {
		t.Helper()
		for _, c := range p.Commands() {
			if c.ID == id {
				if c.Title != title || !c.Applies() {
					t.Errorf("%s is called %q and applies: %v", id, c.Title, c.Applies())
				}
				c.Do()
			}
		}
	}
	do("settings.undo", "Undo change of new cards a day")
	if d.NewPerDay() != study.DefaultNewPerDay || !strings.Contains(uitest.Says(p.Object()), "10 a day") {
		t.Errorf("undone it is %d", d.NewPerDay())
	}
	do("settings.redo", "Redo change of new cards a day")
	if d.NewPerDay() != 7 || !strings.Contains(uitest.Says(p.Object()), "7 a day") {
		t.Errorf("redone it is %d", d.NewPerDay())
	}
}
