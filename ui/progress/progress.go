// Package progress shows what the journal holds in figures: how much was done,
// how well it is remembered, and where.
package progress

import (
	"fmt"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/cards"
	"stagecraft/ui/chart"
	pictures "stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/lessonstate"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Session is what the page asks of the learner's record.
type Session interface {
	Now() time.Time
	Totals() study.Totals
	Days(n int) []study.Day
	Streak() int
	StageRecall() []study.StageRecall
	lessonstate.Session
	Results(question string) study.Results
	DrillResults() study.Results
	Leeches() []study.Card
	Editions() []study.EditionMet
	// Calibration says how sure the learner was beside how right they were.
	Calibration() []study.Calibration
	// LoopTotals says how questions were answered before lessons and after them.
	LoopTotals() study.LoopTotals
	// LastFit is how the schedule was last fitted to the learner, if it was.
	LastFit() (study.Fit, bool)
	// MixUp gives the two steps mixed up most: in n of the last answers about them.
	MixUp() (a, b *content.Step, n, of int, ok bool)
	Planner
	Statistics
}

// Navigator is where the page leads to.
type Navigator interface {
	Go(nav.Route)
	GoPage(page string)
	ShowEdition(study.EditionMet)
	// ShowPlan shows the plan, to be made or changed.
	ShowPlan()
	// Moved tells that something else is looked at.
	Moved()
	chart.Shell
}

// Page is the page. It implements [nav.Page].
type Page struct {
	nav.Scrolled
	course  *content.Course
	session Session
	nav     Navigator
	mode    nav.Mode         // what is looked at
	chips   []*kit.Pressable // that choose it
}

var _ nav.Timed = (*Page)(nil)

// New makes the page.
func New(course *content.Course, session Session, n Navigator, route nav.Route) *Page {
	p := &Page{course: course, session: session, nav: n, mode: viewOf(route.Mode).mode}
	p.Scrolled = nav.NewScrolled(nav.Progress, p.draw(), route)
	return p
}

// Route is the page, what is looked at, and how far it is scrolled.
func (p *Page) Route() nav.Route {
	r := p.Scrolled.Route()
	r.Mode = p.mode
	return r
}

// TimePassed draws the figures of the day it is now.
func (p *Page) TimePassed() { p.SetContent(p.draw()) }

func (p *Page) draw() fyne.CanvasObject {
	t := p.session.Totals()
	asked, right := p.answers()
	head := kit.PageTitle(p.course.Title, words.T("Progress"))
	if t.Reviews+asked == 0 && !p.begun() {
		rows := []fyne.CanvasObject{head, pictures.Empty(
			words.T("Nothing yet"),
			words.T("What you read, recall and answer will show here in figures. Begin with the first lesson."),
			kit.Primary(words.T("Open the lessons"), func() { p.nav.GoPage(nav.Lessons) }))}
		rows = append(rows, p.readiness()...)
		if elsewhere := p.elsewhere(); elsewhere != nil {
			rows = append(rows, elsewhere)
		}
		return kit.Stack(theme.PanelGap, rows...)
	}
	rows := []fyne.CanvasObject{kit.Stack(theme.Size(10), head, p.choices())}
	if v := viewOf(p.mode); v.draw != nil {
		return kit.Stack(theme.PanelGap, append(rows, v.draw(p)...)...)
	}
	rows = append(rows, p.readiness()...)
	rows = append(rows, p.figures(t, asked, right))
	if stages := p.stages(); stages != nil {
		rows = append(rows, kit.Columns(theme.PanelGap, theme.Size(300), []float32{4, 3}, p.weeks(), stages))
	} else {
		rows = append(rows, p.weeks())
	}
	rows = append(rows, kit.Columns(theme.PanelGap, theme.Size(340), []float32{4, 3}, p.lessons(), p.cards(t)))
	if learnt := p.beforeAndAfter(); learnt != nil {
		rows = append(rows, learnt)
	}
	if sure := p.calibration(); sure != nil {
		rows = append(rows, sure)
	}
	if mixed := p.mixUp(); mixed != nil {
		rows = append(rows, mixed)
	}
	if hard := p.leeches(); hard != nil {
		rows = append(rows, hard)
	}
	if editions := p.editions(); editions != nil {
		rows = append(rows, editions)
	}
	if elsewhere := p.elsewhere(); elsewhere != nil {
		rows = append(rows, elsewhere)
	}
	return kit.Stack(theme.PanelGap, rows...)
}

// figure is one number with what it counts.
func figure(number, what, more string) fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.Small(what), kit.H1(number)}
	if more != "" {
		objects = append(objects, kit.Small(more))
	}
	return kit.Panel(kit.Stack(2, objects...))
}

