package study

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"stagecraft/study/fsrs"
	"stagecraft/study/plan"
)

// DeckSettings gives the settings that a deck may have of its own. Limits by deck hold
// besides those of all cards. A card of several decks keeps to the limits of each, and
// to the highest retention that one of them has.
func DeckSettings() []*Setting {
	return []*Setting{SettingRetention, SettingNewPerDay, SettingReviewsPerDay}
}

// DeckSetting gives what a setting is for a deck; own says that the deck has it of its
// own, and not as all cards do.
func (s *Session) DeckSetting(deck string, d *Setting) (value float64, own bool) {
	if v, ok := deckAdjustedEvents.in(s.state).values[deckSettingKey(deck, d.Key)]; ok {
		return max(v, d.Min), true
	}
	return s.Setting(d), false
}

// SetDeck takes up settings of a deck, nil of one that is to be as for all cards, as one
// operation. Values are brought within their bounds and to the nearest step; what is as
// it was isn't written down.
func (s *Session) SetDeck(deck string, values map[*Setting]*float64) error {
	if _, ok := s.deckOf[deck]; !ok || deck == AllCards {
		return fmt.Errorf("adjust the deck %q: %w", deck, ErrNoDeck)
	}
	var entries []Entry
	for _, d := range DeckSettings() {
		v, given := values[d]
		now, own := s.DeckSetting(deck, d)
		switch {
		case !given || v == nil && !own:
			continue
		case v != nil:
			if math.IsNaN(*v) {
				return fmt.Errorf("adjust %s of %q: it is not a number", d.Key, deck)
			}
			nearest := d.nearest(*v)
			if v = &nearest; own && nearest == now {
				continue
			}
		}
		entries = append(entries, Entry{DeckAdjusted, DeckAdjustedPayload{Deck: deck, Setting: d.Key, Value: v}})
	}
	return s.Do(OpAdjustDeck, entries...)
}

// AdjustDeck changes a setting for a deck alone, as [Session.SetDeck] does.
func (s *Session) AdjustDeck(deck string, d *Setting, v float64) error {
	if !slices.Contains(DeckSettings(), d) {
		return fmt.Errorf("adjust %s of %q: %w", d.Key, deck, ErrNoDeck)
	}
	return s.SetDeck(deck, map[*Setting]*float64{d: &v})
}

// ResetDeck has a setting of a deck be as for all cards again.
func (s *Session) ResetDeck(deck string, d *Setting) error {
	return s.SetDeck(deck, map[*Setting]*float64{d: nil})
}

// limitedDeck is a deck that has settings of its own.
type limitedDeck struct {
	deck           int     // place in Session.decks
	fresh, reviews int     // a day; noLimit is none
	retention      float64 // 0 is that of all cards

	introduced, reviewed int // of its cards, today
}

const noLimit = math.MaxInt32

// deckLimits is the decks with settings of their own, and what they let come today.
type deckLimits struct {
	version int // of deckSettings that it is of
	known   bool
	decks   []limitedDeck
	of      map[int32][]int // places in decks, by source

	heldOf   int            // version of the queues that what is held back is of
	heldNew  map[int32]bool // sources whose new card doesn't come today
	heldDue  map[int32]int  // how many of the reviews due of a source wait for another day, the last ones
	neverNew map[int32]bool // sources of which no new card ever comes
}

// refreshLimits takes up the settings of decks, and says whether they are others than
// they were.
func (s *Session) refreshLimits() bool {
	l, p := &s.limits, deckAdjustedEvents.in(s.state)
	if l.known && l.version == p.version {
		return false
	}
	had := len(l.decks) > 0
	*l = deckLimits{known: true, version: p.version}
	if len(p.values) == 0 {
		return had
	}
	l.of, l.neverNew = map[int32][]int{}, map[int32]bool{}
	for i, d := range s.decks {
		one := limitedDeck{deck: i, fresh: noLimit, reviews: noLimit}
		if v, own := s.DeckSetting(d.ID, SettingNewPerDay); own {
			one.fresh = int(v)
		}
		if v, own := s.DeckSetting(d.ID, SettingReviewsPerDay); own && v < MaxReviewsPerDay {
			one.reviews = int(v)
		}
		if v, own := s.DeckSetting(d.ID, SettingRetention); own {
			one.retention = v
		}
		if d.ID == AllCards || one == (limitedDeck{deck: i, fresh: noLimit, reviews: noLimit}) {
			continue
		}
		for _, source := range s.deckSources[d.ID] {
			l.of[source] = append(l.of[source], len(l.decks))
			l.neverNew[source] = l.neverNew[source] || one.fresh == 0
		}
		l.decks = append(l.decks, one)
	}
	return true
}

