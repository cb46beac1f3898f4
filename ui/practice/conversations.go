package practice

import (
	"strings"

	"fyne.io/fyne/v2"

	talk "stagecraft/content/dialogue"
	"stagecraft/ui/command"
	"stagecraft/ui/dialogue"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// conversations lists the course's dialogues; nil when it has none.
func (p *Page) conversations() fyne.CanvasObject {
	if len(p.course.Dialogues) == 0 {
		return nil
	}
	lines := []fyne.CanvasObject{kit.H2(words.T("Conversations")), kit.Gap(1, 6)}
	for i, d := range p.course.Dialogues {
		if i > 0 {
			lines = append(lines, kit.Separator())
		}
		lines = append(lines, p.conversationLine(d))
	}
	return kit.Panel(kit.Stack(8, lines...))
}

// conversationLine is one dialogue: where it plays, which endings were come to, and where
// to begin or to go on.
func (p *Page) conversationLine(d *talk.Dialogue) fyne.CanvasObject {
	at := p.session.Conversation(d.ID)
	about := []string{words.N("%d min", "%d min", d.Minutes)}
	if s := p.course.Step(d.Step); s != nil {
		about = append([]string{s.Name}, about...)
	}
	found, endings := len(at.Endings), len(d.Endings())
	label := words.T("Play")
	switch {
	case at.Play != "" && !at.Ended:
		label = words.T("Go on")
		about = append(about, words.T("begun"))
	case found > 0:
		label = words.T("Play again")
	}
	about = append(about, words.F("%d of %d endings found", found, endings))
	name := kit.Stack(0, kit.Text(d.Title, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink), kit.Small(strings.Join(about, " · ")))
	play := kit.Secondary(label, func() { p.nav.Go(dialogue.Route(d.ID)) })
	return kit.Columns(16, kit.NaturalWidth(play)*2/2.2, []float32{5, 2, 2.2},
		kit.Row(12, kit.Gap(theme.Size(22), 1), name, kit.Spring()),
		kit.Meter(part(found, endings), theme.Primary), kit.Row(8, kit.Spring(), play))
}

// conversationCommands open the dialogues.
func (p *Page) conversationCommands() []command.Command {
	var cs []command.Command
	for _, d := range p.course.Dialogues {
		cs = append(cs, command.Command{
			ID: "practice.play." + d.ID, Title: words.F("Play: %s", d.Title), Do: func() { p.nav.Go(dialogue.Route(d.ID)) },
		})
	}
	return cs
}
