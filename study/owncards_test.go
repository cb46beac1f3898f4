package study_test

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// smallPicture is a picture of one pixel.
var smallPicture = func() []byte {
	b, err := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
	if err != nil {
		panic(err)
	}
	return b
}()

// ownID is an id of a card or a deck of one's own.
func ownID(n int) string { return ulid.MustNew(uint64(1_700_000_000_000+n), nil).String() }

// fromLesson is a card that was made of a passage.
func fromLesson() study.OwnCard {
	return study.OwnCard{
		Cloze: "After a {{c1::demo}} comes the {{c2::rest::what is left}}.", Tags: []string{"mine"},
		From: study.CardOrigin{Passage: on("buying", "b", 0, 10), Quote: "After a de"},
	}
}

// onPicture is a card of a picture of which two parts are hidden.
func onPicture() study.OwnCard {
	return study.OwnCard{Front: "Which?", Picture: &study.CardPicture{Hash: study.HashOf(smallPicture), Alt: "A map", Hidden: []study.HiddenPart{
		{Number: 1, X: 0, Y: 0, Width: 5000, Height: 5000, Label: "North"}, {Number: 4, X: 9000, Y: 100, Width: 1000, Height: 10},
	}}}
}

// someImport is n cards with a grade each of a year ago and of half a year ago.
func someImport(now time.Time, n int) study.Import {
	in := study.Import{Pictures: [][]byte{smallPicture}}
	for i := range n {
		in.Cards = append(in.Cards, study.ImportedCard{
			OwnCard:  study.OwnCard{Front: fmt.Sprint("What is ", i, "?"), Back: "So many.", From: study.CardOrigin{Outside: fmt.Sprint("guid", i)}},
			DeckName: fmt.Sprint("Numbers::", i%3),
			Grades: map[study.Side][]study.PastGrade{study.Front: {
				{At: now.AddDate(-5, 0, -1), Rating: fsrs.Good, Took: time.Second}, {At: now.AddDate(-5, 0, 0), Rating: fsrs.Good}, {At: now.AddDate(0, -6, 0), Rating: fsrs.Easy},
			}},
		})
	}
	return in
}

// drawCarded draws an event of a card of one's own.
func drawCarded(t *rapid.T) study.CardedPayload {
	p := study.CardedPayload{
		Card:   ownID(rapid.IntRange(1, 3).Draw(t, "own card")),
		Change: rapid.SampledFrom([]study.CardedChange{study.CardMade, study.CardChanged, study.CardBrought, study.CardRemoved}).Draw(t, "change"),
	}
	if rapid.Bool().Draw(t, "from a lesson") {
		p.From = &study.CardedFrom{Lesson: "buying", Block: "b", Start: 1, End: 3, Note: true, Quote: "ft"}
	} else if rapid.Bool().Draw(t, "from elsewhere") {
		p.From = &study.CardedFrom{Question: "q1", Outside: "guid"}
	}
	if p.Change == study.CardRemoved {
		return p
	}
	p.Deck = rapid.SampledFrom([]string{study.FirstDeck, ownID(2)}).Draw(t, "in deck")
	switch rapid.IntRange(0, 2).Draw(t, "kind of card") {
	case 0:
		p.Front, p.Back, p.Reversed, p.Tags = "A *lead*?", "Who may buy.", rapid.Bool().Draw(t, "reversed"), []string{"a", "b"}
	case 1:
		p.Cloze, p.Back = fromLesson().Cloze, "So it is."
	case 2:
		p.Front, p.Picture = "Which?", onPicture().Picture
	}
	return p
}

