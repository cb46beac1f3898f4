package study

import (
	"time"

	"stagecraft/study/fsrs"
	"stagecraft/study/plan"
)

// What a plan takes of what was done: so many of the last grades for how cards are
// rated, so many for how fast they are forgotten, and so many days for how many of
// them are studied.
const (
	ratedGrades   = 1500
	recalledCards = 3000
	keptDays      = 28
	leastKeptDays = 7 // with fewer, all are taken to be
	leastKept     = 0.3
)

// planInput is all that a plan is made of, as it is now.
func (s *Session) planInput(now instant, p *planned, minutes float64) plan.Input {
	six := fsrs.Default()
	in := plan.Input{
		Retention: s.Retention(), Longest: s.Longest(), Steps: six.Steps, Relearn: six.RelearningSteps,
		Today: now.day, Date: p.date, Calendar: p.calendar(), Minutes: minutes,
		Pace: s.ratingPace(), Kept: s.keptDays(now.day, p.calendar()),
	}
	in.Spent, _ = s.DayMinutes()
	for _, l := range s.course.Lessons {
		if done := s.LessonProgress(l.ID); !done.Finished {
			in.Reading += float64(done.MinutesLeft)
		}
	}
	in.Model = s.planModel()
	in.Forgets = plan.Forgetting(in.Model, s.reviewed(in.Model))
	in.Cards = s.planCards(now)
	for _, d := range s.limits.decks {
		in.Limits = append(in.Limits, d.planned(s.moreToday()))
	}
	in.ByModel = s.Setting(SettingSteps) != 0 && s.state.schedulers.newer
	return in
}

// planModel is the model of memory in force.
func (s *Session) planModel() plan.Model {
	if s.state.schedulers.newer {
		return s.state.schedulers.model
	}
	return fsrs.NewModel6(s.state.schedulers.six.Weights)
}

// plannedCards numbers the cards that a plan is of: all that aren't put aside.
func (s *Session) plannedCards() []int32 {
	numbers := make([]int32, 0, len(s.cards))
	for n := range int32(len(s.cards)) {
		if !s.index.away(n) {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// planCards are the cards that a plan is of, as it takes them.
func (s *Session) planCards(now instant) []plan.Card {
	numbers := s.plannedCards()
	cards := make([]plan.Card, len(numbers))
	for i, n := range numbers {
		m := s.index.memory[n]
		limits := s.limits.of[s.index.source[n]]
		switch {
		case m.reopened():
			cards[i] = plan.Card{Seen: true, Memory: s.planModel().First(fsrs.Again), Since: 1}
		case !m.unseen():
			c := &m.card
			cards[i] = plan.Card{
				Seen: true, Memory: fsrs.Memory7{Slow: c.Stability, Fast: c.Fast, Difficulty: c.Difficulty},
				Since: max(now.time.Sub(c.Last).Hours()/24, 0), Due: int(m.dueOn() - now.day),
			}
			if c.State != fsrs.Review { // it comes by itself
				cards[i].Due = max(cards[i].Due, 1)
			}
		}
		if cards[i].Limits = limits; len(limits) > 0 {
			cards[i].Retention = s.retentionOf(n)
		}
	}
	return cards
}

// ratingPace is how long cards take this learner, and how they rate them.
func (s *Session) ratingPace() plan.Pace {
	p := plan.UsualPace()
	p.Showing = s.CardPace()
	const weight = 20 // that what is usual counts for
	for i := range p.First {
		p.First[i] *= weight
	}
	for i := range p.Passed {
		p.Passed[i] *= weight
	}
	n := 0
	for _, r := range s.state.backward() {
		g := gradedEvents.event(s.state, r)
		if g == nil || r.undone {
			continue
		}
		switch g.before {
		case fsrs.New:
			p.First[g.rating-fsrs.Again]++
			p.Met.Cards++
			p.Met.Showings++
		case fsrs.Learning:
			p.Met.Showings++
		case fsrs.Relearning:
			p.Forgotten.Showings++
		case fsrs.Review:
			if g.rating == fsrs.Again {
				p.Forgotten.Cards++
			} else {
				p.Passed[g.rating-fsrs.Hard]++
			}
		}
		if n++; n == ratedGrades {
			break
		}
	}
	return p
}

// keptDays is the part of the days not off that were studied of late.
func (s *Session) keptDays(today localDay, off plan.Calendar) float64 {
	days := s.Days(keptDays + 1)
	studied, all := 0, 0
	for i, d := range days[:keptDays] {
		at := today - keptDays + localDay(i)
		if all == 0 && !d.Active() || off.Off(at) {
			continue
		}
		all++
		if d.Active() {
			studied++
		}
	}
	if all < leastKeptDays {
		return 1
	}
	return max(float64(studied)/float64(all), leastKept)
}

// reviewed gives reviews of cards with their memory before them, by a model.
func (s *Session) reviewed(m plan.Model) []plan.Reviewed {
	var reviews []plan.Reviewed
	left := recalledCards
	for _, c := range s.state.memories().all {
		if left -= len(c.grades); left < 0 {
			break
		}
		var memory fsrs.Memory7
		at := int64(0)
		for i, index := range c.grades {
			r := s.state.at(index)
			rating, days := gradedEvents.event(s.state, r).rating, float64(r.at-at)/float64((24*time.Hour).Milliseconds())
			switch {
			case i == 0:
				memory = m.First(rating)
			default:
				if days >= 0.5 {
					reviews = append(reviews, plan.Reviewed{Memory: memory, Days: days, Recalled: rating != fsrs.Again})
				}
				memory = m.Next(memory, days, rating)
			}
			at = r.at
		}
	}
	return reviews
}
