package document

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
)

func TestView_TapsFollowLinks(t *testing.T) {
	test.NewTempApp(t)
	var opened, terms []string
	course := &content.Course{Terms: []*content.Term{{ID: "po", Term: "PO", Definition: "An order."}}}
	note := "[web](https://example.org) [step](step:a/b) [lesson](lesson:x#y) [process](process:a) [term](term:po) [there](#Far-away) [nowhere](#gone)\n\n" +
		strings.Repeat("Text.\n\n", 60) + "## Far away\n\nEnd.\n\n" + strings.Repeat("Text.\n\n", 60)
	v, w := show(t, note, Options{
		Course: course, Open: func(ref, _ string) { opened = append(opened, ref) },
		ShowTerm: func(id string, _ fyne.Position) { terms = append(terms, id) },
	}, fyne.NewSize(900, 400))
	p := paragraphs(v.layout.Items()[0].Object)[0]
	for i, r := range p.Runs {
		if r.Text == "there" || r.Tap == nil {
			continue
		}
		for _, place := range p.Fragments() {
			if place.Run == i {
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p)
				test.TapCanvas(w.Canvas(), at.Add(place.Position).AddXY(2, 4))
			}
		}
	}
	if want := []string{"https://example.org", "step:a/b", "lesson:x#y", "process:a"}; !slices.Equal(opened, want) {
		t.Errorf("opened %q, want %q", opened, want)
	}
	if !slices.Equal(terms, []string{"po"}) {
		t.Errorf("showed terms %q", terms)
	}
	for _, r := range p.Runs {
		switch r.Text {
		case "there":
			r.Tap(fyne.Position{})
		case "nowhere":
			if r.Tap != nil {
				t.Error("a link to no heading can be tapped")
			}
		}
	}
	if top, _ := v.Extent(v.index.heading("Far-away")); top < 0 || top > 40 {
		t.Errorf("the heading is %v below the top", top)
	}
}

func TestSpoiler_OpensByTapAndByKey(t *testing.T) {
	test.NewTempApp(t)
	v, w := show(t, ":::spoiler Answer\nForty-two.\n:::\n\nAfter.", Options{}, fyne.NewSize(900, 400))
	head := pressable(t, v.layout.Items()[0].Object, "Answer")
	before, _ := v.Extent(1)
	if strings.Contains(written(v.layout.Items()[0].Object), "Forty-two") {
		t.Fatal("the fold is open")
	}
	head.Tapped(nil)
	after, _ := v.Extent(1)
	if !strings.Contains(written(v.layout.Items()[0].Object), "Forty-two") || after <= before {
		t.Errorf("a tap opens nothing: what follows went from %v to %v", before, after)
	}
	w.Canvas().Focus(head)
	test.TypeOnCanvas(w.Canvas(), "")
	head.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if again, _ := v.Extent(1); again != before {
		t.Errorf("Space closes it to %v, want %v", again, before)
	}
}

func TestFootnote_OpensByItsMarkAndLeadsBack(t *testing.T) {
	test.NewTempApp(t)
	v, w := show(t, "Said[^a].\n\n"+strings.Repeat("Text.\n\n", 50)+"[^a]: Explained here.", Options{}, fyne.NewSize(900, 400))
	if !v.Hotspots.NextLink() {
		t.Fatal("the mark can't be reached by key")
	}
	v.Hotspots.Open()
	top := w.Canvas().Overlays().Top()
	if top == nil || !strings.Contains(written(top), "Explained here.") {
		t.Fatal("the mark opens no note")
	}
	if !v.CloseNote() || w.Canvas().Overlays().Top() != nil {
		t.Error("the note stays")
	}
	v.Key(fyne.KeyEnd)
	last := v.layout.Items()[len(v.layout.Items())-1].Object
	pressable(t, last, "1.").Tapped(nil)
	if block, _ := v.Top(); block > 0 {
		t.Errorf("the number in the list leads to block %d, want the first", block)
	}
}

func TestView_MovesToWhatTabComesTo(t *testing.T) {
	test.NewTempApp(t)
	v, w := show(t, strings.Repeat("Text.\n\n", 12)+":::spoiler Fold\nx\n:::\n\n"+strings.Repeat("Text.\n\n", 60), Options{}, fyne.NewSize(600, 400))
	w.Canvas().FocusNext()
	if _, bottom := v.Extent(12); v.Offset() == 0 || bottom > 400 {
		t.Errorf("the fold in focus ends %v below the top of a view of 400", bottom)
	}
}

func TestView_FocusDoesntStayOnWhatIsScrolledAway(t *testing.T) {
	test.NewTempApp(t)
	v, w := show(t, ":::spoiler Fold\nx\n:::\n\n"+strings.Repeat("Text.\n\n", 200), Options{}, fyne.NewSize(600, 400))
	v.Hotspots.NextLink()
	if w.Canvas().Focused() == nil {
		t.Fatal("the fold isn't focused")
	}
	v.Key(fyne.KeyEnd)
	if w.Canvas().Focused() != nil {
		t.Error("the keys go to a fold that is no longer there")
	}
}

func TestTable_ScrollsSidewaysWhenItsWordsDontFit(t *testing.T) {
	test.NewTempApp(t)
	row := "|" + strings.Repeat(" Internationalisation |", 8) + "\n"
	note := row + "|" + strings.Repeat("---|", 8) + "\n" + row + "\n" + strings.Repeat("Text.\n\n", 60)
	v, _ := show(t, note, Options{}, fyne.NewSize(600, 400))
	w := v.layout.Items()[0].wide[0]
	if w.hidden() <= 0 {
		t.Fatal("the table fits")
	}
	if !v.Sideways(0.5) || w.shared.offset <= 0 {
		t.Error("the keys don't move it")
	}
	w.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-2000, 0)})
	if w.shared.offset != w.hidden() {
		t.Errorf("the wheel held sideways moves it to %v of %v", w.shared.offset, w.hidden())
	}
	w.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -100)})
	if v.Offset() == 0 {
		t.Error("the wheel over a table doesn't scroll the document")
	}

	narrow, _ := show(t, "| a | b |\n|---|---|\n| c | d |", Options{}, fyne.NewSize(600, 400))
	if narrow.Sideways(0.5) {
		t.Error("a table that fits moves")
	}
}

func TestCode_IsCopiedAsItIs(t *testing.T) {
	test.NewTempApp(t)
	var copied string
	v, _ := show(t, "```go=5\nif a {\n\treturn\n}\n```", Options{Copy: func(s string) { copied = s }}, roomy)
	pressable(t, v.layout.Items()[0].Object, "Copy").Tapped(nil)
	if want := "if a {\n\treturn\n}"; copied != want {
		t.Errorf("copied %q, want %q", copied, want)
	}
	shown := written(v.layout.Items()[0].Object)
	for _, n := range []string{"5", "6", "7"} {
		if !strings.Contains(shown, n) {
			t.Errorf("line number %s is missing", n)
		}
	}
}
