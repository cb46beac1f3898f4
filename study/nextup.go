package study

import (
	"time"

	"stagecraft/content"
)

// NextUp is what to do next, as one thing: to read on in a lesson, then to review
// what waits.
type NextUp struct {
	Lesson  *content.Lesson // not finished; nil when there is none
	Minutes int             // to read the rest of it
	Cards   int             // that wait
	// CardsFirst says that so many cards are due that they go before reading.
	CardsFirst bool
	// Part says that reading to the lesson's end takes more than is left of the minutes
	// that the learner wants to study in a day.
	Part bool
	// Takes is how long it takes at the learner's own pace; of a part, what is left of those minutes.
	Takes time.Duration
}

// manyDue is from how many reviews due on they go before reading on: new cards
// come of what is read, and they can wait.
const manyDue = 40

// NextUp says what to do next.
func (s *Session) NextUp() NextUp {
	var n NextUp
	if l := s.CurrentLesson(); l != nil {
		if p := s.LessonProgress(l.ID); !p.Finished {
			n.Lesson, n.Minutes = l, p.MinutesLeft
		}
	}
	counts := s.Counts(AllCards)
	n.Cards, n.CardsFirst = counts.Total(), counts.Due >= manyDue
	n.Takes = time.Duration(n.Minutes)*time.Minute + time.Duration(n.Cards)*s.CardPace()
	s.fitToday(&n)
	return n
}

// moreNew is how many new cards more than the limit were asked for on a day.
type moreNew struct {
	day localDay
	n   int
}

// LearnMore lets so many new cards more come today than the limit does, until the
// session ends.
func (s *Session) LearnMore(n int) {
	s.more = moreNew{day: s.now().day, n: s.moreToday() + max(n, 0)}
	s.queues.version++
}

func (s *Session) moreToday() int {
	if s.more.n == 0 || s.more.day != s.now().day {
		return 0
	}
	return s.more.n
}

// Unmet is how many new cards there are of which none of the same term or step
// was met, and that could come today were there no limit.
func (s *Session) Unmet(deck string) int {
	d, ok := s.deckOf[deck]
	if !ok {
		return 0
	}
	s.refreshQueues(s.now())
	return s.queueOf(d).newSides
}

// WeekStudied counts the days of this week, Monday first, that were days of
// study up to today, beside the goal. A day on which nothing was due, one off
// and one of a pause count, once there was one of study before it.
func (s *Session) WeekStudied() (days, goal int) {
	today := s.now().day
	monday := today - localDay((int(today.Date().Weekday())+6)%7)
	week := s.Days(int(today-monday) + 1)
	for i, d := range week {
		at := monday + localDay(i)
		if d.Active() || at != today && s.begunBefore(at) && (s.dayOff(at) || !s.wasDue(at)) {
			days++
		}
	}
	return days, int(s.Setting(SettingDaysPerWeek))
}

// begunBefore says whether a card was met before a day.
func (s *Session) begunBefore(day localDay) bool {
	for _, m := range s.state.memories().all {
		if len(m.grades)+len(m.earlier) > 0 && m.met < day {
			return true
		}
	}
	return false
}
