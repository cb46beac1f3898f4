// Package practice is the page of questions: sets to choose from, one question
// after another with its answer checked and explained, and what came of it.
package practice

import (
	"math/rand/v2"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/sound"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// Navigator is what the page uses of the shell.
type Navigator interface {
	Go(nav.Route)
	Follow(link, text string)
	Moved()
	Tell(message string)
	Fail(doing string, err error)
}

// widest is how wide a question and its answers get, at 100 %.
const widest = 720

// Page is the practice page: the sets, a question, or the end of a round.
type Page struct {
	course  *content.Course
	maker   *drill.Maker
	session Session
	nav     Navigator
	route   nav.Route
	seed    func() uint64

	set        set
	round      *round // nil on the list of sets
	quiz       *Quiz  // nil but on a question
	sets       []set  // of the list, the numbered ones first
	listed     int    // how many of them have a line, and so a number
	scroll     *kit.Scroller
	root       *fyne.Container
	bar        *fyne.Container // with the verdict; hidden while there is none
	nextButton *kit.Pressable  // in it

	blank    []byte          // the question's draft before it was answered
	flagLine *fyne.Container // under a question, with its flag
}

var _ nav.Page = (*Page)(nil)

// New makes the page at a route: no ID lists the sets, else the ID names the
// set, and State holds the round. At alone names a question to begin with.
func New(course *content.Course, session Session, navigator Navigator, route nav.Route) *Page {
	p := &Page{course: course, maker: session.Drills(), session: session, nav: navigator, route: route, seed: rand.Uint64}
	p.route.Page = nav.Practice
	p.scroll = kit.Page(kit.Stack(0))
	p.bar = container.New(verdictLayout{})
	p.root = container.New(pageLayout{}, p.scroll, p.bar)
	if q := course.Question(route.At); route.ID == "" && q != nil {
		// A lesson leads to one of its questions.
		if p.route.ID = allSet; q.Lesson != "" {
			p.route.ID = lessonPrefix + q.Lesson
		}
	}
	if d, ok := p.maker.Find(route.At, 0); route.ID == "" && ok { // so does the list of flags
		if p.route.ID = drillPrefix + d.Process.ID; d.Other != nil {
			p.route.ID = drill.PairID(d.Step, d.Other)
		}
	}
	if s, ok := p.findSet(p.route.ID); ok {
		p.set = s
		if p.round = resume(route.State, s); p.round != nil {
			p.draw()
		}
		if p.round == nil || len(p.round.IDs) == 0 {
			p.newRound(p.queue(s, route.At))
		}
	} else {
		p.route.ID = ""
	}
	p.build()
	return p
}

// Object is the page.
func (p *Page) Object() fyne.CanvasObject { return p.root }

// Route tells the set and where in it.
func (p *Page) Route() nav.Route {
	r := nav.Route{Page: nav.Practice, ID: p.route.ID}
	if p.round != nil {
		p.keepDraft()
		r.State = p.round.state()
		if q := p.round.current(); q != nil {
			r.At = q.ID
		}
	}
	return r
}

// Shown gives the keys to what one types into.
func (p *Page) Shown() { p.focus() }

// Hidden ends a finished round: who comes back later chooses a set.
func (p *Page) Hidden() {
	if p.round != nil && p.round.over() {
		p.round, p.route.ID = nil, ""
	}
}

func (p *Page) keepDraft() {
	if p.quiz != nil {
		p.round.Draft = p.quiz.draft()
	}
}

func (p *Page) focus() {
	if p.quiz == nil {
		return
	}
	switch c := kit.CanvasOf(p.quiz); {
	case c == nil:
	case p.quiz.checked:
		c.Focus(p.nextButton)
	default:
		p.quiz.control.focus(c)
	}
}

// build draws the page as it is now.
func (p *Page) build() {
	p.quiz = nil
	switch {
	case p.round == nil:
		p.showSets()
	case p.round.over() && p.set.loop == study.BeforeLesson:
		p.scroll.SetContent(kit.Margins(p.beforeEnd()))
	case p.round.over():
		p.scroll.SetContent(kit.Margins(p.summary()))
	default:
		p.scroll.SetContent(container.New(focusLayout{}, p.question()))
	}
	p.showBar()
}

// question asks the round's question.
func (p *Page) question() fyne.CanvasObject {
	q := p.round.current()
	var made *drill.Question
	if d, ok := p.drill(q); ok {
		made = &d
	}
	z := newQuiz(q, made, p.round.seed(q.ID), true, questionText{p.course, p.nav.Follow})
	z.record = func(right bool, given Answer) error { return p.answered(q, right, given) }
	z.fail = p.nav.Fail
	z.next = p.Next
	z.last = p.round.At == len(p.round.questions)-1
	z.hinted, z.sure = p.round.Hinted, p.round.Sure
	z.asksSure = asksSure(p.nav) && p.set.loop == ""
	if p.set.loop == study.BeforeLesson {
		z.goes, z.host.skips = p.leave, true
	}
	p.blank = z.draft()
	z.restore(p.round.Draft, p.round.Checked)
	z.build()
	keys := kit.Stack(0, p.quizKeys(z))
	z.changed = func() {
		p.round.Checked, p.round.Hinted, p.round.Sure = z.checked, z.hinted, z.sure
		keys.Objects = []fyne.CanvasObject{p.quizKeys(z)}
		keys.Refresh()
		p.showFlag()
		p.showBar()
		p.nav.Moved()
	}
	z.focusNext = p.focus
	z.OnSaid = func(top, height float32) { p.scroll.ShowPart(z, top, height) }
	z.reveal = p.scroll.ShowObject
	z.OnResize = p.scroll.Refresh
	p.quiz = z
	p.flagLine = kit.Stack(0)
	p.showFlag()
	done := p.round.At
	if p.round.Checked {
		done++
	}
	if z.goes != nil {
		keys.Objects = []fyne.CanvasObject{keyLine(append([]string{words.T("Enter"), words.T("go on")}, z.control.keyLine()...))}
		z.changed = p.nav.Moved
	}
	title := kit.OneLine(kit.Small(p.set.title))
	title.Heading = 1 // small, as it is the question that is looked at
	right := kit.Row(18, kit.Spring(), kit.LinkButton(words.T("All sets"), p.Sets),
		text.NewLine(words.F("Question %d of %d", p.round.At+1, len(p.round.questions)), theme.Size(theme.SmallSize), theme.Face{}, theme.Muted))
	return kit.Stack(16,
		kit.Columns(18, kit.NaturalWidth(right), []float32{2, 1}, title, right),
		kit.Meter(float64(done)/float64(len(p.round.questions)), theme.Primary),
		z,
		kit.Stack(6, keys, p.flagLine))
}

// quizKeys says what keys do at a question.
func (p *Page) quizKeys(z *Quiz) fyne.CanvasObject {
	if z.checked {
		return keyLine([]string{words.T("Enter"), words.T("go on")})
	}
	check := []string{command.Hint("practice.check"), words.T("check")}
	if c, ok := z.control.(*compose); ok && !c.compared {
		check = []string{command.Ctrl(fyne.KeyReturn).String(), words.T("compare")}
	}
	pairs := append(check, z.control.keyLine()...)
	if z.control.hasHint() {
		pairs = append(pairs, command.Hint("practice.hint"), words.T("hint"))
	}
	return keyLine(pairs)
}

// keyLine is kit.KeyLine in lines as the width allows.
func keyLine(pairs []string) fyne.CanvasObject { return kit.Wrap(4, kit.KeyGroups(pairs...)...) }

// answered keeps an answer before anything shows it.
func (p *Page) answered(q *content.Question, right bool, given Answer) error {
	if err := p.write(q, right, given); err != nil {
		return err
	}
	p.round.answered(right, given.Text)
	return nil
}

// undoing takes back an answer, or a flag on a question, and does it again.
func (p *Page) undoing() undoing.Page {
	return undoing.Page{Session: p.session, Scope: study.ScopePractice, Fail: p.nav.Fail, Turned: p.turned}
}

// turned shows what was undone, or redone. An answer that was taken back leaves
// its question to be answered, if the round has it.
func (p *Page) turned(done study.Done, again bool) {
	if p.round != nil && done.Kind == study.OpAnswer {
		p.keepDraft()
		switch at := slices.Index(p.round.IDs, done.Question); {
		case at < 0:
		case again:
			p.round.Outcomes[at] = missed
			if p.session.Results(done.Question).LastRight {
				p.round.Outcomes[at] = recalled
			}
			if at == p.round.At {
				p.round.next()
			}
		default:
			if at != p.round.At {
				p.round.Draft = nil
			}
			p.round.At, p.round.Checked, p.round.Hinted, p.round.Sure = at, false, false, study.NotAsked
			p.round.redraw(at, done.Seed)
			p.round.Outcomes[at] = unanswered
		}
	}
	p.turn()
	p.nav.Tell(undoing.Says(done, again))
}

// Start begins a set anew.
func (p *Page) Start(id string) {
	p.nav.Go(nav.Route{Page: nav.Practice, ID: id})
}

// Next goes on to the next question, or to the end of the round.
func (p *Page) Next() {
	if p.quiz == nil || !p.quiz.checked {
		return
	}
	if p.round.next(); p.round.over() {
		sound.Play(sound.Done)
	}
	p.turn()
}

// Again asks the questions missed in this round once more, or goes on with the
// set when none was.
func (p *Page) Again() {
	ids := idsOf(p.round.missed())
	if len(ids) == 0 {
		ids = p.queue(p.set, "")
	}
	p.newRound(ids)
	p.turn()
}

func (p *Page) turn() {
	if c := kit.CanvasOf(p.root); c != nil {
		c.Unfocus() // what was pressed is gone
	}
	p.build()
	p.focus()
	p.nav.Moved()
}

// Sets goes back to the list of sets.
func (p *Page) Sets() { p.nav.Go(nav.Route{Page: nav.Practice}) }

// Commands are those of the list, the question or the end.
func (p *Page) Commands() []command.Command {
	switch {
	case p.round == nil:
		return append(append(p.startCommands(), p.undoing().Commands("practice")...), p.scrollCommands()...)
	case p.quiz == nil && p.set.loop == study.BeforeLesson:
		return append([]command.Command{
			{ID: "practice.read", Title: words.T("Read the lesson"), Keys: []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)}, Do: p.readLesson},
		}, p.scrollCommands()...)
	case p.quiz == nil:
		return append(append(p.undoing().Commands("practice"), []command.Command{
			{ID: "practice.again", Title: p.againTitle(), Keys: []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)}, Do: p.Again},
			{ID: "practice.sets", Title: words.T("Back to all sets"), Do: p.Sets},
		}...), p.scrollCommands()...)
	}
	return append(append(p.quizCommands(), p.undoing().Commands("practice")...), p.scrollCommands()...)
}

