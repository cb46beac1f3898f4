package study

import "time"

// What a pace is told from: so many of the last grades, so much of what was read
// last, and how much the usual pace counts beside them, so that a few things done
// don't make a pace.
const (
	usualCard     = 9 * time.Second // of a card, from the question to the grade
	longestCard   = time.Minute     // one that took longer was left lying
	pacedCards    = 100
	usualCards    = 10 // grades that usualCard counts for
	pacedRecords  = 1500
	usualMinutes  = 5   // of reading that the usual words a minute count for
	leastPace     = 50  // words a minute: what is slower was left open
	greatestPace  = 600 // and what is faster was leafed through
	slowestReader = 100
	fastestReader = 400
)

// CardPace is how long a card takes this learner, from the question to the grade,
// by the last hundred grades. With few of them it is near nine seconds.
func (s *Session) CardPace() time.Duration {
	sum, n := usualCards*usualCard, time.Duration(usualCards)
	for _, r := range s.state.backward() {
		g := gradedEvents.event(s.state, r)
		if g == nil || r.undone {
			continue
		}
		if g.took > 0 {
			sum += min(time.Duration(g.took)*time.Millisecond, longestCard)
			n++
		}
		if n == usualCards+pacedCards {
			break
		}
	}
	return sum / n
}

// ReadingPace is how many words a minute this learner reads, 100 to 400, by what
// was read last: the time from one thing done to the next that was read. What was
// left open or leafed through is left out. With little read it is near 200.
func (s *Session) ReadingPace() float64 {
	if v := s.state.readingVersion(); s.pace == 0 || s.pacedAt != v {
		s.pace, s.pacedAt = s.readingPace(), v
	}
	return s.pace
}

func (s *Session) readingPace() float64 {
	words, minutes := float64(usual*usualMinutes), float64(usualMinutes)
	batch, at := 0, int64(0) // the words read at one instant
	looked := 0
	for _, r := range s.state.backward() {
		if looked++; looked > pacedRecords {
			break
		}
		if r.undone || !r.of().timed {
			continue
		}
		if batch > 0 && r.at < at {
			took := float64(at-r.at) / 60_000
			if pace := float64(batch) / took; pace >= leastPace && pace <= greatestPace {
				words, minutes = words+float64(batch), minutes+took
			}
			batch = 0
		}
		if b := readEvents.event(s.state, r); b != nil {
			batch, at = batch+s.wordsRead(b), r.at
		}
	}
	return min(max(words/minutes, slowestReader), fastestReader)
}
