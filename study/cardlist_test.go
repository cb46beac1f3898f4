package study_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/seeddata"
)

// finds names the cards that a query finds.
func (d *testLearner) finds(query string) string {
	d.t.Helper()
	q, err := d.CardQuery(query)
	d.ok(err)
	list := d.CardList()
	var ids []string
	for _, i := range study.FindCards(list, q) {
		ids = append(ids, string(list[i].Of.ID))
	}
	return strings.Join(ids, " ")
}

const (
	poDefinition = study.CardID("term:po/definition")
	poTerm       = study.CardID("term:po/term")
	leadTerm     = study.CardID("term:lead/term")
)

func TestSession_ACardPutAsideWaitsUntilItIsBroughtBack(t *testing.T) {
	d := newTestLearner(t)
	d.grade(poDefinition, fsrs.Easy)
	d.ok(d.PutAside(poDefinition, leadTerm, leadTerm))
	d.ok(d.PutAside(leadTerm))
	same(t, "cards aside at first", d.finds("is:aside"), "term:po/definition term:lead/term")
	if _, _, err := d.Undo(study.ScopeCards); err != nil {
		t.Fatal(err)
	}
	same(t, "cards aside once that is undone", d.finds("is:aside"), "")
	d.ok(d.PutAside(poDefinition, leadTerm))
	same(t, "cards aside", d.finds("is:aside"), "term:po/definition term:lead/term")
	d.Time = d.AddDate(1, 0, 0)
	d.restart()
	same(t, "cards due", d.finds("is:due"), "")
	for range 20 {
		c, ok := d.Next(study.AllCards)
		if !ok {
			break
		}
		if c.ID == poDefinition || c.ID == leadTerm {
			t.Fatalf("%s comes", c.ID)
		}
		d.grade(c.ID, fsrs.Easy)
		d.nextDay()
	}
	d.ok(d.BringBack(poDefinition, leadTerm))
	same(t, "cards due once they are back", d.finds("is:due deck:finding or is:due deck:buying purchase"), string(poDefinition))
	if done, ok, err := d.Undo(study.ScopeCards); err != nil || !ok || done.Kind != study.OpBringBack || len(done.Cards) != 2 {
		t.Errorf("undo gave %+v %v %v", done, ok, err)
	}
	same(t, "cards aside again", d.finds("is:aside"), "term:po/definition term:lead/term")
	if err := d.PutAside("term:none/term"); !errors.Is(err, study.ErrNoCard) {
		t.Errorf("a card that isn't there gives %v", err)
	}
}

func TestSession_AForgottenCardIsANewOne(t *testing.T) {
	d := newTestLearner(t)
	d.grade(poDefinition, fsrs.Easy)
	d.grade(leadTerm, fsrs.Easy)
	days := d.Days(1)[0].Grades
	before := d.State().Told()
	d.nextDay()
	d.ok(d.Forget(poDefinition, poTerm))
	d.restart()
	same(t, "how it stands", d.Why(poDefinition).State, fsrs.New)
	same(t, "new cards of the order", d.finds("is:new purchase"), "term:po/definition term:po/term term:po/expansion")
	same(t, "reviews of the day before", d.Days(2)[0].Grades, days)
	d.grade(poDefinition, fsrs.Good)
	h, _ := d.CardHistory(poDefinition)
	if len(h.Grades) != 2 || !h.Grades[0].Before || h.Grades[1].Before || len(h.Memory) != 1 {
		t.Errorf("its history is %+v", h)
	}
	same(t, "introduced today", d.Counts(study.AllCards).Learning+d.Counts(study.AllCards).Ahead, 1)
	d.undo()
	done, ok, err := d.Undo(study.ScopeCards)
	if err != nil || !ok || done.Kind != study.OpForget {
		t.Fatalf("undo gave %+v %v %v", done, ok, err)
	}
	same(t, "all as before", d.State().Told(), before)
}

func TestSession_FlagsSeveralCardsInOneOperation(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.Flag(flagOn(onCard(string(poTerm)), study.FlagWrong, "no")))
	d.ok(d.FlagCards(true, poDefinition, poTerm, leadTerm))
	same(t, "flagged", d.finds("flagged"), "term:po/definition term:po/term term:lead/term")
	if _, _, err := d.Undo(study.ScopeCards); err != nil {
		t.Fatal(err)
	}
	same(t, "flagged after undo", d.finds("flagged"), string(poTerm))
	d.ok(d.FlagCards(false, poDefinition, poTerm))
	same(t, "flagged after all", d.finds("flagged"), "")
}

