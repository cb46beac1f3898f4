package study

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/oklog/ulid/v2"

	"stagecraft/content/markup"
)

// What the cards of one's own may be at most, in bytes where it is text.
const (
	MaxCardText  = 32 << 10 // of a front, a back or a cloze
	MaxCardTags  = 50
	MaxCardTag   = 100
	MaxHidden    = 100 // parts of one picture
	MaxCloze     = 100 // the highest number of a gap
	MaxOwnCards  = 50_000
	maxReference = 500 // of what names something elsewhere
)

// The errors of cards of one's own that callers choose by, besides [ErrTooMany]
// and [ErrTooLong].
var (
	ErrEmptyCard  = errors.New("the card asks nothing")
	ErrNoAnswer   = errors.New("the card has no answer")
	ErrNoGap      = errors.New("the text has no gap")
	ErrBadTag     = errors.New("a tag is empty or too long")
	ErrBadHidden  = errors.New("a hidden part isn't within the picture")
	ErrNoPicture  = errors.New("there is no such picture")
	ErrNoOwnCard  = errors.New("there is no such card of one's own")
	ErrBadPicture = errors.New("it isn't a picture that can be shown")
)

// The sides of cards of one's own, besides those of a gap, "c1", and of a hidden
// part of a picture, "r1". [Front] shows the front and asks for the back, [Back] the
// other way round.
const (
	Front Side = "front"
	Back  Side = "back"
)

// OwnCard is what a learner wrote to be asked: a front and a back, a text with
// gaps, or a picture with hidden parts. There is a [Card] for each of its sides.
type OwnCard struct {
	ID       string // a ULID; "" of one that is to be made
	Deck     string // an [OwnDeck]'s ID
	Front    string // Markdown as in lessons
	Back     string // likewise; beside gaps or a picture what is shown with the answer
	Cloze    string // likewise, with gaps as in "The {{c1::buyer}} issues it"; then Front is empty
	Picture  *CardPicture
	Reversed bool // the back is asked too
	Tags     []string
	From     CardOrigin
}

// CardPicture is a picture of which parts are hidden, one of them asked for.
type CardPicture struct {
	Hash   string       `json:"hash"` // of a [Session.Picture]
	Alt    string       `json:"alt,omitempty"`
	Hidden []HiddenPart `json:"hidden"`
}

// HiddenPart is a rectangle over a picture, in ten-thousandths of its width and its
// height. Its number, from 1, is its for ever: the card of it is named after it.
type HiddenPart struct {
	Number int    `json:"n"`
	X      int    `json:"x"`
	Y      int    `json:"y"`
	Width  int    `json:"w"`
	Height int    `json:"h"`
	Label  string `json:"label,omitempty"` // what is there
}

// PictureScale is the width and the height of a picture as a [HiddenPart] counts.
const PictureScale = 10_000

// CardOrigin is where a card of one's own comes from; empty when from nothing.
type CardOrigin struct {
	Passage         // of a lesson
	Note     bool   // it was made of the note there
	Quote    string // the passage as it read then
	Question string // that was answered wrongly
	Outside  string // what it is called in the program that it was brought in from
}

// Made is when the card was made, in UTC; the zero time before it is.
func (c *OwnCard) Made() time.Time {
	id, err := ulid.ParseStrict(c.ID)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(int64(id.Time())).UTC()
}

// Sides gives the sides that are asked, in order.
func (c *OwnCard) Sides() []Side {
	switch {
	case c.Cloze != "":
		numbers := Gaps(c.Cloze)
		sides := make([]Side, len(numbers))
		for i, n := range numbers {
			sides[i] = gapSide(n)
		}
		return sides
	case c.Picture != nil:
		sides := make([]Side, len(c.Picture.Hidden))
		for i, h := range c.Picture.Hidden {
			sides[i] = hiddenSide(h.Number)
		}
		return sides
	case c.Reversed:
		return []Side{Front, Back}
	}
	return []Side{Front}
}

// Asks is what a side shows before the answer, and Answers what with it, as
// Markdown. Of a picture the parts that are hidden come on top: see [OwnCard.Part].
func (c *OwnCard) Asks(side Side) string {
	switch {
	case c.Cloze != "":
		return gapped(c.Cloze, sideNumber(side), false)
	case side == Back:
		return c.Back
	}
	return c.Front
}

// Answers is what a side shows with the answer; see [OwnCard.Asks].
func (c *OwnCard) Answers(side Side) string {
	switch {
	case c.Cloze != "":
		text := gapped(c.Cloze, sideNumber(side), true)
		if c.Back != "" {
			text += "\n\n" + c.Back
		}
		return text
	case side == Back:
		return c.Front
	}
	return c.Back
}

// Part is the part of the picture that a side asks for; false of a card without.
func (c *OwnCard) Part(side Side) (HiddenPart, bool) {
	if c.Picture == nil {
		return HiddenPart{}, false
	}
	for _, h := range c.Picture.Hidden {
		if hiddenSide(h.Number) == side {
			return h, true
		}
	}
	return HiddenPart{}, false
}

// Typed is the answer to a side as one would type it: in one line, without the
// signs of Markdown. It is "" where there is nothing to type.
func (c *OwnCard) Typed(side Side) string {
	if c.Cloze != "" {
		return oneLine(plainMarkdown(gapAnswer(c.Cloze, sideNumber(side))))
	}
	if part, ok := c.Part(side); ok {
		return oneLine(part.Label)
	}
	return oneLine(plainMarkdown(c.Answers(side)))
}

