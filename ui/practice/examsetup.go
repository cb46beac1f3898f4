package practice

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study/exam"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// usualExam is how many questions an exam has unless the course or the learner says.
const usualExam = 20

// examChoices is what an exam to be begun may be.
type examChoices struct {
	most int // questions there are to draw from
	says *text.Paragraph
}

// setup lets the learner choose an exam: how many questions, of what, in which time.
func (p *ExamPage) setup() fyne.CanvasObject {
	title := kit.Stack(6, kit.PageTitle(p.course.Title, words.T("Exam")), kit.MutedLabel(words.T("Questions from every lesson, with no hints and no word on how it goes until you hand it in: then one sheet with all answers, and what to reread. Close the app whenever you like; the exam goes on where you were.")))
	all := 0
	for _, pool := range p.session.ExamPools(p.lessons()...) {
		all += len(pool)
	}
	p.choices = examChoices{most: all, says: kit.Label("")}
	if all == 0 {
		return kit.Centred(theme.Size(examWidth), kit.Stack(theme.PanelGap, title,
			figure.Empty(words.T("No questions yet"), words.T("An exam asks the questions of the course, and this course has none."), kit.Secondary(words.T("Back to Practice"), p.practice))))
	}
	p.state.Questions = min(p.state.Questions, all)
	if p.state.Questions == 0 {
		p.state.Questions = min(p.usual(), all)
	}
	p.choices.says.SetRuns(text.Run{Text: p.promise()})
	part := func(name string, options ...fyne.CanvasObject) fyne.CanvasObject {
		return kit.Stack(6, kit.Small(name), kit.Wrap(theme.Size(6), options...))
	}
	panel := kit.Panel(kit.Stack(16,
		part(words.T("How many questions"), p.sizes(all)...),
		part(words.T("Of what"), p.sources()...),
		part(words.T("In how much time"), p.times()...),
		p.choices.says,
		kit.Wrap(12, kit.PrimaryKey(words.T("Begin the exam"), words.T("Enter"), p.begin), kit.LinkButton(words.T("Back to Practice"), p.practice)),
	))
	objects := []fyne.CanvasObject{title, panel}
	if past := p.past(); past != nil {
		objects = append(objects, past)
	}
	return kit.Centred(theme.Size(examWidth), kit.Stack(theme.PanelGap, objects...))
}

func (p *ExamPage) usual() int {
	if c := p.course.Certificate; c != nil {
		return c.Questions
	}
	return usualExam
}

// lessons are those from which the exam is to be drawn; none is the whole course.
func (p *ExamPage) lessons() []string {
	if p.course.Lesson(p.state.Lesson) == nil {
		return nil
	}
	return []string{p.state.Lesson}
}

// option is one of what may be chosen.
func (p *ExamPage) option(name string, chosen bool, choose func()) fyne.CanvasObject {
	o := kit.Option(func() {
		choose()
		p.turn()
	})
	kit.StyleOption(o, name, theme.Clear, chosen)
	return o
}

// sizes are numbers of questions, as far as there are so many.
func (p *ExamPage) sizes(all int) []fyne.CanvasObject {
	numbers := []int{10, usualExam, 40, p.usual(), all}
	slices.Sort(numbers)
	var options []fyne.CanvasObject
	for _, n := range slices.Compact(numbers) {
		if n > all || n == all && n > 60 && len(options) > 0 {
			continue
		}
		options = append(options, p.option(strconv.Itoa(n), n == p.state.Questions, func() { p.state.Questions = n }))
	}
	return options
}

// sources are the whole course and each lesson that explains questions.
func (p *ExamPage) sources() []fyne.CanvasObject {
	options := []fyne.CanvasObject{p.option(words.T("The whole course"), p.lessons() == nil, func() { p.state.Lesson, p.state.Questions = "", 0 })}
	for _, l := range p.course.Lessons {
		if len(p.session.ExamPools(l.ID)) > 0 {
			options = append(options, p.option(l.Title, p.state.Lesson == l.ID, func() { p.state.Lesson, p.state.Questions = l.ID, 0 }))
		}
	}
	return options
}

