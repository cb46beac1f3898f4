package exchange_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content"
	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/exchange"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
)

// session is a study of the bundled course that has its journal in a new folder.
func session(t testing.TB) *study.Session {
	t.Helper()
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	s, err := study.Start(course, j, clock{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

type clock struct{}

func (clock) Now() time.Time { return time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC) }

func read(t testing.TB, s *study.Session, path string) *exchange.Coming {
	t.Helper()
	c, err := exchange.Read(t.Context(), path, exchange.KnownOf(s.OwnCards()), nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestRead_BecomesCardsWithWhatWasRecalled(t *testing.T) {
	for _, form := range ankitest.Forms {
		t.Run(string(form), func(t *testing.T) {
			s := session(t)
			c := read(t, s, ankitest.File(t, form))
			if c.Notes != 5 || c.LeftOut != 3 || c.Cards != 7 || c.Reviews != 5 || c.Pictures != 1 || !slices.Equal(c.Decks, []string{"Default", "Sales", "Sales › Orders"}) {
				t.Errorf("it would bring %d notes and leave %d out, %d cards, %d reviews, %d pictures, decks %q", c.Notes, c.LeftOut, c.Cards, c.Reviews, c.Pictures, c.Decks)
			}
			done, err := s.Import(c.Import)
			if err != nil {
				t.Fatal(err)
			}
			if want := (study.Imported{Made: 5, Decks: 3, Pictures: 1, Grades: 5}); done != want {
				t.Errorf("it brought %+v, want %+v", done, want)
			}
			i := slices.IndexFunc(s.OwnCards(), func(o *study.OwnCard) bool { return o.From.Outside == "anki:guid-po" })
			if i < 0 {
				t.Fatalf("cards are %+v", s.OwnCards())
			}
			po := s.OwnCards()[i]
			picture, err := s.Picture(study.HashOf(ankitest.Picture(t)))
			if err != nil || !bytes.Equal(picture, ankitest.Picture(t)) || !slices.Equal(po.Pictures(), []string{study.HashOf(picture)}) {
				t.Errorf("its picture is %v, %v", po.Pictures(), err)
			}
			reason := s.Why(po.CardIDOf(study.Front))
			if want := time.UnixMilli(1700400000000); reason.State != fsrs.Review || !reason.Last.Equal(want) {
				t.Errorf("what was recalled there comes to %+v", reason)
			}
			if _, ok, err := s.Undo(study.ScopeCards); err != nil || !ok {
				t.Fatal(err)
			}
			if len(s.OwnCards()) != 0 {
				t.Errorf("undone, there are %d cards", len(s.OwnCards()))
			}
		})
	}
}

func TestRead_OfADeckThatCameBeforeBringsItUpToDate(t *testing.T) {
	s := session(t)
	if _, err := s.Import(read(t, s, ankitest.File(t, anki.Form2)).Import); err != nil {
		t.Fatal(err)
	}
	again := read(t, s, ankitest.File(t, anki.Form21b))
	if again.Here != 5 || len(again.Decks) != 0 {
		t.Errorf("%d are known, and the decks %q are new", again.Here, again.Decks)
	}
	done, err := s.Import(again.Import)
	if err != nil || done.Made != 0 || done.Same != 5 || done.Decks != 0 || len(s.OwnCards()) != 5 {
		t.Errorf("again it brings %+v, %v", done, err)
	}
}

func TestDeck_OfTheCourseIsReadAgain(t *testing.T) {
	s := session(t)
	d, ok := s.Deck(study.AllCards)
	if !ok {
		t.Fatal("there is no deck")
	}
	if diff := cmp.Diff(ids(d.Cards), ids(study.CourseCards(s.Course()))); diff != "" {
		t.Errorf("the course's cards are others than a session's:\n%s", diff)
	}
	deck := exchange.Deck(exchange.Source{Course: s.Course(), Title: s.Course().Title, Cards: d.Cards})
	path := filepath.Join(t.TempDir(), "deck.apkg")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := anki.WritePackage(t.Context(), f, deck, clock{}.Now())
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	if w.Cards != len(d.Cards) || w.Missing != 0 {
		t.Errorf("of %d cards it wrote %v", len(d.Cards), w)
	}
	c := read(t, s, path)
	if c.Notes != w.Notes || c.LeftOut != 0 || c.Cards != w.Cards || len(c.Problems.Count) != 0 {
		t.Errorf("of %v there come %d notes and %d cards; %v", w, c.Notes, c.Cards, c.Problems)
	}
}

func ids(cards []study.Card) []string {
	all := make([]string, len(cards))
	for i, c := range cards {
		all[i] = string(c.ID)
	}
	slices.Sort(all)
	return all
}

func TestDeck_OfOnesOwnCards(t *testing.T) {
	s := session(t)
	if _, err := s.Import(read(t, s, ankitest.File(t, anki.Form21)).Import); err != nil {
		t.Fatal(err)
	}
	hash := study.HashOf(ankitest.Picture(t))
	if _, err := s.MakeCard(study.OwnCard{
		Back:    "Look closely.",
		Picture: &study.CardPicture{Hash: hash, Alt: "A form", Hidden: []study.HiddenPart{{Number: 1, X: 0, Y: 0, Width: 5000, Height: 5000, Label: "Corner"}, {Number: 2, X: 5000, Y: 5000, Width: 5000, Height: 5000}}},
	}, "Pictures"); err != nil {
		t.Fatal(err)
	}
	var cards []study.Card
	names := map[string]string{}
	for _, d := range s.OwnDecks() {
		names[d.ID] = d.Name
		of, _ := s.Deck(d.DeckID())
		cards = append(cards, of.Cards...)
	}
	deck := exchange.Deck(exchange.Source{Course: s.Course(), Title: "Mine", Cards: cards, DeckNames: names, Own: s.Picture})
	var b bytes.Buffer
	w, err := anki.WritePackage(t.Context(), &b, deck, clock{}.Now())
	if want := (anki.Written{Notes: 7, Cards: 9, Pictures: 5}); err != nil || w != want {
		t.Errorf("it wrote %v, %v, want %v", w, err, want)
	}
	if i := slices.IndexFunc(deck.Cards, func(e anki.Entry) bool { return e.GUID == "guid-po" }); i < 0 || deck.Cards[i].Deck != "Sales::Orders" {
		t.Errorf("what came from Anki goes there as %+v", deck.Cards)
	}
}
