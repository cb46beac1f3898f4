package filechooser

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// doubleClick is how soon a second click on a row opens it.
const doubleClick = 500 * time.Millisecond

// list shows the entries of a folder. It makes the rows in view alone, however
// many there are.
type list struct {
	widget.BaseWidget

	entries  []entry
	at       int // the marked one, or -1
	onMark   func()
	onOpen   func(entry)
	scroll   *kit.Scroll
	content  *fyne.Container
	rows     map[int]*fileRow // in view
	empty    *fyne.Container
	pressed  int
	pressedT time.Time
}

func newList(onMark func(), onOpen func(entry)) *list {
	l := &list{at: -1, onMark: onMark, onOpen: onOpen, rows: map[int]*fileRow{}, pressed: -1}
	l.content = container.New(&rowsLayout{l})
	l.scroll = kit.NewScroll(l.content)
	l.scroll.OnScrolled = func(fyne.Position) { l.fill() }
	l.empty = kit.Inset(12, 10, kit.MutedLabel(words.T("Nothing here that fits.")))
	l.empty.Hide()
	l.ExtendBaseWidget(l)
	return l
}

func rowHeight() float32 { return theme.Size(30) }

// show lists entries, from the top, none marked.
func (l *list) show(all []entry) {
	l.entries, l.at, l.pressed = all, -1, -1
	l.rows = map[int]*fileRow{}
	l.scroll.Rest()
	l.scroll.Offset = fyne.Position{}
	l.empty.Hidden = all == nil || len(all) > 0
	l.Refresh()
}

func (l *list) current() (entry, bool) {
	if l.at < 0 || l.at >= len(l.entries) {
		return entry{}, false
	}
	return l.entries[l.at], true
}

// step marks another row; up from the first marks none.
func (l *list) step(by int) {
	if len(l.entries) == 0 {
		return
	}
	l.mark(max(min(l.at+by, len(l.entries)-1), -1))
}

// page is how many rows are in view, less one.
func (l *list) page() int { return max(int(l.scroll.Size().Height/rowHeight())-1, 1) }

func (l *list) mark(i int) {
	before := l.at
	l.at = i
	for _, at := range []int{before, i} {
		if r := l.rows[at]; r != nil {
			r.Refresh()
		}
	}
	if high := rowHeight(); i >= 0 {
		top, view := float32(i)*high, l.scroll.Size().Height
		to := min(max(l.scroll.Offset.Y, top+high-view), top)
		if to != l.scroll.Offset.Y {
			l.scroll.Rest()
			l.scroll.ScrollToOffset(fyne.NewPos(0, max(to, 0)))
			l.fill()
		}
	}
	l.onMark()
}

// press marks a row; a second press soon after opens it.
func (l *list) press(i int) {
	if l.pressed == i && time.Since(l.pressedT) < doubleClick && i < len(l.entries) {
		l.pressed = -1
		l.onOpen(l.entries[i])
		return
	}
	l.pressed, l.pressedT = i, time.Now()
	l.mark(i)
}

// fill makes the rows that are in view, and lets go of the others.
func (l *list) fill() {
	high := rowHeight()
	from := max(int(l.scroll.Offset.Y/high)-1, 0)
	to := min(int((l.scroll.Offset.Y+l.scroll.Size().Height)/high)+2, len(l.entries))
	kept := make(map[int]*fileRow, max(to-from, 0))
	objects := make([]fyne.CanvasObject, 0, max(to-from, 0))
	for i := from; i < to; i++ {
		r := l.rows[i]
		if r == nil {
			r = newFileRow(l, i)
		}
		kept[i] = r
		objects = append(objects, r)
	}
	l.rows, l.content.Objects = kept, objects
	l.place(l.scroll.Size().Width)
	canvas.Refresh(l.content)
}

func (l *list) place(width float32) {
	high := rowHeight()
	for i, r := range l.rows {
		r.Move(fyne.NewPos(0, float32(i)*high))
		r.Resize(fyne.NewSize(width, high))
	}
}

// rowsLayout is as high as all rows would be.
type rowsLayout struct{ l *list }

func (r *rowsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, rowHeight()*float32(len(r.l.entries)))
}
func (r *rowsLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) { r.l.place(size.Width) }

// MinSize is a few rows.
func (l *list) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(160, 3*rowHeight())
}

// CreateRenderer is Fyne's.
func (l *list) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return &listRenderer{l: l, background: kit.Background(theme.Surface, theme.Line, theme.ButtonRadius)}
}

type listRenderer struct {
	l          *list
	background *canvas.Rectangle
}

func (r *listRenderer) Destroy()           {}
func (r *listRenderer) MinSize() fyne.Size { return r.l.MinSize() }
func (r *listRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.background, r.l.scroll, r.l.empty}
}

func (r *listRenderer) Layout(size fyne.Size) {
	r.background.Resize(size)
	r.l.scroll.Move(fyne.NewPos(4, 4))
	r.l.scroll.Resize(size.SubtractWidthHeight(8, 8))
	r.l.empty.Resize(fyne.NewSize(size.Width, r.l.empty.MinSize().Height))
	r.l.fill()
}

func (r *listRenderer) Refresh() {
	r.l.fill()
	r.l.scroll.Refresh()
	canvas.Refresh(r.l)
}

// fileRow is a file or a folder in the list.
type fileRow struct {
	widget.BaseWidget

	l       *list
	at      int
	content fyne.CanvasObject
	hovered bool
}

var (
	_ fyne.Tappable     = (*fileRow)(nil)
	_ desktop.Hoverable = (*fileRow)(nil)
)

func newFileRow(l *list, at int) *fileRow {
	e := l.entries[at]
	icon, name := theme.IconFile, theme.Muted
	if e.folder {
		icon, name = theme.IconFolder, theme.Primary
	}
	text := kit.OneLine(kit.Text(plain(e.name), theme.LabelSize, theme.Face{}, theme.Ink))
	r := &fileRow{l: l, at: at, content: kit.Inset(10, 0, kit.Row(10, theme.NewIcon(icon, theme.Size(18), name), text))}
	r.ExtendBaseWidget(r)
	return r
}

// Described says what it is, and whether it is the marked one.
func (r *fileRow) Described() accessible.Description {
	e := r.l.entries[r.at]
	d := accessible.Description{Name: plain(e.name), Role: accessible.Item, Position: r.at + 1, Of: len(r.l.entries)}
	if e.folder {
		d.Value = words.T("folder")
	}
	if r.l.at == r.at {
		d.State, d.Live = accessible.Selected, "row"
	}
	return d
}

// Tapped marks it, and opens it by a second one.
func (r *fileRow) Tapped(*fyne.PointEvent) { r.l.press(r.at) }

// MouseIn shows that it can be pressed.
func (r *fileRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved does nothing.
func (r *fileRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends that.
func (r *fileRow) MouseOut() { r.hovered = false; r.Refresh() }

// MinSize is as high as every row.
func (r *fileRow) MinSize() fyne.Size { r.ExtendBaseWidget(r); return fyne.NewSize(40, rowHeight()) }

// CreateRenderer is Fyne's.
func (r *fileRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return kit.NewRowRenderer(r, func() fyne.CanvasObject { return r.content }, r.paint)
}

func (r *fileRow) paint(background *canvas.Rectangle) {
	background.CornerRadius = 6
	switch {
	case r.l.at == r.at:
		background.FillColor = theme.Color(theme.PrimarySoft)
	case r.hovered:
		background.FillColor = theme.Color(theme.CodeSoft)
	default:
		background.FillColor = theme.Color(theme.Clear)
	}
}
