package cards

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// chooser is the choice of a deck.
type chooser struct {
	p      *Page
	scroll *kit.Scroller
	lines  []fyne.CanvasObject // of the decks but the first, as far as they are made
	keys   map[string]rune     // a digit, by deck
	wide   float32             // of what is at the right of a line, where it has the most to say
}

func (v *chooser) route() nav.Route { return nav.Route{} }

func (v *chooser) object() fyne.CanvasObject {
	decks := v.p.session.Decks()
	v.lines, v.keys = nil, v.p.deckKeys(decks)
	v.wide = kit.NaturalWidth(v.right(study.Deck{}, study.Counts{New: 99, Learning: 99, Due: 999}))
	v.scroll = kit.Page(kit.Stack(0))
	v.scroll.SetLazyRows(max(len(decks)-1, 0), func(made int) fyne.CanvasObject { return kit.Margins(v.content(decks, made)) })
	return v.scroll
}

// content is the page with so many decks besides the first.
func (v *chooser) content(decks []study.Deck, made int) fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	if says := v.p.flagsSay(); says != "" {
		buttons = append(buttons, kit.Secondary(says, v.p.flags))
	}
	if len(decks) > 0 {
		buttons = append(buttons, kit.Secondary(words.T("All cards"), v.p.all))
	}
	buttons = append(buttons, kit.Secondary(words.T("New card…"), v.newCard))
	title := kit.PageTitle(v.p.course.Title, words.T("Cards"), buttons...)
	if len(decks) == 0 {
		return kit.Stack(18, title, figure.Empty(words.T("No cards yet"),
			words.T("The terms of the course and the steps of its processes appear here as cards to learn. This course has neither. You can write cards of your own."), kit.Primary(words.T("New card…"), v.newCard), kit.Secondary(words.T("Open another course"), func() { v.p.nav.Go(nav.Route{Page: nav.Courses}) })))
	}
	for i := len(v.lines); i < made; i++ {
		v.lines = append(v.lines, v.line(decks[i+1]))
	}
	objects := []fyne.CanvasObject{title, v.first(decks[0])}
	group := func(title, prefix string) {
		var lines []fyne.CanvasObject
		for i, d := range decks[1 : made+1] {
			if strings.HasPrefix(d.ID, prefix) {
				if len(lines) > 0 {
					lines = append(lines, kit.Separator())
				}
				lines = append(lines, v.lines[i])
			}
		}
		if len(lines) > 0 {
			objects = append(objects, kit.Panel(kit.Stack(10, append([]fyne.CanvasObject{kit.H2(title), kit.Gap(1, 2)}, lines...)...)))
		}
	}
	group(words.T("Your own"), ownDeck)
	group(words.T("By lesson"), lessonDeck)
	group(words.T("By process"), processDeck)
	pairs := []string{words.T("Enter"), words.T("review all"), "T", words.T("flip through all cards")}
	if len(v.keys) > 1 {
		first, last := command.Key{Rune: '1'}, command.Key{Rune: '1'}
		for _, digit := range v.keys {
			last.Rune = max(last.Rune, digit)
		}
		pairs = append(pairs, first.String()+"–"+last.String(), words.T("review a deck"),
			command.Key{Name: "1", Alt: true}.String()+"–"+last.String(), words.T("flip through a deck"))
	}
	objects = append(objects, kit.Wrap(6, kit.KeyGroups(pairs...)...))
	return kit.Stack(theme.PanelGap, objects...)
}

// first is the deck of all cards: what is to be done now, at a glance.
func (v *chooser) first(d study.Deck) fyne.CanvasObject {
	counts := v.p.session.Counts(d.ID)
	var title, says string
	var buttons []fyne.CanvasObject
	through := kit.Secondary(words.T("Flip through"), func() { v.p.open(d.ID, ModeFlip) })
	if counts.Total() > 0 {
		title = words.N("%d card waits for you", "%d cards wait for you", counts.Total())
		says = words.N("%d card in all, of the terms and of the processes’ steps.", "%d cards in all, of the terms and of the processes’ steps.", len(d.Cards))
		if likely := kit.LikelyRecall(v.p.session.ExpectedRecall(d.ID)); likely != "" {
			says += " " + likely
		}
		buttons = []fyne.CanvasObject{kit.Primary(words.T("Review"), func() { v.p.open(d.ID, ModeReview) }), through}
	} else {
		title = words.T("Nothing to review now")
		if counts.Ahead > 0 {
			title = words.N("%d card comes back soon", "%d cards come back soon", counts.Ahead)
		}
		says = v.comesBack(d) + " " + words.T("Until then you can flip through the cards; that changes nothing.")
		through = kit.Primary(words.T("Flip through"), func() { v.p.open(d.ID, ModeFlip) })
		buttons = []fyne.CanvasObject{through}
	}
	objects := []fyne.CanvasObject{kit.H2(title)}
	if counts.Total() > 0 {
		objects = append(objects, kit.Row(0, countLine(counts), kit.Spring()))
	}
	objects = append(objects, kit.MutedLabel(says), kit.Gap(1, 2), kit.Wrap(12, buttons...))
	return kit.Panel(kit.Stack(8, objects...))
}

