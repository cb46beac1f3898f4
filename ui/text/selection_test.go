package text

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"stagecraft/ui/theme"
)

// inWindow shows a selectable paragraph in a window of a width.
func inWindow(t *testing.T, width float32, runs ...Run) (*Paragraph, *selectionOverlay) {
	t.Helper()
	test.NewTempApp(t)
	p := NewParagraph(16, theme.Ink, runs...)
	p.Selectable = true
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 300))
	return p, handOf(t, p)
}

func handOf(t *testing.T, p *Paragraph) *selectionOverlay {
	t.Helper()
	h, ok := p.renderer.overlay.(*selectionOverlay)
	if !ok {
		t.Fatal("a selectable paragraph takes no pointer")
	}
	return h
}

// before is a position in the first half of a character.
func before(p *Paragraph, at int) fyne.Position {
	pos, height := p.Caret(at)
	return pos.AddXY(1, height/2)
}

func press(h *selectionOverlay, at fyne.Position, mod fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: mod}
	e.Position = at
	h.MouseDown(e)
	h.MouseUp(e)
}

func drag(h *selectionOverlay, to fyne.Position) {
	e := &fyne.DragEvent{}
	e.Position, e.AbsolutePosition = to, fyne.CurrentApp().Driver().AbsolutePositionForObject(h.p).Add(to)
	h.Dragged(e)
	h.DragEnd()
}

var mixed = []Run{
	{Text: "The buyer’s "},
	{Text: "économie", Face: theme.Face{Bold: true}},
	{Text: " is not "},
	{Text: "ours", Face: theme.Face{Mono: true}, Size: 14, Background: theme.CodeSoft},
	{Break: true},
	{Text: "second 漢字 line that is long enough to break once or twice"},
}

func TestParagraph_DragSelectsAcrossRunsAndLines(t *testing.T) {
	p, h := inWindow(t, 260, mixed...)
	text := []rune(p.PlainText())
	from, to := 4, strings.Index(p.PlainText(), "ond")
	to = utf8.RuneCountInString(p.PlainText()[:to])
	press(h, before(p, from), 0)
	drag(h, before(p, to))
	if got, want := p.SelectedText(), string(text[from:to]); got != want {
		t.Errorf("selected %q, want %q", got, want)
	}
	press(h, before(p, to), 0)
	drag(h, before(p, from))
	if got, want := p.SelectedText(), string(text[from:to]); got != want {
		t.Errorf("backwards: selected %q, want %q", got, want)
	}
	time.Sleep(fyne.CurrentApp().Driver().DoubleTapDelay())
	press(h, before(p, 2), 0)
	if got := p.SelectedText(); got != "" {
		t.Errorf("a click left %q selected", got)
	}
}

func TestParagraph_ClicksSelectAWordAndThenAll(t *testing.T) {
	p, h := inWindow(t, 260, mixed...)
	at := before(p, 6)
	press(h, at, 0)
	press(h, at, 0)
	if got := p.SelectedText(); got != "buyer’s" {
		t.Errorf("two clicks selected %q, want the word", got)
	}
	drag(h, before(p, 14))
	if got := p.SelectedText(); got != "buyer’s économie" {
		t.Errorf("dragging on after two clicks selected %q, want whole words", got)
	}
	press(h, at, 0)
	if got := p.SelectedText(); got != p.PlainText() {
		t.Errorf("three clicks selected %q, want all", got)
	}
}

// Fyne makes a renderer anew for what comes back after a while off the screen,
// and lays nothing out that has the size it had.
func TestParagraph_ShowsItsWordsWithARendererMadeAnew(t *testing.T) {
	p, _ := inWindow(t, 300, Run{Text: "It comes back as it was."})
	before := len(test.TempWidgetRenderer(t, p).Objects())
	if again := len(p.CreateRenderer().Objects()); again != before || again == 0 {
		t.Errorf("made anew it draws %d things; it drew %d", again, before)
	}
}

func TestParagraph_ShiftGoesOn(t *testing.T) {
	p, h := inWindow(t, 400, Run{Text: "one two three"})
	press(h, before(p, 4), 0)
	drag(h, before(p, 7))
	press(h, before(p, 13), fyne.KeyModifierShift)
	if got := p.SelectedText(); got != "two three" {
		t.Errorf("selected %q, want it to go on to the end", got)
	}
}

// TestParagraph_CaretAndAtAgree asks at every character for the character there.
func TestParagraph_CaretAndAtAgree(t *testing.T) {
	for _, align := range []fyne.TextAlign{fyne.TextAlignLeading, fyne.TextAlignCenter, fyne.TextAlignTrailing} {
		p, _ := inWindow(t, 180, mixed...)
		p.Align = align
		p.Refresh()
		for at, r := range []rune(p.PlainText()) {
			if r == ' ' || r == '\n' { // may stand past the end of a line
				continue
			}
			if got := p.At(before(p, at)); got != at {
				t.Errorf("alignment %d, character %d, %q: At gives %d", align, at, r, got)
			}
		}
		last := p.fragments[len(p.fragments)-1]
		if got, want := p.At(last.Position.AddXY(last.Size.Width+50, last.Size.Height+50)), len([]rune(p.PlainText())); got != want {
			t.Errorf("alignment %d: below the end is %d, want %d", align, got, want)
		}
		if got := p.At(fyne.NewPos(-5, -5)); got != 0 {
			t.Errorf("alignment %d: above the beginning is %d, want 0", align, got)
		}
	}
}

