package study

import (
	"time"

	"stagecraft/study/day"
)

// SettingDayTurn is the hour of local time at which a day begins. A change holds from
// then on: what was done before stays on the day that it was of.
var SettingDayTurn = &Setting{Key: "day-turn", Default: day.Usual, Min: 0, Max: day.LatestTurn, Step: 1}

// turn is the hour at which days begin, as it was chosen last.
func (s *State) turn() day.Turn {
	if hour, ok := s.settings()[SettingDayTurn.Key]; ok {
		return day.TurnAt(int(hour))
	}
	return 0
}

// turnsAt gives what a record that changes the hour at which days begin says; nil for
// any other.
func (s *State) turnsAt(r *record) *AdjustedPayload {
	if e := adjustedEvents.event(s, r); e != nil && e.Setting == SettingDayTurn.Key {
		return e
	}
	return nil
}

// settleTurns says of each record at which hour days began then: as it was chosen last
// before it.
func (s *State) settleTurns() {
	turn := day.Turn(0)
	for i := range s.log.recent {
		r := &s.log.recent[i]
		r.shown.Turn = turn
		if e := s.turnsAt(r); e != nil && !r.undone {
			turn = day.TurnAt(int(e.Value))
		}
	}
}

// Turn is when the learner's days begin.
func (s *Session) Turn() day.Turn { return s.state.turn() }

// begins is when a day begins, in the learner's zone.
func (n instant) begins(d localDay) time.Time { return n.shown.Turn.Begins(d, n.time.Location()) }
