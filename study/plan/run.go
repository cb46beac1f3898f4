package plan

import (
	"cmp"
	"math"
	"slices"
	"time"

	"stagecraft/study/fsrs"
)

// run is the days simulated once.
type run struct {
	*simulation
	chance
	level   float64 // what a day aims at
	most    float64 // what it takes at most
	today   int
	cards   []state
	due     [][]int32 // cards by the day on which they are due
	from    int       // the first day whose cards aren't in waiting yet
	waiting []waiting
	toMeet  []int32
	blocked int     // the first of toMeet that may be met today
	rooms   []room  // by limit, of today
	reading float64 // minutes of lessons left
	out     outcome
	at      *dayOutcome // of today
}

// state is a card in the course of a run.
type state struct {
	memory fsrs.Memory7
	last   float64 // day of the last rating
	due    int32
	asked  int32   // the day of chance
	chance float64 // of recall
	seen   bool
}

// waiting is a card that is due, and what it is worth to review it.
type waiting struct {
	card   int32
	valued int32   // the day of worth; -1 is not known
	worth  float64 // recall gained on the date, for each showing
}

// lookAhead is how many days ahead cards are looked for to fill a day.
const lookAhead = 30

func (s *simulation) run(seed uint64, level float64) outcome {
	r := &run{
		simulation: s, chance: chance(seed), level: level, most: headroom * level,
		cards: make([]state, len(s.Cards)), due: make([][]int32, s.horizon+lookAhead+1),
		toMeet: s.newCards, reading: s.Reading,
		out: outcome{runs: 1, days: make([]dayOutcome, s.horizon), levelOn: -1},
	}
	for i := range s.Cards {
		if c := &s.Cards[i]; c.Seen {
			r.cards[i] = state{memory: c.Memory, last: -c.Since, seen: true}
			r.wait(int32(i), max(c.Due, 0))
		}
	}
	behind := true // there may be something left of before
	for d := range s.simulated {
		if s.off[d] || s.Kept < 1 && (d > 0 || seed > 0) && r.of(uint64(d), keptDraw) >= s.Kept {
			continue
		}
		r.today, r.at = d, &r.out.days[d]
		r.study()
		if behind && len(r.waiting) == 0 && d != s.lightDay {
			behind, r.out.levelOn = false, d
		}
	}
	for i := range r.cards {
		if c := &r.cards[i]; c.seen {
			p := r.recall(c, s.horizon)
			r.out.recall += p
			r.out.spread += p * (1 - p)
		}
	}
	r.out.squares = r.out.recall * r.out.recall
	return r.out
}

// wait has a card wait until a day.
func (r *run) wait(card int32, due int) {
	r.cards[card].due = int32(due)
	if due < len(r.due) {
		r.due[due] = append(r.due[due], card)
	}
}

// study is a day that isn't off.
func (r *run) study() {
	r.at.studied = 1
	r.openRooms()
	if r.today == 0 {
		r.at.minutes = r.Spent
	}
	fresh := r.gather()
	if r.today == r.lightDay {
		r.waiting = append(r.waiting, fresh...)
		r.lookOver(r.lightMinutes())
		r.at.waiting = len(r.waiting)
		return
	}
	most := r.most - min(r.introduction(), r.most/2)
	if r.showings(fresh)+r.showings(r.waiting) <= most-r.at.minutes {
		r.waiting = append(r.waiting, fresh...)
	} else {
		r.byWorth(fresh)
	}
	r.reviewWaiting(most)
	r.introduce(r.introduction(), r.most)
	r.fill()
	r.at.waiting = len(r.waiting)
}

// gather gives the cards that fell due since the last day studied.
func (r *run) gather() []waiting {
	var fresh []waiting
	for ; r.from <= r.today; r.from++ {
		for _, i := range r.due[r.from] {
			if int(r.cards[i].due) == r.from {
				r.cards[i].due = -1 // in waiting
				fresh = append(fresh, waiting{card: i, valued: -1})
			}
		}
		r.due[r.from] = nil
	}
	return fresh
}

// showings are the minutes that cards take today.
func (r *run) showings(cards []waiting) float64 {
	sum := 0.0
	for _, w := range cards {
		sum += r.cost(&r.cards[w.card])
	}
	return sum
}

// now is the chance that a card is recalled today.
func (r *run) now(c *state) float64 {
	if int(c.asked) != r.today+1 {
		c.asked, c.chance = int32(r.today)+1, r.recall(c, r.today)
	}
	return c.chance
}

// cost is the minutes that the review of a card takes today, on average.
func (r *run) cost(c *state) float64 {
	return r.minute * (1 + (1-r.now(c))*r.lapseCost)
}

func (r *run) recall(c *state, on int) float64 {
	r.out.work++
	return r.Model.Recall(c.memory, r.Forgets*(float64(on)-c.last))
}

// reviewWaiting reviews the cards that wait, as far as the day has room.
func (r *run) reviewWaiting(most float64) {
	n := 0
	var held []waiting // by their limits
	for ; n < len(r.waiting) && r.at.minutes < most; n++ {
		c := &r.cards[r.waiting[n].card]
		cost := r.cost(c)
		if !r.mayReview(r.waiting[n].card) {
			held = append(held, r.waiting[n])
			continue
		}
		if r.at.minutes+cost > most {
			break
		}
		r.review(r.waiting[n].card, cost)
	}
	if r.waiting = r.waiting[n:]; len(held) > 0 {
		r.waiting = append(held, r.waiting...)
	}
}

