package practice

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/sound"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

const (
	examWidth  = 720
	examNumber = 32 // how wide and high the number of a question is
)

// sitting asks the question at which the learner is, and shows no more of it than
// that: no hint, and no word on whether an answer is right.
func (p *ExamPage) sitting() fyne.CanvasObject {
	p.state.At = min(max(p.state.At, 0), len(p.paper.Questions)-1)
	id := p.paper.Questions[p.state.At]
	p.clock = kit.Stack(0)
	p.tell()
	head := kit.PageTitle(p.course.Title, words.T("Exam"), p.clock)
	body := fyne.CanvasObject(kit.MutedLabel(words.T("This edition of the course has this question no longer. It counts as not answered.")))
	if q := p.session.ExamQuestion(id); q != nil {
		z := newQuiz(q, nil, uint64(p.paper.Seed), true, questionText{course: p.course, open: p.noLinks})
		z.goes, z.host.skips = p.next, true
		p.blank = z.draft()
		if given, ok := p.given(id); ok && given.Draft != nil {
			z.restore(given.Draft, false)
		}
		z.restore(p.state.Draft, false)
		z.build()
		z.changed = func() { p.dress(); p.nav.Moved() }
		z.reveal = p.scroll.ShowObject
		z.OnResize = p.scroll.Refresh
		p.quiz, body = z, z
	}
	objects := []fyne.CanvasObject{head, p.numbers(), kit.Gap(1, theme.Size(4)), body}
	if p.quiz != nil {
		pairs := append([]string{words.T("Enter"), words.T("go on")}, p.quiz.control.keyLine()...)
		objects = append(objects, keyLine(append(pairs, command.Ctrl(fyne.KeyReturn).String(), words.T("hand in"))))
	}
	p.showBar()
	return kit.Centred(theme.Size(examWidth), kit.Stack(16, objects...))
}

// noLinks keeps what explains a question closed until the exam is handed in.
func (p *ExamPage) noLinks(string, string) {
	p.nav.Tell(words.T("Links open once the exam is handed in."))
}

// numbers are the questions, of which those answered are filled; each leads there.
func (p *ExamPage) numbers() fyne.CanvasObject {
	row := kit.Wrap(theme.Size(4))
	p.strip = make([]*kit.Pressable, len(p.paper.Questions))
	for i := range p.strip {
		p.strip[i] = kit.NewPressable(kit.Gap(1, 1), func() { p.goTo(i) })
		row.Objects = append(row.Objects, p.strip[i])
	}
	p.dress()
	return kit.Stack(6, row, kit.Small(words.F("%d of %d answered", p.paper.Answered(), len(p.paper.Questions))))
}

// dress shows which questions are answered, and which one is asked.
func (p *ExamPage) dress() {
	for i, b := range p.strip {
		_, answered := p.paper.Answer(p.paper.Questions[i])
		label := kit.Middle(kit.Text(strconv.Itoa(i+1), theme.SmallSize, theme.Face{SemiBold: true}, theme.Ink))
		label.Leading = 1.2
		b.Fill, b.Border = theme.Surface, theme.Rim
		if answered {
			b.Fill = theme.PrimarySoft
		}
		if i == p.state.At {
			b.Border = theme.Primary
			label.SetColor(theme.Primary)
		}
		b.Content = container.New(square(theme.Size(examNumber)), label)
		b.Refresh()
	}
}

// square keeps a line in the middle of a square.
type square float32

func (s square) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(float32(s)) }

func (s square) HeightFor([]fyne.CanvasObject, float32) float32 { return float32(s) }

func (s square) NaturalWidth([]fyne.CanvasObject) float32 { return float32(s) }

func (s square) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := kit.HeightFor(objects[0], size.Width)
	objects[0].Move(fyne.NewPos(0, (size.Height-high)/2))
	objects[0].Resize(fyne.NewSize(size.Width, high))
}

