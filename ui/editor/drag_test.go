package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stagecraft/study"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
)

// hand has pressed on a row, and pulls it as a window's pointer does.
type hand struct {
	s  *stand
	on *row
	at fyne.Position
}

// take presses on the row at a place.
func (s *stand) take(place int) *hand {
	r := s.Page.list.layout.order[place]
	return &hand{s: s, on: r, at: fyne.NewPos(300, topOf(r)+r.Size().Height/2)}
}

// to pulls to a height on the canvas.
func (h *hand) to(y float32) *hand {
	const moves = 10
	for d := (y - h.at.Y) / moves; h.at.Y != y; {
		if d*d < 0.01 || (y-h.at.Y)*d < 1.5*d*d {
			d = y - h.at.Y
		}
		h.at.Y += d
		h.on.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: h.at}, Dragged: fyne.NewDelta(0, d)})
	}
	return h
}

// by pulls so far down.
func (h *hand) by(dy float32) *hand { return h.to(h.at.Y + dy) }

func (h *hand) letGo() { h.on.DragEnd() }

// over gives the middle of the row at a place.
func (s *stand) over(place int) float32 {
	r := s.Page.list.layout.order[place]
	return topOf(r) + r.Size().Height/2
}

// shown gives the first letters of the steps as the list shows them.
func (s *stand) shown() string {
	var all strings.Builder
	for _, r := range s.Page.list.layout.order {
		all.WriteString(s.study.Course().Step(s.process + "/" + r.step).Name[:1])
	}
	return all.String()
}

// kept gives the first letters of the steps as they are kept.
func (s *stand) kept() string {
	var all strings.Builder
	for _, step := range s.own().Steps {
		all.WriteString(step.Name[:1])
	}
	return all.String()
}

// openSteps opens a process of steps with these names.
func openSteps(t *testing.T, names ...string) *stand {
	t.Helper()
	s := open(t, "")
	for i, name := range names {
		c := study.Change{Kind: study.ChangeSet, Step: s.own().Steps[0].ID, Field: study.FieldName, Text: name}
		if i > 0 {
			c = study.Change{Kind: study.ChangeAdd, After: s.own().Steps[i-1].ID, Text: name}
		}
		if err := s.study.Edit(s.process, c); err != nil {
			t.Fatal(err)
		}
	}
	s.show(nav.Route{ID: s.process, At: s.own().Steps[0].ID})
	return s
}

func TestEditor_ARowIsDraggedToItsPlaceAsOneChange(t *testing.T) {
	s := openSteps(t, "Ask", "Bid", "Call", "Deal", "End")
	before := s.changes()
	h := s.take(1).to(s.over(3))
	if s.shown() != "ACDBE" || s.kept() != "ABCDE" || s.changes() != before {
		t.Fatalf("while it is pulled %q is shown and %q kept", s.shown(), s.kept())
	}
	h.letGo()
	if s.shown() != "ACDBE" || s.kept() != "ACDBE" || s.changes() != before+1 {
		t.Fatalf("dropped, %q is shown and %q kept after %d changes, want one", s.shown(), s.kept(), s.changes()-before)
	}
	if s.place() != 3 || !strings.Contains(s.said(), "Step 4 of 5") {
		t.Errorf("at step %d, not at the one dropped", s.place())
	}
	s.press(undoKey)
	if s.kept() != "ABCDE" || s.place() != 1 {
		t.Errorf("undone, the order is %q at step %d", s.kept(), s.place())
	}
	s.press(redoKey)
	if s.kept() != "ACDBE" || s.place() != 3 {
		t.Errorf("redone, the order is %q at step %d", s.kept(), s.place())
	}
}

