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

// playbackBar is what reading aloud is controlled with. It lies over the bottom of
// the text for as long as it reads.
type playbackBar struct {
	a      *aloud
	object *fyne.Container
	sign   *fyne.Container // of what the button in the middle does
	label  *text.Paragraph
	speed  *text.Paragraph
}

func newPlaybackBar(a *aloud) *playbackBar {
	b := &playbackBar{a: a, sign: container.NewStack()}
	text := func(t string) *text.Paragraph {
		p := kit.Text(t, theme.LabelSize, theme.Face{SemiBold: true}, theme.Primary)
		p.Leading = 1.4
		return p
	}
	button := func(name string, o fyne.CanvasObject, do func()) *kit.Pressable {
		p := kit.NewPressable(kit.Inset(theme.Size(10), theme.Size(8), o), do)
		p.Says.Name = name
		return p
	}
	b.label = text("")
	b.speed = kit.Text("", theme.LabelSize, theme.Face{}, theme.Ink)
	b.speed.Leading = 1.4
	b.object = kit.OnBackground(kit.Background(theme.Surface, theme.Edge, theme.PanelRadius), 8, 4, kit.Wrap(2,
		kit.Row(2,
			kit.Inset(theme.Size(6), 0, theme.NewIcon(theme.IconAloud, theme.Size(18), theme.Muted)),
			button(words.T("The sentence before"), text("‹"), func() { a.move(-1) }),
			button("", kit.Row(theme.Size(6), b.sign, b.label), a.toggle),
			button(words.T("The next sentence"), text("›"), func() { a.move(1) })),
		kit.Row(2,
			button(words.T("Slower"), text("−"), func() { a.faster(-1) }),
			kit.InsetSides(0, theme.Size(8), 0, theme.Size(8), b.speed),
			button(words.T("Faster"), text("+"), func() { a.faster(1) })),
		button("", text(words.T("Stop")), a.stop)))
	b.object.Hide()
	return b
}

func (b *playbackBar) show() {
	b.restyle()
	b.object.Show()
	b.settle()
}

func (b *playbackBar) hide() {
	b.object.Hide()
	// Keys pressed from now on are the page'b.
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.a.r.view); c != nil {
		if p, ok := c.Focused().(*kit.Pressable); ok && b.holds(p) {
			c.Unfocus()
		}
	}
}

// settle lays out the bar alone: to refresh the page would measure the whole
// lesson again.
func (b *playbackBar) settle() {
	if page, ok := b.a.r.object.(*fyne.Container); ok {
		page.Layout.Layout(page.Objects, page.Size())
	}
	b.object.Refresh()
	// Fyne repaints for what it has drawn before, which a bar that was hidden
	// isn't; the view is.
	canvas.Refresh(b.a.r.view)
}

// holds tells whether a button is one of the bar'b.
func (b *playbackBar) holds(p *kit.Pressable) bool {
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
	return in(b.object)
}

// height is what the bar takes.
func (b *playbackBar) height() float32 { return b.object.Size().Height }

// restyle shows what can be done now, and the speed.
func (b *playbackBar) restyle() {
	icon, label := theme.IconPause, words.T("Pause")
	if b.a.paused {
		icon, label = theme.IconPlay, words.T("Go on")
	}
	b.sign.Objects = []fyne.CanvasObject{theme.NewIcon(icon, theme.Size(16), theme.Primary)}
	b.label.SetRuns(text.Run{Text: label, Face: theme.Face{SemiBold: true}})
	b.speed.SetRuns(text.Run{Text: words.F("%d %%", b.a.speed)})
	if b.object.Visible() {
		b.settle()
	}
}
