package study_test

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// simulated gives the grades of a learner made up by FSRS-7 with weights of their
// own, as events, in order of time.
func simulated(t testing.TB, learner, most int) []study.Event {
	t.Helper()
	f, err := os.Open("fsrs/testdata/fsrs7_fit.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		T0       int64 `json:"t0"`
		Learners []struct {
			Cards [][]int64 `json:"cards"`
		} `json:"learners"`
	}
	if err := json.NewDecoder(z).Decode(&file); err != nil {
		t.Fatal(err)
	}
	type given struct {
		at, rating int64
		card       int
	}
	var all []given
	for card, c := range file.Learners[learner].Cards {
		at := file.T0 * 1000
		for i := 0; i+1 < len(c); i += 2 {
			at += c[i] * 1000
			all = append(all, given{at, c[i+1], card})
		}
	}
	slices.SortStableFunc(all, func(a, b given) int { return int(a.at - b.at) })
	// From when on there was a Stagecraft.
	base := time.Date(2026, 3, 2, 7, 0, 0, 0, time.UTC).UnixMilli() - all[0].at
	all = all[:min(len(all), most)]
	events := make([]study.Event, len(all))
	for i, g := range all {
		var id ulid.ULID
		if err := id.SetTime(uint64(g.at + base)); err != nil {
			t.Fatal(err)
		}
		id[14], id[15] = byte(i>>8), byte(i)
		payload := fmt.Sprintf(`{"card":"term:c%d/term","scheduler":"fsrs-7","rating":%d,"retention":0.9,"longest":1825,"took":3000}`, g.card, g.rating)
		events[i] = study.Event{
			ID: id, Operation: id, Device: "pad", Seq: int64(i + 1), At: g.at + base, Course: "sales", Kind: study.Graded, Payload: json.RawMessage(payload),
		}
	}
	return events
}

// learner is a session of a simulated learner, just after their last grade.
func learner(t testing.TB, number, most int) (*study.Session, *watch, *pad) {
	t.Helper()
	store := &pad{events: simulated(t, number, most)}
	clock := &watch{store.events[len(store.events)-1].Time().Add(time.Minute)}
	s, err := study.Start(smallCourse(), store, clock)
	if err != nil {
		t.Fatal(err)
	}
	return s, clock, store
}

func TestFit_IsMadeFromEnoughReviewsOnAndAdoptedWhereItPredictsBetter(t *testing.T) {
	s, clock, store := learner(t, 3, 3000)
	task := s.FitDue()
	if task == nil {
		t.Fatal("no fit is due")
	}
	if _, ok := s.LastFit(); ok {
		t.Error("there was a fit before")
	}
	before := s.State().Told()
	result, err := task.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !result.Better() {
		t.Fatal("a learner unlike others isn't predicted better by weights of their own")
	}
	same(t, "state before it is adopted", s.State().Told(), before)
	if err := s.Adopt(result); err != nil {
		t.Fatal(err)
	}
	fit, ok := s.LastFit()
	if !ok || !fit.Adopted || fit.After >= fit.Before || fit.Reviews < fsrs.LeastFit || fit.Held == 0 || fit.Earlier+fit.Later < 0 {
		t.Errorf("the last fit is %+v, %v", fit, ok)
	}
	if got := replay(t, store.events).Told(); got != s.State().Told() {
		t.Error("its events tell otherwise")
	}
	if s.State().Told() == before {
		t.Error("nothing is planned otherwise")
	}
	if err := s.Adopt(result); err != nil { // again, or made by another device meanwhile
		t.Fatal(err)
	}
	same(t, "events of fits", store.events[len(store.events)-2].Kind, study.Graded)
	if s.FitDue() != nil {
		t.Error("another is due at once")
	}
	if err := s.Grade("term:po/definition", fsrs.Good, 0); err != nil {
		t.Fatal(err)
	}
	p, _ := study.DecodeGraded(store.events[len(store.events)-1].Payload)
	if p.Weights == "" || p.Scheduler != fsrs.Name7 {
		t.Errorf("a grade after it is %+v", p)
	}
	if _, _, err := s.Undo(study.ScopeCards); err != nil {
		t.Fatal(err)
	}

	done, ok, err := s.Undo(study.ScopeSettings)
	if err != nil || !ok || done.Kind != study.OpFit {
		t.Fatalf("undo gave %v, %v, %v", done.Kind, ok, err)
	}
	if _, ok := s.LastFit(); ok || s.FitDue() != nil {
		t.Error("what was taken back is still there, or tried again at once")
	}
	clock.nextDay()
	if _, ok, err := s.Redo(study.ScopeSettings); err != nil || !ok {
		t.Fatalf("redo gave %v, %v", ok, err)
	}
	if fit, ok := s.LastFit(); !ok || !fit.Adopted {
		t.Error("redone, it isn't there")
	}
}