// introduction is the minutes of lessons and new cards that today takes, if every
// day until no more come takes as many.
func (r *run) introduction() float64 {
	if r.left[r.today] == 0 || r.today >= r.metBefore {
		return 0
	}
	return (r.reading + float64(len(r.toMeet))*r.newCost*r.minute) / max(r.Kept*float64(r.left[r.today]), 1)
}

// introduce takes so many minutes for lessons and the cards that come of them, as
// far as the day has room.
func (r *run) introduce(minutes, most float64) {
	if r.today >= r.metBefore {
		return
	}
	until := min(r.at.minutes+minutes, most)
	for len(r.toMeet) > 0 {
		reading := r.reading / float64(len(r.toMeet))
		cost := reading + r.newCost*r.minute
		if r.at.minutes+cost/2 > until || r.at.minutes+cost > most {
			return
		}
		card, ok := r.nextNew()
		if !ok {
			break // what is left waits for another day; lessons may be read
		}
		r.at.minutes += cost
		r.at.reading += reading
		r.reading -= reading
		if r.meet(card); len(r.toMeet) == 0 {
			r.reading = 0
		}
	}
	if read := min(r.reading, until-r.at.minutes); read > 0 {
		r.at.minutes += read
		r.at.reading += read
		if r.reading -= read; r.reading < 1e-9 {
			r.reading = 0
		}
	}
}

// fill fills a day with less than it aims at: with what is read and met sooner than
// it has to be, then with cards whose time comes soon.
func (r *run) fill() {
	if r.level > 1e6 || r.at.minutes >= r.level {
		return
	}
	r.introduce(r.level-r.at.minutes, r.most)
	for on := r.today + 1; on <= min(r.today+lookAhead, len(r.due)-1); on++ {
		for _, i := range r.due[on] {
			c := &r.cards[i]
			if r.at.minutes >= r.level {
				return
			}
			if waited := float64(r.today) - c.last; int(c.due) == on && 2*waited >= float64(on)-c.last && r.mayReview(i) {
				r.review(i, r.cost(c))
			}
		}
	}
}

// lightMinutes is what the last day takes: a part of what the days aim at. Where they do all as it falls due, that
// is what they took so far; with none before it, what waits today.
func (r *run) lightMinutes() float64 {
	if !math.IsInf(r.level, 1) {
		return r.level * lightPart
	}
	if mean := r.out.mean(); r.today > 0 && mean > 0 {
		return mean * lightPart
	}
	return r.at.minutes + r.showings(r.waiting)
}

// lookOver reviews the cards of which least will be recalled on the date, until the
// day took so many minutes.
func (r *run) lookOver(until float64) {
	var weak []waiting
	for i := range r.cards {
		if c := &r.cards[i]; c.seen && c.last < float64(r.today) {
			weak = append(weak, waiting{card: int32(i), worth: r.recall(c, r.horizon)})
		}
	}
	slices.SortStableFunc(weak, func(a, b waiting) int { return cmp.Compare(a.worth, b.worth) })
	for _, w := range weak {
		if r.at.minutes >= until {
			break
		}
		if r.mayReview(w.card) {
			r.review(w.card, r.cost(&r.cards[w.card]))
		}
	}
	r.waiting = slices.DeleteFunc(r.waiting, func(w waiting) bool { return r.cards[w.card].last >= float64(r.today) })
}

// review is the review of a card that takes so many minutes.
func (r *run) review(i int32, cost float64) {
	if r.today == 0 {
		r.out.deal.Reviews = append(r.out.deal.Reviews, int(i))
	}
	for _, g := range r.Cards[i].Limits {
		r.rooms[g].reviews--
	}
	c := &r.cards[i]
	r.at.minutes += cost
	r.at.reviews++
	days := float64(r.today) - c.last
	rating := fsrs.Again
	if r.of(uint64(i), uint64(r.today)) < r.now(c) {
		rating = r.passed(uint64(i), uint64(r.today)+passDraw)
	}
	r.out.work++
	c.memory = r.Model.Next(c.memory, days, rating)
	if rating == fsrs.Again {
		c.memory, _ = r.steps(c.memory, fsrs.Relearning, rating, uint64(i), r.retention(i))
	}
	// A better rating is always a day longer.
	r.rated(i, 1+max(int(rating)-int(fsrs.Hard), 0))
}

// meet shows a card for the first time.
func (r *run) meet(i int32) {
	if r.today == 0 {
		r.out.deal.New++
	}
	r.at.met++
	for _, g := range r.Cards[i].Limits {
		r.rooms[g].fresh--
	}
	c := &r.cards[i]
	c.memory, _ = r.learn(uint64(i), r.retention(i))
	c.seen = true
	r.rated(i, 1)
}

// rated has a card that was rated today wait until it is due, so many days at least.
func (r *run) rated(i int32, least int) {
	c := &r.cards[i]
	c.last = float64(r.today)
	r.out.work++
	interval := min(max(int(r.Model.Interval(c.memory, r.retention(i))+0.5), least), r.Longest)
	r.wait(i, r.today+interval)
}

func fractionOf(d time.Duration) float64 { return float64(d) / float64(24*time.Hour) }
