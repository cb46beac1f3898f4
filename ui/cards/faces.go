package cards

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/fold"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/command"
	"stagecraft/ui/flagging"
	"stagecraft/ui/words"
)

// facesOf sets out the two faces of a card.
func (p *Page) facesOf(c study.Card) cardFaces {
	var l cardFaces
	switch {
	case c.Own != nil:
		l = p.ownFaces(c.Own, c.Side)
	case c.Step != nil:
		l = p.stepFaces(c.Step, c.Side)
	default:
		l = p.termFaces(c.Term, c.Side)
	}
	l.language = p.course.Language
	if ref, title := source(c); ref != "" {
		l.open, l.openTitle = func() { p.nav.Open(ref) }, title
	}
	l.aid = p.session.Aid(c.ID)
	if f, ok := p.session.FlagOn(study.FlagTarget{Card: c.ID}); ok && !f.Done {
		l.flag = flagging.Says(f)
	}
	if change, ok := p.session.CardChange(c.ID); ok {
		l.changed, l.before = words.T("This card has changed since you learnt it"), beforeChange(change)
	}
	return l
}

// source is where a card's subject is explained, as a link, and what to call
// the way there; "" when the course says nowhere.
func source(c study.Card) (ref, title string) {
	switch {
	case c.Step != nil:
		return "step:" + drill.Ref(c.Step), words.T("See this step ›")
	case c.Term != nil && c.Term.Lesson != "":
		return "lesson:" + c.Term.Lesson, words.T("Open in lesson ›")
	case c.Own != nil && c.Own.From.Lesson != "":
		return "lesson:" + c.Own.From.Lesson, words.T("Open in lesson ›")
	}
	return "", ""
}

func (p *Page) termFaces(t *content.Term, side study.Side) cardFaces {
	l := cardFaces{heading: t.WithFormulas(), answer: t.Definition, not: t.Not}
	switch side {
	case study.Expansion:
		l.kind, l.front = words.T("Abbreviation"), t.Abbreviation
		l.kind += p.disambiguation(t, l.front)
	case study.TermSide:
		l.kind, l.front = words.T("Definition"), t.Definition
		if t.Abbreviation != "" && t.Abbreviation != t.Term {
			l.heading = t.WithFormulas() + " (" + t.Abbreviation + ")"
		}
	default:
		l.kind, l.front = words.T("Term"), t.WithFormulas()
		l.kind += p.disambiguation(t, t.Term)
	}
	return l
}

// disambiguation says, after what a front shows, which of the terms is asked that it
// could be of; "" where it is of one.
func (p *Page) disambiguation(t *content.Term, front string) string {
	others := p.course.Namesakes(t, front)
	if len(others) == 0 {
		return ""
	}
	const between = " · "
	var not []string
	for _, o := range others {
		if fold.Same(o.Term, t.Term) || fold.Same(o.Term, front) {
			// Its name doesn't tell it from this one.
			home, _, _ := strings.Cut(t.Lesson, "#")
			far, _, _ := strings.Cut(o.Lesson, "#")
			switch l := p.course.Lesson(home); {
			case t.Group != "" && !fold.Same(t.Group, o.Group):
				return between + t.Group
			case l != nil && home != far:
				return between + words.F("as in “%s”", l.Title)
			}
			return between + words.F("one of %d terms called so", len(others)+1)
		}
		not = append(not, words.F("not “%s”", o.Term))
	}
	return between + strings.Join(not, ", ")
}

// stepFaces sets out a card of a step. Its front says what is asked, and of
// which process.
func (p *Page) stepFaces(s *content.Step, side study.Side) cardFaces {
	l := cardFaces{front: s.WithFormulas(), heading: s.WithFormulas(), asks: true}
	var asks string
	switch side {
	case study.NextStep:
		asks = words.T("Which step comes next?")
		next := s.Process.Steps[s.Number] // the last step has no such card
		l.heading, l.answer = next.WithFormulas(), next.Aim
	case study.StepSide:
		asks, l.front = words.T("Which step has this aim?"), s.Aim
		l.answer = words.F("Step %d of %d of %s.", s.Number, len(s.Process.Steps), s.Process.Title)
	case study.Lead:
		asks = words.T("Who leads this step?")
		if role := p.course.Role(s.Lead); role != nil {
			l.heading, l.answer = drill.RoleName(role), role.Owns
		}
	case study.DoneWhen:
		asks = words.T("When is this step done?")
		l.answer = words.F("Done when the buyer %s.", listed(s.DoneWhen))
	default:
		asks, l.answer = words.T("What is this step for?"), s.Aim
	}
	l.kind = asks + " · " + s.Process.Title
	return l
}

// listed sets several things in one sentence.
func listed(things []string) string {
	bare := make([]string, len(things))
	for i, t := range things {
		bare[i] = strings.TrimRight(strings.TrimSpace(t), ".;,")
	}
	if len(bare) < 2 {
		return strings.Join(bare, "")
	}
	last := len(bare) - 1
	return words.F("%s, and %s", strings.Join(bare[:last], ", "), bare[last])
}

// sourceCommand leads to where the card shown is explained, if one is shown.
func (p *Page) sourceCommand(shown func() (study.Card, bool)) command.Command {
	ref := func() string {
		c, ok := shown()
		if !ok {
			return ""
		}
		ref, _ := source(c)
		return ref
	}
	return command.Command{
		ID: "cards.lesson", Title: words.T("Open in lesson, or at its step"), Keys: []command.Key{command.K(fyne.KeyG)},
		Do: func() { p.nav.Open(ref()) }, When: func() bool { return ref() != "" },
	}
}

// beforeChange says what a card said before it changed.
func beforeChange(c study.CardChange) string {
	var was []string
	for _, p := range c.Parts {
		if p.Was != "" && !slices.Contains(was, p.Was) {
			was = append(was, p.Was)
		}
	}
	if len(was) == 0 {
		return ""
	}
	return words.F("Before: %s", strings.Join(was, " · "))
}
