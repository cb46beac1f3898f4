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
		r := &s.state.log[i]
		if r.undone || !r.of().studied {
			continue
		}
		block := readEvents.event(s.state, r)
		if block != nil {
			words[r.day] += s.wordsRead(block)
		}
		if block == nil || words[r.day] >= GlanceWords {
			studied[r.day] = true
			first = min(first, r.day)
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
	for _, m := range s.state.memories().all {
		if _, ok := s.number[CardID(m.id)]; !ok {
			continue
		}
		// The last grade before the day.
		at, _ := slices.BinarySearchFunc(m.grades, day, func(i int32, day localDay) int {
			return int(s.state.log[i].day - day)
		})
		if at > 0 && s.state.gradeAt(m.grades[at-1]).due <= day {
			return true
		}
	}
	return false
}
