package document

import (
	"cmp"

	"fyne.io/fyne/v2"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.Callout]{
		widget: (*widgetBuilder).callout,
		split:  (*chunker).callout,
		lines:  func(b *markup.Callout) int { return 2 + roughLinesIn(b.Blocks) },
		say: func(r *sentenceBuilder, b *markup.Callout) {
			if len(b.Title) == 0 {
				r.say(calloutName(b.Kind))
			}
			r.text(b.Title)
			r.all(b.Blocks)
		},
	})
}

// callout makes a coloured panel. Without a title of its own it says its kind:
// colour alone carries no meaning.
func (m *widgetBuilder) callout(c *markup.Callout, s textStyle) fyne.CanvasObject {
	return kit.Callout(c.Kind, m.calloutTitle(c, s), m.blocks(c.Blocks, calloutGap, s.inPanel()))
}

const calloutGap = 9

func (m *widgetBuilder) calloutTitle(c *markup.Callout, s textStyle) fyne.CanvasObject {
	strong, _ := theme.Callout(c.Kind)
	title := c.Title
	if len(title) == 0 {
		title = []markup.Inline{markup.Text{Value: calloutName(c.Kind)}}
	}
	head := s.inPanel()
	head.color, head.face.SemiBold, head.plain = strong, true, true
	icon := theme.NewIcon(calloutIcon(c.Kind), theme.Size(17), strong)
	return kit.Row(theme.Size(7), icon, m.text(title, head))
}

// callout splits a panel: its title, and then what is in it.
func (c *chunker) callout(b *markup.Callout, s textStyle) {
	panel := &frame{inset: 40, wrap: func(_ *widgetBuilder, content fyne.CanvasObject, first, last bool) fyne.CanvasObject {
		return kit.CalloutPart(b.Kind, content, first, last)
	}}
	c.within(panel, func() {
		title := &markup.Callout{Pos: b.Pos, Kind: b.Kind, Title: b.Title}
		c.put(title, func(m *widgetBuilder) fyne.CanvasObject { return m.calloutTitle(b, s) })
		c.gap = 2
		c.blocks(b.Blocks, calloutGap, s.inPanel())
	})
}

func calloutIcon(kind string) theme.Icon {
	switch kind {
	case "success":
		return theme.IconSuccess
	case "warning":
		return theme.IconWarning
	case "danger":
		return theme.IconDanger
	case "note":
		return theme.IconNote
	case "tip":
		return theme.IconTip
	}
	return theme.IconInfo
}

// calloutName is what a callout without a title of its own is called.
func calloutName(kind string) string {
	return cmp.Or(catalogue.Callout(words.InForce(), kind), catalogue.Callout(words.InForce(), "info"))
}
