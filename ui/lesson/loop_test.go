package lesson

import (
	"strings"
	"testing"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/practice"
)

func TestLoop_IsOfferedThenMarkedInTheLessonThenAskedAfterIt(t *testing.T) {
	r := uitest.NewRoom(t, uitest.Bundled(t))
	open := func() *reader {
		p := New(r.Course, r.Session, r, nav.Route{ID: "buyers-journey"})
		r.Put(p)
		return p.reader
	}
	read := open()
	r.MustSay("Before you read: 3 questions that this lesson answers")
	if len(read.answerMarks()) > 0 {
		t.Error("answers are marked that nobody looks for")
	}
	r.Press(command.Key{Name: "Q"})
	r.MustHaveGone(practice.BeforeRoute("buyers-journey"))

	asked := r.Session.LessonLoop("buyers-journey")
	if err := r.Session.AnswerLoop("buyers-journey", study.BeforeLesson, asked[1].Question.ID, false, nil); err != nil {
		t.Fatal(err)
	}
	read = open()
	r.MustSay("This lesson answers, marked below:", practice.Asked(asked[1].Question))
	if marks := read.answerMarks(); len(marks) != 1 {
		t.Errorf("%d places are marked", len(marks))
	}

	if err := r.Session.Finish("buyers-journey"); err != nil {
		t.Fatal(err)
	}
	read = open()
	if len(read.answerMarks()) > 0 {
		t.Error("the marks stay once the lesson is read")
	}
	if err := r.Session.AnswerLoop("buyers-journey", study.AfterLesson, asked[1].Question.ID, true, nil); err != nil {
		t.Fatal(err)
	}
	says := uitest.Says(open().foot)
	if want := "Before the lesson 0 of 1 right, after it 1 of 1."; !strings.Contains(says, want) {
		t.Errorf("the foot says %q", says)
	}
}