// times are how long it may take.
func (p *ExamPage) times() []fyne.CanvasObject {
	options := []fyne.CanvasObject{p.option(words.T("No limit"), p.state.Minutes == 0, func() { p.state.Minutes = 0 })}
	all := []int{10, 20, 30, 60}
	if c := p.course.Certificate; c != nil && c.Minutes > 0 {
		all = append(all, c.Minutes)
	}
	slices.Sort(all)
	for _, n := range slices.Compact(all) {
		options = append(options, p.option(words.N("%d minute", "%d minutes", n), n == p.state.Minutes, func() { p.state.Minutes = n }))
	}
	return options
}

// promise says what the exam as chosen may earn, and how its time runs.
func (p *ExamPage) promise() string {
	var says string
	switch c := p.course.Certificate; {
	case c == nil:
		says = words.T("This course gives no certificate; the exam is for you.")
	case p.lessons() != nil || p.state.Questions < c.Questions || c.Minutes > 0 && p.state.Minutes > c.Minutes:
		says = words.F("As chosen, it earns no certificate: that takes the whole course and %s.", words.N("%d question", "%d questions", c.Questions))
	default:
		says = words.F("With %d %% right it earns the course’s certificate.", c.Right)
	}
	if c := p.course.Certificate; c != nil && c.Minutes > 0 {
		says += " " + words.N("For the certificate it may take %d minute.", "For the certificate it may take %d minutes.", c.Minutes)
	}
	if p.state.Minutes > 0 {
		says += " " + words.T("The time runs on while the app is closed.")
	}
	return says
}

// begin draws the exam as chosen.
func (p *ExamPage) begin() {
	if p.choices.most == 0 {
		return
	}
	paper, err := p.session.BeginExam(p.state.Questions, p.state.Minutes, p.lessons()...)
	if err != nil {
		p.nav.Fail(words.T("Beginning the exam"), err)
		return
	}
	p.paper, p.state.At, p.state.Draft = &paper, 0, nil
	p.turn()
}

// another lets the learner choose another exam.
func (p *ExamPage) another() { p.nav.Go(ExamRoute()) }

// mostPast is how many exams that were handed in are listed.
const mostPast = 8

// past lists the exams that were handed in, the last first; nil when there is none.
func (p *ExamPage) past() fyne.CanvasObject {
	lines := []fyne.CanvasObject{kit.H2(words.T("Exams so far")), kit.Gap(1, 4)}
	exams := p.session.Exams()
	for _, paper := range slices.Backward(exams) {
		if paper.Ended == 0 || len(lines) > 2*mostPast {
			continue
		}
		name := kit.Stack(0,
			kit.Text(words.F("%d of %d right", paper.Right(), len(paper.Questions)), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink),
			kit.Small(examDate(p.session.Now(), paper.Ended)+" · "+drawnFrom(p.course, &paper)))
		if len(lines) > 2 {
			lines = append(lines, kit.Separator())
		}
		lines = append(lines, kit.Row(12, name, kit.Spring(), kit.LinkButton(words.T("The answer sheet ›"), func() {
			r := ExamRoute()
			r.ID = paper.ID
			p.nav.Go(r)
		})))
	}
	if len(lines) == 2 {
		return nil
	}
	return kit.Panel(kit.Stack(8, lines...))
}

// drawnFrom says of what an exam is.
func drawnFrom(c *content.Course, paper *exam.Paper) string {
	if len(paper.Lessons) == 0 {
		return words.T("the whole course")
	}
	var names []string
	for _, id := range paper.Lessons {
		if l := c.Lesson(id); l != nil {
			names = append(names, l.Title)
		}
	}
	if len(names) == 0 {
		return words.T("a lesson that is gone")
	}
	return words.List(names)
}

var _ nav.State = (*ExamState)(nil)
