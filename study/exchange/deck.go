package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"slices"
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/content/anki"
	"stagecraft/content/catalogue"
	"stagecraft/content/fragment"
	"stagecraft/content/markup"
	"stagecraft/content/picture"
	"stagecraft/study"
	"stagecraft/study/drill"
)

// Source is what a deck to hand out is made of.
type Source struct {
	Course *content.Course
	Title  string // of the deck
	Cards  []study.Card
	// DeckNames are the names of decks of one's own, by their IDs; a card in one of
	// another name than the title is written into a deck within the deck. nil is all in one.
	DeckNames map[string]string
	Words     *catalogue.Words // what is said around the course's texts; nil is English
	// Own reads a picture of one's own by its hash; nil where there are none. It is
	// called by whoever writes the deck.
	Own func(hash string) ([]byte, error)
}

// Deck makes a deck of cards, in their order. Two sides of a term that ask for each
// other are one entry; a text with gaps is one, whichever of its gaps are among the
// cards; a picture with hidden parts is an entry for each part.
func Deck(s Source) *anki.Deck {
	m := making{Source: s, deck: &anki.Deck{Title: deckTitle(s.Title), Language: s.Course.Language}, among: map[study.CardID]bool{}, whole: map[string]bool{}}
	for _, c := range s.Cards {
		m.among[c.ID] = true
	}
	m.deck.Picture = m.picture
	for _, c := range s.Cards {
		switch {
		case c.Term != nil:
			m.term(c)
		case c.Step != nil:
			m.step(c)
		case c.Own != nil:
			m.own(c)
		}
	}
	return m.deck
}

// deckTitle is a deck's name as Anki writes decks within decks.
func deckTitle(name string) string {
	return strings.ReplaceAll(name, betweenDecks, ankiBetween)
}

// making is one Deck under way.
type making struct {
	Source
	deck  *anki.Deck
	among map[study.CardID]bool
	whole map[string]bool // what is an entry already of which there are several cards
}

func (m *making) add(e anki.Entry) { m.deck.Cards = append(m.deck.Cards, e) }

// id is what an entry is called for ever.
func (m *making) id(c study.CardID) string { return m.Course.ID + "/" + string(c) }

// literal is a text of the course as Markdown that says just it, and has the formulas that it has.
func literal(text string) string {
	const sign = '\uE000' // that no text uses
	var formulas []string
	says := markup.PlainTextWith(markup.WithFormulas(strings.ReplaceAll(text, string(sign), "\ufffd")), func(m markup.Math) string {
		formulas = append(formulas, "$"+m.Source+"$")
		return string(sign)
	})
	says = fragment.LiteralLines(says)
	for _, f := range formulas {
		says = strings.Replace(says, string(sign), f, 1)
	}
	return says
}

// term adds a card of a term.
func (m *making) term(c study.Card) {
	t := c.Term
	name := literal(t.WithFormulas())
	if t.Abbreviation != "" && t.Abbreviation != t.Term {
		name = literal(t.WithFormulas() + " (" + t.Abbreviation + ")")
	}
	means := literal(t.Definition)
	if t.Not != "" {
		means += "\n\n" + literal(t.Not)
	}
	e := anki.Entry{ID: m.id(c.ID), Tags: t.Tags}
	source := strings.TrimSuffix(string(c.ID), "/"+string(c.Side))
	switch other := study.CardID(source + "/"); c.Side {
	case study.Expansion:
		e.About, e.Front, e.Back = m.Words.T("Abbreviation"), literal(t.Abbreviation), "**"+literal(t.WithFormulas())+"**\n\n"+means
	case study.Definition, study.TermSide:
		if m.whole[source] {
			return
		}
		m.whole[source] = true
		e.Front, e.Back = name, means
		e.ID = m.Course.ID + "/" + source
		e.Reversed = m.among[other+study.CardID(study.Definition)] && m.among[other+study.CardID(study.TermSide)]
		if !e.Reversed && c.Side == study.TermSide {
			e.Front, e.Back = literal(t.Definition), name
			e.ID = m.id(c.ID)
		}
	}
	m.add(e)
}

// step adds a card of a step.
func (m *making) step(c study.Card) {
	s := c.Step
	w := m.Words
	e := anki.Entry{ID: m.id(c.ID), Front: literal(s.WithFormulas())}
	asks, heading, answer := "", "", ""
	switch c.Side {
	case study.NextStep:
		asks = w.T("Which step comes next?")
		next := s.Process.Steps[s.Number] // the last step has no such card
		heading, answer = next.WithFormulas(), next.Aim
	case study.StepSide:
		asks, e.Front, heading = w.T("Which step has this aim?"), literal(s.Aim), s.WithFormulas()
		answer = w.F("Step %d of %d of %s.", s.Number, len(s.Process.Steps), s.Process.Title)
	case study.Lead:
		asks = w.T("Who leads this step?")
		if role := m.Course.Role(s.Lead); role != nil {
			heading, answer = drill.RoleName(role), role.Owns
		}
	case study.DoneWhen:
		asks = w.T("When is this step done?")
		answer = w.F("Done when the buyer %s.", m.listed(s.DoneWhen))
	default:
		asks, answer = w.T("What is this step for?"), s.Aim
	}
	e.About = literal(asks + " · " + s.Process.Title)
	if e.Back = literal(answer); heading != "" {
		e.Back = strings.TrimSpace("**" + literal(heading) + "**\n\n" + e.Back)
	}
	m.add(e)
}

