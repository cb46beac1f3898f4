package study_test

import (
	"fmt"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func TestUndo_OfAGradeAcrossTheTurnOfTheDay(t *testing.T) {
	d := newTestLearner(t)
	d.Time = time.Date(2026, 3, 3, 3, 59, 50, 0, d.Location())
	d.grade("term:po/definition", fsrs.Again)
	d.wait(20 * time.Second) // ten past four, to the second
	if kind, ok := d.NextUndo(study.ScopeCards); !ok || kind != study.OpGrade {
		t.Fatalf("what can be undone is %q, %v", kind, ok)
	}
	if u := d.undo(); u.Card.ID != "term:po/definition" || u.Rating != fsrs.Again || d.next(study.AllCards) != u.Card.ID {
		t.Errorf("undone %+v", u)
	}
	same(t, "reviews", d.Totals().Reviews, 0)
}

// TestUndo_NamesEveryOperationAsItWasDone does one thing of each kind, and has
// it undone and redone after a restart.
func TestUndo_NamesEveryOperationAsItWasDone(t *testing.T) {
	set := func(c study.Change) func(d *testLearner, id string) error {
		return func(d *testLearner, id string) error { return d.Edit(id, c) }
	}
	card := study.FlagTarget{Card: "term:po/definition"}
	cases := map[study.OperationKind]struct {
		before, do func(d *testLearner, id string) error
		in         func(id string) study.Scope
	}{
		study.OpGrade:  {do: func(d *testLearner, _ string) error { return d.Grade("term:po/definition", fsrs.Good, 0) }, in: func(string) study.Scope { return study.ScopeCards }},
		study.OpAnswer: {do: func(d *testLearner, _ string) error { return d.Answer("q1", true, 2) }, in: func(string) study.Scope { return study.ScopePractice }},
		study.OpFlag:   {do: func(d *testLearner, _ string) error { return d.Flag(flagOn(card, "", "odd")) }, in: func(string) study.Scope { return study.ScopeCards }},
		study.OpFlagDone: {
			before: func(d *testLearner, _ string) error {
				return d.Flag(flagOn(study.FlagTarget{Question: "q1"}, "", "odd"))
			},
			do: func(d *testLearner, _ string) error {
				return d.Flag(study.Flag{FlagTarget: study.FlagTarget{Question: "q1"}, Comment: "odd", Done: true})
			},
			in: func(string) study.Scope { return study.ScopePractice },
		},
		study.OpUnflag: {
			before: func(d *testLearner, _ string) error { return d.Flag(flagOn(card, "", "odd")) },
			do:     func(d *testLearner, _ string) error { return d.Unflag(card) }, in: func(string) study.Scope { return study.ScopeFlags },
		},
		study.OpHighlight: {do: func(d *testLearner, _ string) error {
			return d.Note(study.Note{Passage: on("buying", "b", 1, 4), Color: study.Blue, Quote: "fte"})
		}, in: func(string) study.Scope { return study.ScopeLesson("buying") }},
		study.OpNote: {do: func(d *testLearner, _ string) error {
			return d.Note(study.Note{Passage: on("buying", "b", 0, 0), Text: "ask"})
		}, in: func(string) study.Scope { return study.ScopeLesson("buying") }},
		study.OpUnnote: {
			before: func(d *testLearner, _ string) error {
				return d.Note(study.Note{Passage: on("buying", "b", 0, 0), Text: "ask"})
			},
			do: func(d *testLearner, _ string) error { return d.Unnote(on("buying", "b", 0, 0)) }, in: func(string) study.Scope { return study.ScopeLesson("buying") },
		},
		study.OpFinish:   {do: func(d *testLearner, _ string) error { return d.Finish("buying") }, in: func(string) study.Scope { return study.ScopeLesson("buying") }},
		study.OpPutAside: {do: func(d *testLearner, _ string) error { return d.PutAside("term:po/definition", "term:po/term") }, in: func(string) study.Scope { return study.ScopeCards }},
		study.OpBringBack: {
			before: func(d *testLearner, _ string) error { return d.PutAside("term:po/definition") },
			do:     func(d *testLearner, _ string) error { return d.BringBack("term:po/definition") }, in: func(string) study.Scope { return study.ScopeCards },
		},
		study.OpHelp: {
			before: func(d *testLearner, _ string) error { d.forgets("term:po/definition", 8); return nil },
			do:     func(d *testLearner, _ string) error { return d.Help("term:po/definition") }, in: func(string) study.Scope { return study.ScopeCards },
		},
		study.OpAid: {do: func(d *testLearner, _ string) error { return d.WriteAid("term:po/definition", "an order") }, in: func(string) study.Scope { return study.ScopeCards }},
		study.OpForget: {
			before: func(d *testLearner, _ string) error { return d.Grade("term:po/definition", fsrs.Good, 0) },
			do:     func(d *testLearner, _ string) error { return d.Forget("term:po/definition") }, in: func(string) study.Scope { return study.ScopeCards },
		},
		study.OpMakeProcess: {do: func(d *testLearner, _ string) error {
			_, err := d.ImportOwn(&content.Process{ID: "taken-in", Title: "Theirs", Steps: []*content.Step{{ID: "s-1", Name: "Call"}}})
			return err
		}, in: func(string) study.Scope { return study.ScopeProcess("taken-in") }},
		study.OpEdit:          {do: set(study.Change{Kind: study.ChangeSet, Field: study.FieldTitle, Text: "Another"}), in: study.ScopeProcess},
		study.OpAddStep:       {do: set(study.Change{Kind: study.ChangeAdd, Text: "Write"}), in: study.ScopeProcess},
		study.OpMoveStep:      {do: set(study.Change{Kind: study.ChangeMove, Step: "keep"}), in: study.ScopeProcess},
		study.OpRemoveStep:    {do: set(study.Change{Kind: study.ChangeDrop, Step: "keep"}), in: study.ScopeProcess},
		study.OpRemoveProcess: {do: set(study.Change{Kind: study.ChangeRemove}), in: study.ScopeProcess},
		study.OpUpdate: {
			before: func(d *testLearner, _ string) error { return d.Grade("term:po/definition", fsrs.Good, 0) },
			do: func(d *testLearner, _ string) error {
				d.open(otherMeaning())
				return nil
			},
			in: func(string) study.Scope {
				next := otherMeaning().Edition()
				return study.ScopeEdition(next.Sum())
			},
		},
		study.OpReschedule: {
			before: func(d *testLearner, _ string) error { return d.gradeAsBefore("term:po/definition", fsrs.Good) },
			do:     func(d *testLearner, _ string) error { return d.UseNewerSchedule() }, in: func(string) study.Scope { return study.ScopeSettings },
		},
		study.OpFit: {do: func(d *testLearner, _ string) error {
			return d.Do(study.OpFit, study.Entry{Kind: study.Fitted, Payload: samples[study.Fitted].payload})
		}, in: func(string) study.Scope { return study.ScopeSettings }},
		study.OpPlan: {do: func(d *testLearner, _ string) error {
			return d.SetPlan(study.PlanChoice{Name: "exam", Date: d.Session.Now().AddDate(0, 0, 20)}, 0)
		}, in: func(string) study.Scope { return study.ScopeSettings }},
		study.OpMakeCard: {do: func(d *testLearner, _ string) error {
			_, err := d.MakeCard(study.OwnCard{Front: "A?", Back: "![b](picture:" + study.HashOf(smallPicture) + ")"}, "Mine", smallPicture)
			return err
		}, in: func(string) study.Scope { return study.ScopeCards }},
		study.OpEditCard: {
			before: func(d *testLearner, _ string) error {
				_, err := d.MakeCard(fromLesson(), "")
				return err
			},
			do: func(d *testLearner, _ string) error {
				c := *d.OwnCards()[0]
				c.Back = "Another"
				return d.ChangeCards([]study.OwnCard{c}, "Others", smallPicture)
			},
			in: func(string) study.Scope { return study.ScopeLesson("buying") },
		},
		study.OpRemoveCard: {
			before: func(d *testLearner, _ string) error {
				_, err := d.MakeCard(study.OwnCard{Front: "A?", Back: "B", From: study.CardOrigin{Question: "q1"}}, "")
				return err
			},
			do: func(d *testLearner, _ string) error { return d.RemoveCards(d.OwnCards()[0].ID) }, in: func(string) study.Scope { return study.ScopePractice },
		},
		study.OpImportCards: {do: func(d *testLearner, _ string) error {
			_, err := d.Import(someImport(d.Session.Now(), 3))
			return err
		}, in: func(string) study.Scope { return study.ScopeCards }},
		study.OpMakeDeck: {do: func(d *testLearner, _ string) error {
			_, err := d.MakeDeck("Mine")
			return err
		}, in: func(string) study.Scope { return study.ScopeCards }},
		study.OpRenameDeck: {do: func(d *testLearner, _ string) error { return d.RenameDeck(study.FirstDeck, "Mine") }, in: func(string) study.Scope { return study.ScopeCards }},
		study.OpRemoveDeck: {
			before: func(d *testLearner, _ string) error {
				_, err := d.MakeDeck("Mine")
				return err
			},
			do: func(d *testLearner, _ string) error { return d.RemoveDeck(d.OwnDecks()[1].ID) }, in: func(string) study.Scope { return study.ScopeCards },
		},
		study.OpAdjustDeck: {do: func(d *testLearner, _ string) error {
			return d.AdjustDeck("lesson:buying", study.SettingRetention, 0.95)
		}, in: func(string) study.Scope { return study.ScopeSettings }},
		study.OpChoose: {
			before: func(d *testLearner, _ string) error {
				d.course = smallCourse()
				d.course.Dialogues = append(d.course.Dialogues, shortCall(t))
				d.restart()
				return nil
			},
			do: func(d *testLearner, _ string) error {
				_, err := d.Choose("call", "", 1)
				return err
			}, in: func(string) study.Scope { return study.ScopeDialogue("call") },
		},
		study.OpJoin: {do: func(d *testLearner, _ string) error {
			return d.bring(study.Event{Device: "other", Seq: 1, Course: d.course.ID, Kind: study.Graded, Payload: []byte(`{"card":"term:po/definition","scheduler":"fsrs-6","rating":3,"retention":0.9}`)})
		}, in: func(string) study.Scope { return study.ScopeJoins }},
	}
	for _, setting := range study.Settings() {
		c := cases[setting.Operation()]
		to := setting.Min
		if to == setting.Default {
			to = setting.Max
		}
		c.do = func(d *testLearner, _ string) error { return d.Adjust(setting, to) }
		c.in = func(string) study.Scope { return study.ScopeSettings }
		cases[setting.Operation()] = c
	}
	for _, kind := range study.OperationKinds() {
		t.Run(string(kind), func(t *testing.T) {
			c, ok := cases[kind]
			if !ok {
				t.Fatal("it has no case here")
			}
			d := newTestLearner(t)
			id, err := d.MakeOwn("Ours", "", d.course.Processes[0])
			d.ok(err)
			if c.before != nil {
				d.ok(c.before(d, id))
			}
			told := func() string { return fmt.Sprint(d.State().Told(), d.Retention(), d.NewPerDay()) }
			before := told()
			d.ok(c.do(d, id))
			after := told()
			for _, in := range []study.Scope{study.ScopeAll, c.in(id)} {
				d.nextDay()
				d.restart()
				name, can := d.NextUndo(in)
				done, did, err := d.Undo(in)
				if err != nil || !can || !did || name != kind || done.Kind != kind || told() != before {
					t.Fatalf("undo of %q, %v gave %q, %v, %v and\n%s, not\n%s", name, can, done.Kind, did, err, told(), before)
				}
				d.restart()
				name, can = d.NextRedo(in)
				done, did, err = d.Redo(in)
				if err != nil || !can || !did || name != kind || done.Kind != kind || told() != after {
					t.Fatalf("redo of %q, %v gave %q, %v, %v and\n%s, not\n%s", name, can, done.Kind, did, err, told(), after)
				}
			}
		})
	}
}

// TestUndo_TellsOfWhatAnOperationDidInTheScope undoes, on one process, what
// another app did to two in one go.
func TestUndo_TellsOfWhatAnOperationDidInTheScope(t *testing.T) {
	d := newTestLearner(t)
	var ids []string
	for _, name := range []string{"First", "Second"} {
		id, err := d.MakeOwn(name, "Begin", nil)
		d.ok(err)
		ids = append(ids, id)
	}
	rename := func(id string) study.Entry {
		return study.Entry{Kind: study.Changed, Payload: study.EditedPayload{Process: id, Change: study.ChangeSet, Field: study.FieldTitle, Text: "New"}}
	}
	for _, id := range ids {
		d.ok(d.Do(study.OpEdit, rename(ids[0]), rename(ids[1])))
		done, ok, err := d.Undo(study.ScopeProcess(id))
		d.ok(err)
		if !ok || done.Kind != study.OpEdit || done.Edit.Process != id {
			t.Errorf("on the process %q it tells of %+v", id, done)
		}
	}
}
