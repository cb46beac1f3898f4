package study

import (
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

// MixUp gives the two steps that the learner mixes up most: of the last 8
// answers or fewer that asked for one of them, in n of them, at least 3, the
// other was chosen. Of pairs mixed up as often, the one with fewer answers
// comes first, then the one whose cards were forgotten more often, then the one
// mixed up last. It is false when there is none.
func (s *Session) MixUp() (a, b *content.Step, n, of int, ok bool) {
	var best stepPair
	forgotten := -1
	recent := slices.Clone(answeredEvents.in(s.state).recent)
	slices.Reverse(recent)
	for _, pair := range mixedPairs(recent) {
		first, second := s.course.Step(pair.a), s.course.Step(pair.b)
		if first == nil || second == nil {
			continue
		}
		pair.count(recent)
		if pair.mixed < leastMixUps || pair.mixed < best.mixed || pair.mixed == best.mixed && pair.of > best.of {
			continue
		}
		f := s.forgottenOf(first) + s.forgottenOf(second)
		if pair.mixed == best.mixed && pair.of == best.of && f <= forgotten {
			continue
		}
		best, forgotten = pair, f
		a, b, n, of, ok = first, second, pair.mixed, pair.of, true
	}
	if ok && a.Process == b.Process && b.Number < a.Number {
		a, b = b, a
	}
	return a, b, n, of, ok
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
