package practice

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/exam"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// ModeExam is the way of the page in which an exam is begun, sat and looked at.
const ModeExam nav.Mode = "exam"

// ExamRoute is where an exam is begun, or the one that is open goes on.
func ExamRoute() nav.Route { return nav.Route{Page: nav.Practice, Mode: ModeExam} }

// ExamSession is what the page uses of *study.Session.
type ExamSession interface {
	Now() time.Time
	Exams() []exam.Paper
	Exam(id string) (exam.Paper, bool)
	OpenExam() (exam.Paper, bool)
	ExamPools(lessons ...string) [][]string
	BeginExam(questions, minutes int, lessons ...string) (exam.Paper, error)
	ExamQuestion(id string) *content.Question
	// AnswerExam keeps an answer, synced to disk before it returns.
	AnswerExam(id, question string, right bool, answer any) error
	EndExam(id string) error
	ExamReread(*exam.Paper) []study.Reread
	Certify(id, name string) (study.Certificate, error)
	Certificates() []study.Certificate
}

// ExamNavigator is what the page uses of the shell.
type ExamNavigator interface {
	Navigator
	Window() fyne.Window
}

// ExamState is what a route keeps of the page: what was chosen for an exam to be
// begun, or where in one the learner is and what stands there half answered.
type ExamState struct {
	Questions int             `json:"questions,omitempty"`
	Minutes   int             `json:"minutes,omitempty"`
	Lesson    string          `json:"lesson,omitempty"` // from which alone it is drawn
	At        int             `json:"at,omitempty"`
	Draft     json.RawMessage `json:"draft,omitempty"`
	Name      string          `json:"name,omitempty"` // for a certificate, as typed so far
}

// RouteState makes it a [nav.State].
func (*ExamState) RouteState() {}

// NewState gives an empty state of the page in a mode.
func NewState(mode nav.Mode) nav.State {
	if mode == ModeExam {
		return &ExamState{}
	}
	return &State{}
}

// ExamPage is the page of exams: the choice of one, the one that is open, or the
// answer sheet of one that was handed in.
type ExamPage struct {
	course  *content.Course
	session ExamSession
	nav     ExamNavigator
	state   ExamState
	paper   *exam.Paper // nil while one is chosen
	quiz    *Quiz       // of the question asked; nil for one that the course has no more
	blank   []byte      // its draft before anything was answered

	root    *fyne.Container
	scroll  *kit.Scroller
	bar     *fyne.Container
	strip   []*kit.Pressable // the questions by their numbers
	clock   *fyne.Container  // says how much time there is
	name    *kit.Line        // for a certificate
	sure    *kit.PopUp       // asks whether to hand in
	stop    func()           // of what waits for time to pass
	after   func(time.Duration, func()) (stop func())
	choices examChoices
}

var _ nav.Page = (*ExamPage)(nil)

// NewExam makes the page at a route: its ID names an exam, else the one that is
// open is shown, and without one what may be chosen for one.
func NewExam(course *content.Course, session ExamSession, navigator ExamNavigator, route nav.Route) *ExamPage {
	p := &ExamPage{course: course, session: session, nav: navigator, after: kit.After}
	if state, ok := route.State.(*ExamState); ok {
		p.state = *state
	}
	p.scroll = kit.Page(kit.Stack(0))
	p.bar = kit.Stack(0)
	p.root = container.New(pageLayout{}, p.scroll, p.bar)
	if paper, ok := session.Exam(route.ID); ok {
		p.paper = &paper
	} else if open, ok := session.OpenExam(); ok {
		p.paper = &open
		p.state.At, p.state.Draft = firstOpen(&open), nil
	}
	p.build()
	return p
}

// firstOpen is the place of the first question of an exam without an answer.
func firstOpen(paper *exam.Paper) int {
	for i, q := range paper.Questions {
		if _, answered := paper.Answer(q); !answered {
			return i
		}
	}
	return 0
}

// Object is the page.
func (p *ExamPage) Object() fyne.CanvasObject { return p.root }

// Route tells the exam and where in it.
func (p *ExamPage) Route() nav.Route {
	r := ExamRoute()
	state := p.state
	if p.paper != nil {
		r.ID = p.paper.ID
		if p.quiz != nil {
			state.Draft = p.quiz.draft()
		}
	}
	if p.name != nil {
		state.Name = p.name.Text
	}
	r.State = &state
	return r
}

// Shown gives the keys to what one types into, and watches the time.
func (p *ExamPage) Shown() {
	p.focus()
	p.watch()
}

// Hidden keeps what is answered, and lets the time be.
func (p *ExamPage) Hidden() {
	if p.sits() {
		p.keep()
	}
	p.unwatch()
}

// sits says whether an exam goes on.
func (p *ExamPage) sits() bool { return p.paper != nil && p.paper.Ended == 0 }

func (p *ExamPage) focus() {
	if p.quiz == nil {
		return
	}
	if c := kit.CanvasOf(p.quiz); c != nil {
		p.quiz.control.focus(c)
	}
}