func TestEditor_ADragEndsWhereThePointerLetsGo(t *testing.T) {
	for name, c := range map[string]struct {
		pull func(*stand)
		want string
	}{
		"to the top":          {func(s *stand) { s.take(3).to(0).letGo() }, "DABCE"},
		"past the end":        {func(s *stand) { s.take(0).to(2000).letGo() }, "BCDEA"},
		"to and fro":          {func(s *stand) { s.take(2).to(s.over(4)).to(s.over(1)).letGo() }, "ACBDE"},
		"there and back":      {func(s *stand) { s.take(2).to(s.over(4)).to(s.over(2)).letGo() }, "ABCDE"},
		"less than half":      {func(s *stand) { s.take(2).by(s.Page.list.layout.order[3].Size().Height/2 - 2).letGo() }, "ABCDE"},
		"more than half":      {func(s *stand) { s.take(2).by(s.Page.list.layout.order[3].Size().Height/2 + 4).letGo() }, "ABDCE"},
		"past the end, back":  {func(s *stand) { s.take(1).to(2000).to(s.over(2)).letGo() }, "ACBDE"},
		"let go by Escape":    {func(s *stand) { h := s.take(1).to(s.over(3)); s.key(fyne.KeyEscape); h.letGo() }, "ABCDE"},
		"pulled after Escape": {func(s *stand) { h := s.take(1).to(s.over(3)); s.key(fyne.KeyEscape); h.to(s.over(4)).letGo() }, "ABCDE"},
		"again after Escape": {func(s *stand) {
			h := s.take(1).to(s.over(3))
			s.key(fyne.KeyEscape)
			h.letGo()
			s.take(0).to(s.over(1)).letGo()
		}, "BACDE"},
		"another key meantime": {func(s *stand) { h := s.take(1).to(s.over(3)); s.key(fyne.KeyDown); h.letGo() }, "ACDBE"},
		"an edit meantime":     {func(s *stand) { h := s.take(4).to(s.over(1)); s.press(later); h.letGo() }, "BACDE"},
		"the page left":        {func(s *stand) { h := s.take(1).to(s.over(3)); s.Hidden(); h.to(s.over(4)).letGo() }, "ABCDE"},
	} {
		t.Run(name, func(t *testing.T) {
			s := openSteps(t, "Ask", "Bid", "Call", "Deal", "End")
			before := s.changes()
			c.pull(s)
			if s.kept() != c.want {
				t.Errorf("the order is %q, want %q", s.kept(), c.want)
			}
			want := before
			if c.want != "ABCDE" {
				want++
			}
			if s.changes() != want {
				t.Errorf("that made %d changes", s.changes()-before)
			}
			if !s.saving.closed && s.shown() != s.kept() {
				t.Errorf("%q is shown", s.shown())
			}
			if len(s.shell.replaced) > 0 {
				t.Error("the editor was left")
			}
		})
	}
}

func TestEditor_AShakyClickStillChooses(t *testing.T) {
	s := openSteps(t, "Ask", "Bid", "Call")
	before := s.changes()
	s.take(2).by(3).letGo()
	if s.place() != 2 || s.changes() != before {
		t.Errorf("at step %d after %d changes", s.place(), s.changes()-before)
	}
	s.take(0).by(40).by(-40).letGo()
	if s.place() != 2 || s.changes() != before {
		t.Errorf("a row put back where it was is chosen, or %d changes made", s.changes()-before)
	}
}

func TestEditor_APulledRowIsLiftedAndThePointerShowsIt(t *testing.T) {
	s := openSteps(t, "Ask", "Bid", "Call")
	list := s.Page.list
	if list.layout.order[0].Cursor() != desktop.PointerCursor {
		t.Error("the pointer doesn't show that a row can be pressed")
	}
	h := s.take(0).by(20)
	r := list.layout.order[list.placeOf(h.on.step)]
	if !r.lifted || r.background.StrokeWidth == 0 || list.rows.Objects[2] != fyne.CanvasObject(r) {
		t.Error("the row isn't lifted over the others")
	}
	if got := topOf(r) + r.Size().Height/2; got < h.at.Y-1 || got > h.at.Y+1 {
		t.Errorf("the row is at %g, the pointer that holds it at %g", got, h.at.Y)
	}
	if r.Cursor() != desktop.VResizeCursor {
		t.Error("the pointer doesn't show that the row goes up and down")
	}
	h.letGo()
	for _, r := range list.layout.order {
		if r.lifted || r.Cursor() != desktop.PointerCursor {
			t.Error("a row is still lifted after it was let go")
		}
	}
}

func TestEditor_RowsAreNumberedAsTheyArePulled(t *testing.T) {
	s := openSteps(t, "Ask", "Bid", "Call")
	s.take(0).to(s.over(1))
	var got []string
	for _, r := range s.Page.list.layout.order {
		got = append(got, r.number.PlainText())
	}
	if !slices.Equal(got, []string{"1", "2", "3"}) || s.shown() != "BAC" {
		t.Errorf("the rows %s are numbered %q", s.shown(), got)
	}
}

func TestEditor_ARowPassesHighAndLowRowsAtHalfOfThem(t *testing.T) {
	for _, percent := range []int{100, 150, 200} {
		theme.SetTextScale(percent)
		t.Cleanup(func() { theme.SetTextScale(100) })
		s := openSteps(t, "Ask", "Bring "+strings.Repeat("all of them together ", 8), "Call")
		low, high := s.Page.list.layout.order[0].Size().Height, s.Page.list.layout.order[1].Size().Height
		if high < low*1.5 {
			t.Fatalf("at %d %% the long name has a row %g high, a short one %g", percent, high, low)
		}
		h := s.take(0).by(high/2 - 1)
		if s.shown() != "ABC" {
			t.Errorf("at %d %% the row passes before half of its neighbour", percent)
		}
		if h.by(4); s.shown() != "BAC" {
			t.Errorf("at %d %% the row doesn't pass at half of its neighbour", percent)
		}
		if h.by(high/2 + low/2 + 2*rowGap); s.shown() != "BCA" {
			t.Errorf("at %d %% the row doesn't pass the next at half: %q", percent, s.shown())
		}
		h.letGo()
	}
}