// listed sets several things in one sentence.
func (m *making) listed(things []string) string {
	bare := make([]string, len(things))
	for i, t := range things {
		bare[i] = strings.TrimRight(strings.TrimSpace(t), ".;,")
	}
	if len(bare) < 2 {
		return strings.Join(bare, "")
	}
	last := len(bare) - 1
	return m.Words.F("%s, and %s", strings.Join(bare[:last], ", "), bare[last])
}

// own adds a card of one's own.
func (m *making) own(c study.Card) {
	o := c.Own
	e := anki.Entry{ID: "own/" + o.ID, GUID: guidOf(o), Tags: o.Tags, Front: o.Front, Back: o.Back, Gaps: o.Cloze}
	if name := deckTitle(m.DeckNames[o.Deck]); name != "" && name != m.deck.Title {
		e.Deck = name
	}
	if o.Picture != nil {
		e.ID, e.GUID = e.ID+"/"+string(c.Side), ""
		m.occluded(e, o, c.Side)
		return
	}
	if m.whole[o.ID] {
		return
	}
	m.whole[o.ID] = true
	e.Reversed = o.Reversed && m.among[o.CardIDOf(study.Front)] && m.among[o.CardIDOf(study.Back)]
	if o.Reversed && !e.Reversed {
		e.Front, e.Back = o.Asks(c.Side), o.Answers(c.Side)
	}
	m.add(e)
}

// guidOf is what Anki calls the note that a card came from, when it was all of it.
func guidOf(o *study.OwnCard) string {
	guid, ok := strings.CutPrefix(o.From.Outside, ankiPrefix)
	if !ok || strings.Contains(guid, "#") {
		return ""
	}
	return guid
}

// coveredPrefix begins the address of a picture with hidden parts: its hash, the number
// of the part asked for, whether that is shown, and the parts.
const coveredPrefix = "covered:"

// occluded adds a card of a part of a picture: the picture with the part covered, and
// with it shown. The other parts stay covered.
func (m *making) occluded(e anki.Entry, o *study.OwnCard, side study.Side) {
	part, ok := o.Part(side)
	if !ok {
		return
	}
	at := func(shown string) string {
		var b strings.Builder
		fmt.Fprintf(&b, "%s%s/%d/%s", coveredPrefix, o.Picture.Hash, part.Number, shown)
		for _, h := range o.Picture.Hidden {
			fmt.Fprintf(&b, "/%d,%d,%d,%d,%d", h.Number, h.X, h.Y, h.Width, h.Height)
		}
		return b.String()
	}
	alt := literal(o.Picture.Alt)
	e.Front = strings.TrimSpace(o.Front + "\n\n![" + alt + "](" + at("asked") + ")")
	e.Back = "![" + alt + "](" + at("shown") + ")"
	for _, more := range []string{literal(part.Label), o.Back} {
		if more != "" {
			e.Back += "\n\n" + more
		}
	}
	m.add(e)
}

var errNoPicture = errors.New("there is no such picture")

// picture reads a picture of one's own or of the course.
func (m *making) picture(address string) ([]byte, error) {
	if hash, own := strings.CutPrefix(address, study.PicturePrefix); own {
		if m.Own == nil {
			return nil, errNoPicture
		}
		return m.Own(hash)
	}
	if covered, ok := strings.CutPrefix(address, coveredPrefix); ok {
		return m.covered(covered)
	}
	figure := m.Course.Figure(address)
	if figure.Media == "" || m.Course.Files == nil {
		return nil, errNoPicture
	}
	return picture.ReadFile(m.Course.Files, figure.Media)
}

// covered draws a picture with covered parts.
func (m *making) covered(address string) ([]byte, error) {
	parts := strings.Split(address, "/")
	if len(parts) < 4 || m.Own == nil {
		return nil, errNoPicture
	}
	data, err := m.Own(parts[0])
	if err != nil {
		return nil, err
	}
	img, err := picture.Decode(context.Background(), data, image.Pt(1600, 1600))
	if err != nil {
		return nil, err
	}
	size := img.Bounds().Size()
	var asked [4]int
	for _, p := range parts[3:] {
		var of [5]int
		for i, text := range slices.Collect(strings.SplitSeq(p, ",")) {
			if i < len(of) {
				if of[i], err = strconv.Atoi(text); err != nil {
					return nil, errNoPicture
				}
			}
		}
		if strconv.Itoa(of[0]) == parts[1] {
			asked = [4]int(of[1:])
			continue
		}
		cover(img, size, [4]int(of[1:]), color.RGBA{0xE2, 0xE6, 0xEC, 0xFF})
	}
	if parts[2] != "shown" {
		cover(img, size, asked, color.RGBA{0x24, 0x57, 0xD6, 0xFF})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// cover fills a rectangle, in parts of the picture's size.
func cover(img draw.Image, size image.Point, at [4]int, with color.Color) {
	scale := func(part, of int) int { return part * of / study.PictureScale }
	r := image.Rect(scale(at[0], size.X), scale(at[1], size.Y), scale(at[0]+at[2], size.X), scale(at[1]+at[3], size.Y))
	draw.Draw(img, r, image.NewUniform(with), image.Point{}, draw.Src)
}
