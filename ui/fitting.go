package ui

import (
	"context"
	"time"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/nav"
)

// fitsAfter is how long after a course is shown it is looked whether the schedule
// is to be fitted to the learner: what they came to do goes first.
const fitsAfter = 5 * time.Second

// releasesFit is how long after a fit its memory is given back.
const releasesFit = time.Second

// watchFit has the schedule of an opened course fitted to the learner once that is
// due, in the background, for as long as the course is open.
func (s *App) watchFit(opened *Opened) {
	kit.After(fitsAfter, func() { s.fit(opened) })
}

// fit fits the schedule if that is due. While cards are graded nothing changes:
// what is on their buttons stays so.
func (s *App) fit(opened *Opened) {
	if s.opened != opened || s.closing {
		return
	}
	var task *study.FitTask
	if s.route.Page != nav.Cards { // what a task needs is copied, which takes a frame or two
		task = opened.Session.FitDue()
	}
	if task == nil {
		kit.After(looksAtTime, func() { s.fit(opened) })
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.stopFit = cancel
	go func() {
		result, err := task.Run(ctx)
		kit.OnMain(func() {
			time.AfterFunc(releasesFit, s.release) // a fit takes more memory than all that stays
			if ctx.Err() == nil && err == nil && s.opened == opened && !s.closing && s.route.Page != nav.Cards {
				s.adopt(opened, result)
			}
			cancel()
			if s.opened == opened {
				s.stopFit = nil
			}
			kit.After(looksAtTime, func() { s.fit(opened) })
		})
	}()
}

// adopt writes down what a fit found and has the page say it. The cards are planned
// by it already: only what was done meanwhile is yet to be. Where it can't be written
// down the next look fits again.
func (s *App) adopt(opened *Opened, result study.FitResult) {
	if opened.Session.Adopt(result) != nil || s.page == nil || !modal.Of(s.window.Canvas()).Empty() {
		return
	}
	if page, ok := s.page.(nav.Timed); ok {
		page.TimePassed()
		s.pageCommands()
	}
}
