package plan

import (
	"cmp"
	"slices"

	"stagecraft/study/fsrs"
)

// worthKept is for how many days what a card is worth is taken to be the same.
const worthKept = 7

// byWorth adds cards that fell due to those waiting, and has first those of which
// most recall on the date is gained in a minute.
func (r *run) byWorth(fresh []waiting) {
	stale := false
	for i := range r.waiting {
		if w := &r.waiting[i]; w.valued < 0 || r.today-int(w.valued) >= worthKept {
			r.value(w)
			stale = true
		}
	}
	if stale {
		slices.SortFunc(r.waiting, byWorth)
	}
	for i := range fresh {
		r.value(&fresh[i])
	}
	slices.SortFunc(fresh, byWorth)
	if len(r.waiting) == 0 {
		r.waiting = fresh
		return
	}
	merged := make([]waiting, 0, len(r.waiting)+len(fresh))
	rest := r.waiting
	for len(rest) > 0 && len(fresh) > 0 {
		next := &rest
		if byWorth(fresh[0], rest[0]) < 0 {
			next = &fresh
		}
		merged = append(merged, (*next)[0])
		*next = (*next)[1:]
	}
	r.waiting = append(append(merged, rest...), fresh...)
}

func byWorth(a, b waiting) int {
	return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.card, b.card))
}

// value says what it is worth to review a card today: how much likelier it then is
// recalled on the date, for each showing.
func (r *run) value(w *waiting) {
	c := &r.cards[w.card]
	days, left := float64(r.today)-c.last, r.Forgets*float64(r.horizon-r.today)
	p := r.now(c)
	good := r.Model.Recall(r.Model.Next(c.memory, days, fsrs.Good), left)
	again := r.Model.Recall(r.Model.Next(c.memory, days, fsrs.Again), left)
	r.out.work += 4
	w.worth = (p*good + (1-p)*again - r.recall(c, r.horizon)) / (1 + (1-p)*r.lapseCost)
	w.valued = int32(r.today)
}
