package study_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func replay(t rapid.TB, events []study.Event) *study.State {
	t.Helper()
	s, err := study.Replay("sales", each(events))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestReplay_UndoneEventIsAsIfItNeverHappened(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		got, want := replay(t, events).Told(), replay(t, unhappened(events)).Told()
		if got != want {
			t.Fatalf("with undoings:\n%s\nwithout what they undo:\n%s", got, want)
		}
	})
}

func TestReplay_OrderOfArrivalDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		shuffled := slices.Clone(events)
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		shuffled = append(shuffled, shuffled...) // and each comes twice
		if got, want := replay(t, shuffled).Told(), replay(t, events).Told(); got != want {
			t.Fatalf("shuffled:\n%s\nin order:\n%s", got, want)
		}
	})
}

func TestReplay_PassesOverTimesThatNoClockShows(t *testing.T) {
	for _, e := range []study.Event{{At: -1}, {At: 1 << 62}, {At: 1, Offset: 24 * 60}, {At: 1, Offset: -24 * 60}} {
		e.ID, e.Device, e.Seq, e.Course, e.Kind = ulid.MustNew(1, nil), "pad", 1, "sales", study.Finished
		e.Payload = json.RawMessage(`{"lesson":"buying"}`)
		if s := replay(t, []study.Event{e}); s.Skipped() != 1 {
			t.Errorf("at %d, %d minutes ahead, was taken", e.At, e.Offset)
		}
	}
}

func TestReplay_PassesOverWhatItDoesNotKnow(t *testing.T) {
	grade := `{"card":"term:po/definition","scheduler":"fsrs-6","rating":3,"retention":0.9,"took":1}`
	cases := []struct {
		name    string
		kind    study.Kind
		course  string
		payload string
		skipped int
		grades  int
	}{
		{"a grade", study.Graded, "sales", grade, 0, 1},
		{"a grade of a later scheduler, with more in it", study.Graded, "sales", `{"card":"term:po/term","scheduler":"fsrs-9","rating":3,"retention":0.9,"took":1,"mood":{"good":true}}`, 0, 1},
		{"a grade with spaces and escapes", study.Graded, "sales", ` { "card" : "term:p\u006f/term" , "scheduler":"fsrs-6", "rating": 3, "retention": 9e-1, "took": 1 } `, 0, 1},
		{"another course", study.Graded, "cooking", grade, 0, 0},
		{"an unknown kind", "juggled", "sales", `{"balls":3}`, 0, 0},
		{"an unknown kind that is not JSON", "juggled", "sales", `balls`, 0, 0},
		{"an edit of nothing", study.Changed, "sales", `{"text":"x"}`, 1, 0},
		{"a note", study.Noted, "sales", `{"lesson":"buying","block":"a","start":1,"end":3,"color":"green"}`, 0, 0},
		{"a note of a later colour", study.Noted, "sales", `{"lesson":"buying","block":"a","color":"puce"}`, 0, 0},
		{"a note about nothing", study.Noted, "sales", `{"text":"x"}`, 1, 0},
		{"a note that says nothing", study.Noted, "sales", `{"lesson":"buying","block":"a"}`, 1, 0},
		{"a note on characters before the first", study.Noted, "sales", `{"lesson":"buying","block":"a","start":-1,"end":3,"text":"x"}`, 1, 0},
		{"a note on no characters", study.Noted, "sales", `{"lesson":"buying","block":"a","start":3,"end":3,"text":"x"}`, 1, 0},
		{"a note too long", study.Noted, "sales", `{"lesson":"buying","block":"a","text":"` + strings.Repeat("x", study.MaxNote+1) + `"}`, 1, 0},
		{"a quote too long", study.Noted, "sales", `{"lesson":"buying","block":"a","color":"blue","quote":"` + strings.Repeat("x", study.MaxQuote+1) + `"}`, 1, 0},
		{"no payload", study.Graded, "sales", ``, 1, 0},
		{"half a payload", study.Graded, "sales", grade[:40], 1, 0},
		{"rating 0", study.Graded, "sales", `{"card":"c","rating":0,"retention":0.9}`, 1, 0},
		{"rating 5", study.Graded, "sales", `{"card":"c","rating":5,"retention":0.9}`, 1, 0},
		{"rating 259", study.Graded, "sales", `{"card":"c","rating":259,"retention":0.9}`, 1, 0},
		{"retention 0", study.Graded, "sales", `{"card":"c","rating":3,"retention":0}`, 1, 0},
		{"retention 1", study.Graded, "sales", `{"card":"c","rating":3,"retention":1}`, 1, 0},
		{"no card", study.Graded, "sales", `{"rating":3,"retention":0.9}`, 1, 0},
		{"a list", study.Graded, "sales", `[]`, 1, 0},
		{"undoing nothing", study.Undid, "sales", `{"event":""}`, 1, 0},
		{"undoing what is later", study.Undid, "sales", `{"event":"7ZZZZZZZZZZZZZZZZZZZZZZZZZ"}`, 1, 0},
		{"no question", study.Answered, "sales", `{"right":true}`, 1, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := replay(t, []study.Event{{
				ID: ulid.MustNew(1, nil), Device: "pad", Seq: 1, At: 1, Course: c.course, Kind: c.kind, Payload: json.RawMessage(c.payload),
			}})
			if s.Skipped() != c.skipped || s.Grades() != c.grades {
				t.Errorf("%d skipped and %d grades, want %d and %d", s.Skipped(), s.Grades(), c.skipped, c.grades)
			}
		})
	}
}

