package practice

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// flag asks what is wrong with the question.
func (p *Page) flag() {
	if c := kit.CanvasOf(p.root); c != nil {
		flagging.Ask(c, p.session, p.nav, p.flagRequest())
	}
}

func (p *Page) flagRequest() flagging.Request {
	q := p.quiz.q
	text := markup.WithDollars(q.Prompt)
	if text == "" {
		for _, part := range q.Text {
			text += part.Text
		}
	}
	return flagging.Request{
		On: study.FlagTarget{Question: q.ID}, Text: text,
		Done: func() { p.showFlag(); p.nav.Moved() },
		Left: p.focus,
		Renew: func(page any) *flagging.Request {
			again, ok := page.(*Page)
			if !ok || again.quiz == nil || again.quiz.q.ID != q.ID {
				return nil
			}
			req := again.flagRequest()
			return &req
		},
	}
}

// showFlag draws the quiet way to flag the question, or what its flag says.
func (p *Page) showFlag() {
	p.flagLine.Objects = nil
	if p.quiz != nil {
		says, name := words.T("Flag"), theme.Muted
		if f, ok := p.session.FlagOn(study.FlagTarget{Question: p.quiz.q.ID}); ok && !f.Done {
			says, name = flagging.Says(f), theme.Warning
		}
		text := kit.OneLine(kit.Text(says, theme.SmallSize, theme.Face{SemiBold: true}, name))
		link := kit.NewPressable(kit.Inset(4, 2, kit.Row(5, theme.NewIcon(theme.IconFlag, theme.Size(14), name), text)), p.flag)
		row := []fyne.CanvasObject{link}
		if p.missed() {
			text := kit.OneLine(kit.Text(words.T("Make a card of it"), theme.SmallSize, theme.Face{SemiBold: true}, theme.Muted))
			row = append(row, kit.NewPressable(kit.Inset(4, 2, kit.Row(5, theme.NewIcon(theme.IconCards, theme.Size(14), theme.Muted), text)), p.makeCard))
		}
		p.flagLine.Objects = []fyne.CanvasObject{kit.Row(10, append(row, kit.Spring())...)}
	}
	p.flagLine.Refresh()
	p.scroll.Refresh()
}

// flagCommand flags the question by F, where that is no answer.
func (p *Page) flagCommand() command.Command {
	return command.Command{
		ID: "practice.flag", Title: words.T("Flag this question"), Keys: flagging.Keys(), Do: p.flag,
		When: func() bool {
			return p.quiz != nil && (p.quiz.checked || !strings.ContainsRune(p.quiz.control.runes(), 'f'))
		},
	}
}
