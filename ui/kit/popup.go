package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/modal"
	"stagecraft/ui/theme"
)

// PopUp is something over the page: a dialog, which stands in the middle of the
// page and must be answered, or a note at a place, which goes away by a tap
// outside, by the wheel, and by any key that isn't for it.
type PopUp struct {
	widget.BaseWidget

	// Content is what it shows.
	Content fyne.CanvasObject
	// Title is what it is called where it has no heading.
	Title string
	// OnHide, when set, is called once it is gone, however that came about.
	OnHide func()
	// OnCancel, when set, is what Escape does; it takes the pop-up away too.
	OnCancel func()
	// Again, when set, is asked before the window is drawn anew; see
	// [modal.Layer]. Without it the pop-up closes then.
	Again func() func(page any)

	name    string
	canvas  fyne.Canvas
	unseen  bool // it keeps the page still, and shows nothing yet
	popover bool
	size    fyne.Size     // asked for
	at      fyne.Position // of a note
	shown   bool
}

var (
	_ fyne.Tappable          = (*PopUp)(nil)
	_ fyne.SecondaryTappable = (*PopUp)(nil)
	_ fyne.Scrollable        = (*PopUp)(nil)
	_ modal.Layer            = (*PopUp)(nil)
	_ accessible.Described   = (*PopUp)(nil)
)

// PopUpEdge is the least room between a pop-up and the window's edges.
const PopUpEdge float32 = 12

// NewDialog makes a dialog; the name says which, as in [modal.Layer]. Fit gives
// it a size, Show shows it.
func NewDialog(name string, content fyne.CanvasObject, c fyne.Canvas) *PopUp {
	p := &PopUp{Content: content, canvas: c, name: name}
	p.ExtendBaseWidget(p)
	return p
}

// NewPopover makes a note. Fit gives it a size, ShowAt shows it.
func NewPopover(name string, content fyne.CanvasObject, c fyne.Canvas) *PopUp {
	p := NewDialog(name, content, c)
	p.popover = true
	return p
}

// Name tells which pop-up it is.
func (p *PopUp) Name() string { return p.name }

// Described says that it is a dialog; its name is its heading, where it has no title.
func (p *PopUp) Described() accessible.Description {
	return accessible.Description{Role: accessible.Dialog, Name: p.Title}
}

// Yields tells whether it is a note.
func (p *PopUp) Yields() bool { return p.popover }

// Cancel takes it away, and ends what it was doing.
func (p *PopUp) Cancel() {
	if p.OnCancel != nil {
		p.OnCancel()
		return
	}
	p.Hide()
}

// Reopen gives what opens it anew.
func (p *PopUp) Reopen() func(page any) {
	if p.Again == nil || !p.shown {
		return nil
	}
	return p.Again()
}

// SetUnseen has it keep taps and keys from the page without being seen, or shows
// it.
func (p *PopUp) SetUnseen(unseen bool) {
	p.unseen = unseen
	p.Refresh()
}

// Fit gives its content a size. It gets less where the window has less.
func (p *PopUp) Fit(size fyne.Size) {
	p.size = size
	p.Refresh()
}

// Show shows it over the page and what lies there already.
func (p *PopUp) Show() {
	p.BaseWidget.Show()
	if !p.shown {
		p.shown = true
		modal.Of(p.canvas).Push(p)
	}
	p.Resize(p.canvas.Size())
	p.Refresh()
}

// ShowAt shows a note with its corner at a place of the canvas, or as near to
// it as the window allows.
func (p *PopUp) ShowAt(at fyne.Position) {
	p.at = at
	p.Show()
}

// ShowInPage shows a note in the middle of the page, a little above.
func (p *PopUp) ShowInPage() {
	corner, page := PageOf(p.canvas)
	p.ShowAt(corner.AddXY((page.Width-p.size.Width)/2, max((page.Height-p.size.Height)/3, 20)))
}

// Hide takes it away.
func (p *PopUp) Hide() {
	if !p.shown {
		return
	}
	p.shown = false
	modal.Of(p.canvas).Remove(p)
	p.BaseWidget.Hide()
	if p.OnHide != nil {
		p.OnHide()
	}
}

// Visible tells whether it is shown.
func (p *PopUp) Visible() bool { return p.shown }

// box gives where its content stands on the canvas.
func (p *PopUp) box() (fyne.Position, fyne.Size) {
	window := p.Size()
	size := p.size.Max(fyne.NewSize(1, 1)).Min(window.SubtractWidthHeight(2*PopUpEdge, 2*PopUpEdge))
	at := p.at
	if !p.popover {
		corner, page := PageOf(p.canvas)
		at = corner.AddXY((page.Width-size.Width)/2, (page.Height-size.Height)/2)
	}
	at.X = max(min(at.X, window.Width-size.Width-PopUpEdge), PopUpEdge)
	at.Y = max(min(at.Y, window.Height-size.Height-PopUpEdge), PopUpEdge)
	return fyne.NewPos(floor(at.X), floor(at.Y)), size
}

