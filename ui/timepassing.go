package ui

import (
	"time"

	"stagecraft/study"
	"stagecraft/study/day"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/nav"
)

// looksAtTime is how often it is looked whether the day turned or a card's time
// came. A timer set for that very moment would come late where the computer slept
// in between, or where its clock was set.
const looksAtTime = time.Minute

// waiting is what waits at a moment, as far as pages say so: while it is the same,
// they have nothing new to say.
type waiting struct {
	day    day.Day // the learner's
	date   string  // that the clock shows
	counts study.Counts
}

func (s *App) waiting() waiting {
	if s.opened == nil {
		return waiting{}
	}
	now := s.opened.Session.Now()
	kit.SetTurn(s.opened.Session.Turn())
	return waiting{
		day: kit.Turn().Of(now), date: now.Format(time.DateOnly),
		counts: s.opened.Session.Counts(study.AllCards),
	}
}

// watchTime has what the window says follow the time, for as long as it is open.
func (s *App) watchTime() {
	s.app.Lifecycle().SetOnEnteredForeground(func() {
		s.timePassed()
		go lookAtMotion() // it may have been changed in the system's settings just now
	})
	s.lookAtTime()
}

func (s *App) lookAtTime() {
	kit.After(looksAtTime, func() {
		if s.closing {
			return
		}
		s.timePassed()
		s.remind()
		s.lookAtTime()
	})
}

// timePassed has the rail and the page say what waits now, if that is something
// else than they last said. A page under a dialog follows once it is free.
func (s *App) timePassed() {
	if s.page == nil || !modal.Of(s.window.Canvas()).Empty() {
		return
	}
	now := s.waiting()
	if now == s.waits {
		return
	}
	s.waits = now
	s.rail.update()
	s.lookSoon()
	if page, ok := s.page.(nav.Timed); ok {
		page.TimePassed()
		s.pageCommands()
	}
}
