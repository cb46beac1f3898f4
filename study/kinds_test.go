package study_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/oklog/ulid/v2"

	"stagecraft/content/anchor"
	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// fittedWeights are such as a fit may give.
var fittedWeights = func() fsrs.Weights7 {
	w := fsrs.Default7()
	w[2], w[7] = 2.5, 1.8
	return w
}()

// samples has a payload of each kind of event, and what the kind is to be: one
// that is registered and not here, or here and not registered, is a failure.
var samples = map[study.Kind]struct {
	payload  any
	studied  bool // makes a day of study
	timed    bool // adds to the time spent
	undoable bool
	mark     bool // says something of other events
}{
	study.Graded:   {payload: study.GradedPayload{Card: "term:po/definition", Rating: 3, Retention: 0.9}, studied: true, timed: true, undoable: true},
	study.Answered: {payload: study.AnsweredPayload{Question: "q1", Right: true}, studied: true, timed: true, undoable: true},
	study.Read:     {payload: study.ReadPayload{Lesson: "buying", Block: "a"}, studied: true, timed: true},
	study.Finished: {payload: study.FinishedPayload{Lesson: "buying"}, studied: true, timed: true, undoable: true},
	study.Chose:    {payload: study.ChosePayload{Dialogue: "call", Play: "p", Moment: "start", Reply: 2, To: "end", Ended: true}, studied: true, timed: true, undoable: true},
	study.Stepped:  {payload: study.SteppedPayload{Process: "short", Step: "show"}, timed: true},
	study.Flagged:  {payload: study.FlaggedPayload{Card: "term:po/definition", Comment: "odd"}, undoable: true},
	study.Noted:    {payload: study.NotedPayload{Lesson: "buying", Block: "a", Color: "green"}, timed: true, undoable: true},
	study.Changed: {payload: study.EditedPayload{Process: "own-a", Change: "make", Made: &study.MadeProcess{
		Title: "Mine", Steps: []study.MadeStep{{ID: "s-1", Name: "Call"}},
	}}, undoable: true},
	study.Adjusted:     {payload: study.AdjustedPayload{Setting: study.SettingNewPerDay.Key, Value: 5}, undoable: true},
	study.DeckAdjusted: {payload: study.DeckAdjustedPayload{Deck: "lesson:buying", Setting: study.SettingNewPerDay.Key, Value: new(float64)}, undoable: true},
	study.Rescheduled:  {payload: study.RescheduledPayload{Scheduler: fsrs.Name7}, undoable: true},
	study.Fitted: {payload: study.FittedPayload{
		Scheduler: fsrs.Name7, Reviews: 600, Held: 120, Before: 0.4, After: 0.3, Z: 3, Adopted: true, Weights: fittedWeights[:],
	}, undoable: true},
	study.Planned: {payload: study.PlannedPayload{
		Name: "interview", Date: "2026-12-18", Off: []int{0}, Days: []string{"2026-12-08"},
		Pauses: []study.PlannedPause{{From: "2026-12-10", To: "2026-12-12"}}, Level: 12, Mean: 11.5,
	}, undoable: true},
	study.Carded: {payload: study.CardedPayload{
		Card: ownID(1), Change: study.CardMade, Front: "A *lead*?", Back: "Who may buy.", Tags: []string{"a"},
	}, timed: true, undoable: true},
	study.DeckNamed: {payload: study.DeckNamedPayload{Deck: ownID(2), Name: "Mine", Made: true}, undoable: true},
	study.Pictured:  {payload: study.PicturedPayload{Hash: study.HashOf(smallPicture), Data: smallPicture}, undoable: true},
	study.Recalled: {payload: study.RecalledPayload{Retention: 0.9, Cards: []study.RecalledCard{
		{Card: "own:" + ownID(1) + "/front", Grades: [][3]int64{{1_600_000_000_000, 3, 2000}}},
	}}, undoable: true},
	study.Asided:    {payload: study.AsidedPayload{Cards: []string{"term:po/definition", "term:lead/term"}}, undoable: true},
	study.Forgotten: {payload: study.ForgottenPayload{Cards: []string{"term:po/definition"}}, undoable: true},
	study.Helped:    {payload: study.HelpedPayload{Card: "term:po/definition", Lapses: 8, Written: true, Aid: "an order"}, undoable: true},
	study.Moved: {payload: study.MovedPayload{Moves: []anchor.Move{{
		From: []anchor.Place{{Lesson: "buying", Block: "z"}}, To: anchor.Place{Lesson: "buying", Block: "a"},
	}}}, mark: true},
	study.Updated:   {payload: study.UpdatedPayload{From: "1", To: "2", Edition: "e", Changed: []study.ChangedPart{{ID: "term:po", Part: "definition", Sum: "s"}}}, undoable: true},
	study.Joined:    {payload: study.JoinedPayload{File: "a1", Events: []string{ulid.MustNew(1, nil).String()}}, undoable: true},
	study.Named:     {payload: study.NamedPayload{Device: "pad", Name: "Tablet"}},
	study.Retired:   {payload: study.RetiredPayload{Device: "pad"}},
	study.Clocked:   {payload: study.ClockedPayload{}},
	study.ExamBegun: {payload: study.ExamBegunPayload{Questions: []string{"q1", "q2"}, Seed: 7}, timed: true},
	study.ExamEnded: {payload: study.ExamEndedPayload{Exam: "e"}, timed: true},
	study.Certified: {payload: study.CertifiedPayload{Exam: "e", Name: "Ada"}},
	study.Undid:     {payload: study.UndidPayload{Operation: ulid.MustNew(1, nil).String()}, mark: true},
	study.Redid:     {payload: study.RedidPayload{Operation: ulid.MustNew(1, nil).String()}, mark: true},
}

