package document

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	drawing "stagecraft/ui/diagram"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/theme"
)

// drawingOf gives the diagram that a view shows.
func drawingOf(t *testing.T, v *View) *drawing.Drawing {
	t.Helper()
	for _, it := range v.layout.InTree() {
		for _, w := range it.wide {
			if d, ok := w.content.(*drawing.Drawing); ok {
				return d
			}
		}
	}
	t.Fatal("no diagram is drawn")
	return nil
}

func TestDiagram_WordsAreFoundAndSelected(t *testing.T) {
	note := "# Title\n\n```mermaid\nsequenceDiagram\n  participant B as Buyer\n  B->>Seller: Good morning to you\n```\n\nThe end."
	v := reading(t, note, fyne.NewSize(700, 800))
	drawingOf(t, v)
	if at, count := v.Find.Search("good morning"); at != 1 || count != 1 {
		t.Fatalf("it is found %d times", count)
	}
	if got := marked(v, theme.FoundNowSoft); len(got) != 1 || got[0] != "Good morning" {
		t.Errorf("marked are %q", got)
	}
	v.Find.End()
	if got := v.Selection.Text(); got != "Good morning" {
		t.Errorf("selected is %q", got)
	}
}

func TestDiagram_IsReadAloud(t *testing.T) {
	v := reading(t, "```mermaid\npie\n\"Won\" : 3\n\"Lost\" : 1\n```", fyne.NewSize(700, 600))
	if got := said(v); !strings.Contains(got, "Won 75 %") {
		t.Errorf("it says %q", got)
	}
}

func TestDiagram_ThatCantBeDrawnSaysWhy(t *testing.T) {
	large := "```mermaid\nflowchart LR\nA[" + strings.Repeat("x", 70_000) + "]\n```"
	for note, want := range map[string]string{
		"```mermaid\npie\nnonsense\n```": "for line 2 makes no sense",
		"```mermaid\nquadrantChart\n```": "of this kind",
		"```mermaid\npie\n```":           "nothing in it yet",
		large:                            "too large",
	} {
		v := reading(t, note, fyne.NewSize(700, 600))
		for _, it := range v.layout.InTree() {
			v.layout.Measure(it)
		}
		if got := textOf(v); !strings.Contains(got, want) {
			t.Errorf("%.40q says %.200q; want %q", note, got, want)
		}
	}
}

// textOf gives all that a view shows in small print.
func textOf(v *View) string {
	var b strings.Builder
	for _, it := range v.layout.InTree() {
		for _, p := range test.LaidOutObjects(it.Object) {
			if s, ok := p.(interface{ PlainText() string }); ok {
				b.WriteString(s.PlainText() + "\n")
			}
		}
	}
	return b.String()
}

func TestDiagram_LaidOutInTheBackgroundFollowsLinksByKeys(t *testing.T) {
	test.NewTempApp(t)
	queue := uitest.Queue(t)
	var opened []string
	v := New(markup.Parse([]byte("```mermaid\nflowchart LR\nA[Read] --> B[Mail] --> C[Bad]\nclick A \"https://example.org/\"\nclick B \"lesson:next\"\nclick C \"file:///etc/passwd\"\n```")),
		Options{Course: &content.Course{}, Open: func(link, _ string) { opened = append(opened, link) }})
	v.inBackground = atOnce
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(700, 600))
	wait := time.After(30 * time.Second)
	for done := false; !done; {
		select {
		case do := <-queue:
			do()
		case <-wait:
			t.Fatal("it isn't drawn")
		default:
			for _, it := range v.layout.InTree() {
				done = done || len(it.wide) > 0
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
	d := drawingOf(t, v)
	if !v.Hotspots.NextLink() {
		t.Fatal("the keys find nothing in it")
	}
	press := func(name fyne.KeyName) { d.Stop().TypedKey(&fyne.KeyEvent{Name: name}) }
	press(fyne.KeyReturn)
	press(fyne.KeyRight)
	if says := d.Stop().Described(); says.Value != "Mail leads to Bad." || says.Position != 2 || says.Of != 3 {
		t.Errorf("it says %+v", says)
	}
	press(fyne.KeyReturn)
	if len(opened) != 2 || opened[0] != "https://example.org/" || opened[1] != "lesson:next" {
		t.Errorf("opened are %q", opened)
	}
	press(fyne.KeyRight)
	press(fyne.KeyReturn) // looks closely, for it leads nowhere that may be gone to
	if len(opened) != 2 {
		t.Errorf("opened are %q", opened)
	}
}