// TestFit_TakesWhatWasDoneMeanwhileIntoAccount has the learner go on while the fit is made.
func TestFit_TakesWhatWasDoneMeanwhileIntoAccount(t *testing.T) {
	s, clock, store := learner(t, 3, 3000)
	ok := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err := s.MakeOwn("Mine", "First", smallCourse().Processes[0])
	ok(err)
	task := s.FitDue()
	if task == nil {
		t.Fatal("no fit is due")
	}
	fitted := make(chan study.FitResult)
	go func() {
		result, err := task.Run(t.Context())
		if err != nil {
			t.Error(err)
		}
		fitted <- result
	}()
	for i := range 30 {
		clock.wait(20 * time.Minute)
		card, found := s.Next(study.AllCards)
		if !found {
			card = s.Decks()[0].Cards[i%len(s.Decks()[0].Cards)]
		}
		ok(s.Grade(card.ID, fsrs.Rating(1+i%4), 2*time.Second))
		if i%7 == 3 {
			_, _, err := s.Undo(study.ScopeCards)
			ok(err)
		}
	}
	_, err = s.MakeOwn("Mine too", "Second", nil)
	ok(err)
	ok(s.MarkRead("buying", "a"))
	ok(s.Adjust(study.SettingRetention, 0.85))
	told := 0
	s.OnChange(func() { told++ })
	result := <-fitted
	if !result.Better() {
		t.Fatal("the fit isn't better")
	}
	ok(s.Adopt(result))
	same(t, "changes told of", told, 1)
	if fit, ok := s.LastFit(); !ok || !fit.Adopted {
		t.Fatalf("the last fit is %+v, %v", fit, ok)
	}
	check := func(when string) {
		t.Helper()
		plain, err := study.Start(smallCourse(), &pad{events: store.events}, clock)
		ok(err)
		if got, want := answers(s), answers(plain); got != want {
			t.Fatalf("%s it answers\n%s\nstarted anew\n%s", when, got, want)
		}
		same(t, when+" own processes", len(s.Own()), len(plain.Own()))
		same(t, when+" cards", len(s.Decks()[0].Cards), len(plain.Decks()[0].Cards))
	}
	check("once adopted")
	for range 10 {
		clock.wait(time.Hour)
		if card, found := s.Next(study.AllCards); found {
			ok(s.Grade(card.ID, fsrs.Good, time.Second))
		}
	}
	check("after more grades")
	_, _, err = s.Undo(study.ScopeSettings)
	ok(err)
	check("undone")
}

func TestFit_IsMadeAgainWhenVeryMuchCameInMeanwhile(t *testing.T) {
	s, clock, store := learner(t, 3, 3000)
	result, err := s.FitDue().Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var joined []study.Event
	for i := range study.MostMeanwhile + 1 {
		e := store.events[len(store.events)-1]
		e.ID = ulid.MustNew(uint64(clock.Now().UnixMilli())+uint64(i), nil)
		e.Operation, e.Device, e.Seq, e.At = e.ID, "other", int64(i+1), int64(e.ID.Time())
		joined = append(joined, e)
	}
	if !s.TakeJoined(joined) {
		t.Fatal("they weren't taken")
	}
	before := len(store.events)
	if err := s.Adopt(result); err != nil {
		t.Fatal(err)
	}
	same(t, "events written down", len(store.events)-before, 0)
	if s.FitDue() == nil {
		t.Error("it isn't made again")
	}
}

