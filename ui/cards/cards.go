// Package cards is the page of flashcards: decks to choose from, reviews that
// are graded and scheduled, and flipping through a deck without grades.
package cards

import (
	"math/rand/v2"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/command"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/owncards"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// Session is what the page uses of *study.Session.
type Session interface {
	Decks() []study.Deck
	Deck(id string) (study.Deck, bool)
	Counts(deck string) study.Counts
	ExpectedRecall(deck string) (recalled float64, due int)
	Next(deck string) (study.Card, bool)
	NextDue(deck string) (time.Time, bool)
	Preview(study.CardID) [4]study.Interval
	GradeSure(card study.CardID, rating fsrs.Rating, took time.Duration, sure study.Confidence) error
	CardByID(study.CardID) (study.Card, bool)
	RetentionOf(study.CardID) float64
	DeckSetting(deck string, d *study.Setting) (value float64, own bool)
	Saved() bool
	undoing.Session
	Why(study.CardID) study.Reason
	Stuck(study.CardID) bool
	Help(study.CardID) error
	Aid(study.CardID) string
	WriteAid(card study.CardID, aid string) error
	PutAside(...study.CardID) error
	MixedWith(study.CardID) []study.MixedWith
	CardChange(study.CardID) (study.CardChange, bool)
	Sitting(deck string) study.SittingStats
	SittingCards(deck string) []study.SittingCard
	StageOf(study.Card) (content.Stage, bool)
	RecallByStage([]study.Card) []study.StageRecall
	CardPace() time.Duration
	LearnMore(n int)
	Unmet(deck string) int
	flagging.Session
	owncards.Session
	RenameDeck(id, name string) error
	RemoveDeckWithCards(id string) error
	FlagOf(study.CardID) (comment string, ok bool)
	FlagCount() (open, done int)
	Flags() []study.Flag
	NewPerDay() int
	// Now is the time on the session's clock, in the learner's zone.
	Now() time.Time
}

// Navigator is what the page uses of the shell.
type Navigator interface {
	Go(nav.Route)
	Open(ref string)
	Moved()
	Tell(message string)
	Fail(doing string, err error)
	Window() fyne.Window
	// Setting gives the value of a setting.
	Setting(*preferences.Setting) int
}

// DeckAdjuster is a Navigator that asks for the settings of decks.
type DeckAdjuster interface {
	// AdjustDeck asks for the limits and the aim of a deck.
	AdjustDeck(id string)
}

// DeckExporter is a Navigator that writes decks into files.
type DeckExporter interface {
	// ExportDeck asks in which form and where to, and writes a deck.
	ExportDeck(id string)
}

// The modes of a route; "" is the choice of a deck.
const (
	ModeReview nav.Mode = "review"
	ModeFlip   nav.Mode = "flip"
	ModeFlags  nav.Mode = "flags" // the list of flags, on cards and on all else
	ModeAll    nav.Mode = "all"   // every card with its figures; a page of its own
)

// CardRoute leads to a card among all, to flip through; or, for a reference as
// term:po, to the first card of what it names.
func CardRoute(card study.CardID) nav.Route {
	return nav.Route{Page: nav.Cards, ID: study.AllCards, Mode: ModeFlip, At: string(card)}
}

// DecksRoute leads to the choice of a deck.
func DecksRoute() nav.Route { return nav.Route{Page: nav.Cards} }

// ReviewRoute leads to the review of all cards.
func ReviewRoute() nav.Route {
	return nav.Route{Page: nav.Cards, ID: study.AllCards, Mode: ModeReview}
}

// NewState gives the state that a route of a mode has, empty; nil for none.
func NewState(mode nav.Mode) nav.State {
	switch mode {
	case ModeReview:
		return &reviewState{}
	case ModeFlip:
		return &flipThroughState{}
	case ModeFlags:
		return &flagsState{}
	}
	return nil
}

// Page is the cards page in one of its modes.
type Page struct {
	course  *content.Course
	session Session
	nav     Navigator
	seed    func() uint64
	mode    mode
	body    *fyne.Container

	byItself byItself
}

// mode is one way of showing cards.
type mode interface {
	object() fyne.CanvasObject
	route() nav.Route
	commands() []command.Command
}

var _ nav.Timed = (*Page)(nil)

// New makes the page at a route: Mode is [ModeReview], [ModeFlip], [ModeFlags] or "",
// ID the deck. A deck that the course doesn't have gives the choice of decks.
func New(course *content.Course, session Session, navigator Navigator, route nav.Route) *Page {
	p := &Page{course: course, session: session, nav: navigator, seed: rand.Uint64, body: container.NewStack()}
	p.byItself.page = p
	deck, ok := session.Deck(route.ID)
	if !ok && route.ID == "" && route.Mode != "" {
		deck, ok = session.Deck(study.AllCards)
	}
	switch {
	case route.Mode == ModeFlags:
		p.mode = newFlagList(p, route)
	case ok && route.Mode == ModeReview:
		p.mode = newReview(p, deck, route)
	case ok && route.Mode == ModeFlip:
		p.mode = newFlipThrough(p, deck, route)
	default:
		p.mode = &chooser{p: p}
	}
	p.draw()
	return p
}

// Object is the page.
func (p *Page) Object() fyne.CanvasObject { return p.body }

// Route tells the mode, the deck and the card.
func (p *Page) Route() nav.Route {
	r := p.mode.route()
	r.Page = nav.Cards
	return r
}

// Commands are those of the mode.
func (p *Page) Commands() []command.Command { return p.mode.commands() }

// Shown gives the keys to the list of flags, or to where an answer is typed; elsewhere
// they need no focus.
func (p *Page) Shown() {
	p.byItself.shown = true
	defer p.byItself.look()
	switch v := p.mode.(type) {
	case *flagList:
		v.focus()
	case *review:
		v.focus()
	}
}

// Hidden ends a finished review: who comes back later chooses a deck. Every
// grade is kept already.
func (p *Page) Hidden() {
	p.byItself.hidden()
	if v, ok := p.mode.(*review); ok && v.stage == done {
		p.mode = &chooser{p: p}
	}
}

// draw shows the mode as it is now. A button that was in focus is gone with
// what was drawn before, so nothing is.
func (p *Page) draw() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.body); c != nil {
		c.Unfocus()
	}
	p.body.Objects = []fyne.CanvasObject{p.mode.object()}
	p.body.Refresh()
	if v, ok := p.mode.(*review); ok {
		v.focus()
	}
	p.byItself.look()
}

