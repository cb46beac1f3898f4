// Package today is the first page: what to go on with, and how far the learner is.
package today

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/cards"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Session is what the page asks of the learner's record.
type Session interface {
	Now() time.Time
	Counts(deck string) study.Counts
	ExpectedRecall(deck string) (recalled float64, due int)
	NextDue(deck string) (time.Time, bool)
	LessonProgress(lesson string) study.LessonProgress
	PracticeQueue(lesson string) []*content.Question
	HardestCard() (card study.Card, forgotten int, ok bool)
	CurrentLesson() *content.Lesson
	// ReadOn is the key of the block to go on with in a lesson, or "".
	ReadOn(lesson string) string
	// MixUp gives the two steps mixed up most: in n of the last answers about them.
	MixUp() (a, b *content.Step, n, of int, ok bool)
	Days(n int) []study.Day
	Streak() int
	StageRecall() []study.StageRecall
}

// Navigator is where the page leads to.
type Navigator interface {
	Go(nav.Route)
	GoPage(page string)
}

// Page is the page. It implements nav.Page.
type Page struct {
	nav.Scrolled
	course  *content.Course
	session Session
	nav     Navigator
	reading nav.Route
}

var _ nav.Page = (*Page)(nil)

// New makes the page. Reading is where the learner last read.
func New(course *content.Course, session Session, n Navigator, reading, route nav.Route) *Page {
	p := &Page{course: course, session: session, nav: n, reading: reading}
	p.Scrolled = nav.NewScrolled(nav.Today, p.draw(), route)
	return p
}

// Commands are the page's own.
func (p *Page) Commands() []command.Command {
	cs := []command.Command{
		{ID: "today.continue", Title: words.T("Continue reading"), Keys: []command.Key{command.K(fyne.KeyReturn)}, When: func() bool { return len(p.course.Lessons) > 0 }, Do: p.read},
		{ID: "today.contrast", Title: words.T("Practise what you mix up"), Keys: []command.Key{command.K(fyne.KeyM)}, When: p.mixesUp, Do: p.contrast},
		{ID: "today.review", Title: words.T("Review the cards due"), Keys: []command.Key{command.K(fyne.KeyR)}, When: func() bool { return p.session.Counts("all").Total() > 0 }, Do: p.review},
	}
	return append(cs, p.Scrolled.Commands()...)
}

func (p *Page) read() { p.nav.Go(p.lessonRoute()) }

func (p *Page) review() { p.nav.Go(cards.ReviewRoute()) }

func (p *Page) mixesUp() bool {
	_, _, _, _, ok := p.session.MixUp()
	return ok
}

// contrast practises the two steps that are mixed up most.
func (p *Page) contrast() {
	if a, b, _, _, ok := p.session.MixUp(); ok {
		p.nav.Go(nav.Route{Page: nav.Practice, ID: drill.PairID(a, b)})
	}
}

func (p *Page) lessonRoute() nav.Route {
	l := p.session.CurrentLesson()
	if l == nil {
		return nav.Route{Page: nav.Lessons}
	}
	return p.routeIn(l.ID)
}

// routeIn is where to read on in a lesson: at the very place when it was the
// last one opened, else after what was read last.
func (p *Page) routeIn(lesson string) nav.Route {
	if p.reading.ID == lesson {
		r := p.reading
		r.Page = nav.Lessons
		return r
	}
	return nav.Route{Page: nav.Lessons, ID: lesson, At: p.session.ReadOn(lesson)}
}

// secondsACard is what a review takes when there is no better figure.
const secondsACard = 9

// minutes is what today's cards and the rest of the lesson will take, at least 1.
func (p *Page) minutes() int {
	m := float64(p.session.Counts("all").Total()) * secondsACard / 60
	if l := p.session.CurrentLesson(); l != nil {
		m += float64(p.session.LessonProgress(l.ID).MinutesLeft)
	}
	return int(math.Ceil(m))
}

func (p *Page) draw() fyne.CanvasObject {
	now := p.session.Now()
	title := greeting(now)
	if m := p.minutes(); m > 0 {
		title += " " + words.N("About %d minute today.", "About %d minutes today.", m)
	} else {
		title += " " + words.T("Nothing is due.")
	}
	head := kit.Stack(0, kit.Small(date(now)), kit.H1(title))
	if len(p.course.Lessons)+len(p.course.Terms)+len(p.course.Processes) == 0 {
		return kit.Stack(theme.PanelGap, head, kit.Empty(words.T("This course is empty"),
			words.T("Its lessons, cards and questions will appear here. Open another course from the menu under the app’s name."), nil))
	}
	rows := []fyne.CanvasObject{
		head,
		kit.Columns(theme.PanelGap, theme.Size(220), []float32{10, 7, 7}, p.readPanel(), p.cardsPanel(), p.practicePanel()),
	}
	if len(p.course.Lessons) > 0 {
		rows = append(rows, p.coursePanel())
	}
	weeks, stages := p.weeksPanel(), p.stagesPanel()
	if stages != nil {
		rows = append(rows, kit.Columns(theme.PanelGap, theme.Size(300), []float32{4, 3}, weeks, stages))
	} else {
		rows = append(rows, weeks)
	}
	return kit.Stack(theme.PanelGap, rows...)
}

func greeting(now time.Time) string {
	switch h := now.Hour(); {
	case h < 4 || h >= 18:
		return words.T("Good evening.")
	case h < 12:
		return words.T("Good morning.")
	}
	return words.T("Good afternoon.")
}

// date is the day in the learner's language.
func date(now time.Time) string {
	return words.F("%s %d %s", words.Weekday(now.Weekday()), now.Day(), words.Month(now.Month()))
}
