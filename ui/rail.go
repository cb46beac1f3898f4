package ui

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/accessible"
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
	drawn  string // what the rail shows but for the counts, so that it is drawn anew only on a change
	items  map[*page]*railItem
}

// railItem is the item of a page, with the count that it shows.
type railItem struct {
	object  *fyne.Container
	waiting string
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

// update draws of the rail what changed.
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

// firstWidths is how wide the rail is at a text size of 100 %, in the languages whose words
// need more than it is wide in English. The first frame sets no words that could be measured.
var firstWidths = map[string]float32{"fr": 215}

// naturalWidth is the width at which no name in the rail is cut off, in whole pixels.
func (r *rail) naturalWidth() float32 {
	if !r.app.painted && theme.TextScale() == 100 && theme.TypefaceInUse() == theme.Inter {
		return max(theme.RailWidth, firstWidths[words.Language()])
	}
	label := func(text string, size float32) float32 {
		return theme.Width(text, theme.Size(size), theme.Face{Bold: true})
	}
	// What stands around and between the parts of the brand, and of an item,
	// with a pixel or two to spare: widths are rounded when they are shared out.
	const brand, item, pillEnds, keyEnds = 73, 83, 18, 12
	icon := theme.Size(18)
	wide := float32(0)
	for _, line := range r.app.nameLines() {
		wide = max(wide, label(line, theme.BodySize)+theme.Size(26)+icon+brand)
	}
	for _, p := range pages {
		beside := float32(0)
		if p.waiting != nil {
			beside = label("999", 12) + pillEnds
		}
		wide = max(wide, label(p.title(), theme.LabelSize)+icon+beside+item)
	}
	wide = max(wide, label(words.T("Search"), theme.LabelSize)+icon+label(searchKey(), 12)+keyEnds+item)
	return float32(math.Ceil(float64(wide)))
}

// searchKey is the key shown beside Search.
func searchKey() string { return command.Hint("go.search") }

func (r *rail) draw() {
	state := fmt.Sprint(r.app.route.Page, r.app.page != nil, r.narrow, theme.Scheme(), theme.TypefaceInUse(), theme.TextScale(), r.app.opened == nil, r.app.painted, r.app.household.name(), r.app.household.here.Colour, searchKey())
	if state == r.drawn {
		r.drawCounts()
		return
	}
	r.drawn, r.items = state, map[*page]*railItem{}

	background := canvas.NewRectangle(theme.Color(theme.Surface))
	edge := canvas.NewRectangle(theme.Color(theme.Line))
	if !r.app.painted { // the first frame is the window's backgrounds alone: setting words takes as long as the rest of it
		r.object.Objects = []fyne.CanvasObject{background, container.New(&edgeLayout{}, edge)}
		return
	}
	var top []fyne.CanvasObject
	var bottom []fyne.CanvasObject
	if l := r.learner(); l != nil {
		bottom = append(bottom, l)
	}
	bottom = append(bottom, r.item(theme.IconSearch, words.T("Search"), "", searchKey(), ""))
	for _, p := range pages {
		item := &railItem{object: container.NewStack(), waiting: r.waiting(p)}
		item.object.Objects = []fyne.CanvasObject{r.item(p.icon, p.title(), item.waiting, "", p.id)}
		r.items[p] = item
		if p.apart {
			bottom = append(bottom, item.object)
		} else {
			top = append(top, item.object)
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

// drawCounts draws those items anew whose count changed: each grade changes one.
func (r *rail) drawCounts() {
	for p, item := range r.items {
		if waiting := r.waiting(p); waiting != item.waiting {
			item.waiting = waiting
			item.object.Objects = []fyne.CanvasObject{r.item(p.icon, p.title(), waiting, "", p.id)}
			item.object.Refresh()
		}
	}
}

// brand is the app's mark; pressed, it opens the menu.
func (r *rail) brand() fyne.CanvasObject {
	mark := canvas.NewImageFromResource(r.app.mark())
	mark.SetMinSize(fyne.NewSquareSize(theme.Size(26)))
	mark.FillMode = canvas.ImageFillContain
	objects := []fyne.CanvasObject{mark}
	if !r.narrow {
		objects = append(objects,
			r.app.brandWords(),
			kit.Spring(),
			theme.NewIcon(theme.IconMenu, theme.Size(18), theme.Muted))
	}
	p := kit.NewPressable(kit.Inset(8, 6, kit.Row(10, objects...)), func() { r.app.showMenu() })
	p.Says.Name, p.Says.State = words.T("Menu"), accessible.Opens
	return r.leavable(p)
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
	p.Says.Name = label
	if badge != "" {
		p.Says.Value = words.F("%s waiting", badge)
	}
	if page != "" {
		p.Says.Role = accessible.Tab
	}
	if selected {
		p.Fill = theme.PrimarySoft
		p.Says.State |= accessible.Selected
	}
	p.SetDisabled(r.app.opened == nil)
	return r.leavable(p)
}

// pill is a number on a filled background.
func pill(text string) fyne.CanvasObject {
	t := kit.Text(text, 12, theme.Face{Bold: true}, theme.OnPrimary)
	t.Leading = 1.3
	return kit.OnBackground(kit.Background(theme.Primary, theme.Clear, 10), 9, 2, t)
}

// edgeLayout draws its one object as a line at the right.
type edgeLayout struct{}

func (edgeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (edgeLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(size.Width-1, 0))
	objects[0].Resize(fyne.NewSize(1, size.Height))
}