// showBar sets the ways on at the page's lower end.
func (p *ExamPage) showBar() {
	nextLabel := words.T("Next")
	if p.state.At == len(p.paper.Questions)-1 {
		nextLabel = words.T("Hand in…")
	}
	row := kit.Row(theme.Size(12))
	if p.state.At < len(p.paper.Questions)-1 {
		row.Objects = append(row.Objects, kit.Secondary(words.T("Hand in…"), p.handIn))
	}
	row.Objects = append(row.Objects, kit.Spring())
	if p.state.At > 0 {
		row.Objects = append(row.Objects, kit.Secondary(words.T("Previous"), p.previous))
	}
	next := kit.PrimaryKey(nextLabel, words.T("Enter"), p.next)
	next.Keys = func(e *fyne.KeyEvent) bool { return p.scroll.Key(e.Name) }
	row.Objects = append(row.Objects, next)
	p.bar.Objects = []fyne.CanvasObject{kit.OnBackground(kit.Background(theme.Surface, theme.Clear, 0), 0, 0,
		kit.Stack(0, kit.Separator(), kit.Inset(barSide, barEnd, kit.Centred(theme.Size(examWidth), row))))}
	p.bar.Hidden = false
}

// tell says which question it is, and how much time there is.
func (p *ExamPage) tell() {
	says := words.F("Question %d of %d", p.state.At+1, len(p.paper.Questions))
	if left, timed := p.left(); timed {
		says += " · " + timeLeft(left)
	}
	p.clock.Objects = []fyne.CanvasObject{text.NewLine(says, theme.Size(theme.SmallSize), theme.Face{}, theme.Muted)}
	p.clock.Refresh()
}

// left is how much time there is; false when there is all the time.
func (p *ExamPage) left() (time.Duration, bool) {
	deadline, timed := p.paper.Deadline()
	return time.Duration(deadline-p.session.Now().UnixMilli()) * time.Millisecond, timed
}

// timeLeft says how much time there is, in minutes until the last.
func timeLeft(left time.Duration) string {
	if left > time.Minute {
		n := int((left + time.Minute - 1) / time.Minute)
		return words.N("%d minute left", "%d minutes left", n)
	}
	n := int((max(left, 0) + time.Second - 1) / time.Second)
	return words.N("%d second left", "%d seconds left", n)
}

// watch has the time that is left said anew as it passes, and the exam handed in
// when it is up.
func (p *ExamPage) watch() {
	p.unwatch()
	if !p.sits() {
		return
	}
	left, timed := p.left()
	if !timed {
		return
	}
	p.stop = p.after(nextTick(left), p.tick)
}

// nextTick is how long what is said of the time that is left holds.
func nextTick(left time.Duration) time.Duration {
	unit := time.Minute
	if left <= time.Minute {
		unit = time.Second
	}
	wait := left % unit
	if wait <= 0 {
		wait = unit
	}
	return min(max(left, 0), wait)
}

func (p *ExamPage) tick() {
	p.stop = nil
	if !p.sits() {
		return
	}
	if left, _ := p.left(); left > 0 {
		p.tell()
		p.watch()
		return
	}
	p.keep() // what was on its way
	if p.sure != nil {
		p.sure.Hide()
	}
	p.turn()
	p.nav.Tell(words.T("The time is up. What you answered is handed in."))
}

func (p *ExamPage) unwatch() {
	if p.stop != nil {
		p.stop()
		p.stop = nil
	}
}

// ask asks whether to hand in, which can't be taken back.
func (p *ExamPage) ask() {
	c := kit.CanvasOf(p.root)
	if c == nil {
		return
	}
	says := words.T("Every question is answered. Answers can’t be changed once the exam is handed in.")
	if open := len(p.paper.Questions) - p.paper.Answered(); open > 0 {
		says = words.N("%d question isn’t answered, and would count as wrong.", "%d questions aren’t answered, and would count as wrong.", open) +
			" " + words.T("Answers can’t be changed once the exam is handed in.")
	}
	main := kit.Primary(words.T("Hand in"), p.sureOf)
	box := kit.Inset(24, 20, kit.Stack(12, kit.H2(words.T("Hand in the exam?")), kit.Label(says),
		kit.Actions(kit.Secondary(words.T("Not yet"), func() { p.sure.Hide() }), main)))
	p.sure = kit.NewDialog("hand-in", box, c)
	p.sure.Again = func() func(any) {
		return func(page any) {
			if again, ok := page.(*ExamPage); ok && again.sits() {
				again.ask()
			}
		}
	}
	width := min(theme.Size(460), kit.Room(c).Width-60)
	p.sure.Fit(fyne.NewSize(width, kit.HeightFor(box, width)))
	p.sure.Show()
	c.Focus(main)
}

// sureOf hands in.
func (p *ExamPage) sureOf() {
	p.sure.Hide()
	sound.Play(sound.Done)
	p.end()
	p.turn()
}
