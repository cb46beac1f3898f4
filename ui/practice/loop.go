package practice

import (
	"bytes"
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// BeforeRoute is where questions are asked before a lesson.
func BeforeRoute(lesson string) nav.Route {
	return nav.Route{Page: nav.Practice, ID: beforePrefix + lesson}
}

// AfterRoute is where they are asked after it.
func AfterRoute(lesson string) nav.Route {
	return nav.Route{Page: nav.Practice, ID: afterPrefix + lesson}
}

// loopOf is the set of questions asked before a lesson, or after it.
func (p *Page) loopOf(loop study.Loop, lesson string) (set, bool) {
	l := p.course.Lesson(lesson)
	if l == nil {
		return set{}, false
	}
	s := set{id: string(loop) + ":" + lesson, title: words.T("Before you read"), about: l.Title, loop: loop, of: l}
	if loop == study.AfterLesson {
		s.title = words.T("What stayed")
	}
	for _, q := range p.session.LessonLoop(lesson) {
		s.ids = append(s.ids, q.Question.ID)
	}
	return s, len(s.ids) > 0
}

// write keeps an answer. One that is wrong after a lesson brings its card forward.
func (p *Page) write(q *content.Question, right bool, given Answer) error {
	if p.set.loop == "" {
		return p.session.AnswerSure(q.ID, right, given, given.Sure)
	}
	if err := p.session.AnswerLoop(p.set.of.ID, p.set.loop, q.ID, right, given); err != nil {
		return err
	}
	if p.set.loop == study.AfterLesson && !right {
		if card, ok := p.session.BringForward(q); ok {
			p.nav.Tell(words.F("The card “%s” comes next.", card.Name()))
		}
	}
	return nil
}

// leave goes on without a verdict; what was answered is kept.
func (p *Page) leave() {
	z, q := p.quiz, p.round.current()
	if z == nil || q == nil {
		return
	}
	if z.control.complete() && !bytes.Equal(z.draft(), p.blank) {
		if err := p.answered(q, z.control.right(), z.answer()); err != nil {
			p.nav.Fail(words.T("Keeping your answer"), err)
			return
		}
	}
	p.round.next()
	p.turn()
}

// readLesson opens the lesson of the set from its beginning.
func (p *Page) readLesson() { p.nav.Go(nav.Route{Page: nav.Lessons, ID: p.set.of.ID}) }

func (p *Page) loopCommands() []command.Command {
	free := func(r rune) func() bool {
		return func() bool { return p.quiz != nil && !slices.Contains([]rune(p.quiz.control.runes()), r) }
	}
	return []command.Command{
		{ID: "practice.next", Title: words.T("Next question"), Keys: []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)}, Do: p.leave},
		{ID: "practice.skip", Title: words.T("Skip, read the lesson"), Keys: []command.Key{{Rune: 'S'}, {Rune: 's'}}, Do: p.readLesson, When: free('s')},
	}
}

// showLoopBar sets the ways on before a lesson.
func (p *Page) showLoopBar() {
	p.nextButton = kit.PrimaryKey(words.T("Next"), words.T("Enter"), p.leave)
	row := kit.Row(theme.Size(12), kit.Secondary(words.T("Skip, read the lesson"), p.readLesson), kit.Spring(), p.nextButton)
	p.bar.Layout = kit.Stack(0).Layout
	p.bar.Objects = []fyne.CanvasObject{kit.OnBackground(kit.Background(theme.Surface, theme.Clear, 0), 0, 0,
		kit.Stack(0, kit.Separator(), kit.Inset(barSide, barEnd, kit.Centred(theme.Size(widest), row))))}
	p.bar.Hidden = false
	p.root.Refresh()
	p.bar.Refresh()
}

// beforeEnd says that the lesson answers what was asked.
func (p *Page) beforeEnd() fyne.CanvasObject {
	lines := []fyne.CanvasObject{
		kit.H2(words.T("Now read for the answers")),
		kit.MutedLabel(words.T("Not knowing them was the point: what one has looked for stays. They are marked in the lesson, and asked again after it.")),
		kit.Gap(1, 4),
	}
	for _, q := range p.round.questions {
		lines = append(lines, kit.WithFormulas(p.course.Language, kit.Label("· "+askedIn(q))))
	}
	lines = append(lines, kit.Gap(1, 4), kit.Row(0, kit.PrimaryKey(words.T("Read the lesson"), words.T("Enter"), p.readLesson), kit.Spring()))
	return kit.Stack(theme.PanelGap, kit.PageTitle(p.set.of.Title, p.set.title), kit.Panel(kit.Stack(8, lines...)))
}

// rereadLink leads from a question that was missed to what explains it.
func (p *Page) rereadLink() fyne.CanvasObject {
	if !p.quiz.control.right() && p.quiz.drill == nil {
		if link := p.reread(p.quiz.q); link != nil {
			return kit.Row(0, link, kit.Spring())
		}
	}
	return kit.Gap(0, 0)
}

// reread leads from a question to the passage that explains it; nil where none does.
func (p *Page) reread(q *content.Question) *kit.Pressable {
	ref, ok := p.course.ExplainedAt(q)
	if !ok {
		return nil
	}
	to := nav.Route{Page: nav.Lessons, ID: ref.ID, At: ref.Fragment}
	if l := p.course.Lesson(ref.ID); l != nil {
		if block, ok := l.AnsweredIn(q); ok && block < len(l.Blocks) {
			to.At = l.Blocks[block].Key
		}
	}
	return kit.LinkButton(words.T("Reread it ›"), func() { p.nav.Go(to) })
}
