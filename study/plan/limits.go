package plan

import "math"

// Limit is how many cards of a group come on a day at most; [NoLimit] is any number.
type Limit struct {
	New, Reviews         float64 // a part of a card is one every so many days
	NewDone, ReviewsDone int     // today, already
}

// NoLimit is the limit that none keeps to.
var NoLimit = math.Inf(1)

// allowed is how many come on a day by what comes on each: whole cards, of which a limit
// below one lets one come every so many days.
func allowed(limit float64, day int) float64 {
	if math.IsInf(limit, 1) {
		return limit
	}
	const least = 1e-9 // by which a sum of parts may miss a whole
	return math.Floor(limit*float64(day+1)+least) - math.Floor(limit*float64(day)+least)
}

// thinned is the limit of so large a part of the cards.
func (l Limit) thinned(part float64) Limit {
	done := func(n int) int { return int(math.Round(float64(n) * part)) }
	return Limit{l.New * part, l.Reviews * part, done(l.NewDone), done(l.ReviewsDone)}
}

// room is how many cards of each limit may still come today.
type room struct{ fresh, reviews float64 }

// openRooms begins a day.
func (r *run) openRooms() {
	if len(r.Limits) == 0 {
		return
	}
	r.rooms = r.rooms[:0]
	for _, l := range r.Limits {
		one := room{allowed(l.New, r.today), allowed(l.Reviews, r.today)}
		if r.today == 0 {
			one.fresh -= float64(l.NewDone)
			one.reviews -= float64(l.ReviewsDone)
		}
		r.rooms = append(r.rooms, one)
	}
	r.blocked = 0
}

// mayReview says whether the limits of a card leave room for its review today.
func (r *run) mayReview(i int32) bool {
	for _, g := range r.Cards[i].Limits {
		if r.rooms[g].reviews < 1 {
			return false
		}
	}
	return true
}

// mayMeet says whether the limits of a card let it be met today.
func (r *run) mayMeet(i int32) bool {
	for _, g := range r.Cards[i].Limits {
		if r.rooms[g].fresh < 1 {
			return false
		}
	}
	return true
}

// nextNew takes the next card to be met out of those there are; false when none may be
// met today.
func (r *run) nextNew() (int32, bool) {
	for r.blocked < len(r.toMeet) && !r.mayMeet(r.toMeet[r.blocked]) {
		r.blocked++ // and stays so today
	}
	if r.blocked == len(r.toMeet) {
		return 0, false
	}
	card := r.toMeet[r.blocked]
	if r.blocked == 0 {
		r.toMeet = r.toMeet[1:]
		return card, true
	}
	r.toMeet = append(r.toMeet[:r.blocked:r.blocked], r.toMeet[r.blocked+1:]...)
	return card, true
}

// retention is the chance of recall at which a card falls due.
func (s *simulation) retention(i int32) float64 {
	if own := s.Cards[i].Retention; own > 0 {
		return own
	}
	return s.Retention
}