// build draws the page as it is now. An exam whose time is up is handed in first.
func (p *ExamPage) build() {
	if p.sits() && p.paper.Over(p.session.Now().UnixMilli()) {
		p.end()
	}
	p.quiz, p.name, p.clock, p.strip = nil, nil, nil, nil
	p.bar.Objects, p.bar.Hidden = nil, true
	switch {
	case p.paper == nil:
		p.scroll.SetContent(kit.Margins(p.setup()))
	case p.paper.Ended > 0:
		p.scroll.SetContent(kit.Margins(p.sheet()))
	default:
		p.scroll.SetContent(kit.Margins(p.sitting()))
	}
	p.root.Refresh()
}

// turn draws the page anew, from its top.
func (p *ExamPage) turn() {
	if c := kit.CanvasOf(p.root); c != nil {
		c.Unfocus() // what was pressed is gone
	}
	p.build()
	p.scroll.ScrollTo(0)
	p.focus()
	p.watch()
	p.nav.Moved()
}

// refresh takes up what the exam is now.
func (p *ExamPage) refresh() {
	if paper, ok := p.session.Exam(p.paper.ID); ok {
		p.paper = &paper
	}
}

// keep writes down what is answered to the question that is asked, if it is whole
// and not what was written down before. It tells whether all is kept.
func (p *ExamPage) keep() bool {
	if p.quiz == nil || !p.quiz.control.complete() {
		return true
	}
	draft := p.quiz.draft()
	q := p.paper.Questions[p.state.At]
	given, answered := p.given(q)
	if bytes.Equal(draft, p.blank) && !answered || answered && bytes.Equal(draft, given.Draft) {
		return true
	}
	answer := p.quiz.answer()
	answer.Draft = draft
	if err := p.session.AnswerExam(p.paper.ID, q, p.quiz.control.right(), answer); err != nil {
		p.nav.Fail(words.T("Keeping your answer"), err)
		return false
	}
	p.refresh()
	return true
}

// given is what was answered to a question of the exam.
func (p *ExamPage) given(question string) (Answer, bool) {
	var given Answer
	a, ok := p.paper.Answer(question)
	if !ok || json.Unmarshal(a.Given, &given) != nil {
		return Answer{}, ok
	}
	return given, true
}

// goTo asks another question of the exam; what is answered to this one is kept.
func (p *ExamPage) goTo(at int) {
	if !p.sits() || at < 0 || at >= len(p.paper.Questions) || !p.keep() {
		return
	}
	p.state.At, p.state.Draft = at, nil
	p.turn()
}

// next goes on to the next question, and from the last one to handing in.
func (p *ExamPage) next() {
	if p.state.At == len(p.paper.Questions)-1 {
		p.handIn()
		return
	}
	p.goTo(p.state.At + 1)
}

func (p *ExamPage) previous() { p.goTo(p.state.At - 1) }

// handIn asks whether the exam is done.
func (p *ExamPage) handIn() {
	if !p.sits() || !p.keep() {
		return
	}
	p.dress()
	p.ask()
}

// end hands the exam in.
func (p *ExamPage) end() {
	if err := p.session.EndExam(p.paper.ID); err != nil {
		p.nav.Fail(words.T("Handing in the exam"), err)
		return
	}
	p.refresh()
	p.state.Draft = nil
}

// practice goes back to the list of sets.
func (p *ExamPage) practice() { p.nav.Go(nav.Route{Page: nav.Practice}) }

// Commands are those of the choice, of the question or of the sheet.
func (p *ExamPage) Commands() []command.Command {
	enter := []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)}
	back := command.Command{ID: "exam.practice", Title: words.T("Back to Practice"), Do: p.practice}
	scroll := kit.ScrollCommands(p.scroll)
	switch {
	case p.paper == nil:
		return append([]command.Command{
			{ID: "exam.begin", Title: words.T("Begin the exam"), Keys: enter, Do: p.begin, When: func() bool { return p.choices.most > 0 }}, back,
		}, scroll...)
	case p.paper.Ended > 0:
		return append([]command.Command{
			{ID: "exam.certificate", Title: words.T("Save the certificate…"), Keys: []command.Key{command.Ctrl(fyne.KeyS)}, Do: p.saveCertificate, When: func() bool { return p.name != nil }},
			{ID: "exam.another", Title: words.T("Another exam"), Do: p.another},
			back,
		}, scroll...)
	}
	free := func(r rune) func() bool {
		return func() bool { return p.quiz == nil || !slices.Contains([]rune(p.quiz.control.runes()), r) }
	}
	cs := []command.Command{
		{ID: "exam.next", Title: words.T("Next question"), Keys: append(slices.Clone(enter), command.Key{Rune: 'N'}, command.Key{Rune: 'n'}), Do: p.next, When: free('n')},
		{ID: "exam.previous", Title: words.T("Previous question"), Keys: []command.Key{{Rune: 'P'}, {Rune: 'p'}}, Do: p.previous, When: free('p')},
		{ID: "exam.hand-in", Title: words.T("Hand in"), Keys: []command.Key{command.Ctrl(fyne.KeyReturn), command.Ctrl(fyne.KeyEnter)}, Do: p.handIn},
		back,
	}
	return append(append(cs, p.answerCommands()...), scroll...)
}

// answerCommands give keys to what is asked.
func (p *ExamPage) answerCommands() []command.Command {
	if p.quiz == nil {
		return nil
	}
	return p.quiz.commands(p.scroll)
}
