package drill

import (
	"hash/fnv"
	"iter"
	"math/rand/v2"
	"slices"

	"stagecraft/content"
)

// mostOptions is how many answers there are to choose from.
const mostOptions = 4

// shuffled mixes in an order that follows from the seed and a name alone.
func shuffled[T any](all []T, seed uint64, name string) []T {
	all = slices.Clone(all)
	if len(all) < 2 {
		return all
	}
	h := fnv.New64a()
	h.Write([]byte(name))
	rand.New(rand.NewPCG(seed, h.Sum64())).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// only says that no other step of the process has the step's name, so that to
// name it is to tell which it is.
func (m *Maker) only(s *content.Step) bool { return m.lone[s] }

// nearby gives the steps of which one might be taken for another, the likeliest
// first: two of its neighbours, a step that corresponds to a neighbour, the
// other neighbours and what corresponds to them. Of equals the seed decides.
func (m *Maker) nearby(s *content.Step, seed uint64, id string) []*content.Step {
	steps := s.Process.Steps
	var near, linked []*content.Step
	for i := max(s.Number-3, 0); i < min(s.Number+2, len(steps)); i++ {
		if steps[i] != s {
			near = append(near, steps[i])
		}
	}
	title := m.title[s.Process]
	for _, n := range near {
		for other := range m.same[n] {
			if m.title[other.Process] != title && !slices.Contains(linked, other) {
				linked = append(linked, other)
			}
		}
	}
	slices.SortFunc(linked, func(a, b *content.Step) int { return m.place[a] - m.place[b] })
	if !m.quick {
		near, linked = shuffled(near, seed, id+"/near"), shuffled(linked, seed, id+"/linked")
	}
	all := slices.Clone(near[:min(2, len(near))])
	all = append(all, linked[:min(1, len(linked))]...)
	all = append(all, near[min(2, len(near)):]...)
	return append(all, linked[min(1, len(linked)):]...)
}

// candidate is a wrong answer that may be offered, with its text as it counts
// for telling two apart.
type candidate struct {
	key string
	Option
}

// pool is candidates whose texts all differ, so that a few looks find one that
// isn't taken, however many there are.
type pool struct {
	all  []candidate
	seen map[string][]string // by key: of which processes' titles it is, at most two
}

// add takes a candidate up, once for a title, and for two titles at the most:
// what is asked about one of the two finds that of the other.
func (p *pool) add(title string, c candidate) {
	titles := p.seen[c.key]
	if c.key == "" || len(titles) == 2 || slices.Contains(titles, title) {
		return
	}
	if p.seen == nil {
		p.seen = map[string][]string{}
	}
	p.seen[c.key] = append(titles, title)
	p.all = append(p.all, c)
}

// mixed gives a pool's candidates in an order that follows from the seed and a
// name, those of processes with a title left out.
func (m *Maker) mixed(p *pool, seed uint64, name, without string) iter.Seq[candidate] {
	return func(yield func(candidate) bool) {
		for i := range m.turns(len(p.all), seed, name) {
			c := p.all[i]
			if (without == "" || m.title[c.Step.Process] != without) && !yield(c) {
				return
			}
		}
	}
}

// turns gives the numbers below n, each once, in an order that follows from the
// seed and a name. Unlike shuffled it takes no longer for a large n than the
// numbers that are asked for.
func (m *Maker) turns(n int, seed uint64, name string) iter.Seq[int] {
	return func(yield func(int) bool) {
		if n == 0 {
			return
		}
		if m.quick {
			for i := range n {
				if !yield(i) {
					return
				}
			}
			return
		}
		h := fnv.New64a()
		h.Write([]byte(name))
		r := rand.New(rand.NewPCG(seed, h.Sum64()))
		at, stride := r.IntN(n), 1
		if n > 2 {
			for stride = 1 + r.IntN(n-1); gcd(stride, n) != 1; stride = 1 + r.IntN(n-1) {
			}
		}
		for range n {
			if !yield(at) {
				return
			}
			at = (at + stride) % n
		}
	}
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// choose offers the right answer and others that read otherwise, from one
// source after the other. What taken says is not offered; nil when there is
// nothing to choose between.
func (m *Maker) choose(right candidate, taken func(key string) bool, from ...iter.Seq[candidate]) []Option {
	if right.key == "" {
		return nil
	}
	right.Right = true
	all, offered := []Option{right.Option}, []string{right.key}
	for _, source := range from {
		for c := range source {
			if c.key == "" || slices.Contains(offered, c.key) || taken(c.key) {
				continue
			}
			all, offered = append(all, c.Option), append(offered, c.key)
			if len(all) == mostOptions || m.quick {
				return all
			}
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

// named gives steps as candidates by their names.
func (m *Maker) named(steps []*content.Step) iter.Seq[candidate] {
	return func(yield func(candidate) bool) {
		for _, s := range steps {
			if !yield(m.nameOf(s)) {
				return
			}
		}
	}
}

func (m *Maker) nameOf(s *content.Step) candidate {
	return candidate{key: m.name[s], Option: Option{Text: s.Name, Step: s}}
}

// stepOptions offers a step among others. One that corresponds to it is never
// offered, for who chooses it isn't wrong, nor one that is named like such.
func (m *Maker) stepOptions(right *content.Step, seed uint64, id string, barred ...*content.Step) []Option {
	taken := func(key string) bool {
		for _, b := range barred {
			if m.name[b] == key {
				return true
			}
		}
		return m.sameNamed(right, key)
	}
	p := right.Process
	return m.choose(m.nameOf(right), taken, m.named(m.nearby(right, seed, id)),
		m.mixed(&m.of(p).names, seed, id+"/far", ""), m.mixed(&m.names, seed, id+"/elsewhere", m.title[p]))
}

// sameNamed tells whether a step that corresponds to one has a name.
func (m *Maker) sameNamed(s *content.Step, key string) bool {
	for other := range m.same[s] {
		if m.name[other] == key {
			return true
		}
	}
	return false
}
