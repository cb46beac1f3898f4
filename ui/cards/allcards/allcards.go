// Package allcards is the page that lists every card with its figures: to find some,
// to see how the memory of one went, and to do something to several at once.
package allcards

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/cardquery"
	"stagecraft/ui/cards"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// Session is what the page uses of *study.Session.
type Session interface {
	CardList() []study.ListedCard
	CardQuery(text string) (*cardquery.Query, error)
	CardHistory(study.CardID) (study.CardHistory, bool)
	PutAside(...study.CardID) error
	BringBack(...study.CardID) error
	Forget(...study.CardID) error
	FlagCards(on bool, cards ...study.CardID) error
	OwnDecks() []study.OwnDeck
	ChangeCards(cards []study.OwnCard, newDeck string, pictures ...[]byte) error
	Retention() float64
	Now() time.Time
	undoing.Session
}

// Navigator is what the page uses of the shell.
type Navigator interface {
	Go(nav.Route)
	Open(ref string)
	Moved()
	Tell(message string)
	Fail(doing string, err error)
	Window() fyne.Window
}

// Exporter is a Navigator that writes cards into files of other programs.
type Exporter interface {
	// ExportCards asks where to, and writes cards as a deck of Anki.
	ExportCards([]study.Card)
}

// State is what a route keeps of the page.
type State struct {
	Find  string          `json:"find,omitempty"`
	Order study.CardOrder `json:"order,omitempty"`
	Down  bool            `json:"down,omitempty"`
	Card  study.CardID    `json:"card,omitempty"` // that the keys stand on
	Above float32         `json:"above,omitempty"`
}

// RouteState makes it a [nav.State].
func (*State) RouteState() {}

// Page is the page.
type Page struct {
	course  *content.Course
	session Session
	nav     Navigator
	kept    State

	cards []study.ListedCard // all of them
	order []int              // their places, as they are sorted
	query *cardquery.Query
	shown []int // the places of those found, as they are sorted

	at       int                   // the one of shown that keys are for
	anchor   int                   // the one that a selection was begun at
	selected map[study.CardID]bool // besides it

	entry  *kit.Line
	fault  *text.Paragraph // what is wrong with the query
	chips  *fyne.Container
	head   *fyne.Container // of the table
	table  *table
	side   *kit.Scroller
	foot   *text.Paragraph
	count  *text.Paragraph
	export *kit.Pressable
	right  *fyne.Container // the side, as it stands on the page
	over   *kit.PopUp      // that tells of a card where there is no room beside the list; nil until it was asked for
	body   fyne.CanvasObject
}

var _ nav.Timed = (*Page)(nil)

// New makes the page at a route of the mode [cards.ModeAll].
func New(course *content.Course, session Session, navigator Navigator, route nav.Route) *Page {
	p := &Page{course: course, session: session, nav: navigator, query: &cardquery.Query{}, selected: map[study.CardID]bool{}}
	if s, ok := route.State.(*State); ok {
		p.kept = *s
	}
	p.build()
	p.read()
	p.find(p.kept.Find)
	p.stand(max(p.placeOf(p.kept.Card), 0))
	return p
}

// Object is the page.
func (p *Page) Object() fyne.CanvasObject { return p.body }

// Route tells what is looked for, the order, and the card that the keys stand on.
func (p *Page) Route() nav.Route {
	kept := p.kept
	kept.Card = ""
	if c := p.current(); c != nil {
		kept.Card = c.Of.ID
	}
	return nav.Route{Page: nav.Cards, Mode: cards.ModeAll, State: &kept}
}

// Shown gives the keys to the list.
func (p *Page) Shown() {
	if c := kit.CanvasOf(p.body); c != nil {
		c.Focus(p.table)
	}
	p.table.show(p.at)
}

// Hidden has nothing to stop.
func (p *Page) Hidden() {}

// TimePassed brings the figures up to date.
func (p *Page) TimePassed() { p.changed() }

// build makes what the page is put together from.
func (p *Page) build() {
	p.entry = kit.NewLine(p.entryKey)
	p.entry.SetPlaceHolder(words.T("Find in cards, such as price is:due or lapses>3"))
	p.entry.Name = words.T("Find in cards")
	kit.SetEntryText(&p.entry.Entry, p.kept.Find)
	p.entry.OnChanged = p.typed
	p.fault = kit.Text("", theme.SmallSize, theme.Face{}, theme.Danger)
	p.fault.Hide()
	p.chips = kit.Wrap(4)
	p.table = newTable(p)
	p.side = kit.NewScroller(kit.Stack(0))
	p.count = kit.OneLine(kit.MutedLabel(" "))
	p.foot = kit.OneLine(kit.Small(" "))
	p.foot.Align = fyne.TextAlignTrailing
	p.export = kit.Secondary(words.T("Export…"), p.exportMenu)
	title := kit.PageHead(p.course.Title, kit.Row(14, kit.TitleText(words.T("All cards")), p.count), p.export)
	search := container.New(searchLayout{}, p.entry, p.chips)
	p.head = container.New(headLayout{p.table})
	left := container.New(cornersLayout{}, kit.Background(theme.Surface, theme.Line, 12), p.head, kit.Separator(), p.table)
	p.right = kit.PanelInset(20, 20, p.side)
	p.body = container.New(pageLayout{}, title, search, p.fault, left, p.right, kit.Wrap(6, p.keyHints()...), p.foot)
}

