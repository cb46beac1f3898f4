package cards

import (
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/accessible"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// moreCards is how many new cards more are offered at the end of a sitting.
const moreCards = 5

// readyPage says that cards wait which didn't when the review ended.
func (v *review) readyPage() fyne.CanvasObject {
	counts := v.p.session.Counts(v.deck.ID)
	return v.ending(words.N("%d card is ready", "%d cards are ready", counts.Total()),
		[]text.Run{{Text: words.T("Their time came while you were away.")}},
		kit.Primary(words.T("Go on"), v.goOn), []*kit.Pressable{kit.LinkButton(words.T("Back to Today"), v.today)},
		words.T("Enter"), words.T("go on"))
}

// endPage ends a sitting: what became of its cards, when they come again, and what
// more could be done.
func (v *review) endPage() fyne.CanvasObject {
	title := words.T("Nothing is left for now")
	cards := v.p.session.SittingCards(v.deck.ID)
	switch {
	case len(cards) > 0 && v.deck.ID == study.AllCards:
		title = words.T("That is all for today.")
	case len(cards) > 0:
		title = words.T("That is all of this deck for today.")
	}
	runs := recalled(cards, v.p.session.Sitting(v.deck.ID).Minutes)
	if len(runs) > 0 {
		runs = append(runs, text.Run{Text: " "})
	}
	runs = append(runs, text.Run{Text: v.whatComes()})
	pairs := []string{command.Hint("cards.today"), words.T("done")}
	if v.stage == resting {
		pairs = append(pairs, command.Hint("cards.early"), words.T("again now"))
	}
	return v.ending(title, runs, kit.Primary(words.T("Done"), v.today), v.more(cards), pairs...)
}

// more are what else could be done now.
func (v *review) more(cards []study.SittingCard) []*kit.Pressable {
	var links []*kit.Pressable
	counts := v.p.session.Counts(v.deck.ID)
	if v.stage == resting {
		links = append(links, kit.LinkButton(words.N("Show it again now", "The %d again now", counts.Ahead), v.showEarly))
	}
	if v.mayLearnMore() {
		links = append(links, kit.LinkButton(words.N("Learn %d more", "Learn %d more", v.moreNew()), v.learnMore))
	}
	if _, ok := missed(cards); ok {
		links = append(links, kit.LinkButton(words.T("Reread what you missed"), v.reread))
	}
	if len(cards) == 0 {
		links = append(links, kit.LinkButton(words.T("Flip through"), func() { v.p.open(v.deck.ID, ModeFlip) }))
	}
	links = append(links, kit.LinkButton(words.T("Other decks"), v.p.decks))
	if kind, _ := v.p.session.NextUndo(study.ScopeCards); v.undoing().CanUndo() {
		links = append(links, kit.LinkButton(undoing.UndoTitle(kind), v.undo))
	}
	return links
}

// ending lays an end out: the cards of the sitting, a title, what there is to say,
// what to press, and what else could be done, in the middle of the page.
func (v *review) ending(title string, says []text.Run, main *kit.Pressable, links []*kit.Pressable, pairs ...string) fyne.CanvasObject {
	if v.undoing().CanUndo() {
		pairs = append(pairs, command.Hint("cards.undo"), words.T("undo"))
	}
	body := text.NewParagraph(theme.Size(theme.BodySize), theme.Muted, says...)
	body.Leading = 1.6
	others := make([]fyne.CanvasObject, len(links))
	for i, l := range links {
		others[i] = l
	}
	var objects []fyne.CanvasObject
	if row := cardRow(v.p.session.SittingCards(v.deck.ID), v.stageColor); row != nil {
		objects = append(objects, row, kit.Gap(1, theme.Size(8)))
	}
	objects = append(objects, kit.Region(accessible.Description{Role: accessible.Group, Live: "end"}, kit.Stack(theme.Size(16), kit.Middle(kit.TitleText(title)), kit.Middle(body))), kit.Gap(1, theme.Size(2)), centred(0, main), centred(theme.Size(14), others...))
	return newEndLayout(kit.Centred(theme.Size(620), kit.Stack(theme.Size(16), objects...)), v.foot(pairs))
}

// stageColor is the colour of the stage that a card belongs to.
func (v *review) stageColor(c study.Card) theme.Name {
	if stage, ok := v.p.session.StageOf(c); ok {
		_, place, _ := v.p.course.Stage(stage.ID)
		return theme.Stage(place)
	}
	return theme.Primary
}

// named is how many cards a sentence names.
const named = 3

// recalled says how many cards were recalled and how long it took, which are learnt now,
// and which are known for weeks.
func recalled(cards []study.SittingCard, took float64) []text.Run {
	if len(cards) == 0 {
		return nil
	}
	right := 0
	for _, c := range cards {
		if c.Recalled {
			right++
		}
	}
	says := words.F("You recalled %d of %s in %s.", right, words.N("%d card", "%d cards", len(cards)), words.N("%d minute", "%d minutes", max(int(took+0.5), 1)))
	runs := []text.Run{{Text: says}}
	runs = append(runs, names(words.T("Learnt now, recalled on three days:"), cards, func(c study.SittingCard) bool { return c.Learnt && !c.Lasting })...)
	return append(runs, names(words.T("Known for weeks now:"), cards, func(c study.SittingCard) bool { return c.Lasting })...)
}

// names names the cards that which says yes to, after a title; nil when there are none.
func names(title string, cards []study.SittingCard, which func(study.SittingCard) bool) []text.Run {
	var all []string
	known := map[string]bool{}
	for _, c := range cards {
		if name := c.Card.Name(); which(c) && !known[name] {
			known[name] = true
			all = append(all, name)
		}
	}
	if len(all) == 0 {
		return nil
	}
	if rest := len(all) - named; rest > 0 {
		all = append(all[:named:named], words.N("%d more card", "%d more cards", rest))
	}
	return []text.Run{
		{Text: " " + title + " "},
		{Text: words.List(all), Face: theme.Face{SemiBold: true}, Color: theme.Ink},
		{Text: "."},
	}
}

// missed gives the first card that was forgotten and has a place in a lesson.
func missed(cards []study.SittingCard) (ref string, ok bool) {
	for _, c := range cards {
		if !c.Recalled {
			if ref, _ := source(c.Card); ref != "" {
				return ref, true
			}
		}
	}
	return "", false
}

// reread opens the lesson where it explains the first card that was forgotten.
func (v *review) reread() {
	if ref, ok := missed(v.p.session.SittingCards(v.deck.ID)); ok {
		v.p.nav.Open(ref)
	}
}

func (v *review) moreNew() int { return min(moreCards, v.p.session.Unmet(v.deck.ID)) }

// mayLearnMore says whether new cards could come beyond today's limit.
func (v *review) mayLearnMore() bool {
	return v.stage != asking && v.p.session.Counts(v.deck.ID).Total() == 0 && v.moreNew() > 0
}

// learnMore lets some more new cards come today.
func (v *review) learnMore() {
	v.p.session.LearnMore(v.moreNew())
	v.goOn()
}

// whatComes says when cards come again, and how many then.
func (v *review) whatComes() string {
	now := v.p.session.Now()
	at, ok := v.p.session.NextDue(v.deck.ID)
	if !ok {
		return words.T("No card is planned: new cards are turned off in Settings.")
	}
	if v.stage == resting {
		ahead := v.p.session.Counts(v.deck.ID).Ahead
		wait := minutes(-v.p.session.Why(v.card.ID).Overdue)
		says := words.F("%s, the first in %s", words.N("%d card comes back", "%d cards come back", ahead), wait)
		if ahead == 1 {
			says = words.F("It comes back in %s", wait)
		}
		tomorrow := kit.Turn().Begins(kit.Turn().Of(now)+1, now.Location())
		if due, fresh := v.waitingAt(tomorrow, now); due+fresh > 0 {
			return words.F("%s, then tomorrow %s.", says, v.amount(due, fresh))
		}
		return says + "."
	}
	due, fresh := v.waitingAt(at, now)
	if kit.Turn().Between(now, at) == 0 {
		fresh = 0 // today's new cards are all met
	}
	return words.F("Come back %s for %s.", kit.When(now, at), v.amount(due, fresh))
}

// amount says how many cards wait, and for about how long.
func (v *review) amount(due, fresh int) string {
	takes := time.Duration(due+fresh) * v.p.session.CardPace()
	cards := words.N("%d card", "%d cards", due)
	switch {
	case due == 0:
		cards = words.N("up to %d new card", "up to %d new cards", fresh)
	case fresh > 0:
		cards = words.F("%s and up to %s", cards, words.N("%d new card", "%d new cards", fresh))
	}
	return words.F("%s, %s", cards, words.N("about %d minute", "about %d minutes", max(int(takes.Minutes()+0.5), 1)))
}

// waitingAt counts the cards of the deck that are due by a time, without those being
// learnt whose time is another one, and the new ones that may come in a day: one side
// of each term and step.
func (v *review) waitingAt(at, now time.Time) (due, fresh int) {
	sources := map[string]bool{}
	for _, c := range v.deck.Cards {
		r := v.p.session.Why(c.ID)
		switch {
		case r.State == fsrs.New:
			sources[c.Source()] = true
		case v.stage == resting && v.ahead(c.ID):
		case !now.Add(-r.Overdue).After(at.Add(time.Second)):
			due++
		}
	}
	return due, min(len(sources), v.p.session.NewPerDay())
}
