package study

import (
	"time"

	"stagecraft/study/fsrs"
)

// pause is how long without a grade ends a sitting.
const pause = 30 * time.Minute

// SittingStats is what was done with a deck without a longer pause.
type SittingStats struct {
	Done                    int // grades not taken back
	Again, Hard, Good, Easy int
	Started, Last           time.Time // of the first and the last grade, in the learner's zone; zero when Done is 0
	Minutes                 float64   // from first to last, and what the first took
}

// Sitting is the present sitting with a deck: today's grades of its cards, back
// to a pause of 30 minutes. It is empty when the last was longer ago than that.
func (s *Session) Sitting(deck string) SittingStats {
	var stats SittingStats
	d, ok := s.deckOf[deck]
	if !ok {
		return stats
	}
	now := s.now()
	later, took := now.ms, int64(0)
	for i := len(s.state.log) - 1; i >= 0; i-- {
		r := &s.state.log[i]
		if r.undone {
			continue // it may be of another day
		}
		if r.day != now.day || later-r.at > pause.Milliseconds() {
			break
		}
		g := gradedEvents.event(s.state, r)
		if g == nil {
			continue
		}
		if n, ok := s.number[CardID(s.state.symbols.text(g.card))]; !ok || !s.holds(d, s.roster.source[n]) {
			continue
		}
		at := time.UnixMilli(r.at).In(now.time.Location())
		if stats.Done == 0 {
			stats.Last = at
		}
		stats.Started, took, later = at, int64(g.took), r.at
		stats.Done++
		switch g.rating {
		case fsrs.Again:
			stats.Again++
		case fsrs.Hard:
			stats.Hard++
		case fsrs.Good:
			stats.Good++
		case fsrs.Easy:
			stats.Easy++
		}
	}
	if stats.Done > 0 {
		took = min(took, pause.Milliseconds())
		stats.Minutes = (stats.Last.Sub(stats.Started) + time.Duration(took)*time.Millisecond).Minutes()
	}
	return stats
}