func TestMakeCard_IsACardLikeAnyOther(t *testing.T) {
	d := newTestLearner(t)
	before := d.Counts(study.AllCards).New
	d.ok(d.SetNewPerDay(100))
	all := d.Counts(study.AllCards).New
	id, err := d.MakeCard(fromLesson(), "Selling")
	d.ok(err)
	d.restart()
	c, ok := d.OwnCardByID(id)
	if !ok {
		t.Fatal("it isn't there after a restart")
	}
	want := fromLesson()
	want.ID, want.Deck = id, d.OwnDecks()[1].ID
	if diff := cmp.Diff(want, *c); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	deck, ok := d.Deck(d.OwnDecks()[1].DeckID())
	if !ok || deck.Title != "Selling" || len(deck.Cards) != 2 || deck.Cards[1].ID != study.CardID("own:"+id+"/c2") {
		t.Fatalf("its deck is %+v, %v", deck, ok)
	}
	same(t, "new cards", d.Counts(study.AllCards).New-all, 1) // the other gap waits for another day
	same(t, "what comes", d.next(deck.ID), deck.Cards[0].ID)
	d.grade(deck.Cards[0].ID, fsrs.Good)
	same(t, "in the steps", d.Counts(deck.ID).Ahead, 1)
	if _, ok := d.Deck(study.AllCards); !ok || before == 0 {
		t.Error("there are no cards")
	}
	undone, ok, err := d.Undo(study.ScopeLesson("buying"))
	if err != nil || !ok || undone.Kind != study.OpMakeCard || len(d.OwnCards()) != 0 || len(d.OwnDecks()) != 1 {
		t.Errorf("undo of the lesson gave %v, %v, %v and left %v", undone.Kind, ok, err, d.OwnDecks())
	}
	if _, ok := d.CardByID(deck.Cards[0].ID); ok {
		t.Error("the course still has the card")
	}
	_, _, err = d.Redo(study.ScopeLesson("buying"))
	d.ok(err)
	same(t, "once it is back", d.Counts(deck.ID).Ahead, 1)
}

func TestOwnCard_SidesAskAndAnswer(t *testing.T) {
	for name, tc := range map[string]struct {
		card study.OwnCard
		want string
	}{
		"front": {study.OwnCard{Front: "A?", Back: "*B*."}, "front: A? > *B*. [B.]"},
		"both":  {study.OwnCard{Front: "A", Back: "B", Reversed: true}, "front: A > B [B]|back: B > A [A]"},
		"gaps": {
			study.OwnCard{Cloze: "A {{c2::b}} and {{c1::c::which}}, {{c2::d}}"},
			"c1: A b and **[which]**, d > A b and ==c==, d [c]|c2: A **[…]** and c, **[…]** > A ==b== and c, ==d== [b, d]",
		},
		"nested":     {study.OwnCard{Cloze: "{{c1::a {{c2::b}} c}}"}, "c1: **[…]** > ==a b c== [a b c]|c2: a **[…]** c > a ==b== c [b]"},
		"not closed": {study.OwnCard{Cloze: "{{c1::a}} {{c2::b {{c0}"}, "c1: **[…]** {{c2::b {{c0} > ==a== {{c2::b {{c0} [a]"},
		"picture":    {onPicture(), "r1: Which? >  [North]|r4: Which? >  []"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, side := range tc.card.Sides() {
				got = append(got, fmt.Sprintf("%s: %s > %s [%s]", side, tc.card.Asks(side), tc.card.Answers(side), tc.card.Typed(side)))
			}
			same(t, "sides", strings.Join(got, "|"), tc.want)
		})
	}
}

func TestMakeCard_RefusesWhatCanNotBe(t *testing.T) {
	d := newTestLearner(t)
	long := strings.Repeat("x", study.MaxCardText+1)
	outside := onPicture()
	outside.Picture.Hidden[0].X = 5001
	for name, tc := range map[string]struct {
		card     study.OwnCard
		pictures [][]byte
		want     error
	}{
		"nothing":         {study.OwnCard{Front: " \n", Back: "B"}, nil, study.ErrEmptyCard},
		"no answer":       {study.OwnCard{Front: "A"}, nil, study.ErrNoAnswer},
		"no gap":          {study.OwnCard{Cloze: "A {{c0::b}}"}, nil, study.ErrNoGap},
		"too long":        {study.OwnCard{Front: long, Back: "B"}, nil, study.ErrTooLong},
		"an empty tag":    {study.OwnCard{Front: "A", Back: "B", Tags: []string{" "}}, nil, study.ErrBadTag},
		"no such deck":    {study.OwnCard{Front: "A", Back: "B", Deck: ownID(9)}, nil, study.ErrNoDeck},
		"no such picture": {onPicture(), nil, study.ErrNoPicture},
		"outside":         {outside, [][]byte{smallPicture}, study.ErrBadHidden},
		"no picture":      {study.OwnCard{Front: "A", Back: "B"}, [][]byte{[]byte("hello")}, study.ErrBadPicture},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := d.MakeCard(tc.card, "", tc.pictures...); !errors.Is(err, tc.want) {
				t.Errorf("it gave %v", err)
			}
		})
	}
	same(t, "events", len(d.events()), 0)
}

