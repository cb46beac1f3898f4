package owncards

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/document"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Session is what the dialog uses of *study.Session.
type Session interface {
	Pictures
	HasPicture(hash string) bool
	MakeCard(c study.OwnCard, newDeck string, pictures ...[]byte) (id string, err error)
	ChangeCards(cards []study.OwnCard, newDeck string, pictures ...[]byte) error
	RemoveCards(ids ...string) error
	OwnDecks() []study.OwnDeck
	OwnCardByID(id string) (*study.OwnCard, bool)
}

// Navigator is what the dialog uses of the shell.
type Navigator interface {
	Fail(doing string, err error)
	Tell(message string)
}

// Request is the card to write.
type Request struct {
	Card study.OwnCard // with an ID it is changed, else made
	// Done is called once the card was kept; nil is nothing.
	Done func()
	// Renew gives the Done of a page made since, when the window is drawn anew under the
	// dialog, which stays with what was written; nil goes on with the one given.
	Renew func(page any) (done func())
}

// form is a way in which a card asks.
type form int

const (
	frontAndBack form = iota
	gaps
	hiddenParts
)

// written is what was written so far.
type written struct {
	card     study.OwnCard
	form     form
	newDeck  string
	naming   bool              // a deck is being named
	pictures map[string][]byte // put on since, by hash
	decoded  document.Decoded  // of the preview, which is made anew with each letter
}

// dialog is one that is open.
type dialog struct {
	written
	canvas  fyne.Canvas
	course  *content.Course
	session Session
	nav     Navigator
	req     Request

	front, back, cloze *pad
	label, deck        *kit.Line
	board              *board
	at                 *pad // that the keys were in last
	preview            *fyne.Container
	pop                *kit.PopUp
	stop               context.CancelFunc // of a picture that is being read
}

// open are the dialogs that are, by their canvas: a picture dropped there is for it.
var open = map[fyne.Canvas]*dialog{}

// Ask shows the dialog over a canvas.
func Ask(c fyne.Canvas, course *content.Course, session Session, navigator Navigator, req Request) {
	w := written{card: req.Card, pictures: map[string][]byte{}}
	switch {
	case w.card.Cloze != "":
		w.form = gaps
	case w.card.Picture != nil:
		w.form = hiddenParts
	}
	ask(c, course, session, navigator, req, w)
}

func ask(c fyne.Canvas, course *content.Course, session Session, navigator Navigator, req Request, w written) {
	d := &dialog{written: w, canvas: c, course: course, session: session, nav: navigator, req: req}
	title := words.T("New card")
	if w.card.ID != "" {
		title = words.T("Change the card")
	}
	room := kit.Room(c)
	width := min(theme.Size(860), room.Width-40)
	d.preview = kit.Stack(10)
	writing := kit.Stack(10, d.fields()...)
	shown := kit.Stack(8, kit.Small(words.T("So it looks")), kit.Panel(d.preview))
	both := kit.Columns(18, theme.Size(330), nil, writing, shown)
	body := kit.NewScroller(kit.InsetSides(2, 2, 12, 2, both))
	buttons := kit.Actions(kit.Secondary(words.T("Cancel"), d.cancel), kit.Primary(words.T("Keep the card"), d.keep))
	content := kit.Inset(22, 18, kit.StackFilling(12, 2, kit.H2(title), d.forms(), body, buttons))
	d.pop = kit.NewDialog("own card", content, c)
	d.pop.Again = d.again
	d.pop.OnHide = func() {
		delete(open, c)
		if d.stop != nil {
			d.stop()
		}
	}
	open[c] = d
	d.show()
	// What is shown grows with what is written: there is room for that from the first.
	high := kit.HeightFor(both, width-58) + theme.Size(190)
	d.pop.Fit(fyne.NewSize(width, min(max(high, theme.Size(520)), room.Height-32)))
	d.pop.Show()
	for _, p := range []*pad{d.front, d.back, d.cloze} {
		if p != nil {
			kit.SetEntryText(&p.Entry, p.Text) // again: its lines are broken now
		}
	}
	switch {
	case d.cloze != nil:
		c.Focus(d.cloze)
	case d.board != nil:
		c.Focus(d.board)
	case d.front.Text == "" || d.form != frontAndBack:
		c.Focus(d.front)
	default:
		c.Focus(d.back)
	}
}

// again opens it over a page made since.
func (d *dialog) again() func(page any) {
	d.take()
	return func(page any) {
		req := d.req
		if req.Renew != nil {
			req.Done = req.Renew(page)
		}
		ask(d.canvas, d.course, d.session, d.nav, req, d.written)
	}
}

// anew draws it again, with what was written.
func (d *dialog) anew() {
	d.take()
	d.pop.OnHide = nil
	d.pop.Hide()
	ask(d.canvas, d.course, d.session, d.nav, d.req, d.written)
}

// forms are the ways in which a card may ask.
func (d *dialog) forms() fyne.CanvasObject {
	names := []string{words.T("Front and back"), words.T("Text with gaps"), words.T("Hidden parts of a picture")}
	chips := make([]fyne.CanvasObject, len(names))
	for i, name := range names {
		chip := kit.Option(func() { d.choose(form(i)) })
		chip.Says.Group = words.T("How the card asks")
		kit.StyleOption(chip, name, theme.Clear, d.form == form(i))
		chips[i] = chip
	}
	return kit.Wrap(8, chips...)
}

