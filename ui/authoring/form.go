package authoring

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Form is fields, of which some come and go while others are typed into.
type Form struct {
	Window  func() fyne.Window
	Changed func()               // something was typed
	Redraw  func()               // draws the form anew
	Resized func()               // a field got higher or lower
	Fields  map[string]*kit.Line // by their names, which stay when others are added
	Typing  string               // the field that gets the keys once it is drawn anew
}

// Keep remembers the field that has the keys, before all of them are made anew.
func (p *Form) Keep() {
	for name, f := range p.Fields {
		if p.Typing == "" && p.Window().Canvas().Focused() == fyne.Focusable(f) {
			p.Typing = name
		}
	}
	p.Fields = nil
}

// Drawn gives the keys to the field that had them, after they were made anew.
func (p *Form) Drawn() {
	if f := p.Fields[p.Typing]; f != nil {
		p.Window().Canvas().Focus(f)
	} else if p.Typing != "" {
		p.Window().Canvas().Unfocus()
	}
	p.Typing = ""
}

// Named is what stands above a field.
func Named(label string) fyne.CanvasObject {
	return kit.OneLine(kit.Text(label, theme.SmallSize, theme.Face{}, theme.Muted))
}

// Entry is a field without its name above it: of so many rows, or with 0 of one. With
// less than 0 its text is broken after about so many letters, and it is as high as that
// takes. Enter is what Enter does where it doesn't begin another row; nil is nothing.
func (p *Form) Entry(name, label, hint, value string, rows int, put func(string), enter func()) *kit.Line {
	breaks := rows > 0 || enter == nil && rows < 0 || strings.Contains(value, "\n")
	line := kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			if breaks {
				return false
			}
			if enter != nil {
				enter()
			}
		case fyne.KeyEscape:
			p.Window().Canvas().Unfocus()
		default:
			return false
		}
		return true
	})
	line.Name = label
	line.SetPlaceHolder(hint)
	if rows != 0 || breaks {
		line.MultiLine, line.Wrapping = true, fyne.TextWrapWord
	}
	high := rowsFor(value, rows)
	if line.MultiLine {
		line.SetMinRowsVisible(high)
	}
	kit.SetEntryText(&line.Entry, value)
	line.OnChanged = func(s string) {
		put(s)
		if now := rowsFor(s, rows); line.MultiLine && now != high {
			high = now
			line.SetMinRowsVisible(high)
			if p.Resized != nil {
				p.Resized()
			}
		}
		p.Changed()
	}
	p.Fields[name] = line
	return line
}

// mostRows is how high a field grows.
const mostRows = 12

// rowsFor is how many rows a text takes in a field of so many, or of which each has about
// so many letters where that is less than 0.
func rowsFor(text string, rows int) int {
	least, letters := 1, -rows
	if rows >= 0 {
		least, letters = max(rows, 1), 56
	}
	n := 0
	for l := range strings.SplitSeq(text, "\n") {
		n += 1 + max(len([]rune(l))-1, 0)/max(letters, 8)
	}
	return min(max(n, least), mostRows)
}

// Line is a field with its name above it.
func (p *Form) Line(name, label, hint, value string, rows int, put func(string)) fyne.CanvasObject {
	return kit.Stack(4, Named(label), p.Entry(name, label, hint, value, rows, put, nil))
}

// Rows is how a list of lines is edited: Enter goes to the next, or adds one.
type Rows struct {
	Name  string             // of the fields, before the number
	Label func(n int) string // what one is called, by its number
	Add   string             // what adding one is called
	Count int
	// Cells makes the fields of a line, Mark what stands before them; nil for nothing.
	Cells func(i int, enter func()) fyne.CanvasObject
	Mark  func(i int) fyne.CanvasObject
	// Insert makes room for one, Remove takes one away, and Swap has two change places;
	// nil where order means nothing.
	Insert func(i int)
	Remove func(i int)
	Swap   func(i, j int)
	// Empties tells whether the list may be empty.
	Empties bool
}

