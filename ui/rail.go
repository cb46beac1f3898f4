package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/assets"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// narrowRail is the width of the rail with its icons alone.
func narrowRail() float32 { return 46 + theme.Size(18) }

// rail is the column at the left: the app's menu, the pages, search and settings.
type rail struct {
	app    *App
	object *fyne.Container
	narrow bool
	drawn  string // what the rail shows, so that it is drawn anew only on a change
}

func newRail(app *App) *rail {
	r := &rail{app: app, object: container.NewStack()}
	r.draw()
	return r
}

func (r *rail) setNarrow(narrow bool) {
	if r.narrow != narrow {
		r.narrow = narrow
		r.draw()
	}
}

// update draws the rail anew if the page or the count of cards changed.
func (r *rail) update() { r.draw() }

// waiting is the number beside a page's name; "" for none.
func (r *rail) waiting(p *page) string {
	if r.app.opened == nil || p.waiting == nil {
		return ""
	}
	if n := p.waiting(r.app.opened.Session); n > 0 {
		return fmt.Sprint(n)
	}
	return ""
}

// naturalWidth is the width at which no name in the rail is cut off.
func (r *rail) naturalWidth() float32 {
	if !r.app.painted && theme.TextScale() == 100 {
		return theme.RailWidth
	}
	label := func(text string, size float32) float32 {
		return theme.Width(text, theme.Size(size), theme.Face{Bold: true})
	}
	// What stands around and between the parts of the brand, and of an item,
	// with a pixel or two to spare: widths are rounded when they are shared out.
	const brand, item, pillEnds, keyEnds = 73, 83, 18, 12
	icon := theme.Size(18)
	wide := label("Stagecraft", theme.BodySize) + theme.Size(26) + icon + brand
	for _, p := range pages {
		wide = max(wide, label(p.title(), theme.LabelSize)+icon+label("999", 12)+pillEnds+item)
	}
	return max(wide, label(words.T("Search"), theme.LabelSize)+icon+label(searchKey, 12)+keyEnds+item)
}

// searchKey is the key shown beside Search.
var searchKey = command.Ctrl(fyne.KeyK).String()

func (r *rail) draw() {
	waiting := map[*page]string{}
	for _, p := range pages {
		waiting[p] = r.waiting(p)
	}
	state := fmt.Sprint(r.app.route.Page, waiting, r.narrow, theme.IsDark(), theme.TextScale(), r.app.opened == nil, r.app.painted)
	if state == r.drawn {
		return
	}
	r.drawn = state

	background := canvas.NewRectangle(theme.Color(theme.Surface))
	edge := canvas.NewRectangle(theme.Color(theme.Line))
	if !r.app.painted { // the first frame is the window's backgrounds alone: setting words takes as long as the rest of it
		r.object.Objects = []fyne.CanvasObject{background, container.New(&edgeLayout{}, edge)}
		return
	}
	var top []fyne.CanvasObject
	bottom := []fyne.CanvasObject{r.item(theme.IconSearch, words.T("Search"), "", searchKey, "")}
	for _, p := range pages {
		item := r.item(p.icon, p.title(), waiting[p], "", p.id)
		if p.apart {
			bottom = append(bottom, item)
		} else {
			top = append(top, item)
		}
	}
	column := kit.StackFilling(2, 1,
		kit.InsetSides(0, 0, 0, 14, r.brand()),
		kit.Stack(2, top...),
		kit.Stack(2, bottom...),
	)
	r.object.Objects = []fyne.CanvasObject{
		background,
		container.New(&edgeLayout{}, edge),
		kit.InsetSides(12, 14, 13, 20, column),
	}
	r.object.Refresh()
}

// brand is the app's mark; pressed, it opens the menu.
func (r *rail) brand() fyne.CanvasObject {
	mark := canvas.NewImageFromResource(fyne.NewStaticResource("stagecraft.svg", assets.IconSVG))
	mark.SetMinSize(fyne.NewSquareSize(theme.Size(26)))
	mark.FillMode = canvas.ImageFillContain
	objects := []fyne.CanvasObject{mark}
	if !r.narrow {
		objects = append(objects,
			kit.OneLine(kit.Text("Stagecraft", theme.BodySize, theme.Face{Bold: true}, theme.Ink)),
			kit.Spring(),
			theme.NewIcon(theme.IconMenu, theme.Size(18), theme.Muted))
	}
	return r.leavable(kit.NewPressable(kit.Inset(8, 6, kit.Row(10, objects...)), func() { r.app.showMenu() }))
}

// leavable has Escape give the keys back to the page, which stays.
func (r *rail) leavable(p *kit.Pressable) *kit.Pressable {
	p.Keys = func(e *fyne.KeyEvent) bool {
		c := r.app.window.Canvas()
		if e.Name != fyne.KeyEscape || !modal.Of(c).Empty() {
			return false
		}
		c.Unfocus()
		return true
	}
	return p
}

func (r *rail) item(icon theme.Icon, label, badge, key, page string) fyne.CanvasObject {
	selected := page != "" && r.app.route.Page == page && r.app.page != nil
	name, face := theme.Muted, theme.Face{}
	switch {
	case r.app.opened == nil:
		name, key = theme.Faded, "" // there is nothing to go to yet
	case selected:
		name, face = theme.Primary, theme.Face{SemiBold: true}
	}
	text := kit.OneLine(kit.Text(label, theme.LabelSize, face, name))
	objects := []fyne.CanvasObject{theme.NewIcon(icon, theme.Size(18), name)}
	if !r.narrow {
		objects = append(objects, kit.InsetSides(2, 0, 0, 0, text), kit.Spring())
		switch {
		case badge != "":
			objects = append(objects, pill(badge))
		case key != "":
			objects = append(objects, kit.KeyHint(key))
		}
	}
	p := kit.NewPressable(kit.Inset(12, 8, kit.Row(10, objects...)), func() {
		if page == "" {
			r.app.showPalette()
			return
		}
		r.app.GoPage(page)
	})
	if selected {
		p.Fill = theme.PrimarySoft
	}
	p.SetDisabled(r.app.opened == nil)
	return r.leavable(p)
}

// pill is a number on a filled background.
func pill(text string) fyne.CanvasObject {
	t := kit.Text(text, 12, theme.Face{Bold: true}, theme.OnPrimary)
	t.Leading = 1.3
	return kit.On(kit.Background(theme.Primary, theme.Clear, 10), 9, 2, t)
}

// edgeLayout draws its one object as a line at the right.
type edgeLayout struct{}

func (edgeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (edgeLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(size.Width-1, 0))
	objects[0].Resize(fyne.NewSize(1, size.Height))
}