// TestSession_IsWhatItsEventsReplayTo lets a session do anything in any order,
// and holds what it says against a replay of what it wrote.
func TestSession_IsWhatItsEventsReplayTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clock, store := morning(), &pad{}
		s, err := study.Start(smallCourse(), store, clock)
		if err != nil {
			t.Fatal(err)
		}
		ok := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		deck, _ := s.Deck(study.AllCards)
		anyCard := rapid.SampledFrom(deck.Cards)
		t.Repeat(map[string]func(*rapid.T){
			"grade": func(t *rapid.T) {
				card, found := s.Next(study.AllCards)
				if !found || rapid.Bool().Draw(t, "any") {
					card = anyCard.Draw(t, "card")
				}
				r := fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating"))
				promised := s.Preview(card.ID)[r-1]
				ok(s.Grade(card.ID, r, 3*time.Second))
				why := s.Why(card.ID)
				if due := clock.Add(-why.Overdue); !due.Equal(promised.Due) {
					t.Fatalf("%s rated %d: due %v, promised %+v", card.ID, r, due, promised)
				}
			},
			"undo": func(t *rapid.T) {
				can := can(s.NextUndo(study.ScopeCards))
				u, did, err := s.Undo(study.ScopeCards)
				ok(err)
				if did != can {
					t.Fatalf("undo %v, said it could: %v", did, can)
				}
				if did && u.Kind == study.OpGrade {
					if next, found := s.Next(study.AllCards); !found || next.ID != u.Card.ID {
						t.Fatalf("undid %s, next is %s", u.Card.ID, next.ID)
					}
				}
			},
			"wait": func(t *rapid.T) {
				clock.wait(time.Duration(rapid.IntRange(1, 30*3600).Draw(t, "seconds")) * time.Second)
			},
			"back": func(*rapid.T) { clock.wait(-20 * time.Minute) },
			"read": func(t *rapid.T) {
				ok(s.MarkRead("buying", rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "block")))
			},
			"finish": func(*rapid.T) { ok(s.Finish("buying")) },
			"answer": func(t *rapid.T) { ok(s.Answer("q2", rapid.Bool().Draw(t, "right"), []int{2, 1})) },
			"step":   func(t *rapid.T) { ok(s.Stepped("short", rapid.SampledFrom([]string{"show", "keep"}).Draw(t, "step"))) },
			"flag": func(t *rapid.T) {
				ok(s.Flag(study.Flag{FlagTarget: study.FlagTarget{Card: anyCard.Draw(t, "card").ID}, Comment: "odd"}))
			},
			"unflag": func(t *rapid.T) { ok(s.Unflag(study.FlagTarget{Card: anyCard.Draw(t, "card").ID})) },
			"note": func(t *rapid.T) {
				n := study.Note{Color: study.Yellow, Text: rapid.SampledFrom([]string{"", "ask Ann"}).Draw(t, "text")}
				n.Lesson, n.Block, n.End = "buying", rapid.SampledFrom([]string{"a", "b"}).Draw(t, "block"), rapid.IntRange(0, 2).Draw(t, "end")
				ok(s.Note(n))
			},
			"unnote": func(t *rapid.T) {
				if all := s.AllNotes(); len(all) > 0 {
					ok(s.Unnote(rapid.SampledFrom(all).Draw(t, "note").Passage))
				}
			},
			"undo a note": func(t *rapid.T) {
				can := can(s.NextUndo(study.ScopeLesson("buying")))
				_, did, err := s.Undo(study.ScopeLesson("buying"))
				ok(err)
				if did != can {
					t.Fatalf("undid a note: %v, said it could: %v", did, can)
				}
			},
			"undo anything": func(t *rapid.T) {
				kind, can := s.NextUndo(study.ScopeAll)
				done, did, err := s.Undo(study.ScopeAll)
				ok(err)
				if did != can || did && done.Kind != kind {
					t.Fatalf("undid %v %v, said it could: %v %v", did, done.Kind, can, kind)
				}
			},
			"redo anything": func(t *rapid.T) {
				kind, can := s.NextRedo(study.ScopeAll)
				done, did, err := s.Redo(study.ScopeAll)
				ok(err)
				if did != can || did && done.Kind != kind {
					t.Fatalf("redid %v %v, said it could: %v %v", did, done.Kind, can, kind)
				}
			},
			"retention": func(t *rapid.T) {
				ok(s.SetRetention(rapid.Float64Range(0.5, 1.2).Draw(t, "retention")))
			},
			"": func(t *rapid.T) {
				for i, e := range store.events {
					if e.Seq != int64(i+1) || i > 0 && e.ID.Compare(store.events[i-1].ID) <= 0 {
						t.Fatalf("event %d has number %d and id %s", i, e.Seq, e.ID)
					}
				}
				if got, want := s.State().Told(), replay(t, store.events).Told(); got != want {
					t.Fatalf("the session says:\n%s\nits events:\n%s", got, want)
				}
			},
		})
	})
}

func TestReplay_ScheduleOutlivesAChangeOfRetention(t *testing.T) {
	d := newTestLearner(t)
	for range 3 {
		d.grade("term:po/definition", fsrs.Easy)
		d.nextDay()
	}
	before := fmt.Sprint(d.Why("term:po/definition").Wait)
	d.ok(d.SetRetention(0.85))
	d.restart()
	same(t, "retention", d.Retention(), 0.85)
	same(t, "wait after the setting was changed", fmt.Sprint(d.Why("term:po/definition").Wait), before)
}