func TestFit_IsStoppedWithItsContext(t *testing.T) {
	s, _, _ := learner(t, 3, 3000)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.FitDue().Run(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("it gave %v", err)
	}
}

func TestFit_IsNeverMadeOfFewReviewsOrUnderTheOlderSchedule(t *testing.T) {
	s, _, _ := learner(t, 3, 500)
	if s.FitDue() != nil {
		t.Error("a fit is due of fewer than 512 reviews")
	}
	events := simulated(t, 3, 3000)
	for i := range events {
		var p study.GradedPayload
		if err := json.Unmarshal(events[i].Payload, &p); err != nil {
			t.Fatal(err)
		}
		p.Scheduler = fsrs.Name
		events[i].Payload, _ = json.Marshal(p)
	}
	clock := &watch{events[len(events)-1].Time().Add(time.Minute)}
	s, err := study.Start(smallCourse(), &pad{events: events}, clock)
	if err != nil {
		t.Fatal(err)
	}
	if s.FitDue() != nil {
		t.Error("a fit is due of what FSRS-6 plans")
	}
	if err := s.UseNewerSchedule(); err != nil {
		t.Fatal(err)
	}
	if s.FitDue() == nil {
		t.Error("no fit is due once FSRS-7 plans")
	}
}

func TestFit_OfTwoDevicesTheLaterIsInUse(t *testing.T) {
	fit := func(at int64, first float64) study.Event {
		w := fsrs.Default7()
		w[2] = first
		payload, err := json.Marshal(study.FittedPayload{Scheduler: fsrs.Name7, Reviews: 600, Held: 120, Before: 0.4, After: 0.3, Z: 3, Adopted: true, Weights: w[:]})
		if err != nil {
			t.Fatal(err)
		}
		id := ulid.MustNew(uint64(at), nil)
		return study.Event{ID: id, Operation: id, Device: fmt.Sprint("device ", first), Seq: 1, At: at, Course: "sales", Kind: study.Fitted, Payload: payload}
	}
	grades := simulated(t, 3, 100)
	at := grades[len(grades)-1].At
	one, two := fit(at+1000, 3), fit(at+2000, 5)
	want := replay(t, append(slices.Clone(grades), one, two)).Told()
	same(t, "the other way round", replay(t, append(slices.Clone(grades), two, one)).Told() == want, true)
	same(t, "the earlier alone", replay(t, append(slices.Clone(grades), one)).Told() == want, false)
}

func TestFit_ThatPredictsNoBetterIsWrittenDownAndKeptOut(t *testing.T) {
	kept := 0
	for number := range 6 {
		s, _, store := learner(t, number, 1100)
		task := s.FitDue()
		if task == nil {
			continue
		}
		result, err := task.Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if result.Better() {
			continue
		}
		kept++
		wait := s.Preview("term:c1/term")
		if err := s.Adopt(result); err != nil {
			t.Fatal(err)
		}
		fit, ok := s.LastFit()
		if !ok || fit.Adopted || fit.Reviews < fsrs.LeastFit {
			t.Errorf("learner %d: the last fit is %+v, %v", number, fit, ok)
		}
		same(t, "previews", s.Preview("term:c1/term"), wait)
		same(t, "written down", store.events[len(store.events)-1].Kind, study.Fitted)
		if can(s.NextUndo(study.ScopeSettings)) || s.FitDue() != nil {
			t.Error("what changed nothing can be undone, or is tried again at once")
		}
	}
	if kept == 0 {
		t.Error("no fit of few reviews was kept out")
	}
}
