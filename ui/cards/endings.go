package cards

import (
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/day"
	"stagecraft/study/fsrs"
	"stagecraft/ui/kit"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// restingPage says when the cards being learnt come again, and offers them now.
func (v *review) restingPage() fyne.CanvasObject {
	counts := v.p.session.Counts(v.deck.ID)
	wait := -v.p.session.Why(v.card.ID).Overdue
	now := words.T("Show it now")
	title := words.N("%d card comes again soon", "%d cards come again soon", counts.Ahead)
	says := words.F("You have just learnt it. Its time is in %s: a short wait shows whether it has stayed.", minutes(wait))
	if counts.Ahead > 1 {
		now = words.T("Show them now")
		says = words.F("You have just learnt them. The first one's time is in %s: a short wait shows whether it has stayed.", minutes(wait))
	}
	panel := kit.Panel(kit.Stack(10, kit.H2(title), kit.MutedLabel(says), kit.MutedLabel(v.sitting()), kit.Gap(1, 2),
		kit.Wrap(12, kit.Primary(now, v.showEarly), kit.Secondary(words.T("Finish for now"), v.today), v.undoButton())))
	return v.ending(panel, words.T("Enter"), words.T("go on now"))
}

// donePage sums the sitting up and says when to come back.
func (v *review) donePage() fyne.CanvasObject {
	title := words.T("Nothing is left for now")
	if v.p.session.Sitting(v.deck.ID).Done > 0 {
		title = words.T("Done for now")
	}
	lines := []fyne.CanvasObject{kit.H2(title)}
	if s := v.sitting(); s != "" {
		lines = append(lines, kit.Label(s))
	}
	lines = append(lines, kit.MutedLabel(v.comeBack()), kit.Gap(1, 2),
		kit.Wrap(12, kit.Primary(words.T("Back to Today"), v.today),
			kit.Secondary(words.T("Flip through"), func() { v.p.open(v.deck.ID, ModeFlip) }),
			kit.Secondary(words.T("Other decks"), v.p.decks), v.undoButton()))
	return v.ending(kit.Panel(kit.Stack(10, lines...)), words.T("Enter"), words.T("back to Today"))
}

func (v *review) ending(panel fyne.CanvasObject, pairs ...string) fyne.CanvasObject {
	if v.undoing().CanUndo() {
		pairs = append(pairs, "Ctrl Z", words.T("undo"))
	}
	return kit.Page(kit.Stack(16, v.header(), v.meter(), panel, v.foot(pairs)))
}

func (v *review) undoButton() fyne.CanvasObject {
	kind, _ := v.p.session.NextUndo(study.ScopeCards)
	b := kit.Secondary(undoing.UndoTitle(kind), v.undo)
	if !v.undoing().CanUndo() {
		b.Hide()
	}
	return b
}

// sitting says what was done in this sitting; "" when nothing was.
func (v *review) sitting() string {
	s := v.p.session.Sitting(v.deck.ID)
	if s.Done == 0 {
		return ""
	}
	return words.N("You answered %d card", "You answered %d cards", s.Done) + " " +
		words.F("in %s and recalled %d.", minutes(time.Duration(s.Minutes*float64(time.Minute))), s.Done-s.Again)
}

// comeBack says when cards wait again, and how many then.
func (v *review) comeBack() string {
	at, ok := v.p.session.NextDue(v.deck.ID)
	if !ok {
		return words.T("No card is planned: new cards are turned off in Settings.")
	}
	now := v.p.session.Now()
	due, fresh := v.waitingAt(at, now)
	if day.Between(now, at) == 0 {
		fresh = 0 // today's new cards are all met
	}
	when := kit.When(now, at)
	switch {
	case due > 0 && fresh > 0:
		return words.F("Come back %s: %s, and up to %s.", when,
			words.N("%d card will be due", "%d cards will be due", due), words.N("%d new card", "%d new cards", fresh))
	case due > 0:
		return words.F("Come back %s: %s.", when, words.N("%d card will be due", "%d cards will be due", due))
	}
	return words.F("Come back %s for up to %s.", when, words.N("%d new card", "%d new cards", fresh))
}

// waitingAt counts the cards of the deck that are due by a time, and the new
// ones that may come in a day: one side of each term and step.
func (v *review) waitingAt(at, now time.Time) (due, fresh int) {
	sources := map[string]bool{}
	for _, c := range v.deck.Cards {
		r := v.p.session.Why(c.ID)
		switch {
		case r.State == fsrs.New:
			sources[c.Source()] = true
		case !now.Add(-r.Overdue).After(at.Add(time.Second)):
			due++
		}
	}
	return due, min(len(sources), v.p.session.NewPerDay())
}
