package ui

import (
	"stagecraft/study"
	"stagecraft/ui/owncards"
)

// NewCard opens a new card of the learner's own, made from nothing.
func (s *App) NewCard() {
	if s.opened == nil {
		return
	}
	owncards.Ask(s.window.Canvas(), s.opened.Session.Course(), s.opened.Session, s, owncards.Request{
		Card: study.OwnCard{}, Done: s.cardsChanged, Renew: func(any) func() { return s.cardsChanged },
	})
}

// cardsChanged draws what goes by the cards that there are.
func (s *App) cardsChanged() {
	if p, ok := s.page.(interface{ TimePassed() }); ok {
		p.TimePassed()
	}
	s.Moved()
}
