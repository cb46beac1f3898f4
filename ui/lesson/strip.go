package lesson

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// strip is what reading aloud is controlled with. It lies over the bottom of
// the text for as long as it reads.
type strip struct {
	a      *aloud
	object *fyne.Container
	sign   *fyne.Container // of what the button in the middle does
	label  *flow.Paragraph
	speed  *flow.Paragraph
}

func newStrip(a *aloud) *strip {
	s := &strip{a: a, sign: container.NewStack()}
	text := func(t string) *flow.Paragraph {
		p := kit.Text(t, look.LabelSize, look.Face{SemiBold: true}, look.Primary)
		p.Leading = 1.4
		return p
	}
	button := func(o fyne.CanvasObject, do func()) *kit.Pressable {
		return kit.NewPressable(kit.Inset(look.Size(10), look.Size(8), o), do)
	}
	s.label = text("")
	s.speed = kit.Text("", look.LabelSize, look.Face{}, look.Ink)
	s.speed.Leading = 1.4
	s.object = kit.On(kit.Ground(look.Surface, look.Edge, look.PanelRadius), 8, 4, kit.Wrap(2,
		kit.Row(2,
			kit.Inset(look.Size(6), 0, look.NewIcon(look.IconAloud, look.Size(18), look.Muted)),
			button(text("‹"), func() { a.move(-1) }),
			button(kit.Row(look.Size(6), s.sign, s.label), a.toggle),
			button(text("›"), func() { a.move(1) })),
		kit.Row(2,
			button(text("−"), func() { a.faster(-1) }),
			kit.InsetSides(0, look.Size(8), 0, look.Size(8), s.speed),
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
	icon, label := look.IconPause, words.T("Pause")
	if s.a.paused {
		icon, label = look.IconPlay, words.T("Go on")
	}
	s.sign.Objects = []fyne.CanvasObject{look.NewIcon(icon, look.Size(16), look.Primary)}
	s.label.SetRuns(flow.Run{Text: label, Face: look.Face{SemiBold: true}})
	s.speed.SetRuns(flow.Run{Text: words.F("%d %%", s.a.speed)})
	if s.object.Visible() {
		s.settle()
	}
}