func TestEditor_WhatWasTypedIsSavedBeforeTheRowIsMoved(t *testing.T) {
	s := openSteps(t, "Ask", "Bid", "Call")
	s.typed(" more")
	before := s.changes()
	s.take(0).to(s.over(2)).letGo()
	if s.names() != "Bid, Call, Ask more" || s.changes() != before+2 {
		t.Fatalf("the steps are %q after %d changes", s.names(), s.changes()-before)
	}
	s.press(undoKey)
	if s.names() != "Ask more, Bid, Call" {
		t.Errorf("undo gives %q", s.names())
	}
}

func TestEditor_ARowThatCannotBeMovedGoesBackAndSaysSo(t *testing.T) {
	s := openSteps(t, "Ask", "Bid", "Call")
	h := s.take(2).to(s.over(0))
	s.disk.full = true
	h.letGo()
	if s.shown() != "ABC" || s.place() != 0 || len(s.shell.failed) != 1 {
		t.Errorf("%q is shown at step %d, told is %v", s.shown(), s.place(), s.shell.failed)
	}
}

func TestEditor_StepsOfOneStageAreMovedAmongThemselves(t *testing.T) {
	s := openSteps(t, "Ask", "Bid", "Call", "Deal")
	stage := s.study.Course().Journey[1].ID
	for _, step := range s.own().Steps {
		if err := s.study.Edit(s.process, study.Change{Kind: study.ChangeSet, Step: step.ID, Field: study.FieldStage, Text: stage}); err != nil {
			t.Fatal(err)
		}
	}
	s.show(nav.Route{ID: s.process, At: s.own().Steps[0].ID})
	s.take(3).to(s.over(1)).letGo()
	if s.kept() != "ADBC" {
		t.Errorf("the order is %q", s.kept())
	}
	for _, step := range s.own().Steps {
		if step.Stage != stage {
			t.Errorf("%s is now of the stage %q", step.Name, step.Stage)
		}
	}
}

// long gives the names of as many steps as a process may have, which take two
// lines each.
func long() []string {
	var all []string
	for i := range study.MaxSteps {
		all = append(all, fmt.Sprintf("%c: a step whose name takes more than a line of the list", 'A'+i))
	}
	return all
}

func TestEditor_ARowHeldAtTheEndOfTheViewScrollsOn(t *testing.T) {
	for _, percent := range []int{100, 150, 200} {
		theme.SetTextScale(percent)
		t.Cleanup(func() { theme.SetTextScale(100) })
		s := openSteps(t, long()...)
		s.shell.window.Resize(fyne.NewSize(816, 700))
		bottom := func() float32 {
			return min(topOf(s.Page.list.scroller)+s.Page.list.scroller.Size().Height, 700) - 4
		}
		s.scroller.ScrollTo(s.columns.Position().Y)
		h := s.take(0).to(bottom())
		for range 60 { // the list may grow as the page scrolls
			s.clock.Pass(100 * time.Millisecond)
			h.to(bottom())
		}
		if got := s.shown(); got != "BCDEFGHIJKLMNOA" {
			t.Fatalf("at %d %% held at the lower end, the order is %q", percent, got)
		}
		h.to(topOf(s.Page.list.scroller) + 4)
		s.clock.Pass(6 * time.Second)
		if got := s.shown(); got != "ABCDEFGHIJKLMNO" {
			t.Errorf("at %d %% held at the upper end, the order is %q", percent, got)
		}
		h.letGo()
	}
}

func TestEditor_TheListStandsStillOnceTheRowIsLetGo(t *testing.T) {
	s := openSteps(t, long()...)
	s.shell.window.Resize(fyne.NewSize(816, 700))
	s.scroller.ScrollTo(s.columns.Position().Y)
	for name, end := range map[string]func(*hand){
		"dropped": (*hand).letGo,
		"Escape":  func(h *hand) { s.key(fyne.KeyEscape) },
	} {
		l := s.Page.list
		h := s.take(0).to(topOf(l.scroller) + l.scroller.Size().Height - 4)
		s.clock.Pass(100 * time.Millisecond)
		end(h)
		page, offset := s.scroller.Offset(), l.scroller.Offset()
		s.clock.Pass(time.Second)
		if s.scroller.Offset() != page || l.scroller.Offset() != offset {
			t.Errorf("%s: it scrolls on", name)
		}
		h.letGo()
	}
}
