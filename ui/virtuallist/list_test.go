package virtuallist

import (
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"stagecraft/ui/kit"
)

// box is an item of a height of its own, which wraps: at half the width it is
// twice as high.
type box struct {
	Item
	real, guess float32 // heights at a width of 400
	made        int
}

func newBox(real, guess float32) *box {
	b := &box{real: real, guess: guess}
	b.Gap = 8
	b.Make = func() fyne.CanvasObject { b.made++; return &block{Rectangle: canvas.NewRectangle(nil), of: b} }
	b.Guess = func(width float32) float32 { return b.guess * 400 / width }
	return b
}

func (b *box) heightFor(width float32) float32 {
	return float32(math.Ceil(float64(b.real * 400 / width)))
}

// block is the widget of a box.
type block struct {
	*canvas.Rectangle
	of *box
}

var _ kit.Flexible = (*block)(nil)

func (b *block) HeightFor(width float32) float32 { return b.of.heightFor(width) }
func (b *block) NaturalWidth() float32           { return 400 }
func (b *block) MinSize() fyne.Size              { return fyne.NewSize(10, 10) }

// listOf makes a list whose column is as wide as the viewport.
func listOf(opt Options[*box], boxes ...*box) *List[*box] {
	opt.Column = func(width float32) (left, wide float32) { return 0, width }
	l := New(opt)
	l.SetItems(boxes)
	return l
}

func boxes(n int, real, guess float32) []*box {
	all := make([]*box, n)
	for i := range all {
		all[i] = newBox(real, guess)
	}
	return all
}

// edge gives the item at the top edge, and how much of it is above.
func edge(l *List[*box]) (*box, float32) {
	i, above := l.Anchor()
	return l.Items()[i], above
}

// check fails where the list contradicts itself: items out of their places, or
// something in view that isn't in the tree.
func check(t *rapid.T, l *List[*box]) {
	y := l.Items()[0].Top()
	for i, b := range l.Items() {
		if i > 0 {
			y += b.Gap
		}
		if b.Top() != y {
			t.Fatalf("item %d begins at %v, want %v", i, b.Top(), y)
		}
		y += b.Height()
		inView := b.Bottom() > l.Offset() && b.Top() < l.Offset()+l.Size().Height
		if inView && !l.InTreeAt(i) {
			t.Fatalf("item %d is in view and not in the tree", i)
		}
		if l.InTreeAt(i) && (b.Object == nil || !slices.Contains(l.box.Objects, b.Object)) {
			t.Fatalf("item %d is said to be in the tree", i)
		}
		if _, width := l.Column(); l.InTreeAt(i) && b.Height() != b.heightFor(width) {
			t.Fatalf("item %d in the tree is %v high, want %v as measured", i, b.Height(), b.heightFor(width))
		}
	}
	for i, b := range l.Items() {
		if b.Object != nil && l.opt.Release != nil && !slices.Contains(l.made, b) {
			t.Fatalf("item %d has a widget that is never let go", i)
		}
	}
	if got := l.Offset(); got < 0 || got > max(l.Total()-l.Size().Height, 0)+0.5 {
		t.Fatalf("the viewport is at %v of %v", got, l.Total())
	}
	if len(l.box.Objects) != 1+len(l.InTree()) {
		t.Fatalf("%d objects in the tree for %d items", len(l.box.Objects), len(l.InTree()))
	}
}

// Whatever the heights and however wrong the guesses, what is read stays put.
func TestList_WhatIsReadStaysPutWhateverChangesAround(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		height := rapid.Float32Range(1, 900)
		some := func(n int) []*box {
			all := make([]*box, n)
			for i := range all {
				all[i] = newBox(height.Draw(t, "real"), height.Draw(t, "guess"))
			}
			return all
		}
		var opt Options[*box]
		if rapid.Bool().Draw(t, "releases") {
			opt.Release = func(*box) bool { return true }
		}
		l := listOf(opt, some(rapid.IntRange(8, 60).Draw(t, "items"))...)
		l.Resize(fyne.NewSize(400, 300))
		check(t, l)
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			before, above := edge(l)
			last := l.Offset() >= l.Total()-l.Size().Height-1
			stays := func(what string) {
				check(t, l)
				end := l.Offset() >= l.Total()-l.Size().Height-1 // where the column is too short to stay
				if now := l.Offset() - before.Top(); !last && !end && l.Offset() > 0 && math.Abs(float64(now-above)) > 0.5 {
					t.Fatalf("%s moved what was at the edge from %v above it to %v", what, above, now)
				}
			}
			switch rapid.IntRange(0, 5).Draw(t, "do") {
			case 0:
				by := rapid.Float32Range(-250, 250).Draw(t, "by")
				l.ScrollTo(l.Offset() + by)
				check(t, l)
			case 1: // far, over items whose heights are guessed
				at := rapid.IntRange(0, len(l.Items())-1).Draw(t, "at")
				l.Put(at, 0)
				check(t, l)
				if now, above := edge(l); l.Offset() < l.Total()-l.Size().Height-1 && (now != l.Items()[at] || above > 0.5) {
					t.Fatalf("item %d isn't at the edge", at)
				}
			case 2:
				at := rapid.IntRange(0, len(l.Items())).Draw(t, "at")
				l.Replace(at, at, some(rapid.IntRange(1, 5).Draw(t, "more")), nil)
				stays("inserting")
			case 3: // any but the one at the edge
				i, _ := l.Anchor()
				at := rapid.IntRange(0, len(l.Items())-1).Draw(t, "at")
				if at != i && len(l.Items()) > 4 {
					l.Replace(at, at+1, nil, nil)
					stays("removing")
				}
			case 4:
				i, _ := l.Anchor()
				b := l.Items()[rapid.IntRange(0, len(l.Items())-1).Draw(t, "of")]
				if b != l.Items()[i] {
					b.real = height.Draw(t, "now")
					l.Remeasure(b)
					stays("measuring anew")
				}
			case 5:
				l.Refresh()
				stays("a refresh")
			}
		}
	})
}

