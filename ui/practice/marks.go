package practice

import (
	"cmp"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/words"
)

// The verdict on an order says how far each row is from its place.

// fixed says whether the row at a place stood there from the start.
func (o *ordering) fixed(at int) bool { return at < len(o.host.fixed) && o.host.fixed[at] }

// free gives the nearest place in a direction whose row isn't given, or -1.
func (o *ordering) free(from, by int) int {
	for at := from + by; at >= 0 && at < len(o.order); at += by {
		if !o.fixed(at) {
			return at
		}
	}
	return -1
}

// mixedRows gives the rows at their places to begin with: the given ones in
// their own, the others mixed.
func (o *ordering) mixedRows() []int {
	var open []int
	order := make([]int, len(o.q.Items))
	for at := range order {
		order[at] = at
		if !o.fixed(at) {
			open = append(open, at)
		}
	}
	for i, thing := range wellMixed(len(open), o.host.seed, o.q.ID) {
		order[open[i]] = open[thing]
	}
	return order
}

// wellMixed is unsolved, with at most a third of the numbers in place where
// one of a few tries gives that.
func wellMixed(n int, seed uint64, question string) []int {
	var best []int
	least := n + 1
	for try := range 8 {
		order := unsolved(n, seed+uint64(try), question)
		inPlace := 0
		for at, thing := range order {
			if at == thing {
				inPlace++
			}
		}
		if inPlace < least {
			best, least = order, inPlace
		}
		if least <= n/3 {
			break
		}
	}
	return best
}

// off is how many places all rows together are from where they belong.
func (o *ordering) off() int {
	n := 0
	for at, thing := range o.order {
		n += max(at-thing, thing-at)
	}
	return n
}

// mostNamed is how many rows the verdict names.
const mostNamed = 2

// marked says how many rows stand in place, and of those furthest from it by
// how much.
func (o *ordering) marked() string {
	asked, right := 0, 0
	var wrong []int // places
	for at, thing := range o.order {
		switch {
		case o.fixed(at):
			continue
		case at == thing:
			right++
		default:
			wrong = append(wrong, at)
		}
		asked++
	}
	far := func(at int) int { return max(at-o.order[at], o.order[at]-at) }
	slices.SortStableFunc(wrong, func(a, b int) int { return cmp.Compare(far(b), far(a)) })
	said := []string{words.F("%d of %d in place.", right, asked)}
	for _, at := range wrong[:min(len(wrong), mostNamed)] {
		if thing := o.order[at]; at < thing {
			said = append(said, words.F("“%s” is %d too early.", o.q.Items[thing], thing-at))
		} else {
			said = append(said, words.F("“%s” is %d too late.", o.q.Items[thing], at-thing))
		}
	}
	return strings.Join(said, " ")
}

func init() {
	register(kind{
		control:  func(q *content.Question, h *host) control { return newOrdering(q, h) },
		solution: func(q *content.Question) string { return strings.Join(q.Items, "\u00a0› ") },
		offers: func(q *content.Question) (all []offeredLine) {
			for at, i := range wellMixed(len(q.Items), 0, q.ID) {
				all = append(all, offeredLine{number(at) + ": ", q.Items[i]})
			}
			return all
		},
	}, content.Order)
}

// steps tells which two steps stood in each other's place. A row pushed aside by
// another says nothing.
func (o *ordering) steps(made *drill.Question) (said []study.StepChoice) {
	for at, thing := range o.order {
		if !o.fixed(at) && o.order[thing] == at {
			said = append(said, study.StepChoice{Asked: drill.Ref(made.Steps[at]), Chosen: drill.Ref(made.Steps[thing])})
		}
	}
	return said
}
