package practice

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/exam"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

// hall is a window in which exams are sat.
type hall struct {
	*uitest.Room
	page *ExamPage
	time uitest.Clock
}

func newHall(t *testing.T, certificate *content.Certificate) *hall {
	t.Helper()
	c := course()
	c.Certificate = certificate
	h := &hall{Room: uitest.NewRoom(t, c)}
	h.open(ExamRoute())
	return h
}

func (h *hall) open(at nav.Route) {
	h.page = NewExam(h.Course, h.Session, h, at)
	h.page.after = h.time.After
	h.Put(h.page)
}

func (h *hall) paper() exam.Paper {
	h.T.Helper()
	all := h.Session.Exams()
	if len(all) == 0 {
		h.T.Fatal("no exam was begun")
	}
	return all[len(all)-1]
}

// press presses the button of the page, or over it, with a label.
func (h *hall) press(label string) {
	h.T.Helper()
	for _, in := range []fyne.CanvasObject{h.Window().Canvas().Overlays().Top(), h.page.Object()} {
		if in == nil {
			continue
		}
		if b := uitest.Button(in, func(l string) bool { return l == label }); b != nil {
			b.Tapped(nil)
			return
		}
	}
	h.T.Fatalf("there is no button %q; the page says:\n%s", label, h.Says())
}

// goToQuestion asks a question by its id.
func (h *hall) goToQuestion(id string) {
	h.T.Helper()
	for i, q := range h.page.paper.Questions {
		if q == id {
			h.page.goTo(i)
			return
		}
	}
	h.T.Fatalf("the exam doesn't ask %s", id)
}

// answerSingle chooses of the question "single" the choice with a number in the course.
func (h *hall) answerSingle(choice int) {
	h.T.Helper()
	h.goToQuestion("single")
	for at, i := range h.page.quiz.control.(*choices).order {
		if i == choice {
			h.Press(digit(at + 1))
		}
	}
}

func TestExam_GivesNoHintAndNoVerdictUntilItIsHandedIn(t *testing.T) {
	h := newHall(t, nil)
	h.MustSay("This course gives no certificate")
	h.Press(enter)
	h.answerSingle(0)
	says := h.Says()
	for _, help := range []string{"hint", "Check", "Right", "The buyer issues it."} {
		if strings.Contains(says, help) {
			t.Errorf("within the exam the page says %q:\n%s", help, says)
		}
	}
	h.page.goTo(0)
	paper := h.paper()
	if a, ok := paper.Answer("single"); !ok || a.Right {
		t.Errorf("the answer kept is %+v, %v", a, ok)
	}
	h.page.handIn()
	h.press("Hand in")
	h.MustSay("0 of 5 right", "Your answer: The seller", "The right answer: The buyer", "The buyer issues it.", "Not answered", "What to reread", "Papers")
}

func TestExam_AnAnswerIsComeBackToAndChanged(t *testing.T) {
	h := newHall(t, nil)
	h.Press(enter)
	h.answerSingle(0)
	h.page.goTo(0)
	h.goToQuestion("single")
	if c := h.page.quiz.control.(*choices); !c.chosen[0] {
		t.Errorf("what was chosen is gone: %v", c.chosen)
	}
	h.answerSingle(1)
	h.page.handIn()
	h.press("Hand in")
	h.MustSay("1 of 5 right")
}

func TestExam_AQuestionThatIsLeftAsItIsIsNotAnswered(t *testing.T) {
	h := newHall(t, nil)
	h.Press(enter)
	for range 4 {
		h.Press(enter) // each kind of question
	}
	if paper := h.paper(); paper.Answered() != 0 || h.page.state.At != 4 {
		t.Errorf("%d answered at %d", paper.Answered(), h.page.state.At)
	}
	h.Press(enter)
	if h.page.sure == nil {
		t.Error("from the last question Enter doesn't lead to handing in")
	}
}

