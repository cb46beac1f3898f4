package document

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
)

func TestTip_TellsWhatTheTextUnderThePointerStandsFor(t *testing.T) {
	test.NewTempApp(t)
	v, w := show(t, `Plain HTML at [a site](https://example.org/a), [another](https://example.org/b "The other one"),
[a step](step:a/b) and [there](#there).

# There

*[HTML]: Hypertext Markup Language
`, Options{Course: &content.Course{}, Open: func(string, string) {}}, fyne.NewSize(900, 300))
	p := paragraphs(v.layout.Items()[0].Object)[0]
	over := func(text string) {
		t.Helper()
		for _, place := range p.Fragments() {
			if p.Runs[place.Run].Text == text {
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p)
				test.MoveMouse(w.Canvas(), at.Add(place.Position).AddXY(3, 4))
				return
			}
		}
		t.Fatalf("no run reads %q", text)
	}
	tip := func() string {
		text := ""
		for _, o := range v.tip.box.Objects {
			for _, p := range paragraphs(o) {
				text += p.PlainText()
			}
		}
		return text
	}
	for _, c := range []struct{ over, want string }{
		{"HTML", "Hypertext Markup Language"},
		{"a site", "https://example.org/a"},
		{"Plain ", ""},
		{"another", "The other one"},
		{"a step", ""}, // its id tells nothing
		{"there", ""},
		{"HTML", "Hypertext Markup Language"},
	} {
		over(c.over)
		if got := tip(); got != c.want {
			t.Errorf("over %q: %q, want %q", c.over, got, c.want)
		}
	}
	note := v.tip.box.Objects[0]
	if end := note.Position().Add(note.Size()); note.Position().X < 0 || note.Position().Y < 0 || end.X > v.Size().Width || end.Y > v.Size().Height {
		t.Errorf("the tip stands at %v, %v big, in a view of %v", note.Position(), note.Size(), v.Size())
	}
	if test.WidgetRenderer(v).Layout(v.Size()); tip() == "" {
		t.Error("the tip goes when the view is laid out for it")
	}
	v.layout.Scroll().OnScrolled(fyne.Position{})
	if tip() != "" {
		t.Error("the tip stays where the text was scrolled away")
	}
}
