package study

import (
	"strings"
	"time"

	"stagecraft/content"
	"stagecraft/study/fsrs"
)

// What makes a card mature, and a pause not study.
const (
	matureDays   = 21
	longestPause = 5 * time.Minute
	recentDays   = 30
	knownRecall  = 0.7
	learntDays   = 3
)

// Day is what was done on one day.
type Day struct {
	Date    time.Time // midnight, UTC, of the local date
	Grades  int
	Answers int
	Blocks  int     // of lessons, read to their end
	Words   int     // of these
	Minutes float64 // from one thing done to the next, pauses of over 5 minutes left out

	// Of the grades, those of cards out of the steps, those of these that were recalled,
	// and how many were meant to be: the sum of the retentions then in force.
	Reviewed, Recalled int
	Aimed              float64
	// Of the answers, those that were right, those that say of steps which is which, and
	// those of these that took one step for another.
	Right, Told, Mixed int
	// Of the minutes, those with cards, with questions and with reading. The rest went
	// into what is none of these, such as notes.
	OnCards, OnAnswers, OnReading float64
}

// Active says whether it was a day of study: a glance into a lesson is none.
func (d Day) Active() bool { return d.Grades+d.Answers > 0 || d.Words >= GlanceWords }

// Days gives the last n days, today last.
func (s *Session) Days(n int) []Day {
	n = max(n, 0)
	today := s.now().day
	first := today - localDay(n) + 1
	days := make([]Day, n)
	for i := range days {
		days[i].Date = (first + localDay(i)).Date()
	}
	spent := make([]int64, n)                          // ms
	aimed, on := make([]int64, n), make([][3]int64, n) // thousandths; ms with cards, questions, reading
	both := s.state.dayTotals()
	for _, totals := range both {
		for _, t := range totals.days {
			if t.day < first || t.day > today {
				continue
			}
			d := &days[t.day-first]
			d.Grades += int(t.grades)
			d.Answers += int(t.answers)
			d.Reviewed += int(t.reviewed)
			d.Recalled += int(t.recalled)
			d.Right += int(t.right)
			d.Told += int(t.told)
			d.Mixed += int(t.mixed)
			spent[t.day-first] += t.spent
			aimed[t.day-first] += int64(t.aimed)
			of := &on[t.day-first]
			of[0], of[1], of[2] = of[0]+t.onCards, of[1]+t.onAnswers, of[2]+t.onReading
		}
		for _, r := range totals.reads {
			if r.day < first || r.day > today {
				continue
			}
			words := s.wordsRead(&r.block)
			d := &days[r.day-first]
			d.Blocks++
			d.Words += words
			if r.alone {
				alone := min(int64(words)*60_000/usual, longestPause.Milliseconds())
				spent[r.day-first] += alone
				on[r.day-first][2] += alone
			}
		}
	}
	for _, totals := range both {
		for _, t := range totals.days {
			if t.finished && t.day >= first && t.day <= today {
				d := &days[t.day-first]
				d.Words = max(d.Words, GlanceWords)
			}
		}
	}
	for i := range days {
		d := &days[i]
		d.Minutes, d.Aimed = float64(spent[i])/60_000, float64(aimed[i])/1000
		d.OnCards, d.OnAnswers, d.OnReading = float64(on[i][0])/60_000, float64(on[i][1])/60_000, float64(on[i][2])/60_000
	}
	return days
}

// Totals is the learner's progress in figures.
type Totals struct {
	Reviews int // grades in all

	// Of the reviews in the last 30 days of cards out of the steps, those
	// recalled.
	RecentReviews, RecentRecalled int

	// Cards of the course: not yet seen; in the steps; to come again within 21
	// days; and later than that.
	New, Learning, Young, Mature int
	// Learnt are the cards of the course that were recalled on three separate
	// days, or more.
	Learnt int

	// Archived are cards that were graded and that this edition doesn't have.
	Archived int

	// Terms of the course, and those known: each side that was met is out of
	// the steps and has a chance of recall of at least 0.7.
	Terms, KnownTerms int
}

// Recall is the part of recent reviews that were recalled, 0 to 1; false when
// there were none.
func (t Totals) Recall() (float64, bool) {
	if t.RecentReviews == 0 {
		return 0, false
	}
	return float64(t.RecentRecalled) / float64(t.RecentReviews), true
}

// Totals gives the learner's progress in figures.
func (s *Session) Totals() Totals {
	now := s.now()
	t := Totals{Terms: len(s.course.Terms)}
	for _, totals := range s.state.dayTotals() {
		for _, d := range totals.days {
			t.Reviews += int(d.grades)
			if d.day > now.day-recentDays {
				t.RecentReviews += int(d.reviewed)
				t.RecentRecalled += int(d.recalled)
			}
		}
	}
	for _, m := range s.state.memories().all {
		if _, here := s.number[CardID(m.id)]; !here && len(m.grades) > 0 && !strings.HasPrefix(m.id, "step:own-") && !strings.HasPrefix(m.id, ownPrefix) {
			t.Archived++
		}
	}
	for _, c := range s.cards {
		m := s.state.memories().byCard[string(c.ID)]
		if m != nil && m.days >= learntDays {
			t.Learnt++
		}
		switch {
		case m.reopened():
			t.Learning++
		case m.unseen():
			t.New++
		case m.card.State != fsrs.Review:
			t.Learning++
		case m.card.Days >= matureDays:
			t.Mature++
		default:
			t.Young++
		}
	}
	for _, term := range s.course.Terms {
		seen, known := 0, 0
		for _, c := range s.sides[termSource(term)] {
			m := s.state.memories().byCard[string(c.ID)]
			if m.unseen() {
				continue
			}
			seen++
			if m.card.State == fsrs.Review && s.state.recall(m, now) >= knownRecall {
				known++
			}
		}
		if seen > 0 && known == seen {
			t.KnownTerms++
		}
	}
	return t
}

// StageRecall is how well the terms and steps of one stage of the buyer's
// journey are remembered.
type StageRecall struct {
	Stage content.Stage
	Mean  float64 // chance of recall of all cards, 0 to 1: one not met yet counts as not known
	Cards int     // all of the stage
	Met   int     // those graded at least once
	// Low and High are the least and the greatest chance of recall of one that was met.
	Low, High float64
}

// StageRecall gives how well each stage of the journey would be recalled now. A term
// belongs to the stages of the steps that name it, a step to its own.
func (s *Session) StageRecall() []StageRecall {
	return s.RecallByStage(s.cards)
}

// HardestCard is the card that asks for the term forgotten most often, by the
// side forgotten most often; forgotten counts all its sides, whenever it was. Of
// equals, the harder one. It is false when nothing was forgotten yet.
func (s *Session) HardestCard() (card Card, forgotten int, ok bool) {
	hardest := 0.0
	for _, t := range s.course.Terms {
		n, difficulty := 0, 0.0
		var worst Card
		most, hard := 0, 0.0 // of worst
		for _, c := range s.sides[termSource(t)] {
			m := s.state.memories().byCard[string(c.ID)]
			if m == nil {
				continue
			}
			difficulty = max(difficulty, m.card.Difficulty)
			times := m.again
			n += times
			if times > most || times > 0 && times == most && m.card.Difficulty > hard {
				worst, most, hard = c, times, m.card.Difficulty
			}
		}
		if n > forgotten || n > 0 && n == forgotten && difficulty > hardest {
			card, forgotten, hardest = worst, n, difficulty
		}
	}
	return card, forgotten, forgotten > 0
}