func (p *PopUp) outside(at fyne.Position) bool {
	corner, size := p.box()
	in := at.Subtract(corner)
	return in.X < 0 || in.Y < 0 || in.X > size.Width || in.Y > size.Height
}

// Tapped takes a note away by a tap outside.
func (p *PopUp) Tapped(e *fyne.PointEvent) {
	if p.popover && p.outside(e.Position) {
		p.Hide()
	}
}

// TappedSecondary does as Tapped.
func (p *PopUp) TappedSecondary(e *fyne.PointEvent) { p.Tapped(e) }

// Scrolled takes a note away: what it is about moves on.
func (p *PopUp) Scrolled(e *fyne.ScrollEvent) {
	if p.popover && p.outside(e.Position) {
		p.Hide()
	}
}

// MinSize asks for nothing: it is as large as the window.
func (p *PopUp) MinSize() fyne.Size { p.ExtendBaseWidget(p); return fyne.NewSize(1, 1) }

// CreateRenderer is Fyne's.
func (p *PopUp) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &popUpRenderer{p: p, scrim: canvas.NewRectangle(nil), surface: newElevatedSurface()}
	r.paint()
	return r
}

type popUpRenderer struct {
	p       *PopUp
	scrim   *canvas.Rectangle
	surface *elevatedSurface
}

func (r *popUpRenderer) paint() {
	r.scrim.FillColor = theme.Color(theme.Scrim)
	r.scrim.Hidden = r.p.popover
	r.surface.paint()
}

func (r *popUpRenderer) Destroy()           {}
func (r *popUpRenderer) MinSize() fyne.Size { return r.p.MinSize() }

func (r *popUpRenderer) Objects() []fyne.CanvasObject {
	if r.p.unseen {
		return nil
	}
	return append(append([]fyne.CanvasObject{r.scrim}, r.surface.objects()...), r.p.Content)
}

func (r *popUpRenderer) Layout(size fyne.Size) {
	r.scrim.Resize(size)
	at, box := r.p.box()
	r.surface.place(at, box)
	r.p.Content.Move(at)
	r.p.Content.Resize(box)
}

func (r *popUpRenderer) Refresh() {
	r.paint()
	r.Layout(r.p.Size())
	r.p.Content.Refresh()
	canvas.Refresh(r.p)
}

// popUpShadow is that of a pop-up and a menu.
var popUpShadow = ShadowLook{Ends: 16, Drop: 3, Radius: theme.PanelRadius, Share: 2.3}

// elevatedSurface is what a pop-up and a menu stand on: rounded, with a line around
// it and a soft shadow.
type elevatedSurface struct {
	shadow  *Shadow
	surface *canvas.Rectangle
}

func newElevatedSurface() *elevatedSurface {
	g := &elevatedSurface{surface: canvas.NewRectangle(nil), shadow: NewShadow(popUpShadow)}
	g.paint()
	return g
}

func (g *elevatedSurface) paint() {
	g.surface.FillColor, g.surface.StrokeColor, g.surface.StrokeWidth = theme.Color(theme.Surface), theme.Color(theme.Line), 1
	g.surface.CornerRadius = theme.PanelRadius
	g.shadow.Paint()
}

func (g *elevatedSurface) objects() []fyne.CanvasObject { return append(g.shadow.Objects(), g.surface) }

func (g *elevatedSurface) place(at fyne.Position, size fyne.Size) {
	g.surface.Move(at)
	g.surface.Resize(size)
	g.shadow.Place(at, size)
}

// pages are what stands beside the rail, by canvas. On the main goroutine only.
var pages = map[fyne.Canvas]fyne.CanvasObject{}

// SetPage says what of a canvas is the page, in whose middle dialogs stand. It
// is a part of the content itself, not deeper within it.
func SetPage(c fyne.Canvas, page fyne.CanvasObject) { pages[c] = page }

// PageOf gives where the page is on a canvas: all of it where nobody said.
func PageOf(c fyne.Canvas) (fyne.Position, fyne.Size) {
	page := pages[c]
	if page == nil || page.Size().Width < 60 || page.Size().Width > c.Size().Width {
		return fyne.Position{}, c.Size()
	}
	return page.Position(), page.Size()
}

// Room gives the size of the page on a canvas.
func Room(c fyne.Canvas) fyne.Size {
	_, size := PageOf(c)
	return size
}

// Actions sets a dialog's buttons side by side at its right: what most people
// press last.
func Actions(buttons ...fyne.CanvasObject) *fyne.Container {
	w := Wrap(8, buttons...)
	w.Layout.(*wrap).right = true
	return w
}
