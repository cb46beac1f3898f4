package document

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/markup"
	"stagecraft/ui/flow"
	"stagecraft/ui/look"
)

// holding gives the paragraph whose text begins so.
func holding(t *testing.T, v *View, text string) *passage {
	t.Helper()
	for _, it := range v.items {
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
func drag(p *flow.Paragraph, from int, q *flow.Paragraph, to int) {
	driver := fyne.CurrentApp().Driver()
	place := func(p *flow.Paragraph, at int) fyne.Position {
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
		if got := v.SelectedText(); got != want {
			t.Errorf("%s: selected %q, want %q", name, got, want)
		}
		got := v.Selected()
		if len(got) != 2 || got[0].Text != "buyer is not a lead.\nA second line." || got[1].Text != "one buyer\ntwo\ninner" {
			t.Errorf("%s: of the blocks it is %+v", name, got)
		}
	}
	drag(last, 0, last, 3)
	if got := v.SelectedText(); got != "inn" {
		t.Errorf("selecting within a paragraph left %q selected", got)
	}
	if !v.ClearSelection() || v.HasSelection() {
		t.Error("the selection stays")
	}
}

// TestSelection_OfEachParagraphIsThatOfTheBlock selects every paragraph and
// asks which characters of the block those are.
func TestSelection_OfEachParagraphIsThatOfTheBlock(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 3000))
	for _, it := range v.items {
		for _, p := range it.passages {
			all := p.paragraph.PlainText()
			p.runs(func(here, there, n int) {
				shown, said := cut(all, here, here+n), cut(v.textOf(it.unit), there, there+n)
				if shown != said {
					t.Errorf("block %d: %q stands where the text has %q", it.block, shown, said)
				}
				if from, to, ok := p.within(there, there+n); !ok || from != here || to != here+n {
					t.Errorf("block %d: %q is shown from %d to %d, %v; want %d to %d", it.block, said, from, to, ok, here, here+n)
				}
			})
		}
	}
}

func TestSelectNext_GoesBlockByBlock(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 400))
	var blocks []int
	for v.SelectNext(1) {
		s := v.Selected()
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
	for v.SelectNext(-1) {
	}
	if block, selected := v.Current(); block != 0 || !selected {
		t.Errorf("going up ended at %d, %v", block, selected)
	}
}

func TestHighlights_AreDrawnWhereTheyAre(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 3000))
	v.SetHighlights([]Highlight{
		{Block: 0, Start: 8, End: 20, Color: look.YellowSoft},
		{Block: 2, Color: look.BlueSoft, Note: true},
		{Block: 4, Color: look.GreenSoft},
	})
	if got := marked(v, look.YellowSoft); !slices.Equal(got, []string{"buyer is not"}) {
		t.Errorf("yellow is %q", got)
	}
	if got := marked(v, look.BlueSoft); !slices.Equal(got, []string{"Who", "What", "buyer", "buyer"}) {
		t.Errorf("blue is %q", got)
	}
	if got := marked(v, look.GreenSoft); len(got) != 0 {
		t.Errorf("in a shut fold green is %q", got)
	}
	v.unfold(4, 10)
	if got := marked(v, look.GreenSoft); !slices.Equal(got, []string{"A hidden buyer"}) {
		t.Errorf("in the open fold green is %q", got)
	}
	signs := 0
	for _, o := range v.sheet.box.Objects {
		for _, it := range v.items {
			if it.sign != nil && o == fyne.CanvasObject(it.sign) {
				signs++
			}
		}
	}
	if signs != 1 {
		t.Errorf("%d signs of notes, want one", signs)
	}
	v.SetHighlights(nil)
	if n := len(marked(v, look.YellowSoft)) + len(marked(v, look.BlueSoft)); n > 0 {
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
	e := &fyne.PointEvent{Position: fyne.NewPos(5, v.items[v.itemOf(3)].top+4)}
	v.sheet.beneath.TappedSecondary(e)
	if !slices.Equal(asked, []int{1, 3}) {
		t.Errorf("asked for the menus of %v, want 1 and 3", asked)
	}
}
