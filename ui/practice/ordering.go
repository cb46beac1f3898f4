package practice

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/content/formula"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// ordering puts things in order: by keys, by the buttons of each row, by
// dragging. Things are known by their right place.
type ordering struct {
	q      *content.Question
	host   *host
	order  []int // which thing stands at each place
	rows   []*row
	number []*text.Paragraph // of each thing's row
	body   *fyne.Container
	cursor int
	held   bool // Space picked the row at the cursor up
	pulled float32
	shown  bool
}

const rowGap = 8

func newOrdering(q *content.Question, h *host) *ordering {
	o := &ordering{q: q, host: h}
	o.order = o.mixedRows()
	o.cursor = max(o.free(-1, 1), 0)
	for thing := range q.Items {
		r := newRow(h.keys, nil)
		r.press = func() { o.cursor = o.placeOf(thing); o.restyle() }
		r.onFocus = r.press
		r.drag = func(dy float32) { o.drag(thing, dy) }
		r.drop = func() { o.held, o.pulled = false, 0; o.restyle(); o.host.changed() }
		number := kit.MutedLabel("")
		o.rows = append(o.rows, r)
		o.number = append(o.number, number)
		if o.fixed(thing) {
			r.off = true
			r.setContent(o.line(thing, word(words.T("Given"), theme.Muted)))
			continue
		}
		said := formula.SaidText(q.Items[thing], h.language)
		r.setContent(o.line(thing, kit.Row(10,
			small(theme.IconUp, words.F("Move %s up", said), func() { o.move(o.placeOf(thing), -1) }),
			small(theme.IconDown, words.F("Move %s down", said), func() { o.move(o.placeOf(thing), 1) }))))
	}
	o.body = kit.Stack(rowGap)
	o.restyle()
	return o
}

// small is the button at the end of a row.
func small(icon theme.Icon, name string, press func()) fyne.CanvasObject {
	size := theme.Size(12)
	b := kit.NewPressable(container.NewPadded(theme.NewIcon(icon, size, theme.Muted)), press)
	b.Content = kit.Inset(8, 6, theme.NewIcon(icon, size, theme.Muted))
	b.Border, b.Radius = theme.Rim, 5
	b.Says.Name = name
	return b
}

func (o *ordering) line(thing int, tail fyne.CanvasObject) fyne.CanvasObject {
	name := o.host.plain(kit.Text(o.q.Items[thing], theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))
	return kit.Row(0, container.New(column(theme.Size(36)), o.number[thing]), name, kit.Gap(12, 1), kit.Spring(), tail)
}

func (o *ordering) placeOf(thing int) int     { return slices.Index(o.order, thing) }
func (o *ordering) object() fyne.CanvasObject { return o.body }
func (o *ordering) complete() bool            { return true }
func (o *ordering) focus(fyne.Canvas)         {}

func (o *ordering) help() string {
	return words.T("Move each row with the arrow keys, drag it, or use its buttons.")
}

func (o *ordering) runes() string { return digits(len(o.order)) }

func (o *ordering) keyLine() []string {
	if o.held {
		return []string{"↑", "", "↓", words.T("move it"), words.T("Space"), words.T("put it down")}
	}
	return []string{"↑", "", "↓", words.T("choose a row"), words.T("Space"), words.T("pick it up"), "Alt ↑", "", "Alt ↓", words.T("move it")}
}

func (o *ordering) Key(name fyne.KeyName) bool {
	if o.shown {
		return false
	}
	by := 0
	switch name {
	case fyne.KeyUp:
		by = -1
	case fyne.KeyDown:
		by = 1
	case fyne.KeySpace:
		o.held = !o.held
		o.restyle()
		o.host.changed()
		return true
	default:
		return false
	}
	if o.held {
		o.move(o.cursor, by)
		return true
	}
	if to := o.free(o.cursor, by); to >= 0 {
		o.cursor = to
		focusAlong(o.host, o.rows, o.order[to])
		o.restyle()
	}
	return true
}

func (o *ordering) Rune(r rune) bool {
	if i := place(r, len(o.order)); !o.shown && i >= 0 && r <= '9' && !o.held && !o.fixed(i) {
		o.cursor = i
		focusAlong(o.host, o.rows, o.order[i])
		o.restyle()
		return true
	}
	return false
}

// moveCursor moves the row at the cursor, for the keys with Alt or Ctrl.
func (o *ordering) moveCursor(by int) {
	if !o.shown {
		o.move(o.cursor, by)
	}
}

// move swaps the thing at a place with its neighbour, given ones passed over.
// The cursor goes along.
func (o *ordering) move(at, by int) {
	to := o.free(at, by)
	if o.shown || at < 0 || to < 0 || o.fixed(at) {
		return
	}
	o.order[at], o.order[to] = o.order[to], o.order[at]
	o.cursor = to
	o.restyle()
	o.host.reveal(o.rows[o.order[to]])
	o.host.changed()
}

