// Package today is the first page: what to go on with, and how far the learner is.
package today

import (
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/study/plan"
	"stagecraft/ui/cards"
	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Session is what the page asks of the learner's record.
type Session interface {
	Now() time.Time
	NextUp() study.NextUp
	CardPace() time.Duration
	Counts(deck string) study.Counts
	ExpectedRecall(deck string) (recalled float64, due int)
	NextDue(deck string) (time.Time, bool)
	LessonProgress(lesson string) study.LessonProgress
	LessonMemory(lesson string) study.LessonMemory
	PracticeQueue(lesson string) []*content.Question
	HardestCard() (card study.Card, forgotten int, ok bool)
	CurrentLesson() *content.Lesson
	// ReadOn is the key of the block to go on with in a lesson, or "".
	ReadOn(lesson string) string
	// MixUp gives the two steps mixed up most: in n of the last answers about them.
	MixUp() (a, b *content.Step, n, of int, ok bool)
	Days(n int) []study.Day
	WeekStudied() (days, goal int)
	// DayMinutes says how many minutes were studied today, of those wanted; 0 is as it comes.
	DayMinutes() (done float64, wanted int)
	// PlanFigures is what the plan comes to, and DaysToPlan how far its date is.
	PlanFigures() (plan.Plan, bool)
	DaysToPlan() (int, bool)
	Choice() study.PlanChoice
	PausedUntil() (time.Time, bool)
	DayOff() bool
}

// Navigator is where the page leads to.
type Navigator interface {
	Go(nav.Route)
	GoPage(page string)
}

// Page is the page. It implements [nav.Page].
type Page struct {
	nav.Scrolled
	course  *content.Course
	session Session
	nav     Navigator
	others  Others
	reading nav.Route
}

// Others is what the page asks of the courses that aren't open.
type Others interface {
	// Others gives them; none where the learner doesn't want to see them here.
	Others() []Other
	OpenCourse(ref string)
}

// Other is a course that isn't open.
type Other struct {
	Title, Ref string
	Known      bool         // what waits in it is known
	Waits      study.Counts // that
}

var _ nav.Timed = (*Page)(nil)

// New makes the page. Reading is where the learner last read.
func New(course *content.Course, session Session, n Navigator, others Others, reading, route nav.Route) *Page {
	p := &Page{course: course, session: session, nav: n, others: others, reading: reading}
	p.Scrolled = nav.NewScrolled(nav.Today, p.draw(), route)
	return p
}

// TimePassed says what waits now.
func (p *Page) TimePassed() { p.SetContent(p.draw()) }

// CoursesChanged says what waits in other courses now.
func (p *Page) CoursesChanged() { p.SetContent(p.draw()) }

// Commands are the page's own.
func (p *Page) Commands() []command.Command {
	cs := []command.Command{
		{ID: "today.continue", Title: words.T("Begin with what comes next"), Keys: []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)}, When: p.mayBegin, Do: p.begin},
		{ID: "today.contrast", Title: words.T("Practise what you mix up"), Keys: []command.Key{command.K(fyne.KeyM)}, When: p.mixesUp, Do: p.contrast},
		{ID: "today.review", Title: words.T("Review the cards due"), Keys: []command.Key{command.K(fyne.KeyR)}, When: func() bool { return p.session.Counts(study.AllCards).Total() > 0 }, Do: p.review},
	}
	return append(cs, p.Scrolled.Commands()...)
}

// mayBegin says whether there is something to begin with.
func (p *Page) mayBegin() bool {
	n := p.session.NextUp()
	return n.Lesson != nil || n.Cards > 0
}

// begin does what comes next.
func (p *Page) begin() {
	if n := p.session.NextUp(); n.Lesson != nil && !n.CardsFirst {
		p.nav.Go(p.routeIn(n.Lesson.ID))
		return
	}
	p.review()
}

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

func (p *Page) draw() fyne.CanvasObject {
	now := p.session.Now()
	head := kit.PageTitle(date(now), greeting(now))
	if len(p.course.Lessons)+len(p.course.Terms)+len(p.course.Processes) == 0 {
		return kit.Stack(theme.PanelGap, head, figure.Empty(words.T("This course is empty"),
			words.T("Its lessons, cards and questions will appear here, once it has some."), kit.Primary(words.T("Open another course"), func() { p.nav.Go(nav.Route{Page: nav.Courses}) })))
	}
	rows := []fyne.CanvasObject{head, p.nextPanel(), p.besides()}
	if len(p.course.Lessons) > 0 {
		rows = append(rows, p.lessonsPanel())
	}
	if others := p.othersPanel(); others != nil {
		rows = append(rows, others)
	}
	return kit.Stack(theme.PanelGap, append(rows, p.weeks())...)
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
	return words.WeekdayAndDate(now)
}
