package anchor

import (
	"cmp"
	"slices"
)

// edition is one side of an alignment.
type edition struct {
	blocks []Block
	mate   []int // of each block, its place in the other edition; -1 is none
	under  []int // the heading it stands under; -1 is none
	text   []words
	exact  []bool // its mate says the same

	lessons      map[string][2]int // the first block of each, and the last
	above, below []int             // see survey
}

// words are the tokens of a block that has to be compared, and its bag.
type words struct {
	tokens []token
	bag    []uint64
	read   bool
}

func newEdition(blocks []Block) *edition {
	e := &edition{
		blocks: blocks, mate: make([]int, len(blocks)), under: make([]int, len(blocks)),
		text: make([]words, len(blocks)), exact: make([]bool, len(blocks)),
		lessons: map[string][2]int{}, above: make([]int, len(blocks)), below: make([]int, len(blocks)),
	}
	heading := -1
	for i := range blocks {
		if i == 0 || blocks[i].Lesson != blocks[i-1].Lesson {
			heading = -1
			e.lessons[blocks[i].Lesson] = [2]int{i, i}
		}
		e.lessons[blocks[i].Lesson] = [2]int{e.lessons[blocks[i].Lesson][0], i}
		e.mate[i], e.under[i] = -1, heading
		if blocks[i].Level > 0 {
			heading = i
		}
	}
	return e
}

// words reads a block, once.
func (e *edition) words(i int) *words {
	w := &e.text[i]
	if !w.read {
		w.read, w.tokens = true, tokens(e.blocks[i].Text)
		w.bag = bagOf(w.tokens)
	}
	return w
}

// next gives the block after one, or before it for -1, in the same lesson.
func (e *edition) next(i, by int) (int, bool) {
	j := i + by
	return j, j >= 0 && j < len(e.blocks) && e.blocks[j].Lesson == e.blocks[i].Lesson
}

// alignment is two editions being paired.
type alignment struct {
	old, new *edition
	joined   map[int][]int // by new block: the old ones in it beside its mate, or without
}

// Align pairs the blocks of two editions and gives a move for each block of the
// new one that has come from others, or from the same under another key or in
// another lesson. What stands under the same key in the same lesson has not
// moved. The moves are in the order of the new edition. Keys are to be unique
// within a lesson, in each edition.
func Align(before, after []Block) []Move {
	a := &alignment{old: newEdition(before), new: newEdition(after), joined: map[int][]int{}}
	a.equal()
	if a.alike() { // what was paired tells more of what stands beside it
		a.alike()
	}
	a.parts()
	return a.moves()
}

// pair makes two blocks one another's, when neither has another.
func (a *alignment) pair(i, j int, exact bool) bool {
	if a.old.mate[i] >= 0 || a.new.mate[j] >= 0 {
		return false
	}
	a.old.mate[i], a.new.mate[j] = j, i
	a.old.exact[i], a.new.exact[j] = exact, exact
	return true
}

// equal pairs blocks that say the same: those that say it once in a lesson, with
// equal neighbours along, which finds the right one of several; then those under
// the same key; then those that say it once in the course; and of what is left
// the first with the first.
func (a *alignment) equal() {
	inLesson := func(b *Block) Place { return Place{b.Lesson, b.sum()} }
	a.equalBy(inLesson, false)
	a.equalBy(func(b *Block) Place { return b.Place() }, false)
	a.equalBy(func(b *Block) Place { return Place{"", b.sum()} }, false)
	a.equalBy(inLesson, true)
}

// equalBy pairs the blocks that have one name, if each edition has one such
// block left; with all, also where there are more.
func (a *alignment) equalBy(name func(*Block) Place, all bool) {
	type group struct{ old, new []int }
	groups := map[Place]*group{}
	var order []*group // that of the old edition
	for i := range a.old.blocks {
		if a.old.mate[i] >= 0 {
			continue
		}
		key := name(&a.old.blocks[i])
		g := groups[key]
		if g == nil {
			g = &group{}
			groups[key], order = g, append(order, g)
		}
		g.old = append(g.old, i)
	}
	for j := range a.new.blocks {
		if a.new.mate[j] < 0 {
			if g := groups[name(&a.new.blocks[j])]; g != nil {
				g.new = append(g.new, j)
			}
		}
	}
	var paired []int
	for _, g := range order {
		if !all && (len(g.old) != 1 || len(g.new) != 1) {
			continue
		}
		for k := range min(len(g.old), len(g.new)) {
			if a.pair(g.old[k], g.new[k], true) {
				paired = append(paired, g.old[k])
			}
		}
	}
	for _, i := range paired {
		a.extend(i, 1)
		a.extend(i, -1)
	}
}