// TimePassed says what waits now, where the page says so.
func (p *Page) TimePassed() {
	switch v := p.mode.(type) {
	case *review:
		v.timePassed()
	case *chooser:
		offset := v.scroll.Offset()
		p.draw()
		v.scroll.ScrollTo(offset)
	}
}

// SavingChanged tells anew whether what was done is safe: saving stopped, or
// goes on.
func (p *Page) SavingChanged() {
	if v, ok := p.mode.(*review); ok {
		v.savingChanged()
	}
}

// moved draws, and tells the shell.
func (p *Page) moved() {
	p.draw()
	p.nav.Moved()
}

func (p *Page) open(deck string, mode nav.Mode) {
	p.nav.Go(nav.Route{Page: nav.Cards, ID: deck, Mode: mode})
}

func (p *Page) flags() { p.open("", ModeFlags) }

// flagsSay is what leads to the list of flags, with how many are to do; "" when
// there is none at all.
func (p *Page) flagsSay() string {
	open, done := p.session.FlagCount()
	switch {
	case open > 0:
		return words.F("Flags (%d)", open)
	case done > 0:
		return words.T("Flags")
	}
	return ""
}

// flagsCommand lists the flags.
func (p *Page) flagsCommand() command.Command {
	return command.Command{ID: "cards.flags", Title: words.T("List the flags"), Keys: []command.Key{{Rune: 'L'}, {Rune: 'l'}}, Do: p.flags}
}

// all lists every card.
func (p *Page) all() { p.open("", ModeAll) }

// allCommand lists every card.
func (p *Page) allCommand() command.Command {
	return command.Command{ID: "cards.all", Title: words.T("Find in all cards"), Keys: []command.Key{{Rune: 'A'}, {Rune: 'a'}}, Do: p.all}
}

func (p *Page) decks() { p.nav.Go(nav.Route{Page: nav.Cards}) }

// DeckTitle is a deck's title for the learner.
func DeckTitle(d study.Deck) string { return deckTitle(d) }

func deckTitle(d study.Deck) string {
	if d.ID == study.AllCards {
		return words.T("All cards")
	}
	if d.ID == study.OwnDeckID(study.FirstDeck) {
		return owncards.DeckName(study.OwnDeck{Name: d.Title})
	}
	return d.Title
}

// deckLink is the deck's title in the header; it leads to the other decks.
func (p *Page) deckLink(d study.Deck) fyne.CanvasObject {
	icon := theme.NewIcon(theme.IconMenu, theme.Size(16), theme.Muted)
	return kit.NewPressable(kit.Inset(6, 4, kit.Row(4, kit.OneLine(kit.MutedLabel(deckTitle(d))), icon)), p.decks)
}

// Scroller is what scrolls the list of decks.
func (p *Page) Scroller() *kit.Scroller {
	if v, ok := p.mode.(*chooser); ok {
		return v.scroll
	}
	return nil
}
