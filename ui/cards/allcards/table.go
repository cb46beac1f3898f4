package allcards

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/virtuallist"
	"stagecraft/ui/words"
)

// table is the list of the cards found. The keys come to it as a whole, and stand on one
// of its rows.
type table struct {
	widget.BaseWidget

	p       *Page
	list    *virtuallist.List[*entry]
	entries []*entry        // one for each place there ever was
	empty   *fyne.Container // what it says where no card is so
	focused bool
}

var (
	_ fyne.Focusable       = (*table)(nil)
	_ accessible.Described = (*table)(nil)
)

func newTable(p *Page) *table {
	t := &table{p: p}
	t.list = virtuallist.New(virtuallist.Options[*entry]{
		Column:  func(width float32) (left, wide float32) { return 0, width },
		Flush:   true,
		Release: func(e *entry) bool { e.row = nil; return true },
	})
	t.empty = kit.Inset(cellInset, cellInset, kit.MutedLabel(words.T("No card is so. Take something out of what you look for.")))
	t.empty.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// fill puts what the page shows into the list, seen from where it is.
func (t *table) fill() {
	n := len(t.p.shown)
	for len(t.entries) < n {
		e := &entry{at: len(t.entries)}
		e.Make = func() fyne.CanvasObject {
			e.row = newRow(t.p, e.at)
			return e.row
		}
		e.Guess = func(float32) float32 { return theme.Size(38) + 2*cellAbove }
		t.entries = append(t.entries, e)
	}
	fresh := make([]*entry, n)
	for i := range fresh {
		e := t.entries[i]
		e.row = nil // another card, or with other figures
		e.Forget()
		fresh[i] = e
	}
	at, above := t.list.Anchor()
	t.list.Replace(0, len(t.list.Items()), fresh, nil)
	if at >= 0 && n > 0 {
		t.list.Put(min(at, n-1), above)
	}
	t.empty.Hidden = n > 0
	t.Refresh()
}

// show brings a row into view.
func (t *table) show(at int) {
	items := t.list.Items()
	if at >= len(items) || !t.list.LaidOut() {
		return
	}
	if t.list.InTreeAt(at) {
		e := items[at]
		y, view := t.list.Offset(), t.list.Size().Height
		switch {
		case e.Top() < y:
			t.list.Put(at, 0)
		case e.Bottom() > y+view:
			t.list.ScrollTo(e.Bottom() - view)
		}
		return
	}
	t.list.Put(at, 0)
}

// paint shows anew which rows are selected, and where the keys stand.
func (t *table) paint() {
	for _, e := range t.list.InTree() {
		if e.row != nil {
			e.row.Refresh()
		}
	}
}

// takeFocus gives the keys to the list.
func (t *table) takeFocus() {
	if c := kit.CanvasOf(t); c != nil {
		c.Focus(t)
	}
}

// Described says which card the keys stand on.
func (t *table) Described() accessible.Description {
	d := accessible.Description{Role: accessible.List, Name: words.T("Cards"), Help: words.T("arrow keys choose a card")}
	if c := t.p.current(); c != nil {
		f := faceOf(t.p.course, c.Of)
		recall, _ := recallText(c)
		d.Value, d.Position, d.Of = f.name+", "+f.kind+", "+recall, t.p.at+1, len(t.p.shown)
		d.Live = "card"
		if t.p.selected[c.Of.ID] {
			d.State |= accessible.Selected
		}
	}
	return d
}

// FocusGained shows where the keys stand.
func (t *table) FocusGained() {
	t.focused = true
	t.paint()
	kit.FocusCame(t)
}

// FocusLost shows it no longer.
func (t *table) FocusLost() {
	t.focused = false
	t.paint()
}

// TypedRune passes characters on.
func (t *table) TypedRune(r rune) { kit.PassRune(t, r) }

// TypedKey moves, selects, and turns over.
func (t *table) TypedKey(e *fyne.KeyEvent) {
	p := t.p
	page := max(int(t.list.Size().Height/(theme.Size(38)+2*cellAbove))-1, 1)
	to := map[fyne.KeyName]int{
		fyne.KeyUp: p.at - 1, fyne.KeyDown: p.at + 1, fyne.KeyPageUp: p.at - page, fyne.KeyPageDown: p.at + page,
		fyne.KeyHome: 0, fyne.KeyEnd: len(p.shown) - 1,
	}
	at, moves := to[e.Name]
	switch {
	case moves && command.ShiftHeld():
		p.extend(at)
	case moves && len(p.selected) > 0:
		p.move(at) // Space selects more, wherever the keys go
	case moves:
		p.stand(max(min(at, len(p.shown)-1), 0))
	case e.Name == fyne.KeySpace:
		p.toggle(p.at)
	case e.Name == fyne.KeyReturn, e.Name == fyne.KeyEnter:
		p.turnOver()
	case e.Name == fyne.KeyEscape && len(p.selected) > 0:
		p.stand(p.at)
	default:
		kit.PassKey(t, e)
	}
}

// MinSize is that of a few rows.
func (t *table) MinSize() fyne.Size { t.ExtendBaseWidget(t); return fyne.NewSize(200, 120) }

// CreateRenderer draws the list, or that nothing is in it.
func (t *table) CreateRenderer() fyne.WidgetRenderer { return &tableRenderer{t} }

type tableRenderer struct{ t *table }

func (r *tableRenderer) Destroy()           {}
func (r *tableRenderer) MinSize() fyne.Size { return r.t.MinSize() }
func (r *tableRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.list.Scroll(), r.t.empty}
}

func (r *tableRenderer) Layout(size fyne.Size) {
	r.t.list.Resize(size)
	r.t.empty.Resize(fyne.NewSize(size.Width, kit.HeightFor(r.t.empty, size.Width)))
}

func (r *tableRenderer) Refresh() {
	r.Layout(r.t.Size())
	r.t.list.Redraw()
}

// columns gives how wide the cells are in a table of a width: 0 are those that there
// is no room for.
func (t *table) columns(width float32) [5]float32 {
	room := width - 2*cellInset
	recall, next, last := theme.Size(76), theme.Size(98), theme.Size(80)
	named := t.p.headWidths()
	recall, next, last = max(recall, named[0]), max(next, named[1]), max(last, named[2])
	var ws [5]float32
	left := room - recall - cellGap
	ws[2] = recall
	if left-next-cellGap > theme.Size(130) {
		ws[3] = next
		left -= next + cellGap
	}
	if left-last-cellGap > theme.Size(150) {
		ws[4] = last
		left -= last + cellGap
	}
	if left-cellGap > theme.Size(240) {
		ws[1] = float32(int((left - cellGap) * 0.46))
		left -= ws[1] + cellGap
	}
	ws[0] = max(left, 40)
	return ws
}
