package main

import (
	"image"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"

	"stagecraft/ui"
)

// frame is the window on the screens. Where programs may not place their windows, as
// on Wayland, it does nothing.
type frame struct{}

var _ ui.Frame = frame{}

// Place tells where the window stands.
func (frame) Place(w fyne.Window) (p ui.Place, ok bool) {
	native(w, func(g *glfw.Window) {
		p.X, p.Y = g.GetPos()
		p.Maximised = g.GetAttrib(glfw.Maximized) == glfw.True
		ok = true
	})
	return p, ok
}

// Put has the window stand where it stood.
func (frame) Put(w fyne.Window, p ui.Place) {
	native(w, func(g *glfw.Window) {
		standAt(g, image.Pt(p.X, p.Y))
		if p.Maximised {
			g.Maximize()
		}
	})
}

// Fit makes the window no larger than its screen.
func (frame) Fit(w fyne.Window) {
	native(w, func(g *glfw.Window) {
		x, y := g.GetPos()
		standAt(g, image.Pt(x, y))
	})
}

// native does something with the toolkit's window, on the main goroutine.
func native(w fyne.Window, do func(*glfw.Window)) {
	drawn, ok := w.(interface{ RunWithContext(func()) })
	if !ok {
		return
	}
	defer func() { _ = recover() }() // what a system doesn't offer panics
	drawn.RunWithContext(func() {
		if g := glfw.GetCurrentContext(); g != nil {
			do(g)
		}
	})
}

// standAt moves a window to a place, or to one where it can be reached.
func standAt(g *glfw.Window, at image.Point) {
	var screens []image.Rectangle // without panels and docks; the first is the main one
	for _, m := range glfw.GetMonitors() {
		x, y, w, h := m.GetWorkarea()
		screens = append(screens, image.Rect(x, y, x+w, y+h))
	}
	width, height := g.GetSize()
	left, top, right, bottom := g.GetFrameSize()
	was := image.Rectangle{Min: at, Max: at.Add(image.Pt(width, height))}
	is := reachable(was, screens, left, top, right, bottom)
	if is.Size() != was.Size() {
		g.SetSize(is.Dx(), is.Dy())
	}
	if x, y := g.GetPos(); image.Pt(x, y) != is.Min {
		g.SetPos(is.Min.X, is.Min.Y)
	}
}

// Of a window's title as much has to be on a screen as can be taken hold of.
const (
	hold      = 120
	titleHigh = 24
)

// reachable gives a window, without the frame around it, a place at which it can be
// taken hold of: its own where its title is on a screen, else in the middle of the
// main screen. It is never larger than its screen.
func reachable(w image.Rectangle, screens []image.Rectangle, left, top, right, bottom int) image.Rectangle {
	if len(screens) == 0 {
		return w
	}
	title := image.Rect(w.Min.X, w.Min.Y-top, w.Max.X, w.Min.Y-top+titleHigh)
	screen, held := screens[0], image.Rectangle{}
	for _, s := range screens {
		if part := title.Intersect(s); part.Dx() > held.Dx() && part.Dy() > titleHigh/2 {
			screen, held = s, part
		}
	}
	size := image.Pt(min(w.Dx(), screen.Dx()-left-right), min(w.Dy(), screen.Dy()-top-bottom))
	at := w.Min
	if held.Dx() < min(hold, w.Dx()) {
		at = screen.Min.Add(image.Pt(left+(screen.Dx()-left-right-size.X)/2, top+(screen.Dy()-top-bottom-size.Y)/2))
	}
	return image.Rectangle{Min: at, Max: at.Add(size)}
}
