package allcards

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/virtuallist"
	"stagecraft/ui/words"
)

// entry is one place of the list: which card stands there follows from the page.
type entry struct {
	virtuallist.Item
	at  int
	row *row // nil while it isn't drawn
}

// row is a card of the list as it is drawn.
type row struct {
	widget.BaseWidget

	p       *Page
	at      int // of those shown
	card    study.ListedCard
	name    string // what it says, in one line
	cells   *fyne.Container
	hovered bool
}

var (
	_ desktop.Mouseable      = (*row)(nil)
	_ desktop.Hoverable      = (*row)(nil)
	_ fyne.SecondaryTappable = (*row)(nil)
	_ fyne.DoubleTappable    = (*row)(nil)
	_ accessible.Described   = (*row)(nil)
)

// newRow draws the card at a place of those shown.
func newRow(p *Page, at int) *row {
	r := &row{p: p, at: at, card: p.cards[p.shown[at]]}
	c := &r.card
	f := faceOf(p.course, c.Of)
	name := kit.WithFormulas(p.course.Language, kit.Text(f.set, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))
	name.Leading, name.MaxLines = 1.35, 2
	lesson := kit.Text("—", theme.LabelSize, theme.Face{}, theme.Muted)
	if c.Lesson != nil {
		lesson = kit.Text(words.F("%d. %s", c.Lesson.Number, c.Lesson.Title), theme.LabelSize, theme.Face{}, theme.Muted)
	}
	lesson.Leading, lesson.MaxLines = 1.35, 2
	kind := kit.OneLine(kit.Small(f.kind))
	recall, color := recallText(c)
	last := p.lastColumn()
	r.name = f.name + ", " + f.kind
	r.cells = container.New(cellsLayout{p.table},
		kit.Stack(1, name, kind), lesson,
		kit.OneLine(kit.Text(recall, theme.LabelSize, theme.Face{SemiBold: true}, color)),
		kit.OneLine(kit.Text(nextText(c, p.session.Now()), theme.LabelSize, theme.Face{}, theme.Ink)),
		kit.OneLine(kit.Text(last.says(c), theme.LabelSize, theme.Face{}, theme.Muted)),
		canvas.NewRectangle(theme.Color(theme.Line)))
	r.ExtendBaseWidget(r)
	return r
}

// Described says what the card is, and its figures.
func (r *row) Described() accessible.Description {
	recall, _ := recallText(&r.card)
	d := accessible.Description{Role: accessible.Item, Name: r.name, Value: words.F("%s: %s", words.T("Recall now"), recall), Position: r.at + 1, Of: len(r.p.shown)}
	if r.p.isSelected(r.at) {
		d.State |= accessible.Selected
	}
	return d
}

// HeightFor gives the height at a width.
func (r *row) HeightFor(width float32) float32 { return kit.HeightFor(r.cells, width) }

// MinSize is small: the list gives the row its size.
func (r *row) MinSize() fyne.Size { r.ExtendBaseWidget(r); return fyne.NewSize(120, kit.LeastTarget) }

// MouseDown stands on the card; with Ctrl it selects it too, and with Shift all up to it.
func (r *row) MouseDown(e *desktop.MouseEvent) {
	r.p.table.takeFocus()
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	switch {
	case e.Modifier&fyne.KeyModifierShift != 0:
		r.p.extend(r.at)
	case e.Modifier&fyne.KeyModifierShortcutDefault != 0:
		r.p.toggle(r.at)
	default:
		r.p.stand(r.at)
	}
}

// MouseUp does nothing.
func (r *row) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped turns the card over.
func (r *row) DoubleTapped(*fyne.PointEvent) { r.p.turnOver() }

// TappedSecondary opens the menu of what is selected, or of the card.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	if !r.p.isSelected(r.at) {
		r.p.stand(r.at)
	}
	r.p.menu(e.AbsolutePosition)
}

// MouseIn shows that it can be pressed.
func (r *row) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved does nothing.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends that.
func (r *row) MouseOut() { r.hovered = false; r.Refresh() }

// CreateRenderer draws the cells over a background.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return kit.NewRowRenderer(r, func() fyne.CanvasObject { return r.cells }, func(b *canvas.Rectangle) {
		b.FillColor, b.StrokeWidth = theme.Color(theme.Clear), 0
		switch {
		case r.p.isSelected(r.at):
			b.FillColor = theme.Color(theme.PrimarySoft)
		case r.hovered:
			b.FillColor = theme.Color(theme.HoverTint)
		}
		if r.at == r.p.at && r.p.table.focused {
			b.StrokeWidth, b.StrokeColor = 2, theme.Color(theme.Primary)
		}
	})
}

// isSelected says whether the card at a place is among those that something is done to.
func (p *Page) isSelected(at int) bool {
	if at >= len(p.shown) {
		return false
	}
	if len(p.selected) == 0 {
		return at == p.at
	}
	return p.selected[p.cards[p.shown[at]].Of.ID]
}

// cellsLayout sets the cells of a row beside each other, as wide as the table says, and
// a line below them.
type cellsLayout struct{ t *table }

const (
	cellInset = 16
	cellAbove = 11
	cellGap   = 12
)

// HeightFor gives the height at a width.
func (l cellsLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for i, w := range l.t.columns(width) {
		if w > 0 {
			h = max(h, kit.HeightFor(objects[i], w))
		}
	}
	return float32(int(h+0.999)) + 2*cellAbove
}

func (l cellsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, kit.LeastTarget)
}

// Layout sets them in the middle of the height.
func (l cellsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(cellInset)
	for i, w := range l.t.columns(size.Width) {
		o := objects[i]
		if w <= 0 {
			o.Hide()
			continue
		}
		o.Show()
		h := kit.HeightFor(o, w)
		o.Move(fyne.NewPos(x, float32(int((size.Height-h)/2))))
		o.Resize(fyne.NewSize(w, h))
		x += w + cellGap
	}
	line := objects[len(objects)-1]
	line.Move(fyne.NewPos(0, size.Height-1))
	line.Resize(fyne.NewSize(size.Width, 1))
}
