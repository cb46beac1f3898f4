package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"math"
	"slices"
	"strconv"
	"strings"

	"stagecraft/content/anki"
	"stagecraft/content/picture"
	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// Coming is what a deck would bring.
type Coming struct {
	Import study.Import

	Notes    int      // of the file that something comes of
	LeftOut  int      // of the file that nothing comes of
	Cards    int      // that are asked, new ones and known ones
	Here     int      // cards of one's own that came before, and are brought up to date
	Decks    []string // their names here
	Pictures int
	Reviews  int
	Problems anki.Problems
}

// Read reads a deck of Anki. Known are the cards that came from it before: they stay in
// the decks in which they are now. Progress, unless nil, is told how far it is. It
// gives the errors of [anki.Open], and writes nothing.
func Read(ctx context.Context, path string, known Known, progress func(done, all int64)) (_ *Coming, err error) {
	// Reading the database is about a third of the work, and making cards the rest.
	part := func(done, all int64) {
		if progress != nil && all > 0 {
			progress(done, 3*all)
		}
	}
	c, err := anki.Open(ctx, path, part)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	r := reading{ctx: ctx, c: c, known: known, addresses: map[string]string{}, hashes: map[string]bool{}, coming: &Coming{}}
	for i, n := range c.Notes {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if i%64 == 0 && progress != nil {
			progress(int64(len(c.Notes)+2*i), int64(3*len(c.Notes)))
		}
		r.note(n)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	r.coming.Problems = c.Problems
	r.coming.Pictures = len(r.coming.Import.Pictures)
	for reason, n := range c.Problems.Count {
		if reason == anki.NoType || reason == anki.Doubled {
			r.coming.LeftOut += n // they aren't among the notes
		}
	}
	slices.Sort(r.coming.Decks)
	return r.coming, nil
}

// reading is one Read under way.
type reading struct {
	ctx       context.Context
	c         *anki.Collection
	known     Known
	coming    *Coming
	addresses map[string]string // of pictures: here, by those there; "" is left out
	hashes    map[string]bool
	size      int
	at        *anki.Note // that is being read
}

// note takes in what comes of a note.
func (r *reading) note(n *anki.Note) {
	r.at = n
	faces := r.c.Faces(n, r.picture)
	taken := false
	for i := range faces {
		card, sides, ok := r.card(n, &faces[i], len(faces) > 1)
		if !ok {
			continue
		}
		taken = true
		r.take(card, sides, deckOf(n, &faces[i]))
	}
	if taken {
		r.coming.Notes++
	} else {
		r.coming.LeftOut++
	}
}

// take adds a card, with the cards there whose reviews are of its sides.
func (r *reading) take(card study.OwnCard, sides map[study.Side]*anki.Card, deck *anki.DeckName) {
	in := study.ImportedCard{OwnCard: card}
	if was, known := r.known[card.From.Outside]; known {
		in.ID, in.Deck = was.ID, was.Deck
		r.coming.Here++
	} else {
		in.DeckName = deckName(deck.Name)
		if !slices.Contains(r.coming.Decks, in.DeckName) {
			r.coming.Decks = append(r.coming.Decks, in.DeckName)
		}
	}
	for side, of := range sides {
		if of == nil || len(of.Reviews) == 0 {
			continue
		}
		if in.Grades == nil {
			in.Grades = map[study.Side][]study.PastGrade{}
		}
		grades := make([]study.PastGrade, len(of.Reviews))
		for i, g := range of.Reviews {
			grades[i] = study.PastGrade{At: g.At, Rating: fsrs.Rating(g.Rating), Took: g.Took}
		}
		in.Grades[side] = grades
		r.coming.Reviews += len(grades)
	}
	r.coming.Cards += len(in.Sides())
	r.coming.Import.Cards = append(r.coming.Import.Cards, in)
}

// deckName is a deck's name here: within bounds, the outermost first.
func deckName(name string) string {
	clean := study.CleanDeckName(strings.ReplaceAll(name, ankiBetween, betweenDecks))
	if clean == "" {
		return "Anki"
	}
	return clean
}

func deckOf(n *anki.Note, f *anki.Face) *anki.DeckName {
	if f.Card != nil {
		return f.Card.Deck
	}
	return n.Cards[0].Deck
}

// card makes a card of one's own of a face, with the cards there by its sides.
func (r *reading) card(n *anki.Note, f *anki.Face, several bool) (study.OwnCard, map[study.Side]*anki.Card, bool) {
	card := study.OwnCard{Front: f.Front, Back: f.Back, Cloze: f.Gaps, Reversed: f.Turned != nil, Tags: tagsOf(n)}
	card.From.Outside = ankiPrefix + n.GUID
	if several {
		card.From.Outside += "#" + strconv.Itoa(f.Card.Ordinal+1)
	}
	sides := map[study.Side]*anki.Card{}
	switch {
	case f.Hidden != nil:
		hidden, ok := r.hidden(f.Hidden)
		if !ok {
			return card, nil, false
		}
		card.Picture = hidden
		for _, c := range n.Cards {
			sides[study.Side("r"+strconv.Itoa(c.Ordinal+1))] = c
		}
	case f.Gaps != "":
		for _, c := range n.Cards {
			sides[study.Side("c"+strconv.Itoa(c.Ordinal+1))] = c
		}
	default:
		sides[study.Front], sides[study.Back] = f.Card, f.Turned
	}
	for _, text := range []string{card.Front, card.Back, card.Cloze} {
		if len(text) > study.MaxCardText {
			r.c.Problems.Add(anki.TooLong, n, fmt.Sprintf("%d kB", len(text)>>10))
			return card, nil, false
		}
	}
	if card.Cloze != "" && len(study.Gaps(card.Cloze)) == 0 || len(card.From.Outside) > 400 {
		r.c.Problems.Add(anki.NoCards, n, "")
		return card, nil, false
	}
	return card, sides, true
}

// tagsOf gives as many of the tags of a note as a card can have.
func tagsOf(n *anki.Note) []string {
	var tags []string
	for _, tag := range n.Tags {
		if len(tag) <= study.MaxCardTag && len(tags) < study.MaxCardTags {
			tags = append(tags, tag)
		}
	}
	return tags
}

// hidden makes a picture with hidden parts.
func (r *reading) hidden(o *anki.Occlusion) (*study.CardPicture, bool) {
	address := r.picture(o.Address)
	if address == "" {
		return nil, false
	}
	p := &study.CardPicture{Hash: strings.TrimPrefix(address, study.PicturePrefix), Alt: o.Title}
	scale := func(part float64) int { return int(math.Round(part * study.PictureScale)) }
	used := map[int]bool{}
	for _, part := range o.Parts {
		h := study.HiddenPart{Number: part.Number, X: scale(part.X), Y: scale(part.Y)}
		h.Width, h.Height = min(max(scale(part.Width), 1), study.PictureScale-h.X), min(max(scale(part.Height), 1), study.PictureScale-h.Y)
		if used[h.Number] || h.Number < 1 || h.Number > study.MaxHidden || h.Width < 1 || h.Height < 1 || len(p.Hidden) >= study.MaxHidden {
			continue // it is hidden together with another, which has the number
		}
		used[h.Number] = true
		p.Hidden = append(p.Hidden, h)
	}
	return p, len(p.Hidden) > 0
}

// picture brings a picture along, and gives its address here; "" where it is left out.
func (r *reading) picture(address string) string {
	if here, known := r.addresses[address]; known {
		return here
	}
	here := ""
	data, err := r.c.Picture(address)
	if err == nil && len(data) > study.MaxPicture {
		data, err = smaller(r.ctx, data)
	}
	switch {
	case r.ctx.Err() != nil:
		return ""
	case errors.Is(err, anki.ErrNoPicture):
		r.c.Problems.Add(anki.NoPicture, r.at, address)
	case err != nil, r.size+len(data) > study.MaxImportedPictures, len(r.hashes) >= study.MaxPictures:
		r.c.Problems.Add(anki.BadPicture, r.at, address)
	default:
		hash := study.HashOf(data)
		here = study.PicturePrefix + hash
		if !r.hashes[hash] {
			r.hashes[hash] = true
			r.size += len(data)
			r.coming.Import.Pictures = append(r.coming.Import.Pictures, data)
		}
	}
	r.addresses[address] = here
	return here
}

// smaller draws a picture anew that has too many bytes for a card: smaller, and one
// that nothing shows through as JPEG.
func smaller(ctx context.Context, data []byte) ([]byte, error) {
	for _, within := range []int{1600, 1000, 600} {
		img, err := picture.Decode(ctx, data, image.Pt(within, within))
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		if img.Opaque() {
			err = jpeg.Encode(&b, img, &jpeg.Options{Quality: 85})
		} else {
			err = png.Encode(&b, img)
		}
		if err != nil {
			return nil, err
		}
		if b.Len() <= study.MaxPicture {
			return b.Bytes(), nil
		}
	}
	return nil, anki.ErrBadPicture
}
