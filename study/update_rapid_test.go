package study_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// twin is one of two machines under one clock, on events in memory.
type twin struct {
	*study.Session
	t     *rapid.T
	clock *watch
	store *pad
}

func (w *twin) open(c *content.Course) {
	var err error
	if w.Session, err = study.Start(c, w.store, w.clock); err != nil {
		w.t.Fatal(err)
	}
}

// join takes what the other did, in an operation that can be undone.
func (w *twin) join(other *twin) {
	have := map[ulid.ULID]bool{}
	for _, e := range w.store.events {
		have[e.ID] = true
	}
	var ids []ulid.ULID
	var missing []study.Event
	for _, e := range other.store.events {
		if !have[e.ID] {
			missing, ids = append(missing, e), append(ids, e.ID)
		}
	}
	if len(ids) > 0 {
		own, err := w.JoinEvents("a1", ids)
		if err != nil {
			w.t.Fatal(err)
		}
		missing = append(missing, own...)
	}
	if err := w.store.Append(missing...); err != nil {
		w.t.Fatal(err)
	}
	slices.SortFunc(w.store.events, func(a, b study.Event) int { return a.ID.Compare(b.ID) })
	w.open(w.Course())
}

// TestUpdate_MachinesAgreeWhateverTheOrder has two machines study, open either
// edition and bring in each other's progress in any order, and holds that once each
// has all of the other's, they tell the same in the same edition.
func TestUpdate_MachinesAgreeWhateverTheOrder(t *testing.T) {
	for _, locked := range []bool{true, false} {
		one, two := twoEditions(t, locked)
		rapid.Check(t, func(rt *rapid.T) {
			clock := morning()
			twins := [2]*twin{{t: rt, clock: clock, store: &pad{}}, {t: rt, clock: clock, store: &pad{}}}
			for _, w := range twins {
				w.open(one)
			}
			ok := func(err error) {
				if err != nil {
					rt.Fatal(err)
				}
			}
			for range rapid.IntRange(2, 16).Draw(rt, "acts") {
				i := rapid.IntRange(0, 1).Draw(rt, "machine")
				w := twins[i]
				clock.wait(time.Duration(rapid.IntRange(1, 100_000).Draw(rt, "seconds")) * time.Second)
				switch rapid.SampledFrom([]string{"grade", "grade", "grade", "open", "open", "undo", "keep", "join"}).Draw(rt, "act") {
				case "grade":
					deck, _ := w.Deck(study.AllCards)
					card := deck.Cards[rapid.IntRange(0, len(deck.Cards)-1).Draw(rt, "card")]
					ok(w.Grade(card.ID, fsrs.Rating(rapid.IntRange(1, 4).Draw(rt, "rating")), time.Second))
				case "open":
					w.open([]*content.Course{one, two}[rapid.IntRange(0, 1).Draw(rt, "edition")])
				case "undo":
					_, _, err := w.Undo(study.ScopeCards)
					ok(err)
				case "keep":
					for _, e := range w.Editions() {
						ok(w.KeepSchedules(e.Edition, rapid.Bool().Draw(rt, "keep")))
					}
				case "join":
					w.join(twins[1-i])
				}
			}
			first := twins[rapid.IntRange(0, 1).Draw(rt, "first")]
			other := twins[0]
			if first == other {
				other = twins[1]
			}
			for _, c := range []*content.Course{two, one, two} { // and what each then meets
				first.open(c)
				other.open(c)
				first.join(other)
				other.join(first)
				first.join(other)
				a, b := effects(first), effects(other)
				if a != b {
					rt.Fatalf("in edition %s one machine has\n%s\nand the other\n%s", c.Version, a, b)
				}
				// A snapshot gives back the same, and what comes after it counts the same.
				state, err := first.ThroughSnapshot()
				if err != nil {
					rt.Fatal(err)
				}
				if got, want := state.Told(), first.State().Told(); got != want {
					rt.Fatalf("a snapshot gives back\n%s\nof\n%s", got, want)
				}
				// Nor does it matter in which order one machine took the events.
				shuffled := &twin{t: rt, clock: clock, store: &pad{settings: maps.Clone(first.store.settings)}}
				shuffled.store.events = rapid.Permutation(first.store.events).Draw(rt, "order")
				shuffled.open(c)
				if got := effects(shuffled); got != a {
					rt.Fatalf("in edition %s, in another order:\n%s\nand was\n%s", c.Version, got, a)
				}
			}
		})
	}
}

// effects tells how the cards stand: all that follows from what was done, and not in
// which events it is written.
func effects(m *twin) string {
	var b strings.Builder
	deck, _ := m.Deck(study.AllCards)
	for _, c := range deck.Cards {
		change, ok := m.CardChange(c.ID)
		fmt.Fprintln(&b, c.ID, m.Why(c.ID), len(change.Parts), ok)
	}
	for _, e := range m.Editions() {
		fmt.Fprintln(&b, e.Version, e.From, e.At.UnixMilli(), e.Kept, e.Offered)
	}
	fmt.Fprintln(&b, m.Totals().Reviews, m.Totals().Archived)
	return b.String()
}
