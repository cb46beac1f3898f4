package dialogue

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content/dialogue"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// end is what came of it: the ending, what was learnt beside what the step asks for, the
// choices that mattered, and another try.
func (p *Page) end() fyne.CanvasObject {
	objects := []fyne.CanvasObject{p.ending()}
	if len(p.dialogue.Facts) > 0 || p.course.Step(p.dialogue.Step) != nil {
		objects = append(objects, p.learnt())
	}
	if turns := p.play.Turns(); len(turns) > 0 {
		rows := []fyne.CanvasObject{kit.H2(words.T("Where it turned"))}
		for i, t := range turns {
			if i > 0 {
				rows = append(rows, kit.Separator())
			}
			rows = append(rows, p.turningPoint(t))
		}
		objects = append(objects, kit.Panel(kit.Stack(12, rows...)))
	}
	found := len(p.session.Conversation(p.id).Endings)
	objects = append(objects,
		kit.Small(words.F("You have come to %d of %d endings.", found, len(p.dialogue.Endings()))),
		kit.Wrap(12, kit.PrimaryKey(words.T("Try it again"), words.T("Enter"), p.Again),
			kit.Secondary(words.T("Take a choice back"), p.Back), kit.Secondary(words.T("Back to practice"), p.practice)))
	return kit.Stack(theme.PanelGap, objects...)
}

// outcome is what became of the conversation: the kind of callout it is shown in, and its title.
func (p *Page) outcome() (kind, title string) {
	switch p.play.Moment.Ending {
	case dialogue.Good:
		return "success", words.T("It went well")
	case dialogue.Bad:
		return "warning", words.T("It went nowhere")
	}
	return "info", words.T("It went half way")
}

// ending says in words and colour what became of it.
func (p *Page) ending() fyne.CanvasObject {
	kind, title := p.outcome()
	var objects []fyne.CanvasObject
	for _, l := range p.play.Moment.Lines {
		if l.Speaker != "" {
			objects = append(objects, p.line(l))
			continue
		}
		objects = append(objects, p.paragraph(theme.LabelSize, theme.Ink, l.Inlines))
	}
	return kit.Callout(kind, kit.H3(title), kit.Stack(8, objects...))
}

// learnt sets what was found out beside what the step is done by.
func (p *Page) learnt() fyne.CanvasObject {
	facts := []fyne.CanvasObject{kit.H3(words.F("What you found out: %d of %d", len(p.play.Known), len(p.dialogue.Facts)))}
	for _, f := range p.dialogue.Facts {
		facts = append(facts, p.fact(f, p.play.Knows(f.ID)))
	}
	if len(p.dialogue.Facts) == 0 {
		facts = nil
	}
	var done []fyne.CanvasObject
	if s := p.course.Step(p.dialogue.Step); s != nil && len(s.DoneWhen) > 0 {
		done = append(done, kit.WithFormulas(p.course.Language, kit.H3(words.F("%s is done when the buyer", s.WithFormulas()))))
		for _, d := range s.DoneWhen {
			done = append(done, kit.WithFormulas(p.course.Language, kit.Text("… "+strings.TrimSpace(d), theme.SmallSize, theme.Face{}, theme.Ink)))
		}
	}
	switch {
	case len(facts) == 0 && len(done) == 0:
		return kit.Gap(0, 0)
	case len(facts) == 0:
		return kit.Panel(kit.Stack(6, done...))
	case len(done) == 0:
		return kit.Panel(kit.Stack(6, facts...))
	}
	return kit.Panel(kit.Columns(24, theme.Size(220), []float32{1, 1}, kit.Stack(6, facts...), kit.Stack(6, done...)))
}

// turningPoint is a choice that mattered, why, and what else there was to choose.
func (p *Page) turningPoint(t dialogue.Turn) fyne.CanvasObject {
	rows := []fyne.CanvasObject{
		kit.Small(words.T("You chose")), p.own(t.Reply.Inlines, t.Reply.Said()),
		p.paragraph(theme.LabelSize, theme.Ink, t.Why),
	}
	for i, other := range t.Others {
		if other.Why == nil {
			continue
		}
		if i == 0 || len(rows) == 3 {
			rows = append(rows, kit.Small(words.T("You could have chosen")))
		}
		rows = append(rows, kit.InsetSides(theme.Size(16), 0, 0, 0, kit.Stack(2, p.paragraph(theme.SmallSize, theme.Ink, other.Inlines),
			p.paragraph(theme.SmallSize, theme.Muted, other.Why))))
	}
	return kit.Stack(6, rows...)
}