// choose has the card ask in another way. What was written goes along.
func (d *dialog) choose(f form) {
	if f == d.form {
		return
	}
	d.take()
	switch {
	case f == gaps && d.card.Cloze == "":
		d.card.Cloze = d.card.Front
	case d.form == gaps && d.card.Front == "":
		c := study.OwnCard{Cloze: d.card.Cloze}
		d.card.Front = c.Asks("")
	}
	d.form = f
	d.anew()
}

// fields are what is to be written.
func (d *dialog) fields() []fyne.CanvasObject {
	var fields []fyne.CanvasObject
	field := func(name, asks, text string, rows int) *pad {
		p := newPad(name, asks, text, rows)
		p.keep, p.cancel, p.picture, p.pasted = d.keep, d.cancel, d.addFile, d.pastePicture
		p.came = func() { d.at = p }
		p.OnChanged = func(string) { d.show() }
		fields = append(fields, kit.Small(name), p)
		return p
	}
	picture := kit.Secondary(words.T("Add a picture…"), d.choosePicture)
	switch d.form {
	case gaps:
		d.cloze = field(words.T("Text"), words.T("Write a sentence, select a word and hide it."), d.card.Cloze, 5)
		fields = append(fields, kit.Wrap(8, kit.Secondary(words.T("Hide what is selected"), d.hideSelected), picture))
		d.back = field(words.T("Shown with the answer"), "", d.card.Back, 2)
	case hiddenParts:
		if d.card.Picture == nil {
			picture = kit.Secondary(words.T("Choose a picture…"), d.choosePicture)
		} else {
			picture = kit.Secondary(words.T("Another picture…"), d.choosePicture)
			fields = append(fields, d.boardFields()...)
		}
		fields = append(fields, kit.Wrap(8, picture))
		d.front = field(words.T("Question"), words.T("What is here?"), d.card.Front, 2)
		d.back = field(words.T("Shown with the answer"), "", d.card.Back, 2)
	default:
		d.front = field(words.T("Front of the card"), words.T("What the card asks"), d.card.Front, 4)
		d.back = field(words.T("Back of the card"), words.T("The answer"), d.card.Back, 4)
		reversed := kit.Option(nil)
		reversed.OnPress = func() {
			d.card.Reversed = !d.card.Reversed
			kit.StyleOption(reversed, words.T("Ask the back too"), theme.Clear, d.card.Reversed)
		}
		kit.StyleOption(reversed, words.T("Ask the back too"), theme.Clear, d.card.Reversed)
		fields = append(fields, kit.Wrap(8, reversed, picture))
	}
	return append(fields, d.decks()...)
}

// lineKeys keep the card by Enter, and leave it by Escape.
func (d *dialog) lineKeys(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		d.keep()
	case fyne.KeyEscape:
		d.cancel()
	default:
		return false
	}
	return true
}

// take takes up what stands in the fields.
func (d *dialog) take() {
	for field, text := range map[*pad]*string{d.front: &d.card.Front, d.back: &d.card.Back, d.cloze: &d.card.Cloze} {
		if field != nil {
			*text = field.Text
		}
	}
	if d.deck != nil {
		d.newDeck = d.deck.Text
	}
}

// asked is the card as it would be kept now.
func (d *dialog) asked() study.OwnCard {
	d.take()
	c := d.card
	switch d.form {
	case gaps:
		c.Front, c.Picture, c.Reversed = "", nil, false
	case hiddenParts:
		c.Cloze, c.Reversed = "", false
	default:
		c.Cloze, c.Picture = "", nil
	}
	return c
}

// show shows how the card looks now.
func (d *dialog) show() {
	c := d.asked()
	face := Face{Course: d.course, Pictures: d, Small: true, Decoded: &d.decoded}
	sides := c.Sides()
	switch {
	case d.form == gaps && len(sides) == 0:
		d.preview.Objects = []fyne.CanvasObject{face.Markdown(c.Cloze, c.Pictures()), kit.Small(words.T("Nothing is hidden yet."))}
	case len(sides) == 0, d.form == hiddenParts && c.Picture == nil:
		d.preview.Objects = []fyne.CanvasObject{kit.Small(words.T("Nothing is hidden yet."))}
	default:
		side := sides[0]
		if p := d.chosenPart(); p != nil {
			side = sides[d.board.chosen]
		}
		d.preview.Objects = []fyne.CanvasObject{face.Front(&c, side), kit.Separator(), face.Back(&c, side)}
	}
	if len(sides) > 1 {
		d.preview.Objects = append(d.preview.Objects, kit.Small(words.N("It makes %d card.", "It makes %d cards.", len(sides))))
	}
	d.preview.Refresh()
	if d.pop != nil {
		d.pop.Refresh()
	}
}

// hideSelected makes a gap of what is selected in the text.
func (d *dialog) hideSelected() {
	selected := d.cloze.SelectedText()
	if strings.TrimSpace(selected) == "" {
		d.nav.Tell(words.T("Select the words to hide first."))
		d.canvas.Focus(d.cloze)
		return
	}
	d.cloze.insert(study.Gap(selected, 0, len(selected), study.NextGap(d.cloze.Text)))
	d.canvas.Focus(d.cloze)
}
