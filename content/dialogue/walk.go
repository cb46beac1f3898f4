package dialogue

import "iter"

// Walks gives plays that between them take every reply on every state of facts and trust
// from which it is offered: each goes the shortest way to a state, takes a reply that no
// play before has taken there, and goes on to the nearest ending. It is for tests and for
// whoever wants to read all of a dialogue.
func (d *Dialogue) Walks() iter.Seq[*Play] {
	return func(yield func(*Play) bool) {
		w := d.Ways()
		if len(w.states) == 0 {
			return
		}
		from, by := w.tree(d)
		taken := map[[2]int32]bool{} // state and reply
		for i := range w.states {
			for n := range d.Moments[w.states[i].moment].Replies {
				if taken[[2]int32{int32(i), int32(n)}] || d.Moments[w.states[i].moment].Ending != "" {
					continue
				}
				if _, ok := w.track.next(w.states[i], n); !ok {
					continue
				}
				var way []int32
				for j := int32(i); j != 0; j = from[j] {
					way = append(way, by[j])
				}
				p := d.Begin()
				for k := len(way) - 1; k >= 0; k-- {
					p.Choose(int(way[k]) + 1)
				}
				taken[[2]int32{int32(i), int32(n)}] = true
				if p.Choose(n + 1) {
					w.finish(p, taken)
				}
				if !yield(p) {
					return
				}
			}
		}
	}
}

// tree gives for each state that from which it is met first, and the reply that leads there.
func (w *Ways) tree(d *Dialogue) (from, by []int32) {
	from, by = make([]int32, len(w.states)), make([]int32, len(w.states))
	met := make([]bool, len(w.states))
	met[0] = true
	for queue := []int32{0}; len(queue) > 0; queue = queue[1:] {
		i := queue[0]
		m := d.Moments[w.states[i].moment]
		if m.Ending != "" {
			continue
		}
		for n := range m.Replies {
			to, ok := w.track.next(w.states[i], n)
			if j, known := w.places[to]; ok && known && !met[j] {
				met[j], from[j], by[j] = true, i, int32(n)
				queue = append(queue, j)
			}
		}
	}
	return from, by
}

// finish takes the replies that lead to the nearest ending.
func (w *Ways) finish(p *Play, taken map[[2]int32]bool) {
	for !p.Ended() {
		at, ok := w.places[w.track.of(p)]
		if !ok || w.near[at] <= 0 {
			return
		}
		best := -1
		for _, number := range p.Offered() {
			to, ok := w.track.next(w.states[at], number-1)
			if !ok {
				continue
			}
			j, known := w.places[to]
			if !known || w.near[j] < 0 || w.near[j] >= w.near[at] {
				continue
			}
			if best < 0 || !taken[[2]int32{at, int32(number - 1)}] {
				best = number
			}
		}
		if best < 0 || !p.Choose(best) {
			return
		}
		taken[[2]int32{at, int32(best - 1)}] = true
	}
}