func TestPicture_IsKeptOnceAndGivenBack(t *testing.T) {
	d := newTestLearner(t)
	for range 2 {
		_, err := d.MakeCard(onPicture(), "", smallPicture)
		d.ok(err)
	}
	d.restart()
	got, err := d.Picture(study.HashOf(smallPicture))
	d.ok(err)
	if !cmp.Equal(got, smallPicture) {
		t.Error("it is another")
	}
	same(t, "events", len(d.events()), 3)
	if _, err := d.Picture(study.HashOf(nil)); !errors.Is(err, study.ErrNoPicture) {
		t.Errorf("another gave %v", err)
	}
}

func TestDecks_AreMadeRenamedAndRemovedOnlyWhenEmpty(t *testing.T) {
	d := newTestLearner(t)
	id, err := d.MakeDeck("  Mine\n too ")
	d.ok(err)
	same(t, "name", d.OwnDecks()[1].Name, "Mine too")
	if _, err := d.MakeDeck("mine TOO"); !errors.Is(err, study.ErrDeckTaken) {
		t.Errorf("another of the name gave %v", err)
	}
	card, err := d.MakeCard(study.OwnCard{Front: "A", Back: "B", Deck: id}, "")
	d.ok(err)
	if err := d.RemoveDeck(id); !errors.Is(err, study.ErrDeckInUse) {
		t.Errorf("removing it gave %v", err)
	}
	d.ok(d.RenameDeck(id, "Ours"))
	d.ok(d.RemoveCards(card))
	d.ok(d.RemoveDeck(id))
	same(t, "decks", len(d.OwnDecks()), 1)
	if err := d.RemoveDeck(study.FirstDeck); !errors.Is(err, study.ErrNoDeck) {
		t.Errorf("removing the first gave %v", err)
	}
}

func TestDecks_AreRemovedWithTheirCardsAndComeBackWithThem(t *testing.T) {
	d := newTestLearner(t)
	id, err := d.MakeDeck("Mine")
	d.ok(err)
	for _, deck := range []string{id, id, study.FirstDeck} {
		_, err := d.MakeCard(study.OwnCard{Front: "A", Back: "B", Deck: deck}, "")
		d.ok(err)
	}
	if err := d.RemoveDeckWithCards(study.FirstDeck); !errors.Is(err, study.ErrNoDeck) {
		t.Errorf("removing the first gave %v", err)
	}
	d.ok(d.RemoveDeckWithCards(id))
	same(t, "decks", len(d.OwnDecks()), 1)
	same(t, "cards", len(d.OwnCards()), 1)
	same(t, "what is undone", d.undo().Kind, study.OpRemoveDeck)
	same(t, "decks", fmt.Sprint(d.OwnDecks()[1].Name, d.OwnDecks()[1].Cards), "Mine2")
	d.restart()
	same(t, "cards after a restart", len(d.OwnCards()), 3)
}

func TestImporter_IsForAnotherGoroutineAndStopsWhenAsked(t *testing.T) {
	d := newTestLearner(t)
	in := someImport(d.Session.Now(), 30)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if events, _, err := d.Importer().Events(ctx, in, nil); !errors.Is(err, context.Canceled) || len(events) != 0 {
		t.Errorf("stopped, it gave %d events and %v", len(events), err)
	}
	m := d.Importer()
	type made struct {
		events []study.Event
		done   study.Imported
		err    error
	}
	given := make(chan made)
	go func() {
		events, done, err := m.Events(t.Context(), in, func(done, all int64) {
			if done >= all {
				t.Errorf("it is at %d of %d", done, all)
			}
		})
		given <- made{events, done, err}
	}()
	d.grade("term:po/definition", fsrs.Good) // the session goes on meanwhile
	a := <-given
	d.ok(a.err)
	d.ok(d.journal.Append(a.events...))
	if !d.TakeJoined(a.events) {
		t.Error("the session needs a start to take them")
	}
	same(t, "cards", len(d.OwnCards()), a.done.Made)
	d.restart()
	same(t, "cards after a restart", len(d.OwnCards()), a.done.Made)
	same(t, "grades of that day", d.Days(1)[0].Grades, 1)
}

