package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/dialogue"
	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// conversation gives the dialogue that a paragraph is nothing but a link to, and the
// link; nil for other paragraphs.
func (v *View) conversation(b *markup.Paragraph) (*dialogue.Dialogue, string) {
	if len(b.Inlines) != 1 {
		return nil, ""
	}
	link, ok := b.Inlines[0].(markup.Link)
	if !ok {
		return nil, ""
	}
	ref, ok := content.ParseRef(link.Destination)
	if !ok || ref.Kind != "dialogue" {
		return nil, ""
	}
	return v.opt.Course.Dialogue(ref.ID), link.Destination
}

// conversation makes a panel that says what a dialogue is about, and opens it.
func (m *widgetBuilder) conversation(d *dialogue.Dialogue, link string, b *markup.Paragraph, s textStyle) fyne.CanvasObject {
	about := words.T("A conversation to play") + " · " + words.F("%d min", d.Minutes)
	parts := []fyne.CanvasObject{
		kit.Row(theme.Size(7), theme.NewIcon(theme.IconPlay, theme.Size(16), theme.Primary), kit.Small(about), kit.Spring()),
		m.text(b.Inlines, s.inPanel()),
	}
	if d.Goal != "" {
		parts = append(parts, kit.MutedLabel(d.Goal))
	}
	if open := m.v.opt.Open; open != nil {
		play := kit.Primary(words.T("Play"), func() { open(link, d.Title) })
		m.addPress(play)
		parts = append(parts, kit.InsetSides(0, theme.Size(4), 0, 0, kit.Row(0, play, kit.Spring())))
	}
	return kit.Panel(kit.Stack(theme.Size(6), parts...))
}
