package cards

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/accessible"
	"stagecraft/ui/command"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/sound"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// review shows the cards that wait, one after another, and grades them.
type review struct {
	p     *Page
	deck  study.Deck
	card  study.Card
	stage stage
	back  bool      // the answer is shown
	early bool      // the learner asked for cards ahead of their time
	since time.Time // when the card was shown
	// message is what the last thing done led to, as it is now; nil is nothing.
	message  func() string
	saying   *text.Paragraph // shows it
	cardView *cardView
	typed    string           // as the answer
	sure     study.Confidence // said before the answer showed
	line     *kit.Line        // where it is typed; nil where it isn't
}

// stage is where a review is.
type stage int

const (
	asking  stage = iota // a card is on the table
	resting              // only cards are left whose time has yet to come
	done                 // nothing is left for now
	ready                // a card's time came while one of the two showed
	stuck                // a card was forgotten so often that something else is to be tried first
)

// reviewState is what a route keeps of a review besides deck and card.
type reviewState struct {
	Back  bool `json:"back,omitempty"`
	Early bool `json:"early,omitempty"`
	// Typed is what was typed as the answer.
	Typed string `json:"typed,omitempty"`
	// Sure is how sure the learner said they are.
	Sure study.Confidence `json:"sure,omitempty"`
}

// RouteState makes it a [nav.State].
func (*reviewState) RouteState() {}

func newReview(p *Page, deck study.Deck, route nav.Route) *review {
	v := &review{p: p, deck: deck}
	v.cardView = newCardView(v.flip, v.menu)
	left, ok := route.State.(*reviewState)
	if !ok {
		left = &reviewState{}
	}
	v.early = left.Early
	v.next()
	if v.stage == asking && route.At == string(v.card.ID) {
		v.back, v.typed, v.sure = left.Back, left.Typed, left.Sure
	}
	v.lay(false)
	return v
}

func (v *review) route() nav.Route {
	r := nav.Route{ID: v.deck.ID, Mode: ModeReview}
	if v.stage == asking || v.stage == stuck {
		r.At = string(v.card.ID)
	}
	r.State = &reviewState{Back: v.back, Early: v.early, Typed: v.typed, Sure: v.sure}
	return r
}

// next takes the card that comes now.
func (v *review) next() {
	card, ok := v.p.session.Next(v.deck.ID)
	v.card, v.back, v.since, v.typed, v.sure = card, false, v.p.session.Now(), "", study.NotAsked
	switch {
	case !ok:
		v.stage, v.early = done, false
	case !v.early && v.ahead(card.ID):
		v.stage = resting
	case v.p.session.Stuck(card.ID):
		v.stage = stuck
	default:
		v.stage = asking
	}
}

// ahead tells whether a card is in its first steps and comes before its time.
func (v *review) ahead(id study.CardID) bool {
	r := v.p.session.Why(id)
	return (r.State == fsrs.Learning || r.State == fsrs.Relearning) && r.Overdue < 0
}

// lay puts the side that is up on the card.
func (v *review) lay(turning bool) {
	if v.stage != asking {
		return
	}
	l := v.p.facesOf(v.card)
	if v.back {
		v.cardView.setFace(l.backFace, turning)
	} else {
		v.cardView.setFace(l.frontFace, turning)
	}
}

func (v *review) flip() {
	if v.stage != asking {
		return
	}
	v.back = !v.back
	v.message = nil
	v.lay(true)
	v.p.moved()
}

// grade keeps how well the card was recalled, and shows the next one once that
// is safe.
func (v *review) grade(r fsrs.Rating) {
	if v.stage != asking || !v.back {
		return
	}
	now := v.p.session.Now()
	graded := v.card.ID
	before := v.p.session.Why(graded)
	interval := v.p.session.Preview(v.card.ID)[r-fsrs.Again]
	if err := v.p.session.GradeSure(v.card.ID, r, now.Sub(v.since), v.sure); err != nil {
		v.p.nav.Fail(words.T("Saving your grade"), err)
		return
	}
	retention := v.p.session.RetentionOf(graded)
	v.message = func() string { return gradedSaying(v.p.session.Saved(), before, interval, retention, now) }
	if v.next(); v.stage != asking {
		sound.Play(sound.Done)
	}
	v.lay(false)
	v.p.moved()
}