// declared gives the kinds that the source declares as constants.
func declared(t *testing.T) []study.Kind {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var kinds []study.Kind
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok || len(v.Values) != 1 {
				return true
			}
			if of, ok := v.Type.(*ast.Ident); ok && of.Name == "Kind" {
				text, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				kinds = append(kinds, study.Kind(text))
			}
			return true
		})
	}
	if len(kinds) < len(samples) {
		t.Fatalf("only %v are declared", kinds)
	}
	return kinds
}

func TestDo_RefusesAKindThatNobodyRegistered(t *testing.T) {
	d := newTestLearner(t)
	known := study.Entry{Kind: study.Finished, Payload: study.FinishedPayload{Lesson: "buying"}}
	if err := d.Do(study.OpStudy, known, study.Entry{Kind: "juggled"}); !errors.Is(err, study.ErrNoKind) {
		t.Errorf("it gave %v", err)
	}
	same(t, "events", len(d.events()), 0)
}

func TestKinds_AreEachRegisteredWithAllOfTheirParts(t *testing.T) {
	registered := study.Kinds()
	for _, kind := range declared(t) {
		if _, ok := registered[kind]; !ok {
			t.Errorf("%s is declared and not registered", kind)
		}
	}
	for kind := range samples {
		if _, ok := registered[kind]; !ok {
			t.Errorf("%s has a sample and isn't registered", kind)
		}
	}
	for kind, is := range registered {
		t.Run(string(kind), func(t *testing.T) {
			s, ok := samples[kind]
			if !ok {
				t.Fatal("it has no sample here, which says what it is to be")
			}
			if is.Studied != s.studied || is.Timed != s.timed || is.Undoable != s.undoable || is.Mark != s.mark {
				t.Errorf("it is registered as %+v", is)
			}
			body, err := json.Marshal(s.payload)
			if err != nil {
				t.Fatal(err)
			}
			e := study.Event{ID: ulid.MustNew(2, nil), Device: "pad", Seq: 1, At: 1_700_000_000_000, Course: "sales", Kind: kind, Payload: body}
			nothing, told := replay(t, nil).Told(), replay(t, []study.Event{e})
			if told.Skipped() > 0 {
				t.Error("its own payload makes no sense to it")
			}
			if (told.Told() == nothing) != s.mark {
				t.Errorf("alone it tells\n%s", told.Told())
			}
			undid := e
			undid.ID, undid.Kind = ulid.MustNew(3, nil), study.Undid
			undid.Payload = json.RawMessage(`{"operation":"` + e.ID.String() + `"}`)
			if got := replay(t, []study.Event{e, undid}).Told(); got != nothing {
				t.Errorf("undone it still tells\n%s", got)
			}
			if kind == study.Clocked { // which says nothing
				return
			}
			e.Payload = json.RawMessage(`{"`)
			if got := replay(t, []study.Event{e}); got.Skipped() != 1 {
				t.Error("half a payload makes sense to it")
			}
		})
	}
}
