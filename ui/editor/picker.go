package editor

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// found is one thing to pick.
type found struct {
	id, name string
	kind     string // small at the right: where it belongs
}

// filtered gives what holds every word asked for, what begins with them first.
func filtered(all []found, query string) []found {
	asked := strings.Fields(strings.ToLower(query))
	var first, rest []found
next:
	for _, f := range all {
		name := strings.ToLower(f.name)
		for _, w := range asked {
			if !strings.Contains(name, w) && !strings.Contains(strings.ToLower(f.kind), w) {
				continue next
			}
		}
		if len(asked) > 0 && strings.HasPrefix(name, asked[0]) {
			first = append(first, f)
		} else {
			rest = append(rest, f)
		}
	}
	return append(first, rest...)
}

// pickLine is the line of the list. Keys that move in it go to the list.
type pickLine struct {
	widget.Entry
	key     func(fyne.KeyName) bool
	swallow bool // the space of the chip that led here
}

// FocusGained shows that the keys come here.
func (l *pickLine) FocusGained() {
	l.Entry.FocusGained()
	l.swallow = kit.PressedBySpace()
}

// TypedRune types a character, but not the space of the chip that led here.
func (l *pickLine) TypedRune(r rune) {
	swallow := l.swallow && r == ' '
	l.swallow = false
	if !swallow {
		l.Entry.TypedRune(r)
	}
}

// TypedKey moves in the list, or types.
func (l *pickLine) TypedKey(e *fyne.KeyEvent) {
	l.swallow = false
	if !l.key(e.Name) {
		l.Entry.TypedKey(e)
	}
}

// mostRows is how many things the list shows at once.
const mostRows = 9

// pick shows a list over the page, with a line that filters it, and gives the
// id of what was picked. Afterwards the keys are where they were.
func (p *Page) pick(ask string, all []found, picked func(id string)) {
	c := p.canvas()
	var (
		pop    *widget.PopUp
		hits   = all
		chosen int
		rows   = kit.Stack(0)
		line   = &pickLine{}
	)
	line.ExtendBaseWidget(line)
	line.SetPlaceHolder(ask)
	take := func(i int) {
		if i < len(hits) {
			pop.Hide()
			picked(hits[i].id)
		}
	}
	draw := func() {
		rows.Objects = nil
		first := max(chosen-mostRows+1, 0)
		for i := first; i < min(first+mostRows, len(hits)); i++ {
			row := kit.NewPressable(kit.Inset(12, 7, kit.Row(12,
				kit.OneLine(kit.Label(hits[i].name)), kit.Spring(), kit.OneLine(kit.Small(hits[i].kind)))), func() { take(i) })
			if i == chosen {
				row.Fill = look.PrimarySoft
			}
			rows.Objects = append(rows.Objects, row)
		}
		if len(hits) == 0 {
			rows.Objects = append(rows.Objects, kit.Inset(12, 7, kit.MutedLabel(words.T("Nothing in this course matches."))))
		}
		rows.Refresh()
	}
	line.OnChanged = func(query string) {
		hits, chosen = filtered(all, query), 0
		draw()
	}
	line.key = func(name fyne.KeyName) bool {
		switch name {
		case fyne.KeyDown:
			chosen = min(chosen+1, max(len(hits)-1, 0))
		case fyne.KeyUp:
			chosen = max(chosen-1, 0)
		case fyne.KeyReturn, fyne.KeyEnter:
			take(chosen)
			return true
		case fyne.KeyEscape:
			pop.Hide()
			return true
		default:
			return false
		}
		draw()
		return true
	}
	draw()
	wide := min(look.Size(560), c.Size().Width-60)
	rowHigh := look.Size(look.LabelSize)*1.5 + 14
	pop = widget.NewModalPopUp(container.NewStack(kit.Inset(12, 12, kit.StackFilling(8, 1, line, rows))), c)
	pop.Resize(fyne.NewSize(wide, min(line.MinSize().Height+rowHigh*mostRows+40, c.Size().Height-40)))
	pop.Show()
	c.Focus(line)
}
