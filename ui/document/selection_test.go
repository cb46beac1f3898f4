package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// holding gives the paragraph whose text begins so.
func holding(t *testing.T, v *View, text string) *indexedParagraph {
	t.Helper()
	for _, it := range v.layout.Items() {
		for _, p := range it.passages {
			if strings.HasPrefix(p.paragraph.PlainText(), text) {
				return p
			}
		}
	}
	t.Fatalf("no paragraph begins with %q", text)
	return nil
}

// drag presses the pointer before one character and lets it go before another.
func drag(p *text.Paragraph, from int, q *text.Paragraph, to int) {
	driver := fyne.CurrentApp().Driver()
	place := func(p *text.Paragraph, at int) fyne.Position {
		pos, high := p.Caret(at)
		return pos.AddXY(1, high/2)
	}
	objects := test.WidgetRenderer(p).Objects()
	hand := objects[len(objects)-1]
	down := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	down.Position = place(p, from)
	hand.(desktop.Mouseable).MouseDown(down)
	move := &fyne.DragEvent{}
	move.AbsolutePosition = driver.AbsolutePositionForObject(q).Add(place(q, to))
	hand.(fyne.Draggable).Dragged(move)
	hand.(fyne.Draggable).DragEnd()
}

func TestSelection_GoesAcrossBlocksEitherWay(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 3000))
	first, last := holding(t, v, "Amara").paragraph, holding(t, v, "inner").paragraph
	want := "buyer is not a lead1.\nA second line.\n\none buyer\ntwo\ninner"
	for name, do := range map[string]func(){
		"down": func() { drag(first, 8, last, 5) },
		"up":   func() { drag(last, 5, first, 8) },
	} {
		do()
		if got := v.Selection.Text(); got != want {
			t.Errorf("%s: selected %q, want %q", name, got, want)
		}
		got := v.Selection.Blocks()
		if len(got) != 2 || got[0].Text != "buyer is not a lead.\nA second line." || got[1].Text != "one buyer\ntwo\ninner" {
			t.Errorf("%s: of the blocks it is %+v", name, got)
		}
	}
	drag(last, 0, last, 3)
	if got := v.Selection.Text(); got != "inn" {
		t.Errorf("selecting within a paragraph left %q selected", got)
	}
	if !v.Selection.Clear() || v.Selection.Any() {
		t.Error("the selection stays")
	}
}

// TestSelection_OfEachParagraphIsThatOfTheBlock selects every paragraph and
// asks which characters of the block those are.
func TestSelection_OfEachParagraphIsThatOfTheBlock(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 3000))
	for _, it := range v.layout.Items() {
		for _, p := range it.passages {
			all := p.paragraph.PlainText()
			p.runs(func(here, shown, there, typed int) {
				seen, said := substring(all, here, here+shown), v.index.slice(it.unit, there, there+typed)
				if seen != said {
					t.Errorf("block %d: %q stands where the text has %q", it.block, seen, said)
				}
				if from, to, ok := p.within(there, there+typed); !ok || from != here || to != here+shown {
					t.Errorf("block %d: %q is shown from %d to %d, %v; want %d to %d", it.block, said, from, to, ok, here, here+shown)
				}
				if start, end, ok := p.of(here, here+shown); !ok || start != there || end != there+typed {
					t.Errorf("block %d: %q is typed from %d to %d, %v; want %d to %d", it.block, seen, start, end, ok, there, there+typed)
				}
			})
		}
	}
}

// Signs stand for what was typed: marks and finds in one are in the other.
func TestSelection_GoesByWhatWasTypedWhereSignsAreShown(t *testing.T) {
	const note = "\"One\"... two (c) --- it's **three--four** https://a.b/c--d `x--y` 5 +- 6.... [a--b...](c)\n\n# What's \"new\"\n\n| \"a\" | b... |\n|---|---|\n| c--d | e |"
	v := reading(t, note, fyne.NewSize(700, 3000))
	want := []string{
		"“One”… two © — it’s three–four https://a.b/c--d x--y 5 ± 6… a–b…",
		"What’s “new”", "“a”", "b…", "c–d", "e",
	}
	var shown []string
	for _, it := range v.layout.Items() {
		for _, p := range it.passages {
			all := []rune(p.paragraph.PlainText())
			shown = append(shown, string(all))
			typed := []rune(v.index.text(it.unit))
			next := 0
			p.runs(func(here, n, there, length int) {
				if here != next || n < 1 || length < n {
					t.Errorf("%q: %d characters at %d after %d stand for %d", string(all), n, here, next, length)
				}
				next = here + n
				for i := range n { // each character selects what was typed for it, and is found by it
					start, end, ok := p.of(here+i, here+i+1)
					from, to, found := p.within(start, end)
					if !ok || !found || from > here+i || to <= here+i || start < there || end > there+length {
						t.Errorf("%q of %q stands for %q, which is shown from %d to %d", all[here+i], string(all), string(typed[start:end]), from, to)
					}
					if r := all[here+i]; n == length && r != typed[start] && !strings.ContainsRune("“”‘’", r) {
						t.Errorf("%q stands where %q was typed", r, typed[start])
					}
				}
			})
			if next != len(all) {
				t.Errorf("%q: %d characters of %d are known", string(all), next, len(all))
			}
		}
	}
	if !slices.Equal(shown, want) {
		t.Errorf("shown is %q\nwant %q", shown, want)
	}
	if v.index.text(0) != markup.BlockText(v.doc.Blocks[0]) || !strings.Contains(v.index.text(0), `"One"... two (c) --- it's`) {
		t.Errorf("the text is %q", v.index.text(0))
	}
	typed := reading(t, "---\ntypographer: false\n---\n\"One\"... -- (c)", fyne.NewSize(700, 3000))
	if got := typed.layout.Items()[0].passages[0].paragraph.PlainText(); got != "\"One\"... -- (c)" {
		t.Errorf("a note that is shown as typed shows %q", got)
	}
}

