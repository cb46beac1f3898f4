package drill

import (
	"strconv"
	"strings"

	"stagecraft/content"
)

// mostOrdered is how many steps anyone may be asked to put in order.
const mostOrdered = 40

// distinct says whether each step of a process has a name of its own.
func (m *Maker) distinct(p *content.Process) bool {
	for _, s := range p.Steps {
		if !m.only(s) {
			return false
		}
	}
	return true
}

// order asks for a process' steps in order.
func (m *Maker) order(p *content.Process) (Question, bool) {
	if len(p.Steps) < 2 || len(p.Steps) > mostOrdered || !m.distinct(p) {
		return Question{}, false
	}
	return Question{ID: OrderPrefix + p.ID, Kind: Order, Process: p, Step: p.Steps[0], Steps: p.Steps}, true
}

// leastMoved is how many steps are to be put in place at least when some are given.
const leastMoved = 3

// part asks for them where a good third stands in place already.
func (m *Maker) part(p *content.Process, seed uint64) (Question, bool) {
	if len(p.Steps) < leastMoved+2 || len(p.Steps) > mostOrdered || !m.distinct(p) {
		return Question{}, false
	}
	q := Question{ID: idOf(Part, p.ID), Kind: Part, Process: p, Step: p.Steps[0], Steps: p.Steps}
	q.Given = make([]bool, len(p.Steps))
	places := make([]int, len(p.Steps))
	for i := range places {
		places[i] = i
	}
	for _, i := range shuffled(places, seed, q.ID)[:min(len(places)*2/5, len(places)-leastMoved)] {
		q.Given[i] = true
	}
	return q, true
}

// leastPairs and mostPairs are how many pairs a match has.
const leastPairs, mostPairs = 3, 5

// match asks which step leaves what. Each artefact is left by one step of the
// process alone, and doesn't name the step, as a proposal does that Proposal leaves.
func (m *Maker) match(p *content.Process, seed uint64) (Question, bool) {
	owners := map[string]int{}
	for _, s := range p.Steps {
		own := map[string]bool{}
		for _, a := range s.Leaves {
			own[Plain(a)] = true
		}
		for a := range own {
			owners[a]++
		}
	}
	q := Question{ID: idOf(Match, p.ID), Kind: Match, Process: p}
	var all []Pair
	for _, s := range p.Steps {
		if !m.only(s) {
			continue
		}
		for _, a := range shuffled(s.Leaves, seed, q.ID+"/"+s.ID) {
			if key := Plain(a); key != "" && owners[key] == 1 && !names(key, Plain(s.Name)) {
				all = append(all, Pair{Step: s, Artefact: a})
				break
			}
		}
	}
	if len(all) < leastPairs {
		return Question{}, false
	}
	chosen := map[*content.Step]bool{}
	for _, pair := range shuffled(all, seed, q.ID)[:min(mostPairs, len(all))] {
		chosen[pair.Step] = true
	}
	for _, pair := range all {
		if chosen[pair.Step] {
			q.Pairs = append(q.Pairs, pair)
		}
	}
	q.Step = q.Pairs[0].Step
	return q, true
}

// names tells whether a text has the words of a name in it, one after another.
func names(text, name string) bool { return strings.Contains(" "+text+" ", " "+name+" ") }

func number(i int) string { return strconv.Itoa(i + 1) }
