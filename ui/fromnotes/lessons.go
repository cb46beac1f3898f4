package fromnotes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/proposing"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// lessonRows are the lessons, to be put in order by dragging or by keys.
type lessonRows struct {
	page   *Page
	rows   []*row // in the order of the lessons
	body   *fyne.Container
	pulled float32 // how far the row that is dragged is from its place
}

func newLessonRows(p *Page) *lessonRows {
	l := &lessonRows{page: p, body: kit.Stack(0)}
	for range p.draft.lessons {
		r := &row{list: l, content: kit.Gap(1, 1)}
		r.ExtendBaseWidget(r)
		l.rows = append(l.rows, r)
	}
	l.show()
	return l
}

// show draws each row as its lesson is now.
func (l *lessonRows) show() {
	var objects []fyne.CanvasObject
	for i, r := range l.rows {
		r.place = i
		r.show(&l.page.draft.lessons[i])
		objects = append(objects, r)
	}
	l.body.Objects = objects
	l.body.Refresh()
}

// move moves the lesson at a place; its row, with the keys, goes along.
func (l *lessonRows) move(from, to int) {
	if to = min(max(to, 0), len(l.rows)-1); to == from {
		return
	}
	l.page.draft.move(from, to)
	r := l.rows[from]
	rest := append(append([]*row{}, l.rows[:from]...), l.rows[from+1:]...)
	l.rows = append(append(append([]*row{}, rest[:to]...), r), rest[to:]...)
	l.show()
	l.page.said()
}

// drag moves a row once it was pulled over half its neighbour.
func (l *lessonRows) drag(r *row, dy float32) {
	var before, after []float32
	for i := r.place - 1; i >= 0; i-- {
		before = append(before, l.rows[i].Size().Height)
	}
	for i := r.place + 1; i < len(l.rows); i++ {
		after = append(after, l.rows[i].Size().Height)
	}
	passed, rest := kit.DragPassed(l.pulled+dy, before, after)
	l.pulled = rest
	r.dragged = true
	if passed != 0 {
		l.move(r.place, r.place+passed)
	} else {
		r.Refresh()
	}
}

// focused gives the place of the row that has the keys; -1 for none.
func (l *lessonRows) focused() int {
	for i, r := range l.rows {
		if r.focused {
			return i
		}
	}
	return -1
}

// leave leaves a lesson out, or puts it back.
func (l *lessonRows) leave(at int) {
	lesson := &l.page.draft.lessons[at]
	lesson.Out = !lesson.Out
	l.show()
	l.page.refill()
}

// row is a lesson: it can be dragged, and reached with Tab; keys move, rename and leave
// it out.
type row struct {
	widget.BaseWidget

	list    *lessonRows
	place   int
	content fyne.CanvasObject
	says    string

	focused, hovered, dragged bool
}

var (
	_ fyne.Focusable       = (*row)(nil)
	_ fyne.Draggable       = (*row)(nil)
	_ fyne.Tappable        = (*row)(nil)
	_ desktop.Hoverable    = (*row)(nil)
	_ desktop.Cursorable   = (*row)(nil)
	_ accessible.Described = (*row)(nil)
)

// show draws the lesson.
func (r *row) show(l *proposing.Lesson) {
	ink := theme.Ink
	says := words.F("%s, from %s", l.Title, l.File)
	under := l.File
	leave := words.T("Leave out")
	if l.Out {
		ink, leave = theme.Muted, words.T("Put back")
		under = words.F("%s, left out", l.File)
		says = under
	}
	r.says = says
	name := kit.OneLine(kit.Text(l.Title, theme.LabelSize, theme.Face{SemiBold: true}, ink))
	out := kit.LinkButton(leave, func() { r.list.leave(r.place) })
	out.Says.Name = words.F("%s: %s", leave, l.Title)
	rename := kit.LinkButton(words.T("Rename…"), func() { r.list.page.editLesson(r.place) })
	rename.Says.Name = words.F("Rename “%s”", l.Title)
	number := func(n int) fyne.CanvasObject {
		return kit.Text(words.Number(int64(n)), theme.LabelSize, theme.Face{}, ink)
	}
	handle := kit.Text("⠿", theme.LabelSize, theme.Face{}, theme.Muted)
	r.content = kit.Inset(18, theme.Size(9), cells(
		kit.Row(theme.Size(14), handle, kit.Stack(1, name, kit.OneLine(kit.Small(under)))),
		number(l.Words), number(l.Terms), number(l.Questions),
		kit.Row(8, rename, out)))
	r.Refresh()
}

// Described says which lesson it is, and where.
func (r *row) Described() accessible.Description {
	return accessible.Description{
		Role: accessible.Item, Name: r.says, Position: r.place + 1, Of: len(r.list.rows),
		Help: words.T("Alt with Up or Down moves it, F2 renames it, Delete leaves it out."),
	}
}

func (r *row) HeightFor(width float32) float32 { return kit.HeightFor(r.content, width) }
func (r *row) NaturalWidth() float32           { return kit.NaturalWidth(r.content) }
func (r *row) MinSize() fyne.Size              { return r.content.MinSize() }

// Tapped gives it the keys.
func (r *row) Tapped(*fyne.PointEvent) {
	if c := kit.CanvasOf(r); c != nil {
		c.Focus(r)
	}
}

// Dragged pulls it.
func (r *row) Dragged(e *fyne.DragEvent) {
	if !r.dragged {
		r.Tapped(nil)
	}
	r.list.drag(r, e.Dragged.DY)
}

// DragEnd lets it go.
func (r *row) DragEnd() {
	r.list.pulled, r.dragged = 0, false
	r.Refresh()
}

// FocusGained shows the focus.
func (r *row) FocusGained() {
	r.focused = true
	kit.FocusCame(r)
	r.Refresh()
}

// FocusLost takes it away.
func (r *row) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune passes on what it has no use for.
func (r *row) TypedRune(c rune) { kit.PassRune(r, c) }

// TypedKey goes to the next lesson, renames it or leaves it out.
func (r *row) TypedKey(e *fyne.KeyEvent) {
	to := r.place
	switch e.Name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeyF2, fyne.KeyReturn, fyne.KeyEnter:
		r.list.page.editLesson(r.place)
		return
	case fyne.KeyDelete, fyne.KeyBackspace:
		r.list.leave(r.place)
		return
	default:
		kit.PassKey(r, e)
		return
	}
	if c := kit.CanvasOf(r); c != nil && to >= 0 && to < len(r.list.rows) {
		c.Focus(r.list.rows[to])
	}
}

// MouseIn, MouseMoved and MouseOut show that it can be dragged.
func (r *row) MouseIn(*desktop.MouseEvent)    { r.hovered = true; r.Refresh() }
func (r *row) MouseMoved(*desktop.MouseEvent) {}
func (r *row) MouseOut()                      { r.hovered = false; r.Refresh() }

// Cursor is a hand.
func (r *row) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the content on its background.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return kit.NewRowRenderer(r, func() fyne.CanvasObject { return r.content }, func(background *canvas.Rectangle) {
		background.FillColor, background.StrokeColor, background.StrokeWidth = theme.Color(theme.Clear), theme.Color(theme.Line), 0
		background.CornerRadius = theme.ButtonRadius
		if r.hovered || r.dragged {
			background.FillColor = theme.Color(theme.PrimarySoft)
		}
		if r.focused || r.dragged {
			background.StrokeColor, background.StrokeWidth = theme.Color(theme.Primary), 2
		}
	})
}
