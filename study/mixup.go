package study

import (
	"cmp"
	"slices"

	"stagecraft/content"
)

// StepChoice is what an answer says of one step: which was asked for, and
// which was taken for it. Both are process/step; they are equal when the answer
// was right.
type StepChoice struct {
	Asked  string `json:"asked"`
	Chosen string `json:"chosen"`
}

// What makes a mix-up: how many of the last answers about a pair went wrong.
const (
	recentAboutPair = 8
	leastMixUps     = 3
	recentChoices   = 400 // answers about steps, looked at in all
)

// stepPair is how the last answers about two steps went, the latest first.
type stepPair struct {
	a, b  string
	mixed int
	of    int
}

// MixedPair is two steps that were taken for each other: in Mixed of the last Of answers
// that asked for one of them. Of one process, A comes first.
type MixedPair struct {
	A, B      *content.Step
	Mixed, Of int // at most 8
}

// MixUps gives the pairs of steps that were taken for each other in any of the last
// answers about them, those mixed up most first. Of pairs mixed up as often, the one
// with fewer answers comes first, then the one whose cards were forgotten more often,
// then the one mixed up last.
func (s *Session) MixUps() []MixedPair {
	recent := slices.Clone(answeredEvents.in(s.state).recent)
	slices.Reverse(recent)
	var all []MixedPair
	for _, pair := range mixedPairs(recent) {
		a, b := s.course.Step(pair.a), s.course.Step(pair.b)
		if a == nil || b == nil {
			continue
		}
		if pair.count(recent); pair.mixed == 0 {
			continue
		}
		if a.Process == b.Process && b.Number < a.Number {
			a, b = b, a
		}
		all = append(all, MixedPair{a, b, pair.mixed, pair.of})
	}
	slices.SortStableFunc(all, func(p, q MixedPair) int {
		forgotten := func(p MixedPair) int { return s.forgottenOf(p.A) + s.forgottenOf(p.B) }
		return cmp.Or(q.Mixed-p.Mixed, p.Of-q.Of, forgotten(q)-forgotten(p))
	})
	return all
}

// MixUp gives the two steps that the learner mixes up most: of the last 8
// answers or fewer that asked for one of them, in n of them, at least 3, the
// other was chosen. It is the first of [Session.MixUps], and false when there is none.
func (s *Session) MixUp() (a, b *content.Step, n, of int, ok bool) {
	if all := s.MixUps(); len(all) > 0 && all[0].Mixed >= leastMixUps {
		return all[0].A, all[0].B, all[0].Mixed, all[0].Of, true
	}
	return nil, nil, 0, 0, false
}

// mixedPairs gives the pairs that were ever mixed up, the latest first.
func mixedPairs(recent [][]StepChoice) []stepPair {
	var pairs []stepPair
	seen := map[[2]string]bool{}
	for _, choices := range recent {
		for _, c := range choices {
			key := [2]string{min(c.Asked, c.Chosen), max(c.Asked, c.Chosen)}
			if c.Asked != c.Chosen && !seen[key] {
				seen[key] = true
				pairs = append(pairs, stepPair{a: key[0], b: key[1]})
			}
		}
	}
	return pairs
}

// count counts the last answers about a pair. An answer that mixes the two up
// twice, as an order with both in each other's place does, is one.
func (p *stepPair) count(recent [][]StepChoice) {
	for _, choices := range recent {
		if p.of == recentAboutPair {
			return
		}
		asked, mixed := false, false
		for _, c := range choices {
			if c.Asked != p.a && c.Asked != p.b {
				continue
			}
			asked = true
			mixed = mixed || c.Asked != c.Chosen && (c.Chosen == p.a || c.Chosen == p.b)
		}
		if asked {
			p.of++
		}
		if mixed {
			p.mixed++
		}
	}
}

// forgottenOf counts how often cards of a step were forgotten.
func (s *Session) forgottenOf(step *content.Step) int {
	n := 0
	for _, c := range s.sides[stepSource(step)] {
		m := s.state.memories().byCard[string(c.ID)]
		if m == nil {
			continue
		}
		n += m.again
	}
	return n
}
