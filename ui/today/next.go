package today

import (
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/cards"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// nextPanel is the one thing to do next, with its button.
func (p *Page) nextPanel() fyne.CanvasObject {
	n := p.session.NextUp()
	if n.Lesson == nil && n.Cards == 0 {
		return p.nothingNext()
	}
	label := words.N("Next, about %d minute", "Next, about %d minutes", minutes(n.Takes))
	return next(label, p.nextTitle(n), p.nextText(n), kit.PrimaryKey(words.T("Begin"), command.Hint("today.continue"), p.begin))
}

// next lays the panel out: words at the left, what to press at the right, or below
// where there is little room.
func next(label, title, text string, action fyne.CanvasObject) fyne.CanvasObject {
	says := kit.Stack(theme.Size(6), kit.Small(label), title2(title), kit.MutedLabel(text))
	least := max(theme.Size(170), kit.NaturalWidth(action))
	return kit.PanelInset(theme.Size(28), theme.Size(26), kit.Columns(theme.Size(20), least, []float32{4, 1}, says, kit.Row(0, kit.Spring(), action)))
}

// title2 is a panel's title, larger than those of the other panels.
func title2(s string) fyne.CanvasObject {
	t := kit.Text(s, theme.H2Size+3, theme.Face{Bold: true}, theme.Ink)
	t.Leading = 1.3
	return t
}

// nextTitle says what comes next.
func (p *Page) nextTitle(n study.NextUp) string {
	if n.Lesson == nil {
		if c := p.session.Counts(study.AllCards); c.Due+c.Learning == 0 {
			return words.N("%d new card", "%d new cards", n.Cards)
		}
		return words.N("%d card", "%d cards", n.Cards)
	}
	title := n.Lesson.Title
	started := p.session.LessonProgress(n.Lesson.ID).Started
	switch {
	case n.Cards == 0 && started:
		return words.F("Read on in “%s”", title)
	case n.Cards == 0:
		return words.F("Read “%s”", title)
	case n.CardsFirst && started:
		return words.F("%s, then read on in “%s”", words.N("%d card", "%d cards", n.Cards), title)
	case n.CardsFirst:
		return words.F("%s, then “%s”", words.N("%d card", "%d cards", n.Cards), title)
	case started:
		return words.F("Read on in “%s”, then %s", title, words.N("%d card", "%d cards", n.Cards))
	}
	return words.F("Read “%s”, then %s", title, words.N("%d card", "%d cards", n.Cards))
}

// nextText says where in the lesson, and how many cards will likely be recalled.
func (p *Page) nextText(n study.NextUp) string {
	var parts []string
	if n.Lesson != nil {
		parts = append(parts, p.placeIn(n.Lesson, n.Minutes))
	}
	if n.Part {
		parts = append(parts, p.partText())
	}
	if n.Lesson == nil {
		parts = append(parts, p.kinds()+".")
	}
	if n.Cards > 0 {
		if likely := kit.LikelyRecall(p.session.ExpectedRecall(study.AllCards)); likely != "" {
			parts = append(parts, likely)
		}
	}
	return strings.Join(parts, " ")
}

// placeIn says how much of a lesson is left, and where the learner is in it.
func (p *Page) placeIn(l *content.Lesson, left int) string {
	if !p.session.LessonProgress(l.ID).Started {
		return words.F("Lesson %d, %s.", l.Number, words.N("%d minute", "%d minutes", left))
	}
	if title := p.heading(l); title != "" {
		return words.F("You are at “%s”, with %s left.", title, words.N("%d minute", "%d minutes", left))
	}
	return words.N("%d minute left.", "%d minutes left.", left)
}

// heading is the title of the section of a lesson that the learner is in; "" where
// none is over it.
func (p *Page) heading(l *content.Lesson) string {
	at := p.routeIn(l.ID).At
	if at == "" {
		return ""
	}
	title := ""
	within, _ := markup.FindHeading(l.Document.Blocks, at)
	for i, b := range l.Document.Blocks {
		if h, ok := b.(*markup.Heading); ok && h.Level == 2 {
			title = markup.PlainText(h.Inlines)
		}
		if l.Blocks[i].Key == at || i == within {
			return title
		}
	}
	return ""
}

// nothingNext says that all is done for now, and when it goes on.
func (p *Page) nothingNext() fyne.CanvasObject {
	now := p.session.Now()
	counts := p.session.Counts(study.AllCards)
	flip := kit.Secondary(words.T("Flip through"), func() { p.nav.Go(cards.CardRoute("")) })
	at, planned := p.session.NextDue(study.AllCards)
	switch {
	case counts.Ahead > 0 && planned:
		return next(words.T("Up next"), words.N("%d card comes back soon", "%d cards come back soon", counts.Ahead),
			words.F("Back %s, to see if they have stayed.", kit.Back(now, at)), flip)
	case planned:
		return next(words.T("Up next"), words.T("That is all for today."), words.F("Cards wait again %s.", kit.When(now, at)), flip)
	case len(p.course.Lessons) > 0:
		return next(words.T("Up next"), words.T("You have read every lesson"), words.T("Read one again, or answer a few questions."),
			kit.Secondary(words.T("Practise"), func() { p.nav.GoPage(nav.Practice) }))
	}
	return next(words.T("Up next"), words.T("Nothing is due."), words.T("New cards are turned off in Settings."), flip)
}

// besides are quiet lines of what else could be done, and how the week goes.
func (p *Page) besides() fyne.CanvasObject {
	var lines []fyne.CanvasObject
	if planned := p.planLine(); planned != nil {
		lines = append(lines, planned)
	}
	if n := p.session.NextUp(); n.Lesson != nil && n.Cards > 0 {
		lines = append(lines, line(words.T("Cards alone"), p.waiting(), words.T("Review ›"), p.review))
	}
	if at, planned := p.session.NextDue(study.AllCards); p.session.Counts(study.AllCards).Total() == 0 && planned && p.mayBegin() {
		lines = append(lines, line(words.T("Cards"), words.F("again %s", kit.When(p.session.Now(), at)), words.T("Flip through ›"), func() { p.nav.Go(cards.CardRoute("")) }))
	}
	lines = append(lines, p.weakSpot())
	week := kit.Small(p.day() + p.week())
	week.Align = fyne.TextAlignTrailing
	return kit.InsetSides(4, 0, 4, 0, kit.Columns(16, theme.Size(170), []float32{4, 1}, kit.Stack(theme.Size(6), lines...), week))
}

// week says on how many days of this week the learner studied.
func (p *Page) week() string {
	days, goal := p.session.WeekStudied()
	switch {
	case days == 0:
		return words.N("%d day a week is your goal", "%d days a week are your goal", goal)
	case days >= goal:
		return words.N("%d day this week, your goal", "%d days this week, your goal", days)
	}
	return words.F("%d of your %d days this week", days, goal)
}

// waiting says which cards wait, and how long they take.
func (p *Page) waiting() string {
	takes := time.Duration(p.session.Counts(study.AllCards).Total()) * p.session.CardPace()
	return p.kinds() + " · " + words.N("%d min", "%d min", minutes(takes))
}

// kinds says how many of the cards that wait are due, and how many new.
func (p *Page) kinds() string {
	c := p.session.Counts(study.AllCards)
	var parts []string
	if n := c.Due + c.Learning; n > 0 {
		parts = append(parts, words.F("%d due", n))
	}
	if c.New > 0 {
		parts = append(parts, words.F("%d new", c.New))
	}
	return strings.Join(parts, " · ")
}

// weakSpot is what the learner mixes up or forgets, or else the questions there are.
func (p *Page) weakSpot() fyne.CanvasObject {
	if a, b, n, of, ok := p.session.MixUp(); ok {
		return line(words.F("%s or %s?", a.Name, b.Name), words.F("mixed up in %d of the last %d", n, of), words.T("Tell them apart, 2 min ›"), p.contrast)
	}
	if hard, forgotten, ok := p.session.HardestCard(); ok {
		return line(asked(hard), words.N("forgotten %d time", "forgotten %d times", forgotten), words.T("See its card ›"), func() {
			p.nav.Go(cards.CardRoute(hard.ID))
		})
	}
	practise := func() { p.nav.GoPage(nav.Practice) }
	if n := len(p.session.PracticeQueue("")); n > 0 {
		return line(words.T("Practice"), words.N("%d question", "%d questions", n), words.T("Practise ›"), practise)
	}
	return line(words.T("Practice"), words.T("put the steps of a process in order"), words.T("Practise ›"), practise)
}

// line is a name, something about it, and what can be done.
func line(name, about, action string, do func()) fyne.CanvasObject {
	title := kit.Label(name)
	title.Runs[0].Face.SemiBold = true
	return kit.Wrap(theme.Size(8), kit.OneLine(title), kit.Small(about), kit.LinkButton(action, do))
}

func minutes(d time.Duration) int { return max(int(math.Ceil(d.Minutes()-1e-9)), 1) }

// longestAsked is about how many letters of a definition a line has room for.
const longestAsked = 60

// asked is what a card of a term asks, so that the answer isn't given away: the
// abbreviation, the definition in short, or the term.
func asked(c study.Card) string {
	switch c.Side {
	case study.Expansion:
		return c.Term.Abbreviation
	case study.TermSide:
		short := []rune(c.Term.Definition)
		if len(short) <= longestAsked {
			return c.Term.Definition
		}
		text := string(short[:longestAsked])
		if i := strings.LastIndexByte(text, ' '); i > 0 {
			text = text[:i]
		}
		return strings.TrimRight(text, ".,;: ") + "…"
	}
	return c.Name()
}