func TestImport_BringsHistoryThatTheSchedulePlansBy(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Good)
	in := someImport(d.Session.Now(), 10)
	done, err := d.Import(in)
	d.ok(err)
	same(t, "done", done, study.Imported{Made: 10, Decks: 3, Pictures: 1, Grades: 30})
	d.restart()
	card := d.OwnCards()[3].CardIDOf(study.Front)
	if why := d.Why(card); why.State != fsrs.Review || why.Wait < 100*24*time.Hour {
		t.Errorf("it stands so: %+v", why)
	}
	same(t, "streak days", d.Totals().Reviews, 1)
	// Brought in once more, with one that is another.
	again := in
	again.Pictures = nil
	for i := range again.Cards {
		again.Cards[i].ID = d.OwnCards()[i].ID
	}
	again.Cards[4].Back = "Not so many."
	told := d.Why(card)
	done, err = d.Import(again)
	d.ok(err)
	same(t, "done again", done, study.Imported{Changed: 1, Same: 9, Grades: 30})
	same(t, "why", d.Why(card), told)
	d.grade(card, fsrs.Again)
	same(t, "forgotten", d.Why(card).Lapses, 1)
	for range 3 {
		_, _, err = d.Undo(study.ScopeCards)
		d.ok(err)
	}
	same(t, "cards", len(d.OwnCards()), 0)
	same(t, "decks", len(d.OwnDecks()), 1)
}

// TestImport_OfManyIsOneOperation brings in as much as a learner of years has. The
// time is logged, not asked for: the machine may be busy.
func TestImport_OfManyIsOneOperation(t *testing.T) {
	n := 1000
	if os.Getenv("STAGECRAFT_LARGE_IMPORT") != "" {
		n = 20_000
	}
	d := newTestLearner(t)
	in := someImport(d.Session.Now(), n)
	for i := range in.Cards {
		grades := in.Cards[i].Grades[study.Front]
		for n := range 2 {
			grades = append(grades, study.PastGrade{At: d.Session.Now().AddDate(0, 0, n-3), Rating: fsrs.Good})
		}
		in.Cards[i].Grades[study.Front] = grades
	}
	begun := time.Now()
	done, err := d.Import(in)
	d.ok(err)
	took := time.Since(begun)
	same(t, "done", done, study.Imported{Made: n, Decks: 3, Pictures: 1, Grades: 5 * n})
	begun = time.Now()
	d.grade(d.OwnCards()[0].CardIDOf(study.Front), fsrs.Good)
	graded := time.Since(begun)
	d.undo()
	begun = time.Now()
	_, _, err = d.Undo(study.ScopeAll)
	d.ok(err)
	t.Logf("of %d cards it took %v, a grade then %v, and its undo %v", n, took, graded, time.Since(begun))
	same(t, "cards", len(d.OwnCards()), 0)
	d.restart()
	same(t, "cards after a restart", len(d.OwnCards()), 0)
}

// FuzzGaps reads any text as one with gaps: what isn't one stays as it is.
func FuzzGaps(f *testing.F) {
	for _, text := range []string{"a {{c1::b::c}} d", "{{c1::a {{c2::b}} c}}", "{{c1::}}", "{{c1::a", "}}::{{c200::x}}", strings.Repeat("{{c1::", 100) + "}}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := study.OwnCard{Cloze: text}
		numbers := study.Gaps(text)
		if len(numbers) == 0 {
			if got := c.Asks("c1"); text != "" && got != text {
				t.Fatalf("without gaps it asks %q", got)
			}
			return
		}
		for _, side := range c.Sides() {
			if c.Asks(side) == text {
				t.Errorf("side %s of %q hides nothing", side, text)
			}
		}
	})
}
