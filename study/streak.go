package study

import "slices"

// Streak counts the days studied in a row up to today. A day is studied when
// something was graded or answered on it, a lesson was finished, or more was read
// than a glance takes in. A day off breaks the streak
// only when a card of the course was due on it, or had been since before; with
// nothing due it is passed over. Today breaks nothing, since it isn't over.
func (s *Session) Streak() int {
	studied, words := map[localDay]bool{}, map[localDay]int{}
	today := s.now().day
	first := today
	for i := range s.state.log {
		m := &s.state.log[i]
		if m.undone || !m.of().studied {
			continue
		}
		if m.is(Read) {
			words[m.day] += s.wordsRead(m)
		}
		if !m.is(Read) || words[m.day] >= GlanceWords {
			studied[m.day] = true
			first = min(first, m.day)
		}
	}
	n := 0
	for day := today; day >= first; day-- {
		switch {
		case studied[day]:
			n++
		case day != today && s.wasDue(day):
			return n
		}
	}
	return n
}

// wasDue says whether a card of the course was due on a day on which nothing
// was graded.
func (s *Session) wasDue(day localDay) bool {
	for _, m := range s.state.cards {
		if _, ok := s.number[CardID(m.id)]; !ok {
			continue
		}
		// The last grade before the day.
		at, _ := slices.BinarySearchFunc(m.grades, day, func(i int32, day localDay) int {
			return int(s.state.log[i].day - day)
		})
		if at > 0 && s.state.log[m.grades[at-1]].due <= day {
			return true
		}
	}
	return false
}
