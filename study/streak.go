package study

import "slices"

// Streak counts the days studied in a row up to today. A day is studied when
// something was graded or answered on it, a lesson was finished, or more was read
// than a glance takes in. A day off breaks the streak
// only when a card of the course was due on it, or had been since before; with
// nothing due, and where the learner chose it, it is passed over. Today breaks nothing, since it isn't over.
func (s *Session) Streak() int {
	studied, words := map[localDay]bool{}, map[localDay]int{}
	today := s.now().day
	first := today
	for _, totals := range s.state.dayTotals() {
		for _, d := range totals.days {
			if d.studied {
				studied[d.day] = true
				first = min(first, d.day)
			}
		}
		for _, r := range totals.reads {
			if words[r.day] += s.wordsRead(&r.block); words[r.day] >= GlanceWords {
				studied[r.day] = true
				first = min(first, r.day)
			}
		}
	}
	n := 0
	for day := today; day >= first; day-- {
		switch {
		case studied[day]:
			n++
		case day != today && !s.dayOff(day) && s.wasDue(day):
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
		if len(m.grades) > 0 && m.day < day {
			if m.due <= day {
				return true
			}
			continue
		}
		// The last grade before the day.
		grades := m.grades
		at := s.state.before(grades, day)
		if at == 0 { // of what it was before its meaning changed
			grades = m.earlier
			at = s.state.before(grades, day)
		}
		if at > 0 && s.state.gradeAt(grades[at-1]).due <= day {
			return true
		}
	}
	return false
}

// before counts the grades, of some in order, that were given before a day. It is
// looked for from their end, as what was done long ago may be packed.
func (s *State) before(grades []int32, day localDay) int {
	from, to := len(grades), len(grades)
	for step := 1; from > 0; step *= 2 {
		if from = max(to-step, 0); s.at(grades[from]).day < day {
			break
		}
		to = from
	}
	at, _ := slices.BinarySearchFunc(grades[from:to], day, func(i int32, day localDay) int {
		return int(s.at(i).day - day)
	})
	return from + at
}