// extend pairs equal blocks that follow a pair, or come before it.
func (a *alignment) extend(i, by int) {
	for j := a.old.mate[i]; ; {
		nextOld, okOld := a.old.next(i, by)
		nextNew, okNew := a.new.next(j, by)
		if !okOld || !okNew || a.old.blocks[nextOld].sum() != a.new.blocks[nextNew].sum() || !a.pair(nextOld, nextNew, true) {
			return
		}
		i, j = nextOld, nextNew
	}
}

// What makes two blocks that say other things the same one: so great a part of
// their words is shared, or less where both neighbours are the same. Where they
// stand decides between several.
const (
	alikeEnough  = 0.5
	alikeBetween = 0.4
	besideBonus  = 0.1  // each neighbour
	underBonus   = 0.05 // the heading
)

// alike pairs the blocks that are most alike, and says whether there were any.
func (a *alignment) alike() (paired bool) {
	type scored struct {
		old, new int
		score    float64
	}
	var all []scored
	a.old.survey()
	index := indexOf(a.new, func(j int) bool { return a.new.mate[j] < 0 })
	for i := range a.old.blocks {
		if a.old.mate[i] >= 0 {
			continue
		}
		mine := a.old.words(i).bag
		for _, j := range append(a.near(i), index.most(mine)...) {
			theirs := a.new.words(j).bag
			if len(mine)+len(theirs) == 0 || (a.old.blocks[i].Level > 0) != (a.new.blocks[j].Level > 0) {
				continue
			}
			alike := 2 * float64(shared(mine, theirs)) / float64(len(mine)+len(theirs))
			above, below := a.beside(i, j, -1), a.beside(i, j, 1)
			if alike < alikeBetween || alike < alikeEnough && !(above && below) {
				continue
			}
			score := alike
			for _, same := range []bool{above, below} {
				if same {
					score += besideBonus
				}
			}
			if u, v := a.old.under[i], a.new.under[j]; u >= 0 && a.old.mate[u] == v {
				score += underBonus
			}
			all = append(all, scored{i, j, score})
		}
	}
	slices.SortFunc(all, func(x, y scored) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.old, y.old), cmp.Compare(x.new, y.new))
	})
	for _, s := range all {
		paired = a.pair(s.old, s.new, false) || paired
	}
	return paired
}

// beside says whether the neighbours of two blocks are a pair, or both have none.
func (a *alignment) beside(i, j, by int) bool {
	nextOld, okOld := a.old.next(i, by)
	nextNew, okNew := a.new.next(j, by)
	if !okOld || !okNew {
		return okOld == okNew
	}
	return a.old.mate[nextOld] == nextNew
}

// The bounds of what a block is compared with: so many that stand where it
// should, from above and from below, and so many that share rare words with it.
const (
	nearBlocks  = 4
	indexBlocks = 8
)

// near gives the free blocks of the new edition that stand where an old one
// should: as far after what it came after, and as far before what it came before.
func (a *alignment) near(i int) []int {
	var all []int
	for _, by := range []int{-1, 1} {
		at := a.old.fixed(i, by)
		j := -1
		switch first, last, ok := a.new.lesson(a.old.blocks[i].Lesson); {
		case at >= 0 && at < len(a.old.blocks) && a.old.blocks[at].Lesson == a.old.blocks[i].Lesson:
			j = a.old.mate[at]
		case !ok:
			continue
		case by < 0:
			j = first - 1
		default:
			j = last + 1
		}
		far := (i - at) * -by
		for d := far - nearBlocks/2; d <= far+nearBlocks/2; d++ {
			k := j - by*d
			if d > 0 && k >= 0 && k < len(a.new.blocks) && a.new.mate[k] < 0 && !slices.Contains(all, k) {
				all = append(all, k)
			}
		}
	}
	return all
}

// fixed gives the nearest block before one, or after it for 1, that has a mate,
// or the place just outside the lesson, as survey found it.
func (e *edition) fixed(i, by int) int {
	if by < 0 {
		return e.above[i]
	}
	return e.below[i]
}

// survey finds for each block the nearest ones of its lesson that have a mate.
func (e *edition) survey() {
	for i := range e.blocks {
		e.above[i] = i - 1
		if prev, ok := e.next(i, -1); ok && e.mate[prev] < 0 {
			e.above[i] = e.above[prev]
		}
	}
	for i := len(e.blocks) - 1; i >= 0; i-- {
		e.below[i] = i + 1
		if next, ok := e.next(i, 1); ok && e.mate[next] < 0 {
			e.below[i] = e.below[next]
		}
	}
}

// lesson gives the first and the last block of a lesson.
func (e *edition) lesson(id string) (first, last int, ok bool) {
	ends, ok := e.lessons[id]
	return ends[0], ends[1], ok
}
