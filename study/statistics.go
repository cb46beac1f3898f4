package study

import (
	"slices"
	"strings"
	"time"

	"stagecraft/content"
	"stagecraft/study/drill"
)

// Week is what was done in one week.
type Week struct {
	Day        // of all its days together; its date is the Monday
	Active int // days of study
}

// FewReviews is how many reviews a part of them that were recalled has to be of at least to
// say anything.
const FewReviews = 10

// TrueRetention is the part of the reviews that were recalled, 0 to 1; false when there
// were fewer than [FewReviews].
func (w Week) TrueRetention() (float64, bool) { return retention(w.Recalled, w.Reviewed) }

func retention(recalled, reviewed int) (float64, bool) {
	part, ok := ratio(recalled, reviewed)
	return part, ok && reviewed >= FewReviews
}

// AimedRetention is the mean of the retentions that the reviews were to have, 0 to 1;
// false when there were none.
func (w Week) AimedRetention() (float64, bool) {
	if w.Reviewed == 0 {
		return 0, false
	}
	return w.Aimed / float64(w.Reviewed), true
}

func ratio(n, of int) (float64, bool) {
	if of == 0 {
		return 0, false
	}
	return float64(n) / float64(of), true
}

// Weeks gives the last n weeks, Monday first; the last is the present one, of which the
// days to come aren't there yet.
func (s *Session) Weeks(n int) []Week {
	if n <= 0 {
		return nil
	}
	today := (int(s.now().day.Date().Weekday()) + 6) % 7
	days := s.Days((n-1)*7 + today + 1)
	weeks := make([]Week, n)
	for i, d := range days {
		w := &weeks[i/7]
		if i%7 == 0 {
			w.Date = d.Date
		}
		w.Day.add(&d)
		if d.Active() {
			w.Active++
		}
	}
	return weeks
}

// ByWeekday gives how many minutes were studied on each weekday of the last n weeks, by
// [time.Weekday], as a mean of all of these days that are over or begun.
func (s *Session) ByWeekday(n int) [7]float64 {
	var minutes, days [7]float64
	for _, d := range s.Days(7 * max(n, 0)) {
		minutes[d.Date.Weekday()] += d.Minutes
		days[d.Date.Weekday()]++
	}
	for i := range minutes {
		minutes[i] /= max(days[i], 1)
	}
	return minutes
}

// add adds what was done on another day; the date stays.
func (d *Day) add(o *Day) {
	d.Grades += o.Grades
	d.Answers += o.Answers
	d.Blocks += o.Blocks
	d.Words += o.Words
	d.Minutes += o.Minutes
	d.Reviewed += o.Reviewed
	d.Recalled += o.Recalled
	d.Aimed += o.Aimed
	d.Right += o.Right
	d.Told += o.Told
	d.Mixed += o.Mixed
	d.OnCards += o.OnCards
	d.OnAnswers += o.OnAnswers
	d.OnReading += o.OnReading
}

// StabilityBand counts the cards whose stability is of at least From days and of less
// than To; the last has no end, and To is 0.
type StabilityBand struct {
	From, To float64
	Cards    int
}

// stabilityBounds are where the bands of stability end, in days.
var stabilityBounds = []float64{1, 3, 7, 14, 30, 90, 180, 365}

// StabilityBands counts the cards of the course that were graded by their stability: after
// so many days without a review nine of ten would still be recalled.
func (s *Session) StabilityBands() []StabilityBand {
	bands := make([]StabilityBand, len(stabilityBounds)+1)
	for i, to := range stabilityBounds {
		bands[i].To, bands[i+1].From = to, to
	}
	for _, m := range s.graded() {
		at, on := slices.BinarySearch(stabilityBounds, m.card.Stability)
		if on {
			at++
		}
		bands[at].Cards++
	}
	return bands
}

// graded gives the memories of the cards of the course that were graded and weren't begun
// anew since.
func (s *Session) graded() map[int32]*memory {
	s.refreshQueues(s.now())
	of := map[int32]*memory{}
	for n, m := range s.index.memory {
		if n < len(s.cards) && !m.unseen() {
			of[int32(n)] = m
		}
	}
	return of
}

// Forecast counts the cards of the course that come on each of the next n days, today
// first, as they are now: what has waited is today's, and those that are met or forgotten
// until then come on top. Later counts those that come after that. Cards put aside come on none.
func (s *Session) Forecast(n int) (days []int, later int) {
	days = make([]int, max(n, 0))
	now := s.now()
	for _, c := range s.CardList() {
		if c.New || c.Aside {
			continue
		}
		if ahead := max(int(c.DueOn-now.day), 0); ahead < len(days) {
			days[ahead]++
		} else {
			later++
		}
	}
	return days, later
}

// Share is what was done, in all, with a part of a course, and how well it is remembered.
type Share struct {
	Lesson *content.Lesson      // by lesson
	Step   *content.Step        // by step
	Side   Side                 // by kind of card; "" is of one that the learner made
	Kind   content.QuestionKind // by kind of question; "" is of those made of processes

	Cards, Met         int
	Recall             float64 // mean chance of recall now of all cards, 0 to 1: one not met counts as not known
	Reviewed, Recalled int     // of cards out of the steps
	Minutes            float64 // with its cards, from showing one to its grade
	Asked, Right       int     // of its questions
}