func TestSortCards_ByNameIsInOrderOfTheNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOf(rapid.StringMatching(`(Term )?[A-Ca-cé]{0,12}`)).Draw(t, "names")
		list := make([]study.ListedCard, len(names))
		for i, n := range names {
			list[i].Of = study.Card{Term: &content.Term{Term: n}}
		}
		for _, down := range []bool{false, true} {
			places := study.SortCards(list, study.ByName, down)
			for i := range places[min(1, len(places)):] {
				a, b := strings.ToLower(names[places[i]]), strings.ToLower(names[places[i+1]])
				if !down && a > b || down && a < b || a == b && places[i] > places[i+1] {
					t.Fatalf("%q (%d) comes before %q (%d)", a, places[i], b, places[i+1])
				}
			}
		}
	})
}

func TestSortCards_PutsWhatHasNoFigureLast(t *testing.T) {
	d := newTestLearner(t)
	d.grade(poDefinition, fsrs.Again)
	d.grade(leadTerm, fsrs.Easy)
	list := d.CardList()
	for _, by := range study.CardOrders() {
		for _, down := range []bool{false, true} {
			places := study.SortCards(list, by, down)
			same(t, "cards", len(places), len(list))
			seen := map[int]bool{}
			for _, p := range places {
				seen[p] = true
			}
			same(t, "different cards", len(seen), len(list))
			if by == study.ByStability {
				want := []study.CardID{poDefinition, leadTerm}
				if down {
					want = []study.CardID{leadTerm, poDefinition}
				}
				same(t, "the first", []study.CardID{list[places[0]].Of.ID, list[places[1]].Of.ID}, want)
			}
		}
	}
}

func TestSession_CardHistoryTellsWhatTheSchedulerPlanned(t *testing.T) {
	d := newTestLearner(t)
	d.grade(poDefinition, fsrs.Easy)
	d.Time = d.AddDate(0, 0, 20)
	d.grade(poDefinition, fsrs.Again)
	d.wait(time.Hour)
	d.grade(poDefinition, fsrs.Good)
	h, ok := d.CardHistory(poDefinition)
	if !ok || len(h.Grades) != 3 || len(h.Memory) != 3 {
		t.Fatalf("%+v", h)
	}
	same(t, "the last wait", h.Grades[2].Days >= 1, true)
	same(t, "the wait after forgetting", h.Grades[1].Wait > 0, true)
	for _, curve := range h.Memory {
		for i, at := range curve {
			if at.Recall < 0 || at.Recall > 1 || i > 0 && (at.Recall > curve[i-1].Recall+1e-9 || at.At.Before(curve[i-1].At)) {
				t.Errorf("the memory goes from %+v to %+v", curve[max(i-1, 0)], at)
			}
		}
	}
	if r := h.Grades[1].Recall; r <= 0 || r >= 1 {
		t.Errorf("before it was forgotten recall was %v", r)
	}
	same(t, "how long it takes", h.Took, 4*time.Second)
	if _, ok := d.CardHistory("term:none/term"); ok {
		t.Error("a card that isn't there has a history")
	}
}

func BenchmarkSession_FindsAmongManyCards(b *testing.B) {
	c, problems := content.Open(seeddata.Course(50_000))
	if c == nil {
		b.Fatal(problems)
	}
	w := morning()
	s, err := study.Start(c, &pad{}, w)
	if err != nil {
		b.Fatal(err)
	}
	cards := s.CardList()
	for i := 0; i < len(cards); i += 50 {
		if err := s.Grade(cards[i].Of.ID, fsrs.Rating(1+i%4), time.Second); err != nil {
			b.Fatal(err)
		}
	}
	for _, text := range []string{"seller", "is:new", "lapses>0 or recall<0.9 not (deck:a or flagged)"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				q, err := s.CardQuery(text)
				if err != nil {
					b.Fatal(err)
				}
				_ = study.FindCards(cards, q)
			}
		})
	}
	b.Run("figures of all", func(b *testing.B) {
		for b.Loop() {
			_ = s.CardList()
		}
	})
	for _, by := range []study.CardOrder{study.ByName, study.ByRecall} {
		b.Run(fmt.Sprint("sorted by ", by), func(b *testing.B) {
			for b.Loop() {
				_ = study.SortCards(cards, by, true)
			}
		})
	}
}