// undoing takes back what was done with cards, and does it again.
func (v *review) undoing() undoing.Page {
	return undoing.Page{Session: v.p.session, Scope: study.ScopeCards, Turned: v.turned, Fail: v.p.nav.Fail}
}

func (v *review) undo() { v.undoing().Undo() }

// turned shows what was undone, or redone. The card of a grade that was taken
// back comes again, with its front up.
func (v *review) turned(done study.Done, again bool) {
	switch card, found := v.p.session.Next(v.deck.ID); {
	case done.Kind != study.OpGrade:
		v.tell(undoing.Says(done, again))
	case again:
		v.tell(words.F("Graded “%s” again: %s.", gradeName(done.Rating), done.Card.Name()))
		v.next()
	case found && card.ID == done.Card.ID:
		v.tell(words.F("Took back “%s” for %s. Grade it again.", gradeName(done.Rating), done.Card.Name()))
		v.card, v.stage, v.back, v.since, v.typed, v.sure = card, asking, false, v.p.session.Now(), "", study.NotAsked
	default:
		v.tell(words.F("Took back “%s” for %s. It waits in another deck.", gradeName(done.Rating), done.Card.Name()))
		v.next()
	}
	v.lay(false)
	v.p.moved()
}

// tell sets a message that stays as it is.
func (v *review) tell(message string) { v.message = func() string { return message } }

// savingChanged tells anew whether the last grade is safe.
func (v *review) savingChanged() {
	if v.message != nil && v.saying != nil {
		v.saying.SetRuns(text.Run{Text: v.message()})
		v.p.body.Refresh()
	}
}

// showEarly goes on with cards whose time has yet to come.
func (v *review) showEarly() {
	v.early, v.message = true, nil
	v.next()
	v.lay(false)
	v.p.moved()
}

// goOn shows the card that waits.
func (v *review) goOn() {
	v.message = nil
	v.next()
	v.lay(false)
	v.p.moved()
}

// timePassed says how long it still is until the cards come again, or that they
// wait. It shows none by itself: nobody may be looking.
func (v *review) timePassed() {
	if v.stage == asking || v.stage == stuck {
		return
	}
	counts := v.p.session.Counts(v.deck.ID)
	switch {
	case counts.Total() > 0:
		v.stage = ready
	case counts.Ahead > 0:
		v.next()
	default:
		v.stage = done
	}
	v.p.moved()
}

func (v *review) object() fyne.CanvasObject {
	v.line = nil
	switch v.stage {
	case resting, done:
		return v.endPage()
	case ready:
		return v.readyPage()
	case stuck:
		return v.stuckPage()
	}
	var front fyne.CanvasObject = centred(0, kit.Primary(words.T("Show answer"), v.flip))
	if v.asksSure() {
		front = v.howSure(front)
	}
	grades := v.grades()
	var actions fyne.CanvasObject
	foot := []string{words.T("Space"), words.T("flip")}
	if v.asksSure() && !v.back {
		foot = append(foot, "1–3", words.T("how sure"))
	}
	if v.back {
		actions = grades
		if compared := v.compared(); compared != nil {
			actions = kit.Stack(10, compared, grades)
		}
		foot = append(foot, "1–4", words.T("grade"))
	} else {
		actions = container.New(reservedHeight{than: grades}, front)
		if answer, _ := v.p.wanted(v.card); answer != "" {
			v.line = v.typingLine()
			actions = kit.Stack(10, kit.Centred(theme.Size(420), v.line), front)
		}
	}
	if v.undoing().CanUndo() {
		foot = append(foot, command.Hint("cards.undo"), words.T("undo"))
	}
	foot = append(foot, "E", words.T("why this card now?"), "F", words.T("flag"))
	return frame(v.header(), v.meter(), v.cardView, actions, v.foot(foot))
}

// header is the deck and what waits in it.
func (v *review) header() fyne.CanvasObject {
	return kit.PageHead(v.p.course.Title, kit.Row(16, kit.FixedWidth(kit.TitleText(words.T("Cards"))), v.p.deckLink(v.deck)), countLine(v.p.session.Counts(v.deck.ID)))
}

