package study_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// gradeAsBefore grades a card as versions did that had FSRS-6 alone, and starts
// the app again.
func (d *testLearner) gradeAsBefore(card study.CardID, r fsrs.Rating) error {
	id := ulid.MustNew(ulid.Timestamp(d.watch.Now()), nil)
	payload := fmt.Sprintf(`{"card":%q,"scheduler":"fsrs-6","rating":%d,"retention":0.9,"took":1000}`, card, r)
	err := d.journal.Append(study.Event{
		ID: id, Operation: id, At: d.watch.Now().UnixMilli(), Offset: 120, Course: d.course.ID, Kind: study.Graded, Payload: json.RawMessage(payload),
	})
	if err == nil {
		d.restart()
	}
	return err
}

// named gives which scheduler the last grade in the journal names.
func (d *testLearner) named() study.GradedPayload {
	d.t.Helper()
	for _, e := range slices.Backward(d.events()) {
		if p, ok := study.DecodeGraded(e.Payload); ok && e.Kind == study.Graded {
			return p
		}
	}
	d.t.Fatal("nothing was graded")
	return study.GradedPayload{}
}

func TestSchedule_IsTheNewerForNewLearnersAndStaysForOthers(t *testing.T) {
	d := newTestLearner(t)
	same(t, "older for a new learner", d.OlderSchedule(), false)
	d.grade("term:po/definition", fsrs.Easy)
	same(t, "named by a new learner's grade", d.named().Scheduler, fsrs.Name7)
	same(t, "longest interval", d.named().Longest, 5*365)
	d.undo()
	same(t, "older with nothing that counts", d.OlderSchedule(), false)

	d = newTestLearner(t)
	d.ok(d.gradeAsBefore("term:po/definition", fsrs.Easy))
	same(t, "older for a running learner", d.OlderSchedule(), true)
	if days := d.Why("term:po/definition").Wait / (24 * time.Hour); days < 6 || days > 11 {
		t.Errorf("a card graded by FSRS-6 waits %d days", days)
	}
	d.nextDay()
	d.grade("term:icp/definition", fsrs.Easy)
	same(t, "named by a running learner's grade", d.named().Scheduler, fsrs.Name)
	d.restart()
	same(t, "older after a restart", d.OlderSchedule(), true)
}

func TestSchedule_GoesOverOnlyWhenAskedShowingFirstWhatMoves(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.gradeAsBefore("term:po/definition", fsrs.Easy))
	d.wait(time.Minute)
	d.grade("term:icp/definition", fsrs.Again) // stays in the steps
	d.Time = d.AddDate(0, 0, 12)
	same(t, "due by the older", d.Counts(study.AllCards).Due, 1)
	before := d.State().Told()
	moves, err := d.NewerSchedule().Run(t.Context())
	d.ok(err)
	same(t, "moves", moves, study.Moves{Same: 1, Later: 1, DueBefore: 1})
	same(t, "state after looking", d.State().Told(), before)

	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.NewerSchedule().Run(stopped); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped, it gave %v", err)
	}

	d.ok(d.UseNewerSchedule())
	same(t, "older", d.OlderSchedule(), false)
	same(t, "due by the newer", d.Counts(study.AllCards).Due, moves.DueAfter)
	days := d.Why("term:po/definition").Wait
	recall := d.Retrievability("term:po/definition")
	after := d.State().Told()
	d.restart()
	same(t, "state after a restart", d.State().Told(), after)
	same(t, "wait after a restart", d.Why("term:po/definition").Wait, days)
	same(t, "recall after a restart", d.Retrievability("term:po/definition"), recall)
	d.grade("term:po/definition", fsrs.Good)
	same(t, "named after it", d.named().Scheduler, fsrs.Name7)
	d.undo()

	done, ok, err := d.Undo(study.ScopeSettings)
	if err != nil || !ok || done.Kind != study.OpReschedule {
		t.Fatalf("undo gave %v, %v, %v", done.Kind, ok, err)
	}
	same(t, "due by the older again", d.Counts(study.AllCards).Due, 1)
	same(t, "older again", d.OlderSchedule(), true)
}

func TestSchedule_PreviewIsWhatGradingGives(t *testing.T) {
	d := newTestLearner(t)
	const id = study.CardID("term:po/definition")
	for i := range 12 {
		preview := d.Preview(id)
		for k := 1; k < len(preview); k++ {
			if preview[k].Wait < preview[k-1].Wait {
				t.Errorf("after %d grades %+v comes after %+v", i, preview[k-1], preview[k])
			}
		}
		p := preview[[]int{0, 2, 2, 2, 1, 3, 0, 2, 2, 3, 3, 2}[i]]
		d.grade(id, p.Rating)
		if got := d.Why(id).Wait; got != p.Wait {
			t.Errorf("grade %d: it waits %v, the button said %v", i, got, p.Wait)
		}
		d.wait(p.Wait)
	}
}

func TestSchedule_PreviewIsWhatGradingGivesAfterTheClockWasPutBack(t *testing.T) {
	d := newTestLearner(t)
	const id = study.CardID("term:po/term")
	d.grade(id, fsrs.Hard)
	d.wait(50 * time.Second)
	d.grade(id, fsrs.Good)
	d.wait(-20 * time.Minute)
	promised := d.Preview(id)[fsrs.Good-1]
	d.grade(id, fsrs.Good)
	if got := d.Why(id).Wait; got != promised.Wait {
		t.Errorf("it waits %v, the button said %v", got, promised.Wait)
	}
}

func TestSettings_ARetentionBelowTheLeastCountsAsIt(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.DoEverywhere(study.SettingRetention.Operation(), study.Entry{Kind: study.Adjusted, Payload: study.AdjustedPayload{Setting: "retention", Value: 0.72}}))
	same(t, "retention", d.Retention(), study.MinRetention)
	same(t, "skipped", d.State().Skipped(), 0)
}

func TestSettings_NoIntervalIsLongerThanTheLongest(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.Adjust(study.SettingLongest, 12))
	const id = study.CardID("term:po/definition")
	for range 6 {
		d.grade(id, fsrs.Easy)
		if days := d.Preview(id)[2].Days; days > 365+2 {
			t.Fatalf("%d days", days)
		}
		d.wait(d.Why(id).Wait)
	}
	wait := d.Why(id).Wait
	d.ok(d.Adjust(study.SettingLongest, 60))
	same(t, "wait once the setting is another", d.Why(id).Wait, wait)
}