// answers counts the answers to questions of the course and of its processes.
func (p *Page) answers() (asked, right int) {
	add := func(question string) {
		r := p.session.Results(question)
		asked += r.Asked
		right += r.Right
	}
	for _, q := range p.course.Questions {
		add(q.ID)
	}
	drills := p.session.DrillResults()
	return asked + drills.Asked, right + drills.Right
}

// begun tells whether any lesson was begun.
func (p *Page) begun() bool {
	for _, l := range p.course.Lessons {
		if p.session.LessonProgress(l.ID).Started {
			return true
		}
	}
	return false
}

func (p *Page) figures(t study.Totals, asked, right int) fyne.CanvasObject {
	recall, basis := "–", words.T("No reviews in the last 30 days yet")
	if part, ok := t.Recall(); ok {
		recall = words.F("%d %%", int(math.Round(100*part)))
		basis = words.N("Of %d review in the last 30 days", "Of %d reviews in the last 30 days", t.RecentReviews)
	}
	answered := words.T("No questions answered yet")
	if asked > 0 {
		answered = words.F("%s right", words.Number(int64(right)))
	}
	streak := p.session.Streak()
	least := theme.Size(170)
	two := func(one, other fyne.CanvasObject) fyne.CanvasObject {
		return kit.Columns(theme.PanelGap, least, nil, one, other)
	}
	// In a row, or two by two.
	return kit.Columns(theme.PanelGap, 2*least+theme.PanelGap, nil, two(
		figure(words.Number(int64(t.Reviews)), words.T("Cards graded"), words.N("%d card seen", "%d cards seen", t.Learning+t.Young+t.Mature)),
		figure(recall, words.T("Recalled"), basis),
	), two(
		figure(words.Number(int64(asked)), words.T("Questions answered"), answered),
		figure(words.N("%d day", "%d days", streak), words.T("Streak"), words.T("Days with nothing due count too")),
	))
}

func (p *Page) weeks() fyne.CanvasObject {
	const weeks = 26
	days := kit.WholeWeeks(weeks, p.session.Days)
	amounts := make([]int, len(days))
	active, minutes := 0, 0.0
	for i, d := range days {
		amounts[i] = d.Grades + d.Answers + d.Blocks
		if d.Active() {
			active++
		}
		minutes += d.Minutes
	}
	text := words.N("You studied on %d day, about %%s in all.", "You studied on %d days, about %%s in all.", active)
	return kit.Panel(kit.Stack(10, kit.H3(words.T("Last 26 weeks")), kit.NewHeatMap(amounts, weeks), kit.Small(fmt.Sprintf(text, duration(minutes)))))
}

func duration(minutes float64) string {
	m := int(math.Round(minutes))
	if m < 60 {
		return words.N("%d min", "%d min", m)
	}
	return words.F("%d h %d min", m/60, m%60)
}

func (p *Page) stages() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	met := 0
	percent := func(part float64) int { return int(math.Round(part * 100)) }
	for _, s := range p.session.StageRecall() {
		if s.Cards == 0 {
			continue
		}
		met += s.Met
		about := words.N("%d card, not met yet", "%d cards, none met yet", s.Cards)
		if s.Met > 0 {
			about = words.F("%d of %d cards met, each recalled with %d to %d %%", s.Met, s.Cards, percent(s.Low), percent(s.High))
		}
		rows = append(rows, kit.Stack(0, kit.Bar(s.Stage.Name, s.Mean, p.stageColor(s.Stage.ID), words.F("%d %%", percent(s.Mean))), kit.Small(about)))
	}
	if met == 0 {
		return nil
	}
	title := kit.Stack(0, kit.H3(words.T("Recall by stage")), kit.Small(words.T("How much you would recall now. What you haven’t met counts as not known.")))
	return kit.Panel(kit.Stack(10, append([]fyne.CanvasObject{title}, rows...)...))
}

