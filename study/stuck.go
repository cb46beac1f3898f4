package study

import (
	"fmt"
	"strings"
)

// stuckAgain is how often a card is forgotten after it was helped with, until it needs
// help again: half as often as at first.
const stuckAgain = leechLapses / 2

// Stuck says whether a card was forgotten so often that it isn't to be asked again
// before something else was tried: eight times, or half that again since something was.
func (s *Session) Stuck(id CardID) bool {
	m := s.state.memories().byCard[string(id)]
	if m == nil || m.card.Lapses < leechLapses {
		return false
	}
	h := helpedEvents.in(s.state).of[id]
	if h.lapses == 0 || h.at < m.restarted { // it began anew since
		return true
	}
	return m.card.Lapses >= max(h.lapses, leechLapses)+stuckAgain
}

// Help notes that something was tried with a card that is stuck: it is asked again.
func (s *Session) Help(id CardID) error {
	if !s.Stuck(id) {
		return nil
	}
	return s.Do(OpHelp, Entry{Helped, HelpedPayload{Card: string(id), Lapses: s.lapses(id)}})
}

func (s *Session) lapses(id CardID) int {
	if m := s.state.memories().byCard[string(id)]; m != nil {
		return m.card.Lapses
	}
	return 0
}

// Aid is the memory aid that the learner wrote for a card; "" when there is none.
func (s *Session) Aid(id CardID) string { return helpedEvents.in(s.state).of[id].aid }

// WriteAid writes a memory aid for a card, which stands on its back from then on; "" takes
// it away. It helps with a card that is stuck.
func (s *Session) WriteAid(id CardID, aid string) error {
	if _, ok := s.number[id]; !ok {
		return fmt.Errorf("write a memory aid for %q: %w", id, ErrNoCard)
	}
	aid = strings.Join(strings.Fields(aid), " ")
	if len(aid) > MaxAid {
		return fmt.Errorf("write a memory aid for %q: it has %d bytes, %d is the most: %w", id, len(aid), MaxAid, ErrTooLong)
	}
	if aid == s.Aid(id) {
		return s.Help(id)
	}
	p := HelpedPayload{Card: string(id), Written: true, Aid: aid}
	if s.Stuck(id) {
		p.Lapses = s.lapses(id)
	}
	return s.Do(OpAid, Entry{Helped, p})
}
