package study_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/exam"
)

// newExaminee is a learner of a course with questions enough for an exam, and a
// certificate for two of its three.
func newExaminee(t *testing.T) *testLearner {
	t.Helper()
	d := newTestLearner(t)
	d.course.Certificate = &content.Certificate{Questions: 3, Right: 66}
	return d
}

func (d *testLearner) begin(n, minutes int, lessons ...string) exam.Paper {
	d.t.Helper()
	p, err := d.BeginExam(n, minutes, lessons...)
	d.ok(err)
	return p
}

func (d *testLearner) exam(id string) exam.Paper {
	d.t.Helper()
	p, ok := d.Exam(id)
	if !ok {
		d.t.Fatalf("there is no exam %s", id)
	}
	return p
}

func TestExam_IsTheSameAfterARestart(t *testing.T) {
	d := newExaminee(t)
	p := d.begin(3, 0)
	d.ok(d.AnswerExam(p.ID, p.Questions[0], true, map[string]string{"text": "first"}))
	d.restart()
	open, ok := d.OpenExam()
	if !ok || open.ID != p.ID || !slices.Equal(open.Questions, p.Questions) || open.Seed != p.Seed {
		t.Fatalf("after the restart there is %+v", open)
	}
	a, _ := open.Answer(p.Questions[0])
	same(t, "its answer", string(a.Given), `{"text":"first"}`)
	same(t, "drawn again by its seed", exam.Draw(d.ExamPools(), 3, open.Seed), open.Questions)
	if _, err := d.BeginExam(3, 0); !errors.Is(err, study.ErrExamOpen) {
		t.Errorf("a second exam gave %v", err)
	}
}

func TestExam_AnAnswerCanBeChangedUntilItIsHandedIn(t *testing.T) {
	d := newExaminee(t)
	p := d.begin(3, 0)
	d.ok(d.AnswerExam(p.ID, "q1", false, nil))
	d.wait(time.Second)
	d.ok(d.AnswerExam(p.ID, "q1", true, nil))
	d.wait(time.Second)
	d.ok(d.EndExam(p.ID))
	d.ok(d.EndExam(p.ID)) // as it was
	if err := d.AnswerExam(p.ID, "q1", false, nil); !errors.Is(err, study.ErrExamOver) {
		t.Errorf("an answer after it gave %v", err)
	}
	got := d.exam(p.ID)
	if got.Right() != 1 || got.Answered() != 1 || got.Took() != 2*time.Second {
		t.Errorf("%d right of %d in %v", got.Right(), got.Answered(), got.Took())
	}
	if _, open := d.OpenExam(); open {
		t.Error("it is open still")
	}
	same(t, "events", len(d.events()), 4)
	if can(d.NextUndo(study.ScopeAll)) {
		t.Error("an exam can be undone")
	}
	if r := d.Results("q1"); !r.LastRight {
		t.Error("its answers don't count as answers")
	}
}

func TestExam_ItsTimeIsUp(t *testing.T) {
	d := newExaminee(t)
	p := d.begin(3, 10)
	d.wait(10*time.Minute + exam.Grace)
	if err := d.AnswerExam(p.ID, "q1", true, nil); !errors.Is(err, study.ErrExamOver) {
		t.Errorf("an answer too late gave %v", err)
	}
	d.wait(time.Hour)
	d.ok(d.EndExam(p.ID))
	got := d.exam(p.ID)
	same(t, "it took", got.Took(), 10*time.Minute)
}

func TestExam_OfALessonAsksWhatThatExplains(t *testing.T) {
	d := newExaminee(t)
	p := d.begin(20, 0, "finding")
	same(t, "questions", p.Questions, []string{"q2"})
	d.ok(d.AnswerExam(p.ID, "q2", true, nil))
	d.ok(d.EndExam(p.ID))
	if _, err := d.Certify(p.ID, "Ada"); !errors.Is(err, study.ErrNotEarned) {
		t.Errorf("a certificate of a lesson gave %v", err)
	}
}

func TestExam_TellsWhatToReread(t *testing.T) {
	d := newExaminee(t)
	p := d.begin(3, 0)
	d.ok(d.AnswerExam(p.ID, "q2", true, nil))
	d.ok(d.EndExam(p.ID))
	got := d.exam(p.ID)
	again := d.ExamReread(&got)
	if len(again) != 1 || again[0].Lesson.ID != "buying" || again[0].Questions != 1 {
		t.Errorf("to reread is %+v", again)
	}
}

func TestCertificate_IsConfirmedByTheEventsAlone(t *testing.T) {
	d := newExaminee(t)
	p := d.begin(3, 0)
	for _, q := range []string{"q1", "q3"} {
		d.ok(d.AnswerExam(p.ID, q, true, nil))
	}
	d.ok(d.EndExam(p.ID))
	if _, err := d.Certify(p.ID, " \n"); !errors.Is(err, study.ErrNoName) {
		t.Errorf("a name of spaces gave %v", err)
	}
	made, err := d.Certify(p.ID, "  Ada\tLovelace ")
	d.ok(err)
	again, err := d.Certify(p.ID, "Ada Lovelace")
	d.ok(err)
	same(t, "made twice", again.Code(), made.Code())
	d.ok(d.Grade("term:po/term", 3, 0)) // what comes after changes nothing
	d.restart()

	state, err := study.Replay(d.course.ID, each(d.events()))
	d.ok(err)
	all := state.Certificates()
	if len(all) != 1 || all[0].Name != "Ada Lovelace" || all[0].Code() != made.Code() {
		t.Fatalf("the events tell of %+v, made was %s", all, made.Code())
	}
	events := d.events()
	i := slices.IndexFunc(events, func(e study.Event) bool { return e.Kind == study.Answered })
	forged := slices.Clone(events)
	forged[i].Payload = json.RawMessage(fmt.Sprintf(`{"question":"q1","right":true,"answer":"other","exam":%q}`, p.ID))
	state, err = study.Replay(d.course.ID, each(forged))
	d.ok(err)
	if got := state.Certificates(); len(got) != 1 || got[0].Code() == made.Code() {
		t.Errorf("with another answer they tell of %+v", got)
	}
}
