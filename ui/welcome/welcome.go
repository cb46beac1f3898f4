// Package welcome is the page of the first start: what the course is, two questions,
// and the way to the first lesson.
package welcome

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/plan"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/plans"
	"stagecraft/ui/text"
	"stagecraft/ui/words"
)

// Session is what the page asks of the learner's record.
type Session interface {
	NextUp() study.NextUp
	MinutesPerDay() int
	// Begin takes up how many minutes a day the learner has.
	Begin(minutes int) error
	Now() time.Time
	// Foresee is what a plan would come to, and SetPlan takes it up.
	Foresee(c study.PlanChoice, minutes int) (plan.Plan, bool)
	SetPlan(c study.PlanChoice, minutes int) error
}

// Shell is the part of the app that the page uses.
type Shell interface {
	Go(nav.Route)
	GoPage(page string)
	ChooseCourseFile()
	BringInProgress()
	Moved()
	Fail(doing string, err error)
}

// own is the place in amounts of the one that is set later.
const own = 3

// amount is how much time a day the learner may say to have.
type amount struct {
	minutes int // 0 is to be set later
	name    func() string
	about   func() string
}

var amounts = [...]amount{
	{5, func() string { return words.T("5 min") }, func() string { return words.T("a few cards") }},
	{15, func() string { return words.T("15 min") }, func() string { return words.T("a lesson part and cards") }},
	{30, func() string { return words.T("30 min") }, func() string { return words.T("a lesson and practice") }},
	{0, func() string { return words.T("My own") }, func() string { return words.T("set it later") }},
}

// usual is what is chosen at first.
const usual = 1

// Page is the page. It implements [nav.Page]. It stands in for Today, which its
// route leads to: nothing comes back to it.
type Page struct {
	course  *content.Course
	session Session
	shell   Shell
	mark    fyne.CanvasObject
	chosen  int

	object fyne.CanvasObject
	scroll *kit.Scroller
	tiles  []*kit.Pressable

	dated    bool // there is a day to be ready for
	date     *plans.Date
	dates    *fyne.Container // whether there is one, and which
	foreseen *text.Paragraph
}

var _ nav.Page = (*Page)(nil)

// New makes the page for a course, with what stands for it: its mark or its cover.
func New(course *content.Course, session Session, shell Shell, mark fyne.CanvasObject) *Page {
	p := &Page{course: course, session: session, shell: shell, mark: mark, chosen: usual}
	if minutes := session.MinutesPerDay(); minutes > 0 { // asked for once more
		p.chosen = own
		for i, a := range amounts {
			if a.minutes == minutes {
				p.chosen = i
			}
		}
	}
	p.draw()
	return p
}

// Object is the page as drawn.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// Route is that of Today.
func (p *Page) Route() nav.Route { return nav.Route{Page: nav.Today} }

// Shown has nothing to do.
func (p *Page) Shown() {}

// Hidden has nothing to stop.
func (p *Page) Hidden() {}

// Chosen is the place of what is chosen among what may be.
func (p *Page) Chosen() int { return p.chosen }

// Choose chooses one of the amounts.
func (p *Page) Choose(i int) {
	p.chosen = min(max(i, 0), len(amounts)-1)
	for n, tile := range p.tiles {
		p.style(tile, n)
	}
	p.foresee()
	p.shell.Moved()
}

// Commands are the page's own.
func (p *Page) Commands() []command.Command {
	cs := []command.Command{
		{ID: "welcome.begin", Title: p.beginLabel(), Keys: []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)}, Do: p.begin},
		{ID: "welcome.less", Title: words.T("Less time on a day"), Keys: []command.Key{command.K(fyne.KeyLeft)}, When: func() bool { return p.chosen > 0 }, Do: func() { p.Choose(p.chosen - 1) }},
		{ID: "welcome.more", Title: words.T("More time on a day"), Keys: []command.Key{command.K(fyne.KeyRight)}, When: func() bool { return p.chosen < len(amounts)-1 }, Do: func() { p.Choose(p.chosen + 1) }},
	}
	for i := range amounts {
		cs = append(cs, command.Command{
			ID: "welcome.choose" + strconv.Itoa(i+1), Title: words.F("%s on a day", amounts[i].name()), Unlisted: true,
			Keys: []command.Key{{Rune: rune('1' + i)}}, Do: func() { p.Choose(i) },
		})
	}
	cs = append(cs, command.Command{
		ID: "welcome.date", Title: words.T("Be ready for a day, or no date"), Keys: []command.Key{{Rune: 'd'}},
		Do: func() { p.setDated(!p.dated) },
	})
	cs = append(cs, command.Command{ID: "welcome.skip", Title: words.T("Skip this and go to Today"), Keys: []command.Key{command.K(fyne.KeyEscape)}, Do: p.skip})
	return append(cs, kit.ScrollCommands(p.scroll)...)
}

// begin keeps what was answered and goes to what comes first.
func (p *Page) begin() {
	if minutes := p.minutes(); minutes > 0 {
		if err := p.session.Begin(minutes); err != nil {
			p.shell.Fail(words.T("Keeping how much time you have"), err)
			return
		}
	}
	if p.dated {
		if err := p.session.SetPlan(p.choice(), p.minutes()); err != nil {
			p.shell.Fail(words.T("Keeping your plan"), err)
			return
		}
	}
	if l := p.session.NextUp().Lesson; l != nil {
		p.shell.Go(nav.Route{Page: nav.Lessons, ID: l.ID})
		return
	}
	p.skip()
}

// skip leaves everything as it is.
func (p *Page) skip() { p.shell.GoPage(nav.Today) }

func (p *Page) beginLabel() string {
	if p.session.NextUp().Lesson == nil {
		return words.T("Begin")
	}
	return words.T("Begin the first lesson")
}