// meter is how much of this sitting is done.
func (v *review) meter() fyne.CanvasObject {
	graded := v.p.session.Sitting(v.deck.ID).Done
	part := 1.0
	counts := v.p.session.Counts(v.deck.ID)
	if all := graded + counts.Total() + counts.Ahead; all > 0 {
		part = float64(graded) / float64(all)
	}
	return kit.Meter(part, theme.Primary)
}

// foot is what keys do, or right after a grade what it led to.
func (v *review) foot(pairs []string) fyne.CanvasObject {
	if v.message == nil {
		return keys(pairs...)
	}
	v.saying = kit.Small(v.message())
	says := kit.Region(accessible.Description{Role: accessible.Message, Live: "graded"}, v.saying)
	if !v.undoing().CanUndo() {
		return centred(6, says)
	}
	return centred(14, says, keys(command.Hint("cards.undo"), words.T("undo")))
}

func (v *review) commands() []command.Command {
	back := func() bool { return v.stage == asking && v.back }
	on := func() bool { return v.stage == asking }
	cs := []command.Command{
		{ID: "cards.flip", Title: words.T("Turn the card over"), Keys: []command.Key{command.K(fyne.KeySpace)}, Do: v.flip, When: on},
	}
	for at, r := range v.ratings() {
		digit := rune('1' + at)
		cs = append(cs, command.Command{
			ID: gradeID(r), Title: gradeTitle(r), When: back, Do: func() { v.grade(r) },
			Keys: []command.Key{{Rune: digit}, command.K(fyne.KeyName(digit))},
		})
	}
	cs = append(cs, v.sureCommands()...)
	cs = append(append(cs, v.undoing().Commands("cards")...),
		command.Command{ID: "cards.why", Title: words.T("Why this card now?"), Keys: []command.Key{command.K(fyne.KeyE)}, Do: v.why, When: on},
		command.Command{ID: "cards.flag", Title: words.T("Flag this card"), Keys: flagging.Keys(), Do: v.flag, When: on},
		v.p.sourceCommand(func() (study.Card, bool) { return v.card, back() }),
		v.p.copyCommand(func() (study.Card, bool) { return v.card, back() }),
		v.p.menuCommand(on, v.menu),
		v.p.byItself.command(on),
		v.p.adjustCommand(v.deck),
		command.Command{ID: "cards.goon", Title: words.T("Go on"), Keys: enterKeys(), Do: v.goOn, When: func() bool { return v.stage == ready }},
		command.Command{ID: "cards.early", Title: words.T("Show the cards that come soon now"), Keys: []command.Key{command.K(fyne.KeyA)}, Do: v.showEarly, When: func() bool { return v.stage == resting }},
		command.Command{ID: "cards.more", Title: words.T("Learn a few new cards more"), Keys: []command.Key{command.K(fyne.KeyN)}, Do: v.learnMore, When: v.mayLearnMore},
		command.Command{ID: "cards.today", Title: words.T("Back to Today"), Keys: enterKeys(), Do: v.today, When: func() bool { return v.stage == done || v.stage == resting }},
		command.Command{ID: "cards.through", Title: words.T("Flip through this deck"), Keys: throughKeys(), Do: func() { v.p.open(v.deck.ID, ModeFlip) }},
		command.Command{ID: "cards.decks", Title: words.T("Choose another deck"), Keys: []command.Key{command.K(fyne.KeyD)}, Do: v.p.decks},
	)
	cs = append(cs, v.stuckCommands()...)
	return append(cs, v.p.ownCommands(func() (study.Card, bool) { return v.card, on() }, v.ownChanged, renewedOwn[*review])...)
}

func (v *review) menu(at fyne.Position) {
	if v.stage == asking {
		v.p.cardMenu(at, v.commands(), reopenMenu[*review](at), "cards.flip", "", "cards.flag", "cards.why", "cards.aloud", "cards.copy", "cards.lesson", "", "cards.edit", "cards.remove", "cards.aid", "cards.aside", "", "cards.undo")
	}
}

func enterKeys() []command.Key {
	return []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)}
}

func (v *review) today() { v.p.nav.Go(nav.Route{Page: nav.Today}) }

// flagged draws the card with its flag, or without.
func (v *review) flagged() {
	v.lay(false)
	v.p.moved()
}
