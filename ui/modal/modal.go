// Package modal is the one stack of what lies over a window's page: dialogs,
// menus, notes, pictures looked at closely. While something is on it, commands
// that aren't its own don't reach the page, Escape cancels the top one, and a
// window that is drawn anew has each opened anew on the new page. The keys go to
// the top one and come back when it is gone.
package modal

import (
	"slices"

	"fyne.io/fyne/v2"
)

// Layer is one thing over the page.
type Layer interface {
	fyne.CanvasObject

	// Name tells which it is, such as "flag"; it is for tests.
	Name() string
	// Yields tells whether it goes away by itself as soon as the learner does
	// something else, as a definition beside its term does.
	Yields() bool
	// Cancel is Escape: it ends what the layer was doing and takes it away.
	Cancel()
	// Hide takes it away, and only that.
	Hide()
	// Reopen is asked before the window is drawn anew. What it gives opens the
	// layer again over a page made since, with what was typed; nil closes it.
	Reopen() func(page any)
}

// Stack is the layers over a window, the lowest first. It is used on the main
// goroutine alone.
type Stack struct{ canvas fyne.Canvas }

// Of gives the stack of a window's canvas.
func Of(c fyne.Canvas) Stack { return Stack{c} }

// layers gives those that the window shows: the canvas itself keeps them.
func (s Stack) layers() []Layer {
	var layers []Layer
	for _, o := range s.canvas.Overlays().List() {
		if l, ok := o.(Layer); ok {
			layers = append(layers, l)
		}
	}
	return layers
}

// Push lays a layer over all others.
func (s Stack) Push(l Layer) { s.canvas.Overlays().Add(l) }

// Remove takes a layer away, with those over it. Layers call it as they hide.
func (s Stack) Remove(l Layer) {
	if !slices.Contains(s.layers(), l) {
		return
	}
	for top := s.Top(); top != nil && top != l; top = s.Top() {
		s.hide(top)
	}
	s.canvas.Overlays().Remove(l)
}

// Top gives the layer over all others, or nil.
func (s Stack) Top() Layer {
	layers := s.layers()
	if len(layers) == 0 {
		return nil
	}
	return layers[len(layers)-1]
}

// Empty tells whether nothing lies over the page.
func (s Stack) Empty() bool { return s.canvas.Overlays().Top() == nil }

// Blocks tells whether something lies over the page that doesn't give way.
func (s Stack) Blocks() bool {
	top := s.Top()
	return !s.Empty() && (s.foreign() || top == nil || !top.Yields())
}

// Cancel cancels the top layer, as Escape does, and tells whether there was one.
func (s Stack) Cancel() bool {
	switch {
	case s.Empty():
		return false
	case s.foreign():
		s.canvas.Overlays().Remove(s.canvas.Overlays().Top())
	default:
		s.Top().Cancel()
	}
	return true
}

// Yield takes away the layers on top that give way to what the learner does else.
func (s Stack) Yield() {
	for top := s.Top(); top != nil && top.Yields(); top = s.Top() {
		top.Hide()
	}
}

// Clear cancels every layer, the top one first.
func (s Stack) Clear() {
	for top := s.Top(); top != nil; top = s.Top() {
		top.Cancel()
		s.canvas.Overlays().Remove(top) // if it is still there
	}
}

// Redraw draws the window anew: the layers go, and are opened again over the
// page that draw gives.
func (s Stack) Redraw(draw func() (page any)) {
	var again []func(any)
	for _, l := range s.layers() {
		if open := l.Reopen(); open != nil {
			again = append(again, open)
		}
	}
	for top := s.Top(); top != nil; top = s.Top() {
		s.hide(top)
	}
	page := draw()
	for _, open := range again {
		open(page)
	}
}

// hide takes a layer away, also one that doesn't go by itself.
func (s Stack) hide(l Layer) {
	l.Hide()
	s.canvas.Overlays().Remove(l)
}

// foreign tells whether the toolkit put something of its own on top: the menu
// that a field opens by a right click.
func (s Stack) foreign() bool {
	top := s.canvas.Overlays().Top()
	_, ours := top.(Layer)
	return top != nil && !ours
}