// countLimited counts what came today of the decks with limits.
func (s *Session) countLimited(now instant) {
	l := &s.limits
	if len(l.decks) == 0 {
		return
	}
	for i := range l.decks {
		l.decks[i].introduced, l.decks[i].reviewed = 0, 0
	}
	s.state.eachGradedToday(now, func(card CardID, met bool) {
		n, ok := s.number[card]
		if !ok {
			return
		}
		for _, i := range l.of[s.index.source[n]] {
			if met {
				l.decks[i].introduced++
			} else {
				l.decks[i].reviewed++
			}
		}
	})
}

// holdBack says which new cards and which reviews wait for another day by the limits of
// their decks: those that come last in the order of the day.
func (s *Session) holdBack(now instant) {
	l, st := &s.limits, &s.queues
	if len(l.decks) == 0 || l.heldOf == st.version {
		return
	}
	l.heldOf, l.heldNew, l.heldDue = st.version, map[int32]bool{}, map[int32]int{}
	fresh, reviews := make([]int, len(l.decks)), make([]int, len(l.decks))
	for i, d := range l.decks {
		fresh[i], reviews[i] = d.fresh, max(d.reviews-d.reviewed, 0)
		if d.fresh != noLimit {
			fresh[i] = max(d.fresh+s.moreToday()-d.introduced, 0)
		}
	}
	take := func(source int32, left []int) bool {
		for _, i := range l.of[source] {
			if left[i] == 0 {
				return false
			}
		}
		for _, i := range l.of[source] {
			if left[i] != noLimit {
				left[i]--
			}
		}
		return true
	}
	s.refreshOrders()
	type candidate struct {
		source int32
		order  int64
		seed   uint64
	}
	var met, due []candidate
	for source := range l.of {
		t := &st.sources[source]
		if t.newSide > 0 {
			met = append(met, candidate{source: source, order: s.newOrder(source)})
		}
		if t.due > 0 {
			due = append(due, candidate{source: source, seed: fsrs.Seed(string(s.cards[s.index.firstCard[source]].ID), int(now.day))})
		}
	}
	inOrder := func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.seed, b.seed), cmp.Compare(a.source, b.source))
	}
	slices.SortFunc(met, inOrder)
	slices.SortFunc(due, inOrder)
	for _, c := range met {
		if !take(c.source, fresh) {
			l.heldNew[c.source] = true
		}
	}
	for _, c := range due {
		for range st.sources[c.source].due {
			if !take(c.source, reviews) {
				l.heldDue[c.source]++
			}
		}
	}
}

// retentionOf is the chance of recall at which a card falls due: that of its deck which
// has the highest of its own, else that of all cards.
func (s *Session) retentionOf(card int32) float64 {
	s.refreshLimits()
	own := 0.0
	for _, i := range s.limits.of[s.index.source[card]] {
		own = max(own, s.limits.decks[i].retention)
	}
	if own > 0 {
		return own
	}
	return s.Retention()
}

// RetentionOf is the chance of recall at which a card falls due, by its decks.
func (s *Session) RetentionOf(card CardID) float64 {
	if n, ok := s.number[card]; ok {
		return s.retentionOf(n)
	}
	return s.Retention()
}

// planned is what a plan knows of the deck's limits, with so many new cards more today.
func (d *limitedDeck) planned(more int) plan.Limit {
	l := plan.Limit{New: plan.NoLimit, Reviews: plan.NoLimit, ReviewsDone: d.reviewed}
	if d.fresh != noLimit {
		l.New, l.NewDone = float64(d.fresh), d.introduced-more
	}
	if d.reviews != noLimit {
		l.Reviews = float64(d.reviews)
	}
	return l
}