func TestSelectNext_GoesBlockByBlock(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 400))
	var blocks []int
	for v.Selection.SelectNext(1) {
		s := v.Selection.Blocks()
		if len(s) != 1 || s[0].Start != 0 || s[0].End != 0 || s[0].Text != markup.BlockText(v.doc.Blocks[s[0].Block]) {
			t.Fatalf("selected %+v, want all of one block", s)
		}
		blocks = append(blocks, s[0].Block)
		top, bottom := v.Extent(s[0].Block)
		if high, _ := v.Height(); top < 0 || bottom > high && top > high/2 {
			t.Errorf("block %d stands from %v to %v in a view of %v", s[0].Block, top, bottom, high)
		}
	}
	// A fold that is shut has no text to select but its title, which is a button.
	if !slices.Equal(blocks, []int{0, 1, 2, 3, 5, 6}) {
		t.Errorf("went over %v", blocks)
	}
	for v.Selection.SelectNext(-1) {
	}
	if block, selected := v.Current(); block != 0 || !selected {
		t.Errorf("going up ended at %d, %v", block, selected)
	}
}

func TestHighlights_AreDrawnWhereTheyAre(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 3000))
	v.SetHighlights([]Highlight{
		{Block: 0, Start: 8, End: 20, Color: theme.YellowSoft},
		{Block: 2, Color: theme.BlueSoft, Note: true},
		{Block: 4, Color: theme.GreenSoft},
	})
	if got := marked(v, theme.YellowSoft); !slices.Equal(got, []string{"buyer is not"}) {
		t.Errorf("yellow is %q", got)
	}
	if got := marked(v, theme.BlueSoft); !slices.Equal(got, []string{"Who", "What", "buyer", "buyer"}) {
		t.Errorf("blue is %q", got)
	}
	if got := marked(v, theme.GreenSoft); len(got) != 0 {
		t.Errorf("in a shut fold green is %q", got)
	}
	v.layout.unfold(4, 10)
	if got := marked(v, theme.GreenSoft); !slices.Equal(got, []string{"A hidden buyer"}) {
		t.Errorf("in the open fold green is %q", got)
	}
	signs := 0
	for _, o := range v.layout.Scroll().Content.(*fyne.Container).Objects {
		for _, it := range v.layout.Items() {
			if it.sign != nil && o == fyne.CanvasObject(it.sign) {
				signs++
			}
		}
	}
	if signs != 1 {
		t.Errorf("%d signs of notes, want one", signs)
	}
	v.SetHighlights(nil)
	if n := len(marked(v, theme.YellowSoft)) + len(marked(v, theme.BlueSoft)); n > 0 {
		t.Errorf("%d highlights are left", n)
	}
}

func TestMenu_IsAskedForTheBlockUnderThePointer(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 3000))
	var asked []int
	v.opt.Menu = func(block int, _ fyne.Position) { asked = append(asked, block) }
	p := holding(t, v, "two").paragraph
	objects := test.WidgetRenderer(p).Objects()
	objects[len(objects)-1].(fyne.SecondaryTappable).TappedSecondary(&fyne.PointEvent{})
	e := &fyne.PointEvent{Position: fyne.NewPos(5, v.layout.Items()[v.layout.itemOf(3)].Top()+4)}
	v.backdrop.TappedSecondary(e)
	if !slices.Equal(asked, []int{1, 3}) {
		t.Errorf("asked for the menus of %v, want 1 and 3", asked)
	}
}

func TestSigns_OfNotesAndFlagsStandBesideTheirBlockAndOpenThem(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 3000))
	var opened []string
	v.opt.OpenNote = func(block int) { opened = append(opened, fmt.Sprint("note ", block)) }
	v.opt.OpenFlag = func(block int) { opened = append(opened, fmt.Sprint("flag ", block)) }
	press := func() string {
		opened = nil
		for _, o := range v.layout.Scroll().Content.(*fyne.Container).Objects {
			for _, it := range v.layout.Items() {
				if it.sign == nil || o != fyne.CanvasObject(it.sign) {
					continue
				}
				left, _ := v.layout.Column()
				if at := it.sign.Position(); at.X+it.sign.Size().Width > left || at.Y != it.Top() {
					t.Errorf("the sign of block %d stands at %v", it.block, at)
				}
				for _, s := range it.sign.Objects {
					s.(*kit.Pressable).Tapped(nil)
				}
			}
		}
		return strings.Join(opened, ", ")
	}
	for _, c := range []struct {
		all  []Highlight
		want string
	}{
		{[]Highlight{{Block: 0, Flag: true}, {Block: 2, Note: true}}, "flag 0, note 2"},
		{[]Highlight{{Block: 0, Flag: true}, {Block: 0, Color: theme.BlueSoft, Note: true}}, "note 0, flag 0"},
		{[]Highlight{{Block: 0, Note: true}}, "note 0"},
		{nil, ""},
	} {
		v.SetHighlights(c.all)
		if got := press(); got != c.want {
			t.Errorf("%+v: the signs open %q, want %q", c.all, got, c.want)
		}
	}
}
