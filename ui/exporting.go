package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content/anki"
	"stagecraft/content/picture"
	"stagecraft/study"
	"stagecraft/study/exchange"
	"stagecraft/ui/cards"
	"stagecraft/ui/figure/export"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/finder"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// deckFormat is one way in which a deck goes into a file.
type deckFormat struct {
	ending string
	name   string
	says   string // what it is good for
	write  func(ctx context.Context, d *anki.Deck) ([]byte, anki.Written, error)
}

// deckFormats gives the ways there are.
func (s *App) deckFormats() []deckFormat {
	authors, how, now := s.opened.Session.Course().Authors, howToFold(), s.opened.Session.Now()
	return []deckFormat{
		{".apkg", words.T("Deck of Anki"), words.T("For Anki, and for programs that read its decks. With pictures."), func(ctx context.Context, d *anki.Deck) ([]byte, anki.Written, error) {
			var b bytes.Buffer
			w, err := anki.WritePackage(ctx, &b, d, now)
			return b.Bytes(), w, err
		}},
		{".txt", words.T("Text for Anki"), words.T("Notes with their ids, which Anki imports and brings up to date."), func(_ context.Context, d *anki.Deck) ([]byte, anki.Written, error) {
			data, w := anki.WriteText(d)
			return data, w, nil
		}},
		{".csv", words.T("Table (CSV)"), words.T("For a spreadsheet: front, back, deck and tags of each card."), func(_ context.Context, d *anki.Deck) ([]byte, anki.Written, error) {
			return anki.WriteCSV(d)
		}},
		{".pdf", words.T("Sheet to print (PDF)"), how, func(ctx context.Context, d *anki.Deck) ([]byte, anki.Written, error) {
			return paperSheet(ctx, d, how, authors)
		}},
		{".html", words.T("Sheet to print (web page)"), words.T("The same as one page for a browser."), func(_ context.Context, d *anki.Deck) ([]byte, anki.Written, error) {
			data, w := anki.WriteSheet(d, how)
			return data, w, nil
		}},
	}
}

func howToFold() string {
	return words.T("Cards to cut out along the lines and to fold in the middle, front and back beside each other.")
}

// ChooseExport asks which deck to export, unless one is open, and then how.
func (s *App) ChooseExport() {
	if s.opened == nil {
		return
	}
	finder.Show("export deck", s.window.Canvas(), words.T("Export which deck?"), 560, func(any) finder.Search {
		found := finder.Search{None: words.T("No deck is called so.")}
		for _, d := range s.opened.Session.Decks() {
			if len(d.Cards) > 0 {
				found.Items = append(found.Items, finder.Item{Name: cards.DeckTitle(d), Kind: words.N("%d card", "%d cards", len(d.Cards)), Do: func() { s.ExportDeck(d.ID) }})
			}
		}
		return found
	})
}

// ExportDeck asks how to export a deck, and where to.
func (s *App) ExportDeck(id string) {
	if s.opened == nil {
		return
	}
	d, ok := s.opened.Session.Deck(id)
	if !ok || len(d.Cards) == 0 {
		return
	}
	var pop *kit.PopUp
	var rows []fyne.CanvasObject
	var first *kit.Pressable
	for _, f := range s.deckFormats() {
		choose := kit.Secondary(f.name, func() {
			pop.Hide()
			s.saveDeck(d, f)
		})
		if first == nil {
			first = choose
		}
		rows = append(rows, kit.Columns(16, 200, []float32{2, 3}, kit.Row(0, choose, kit.Spring()), kit.MutedLabel(f.says)))
	}
	inside := kit.Stack(14, kit.Body(words.N("%d card goes into a file. What you recalled of it stays here.", "%d cards go into a file. What you recalled of them stays here.", len(d.Cards))), kit.Stack(10, rows...))
	cancel := kit.Secondary(words.T("Cancel"), func() { pop.Hide() })
	pop = s.question("export", words.F("Export: %s", cards.DeckTitle(d)), 680, inside, first, func() { s.ExportDeck(id) }, cancel)
}