func TestExam_GoesOnWhereItWas(t *testing.T) {
	h := newHall(t, nil)
	h.Press(enter)
	h.goToQuestion("typed")
	for _, r := range "purch" {
		h.Press(command.Key{Rune: r})
	}
	route := h.page.Route()
	h.open(route) // as after the app was closed
	if got := h.page.quiz.control.given(); got != "purch" {
		t.Errorf("half an answer is %q", got)
	}
	h.open(ExamRoute()) // by the list of sets
	if h.page.paper == nil || h.page.paper.ID != route.ID {
		t.Error("the exam that is open isn't found")
	}
	first := h.page.paper.Questions[0]
	if err := h.Session.AnswerExam(route.ID, first, true, nil); err != nil {
		t.Fatal(err)
	}
	if h.open(ExamRoute()); h.page.state.At != 1 {
		t.Errorf("it goes on at %d, not at the first question without an answer", h.page.state.At)
	}
}

func TestExam_IsHandedInWhenItsTimeIsUp(t *testing.T) {
	h := newHall(t, nil)
	h.page.state.Minutes = 10
	h.Press(enter)
	h.answerSingle(1)
	pass := func(d time.Duration) {
		h.Watch.Wait(d)
		h.time.Pass(d)
	}
	h.MustSay("10 minutes left")
	pass(8 * time.Minute)
	h.MustSay("2 minutes left")
	pass(90 * time.Second)
	h.MustSay("30 seconds left")
	pass(30 * time.Second)
	h.MustSay("1 of 5 right")
	if h.time.Waiting() != 0 {
		t.Error("it waits on")
	}
}

func TestExam_OneWhoseTimePassedMeanwhileIsHandedInAsItOpens(t *testing.T) {
	h := newHall(t, nil)
	h.page.state.Minutes = 10
	h.Press(enter)
	route := h.page.Route()
	h.Watch.Wait(time.Hour)
	h.open(route)
	h.MustSay("0 of 5 right", "10 minutes")
}

func TestExam_ACertificateIsSavedForAName(t *testing.T) {
	h := newHall(t, &content.Certificate{Questions: 5, Right: 20})
	h.MustSay("With 20 % right it earns the course’s certificate.")
	h.Press(enter)
	h.answerSingle(1)
	h.page.handIn()
	h.press("Hand in")
	h.MustSay("You earned the certificate")
	h.page.saveCertificate()
	if len(h.Session.Certificates()) > 0 {
		t.Fatal("a certificate was made for nobody")
	}
	for _, r := range "Ada" { // into the line that the keys went to
		h.Press(command.Key{Rune: r})
	}
	h.Press(command.K(fyne.KeyBackspace))
	if h.page.name.Text != "Ad" {
		t.Errorf("typed is %q", h.page.name.Text)
	}
	path := filepath.Join(t.TempDir(), "mine.pdf")
	h.page.writeCertificate("Ada Lovelace", path)
	data, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(data), "%PDF-") {
		t.Fatalf("the file has %d bytes: %v", len(data), err)
	}
	made := h.Session.Certificates()
	if len(made) != 1 {
		t.Fatalf("%d certificates were made", len(made))
	}
	h.MustSay("Made for Ada Lovelace: code " + made[0].Code())
}

func TestExam_OfTooFewRightSaysWhatTheCertificateTakes(t *testing.T) {
	h := newHall(t, &content.Certificate{Questions: 5, Right: 40})
	h.Press(enter)
	h.answerSingle(1)
	h.page.handIn()
	h.press("Hand in")
	h.MustSay("The certificate takes 40 % right.")
	if h.page.name != nil {
		t.Error("a name is asked for")
	}
}

func TestOverview_LeadsToTheMixAndToTheExam(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.MustSay("Today’s mix", "Exam")
	r.Press(command.K(fyne.KeyX))
	r.MustHaveGone(ExamRoute())
	if _, err := r.Session.BeginExam(2, 0); err != nil {
		t.Fatal(err)
	}
	r.show(r.Session, nav.Route{})
	r.MustSay("Your exam goes on", "0 of 2 answered")
}

func TestMix_ARoundStaysWhatItWasWhileTheMixChanges(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: mixSet})
	before := strings.Join(r.page.round.IDs, " ")
	if err := r.Session.Answer(r.page.round.IDs[0], true, nil); err != nil {
		t.Fatal(err)
	}
	r.reopen()
	if after := strings.Join(r.page.round.IDs, " "); after != before {
		t.Errorf("it was %s and is %s", before, after)
	}
}

var _ ExamSession = (*study.Session)(nil)
