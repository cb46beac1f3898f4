package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Place is where the window stands on the screens, in their pixels.
type Place struct {
	X, Y      int
	Maximised bool
}

// Frame moves the window on the screens, as far as the system lets a program do so.
type Frame interface {
	// Place tells where the window stands; not ok where that can't be known.
	Place(fyne.Window) (p Place, ok bool)
	// Put has it stand there again, or where it can be reached when that is on no
	// screen any more, no larger than the screen.
	Put(fyne.Window, Place)
	// Fit makes it no larger than its screen.
	Fit(fyne.Window)
}

// The window in Fyne's preferences; what the learner chose is in package
// preferences, and nothing they did is in either.
const (
	prefWidth     = "window width"
	prefHeight    = "window height"
	prefX         = "window x"
	prefY         = "window y"
	prefPlaced    = "window placed"
	prefMaximised = "window maximised"
	prefFull      = "window full screen"
)

// firstSize is the window's size at the start.
func (s *App) firstSize() fyne.Size {
	if s.config.Size.Width > 0 {
		return s.config.Size
	}
	p := s.app.Preferences()
	w, h := p.FloatWithFallback(prefWidth, 1280), p.FloatWithFallback(prefHeight, 832)
	return fyne.NewSize(float32(min(max(w, 640), 16384)), float32(min(max(h, 480), 16384)))
}

// putFrame has the window stand where it stood, once it is there.
func (s *App) putFrame() {
	if s.config.Size.Width > 0 {
		return
	}
	p := s.app.Preferences()
	if f := s.config.Frame; f != nil {
		if p.Bool(prefPlaced) {
			f.Put(s.window, Place{X: p.Int(prefX), Y: p.Int(prefY), Maximised: p.Bool(prefMaximised)})
		} else {
			f.Fit(s.window)
		}
	}
	if p.Bool(prefFull) {
		s.setFull(true)
	}
}

// saveFrame keeps where the window stands and how large it is. Of one that fills the
// screen only that is kept: it leaves for the place and the size that it had before.
func (s *App) saveFrame() {
	if s.config.Size.Width > 0 {
		return
	}
	p := s.app.Preferences()
	p.SetBool(prefFull, s.full)
	if s.full {
		return
	}
	if f := s.config.Frame; f != nil {
		if at, ok := f.Place(s.window); ok {
			p.SetBool(prefMaximised, at.Maximised)
			if at.Maximised {
				return
			}
			p.SetInt(prefX, at.X)
			p.SetInt(prefY, at.Y)
			p.SetBool(prefPlaced, true)
		}
	}
	size := s.window.Canvas().Size()
	p.SetFloat(prefWidth, float64(size.Width))
	p.SetFloat(prefHeight, float64(size.Height))
}

// setFull fills the screen with the page alone, without the rail, or ends that.
func (s *App) setFull(on bool) {
	if s.full == on {
		return
	}
	s.full = on
	s.showFull()
	s.relayout()
	s.window.SetFullScreen(on)
	if s.toast.leave(); on {
		s.Tell(words.T("The page alone. Escape or F11 brings the window back."))
	}
}

// gutter is how wide the strip is that stands in place of the rail in full screen:
// it holds what leads out of it by mouse.
func gutter() float32 { return theme.Size(18) + 26 }

// leaveButton ends full screen by mouse.
func (s *App) leaveButton() fyne.CanvasObject {
	return s.rail.leavable(kit.NewPressable(kit.Inset(9, 9, theme.NewIcon(theme.IconCross, theme.Size(18), theme.Muted)), func() { s.setFull(false) }))
}

// showFull shows the rail, or what stands in its place in full screen.
func (s *App) showFull() {
	if s.full {
		s.rail.object.Hide()
		s.leaveFull.Show()
		return
	}
	s.rail.object.Show()
	s.leaveFull.Hide()
}