// read takes the cards as they are now, and sorts them.
func (p *Page) read() {
	p.cards = p.session.CardList()
	p.order = study.SortCards(p.cards, p.kept.Order, p.kept.Down)
	p.count.SetRuns(text.Run{Text: words.Number(int64(len(p.cards)))})
	p.drawHead()
}

// typed looks for what stands in the line.
func (p *Page) typed(says string) {
	p.find(says)
	p.stand(0)
	p.nav.Moved()
}

// find looks for something. Where it can't be understood the list stays, and what is
// wrong is told.
func (p *Page) find(says string) {
	p.kept.Find = says
	q, err := p.session.CardQuery(says)
	p.fault.Hidden = err == nil
	if err != nil {
		p.fault.SetRuns(text.Run{Text: faultText(err)})
	} else {
		p.query = q
	}
	p.list()
}

// list puts those found into the table.
func (p *Page) list() {
	p.shown = p.shown[:0]
	for _, i := range p.order {
		if p.query.Matches(&p.cards[i].Card) {
			p.shown = append(p.shown, i)
		}
	}
	p.at = max(min(p.at, len(p.shown)-1), 0)
	p.table.fill()
	p.drawChips()
	p.body.Refresh()
}

// current is the card that the keys stand on; nil when none is listed.
func (p *Page) current() *study.ListedCard {
	if p.at >= len(p.shown) {
		return nil
	}
	return &p.cards[p.shown[p.at]]
}

// placeOf is where a card is listed; -1 when it isn't.
func (p *Page) placeOf(id study.CardID) int {
	for i, at := range p.shown {
		if p.cards[at].Of.ID == id {
			return i
		}
	}
	return -1
}

// chosen are the cards that something is done to: those selected as far as they are
// listed, or else the one that the keys stand on.
func (p *Page) chosen() []study.ListedCard {
	var list []study.ListedCard
	p.eachChosen(func(c *study.ListedCard) bool {
		list = append(list, *c)
		return true
	})
	return list
}

// eachChosen calls f with each of them until it is false.
func (p *Page) eachChosen(f func(*study.ListedCard) bool) {
	some := false
	if len(p.selected) > 0 {
		for _, i := range p.shown {
			c := &p.cards[i]
			if !p.selected[c.Of.ID] {
				continue
			}
			if some = true; !f(c) {
				return
			}
		}
	}
	if c := p.current(); !some && c != nil {
		f(c)
	}
}

// stand has the keys stand on a card of those listed, with nothing else selected.
func (p *Page) stand(at int) {
	clear(p.selected)
	p.anchor = at
	p.move(at)
}

// move has the keys stand on a card of those listed; what is selected stays.
func (p *Page) move(at int) {
	p.at = max(min(at, len(p.shown)-1), 0)
	p.table.show(p.at)
	p.table.paint()
	p.drawSide()
	p.drawFoot()
}

// toggle selects the card at a place, or no longer.
func (p *Page) toggle(at int) {
	if at >= len(p.shown) {
		return
	}
	id := p.cards[p.shown[at]].Of.ID
	if p.selected[id] {
		delete(p.selected, id)
	} else {
		p.selected[id] = true
	}
	p.anchor = at
	p.move(at)
}

// extend selects all from where the selection was begun up to a place.
func (p *Page) extend(at int) {
	at = max(min(at, len(p.shown)-1), 0)
	clear(p.selected)
	for i := min(p.anchor, at); i <= max(p.anchor, at) && i < len(p.shown); i++ {
		p.selected[p.cards[p.shown[i]].Of.ID] = true
	}
	p.move(at)
}

// all selects every card listed.
func (p *Page) all() {
	for _, i := range p.shown {
		p.selected[p.cards[i].Of.ID] = true
	}
	p.move(p.at)
}

// changed shows the cards as they are now; the keys stay where they are.
func (p *Page) changed() {
	id := study.CardID("")
	if c := p.current(); c != nil {
		id = c.Of.ID
	}
	p.read()
	p.list()
	at := p.placeOf(id)
	if at < 0 {
		at = p.at
	}
	p.move(at)
	p.nav.Moved()
}

// sort sorts by a figure: by the same as before the other way round.
func (p *Page) sort(by study.CardOrder) {
	down := p.kept.Order == by && !p.kept.Down
	p.kept.Order, p.kept.Down = by, down
	p.changed()
}