// drag moves a thing once it was pulled over half its neighbour.
func (o *ordering) drag(thing int, dy float32) {
	o.cursor, o.held = o.placeOf(thing), true
	passed, rest := kit.DragPassed(o.pulled+dy, o.pitches(o.cursor, -1), o.pitches(o.cursor, 1))
	o.pulled = rest
	by := 1
	if passed < 0 {
		by = -1
	}
	for ; passed != 0; passed -= by {
		at, to := o.cursor, o.free(o.cursor, by)
		o.order[at], o.order[to] = o.order[to], o.order[at]
		o.cursor = to
	}
	o.restyle()
}

// pitches gives how far the row at a place comes by passing each neighbour in a
// direction, over given ones.
func (o *ordering) pitches(at, by int) []float32 {
	var all []float32
	for to := o.free(at, by); to >= 0; at, to = to, o.free(to, by) {
		pitch := float32(0)
		for i := at; i != to; i += by {
			pitch += o.rows[o.order[i+by]].Size().Height + rowGap
		}
		all = append(all, pitch)
	}
	return all
}

// restyle draws each row as it is now, in its place.
func (o *ordering) restyle() {
	objects := make([]fyne.CanvasObject, len(o.order))
	for place, thing := range o.laid() {
		at, r := o.placeOf(thing), o.rows[thing]
		objects[place] = r
		o.number[thing].SetRuns(text.Run{Text: strconv.Itoa(place + 1)})
		here := at == o.cursor && !o.shown
		switch {
		case o.fixed(at):
			r.restyle(theme.Background, theme.Line, false)
		case o.shown && at == thing:
			r.restyle(theme.SuccessSoft, theme.Success, false)
		case o.shown: // its mark says where it stood
			r.restyle(theme.Surface, theme.Line, false)
		case here && o.held:
			r.restyle(theme.PrimarySoft, theme.Primary, true)
		default:
			r.restyle(theme.Surface, theme.Line, here && o.host.standalone)
		}
	}
	o.body.Objects = objects
	o.body.Refresh()
}

// laid is the order in which the rows stand: the learner's, and the right one once that was checked.
func (o *ordering) laid() []int {
	if !o.shown {
		return o.order
	}
	return slices.Sorted(slices.Values(o.order))
}

func (o *ordering) right() bool { return slices.IsSorted(o.order) }

func (o *ordering) given() string {
	var said []string
	for _, thing := range o.order {
		said = append(said, o.q.Items[thing])
	}
	return strings.Join(said, " › ")
}

// firstWrong gives the first place that holds another thing than it should; -1 when none does.
func (o *ordering) firstWrong() int {
	for at, thing := range o.order {
		if at != thing {
			return at
		}
	}
	return -1
}

func (o *ordering) showResult() {
	o.shown, o.held = true, false
	for at, thing := range o.order {
		r := o.rows[thing]
		r.off = true
		if o.fixed(at) {
			continue
		}
		if at == thing {
			r.setContent(o.line(thing, mark(true, words.T("In place"))))
		} else {
			r.setContent(o.line(thing, word(words.F("You had it at %d", at+1), theme.Muted)))
		}
	}
	o.restyle()
}

func (o *ordering) hasHint() bool { return !o.shown }

func (o *ordering) hint() string {
	at := o.firstWrong()
	if at < 0 {
		return words.T("Every row is in its place. Check it.")
	}
	o.cursor = at
	o.restyle()
	return words.F("Place %d is the first that isn't right: “%s” comes later.", at+1, o.q.Items[o.order[at]])
}

func (o *ordering) draft() any { return o.order }

func (o *ordering) restore(from json.RawMessage) {
	var order []int
	if json.Unmarshal(from, &order) != nil || len(order) != len(o.order) {
		return
	}
	for i := range order {
		if !slices.Contains(order, i) || o.fixed(i) && order[i] != i {
			return
		}
	}
	o.order = order
	o.restyle()
}

// column keeps one object in a column so wide.
type column float32

func (c column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(c), objects[0].MinSize().Height)
}

func (c column) HeightFor(objects []fyne.CanvasObject, _ float32) float32 {
	return kit.HeightFor(objects[0], float32(c))
}

func (c column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(min(kit.NaturalWidth(objects[0]), float32(c)), size.Height))
}

// focusAlong brings a row into view, and moves the focus to it when one of its
// neighbours has it.
func focusAlong(h *host, rows []*row, to int) {
	h.reveal(rows[to])
	for i, r := range rows {
		if r.focused && i != to {
			if c := h.canvas(); c != nil {
				c.Focus(rows[to])
			}
			return
		}
	}
}