// Lines makes them.
func (p *Form) Lines(r Rows) fyne.CanvasObject {
	after := func(i int) {
		if i == r.Count-1 {
			r.Insert(r.Count)
		}
		p.Typing = fmt.Sprintf("%s %d", r.Name, i+1)
		p.Redraw()
	}
	var all []fyne.CanvasObject
	for i := range r.Count {
		label := r.Label(i + 1)
		var ends []fyne.CanvasObject
		if r.Swap != nil && r.Count > 1 { // all rows alike: what the first and the last lack leaves its room
			up := p.Small(theme.IconUp, words.F("Move up: %s", label), func() { r.Swap(i, i-1); p.To(r.Name, i-1) })
			down := p.Small(theme.IconDown, words.F("Move down: %s", label), func() { r.Swap(i, i+1); p.To(r.Name, i+1) })
			room := kit.Gap(kit.NaturalWidth(up), 0)
			switch i {
			case 0:
				ends = append(ends, room, down)
			case r.Count - 1:
				ends = append(ends, up, room)
			default:
				ends = append(ends, up, down)
			}
		}
		if r.Count > 1 || r.Empties {
			ends = append(ends, p.Small(theme.IconCross, words.F("Remove %s", label), func() {
				r.Remove(i)
				p.To(r.Name, max(i-1, 0))
			}))
		}
		row := []fyne.CanvasObject{r.Cells(i, func() { after(i) }), kit.Row(0, ends...)}
		if r.Mark != nil {
			row = slices.Insert(row, 0, r.Mark(i)) // it takes the keys where it stands
		}
		all = append(all, container.New(&lineRow{}, row...))
	}
	return kit.Stack(6, append(all, kit.Wrap(8, kit.LinkButton(r.Add, func() { after(r.Count - 1) })))...)
}

// lineRow lays out what takes the width that is left, what stands after it and what
// before it, if anything does.
type lineRow struct{}

// parts tells them apart; before is nil for nothing.
func (*lineRow) parts(objects []fyne.CanvasObject) (before, cells, after fyne.CanvasObject) {
	if len(objects) > 2 {
		before, objects = objects[0], objects[1:]
	}
	return before, objects[0], objects[1]
}

// ends gives the widths of what stands before and after, with the gaps.
func (l *lineRow) ends(objects []fyne.CanvasObject) (before, after float32) {
	mark, _, end := l.parts(objects)
	if mark != nil {
		before = theme.Size(92)
	}
	return before, kit.NaturalWidth(end) + 4
}

// MinSize is what it all takes.
func (l *lineRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	before, after := l.ends(objects)
	_, cells, end := l.parts(objects)
	least := cells.MinSize()
	return fyne.NewSize(before+after+least.Width, max(least.Height, end.MinSize().Height))
}

// Layout puts them beside each other.
func (l *lineRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	before, after := l.ends(objects)
	mark, cells, end := l.parts(objects)
	cells.Move(fyne.NewPos(before, 0))
	cells.Resize(fyne.NewSize(max(size.Width-before-after, 0), size.Height))
	put := func(o fyne.CanvasObject, x, wide float32) {
		high := o.MinSize().Height
		o.Move(fyne.NewPos(x, max((size.Height-high)/2, 0)))
		o.Resize(fyne.NewSize(wide, high))
	}
	put(end, size.Width-after+4, after-4)
	if mark != nil {
		put(mark, 0, min(kit.NaturalWidth(mark), before-6))
	}
}

// To draws the form anew, with the keys in a line of a list.
func (p *Form) To(name string, i int) {
	p.Typing = fmt.Sprintf("%s %d", name, i)
	p.Redraw()
}

// Small is a button of a sign alone.
func (p *Form) Small(icon theme.Icon, says string, press func()) fyne.CanvasObject {
	b := kit.NewPressable(kit.Inset(9, 9, theme.NewIcon(icon, theme.Size(13), theme.Muted)), press)
	b.Says.Name = says
	return b
}
