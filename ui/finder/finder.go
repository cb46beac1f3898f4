package finder

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// mostRows is how many items the list shows at once.
const mostRows = 9

// Search is what is looked through.
type Search struct {
	Items []Item
	// None says that nothing matches, and what was looked through.
	None string
	// Further gives what is offered below what was found for a query; it may be
	// nil.
	Further func(query string) []Item
}

// list is the items found, one of them chosen.
type list struct {
	search Search
	index  *Index
	found  int // how many of hits match; the others are offered further
	hits   []Item
	chosen int
	rows   *fyne.Container
	pop    *kit.PopUp
	entry  *kit.Line
}

// Show puts a line over a window that finds among items and does the one
// chosen; ask says what to type. Afterwards the keys are where they were. Search
// is asked again, with the new page, when the window is drawn anew; it is given
// nil at first.
func Show(name string, c fyne.Canvas, ask string, wide float32, search func(page any) Search) {
	show(name, c, ask, wide, search, nil)
}

func show(name string, c fyne.Canvas, ask string, wide float32, search func(page any) Search, page any) *list {
	of := search(page)
	l := &list{search: of, index: NewIndex(of.Items), rows: kit.Stack(0)}
	entry := kit.NewLine(l.key)
	l.entry = entry
	entry.SetPlaceHolder(ask)
	entry.OnChanged = l.find
	l.find("")
	size := kit.Room(c)
	rowHigh := theme.Size(theme.LabelSize)*1.5 + 14
	l.pop = kit.NewDialog(name, kit.Inset(12, 12, kit.StackFilling(8, 1, entry, l.rows)), c)
	l.pop.Fit(fyne.NewSize(min(theme.Size(wide), size.Width-60), min(entry.MinSize().Height+rowHigh*mostRows+40, size.Height-40)))
	l.pop.Again = func() func(any) {
		typed, chosen := entry.Text, l.chosen
		return func(page any) {
			again := show(name, c, ask, wide, search, page)
			again.entry.SetText(typed)
			again.entry.CursorColumn = len([]rune(typed))
			again.chosen = max(min(chosen, len(again.hits)-1), 0)
			again.draw()
		}
	}
	l.pop.Show()
	c.Focus(entry)
	return l
}

func (l *list) find(query string) {
	l.hits, l.chosen = l.index.Match(query), 0
	l.found = len(l.hits)
	if l.search.Further != nil {
		l.hits = append(l.hits, l.search.Further(query)...)
	}
	l.draw()
}

func (l *list) draw() {
	l.rows.Objects = nil
	if l.found == 0 {
		l.rows.Objects = append(l.rows.Objects, kit.Inset(12, 7, kit.MutedLabel(l.search.None)))
	}
	first := max(l.chosen-mostRows+1, 0)
	for i := first; i < min(first+mostRows, len(l.hits)); i++ {
		row := kit.NewPressable(kit.Inset(12, 7, kit.Row(12,
			kit.OneLine(kit.Label(l.hits[i].Name)), kit.Spring(), kit.OneLine(kit.Small(l.hits[i].Kind)))), func() { l.take(i) })
		if i == l.chosen {
			row.Fill = theme.PrimarySoft
		}
		l.rows.Objects = append(l.rows.Objects, row)
	}
	l.rows.Refresh()
}

// take does what was chosen.
func (l *list) take(i int) {
	if i < len(l.hits) {
		l.pop.Hide()
		l.hits[i].Do()
	}
}

// key moves in the list, and tells whether the key was for that.
func (l *list) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		l.chosen = min(l.chosen+1, max(len(l.hits)-1, 0))
	case fyne.KeyUp:
		l.chosen = max(l.chosen-1, 0)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.take(l.chosen)
		return true
	case fyne.KeyEscape:
		l.pop.Hide()
		return true
	default:
		return false
	}
	l.draw()
	return true
}