func (p *Page) quizCommands() []command.Command {
	z := p.quiz
	if z.goes != nil {
		return append(p.loopCommands(), z.commands(p.scroll)...)
	}
	open := func() bool { return !z.checked }
	// N is a character: were it a key, its character would be typed into the
	// next question's answer.
	enter := []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)}
	cs := []command.Command{
		{ID: "practice.check", Title: words.T("Check the answer"), Keys: enter, Do: func() { z.Check() }, When: func() bool { return !z.checked && z.control.complete() }},
		{ID: "practice.next", Title: words.T("Next question"), Keys: append(append([]command.Key{}, enter...), command.Key{Rune: 'N'}, command.Key{Rune: 'n'}), Do: p.Next, When: func() bool { return z.checked }},
		{ID: "practice.hint", Title: words.T("Give me a hint"), Keys: []command.Key{command.K(fyne.KeyH)}, Do: func() { z.Hint() }, When: func() bool { return open() && z.control.hasHint() && !strings.ContainsRune(z.control.runes(), 'h') }},
		{ID: "practice.sets", Title: words.T("Back to all sets"), Do: p.Sets},
		p.flagCommand(),
		p.cardCommand(),
	}
	cs = append(cs, z.sureCommands()...)
	return append(cs, z.commands(p.scroll)...)
}

func (p *Page) scrollCommands() []command.Command {
	var cs []command.Command
	for _, name := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd} {
		cs = append(cs, command.Command{ID: "practice.scroll." + string(name), Title: words.T("Scroll"), Keys: []command.Key{command.K(name)}, Unlisted: true, Do: func() { p.scroll.Key(name) }})
	}
	return cs
}

// Scroller is what scrolls the page.
func (p *Page) Scroller() *kit.Scroller { return p.scroll }
