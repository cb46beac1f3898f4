package anchor

import "slices"

// What makes a block a part of another: it has so many words at least, and so
// great a part of them is in the other, beside what the other is already known
// to consist of.
const (
	leastPart = 3
	partWords = 0.7

	maxDivisions = 64 // parts that one block is looked for in
)

// parts finds blocks that were divided and such as were joined, among those that
// are no pair of equals.
func (a *alignment) parts() {
	for _, p := range a.partsOf(a.new, a.old, maxDivisions) { // divided: new blocks in old ones
		a.joined[p.part] = append(a.joined[p.part], p.of)
	}
	for _, p := range a.partsOf(a.old, a.new, MaxParts-1) { // joined: old blocks in new ones
		a.joined[p.of] = append(a.joined[p.of], p.part)
	}
}

// partOf says that a block of one edition is a part of one of the other.
type partOf struct{ part, of int }

// partsOf gives for blocks of an edition that have no mate the blocks of the
// other whose words they are, no more than most for each of these.
func (a *alignment) partsOf(parts, wholes *edition, most int) []partOf {
	free := func(i int) bool { return parts.mate[i] < 0 && parts.blocks[i].Level == 0 }
	if !slices.ContainsFunc(parts.mate, func(mate int) bool { return mate < 0 }) {
		return nil
	}
	whole := func(i int) bool { return !wholes.exact[i] && wholes.blocks[i].Level == 0 }
	index := indexOf(wholes, whole)
	rest := map[int][]uint64{} // what of a whole isn't yet accounted for
	count := map[int]int{}
	var found []partOf
	for i := range parts.blocks {
		if !free(i) || len(parts.words(i).bag) < leastPart {
			continue
		}
		bag := parts.words(i).bag
		best, known := -1, 0
		for _, j := range append(a.besideParts(parts, wholes, i, found), index.most(bag)...) {
			if !whole(j) || len(bag) >= len(wholes.words(j).bag) || count[j] >= most {
				continue
			}
			if rest[j] == nil {
				rest[j] = wholes.words(j).bag
				if mate := wholes.mate[j]; mate >= 0 {
					rest[j] = without(rest[j], parts.words(mate).bag)
				}
			}
			if n := shared(bag, rest[j]); n > known {
				best, known = j, n
			}
		}
		if best >= 0 && float64(known) >= partWords*float64(len(bag)) {
			found = append(found, partOf{i, best})
			rest[best] = without(rest[best], bag)
			count[best]++
		}
	}
	return found
}

// besideParts gives the wholes that the neighbours of a part belong to.
func (a *alignment) besideParts(parts, wholes *edition, i int, found []partOf) []int {
	var all []int
	for _, by := range []int{-1, 1} {
		at, ok := i, true
		for far := 0; ok && far < nearBlocks; far++ {
			if at, ok = parts.next(at, by); ok && parts.mate[at] >= 0 {
				all = append(all, parts.mate[at])
				break
			}
		}
	}
	if n := len(found); n > 0 && found[n-1].part == i-1 {
		all = append(all, found[n-1].of)
	}
	return all
}

// moves gives what has come of the alignment.
func (a *alignment) moves() []Move {
	var all []Move
	for j := range a.new.blocks {
		var from []int
		if mate := a.new.mate[j]; mate >= 0 {
			from = append(from, mate)
		}
		for _, i := range a.joined[j] {
			if !slices.Contains(from, i) && len(from) < MaxParts {
				from = append(from, i)
			}
		}
		slices.Sort(from)
		if len(from) == 0 || len(from) == 1 && a.old.blocks[from[0]].Place() == a.new.blocks[j].Place() {
			continue
		}
		m := Move{To: a.new.blocks[j].Place()}
		for k, i := range from {
			m.From = append(m.From, a.old.blocks[i].Place())
			m.Runs = append(m.Runs, a.runs(k, i, j)...)
		}
		all = append(all, m)
	}
	return all
}

// runs gives what an old block shares with a new one.
func (a *alignment) runs(from, i, j int) []Run {
	if a.old.mate[i] == j && a.old.exact[i] {
		if n := len([]rune(a.new.blocks[j].Text)); n > 0 {
			return []Run{{From: from, Length: n}}
		}
		return nil
	}
	return runsOf(from, a.old.words(i).tokens, a.new.words(j).tokens)
}