// TrueRetention is the part of the reviews that were recalled, 0 to 1; false when there
// were fewer than [FewReviews].
func (p *Share) TrueRetention() (float64, bool) { return retention(p.Recalled, p.Reviewed) }

// RightPart is the part of the answers that were right, 0 to 1; false when there were none.
func (p *Share) RightPart() (float64, bool) { return ratio(p.Right, p.Asked) }

// ByLesson divides what was done by the lessons of the course.
func (s *Session) ByLesson() []Share {
	shares := make([]Share, len(s.course.Lessons))
	at := map[string]*Share{}
	for i, l := range s.course.Lessons {
		shares[i].Lesson, at[l.ID] = l, &shares[i]
	}
	s.shareCards(func(c *ListedCard) *Share {
		if c.Lesson == nil {
			return nil
		}
		return at[c.Lesson.ID]
	})
	for _, q := range s.course.Questions {
		if p := at[q.Lesson]; p != nil {
			p.answered(s.state.results()[q.ID])
		}
	}
	return shares
}

// ByStep divides what was done by the steps of the course's processes and the learner's
// own. Asked and Right are of the last 400 answers about steps alone.
func (s *Session) ByStep() []Share {
	var shares []Share
	number := map[string]int{}
	for _, p := range s.course.Processes {
		for _, step := range p.Steps {
			number[stepSource(step)] = len(shares)
			shares = append(shares, Share{Step: step})
		}
	}
	s.shareCards(func(c *ListedCard) *Share {
		if c.Of.Step == nil {
			return nil
		}
		if n, ok := number[stepSource(c.Of.Step)]; ok {
			return &shares[n]
		}
		return nil
	})
	for _, choices := range answeredEvents.in(s.state).recent {
		for _, c := range choices {
			if n, ok := number["step:"+c.Asked]; ok {
				shares[n].Asked++
				if c.Asked == c.Chosen {
					shares[n].Right++
				}
			}
		}
	}
	return shares
}

// sidesInOrder are the kinds of card, in the order in which they are told.
var sidesInOrder = []Side{Definition, TermSide, Expansion, NextStep, Aim, StepSide, Lead, DoneWhen, ""}

// ByKindOfCard divides what was done by what cards ask for. Kinds without a card are left out.
func (s *Session) ByKindOfCard() []Share {
	shares := make([]Share, len(sidesInOrder))
	for i, side := range sidesInOrder {
		shares[i].Side = side
	}
	s.shareCards(func(c *ListedCard) *Share {
		side := c.Of.Side
		if c.Of.Own != nil {
			side = ""
		}
		if i := slices.Index(sidesInOrder, side); i >= 0 {
			return &shares[i]
		}
		return nil
	})
	return slices.DeleteFunc(shares, func(p Share) bool { return p.Cards == 0 })
}

// ByKindOfQuestion divides the answers by the kinds of question, in course order; those
// made of processes come last. Kinds without an answer are left out.
func (s *Session) ByKindOfQuestion() []Share {
	var shares []Share
	number := map[content.QuestionKind]int{}
	for _, q := range s.course.Questions {
		n, ok := number[q.Kind]
		if !ok {
			n = len(shares)
			number[q.Kind] = n
			shares = append(shares, Share{Kind: q.Kind})
		}
		shares[n].answered(s.state.results()[q.ID])
	}
	drills := Share{}
	drills.answered(s.DrillResults())
	return slices.DeleteFunc(append(shares, drills), func(p Share) bool { return p.Asked == 0 })
}

// isDrill says whether a question is made of a process, and isn't one of the course.
func (s *Session) isDrill(question string) bool {
	made := strings.HasPrefix(question, drill.Prefix) || strings.HasPrefix(question, drill.OrderPrefix)
	return made && s.course.Question(question) == nil
}

func (p *Share) answered(r Results) {
	p.Asked += r.Asked
	p.Right += r.Right
}

// shareCards adds each card of the course to the share that it belongs to; nil is none.
func (s *Session) shareCards(of func(*ListedCard) *Share) {
	done := map[CardID]cardTotal{}
	for _, totals := range s.state.dayTotals() {
		for _, t := range totals.cards {
			id := CardID(s.state.symbols.text(s.state.renames.card(s.state, t.card)))
			sum := done[id]
			sum.reviewed += t.reviewed
			sum.recalled += t.recalled
			sum.spent += t.spent
			done[id] = sum
		}
	}
	list := s.CardList()
	var touched []*Share
	for i := range list {
		c := &list[i]
		p := of(c)
		if p == nil {
			continue
		}
		if p.Cards++; p.Cards == 1 {
			touched = append(touched, p)
		}
		if !c.New {
			p.Met++
			p.Recall += c.Recall
		}
		t := done[c.Of.ID]
		p.Reviewed += int(t.reviewed)
		p.Recalled += int(t.recalled)
		p.Minutes += float64(t.spent) / float64(time.Minute.Milliseconds())
	}
	for _, p := range touched {
		p.Recall /= float64(p.Cards)
	}
}
