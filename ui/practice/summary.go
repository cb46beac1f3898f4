package practice

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// mostMissed is how many missed questions the summary writes out.
const mostMissed = 12

// summary says how the round went and what was missed.
func (p *Page) summary() fyne.CanvasObject {
	all, right := len(p.round.questions), p.round.count(recalled)
	wrong := p.round.missed()
	says := words.F("%d of %d right", right, all)
	line := words.T("All right. Come back in a few days and see what has stayed.")
	if len(wrong) > 0 {
		line = words.T("Every answer is kept. Try again what went wrong while it is fresh.")
	}
	again, sets := kit.Primary(p.againTitle(), p.Again), kit.Secondary(words.T("Back to all sets"), p.Sets)
	if len(wrong) == 0 {
		again, sets = kit.Secondary(p.againTitle(), p.Again), kit.Primary(words.T("Back to all sets"), p.Sets)
	}
	objects := []fyne.CanvasObject{
		kit.PageTitle(words.T("Finished"), p.set.title, kit.LinkButton(words.T("All sets"), p.Sets)),
		kit.Meter(part(right, all), theme.Success),
		kit.Panel(kit.Stack(8,
			kit.Region(accessible.Description{Role: accessible.Group, Live: "end"}, kit.Stack(8, kit.H2(says), kit.MutedLabel(line))),
			kit.Gap(1, 4), kit.Wrap(12, again, sets))),
	}
	if len(wrong) > 0 {
		objects = append(objects, kit.Panel(kit.Stack(10, p.missedLines(wrong)...)))
	}
	return kit.Stack(theme.PanelGap, objects...)
}

func (p *Page) againTitle() string {
	if p.round != nil && len(p.round.missed()) > 0 {
		return words.T("Try these again")
	}
	if p.round != nil && (p.set.loose || len(p.round.questions) < len(p.set.ids)) {
		return words.T("Go on with more")
	}
	return words.T("Once more")
}

func (p *Page) missedLines(wrong []*content.Question) []fyne.CanvasObject {
	lines := []fyne.CanvasObject{kit.H2(words.F("%d to look at again", len(wrong)))}
	for i, q := range wrong {
		if i == mostMissed {
			lines = append(lines, kit.Small(words.F("and %d more", len(wrong)-i)))
			break
		}
		said := []fyne.CanvasObject{kit.WithFormulas(p.course.Language, kit.Text(askedIn(q), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))}
		if given := p.round.Given[q.ID]; given != "" {
			said = append(said, kit.WithFormulas(p.course.Language, kit.MutedLabel(words.F("Your answer: %s", given))))
		}
		said = append(said, kit.WithFormulas(p.course.Language, kit.MutedLabel(words.F("The right answer: %s", solution(q)))))
		if _, made := p.drill(q); !made {
			if link := p.reread(q); link != nil {
				said = append(said, kit.Row(0, link, kit.Spring()))
			}
		}
		lines = append(lines, kit.Beside(10, kit.Inset(0, theme.Size(4), theme.NewIcon(theme.IconCross, theme.Size(16), theme.Danger)), kit.Stack(2, said...)))
	}
	return lines
}