// Name is what the card asks, in one line.
func (c *OwnCard) Name() string {
	text := c.Front
	if c.Cloze != "" {
		text = gapped(c.Cloze, 0, false)
	}
	if text = oneLine(plainMarkdown(text)); text == "" && c.Picture != nil {
		text = oneLine(c.Picture.Alt)
	}
	return shortened(text)
}

// plainMarkdown is what a reader sees of a Markdown text.
func plainMarkdown(text string) string {
	var blocks []string
	for _, b := range markup.Parse([]byte(text)).Blocks {
		blocks = append(blocks, markup.BlockText(b))
	}
	return strings.Join(blocks, "\n")
}

func ownSource(id string) string { return ownPrefix + id }

// ownPrefix begins the id of each card of one's own.
const ownPrefix = "own:"

// CardIDOf is the id of the card of a side.
func (c *OwnCard) CardIDOf(side Side) CardID { return CardID(ownSource(c.ID) + "/" + string(side)) }

// OwnID gives the ID of the [OwnCard] that a card is a side of; false of a card that
// the course made.
func OwnID(id CardID) (string, bool) { return strings.CutPrefix(sourceOf(id), ownPrefix) }

func gapSide(n int) Side    { return Side("c" + strconv.Itoa(n)) }
func hiddenSide(n int) Side { return Side("r" + strconv.Itoa(n)) }

// sideNumber is the number of a gap's side; 0 of another.
func sideNumber(side Side) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(string(side), "c"))
	return n
}

// clean brings a card into the form in which it is kept, and says what of it can't be.
func (c *OwnCard) clean() error {
	for _, text := range []*string{&c.Front, &c.Back, &c.Cloze} {
		*text = strings.TrimSpace(strings.ToValidUTF8(*text, "\uFFFD"))
		if len(*text) > MaxCardText {
			return fmt.Errorf("%w: %d bytes; %d are the most", ErrTooLong, len(*text), MaxCardText)
		}
	}
	switch {
	case c.Cloze != "":
		c.Front, c.Picture, c.Reversed = "", nil, false
		if len(Gaps(c.Cloze)) == 0 {
			return ErrNoGap
		}
	case c.Picture != nil:
		c.Reversed = false
		if err := c.cleanPicture(); err != nil {
			return err
		}
	case c.Front == "":
		return ErrEmptyCard
	case c.Back == "":
		return ErrNoAnswer
	}
	return c.cleanRest()
}

func (c *OwnCard) cleanPicture() error {
	p := *c.Picture
	p.Alt, p.Hidden = strings.TrimSpace(p.Alt), slices.Clone(p.Hidden)
	c.Picture = &p
	if !validHash(p.Hash) {
		return fmt.Errorf("%w: %.80q", ErrNoPicture, p.Hash)
	}
	if len(p.Hidden) == 0 {
		return ErrEmptyCard
	}
	if len(p.Hidden) > MaxHidden {
		return fmt.Errorf("%w: %d hidden parts; %d are the most", ErrTooMany, len(p.Hidden), MaxHidden)
	}
	seen := map[int]bool{}
	for i := range p.Hidden {
		h := &p.Hidden[i]
		h.Label = strings.TrimSpace(h.Label)
		if seen[h.Number] || h.Number < 1 || h.Number > 10*MaxHidden || h.X < 0 || h.Y < 0 || h.Width < 1 || h.Height < 1 ||
			h.Width > PictureScale || h.Height > PictureScale || h.X > PictureScale-h.Width || h.Y > PictureScale-h.Height {
			return fmt.Errorf("%w: part %d", ErrBadHidden, i+1)
		}
		seen[h.Number] = true
	}
	return within(append([]string{p.Alt}, labels(p.Hidden)...), nil, nil)
}

func labels(hidden []HiddenPart) []string {
	texts := make([]string, len(hidden))
	for i, h := range hidden {
		texts[i] = h.Label
	}
	return texts
}

func (c *OwnCard) cleanRest() error {
	if len(c.Tags) > MaxCardTags {
		return fmt.Errorf("%w: %d tags; %d are the most", ErrTooMany, len(c.Tags), MaxCardTags)
	}
	var tags []string
	for _, tag := range c.Tags {
		if tag = oneLine(tag); tag == "" || len(tag) > MaxCardTag || !utf8.ValidString(tag) {
			return fmt.Errorf("%w: %.120q", ErrBadTag, tag)
		}
		if !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	c.Tags = tags
	if len(c.Deck) > maxReference {
		return fmt.Errorf("%w: %.80q", ErrNoDeck, c.Deck)
	}
	f := &c.From
	if f.Passage != (Passage{}) && !f.Passage.valid() {
		return fmt.Errorf("%w: from %d to %d", ErrNoPassage, f.Start, f.End)
	}
	for _, name := range []string{f.Lesson, f.Block, f.Question, f.Outside} {
		if len(name) > maxReference || !utf8.ValidString(name) {
			return fmt.Errorf("%w: %.80q", ErrTooLong, name)
		}
	}
	f.Quote = cutQuote(f.Quote)
	return nil
}