func TestList_AtAnotherWidthTheSamePartOfAnItemIsAtTheEdge(t *testing.T) {
	test.NewTempApp(t)
	l := listOf(Options[*box]{}, boxes(100, 200, 90)...)
	l.Resize(fyne.NewSize(400, 600))
	l.Put(40, 50) // a quarter of it
	for _, width := range []float32{200, 800, 100, 400} {
		l.Resize(fyne.NewSize(width, 600))
		b, above := edge(l)
		if b != l.Items()[40] {
			t.Fatalf("at %v wide another item is at the edge", width)
		}
		if want := b.Height() / 4; math.Abs(float64(above-want)) > 1 {
			t.Errorf("at %v wide %v of it are above, want %v", width, above, want)
		}
	}
}

func TestList_MakesOnlyWhatIsNearTheView(t *testing.T) {
	test.NewTempApp(t)
	l := listOf(Options[*box]{}, boxes(10_000, 100, 30)...)
	l.Resize(fyne.NewSize(400, 500))
	l.Put(9_999, 0)
	made := 0
	for _, b := range l.Items() {
		made += b.made
	}
	if made > 80 {
		t.Errorf("made %d widgets of 10,000 to show the first and the last", made)
	}
	if l.Items()[9_999].Bottom() > l.Offset()+l.Size().Height {
		t.Error("the last item isn't in view")
	}
}

func TestList_LetsGoOfWhatIsFarUnlessItIsKept(t *testing.T) {
	test.NewTempApp(t)
	all := boxes(200, 100, 100)
	kept, hidden := all[1], 0
	l := listOf(Options[*box]{
		Release: func(b *box) bool { return b != kept },
		Hidden:  func(*box) { hidden++ },
	}, all...)
	l.Resize(fyne.NewSize(400, 500))
	l.Put(150, 0)
	if all[0].Object != nil || kept.Object == nil {
		t.Errorf("the first is let go: %v; the one to be kept: %v", all[0].Object == nil, kept.Object == nil)
	}
	if hidden == 0 {
		t.Error("nobody was told that items left the tree")
	}
	height := all[0].Height()
	l.Put(0, 0)
	if all[0].made != 2 || kept.made != 1 || all[0].Height() != height {
		t.Errorf("made %d and %d times, %v high after %v", all[0].made, kept.made, all[0].Height(), height)
	}
}

func TestList_TheItemThatStandsForOneGoneTakesItsPlace(t *testing.T) {
	test.NewTempApp(t)
	l := listOf(Options[*box]{}, boxes(50, 100, 60)...)
	l.Resize(fyne.NewSize(400, 300))
	l.Put(20, 30)
	fresh := boxes(3, 100, 10)
	l.Replace(19, 22, fresh, func(*box) int { return slices.Index(l.Items(), fresh[2]) })
	if b, above := edge(l); b != fresh[2] || above != 30 {
		t.Errorf("at the edge is another=%v with %v above", b != fresh[2], above)
	}
}

func TestList_TheAnchorIsKeptBeforeTheFirstLayout(t *testing.T) {
	test.NewTempApp(t)
	l := listOf(Options[*box]{}, boxes(50, 100, 20)...)
	target := l.Items()[30]
	l.PutWithin(30, 20, 200) // taken when it was twice as high
	l.Replace(3, 6, boxes(9, 40, 40), nil)
	l.Resize(fyne.NewSize(400, 300))
	if b, above := edge(l); b != target || above != 10 {
		t.Errorf("at the edge is another=%v with %v above, want 10", b != target, above)
	}
}

func TestList_AnEmptyListCanBeScrolledAndFilled(t *testing.T) {
	test.NewTempApp(t)
	l := listOf(Options[*box]{})
	l.Resize(fyne.NewSize(400, 300))
	l.ScrollTo(50)
	l.Put(0, 0)
	l.Replace(0, 0, boxes(5, 100, 50), nil)
	if len(l.InTree()) != 5 {
		t.Fatalf("%d of 5 items are in the tree", len(l.InTree()))
	}
	l.Replace(0, 5, nil, nil)
	if l.Total() != 0 || l.Objects() != 1 {
		t.Errorf("%v high with %d objects after all was removed", l.Total(), l.Objects())
	}
}