func (p *Page) lessons() fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.H3(words.T("Lessons"))}
	if len(p.course.Lessons) == 0 {
		rows = append(rows, kit.MutedLabel(words.T("This course has no lessons.")))
	}
	for _, l := range p.course.Lessons {
		done, memory := p.session.LessonProgress(l.ID), p.session.LessonMemory(l.ID)
		color := theme.Primary
		if done.Finished {
			done.Fraction = 1
			if memory.Learnt {
				color = theme.Stage4
			}
		}
		rows = append(rows, kit.Bar(fmt.Sprintf("%d · %s", l.Number, l.Title), done.Fraction, color, lessonstate.Says(done, memory)))
	}
	return kit.Panel(kit.Stack(10, rows...))
}

func (p *Page) cards(t study.Totals) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.H3(words.T("Cards"))}
	all := float64(max(t.New+t.Learning+t.Young+t.Mature, 1))
	for _, r := range []struct {
		name  string
		n     int
		color theme.Name
	}{
		{words.T("Not seen yet"), t.New, theme.Muted},
		{words.T("Being learnt"), t.Learning, theme.Warning},
		{words.T("Known for days"), t.Young, theme.Stage2},
		{words.T("Known for weeks"), t.Mature, theme.Stage4},
	} {
		rows = append(rows, kit.Bar(r.name, float64(r.n)/all, r.color, words.Number(int64(r.n))))
	}
	if t.Archived > 0 {
		rows = append(rows, kit.Small(words.N("%d card of an earlier edition comes no more and stays in your figures.", "%d cards of earlier editions come no more and stay in your figures.", t.Archived)))
	}
	rows = append(rows, kit.Small(words.N("%d card is learnt: you recalled it on three separate days.", "%d cards are learnt: you recalled them on three separate days.", t.Learnt)))
	if fit, ok := p.session.LastFit(); ok {
		rows = append(rows, kit.Small(fitted(fit)))
	}
	return kit.Panel(kit.Stack(10, rows...))
}

// mixUp names the two steps that are mixed up most; nil when none are.
func (p *Page) mixUp() fyne.CanvasObject {
	a, b, n, of, ok := p.session.MixUp()
	if !ok {
		return nil
	}
	step := func(s *content.Step) fyne.CanvasObject {
		name := kit.WithFormulas(p.course.Language, kit.Text(s.WithFormulas(), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))
		lines := []fyne.CanvasObject{name, kit.Small(words.F("Step %d of %s", s.Number, s.Process.Title))}
		if s.Aim != "" {
			lines = append(lines, kit.WithFormulas(p.course.Language, kit.MutedLabel(s.Aim)))
		}
		return kit.Stack(2, lines...)
	}
	practise := kit.Secondary(words.T("Practise 2 min"), func() {
		p.nav.Go(nav.Route{Page: nav.Practice, ID: drill.PairID(a, b)})
	})
	return kit.Panel(kit.Stack(10, kit.H3(words.T("Steps you mix up")),
		kit.MutedLabel(words.F("Mixed up in %d of the last %d answers.", n, of)),
		kit.Columns(theme.PanelGap, theme.Size(220), nil, step(a), step(b)),
		kit.Row(0, practise, kit.Spring())))
}

// leeches lists the cards that keep being forgotten; nil when there are none.
func (p *Page) leeches() fyne.CanvasObject {
	var tags []fyne.CanvasObject
	for _, card := range p.session.Leeches() {
		tags = append(tags, kit.Tag(card.Name(), func() {
			p.nav.Go(cards.CardRoute(card.ID))
		}))
	}
	if len(tags) == 0 {
		return nil
	}
	return kit.Panel(kit.Stack(10, kit.H3(words.T("Forgotten again and again")),
		kit.MutedLabel(words.T("Read where these are explained, then flip their cards once more.")), kit.Wrap(6, tags...)))
}

// stageColor is the colour of a stage of the journey.
func (p *Page) stageColor(id string) theme.Name {
	_, place, _ := p.course.Stage(id)
	return theme.Stage(place)
}
