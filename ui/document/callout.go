package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// callout makes a coloured panel. Without a title of its own it says its kind:
// colour alone carries no meaning.
func (m *maker) callout(c *markup.Callout, s setting) fyne.CanvasObject {
	strong, _ := look.Callout(c.Kind)
	title := c.Title
	if len(title) == 0 {
		title = []markup.Inline{markup.Text{Value: calloutName(c.Kind)}}
	}
	inner := s.inPanel()
	head := inner
	head.color, head.face.SemiBold, head.plain = strong, true, true
	icon := look.NewIcon(calloutIcon(c.Kind), look.Size(17), strong)
	return kit.Callout(c.Kind,
		kit.Row(look.Size(7), icon, m.text(title, head)),
		m.blocks(c.Blocks, 9, inner))
}

func calloutIcon(kind string) look.Icon {
	switch kind {
	case "success":
		return look.IconSuccess
	case "warning":
		return look.IconWarning
	case "danger":
		return look.IconDanger
	case "note":
		return look.IconNote
	case "tip":
		return look.IconTip
	}
	return look.IconInfo
}

func calloutName(kind string) string {
	switch kind {
	case "success":
		return words.T("Well done")
	case "warning":
		return words.T("Take care")
	case "danger":
		return words.T("Danger")
	case "note":
		return words.T("Note")
	case "tip":
		return words.T("Tip")
	}
	return words.T("Good to know")
}
