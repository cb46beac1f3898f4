package lesson

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/document"
	"stagecraft/ui/kit"
	"stagecraft/ui/practice"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// fillLoop says above the text what the lesson will answer: before it was begun it
// offers the questions, which may be skipped, and while it is read it lists those
// that were asked and leads to where each is answered.
func (r *reader) fillLoop() {
	id := r.lesson.ID
	r.loop.Objects, r.offered = nil, r.page.session.OffersBefore(id)
	switch questions := r.page.session.LessonLoop(id); {
	case r.offered:
		r.loop.Objects = []fyne.CanvasObject{r.offer(len(questions))}
	case r.page.session.LessonProgress(id).Finished:
	default:
		if asked := r.asked(questions); asked != nil {
			r.loop.Objects = []fyne.CanvasObject{asked}
		}
	}
	r.loop.Refresh()
}

// asksLoop says whether there are questions to ask before the lesson, or after it. What
// is offered above the text stays on offer when a part of the lesson has been read.
func (r *reader) asksLoop() bool {
	id := r.lesson.ID
	if r.offered {
		return true
	}
	return r.page.session.OffersBefore(id) || r.page.session.LessonProgress(id).Finished && len(r.page.session.LessonLoop(id)) > 0
}

func (r *reader) askLoop() {
	if r.page.session.LessonProgress(r.lesson.ID).Finished {
		r.page.nav.Go(practice.AfterRoute(r.lesson.ID))
		return
	}
	r.page.nav.Go(practice.BeforeRoute(r.lesson.ID))
}

// offer asks whether to be asked.
func (r *reader) offer(n int) fyne.CanvasObject {
	return kit.Panel(kit.Stack(8,
		kit.Text(words.N("Before you read: %d question that this lesson answers", "Before you read: %d questions that this lesson answers", n), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink),
		kit.MutedLabel(words.T("You needn’t know the answers yet. What you have looked for, you remember.")),
		kit.Wrap(theme.Size(12), kit.Secondary(words.T("Answer them first"), r.askLoop), kit.LinkButton(words.T("Skip"), r.clearLoop))))
}

// clearLoop says nothing above the text any more.
func (r *reader) clearLoop() {
	if len(r.loop.Objects) == 0 {
		return
	}
	r.loop.Objects, r.offered = nil, false
	r.loop.Refresh()
	r.view.Changed(r.loop)
}

// asked lists the questions that were asked before, each with a way to its answer;
// nil when none was.
func (r *reader) asked(questions []study.LoopQuestion) fyne.CanvasObject {
	lines := []fyne.CanvasObject{kit.Text(words.T("This lesson answers, marked below:"), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink)}
	for _, q := range questions {
		if q.Before == 0 {
			continue
		}
		block, ok := r.lesson.AnsweredIn(q.Question)
		if !ok {
			continue
		}
		lines = append(lines, kit.Columns(theme.Size(12), 0, []float32{4, 1}, kit.WithFormulas(r.page.course.Language, kit.MutedLabel(practice.Asked(q.Question))),
			kit.Row(0, kit.Spring(), kit.LinkButton(words.T("The answer ›"), func() { r.view.ScrollToWithin(block, 0, 0) }))))
	}
	if len(lines) == 1 {
		return nil
	}
	return kit.Panel(kit.Stack(8, lines...))
}

// answerMarks mark where the questions are answered that were asked before.
func (r *reader) answerMarks() []document.Highlight {
	var all []document.Highlight
	if r.page.session.LessonProgress(r.lesson.ID).Finished {
		return nil
	}
	for _, q := range r.page.session.LessonLoop(r.lesson.ID) {
		if q.Before == 0 {
			continue
		}
		if block, ok := r.lesson.AnsweredIn(q.Question); ok {
			all = append(all, document.Highlight{Block: block, Color: theme.PrimarySoft})
		}
	}
	return all
}

// recall offers after the lesson what was asked before it, or could have been, and
// says how it went; nil where there is nothing to ask.
func (r *reader) recall() fyne.CanvasObject {
	questions := r.page.session.LessonLoop(r.lesson.ID)
	if len(questions) == 0 {
		return nil
	}
	before, asked, after, again := 0, 0, 0, 0
	for _, q := range questions {
		if q.Before != 0 {
			asked++
		}
		if q.Before == study.TryRight {
			before++
		}
		if q.After != 0 {
			again++
		}
		if q.After == study.TryRight {
			after++
		}
	}
	says := words.N("%d question on what this lesson says. What you miss brings its card forward.", "%d questions on what this lesson says. What you miss brings its card forward.", len(questions))
	switch {
	case again > 0 && asked > 0:
		says = words.F("Before the lesson %d of %d right, after it %d of %d.", before, asked, after, again)
	case again > 0:
		says = words.F("After the lesson %d of %d right.", after, again)
	}
	return kit.Panel(kit.Stack(8,
		kit.Text(words.T("What stayed"), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink), kit.MutedLabel(says),
		kit.Row(0, kit.Secondary(words.T("Recall it"), r.askLoop), kit.Spring())))
}
