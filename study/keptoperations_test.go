package study_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// operation is what was done at once: the events of it, and whether they hold.
type operation struct {
	events []study.Event
	areas  []study.Scope
	undone int // when, counted; 0 while it holds
}

// TestUndo_LeavesWhatTheKeptOperationsLeave does anything, and undoes and redoes
// it in any scope, over restarts and days. The state is always the one that the
// operations alone give which were not taken back.
func TestUndo_LeavesWhatTheKeptOperationsLeave(t *testing.T) {
	scopes := []study.Scope{study.ScopeAll, study.ScopeCards, study.ScopeLesson("buying"), study.ScopePractice, study.ScopeFlags, study.ScopeSettings}
	rapid.Check(t, func(t *rapid.T) {
		clock, store := morning(), &pad{}
		s, err := study.Start(smallCourse(), store, clock)
		if err != nil {
			t.Fatal(err)
		}
		id, err := s.MakeOwn("Ours", "", s.Course().Processes[0])
		if err != nil {
			t.Fatal(err)
		}
		scopes := append(slices.Clone(scopes), study.ScopeProcess(id))
		all := []*operation{{events: slices.Clone(store.events), areas: []study.Scope{study.ScopeProcess(id), study.ScopeAll}}}
		turns := 0
		do := func(err error, areas ...study.Scope) {
			if err != nil {
				t.Fatal(err)
			}
			if events := store.events; len(events) > 0 {
				n := 0
				for _, o := range all {
					n += len(o.events)
				}
				fresh := slices.DeleteFunc(slices.Clone(events), func(e study.Event) bool { return e.Kind == study.Undid || e.Kind == study.Redid })[n:]
				if len(fresh) > 0 {
					all = append(all, &operation{events: fresh, areas: append(areas, study.ScopeAll)})
				}
			}
		}
		within := func(o *operation, in study.Scope) bool { return len(o.areas) > 1 && slices.Contains(o.areas, in) }
		note := func(t *rapid.T, what string) study.Note {
			start := rapid.IntRange(0, 4).Draw(t, what)
			return study.Note{Passage: on("buying", "b", start, start+2), Color: study.Yellow, Quote: "..."}
		}
		t.Repeat(map[string]func(*rapid.T){
			"grade": func(t *rapid.T) {
				deck, _ := s.Deck(study.AllCards)
				do(s.Grade(rapid.SampledFrom(deck.Cards[:3]).Draw(t, "card").ID, fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating")), time.Second), study.ScopeCards)
			},
			"answer": func(t *rapid.T) { do(s.Answer("q1", rapid.Bool().Draw(t, "right"), 1), study.ScopePractice) },
			"read": func(t *rapid.T) {
				do(s.MarkRead("buying", rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 1, 3).Draw(t, "blocks")...))
			},
			"finish": func(*rapid.T) { do(s.Finish("buying"), study.ScopeLesson("buying")) },
			"flag": func(t *rapid.T) {
				text := rapid.SampledFrom([]string{"odd", "wrong"}).Draw(t, "comment")
				do(s.Flag(flagOn(study.FlagTarget{Card: "term:po/definition"}, "", text)), study.ScopeCards, study.ScopeFlags)
			},
			"flag a lesson": func(t *rapid.T) {
				text := rapid.SampledFrom([]string{"odd", "wrong"}).Draw(t, "comment")
				do(s.Flag(flagOn(study.FlagTarget{Lesson: "buying", Block: "b"}, "", text)), study.ScopeLesson("buying"), study.ScopeFlags)
			},
			"unflag": func(*rapid.T) {
				do(s.Unflag(study.FlagTarget{Card: "term:po/definition"}), study.ScopeCards, study.ScopeFlags)
			},
			"highlight": func(t *rapid.T) { do(s.Note(note(t, "start")), study.ScopeLesson("buying")) },
			"highlight over all": func(t *rapid.T) {
				var over []study.Passage
				wide := study.Note{Passage: on("buying", "b", 0, 9), Color: study.Blue, Quote: "..."}
				for _, n := range s.Notes("buying") {
					if n.Passage != wide.Passage {
						over = append(over, n.Passage)
					}
				}
				do(s.Annotate([]study.Note{wide}, over), study.ScopeLesson("buying"))
			},
			"set": func(t *rapid.T) {
				do(s.SetNewPerDay(rapid.IntRange(0, 4).Draw(t, "new")), study.ScopeSettings)
			},
			"edit": func(t *rapid.T) {
				c := study.Change{Kind: study.ChangeSet, Field: study.FieldTitle, Text: rapid.SampledFrom([]string{"Ours", "Mine", "Theirs"}).Draw(t, "title")}
				if rapid.IntRange(0, 5).Draw(t, "remove") == 0 {
					c = study.Change{Kind: study.ChangeRemove}
				}
				if err := s.Edit(id, c); !errors.Is(err, study.ErrNoProcess) {
					do(err, study.ScopeProcess(id))
				}
			},
			"undo": func(t *rapid.T) {
				in := rapid.SampledFrom(scopes).Draw(t, "in")
				_, did, err := s.Undo(in)
				if err != nil {
					t.Fatal(err)
				}
				for _, o := range slices.Backward(all) {
					if o.undone == 0 && within(o, in) {
						turns++
						o.undone = turns
						if !did {
							t.Fatal("there was something to undo")
						}
						return
					}
				}
				if did {
					t.Fatal("there was nothing to undo")
				}
			},
			"redo": func(t *rapid.T) {
				in := rapid.SampledFrom(scopes).Draw(t, "in")
				_, did, err := s.Redo(in)
				if err != nil {
					t.Fatal(err)
				}
				var latest, last *operation
				for _, o := range all {
					if within(o, in) {
						last = o
						if o.undone > 0 && (latest == nil || o.undone > latest.undone) {
							latest = o
						}
					}
				}
				can := latest != nil && !undoneBefore(store.events, latest, last)
				if did != can {
					t.Fatalf("redid %v, of what could be: %v", did, can)
				}
				if can {
					latest.undone = 0
				}
			},
			"wait": func(t *rapid.T) {
				clock.wait(time.Duration(rapid.IntRange(1, 30*3600).Draw(t, "seconds")) * time.Second)
			},
			"to four": func(*rapid.T) { clock.at("03:59"); clock.nextDay() },
			"restart": func(*rapid.T) {
				if s, err = study.Start(smallCourse(), store, clock); err != nil {
					t.Fatal(err)
				}
			},
			"": func(t *rapid.T) {
				var kept []study.Event
				for _, o := range all {
					if o.undone == 0 {
						kept = append(kept, o.events...)
					}
				}
				if got, want := s.State().Told(), replay(t, kept).Told(); got != want {
					t.Fatalf("the session tells\n%s\nthe operations that were kept\n%s", got, want)
				}
			},
		})
	})
}

// undoneBefore says whether an operation was undone before another was done.
func undoneBefore(events []study.Event, o, other *operation) bool {
	var undone, done int
	for i, e := range events {
		if e.Kind == study.Undid && containsID(e, o.events[0].Operation) {
			undone = i
		}
		if e.ID == other.events[0].ID {
			done = i
		}
	}
	return undone < done
}

func containsID(e study.Event, id ulid.ULID) bool {
	return string(e.Payload) == `{"operation":"`+id.String()+`"}`
}
