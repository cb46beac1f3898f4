package cards

import (
	"math/rand/v2"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// flipThrough shows a deck back and forth, without grades: for reviewers.
type flipThrough struct {
	p        *Page
	deck     study.Deck
	kept     flipThroughState
	cards    []study.Card // in the order shown, flagged ones only if so chosen
	at       int
	back     bool
	cardView *cardView
}

// flipThroughState is what a route keeps besides deck and card.
type flipThroughState struct {
	Shuffled bool   `json:"shuffled,omitempty"`
	Seed     uint64 `json:"seed,omitempty"`
	Flagged  bool   `json:"flagged,omitempty"`
	Back     bool   `json:"back,omitempty"`
	Both     bool   `json:"both,omitempty"` // the sides are shown together
}

// RouteState makes it a [nav.State].
func (*flipThroughState) RouteState() {}

// newFlipThrough comes back to a card, or to the first one of a term or a
// step when route.At is "term:po" or "step:pipeline-seven/demo".
func newFlipThrough(p *Page, deck study.Deck, route nav.Route) *flipThrough {
	v := &flipThrough{p: p, deck: deck}
	v.cardView = newCardView(v.flip, v.menu)
	if s, ok := route.State.(*flipThroughState); ok {
		v.kept = *s
	}
	v.arrange()
	at := v.find(route.At)
	if at < 0 && route.At != "" && v.kept.Flagged {
		// Its flag is gone since; the others are still listed.
		at = 0
	}
	v.at = max(at, 0)
	v.back = v.kept.Back && at >= 0 && len(v.cards) > 0
	v.lay(false)
	return v
}

// arrange puts the cards in the order chosen.
func (v *flipThrough) arrange() {
	v.cards = nil
	for _, c := range v.deck.Cards {
		if _, flagged := v.p.session.FlagOf(c.ID); flagged || !v.kept.Flagged {
			v.cards = append(v.cards, c)
		}
	}
	if !v.kept.Shuffled {
		return
	}
	// Each card draws its place from the seed and the whole deck's order, so
	// that a flag doesn't mix the others anew.
	rank := map[study.CardID]int{}
	for i, place := range rand.New(rand.NewPCG(v.kept.Seed, 0)).Perm(len(v.deck.Cards)) {
		rank[v.deck.Cards[i].ID] = place
	}
	slices.SortFunc(v.cards, func(a, b study.Card) int { return rank[a.ID] - rank[b.ID] })
}

// find gives the place of a card, or of the first card of a term; -1 for none.
func (v *flipThrough) find(at string) int {
	if at == "" {
		return -1
	}
	if i := slices.IndexFunc(v.cards, func(c study.Card) bool { return string(c.ID) == at }); i >= 0 {
		return i
	}
	return slices.IndexFunc(v.cards, func(c study.Card) bool { return strings.HasPrefix(string(c.ID), at+"/") })
}

func (v *flipThrough) route() nav.Route {
	r := nav.Route{ID: v.deck.ID, Mode: ModeFlip}
	if len(v.cards) > 0 {
		r.At = string(v.cards[v.at].ID)
	}
	kept := v.kept
	kept.Back = v.back
	r.State = &kept
	return r
}

func (v *flipThrough) lay(turning bool) {
	if len(v.cards) == 0 {
		return
	}
	l := v.p.facesOf(v.cards[v.at])
	if v.kept.Both {
		v.cardView.setFace(l.bothFaces, false)
	} else if v.back {
		v.cardView.setFace(l.backFace, turning)
	} else {
		v.cardView.setFace(l.frontFace, turning)
	}
}

// flip turns the card over; where both sides are shown it goes to the next one.
func (v *flipThrough) flip() {
	switch {
	case v.kept.Both:
		v.turnTo(v.at + 1)
	case len(v.cards) > 0:
		v.back = !v.back
		v.lay(true)
		v.p.moved()
	}
}

// turnTo shows the front of the card at a place, as far as there is one.
func (v *flipThrough) turnTo(at int) {
	if at < 0 || at >= len(v.cards) || at == v.at {
		return
	}
	v.at, v.back = at, false
	v.lay(false)
	v.p.moved()
}

// shuffle mixes the deck, or puts it back in order. The card stays.
func (v *flipThrough) shuffle() {
	v.kept.Shuffled = !v.kept.Shuffled
	if v.kept.Shuffled {
		v.kept.Seed = v.p.seed()
	}
	v.rearrange()
}

// bothSides shows the sides of a card together, or one after the other again.
func (v *flipThrough) bothSides() {
	v.kept.Both = !v.kept.Both
	v.lay(false)
	v.p.moved()
}

// flaggedOnly shows the flagged cards alone, or all again.
func (v *flipThrough) flaggedOnly() {
	v.kept.Flagged = !v.kept.Flagged
	v.rearrange()
}

// rearrange puts the cards in order anew and stays at the card, or, when it is
// not among them any more, at the same place.
func (v *flipThrough) rearrange() {
	was := ""
	if len(v.cards) > 0 {
		was = string(v.cards[v.at].ID)
	}
	v.arrange()
	if at := v.find(was); at >= 0 {
		v.at = at
	} else {
		v.at, v.back = min(v.at, max(len(v.cards)-1, 0)), false
	}
	v.lay(false)
	v.p.moved()
}

func (v *flipThrough) object() fyne.CanvasObject {
	if len(v.cards) == 0 {
		return kit.Margins(kit.Stack(18, v.header(""), figure.Empty(words.T("No flagged cards"),
			words.T("Cards that you flag with F are listed here, so that they can be put right."),
			kit.Primary(words.T("Show all cards"), v.flaggedOnly))))
	}
	turn := words.T("Show answer")
	if v.back {
		turn = words.T("Show question")
	}
	buttons := []fyne.CanvasObject{
		kit.Secondary(words.T("‹ Back"), func() { v.turnTo(v.at - 1) }),
		kit.Primary(turn, v.flip),
		kit.Secondary(words.T("Next ›"), func() { v.turnTo(v.at + 1) }),
	}
	space := words.T("flip")
	if v.kept.Both {
		buttons, space = []fyne.CanvasObject{buttons[0], kit.Primary(words.T("Next ›"), v.flip)}, words.T("next")
	}
	actions := centred(12, buttons...)
	groups := kit.KeyGroups(command.Hint("cards.previous"), "", command.Hint("cards.next"), words.T("back and next"), command.Hint("cards.flip"), space,
		command.Hint("cards.both"), words.T("both sides"), command.Hint("cards.flag"), words.T("flag"), command.Hint("cards.shuffle"), words.T("shuffle"),
		command.Hint("cards.flagged"), words.T("flagged only"), command.Hint("cards.review"), words.T("review"))
	if says := v.p.flagsSay(); says != "" {
		groups = append(groups, kit.Row(4, kit.KeyLine(command.Hint("cards.flags"), ""), kit.LinkButton(says, v.p.flags)))
	}
	foot := centred(6, groups...)
	return frame(v.header(words.F("%d of %d", v.at+1, len(v.cards))),
		kit.Meter(float64(v.at+1)/float64(len(v.cards)), theme.Primary), v.cardView, actions, foot)
}

// shown is the card on the table.
func (v *flipThrough) shown() (study.Card, bool) {
	if len(v.cards) == 0 {
		return study.Card{}, false
	}
	return v.cards[v.at], true
}

func (v *flipThrough) menu(at fyne.Position) {
	if len(v.cards) > 0 {
		v.p.cardMenu(at, v.commands(), reopenMenu[*flipThrough](at), "cards.flip", "", "cards.flag", "cards.aloud", "cards.copy", "cards.lesson", "", "cards.edit", "cards.remove")
	}
}

func (v *flipThrough) header(position string) fyne.CanvasObject {
	both, shuffled, flagged := kit.Option(v.bothSides), kit.Option(v.shuffle), kit.Option(v.flaggedOnly)
	kit.StyleOption(both, words.T("Both sides"), theme.Clear, v.kept.Both)
	kit.StyleOption(shuffled, words.T("Shuffled"), theme.Clear, v.kept.Shuffled)
	kit.StyleOption(flagged, words.T("Flagged only"), theme.Clear, v.kept.Flagged)
	return kit.PageHead(v.p.course.Title, kit.Row(16, kit.FixedWidth(kit.TitleText(words.T("Cards"))), v.p.deckLink(v.deck), kit.Spring(),
		kit.WrapRight(8, both, shuffled, flagged),
		text.NewLine(position, theme.Size(theme.SmallSize), theme.Face{SemiBold: true}, theme.Ink)))
}

func (v *flipThrough) commands() []command.Command {
	some := func() bool { return len(v.cards) > 0 }
	k := func(names ...fyne.KeyName) (keys []command.Key) {
		for _, n := range names {
			keys = append(keys, command.K(n))
		}
		return keys
	}
	turn := undoing.Page{
		Session: v.p.session, Scope: v.undoScope(), Fail: v.p.nav.Fail,
		Turned: func(done study.Done, again bool) {
			v.ownChanged()
			v.p.nav.Tell(undoing.Says(done, again))
		},
	}
	turnTitle := words.T("Turn the card over")
	if v.kept.Both {
		turnTitle = words.T("Go on to the next card")
	}
	own := v.p.ownCommands(v.shown, v.ownChanged, renewedOwn[*flipThrough])
	return append(append(turn.Commands("cards"), own...), []command.Command{
		{ID: "cards.flip", Title: turnTitle, Keys: k(fyne.KeySpace), Do: v.flip, When: some},
		{ID: "cards.both", Title: words.T("Both sides at once, or one after the other"), Keys: k(fyne.KeyB), Do: v.bothSides, When: some},
		{ID: "cards.next", Title: words.T("Next card"), Keys: k(fyne.KeyRight), Do: func() { v.turnTo(v.at + 1) }, When: some},
		{ID: "cards.previous", Title: words.T("Card before"), Keys: k(fyne.KeyLeft), Do: func() { v.turnTo(v.at - 1) }, When: some},
		{ID: "cards.first", Title: words.T("First card"), Keys: k(fyne.KeyHome), Do: func() { v.turnTo(0) }, When: some},
		{ID: "cards.last", Title: words.T("Last card"), Keys: k(fyne.KeyEnd), Do: func() { v.turnTo(len(v.cards) - 1) }, When: some},
		{ID: "cards.flag", Title: words.T("Flag this card"), Keys: flagging.Keys(), Do: v.flag, When: some},
		{ID: "cards.shuffle", Title: words.T("Shuffle, or put back in order"), Keys: k(fyne.KeyS), Do: v.shuffle, When: some},
		{ID: "cards.flagged", Title: words.T("Flagged cards only, or all"), Keys: k(fyne.KeyO), Do: v.flaggedOnly},
		v.p.flagsCommand(),
		v.p.sourceCommand(v.shown),
		v.p.copyCommand(v.shown),
		v.p.menuCommand(some, v.menu),
		v.p.byItself.command(some),
		{ID: "cards.review", Title: words.T("Review this deck"), Keys: k(fyne.KeyR), Do: func() { v.p.open(v.deck.ID, ModeReview) }},
		{ID: "cards.decks", Title: words.T("Choose another deck"), Keys: []command.Key{command.K(fyne.KeyD)}, Do: v.p.decks},
	}...)
}
