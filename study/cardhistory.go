package study

import (
	"slices"
	"time"

	"stagecraft/content"
	"stagecraft/study/fsrs"
)

// CardHistory is what became of one card.
type CardHistory struct {
	Grades []CardGrade // in order; those from before it began anew too
	// Memory is the chance of recall over time since it was first learnt, or learnt
	// anew: of each grade that counts, from it up to the next, and of the last up to
	// when the card is due, or to now where that is later.
	Memory [][]RecallAt
	Now    time.Time
	Mixed  []MixedWith   // what it was taken for, the most often first
	Took   time.Duration // that a showing takes, on average
}

// CardGrade is a grade of a card.
type CardGrade struct {
	At     time.Time // in the learner's zone
	Rating fsrs.Rating
	Took   time.Duration // 0 when it isn't known
	Recall float64       // the chance of recall just before; 0 of the first
	Days   int           // until the card was to come again; 0 within the steps
	Wait   time.Duration // within the steps, until then
	Before bool          // it counts no more: the card began anew since, or its meaning changed
}

// RecallAt is a chance of recall, 0 to 1, at an instant.
type RecallAt struct {
	At     time.Time
	Recall float64
}

// MixedWith is a step that was chosen where another was asked for, and how often.
type MixedWith struct {
	Step  *content.Step
	Times int
}

// curvePoints is in how many pieces the curve after a grade is told.
const curvePoints = 24

// CardHistory gives what became of a card; false when the course has no such card.
func (s *Session) CardHistory(id CardID) (CardHistory, bool) {
	if _, ok := s.CardByID(id); !ok {
		return CardHistory{}, false
	}
	now := s.now()
	h := CardHistory{Now: now.time, Mixed: s.MixedWith(id)}
	m := s.state.memories().byCard[string(id)]
	if m == nil {
		return h, true
	}
	h.addGrades(s.state, m.earlier, now, true)
	h.addGrades(s.state, m.grades, now, false)
	sum, n := time.Duration(0), time.Duration(0)
	for _, g := range h.Grades {
		if g.Took > 0 {
			sum += min(g.Took, longestCard)
			n++
		}
	}
	if n > 0 {
		h.Took = sum / n
	}
	return h, true
}

// addGrades replays grades of a card, of which those before count no more.
func (h *CardHistory) addGrades(s *State, grades []int32, now instant, before bool) {
	p, zone := &s.schedulers, now.time.Location()
	var card fsrs.Card
	var last localDay
	for n, i := range grades {
		r := s.at(i)
		g := gradedEvents.event(s, r)
		at := time.UnixMilli(r.at).UTC()
		shown := CardGrade{At: at.In(zone), Rating: g.rating, Took: time.Duration(g.took) * time.Millisecond, Before: before}
		if n > 0 {
			shown.Recall = p.recall(card, at, int(r.day-last))
		}
		card = p.next(s.symbols.text(g.card), card, at, int(r.day-last), g.rating, g.terms())
		last = r.day
		shown.Days = card.Days
		if card.Days == 0 {
			shown.Wait = card.Due.Sub(at)
		}
		h.Grades = append(h.Grades, shown)
		if before {
			continue
		}
		until := card.Due
		if n+1 < len(grades) {
			until = time.UnixMilli(s.at(grades[n+1]).at).UTC()
		} else if until.Before(now.time) {
			until = now.time.UTC()
		}
		h.Memory = append(h.Memory, p.curve(card, at, until, zone))
	}
}

// curve is the chance of recall of a card between two instants, the first of them
// that of its last grade.
func (p *schedulers) curve(card fsrs.Card, from, until time.Time, zone *time.Location) []RecallAt {
	length := max(until.Sub(from), 0)
	points := make([]RecallAt, 0, curvePoints+1)
	for i := range curvePoints + 1 {
		// Closer together where it falls fastest.
		part := float64(i) / curvePoints
		at := from.Add(time.Duration(float64(length) * part * part))
		days := int(at.Sub(from) / (24 * time.Hour))
		points = append(points, RecallAt{at.In(zone), p.recall(card, at, days)})
	}
	return points
}

// MixedWith gives the steps that were chosen where a card's was asked for, by the last
// answers, the most often first; none when the card is of no step.
func (s *Session) MixedWith(id CardID) []MixedWith {
	card, ok := s.CardByID(id)
	if !ok || card.Step == nil {
		return nil
	}
	step := card.Step
	asked := step.Process.ID + "/" + step.ID
	var mixed []MixedWith
	for _, choices := range answeredEvents.in(s.state).recent {
		for _, c := range choices {
			other := s.course.Step(c.Chosen)
			if c.Asked != asked || c.Chosen == asked || other == nil {
				continue
			}
			if i := slices.IndexFunc(mixed, func(m MixedWith) bool { return m.Step == other }); i >= 0 {
				mixed[i].Times++
			} else {
				mixed = append(mixed, MixedWith{other, 1})
			}
		}
	}
	slices.SortStableFunc(mixed, func(a, b MixedWith) int { return b.Times - a.Times })
	return mixed
}
