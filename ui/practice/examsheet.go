package practice

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// sheet says how the exam went: the figures, the certificate if it earned one, what
// to reread, and every question with the answer that was given and the right one.
func (p *ExamPage) sheet() fyne.CanvasObject {
	paper := p.paper
	right, all := paper.Right(), len(paper.Questions)
	about := examDate(p.session.Now(), paper.Ended) + " · " + drawnFrom(p.course, paper) + " · " + took(paper.Took())
	if open := all - paper.Answered(); open > 0 {
		about += " · " + words.F("%d not answered", open)
	}
	objects := []fyne.CanvasObject{
		kit.PageTitle(about, words.F("%d of %d right", right, all)),
		kit.Meter(part(right, all), theme.Success),
	}
	if c := p.certificate(); c != nil {
		objects = append(objects, c)
	}
	if again := p.session.ExamReread(paper); len(again) > 0 {
		objects = append(objects, p.rereadPanel(again))
	}
	objects = append(objects, p.answers())
	another, back := kit.Secondary(words.T("Another exam"), p.another), kit.Secondary(words.T("Back to Practice"), p.practice)
	objects = append(objects, kit.Wrap(12, another, back))
	return kit.Centred(theme.Size(examWidth), kit.Stack(theme.PanelGap, objects...))
}

// took says how long the exam took.
func took(d time.Duration) string {
	if d < time.Minute {
		return words.T("under a minute")
	}
	if d < 2*time.Hour {
		return words.N("%d minute", "%d minutes", int(d/time.Minute))
	}
	if d < 48*time.Hour {
		return words.N("%d hour", "%d hours", int(d/time.Hour))
	}
	return words.N("%d day", "%d days", int(d/(24*time.Hour)))
}

// examDate is the day of an event in the learner's zone.
func examDate(now time.Time, ms int64) string {
	return words.Date(time.UnixMilli(ms).In(now.Location()))
}

// mostReread is how many places to reread are listed.
const mostReread = 6

// rereadPanel leads to what explains the questions that were missed.
func (p *ExamPage) rereadPanel(again []study.Reread) fyne.CanvasObject {
	lines := []fyne.CanvasObject{kit.H2(words.T("What to reread")), kit.Gap(1, 4)}
	for i, r := range again {
		if i > 0 {
			lines = append(lines, kit.Separator())
		}
		if i == mostReread {
			lines = append(lines, kit.Small(words.F("and %d more", len(again)-i)))
			break
		}
		about := words.F("Lesson %d", r.Lesson.Number) + " · " + words.N("%d question missed", "%d questions missed", r.Questions)
		title := r.Lesson.Title
		if heading := headingTitle(r.Lesson, r.Ref.Fragment); heading != "" {
			title, about = heading, r.Lesson.Title+" · "+words.N("%d question missed", "%d questions missed", r.Questions)
		}
		name := kit.Stack(0, kit.Text(title, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink), kit.Small(about))
		lines = append(lines, kit.Row(12, name, kit.Spring(), kit.LinkButton(words.T("Reread it ›"), func() {
			p.nav.Go(nav.Route{Page: nav.Lessons, ID: r.Ref.ID, At: r.Ref.Fragment})
		})))
	}
	return kit.Panel(kit.Stack(8, lines...))
}

// headingTitle is what a heading of a lesson says; "" when there is none.
func headingTitle(l *content.Lesson, fragment string) string {
	if fragment == "" || l.Document == nil {
		return ""
	}
	if _, h := markup.FindHeading(l.Document.Blocks, fragment); h != nil {
		return markup.PlainText(h.Inlines)
	}
	return ""
}

// answers sets every question with what was answered.
func (p *ExamPage) answers() fyne.CanvasObject {
	lines := []fyne.CanvasObject{kit.H2(words.T("Every answer")), kit.Gap(1, 4)}
	for i, id := range p.paper.Questions {
		if i > 0 {
			lines = append(lines, kit.Separator())
		}
		lines = append(lines, p.answerLine(i, id))
	}
	return kit.Panel(kit.Stack(10, lines...))
}

func (p *ExamPage) answerLine(i int, id string) fyne.CanvasObject {
	icon, color := theme.IconCross, theme.Danger
	a, answered := p.paper.Answer(id)
	if a.Right {
		icon, color = theme.IconCheck, theme.Success
	}
	number := kit.Small(strconv.Itoa(i + 1))
	number.Unbroken = true
	q := p.session.ExamQuestion(id)
	if q == nil {
		return kit.Row(10, theme.NewIcon(icon, theme.Size(16), color), number, kit.MutedLabel(words.T("This edition of the course has this question no longer.")), kit.Spring())
	}
	q = q.Draw(uint64(p.paper.Seed))
	given, _ := p.given(id)
	yours := words.F("Your answer: %s", given.Text)
	switch {
	case !answered:
		yours = words.T("Not answered")
	case a.Right:
		yours = words.F("Right: %s", given.Text)
	}
	said := []fyne.CanvasObject{
		kit.WithFormulas(p.course.Language, kit.Text(askedIn(q), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink)),
		kit.WithFormulas(p.course.Language, kit.MutedLabel(yours)),
	}
	if !a.Right {
		said = append(said, kit.WithFormulas(p.course.Language, kit.Label(words.F("The right answer: %s", solution(q)))))
		z := newQuiz(q, nil, uint64(p.paper.Seed), true, questionText{course: p.course, open: p.nav.Follow})
		if worked := working(q); worked != nil {
			said = append(said, worked)
		}
		if why := z.why(false); why != nil {
			said = append(said, why)
		}
	}
	return kit.Beside(10, kit.Stack(0, kit.Gap(1, 2), kit.Row(6, theme.NewIcon(icon, theme.Size(16), color), number)), kit.Stack(3, said...))
}
