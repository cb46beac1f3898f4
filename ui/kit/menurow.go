package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/theme"
)

// menuRow is a row of a menu that can be chosen.
type menuRow struct {
	widget.BaseWidget

	panel   *menuPanel
	at      int
	item    MenuItem
	content fyne.CanvasObject
}

var (
	_ fyne.Tappable     = (*menuRow)(nil)
	_ desktop.Hoverable = (*menuRow)(nil)
	_ Flexible          = (*menuRow)(nil)
)

// newMenuRow makes a row; marked keeps room for a check mark before its title.
func newMenuRow(p *menuPanel, at int, item MenuItem, marked bool) *menuRow {
	r := &menuRow{panel: p, at: at, item: item}
	title := OneLine(Text(item.Title, theme.LabelSize, theme.Face{}, theme.Ink))
	title.Leading = 1.4
	var parts []fyne.CanvasObject
	switch mark := theme.Size(15); {
	case item.Checked:
		parts = append(parts, theme.NewIcon(theme.IconCheck, mark, theme.Ink))
	case marked:
		parts = append(parts, Gap(mark, 1))
	}
	parts = append(parts, title, Spring())
	switch {
	case len(item.Submenu) > 0:
		parts = append(parts, Gap(12, 1), theme.NewIcon(theme.IconNext, theme.Size(15), theme.Muted))
	case item.Key != "":
		parts = append(parts, Gap(16, 1), KeyHint(item.Key))
	}
	r.content = Inset(10, 6, Row(8, parts...))
	r.ExtendBaseWidget(r)
	return r
}

// Described says what the row is for.
func (r *menuRow) Described() accessible.Description {
	d := accessible.Description{Name: r.item.Title, Role: accessible.MenuItem, Key: r.item.Key}
	if r.item.Checked {
		d.State |= accessible.Checkable | accessible.Checked
	}
	if len(r.item.Submenu) > 0 {
		d.State |= accessible.Opens
	}
	return d
}

// HeightFor gives the height at a width.
func (r *menuRow) HeightFor(width float32) float32 { return HeightFor(r.content, width) }

// NaturalWidth is the width at which the title isn't cut.
func (r *menuRow) NaturalWidth() float32 { return NaturalWidth(r.content) }

// MinSize is the content's.
func (r *menuRow) MinSize() fyne.Size { r.ExtendBaseWidget(r); return r.content.MinSize() }

// Tapped does what the row is for.
func (r *menuRow) Tapped(*fyne.PointEvent) {
	r.panel.choose(r.at)
	if !r.panel.openSubmenu() {
		r.panel.do()
	}
}

// MouseIn chooses the row, and opens what it leads to.
func (r *menuRow) MouseIn(*desktop.MouseEvent) {
	r.panel.choose(r.at)
	r.panel.openSubmenu()
}

// MouseMoved does nothing.
func (r *menuRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing: the row stays chosen for the keys.
func (r *menuRow) MouseOut() {}

// CreateRenderer is Fyne's.
func (r *menuRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return NewRowRenderer(r, func() fyne.CanvasObject { return r.content }, func(background *canvas.Rectangle) {
		background.CornerRadius = theme.ButtonRadius
		background.FillColor = theme.Color(theme.PrimarySoft)
		background.Hidden = r.panel.chosen != r.at
	})
}
