package lesson

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// strip is what reading aloud is controlled with. It lies over the bottom of
// the text for as long as it reads.
type strip struct {
	a      *aloud
	object *fyne.Container
	sign   *fyne.Container // of what the button in the middle does
	label  *text.Paragraph
	speed  *text.Paragraph
}

func newStrip(a *aloud) *strip {
	s := &strip{a: a, sign: container.NewStack()}
	text := func(t string) *text.Paragraph {
		p := kit.Text(t, theme.LabelSize, theme.Face{SemiBold: true}, theme.Primary)
		p.Leading = 1.4
		return p
	}
	button := func(o fyne.CanvasObject, do func()) *kit.Pressable {
		return kit.NewPressable(kit.Inset(theme.Size(10), theme.Size(8), o), do)
	}
	s.label = text("")
	s.speed = kit.Text("", theme.LabelSize, theme.Face{}, theme.Ink)
	s.speed.Leading = 1.4
	s.object = kit.On(kit.Background(theme.Surface, theme.Edge, theme.PanelRadius), 8, 4, kit.Wrap(2,
		kit.Row(2,
			kit.Inset(theme.Size(6), 0, theme.NewIcon(theme.IconAloud, theme.Size(18), theme.Muted)),
			button(text("‹"), func() { a.move(-1) }),
			button(kit.Row(theme.Size(6), s.sign, s.label), a.toggle),
			button(text("›"), func() { a.move(1) })),
		kit.Row(2,
			button(text("−"), func() { a.faster(-1) }),
			kit.InsetSides(0, theme.Size(8), 0, theme.Size(8), s.speed),
			button(text("+"), func() { a.faster(1) })),
		button(text(words.T("Stop")), a.stop)))
	s.object.Hide()
	return s
}

func (s *strip) show() {
	s.dress()
	s.object.Show()
	s.settle()
}

func (s *strip) hide() {
	s.object.Hide()
	// Keys pressed from now on are the page's.
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.a.r.view); c != nil {
		if p, ok := c.Focused().(*kit.Pressable); ok && s.holds(p) {
			c.Unfocus()
		}
	}
}

// settle lays out the strip alone: to refresh the page would measure the whole
// lesson again.
func (s *strip) settle() {
	if page, ok := s.a.r.object.(*fyne.Container); ok {
		page.Layout.Layout(page.Objects, page.Size())
	}
	s.object.Refresh()
	// Fyne repaints for what it has drawn before, which a strip that was hidden
	// isn't; the view is.
	canvas.Refresh(s.a.r.view)
}

// holds tells whether a button is one of the strip's.
func (s *strip) holds(p *kit.Pressable) bool {
	var in func(o fyne.CanvasObject) bool
	in = func(o fyne.CanvasObject) bool {
		if o == fyne.CanvasObject(p) {
			return true
		}
		if c, ok := o.(*fyne.Container); ok {
			for _, child := range c.Objects {
				if in(child) {
					return true
				}
			}
		}
		return false
	}
	return in(s.object)
}

// height is what the strip takes.
func (s *strip) height() float32 { return s.object.Size().Height }

// dress shows what can be done now, and the speed.
func (s *strip) dress() {
	icon, label := theme.IconPause, words.T("Pause")
	if s.a.paused {
		icon, label = theme.IconPlay, words.T("Go on")
	}
	s.sign.Objects = []fyne.CanvasObject{theme.NewIcon(icon, theme.Size(16), theme.Primary)}
	s.label.SetRuns(text.Run{Text: label, Face: theme.Face{SemiBold: true}})
	s.speed.SetRuns(text.Run{Text: words.F("%d %%", s.a.speed)})
	if s.object.Visible() {
		s.settle()
	}
}
