package cards

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/formula"
	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/preferences"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// mostTyped is how many letters an answer has at most that is asked to be typed.
const mostTyped = 120

// wanted gives the answer to a card as it is to be typed, and what else is right; "" where
// none is to be typed, as of a definition, which one would put in other words.
func (p *Page) wanted(c study.Card) (answer string, others []string) {
	if p.nav.Setting(preferences.Typing) == 0 {
		return "", nil
	}
	switch {
	case c.Own != nil:
		answer = c.Own.Typed(c.Side)
	case c.Term != nil && (c.Side == study.TermSide || c.Side == study.Expansion):
		answer = c.Term.Term
		if c.Side == study.TermSide && c.Term.Abbreviation != "" {
			others = []string{c.Term.Abbreviation, c.Term.Term + " (" + c.Term.Abbreviation + ")"}
		}
	case c.Step != nil && (c.Side == study.NextStep || c.Side == study.StepSide || c.Side == study.Lead):
		answer = formula.InLetters(p.facesOf(c).heading)
	}
	if utf8.RuneCountInString(answer) > mostTyped {
		return "", nil
	}
	return answer, others
}

// typingLine is where the answer is typed; Enter turns the card over.
func (v *review) typingLine() *kit.Line {
	line := kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			v.flip()
		case fyne.KeyEscape:
			if c := kit.CanvasOf(v.line); c != nil {
				c.Unfocus()
			}
		default:
			return false
		}
		return true
	})
	line.Name = words.T("Type your answer")
	line.SetPlaceHolder(words.T("Type your answer"))
	kit.SetEntryText(&line.Entry, v.typed)
	line.OnChanged = func(typed string) { v.typed = typed }
	return line
}

// focus gives the keys to the line where the answer is typed, if it is shown.
func (v *review) focus() {
	if v.line == nil || v.back || v.stage != asking {
		return
	}
	if c := kit.CanvasOf(v.line); c != nil {
		c.Focus(v.line)
	}
}

// compared shows how what was typed stands to the answer; nil where nothing was.
func (v *review) compared() fyne.CanvasObject {
	answer, others := v.p.wanted(v.card)
	typed := strings.TrimSpace(v.typed)
	if answer == "" || typed == "" {
		return nil
	}
	for _, other := range others {
		if content.SameAnswer(typed, other) {
			answer = other
		}
	}
	parts, right := content.CompareAnswers(typed, answer)
	says := words.T("You typed:")
	if right {
		says = words.T("Just as it is:")
	}
	runs := []text.Run{{Text: says + " ", Color: theme.Muted}}
	for _, p := range parts {
		run := text.Run{Text: p.Text, Color: theme.Success, Face: theme.Face{SemiBold: true}}
		switch p.Match {
		case content.TypedOnly:
			run.Color, run.Struck = theme.Danger, true
		case content.WantedOnly:
			run.Color, run.Underline = theme.Warning, text.Solid
		}
		runs = append(runs, run)
	}
	line := kit.Middle(text.NewParagraph(theme.Size(theme.BodySize), theme.Ink, runs...))
	name := says + " " + typed
	if !right {
		name += ". " + words.F("The answer: %s", answer)
	}
	return kit.Region(accessible.Description{Name: name, Role: accessible.Message, Live: "compared"}, line)
}
