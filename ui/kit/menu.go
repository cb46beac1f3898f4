package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/command"
	"stagecraft/ui/modal"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// MenuItem is one row of a menu.
type MenuItem struct {
	Title     string
	Key       string // that does the same, as it stands on the keyboard; may be ""
	Do        func()
	Checked   bool
	Submenu   []MenuItem // of the menu that opens beside it; Do isn't used then
	Separator bool       // a line between groups, and nothing else
}

// CommandItem is a command as a row of a menu, with the key that it has now.
func CommandItem(c command.Command) MenuItem {
	item := MenuItem{Title: c.Title, Do: c.Do}
	if keys := command.Current(c).Keys; len(keys) > 0 {
		item.Key = keys[0].String()
	}
	return item
}

// MenuSeparator parts two groups of a menu.
var MenuSeparator = MenuItem{Separator: true}

// Menu is a menu over the window, with those that opened beside it. It has the
// keys: up and down choose, right opens what a row leads to and left closes it,
// Enter and Space do, a letter goes to the next row that begins with it.
type Menu struct {
	widget.BaseWidget

	// Again, when set, is asked before the window is drawn anew; see
	// [modal.Layer]. Without it the menu closes then.
	Again func() func(page any)

	name   string
	canvas fyne.Canvas
	panels []*menuPanel // the first, and what opened beside it
	shown  bool
}

// menuPanel is one list of rows.
type menuPanel struct {
	menu    *Menu
	depth   int
	rows    []*menuRow // of what can be chosen
	chosen  int        // -1 for none
	surface *elevatedSurface
	view    *Scroller
	list    fyne.CanvasObject
	place   func(size fyne.Size) fyne.Position // where it is asked to stand
	at      fyne.Position
	size    fyne.Size
}

var (
	_ fyne.Focusable         = (*Menu)(nil)
	_ fyne.Tappable          = (*Menu)(nil)
	_ fyne.SecondaryTappable = (*Menu)(nil)
	_ modal.Layer            = (*Menu)(nil)
	_ accessible.Described   = (*Menu)(nil)
)

// ShowMenu opens a menu with its corner at a place of the canvas, or as near to
// it as the window allows. The keys go to it until it is gone.
//
// The name says which menu it is, as in [modal.Layer].
func ShowMenu(name string, c fyne.Canvas, at fyne.Position, items ...MenuItem) *Menu {
	m := &Menu{canvas: c, name: name}
	m.ExtendBaseWidget(m)
	m.open(items, func(fyne.Size) fyne.Position { return at })
	m.shown = true
	modal.Of(c).Push(m)
	m.Resize(c.Size())
	c.Focus(m)
	return m
}

// MenuPosition is where a menu goes that opens under what was pressed for it.
func MenuPosition(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height+4)
}

// Name tells which menu it is.
func (m *Menu) Name() string { return m.name }

// Described says that it is a menu, and which of its rows is chosen.
func (m *Menu) Described() accessible.Description {
	d := accessible.Description{Role: accessible.Menu, Name: words.T("Menu")}
	if p := m.last(); p.chosen >= 0 {
		row := p.rows[p.chosen].Described()
		d.Value, d.Position, d.Of = row.Sentence(), p.chosen+1, len(p.rows)
	}
	return d
}

// Yields is false: it takes the keys.
func (m *Menu) Yields() bool { return false }

// Cancel takes it away.
func (m *Menu) Cancel() { m.Hide() }

// Reopen gives what opens it anew.
func (m *Menu) Reopen() func(page any) {
	if m.Again == nil || !m.shown {
		return nil
	}
	return m.Again()
}

// Hide takes it away.
func (m *Menu) Hide() {
	if m.shown {
		m.shown = false
		modal.Of(m.canvas).Remove(m)
		m.BaseWidget.Hide()
	}
}

// Visible tells whether it is shown.
func (m *Menu) Visible() bool { return m.shown }

// open adds a panel of items, placed as its size allows.
func (m *Menu) open(items []MenuItem, place func(fyne.Size) fyne.Position) {
	p := &menuPanel{menu: m, depth: len(m.panels), chosen: -1, surface: newElevatedSurface(), place: place}
	marked := false
	for _, i := range items {
		marked = marked || i.Checked
	}
	var objects []fyne.CanvasObject
	for _, i := range items {
		if i.Separator {
			objects = append(objects, Inset(0, 4, Separator()))
			continue
		}
		r := newMenuRow(p, len(p.rows), i, marked)
		p.rows = append(p.rows, r)
		objects = append(objects, r)
	}
	p.list = Inset(6, 6, Stack(0, objects...))
	p.view = NewScroller(p.list)
	p.fit(m.canvas.Size())
	m.panels = append(m.panels, p)
	m.Refresh()
}

// fit gives the panel its size, and the place nearest to where it is asked to stand that the
// window allows.
func (p *menuPanel) fit(window fyne.Size) {
	window = window.SubtractWidthHeight(2*PopUpEdge, 2*PopUpEdge)
	width := min(max(NaturalWidth(p.list), theme.Size(150)), window.Width)
	p.size = fyne.NewSize(width, min(HeightFor(p.list, width), window.Height))
	at := p.place(p.size)
	p.at = fyne.NewPos(
		floor(max(min(at.X, PopUpEdge+window.Width-p.size.Width), PopUpEdge)),
		floor(max(min(at.Y, PopUpEdge+window.Height-p.size.Height), PopUpEdge)))
}