// TestParagraph_SelectTakesAnyNumbers holds selecting against slicing.
func TestParagraph_SelectTakesAnyNumbers(t *testing.T) {
	p, _ := inWindow(t, 180, mixed...)
	text := []rune(p.PlainText())
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.IntRange(-5, len(text)+5).Draw(t, "a"), rapid.IntRange(-5, len(text)+5).Draw(t, "b")
		p.Select(a, b)
		in := func(i int) int { return min(max(i, 0), len(text)) }
		if got, want := p.SelectedText(), string(text[in(min(a, b)):in(max(a, b))]); got != want {
			t.Fatalf("selected %q, want %q", got, want)
		}
		for _, o := range p.renderer.objects {
			beyond := float32(0)
			if _, words := o.(*canvas.Raster); words {
				beyond = overhang
			}
			if o.Position().X < -beyond || o.Position().X+o.Size().Width > 181+beyond {
				t.Fatalf("%T at %v of %v is outside of the paragraph", o, o.Position(), o.Size())
			}
		}
	})
}

func TestParagraph_MarksAndSelectionLeaveTheWordsAsTheyWere(t *testing.T) {
	p, _ := inWindow(t, 260, mixed...)
	words := p.renderer.texts
	count := len(p.renderer.objects)
	p.SetMarks(Mark{Start: 0, End: 3, Color: theme.YellowSoft}, Mark{Start: 4, End: 20, Color: theme.BlueSoft, Ring: true})
	p.Select(2, 6)
	if len(p.renderer.objects) < count+3 {
		t.Errorf("%d objects after two marks and a selection, had %d", len(p.renderer.objects), count)
	}
	for i, w := range words {
		if p.renderer.texts[i] != w {
			t.Fatal("the words were made anew")
		}
	}
	first, ok := p.renderer.objects[len(p.renderer.backgrounds)].(*canvas.Rectangle)
	if !ok || first.FillColor != theme.Color(theme.YellowSoft) {
		t.Errorf("the first thing over the backgrounds is %T, want the yellow mark", p.renderer.objects[len(p.renderer.backgrounds)])
	}
	p.SetMarks()
	p.ClearSelection()
	if len(p.renderer.objects) != count {
		t.Errorf("%d objects once nothing is marked, want %d", len(p.renderer.objects), count)
	}
	p.Select(0, 4)
	p.SetRuns(Run{Text: "x"})
	if p.SelectedText() != "" {
		t.Error("new text is selected")
	}
}

func TestParagraph_SelectableStillOpensLinks(t *testing.T) {
	tapped, secondary := 0, 0
	p, _ := inWindow(t, 400, Run{Text: "read about a "}, Run{Text: "champion", Tap: func(fyne.Position) { tapped++ }})
	p.PointerHandler = gripOf(func(string) { secondary++ })
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	test.TapCanvas(c, before(p, 15))
	if tapped != 1 {
		t.Errorf("the link was tapped %d times, want once", tapped)
	}
	handOf(t, p).TappedSecondary(&fyne.PointEvent{})
	if secondary != 1 {
		t.Errorf("the menu was asked for %d times, want once", secondary)
	}
}

// gripOf takes every drag and tells what it was told.
type gripOf func(string)

func (g gripOf) Pressed(*Paragraph, int)                { g("pressed") }
func (g gripOf) Dragged(*Paragraph, fyne.Position) bool { g("dragged"); return true }
func (g gripOf) Menu(_ *Paragraph, _ fyne.Position)     { g("menu") }

func TestParagraph_GripTakesTheDrag(t *testing.T) {
	p, h := inWindow(t, 400, Run{Text: "one two three"})
	var told []string
	p.PointerHandler = gripOf(func(what string) { told = append(told, what) })
	press(h, before(p, 0), 0)
	drag(h, before(p, 5))
	if got := strings.Join(told, " "); got != "pressed dragged" || p.SelectedText() != "" {
		t.Errorf("told %q and selected %q", got, p.SelectedText())
	}
}

func TestParagraph_SelectsOnlyWhereItIsAllowed(t *testing.T) {
	test.NewTempApp(t)
	g := &button{text: NewParagraph(16, theme.Ink, Run{Text: "Start"})}
	g.ExtendBaseWidget(g)
	g.text.SetMarks(Mark{Start: 0, End: 2, Color: theme.FoundSoft})
	w := test.NewTempWindow(t, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 60))
	test.TapCanvas(w.Canvas(), fyne.NewPos(12, 12))
	if g.tapped != 1 {
		t.Errorf("the button under marked words was tapped %d times, want once", g.tapped)
	}
}
