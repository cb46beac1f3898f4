package settings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// desk is a shell and a session that keep what is chosen.
type desk struct {
	*study.Session
	mode theme.Mode
	told []string
}

func (d *desk) Mode() theme.Mode               { return d.mode }
func (d *desk) SetMode(m theme.Mode)           { d.mode = m }
func (d *desk) SetTextScale(percent int)       { theme.SetTextScale(percent) }
func (d *desk) SetLines(l theme.LineLength)    { theme.SetLines(l) }
func (d *desk) SetLineSpacing(s theme.Spacing) { theme.SetLineSpacing(s) }
func (d *desk) SetStill(on bool)               { theme.SetStill(on) }
func (d *desk) DataDir() string                { return "/home/ada/stagecraft" }
func (d *desk) OpenFolder(string)              {}
func (d *desk) Copy(string)                    {}
func (d *desk) Moved()                         {}
func (d *desk) Tell(message string)            { d.told = append(d.told, message) }
func (d *desk) Fail(doing string, err error)   { d.told = append(d.told, doing+": "+err.Error()) }

func open(t *testing.T) (*desk, *Page) {
	t.Helper()
	test.NewTempApp(t)
	t.Cleanup(func() {
		theme.SetTextScale(100)
		theme.SetLines(theme.LongLines)
		theme.SetLineSpacing(theme.NormalSpacing)
		theme.SetStill(false)
	})
	d := &desk{Session: uitest.Study(t, &content.Course{ID: "sales"}, uitest.Journal(t), uitest.NewWatch()), mode: theme.Light}
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
			p.again()
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
	if b, ok := c.Focused().(*kit.Pressable); !ok || b == narrow || uitest.Label(b) != "✓ Narrow" {
		t.Errorf("after Space on Narrow the keys are at %v", c.Focused())
	}
}

func TestSettings_TheAimForRecallStaysInBounds(t *testing.T) {
	d, p := open(t)
	for range 30 {
		p.retain(1)
	}
	if d.Retention() != 0.97 || len(d.told) == 0 {
		t.Errorf("the aim is %v; told %v", d.Retention(), d.told)
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