// line is one deck in a list.
func (v *chooser) line(d study.Deck) fyne.CanvasObject {
	counts := v.p.session.Counts(d.ID)
	name := kit.Text(deckTitle(d), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink)
	says := words.N("%d card", "%d cards", len(d.Cards))
	if likely := kit.LikelyRecall(v.p.session.ExpectedRecall(d.ID)); likely != "" {
		says += " · " + likely
	}
	if counts.Total() == 0 {
		says += " · " + v.comesBack(d)
	}
	var key fyne.CanvasObject = kit.Gap(20, 1)
	if digit, ok := v.keys[d.ID]; ok {
		key = kit.KeyHint(string(digit))
	}
	if own := v.p.ownSettings(d); own != "" {
		says += " · " + own
	}
	left := []fyne.CanvasObject{container.New(keyColumn(theme.Size(34)), key), kit.Stack(0, name, kit.Small(says)), kit.Spring()}
	if strip := figure.RecallStrip(v.p.session.RecallByStage(d.Cards)); strip != nil {
		left = append(left, kit.Gap(theme.Size(12), 1), kit.FixedWidth(strip))
	}
	// Where text is large or words are long the buttons stand under the title, in every line.
	return kit.WithMenu(kit.Columns(8, max(theme.Size(390), v.wide), nil,
		kit.Row(0, left...), v.right(d, counts)),
		func() []kit.MenuItem { return v.menu(d) })
}

// right is what waits in a deck, and what can be done with it.
func (v *chooser) right(d study.Deck, counts study.Counts) *fyne.Container {
	var buttons []fyne.CanvasObject
	if counts.Total() > 0 {
		buttons = append(buttons, kit.Secondary(words.T("Review"), func() { v.p.open(d.ID, ModeReview) }))
	}
	buttons = append(buttons, kit.Secondary(words.T("Flip through"), func() { v.p.open(d.ID, ModeFlip) }))
	return kit.WrapRight(16, countLine(counts), kit.FixedWidth(kit.Row(8, append(buttons, v.more(d))...)))
}

// menu is what can be done with a deck: by a number or by the mouse.
func (v *chooser) menu(d study.Deck) []kit.MenuItem {
	var items []kit.MenuItem
	for _, c := range v.commands() {
		if c.Applies() && (c.ID == "cards.start."+d.ID || c.ID == "cards.through."+d.ID) {
			items = append(items, kit.CommandItem(c))
		}
	}
	if c := v.p.adjustCommand(d); c.Applies() {
		items = append(items, kit.MenuItem{Title: c.Title, Do: c.Do})
	}
	if x, ok := v.p.nav.(DeckExporter); ok && len(d.Cards) > 0 {
		items = append(items, kit.MenuItem{Title: words.T("Export this deck…"), Do: func() { x.ExportDeck(d.ID) }})
	}
	return append(items, v.ownItems(d)...)
}

// comesBack says when the next card of a deck comes.
func (v *chooser) comesBack(d study.Deck) string {
	at, ok := v.p.session.NextDue(d.ID)
	if !ok {
		return words.T("New cards are turned off in Settings.")
	}
	return words.F("The next card comes %s.", kit.Back(v.p.session.Now(), at))
}

// start reviews a deck, or flips through it when nothing waits nor comes soon.
func (v *chooser) start(deck string) {
	if c := v.p.session.Counts(deck); c.Total()+c.Ahead > 0 {
		v.p.open(deck, ModeReview)
	} else {
		v.p.open(deck, ModeFlip)
	}
}

// lessonDeck and processDeck begin the ids of the decks of a lesson and a process.
const (
	lessonDeck  = "lesson:"
	processDeck = "process:"
	ownDeck     = "own:"
)

// deckKeys gives digits to decks: 0 to all cards, to a lesson's its number, and
// to the processes' those that come after.
func (p *Page) deckKeys(decks []study.Deck) map[string]rune {
	keys, last := map[string]rune{}, 0
	give := func(deck string, number int) {
		if number <= 9 {
			keys[deck] = rune('0' + number)
		}
		last = max(last, number)
	}
	for _, d := range decks {
		if id, ok := strings.CutPrefix(d.ID, lessonDeck); ok {
			if l := p.course.Lesson(id); l != nil {
				give(d.ID, l.Number)
			}
		} else if d.ID == study.AllCards {
			give(d.ID, 0)
		}
	}
	for _, d := range decks {
		if strings.HasPrefix(d.ID, processDeck) {
			give(d.ID, last+1)
		}
	}
	return keys
}

// throughKeys flip through the deck at hand.
func throughKeys() []command.Key { return []command.Key{command.K(fyne.KeyT)} }

func (v *chooser) commands() []command.Command {
	var cs []command.Command
	decks := v.p.session.Decks()
	keys := v.p.deckKeys(decks)
	for i, d := range decks {
		c := command.Command{ID: "cards.start." + d.ID, Title: words.F("Cards: %s", deckTitle(d)), Do: func() { v.start(d.ID) }}
		digit, ok := keys[d.ID]
		if ok {
			c.Keys = []command.Key{{Rune: digit}}
		}
		if i == 0 {
			c.Keys = append(enterKeys(), c.Keys...)
		}
		through := command.Command{ID: "cards.through." + d.ID, Title: words.F("Flip through: %s", deckTitle(d)), Do: func() { v.p.open(d.ID, ModeFlip) }}
		if i == 0 {
			through.Keys = throughKeys()
		}
		if ok {
			through.Keys = append(through.Keys, command.Key{Name: fyne.KeyName(digit), Alt: true})
		}
		cs = append(cs, c, through)
	}
	cs = append(append(cs, v.p.flagsCommand(), v.p.allCommand()), v.undoing().Commands("cards")...)
	for _, name := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd} {
		cs = append(cs, command.Command{ID: "cards.scroll." + string(name), Title: words.T("Scroll"), Keys: []command.Key{command.K(name)}, Unlisted: true, Do: func() { v.scroll.Key(name) }})
	}
	return cs
}