// ExportCards writes cards that were chosen as a deck of Anki, and asks where to.
func (s *App) ExportCards(list []study.Card) {
	if s.opened == nil || len(list) == 0 {
		return
	}
	s.saveDeck(study.Deck{ID: "chosen", Title: words.T("Chosen cards"), Cards: list}, s.deckFormats()[0])
}

// saveDeck asks where a deck goes, and writes it.
func (s *App) saveDeck(d study.Deck, f deckFormat) {
	title := cards.DeckTitle(d)
	filechooser.Ask(s.window.Canvas(), filechooser.Request{
		Kind: filechooser.Save, Title: words.F("Export: %s", title), Endings: []string{f.ending}, Name: fileName(title) + f.ending,
	}, func(path string) {
		if s.opened == nil {
			return
		}
		deck := s.deckToExport(d, title)
		var w anki.Written
		s.runTask(words.F("Export: %s", title), words.F("Writing %s…", filepath.Base(path)),
			func(ctx context.Context, _ func(done, all int64)) error {
				data, written, err := f.write(ctx, deck)
				if err == nil {
					err = ctx.Err()
				}
				if err != nil {
					return err
				}
				w = written
				return filechooser.Write(path, data)
			},
			func(err error) {
				switch {
				case errors.Is(err, context.Canceled):
				case err != nil:
					s.Fail(words.F("Saving %s", filepath.Base(path)), err)
				case w.Missing > 0 && f.ending != ".txt":
					s.Tell(words.F("Saved as %s", path) + " " + words.N("%d picture couldn’t be read and is left out.", "%d pictures couldn’t be read and are left out.", w.Missing))
				default:
					s.Tell(words.F("Saved as %s", path))
				}
			})
	})
}

// deckToExport makes a deck to hand out of one here.
func (s *App) deckToExport(d study.Deck, title string) *anki.Deck {
	session := s.opened.Session
	course := session.Course()
	name := course.Title
	if _, own := strings.CutPrefix(d.ID, study.OwnDeckID("")); own {
		name = title
	} else if d.ID != study.AllCards {
		name += " › " + title
	}
	names := map[string]string{}
	for _, o := range session.OwnDecks() {
		names[o.ID] = o.Name
	}
	return exchange.Deck(exchange.Source{Course: course, Title: name, Cards: d.Cards, DeckNames: names, Words: words.InForce(), Own: s.ownPicture})
}

// ownPicture reads a picture of the learner's own, for whoever is not on the main
// goroutine.
func (s *App) ownPicture(hash string) ([]byte, error) {
	type answer struct {
		data []byte
		err  error
	}
	given := make(chan answer, 1)
	kit.OnMain(func() {
		a := answer{err: study.ErrClosed}
		if s.opened != nil && !s.closing {
			a.data, a.err = s.opened.Session.Picture(hash)
		}
		given <- a
	})
	a := <-given
	return a.data, a.err
}

// paperSheet draws a deck on paper, with one picture a side.
func paperSheet(ctx context.Context, d *anki.Deck, how string, authors []string) ([]byte, anki.Written, error) {
	sheet := export.CardSheet{Title: d.Title, How: how, Language: d.Language, Authors: authors}
	w := anki.Written{Notes: len(d.Cards)}
	shown := func(address string) *image.RGBA {
		if address == "" || d.Picture == nil {
			return nil
		}
		data, err := d.Picture(address)
		if err == nil {
			var img *image.RGBA
			if img, err = picture.Decode(ctx, data, image.Pt(900, 600)); err == nil {
				w.Pictures++
				return img
			}
		}
		w.Missing++
		return nil
	}
	for _, p := range d.Pairs() {
		if ctx.Err() != nil {
			return nil, w, ctx.Err()
		}
		front, ahead := anki.OnPaper(p.Front)
		back, behind := anki.OnPaper(p.Back)
		about, _ := anki.OnPaper(p.About)
		sheet.Cards = append(sheet.Cards, export.PaperCard{About: about, Front: front, Back: back, FrontPicture: shown(ahead), BackPicture: shown(behind)})
		w.Cards++
	}
	data, err := sheet.PDF()
	if err != nil {
		return nil, w, fmt.Errorf("draw the sheet: %w", err)
	}
	return data, w, nil
}
