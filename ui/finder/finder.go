// Package finder is a line to type in over the window and the items it finds, of
// which one is picked.
package finder

import (
	"context"

	"fyne.io/fyne/v2"

	"stagecraft/content/search"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// mostRows is how many items the list shows at once.
const mostRows = 9

// Item is what can be found.
type Item struct {
	Name string
	Kind string // small at the right: what it is, or where it belongs
	Also string // other words it is found by
	Do   func() // what is done when it is chosen
}

// Search is what is looked through.
type Search struct {
	Items []Item
	// None says that nothing matches.
	None string
}

// index makes the items ready to be found.
func (s Search) index() *search.Index {
	all := make([]search.Other, len(s.Items))
	for i, t := range s.Items {
		all[i] = search.Other{Kind: search.Command, Title: t.Name, Parts: []search.Part{{Text: t.Also}}, Ref: t}
	}
	return search.IndexOthers(nil, all)
}

// list is the items found, one of them chosen.
type list struct {
	search Search
	index  *search.Index
	hits   []Item
	chosen int
	rows   *fyne.Container
	pop    *kit.PopUp
	entry  *kit.Line
}

// Show puts a line over a window that finds among items and does the one
// chosen; ask says what to type. Afterwards the keys are where they were.
// Through is asked again, with the new page, when the window is drawn anew; it is
// given nil at first.
func Show(name string, c fyne.Canvas, ask string, wide float32, through func(page any) Search) {
	show(name, c, ask, wide, through, nil)
}

func show(name string, c fyne.Canvas, ask string, wide float32, through func(page any) Search, page any) *list {
	of := through(page)
	l := &list{search: of, index: of.index(), rows: kit.Stack(0)}
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
			again := show(name, c, ask, wide, through, page)
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
	l.hits, l.chosen = l.search.Items, 0
	if !search.NewWords(query).Empty() {
		l.hits = nil
		found, _ := search.Find(context.Background(), query, l.index) // which is never given up
		for _, h := range found.Hits[search.Commands] {
			if o, ok := h.Of.(*search.Other); ok {
				l.hits = append(l.hits, o.Ref.(Item))
			}
		}
	}
	l.draw()
}

func (l *list) draw() {
	l.rows.Objects = nil
	if len(l.hits) == 0 {
		l.rows.Objects = append(l.rows.Objects, kit.Inset(12, 7, kit.MutedLabel(l.search.None)))
	}
	first := max(l.chosen-mostRows+1, 0)
	for i := first; i < min(first+mostRows, len(l.hits)); i++ {
		row := kit.NewPressable(kit.Inset(12, 7, kit.Row(12,
			kit.OneLine(kit.Label(l.hits[i].Name)), kit.Spring(), kit.OneLine(kit.Small(l.hits[i].Kind)))), func() { l.take(i) })
		row.Says = accessible.Description{Role: accessible.Item, Position: i + 1, Of: len(l.hits)}
		if i == l.chosen {
			row.Says.State, row.Says.Live = accessible.Selected, "row"
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