// closeSubmenus closes what opened beside a panel.
func (m *Menu) closeSubmenus(depth int) {
	if len(m.panels) > depth+1 {
		m.panels = m.panels[:depth+1]
		m.Refresh()
	}
}

// last is the panel that the keys are in.
func (m *Menu) last() *menuPanel { return m.panels[len(m.panels)-1] }

// choose marks a row of a panel, and closes what opened beside another one.
func (p *menuPanel) choose(i int) {
	if i == p.chosen {
		return
	}
	before := p.chosen
	p.chosen = i
	p.menu.closeSubmenus(p.depth)
	for _, at := range []int{before, i} {
		if at >= 0 {
			p.rows[at].Refresh()
		}
	}
	if i >= 0 {
		p.view.ShowObject(p.rows[i])
	}
}

// step chooses the next row, and from the last goes on to the first.
func (p *menuPanel) step(by int) {
	n := len(p.rows)
	if n == 0 {
		return
	}
	at := p.chosen + by
	if p.chosen < 0 && by < 0 {
		at = n - 1
	}
	p.choose((at + n) % n)
}

// openSubmenu opens what the chosen row leads to, and tells whether there is such a thing.
func (p *menuPanel) openSubmenu() bool {
	if p.chosen < 0 || len(p.rows[p.chosen].item.Submenu) == 0 {
		return false
	}
	if len(p.menu.panels) > p.depth+1 {
		return true // it is open
	}
	r := p.rows[p.chosen]
	top := p.at.Y + r.Position().Y - p.view.Offset()
	p.menu.open(r.item.Submenu, func(size fyne.Size) fyne.Position {
		x := p.at.X + p.size.Width - 4
		if x+size.Width+PopUpEdge > p.menu.canvas.Size().Width {
			x = p.at.X - size.Width + 4
		}
		return fyne.NewPos(x, top)
	})
	return true
}

// do does what the chosen row is for.
func (p *menuPanel) do() {
	if p.chosen < 0 {
		return
	}
	if p.openSubmenu() {
		p.menu.last().step(1)
		return
	}
	item := p.rows[p.chosen].item
	p.menu.Hide()
	if item.Do != nil {
		item.Do()
	}
}

// FocusGained does nothing: the chosen row shows where the keys are.
func (m *Menu) FocusGained() {}

// FocusLost does nothing.
func (m *Menu) FocusLost() {}

// TypedRune goes to the next row that begins with a letter.
func (m *Menu) TypedRune(r rune) {
	p := m.last()
	for n := 1; n <= len(p.rows); n++ {
		i := (p.chosen + n + len(p.rows)) % len(p.rows)
		if strings.HasPrefix(strings.ToLower(p.rows[i].item.Title), strings.ToLower(string(r))) {
			p.choose(i)
			return
		}
	}
}

// TypedKey chooses, opens, closes and does.
func (m *Menu) TypedKey(e *fyne.KeyEvent) {
	p := m.last()
	switch e.Name {
	case fyne.KeyDown:
		p.step(1)
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyHome:
		p.choose(0)
	case fyne.KeyEnd:
		p.choose(len(p.rows) - 1)
	case fyne.KeyRight:
		if p.openSubmenu() {
			m.last().step(1)
		}
	case fyne.KeyLeft:
		if p.depth > 0 {
			m.closeSubmenus(p.depth - 1)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		bySpace = e.Name == fyne.KeySpace
		p.do()
		bySpace = false
	case fyne.KeyEscape:
		m.Hide()
	}
}

// Tapped closes it by a tap outside.
func (m *Menu) Tapped(*fyne.PointEvent) { m.Hide() }

// TappedSecondary does as Tapped.
func (m *Menu) TappedSecondary(*fyne.PointEvent) { m.Hide() }

// MinSize asks for nothing: it is as large as the window.
func (m *Menu) MinSize() fyne.Size { m.ExtendBaseWidget(m); return fyne.NewSize(1, 1) }

// CreateRenderer is Fyne's.
func (m *Menu) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	return &menuRenderer{m}
}

type menuRenderer struct{ m *Menu }

func (r *menuRenderer) Destroy()           {}
func (r *menuRenderer) MinSize() fyne.Size { return r.m.MinSize() }

func (r *menuRenderer) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, p := range r.m.panels {
		all = append(append(all, p.surface.objects()...), p.view)
	}
	return all
}

func (r *menuRenderer) Layout(window fyne.Size) {
	for _, p := range r.m.panels {
		if window.Width > 2*PopUpEdge { // it has one
			p.fit(window)
		}
		p.surface.place(p.at, p.size)
		p.view.Move(p.at)
		p.view.Resize(p.size)
	}
}

func (r *menuRenderer) Refresh() {
	r.Layout(r.m.Size())
	canvas.Refresh(r.m)
}
