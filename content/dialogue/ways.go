package dialogue

// Ways is what all the ways through a dialogue come to.
type Ways struct {
	// Shortest and Longest count the choices of the shortest way and of the longest one
	// that doesn't go round in a circle; both are 0 when no way leads to an ending.
	Shortest, Longest int
	States            int  // how many states of facts and trust there are
	TooMany           bool // more than MaxStates: the rest is of those looked at

	Reached map[string]bool // moments, by id
	Learnt  map[string]bool // facts that some way tells, by id
	// Offered has the replies that are offered on some way.
	Offered map[*Reply]bool

	track  *tracker
	places map[state]int32
	states []state
	edges  [][]int32 // to which states each leads
	near   []int32   // choices to the nearest ending; -1 is that there is none
	far    []int32   // to the farthest, circles left out; -1 is that there is none
}

// Ways explores every way through the dialogue, once.
func (d *Dialogue) Ways() *Ways {
	d.waysOnce.Do(func() { d.ways = explore(d) })
	return d.ways
}

func explore(d *Dialogue) *Ways {
	w := &Ways{
		Reached: map[string]bool{}, Learnt: map[string]bool{}, Offered: map[*Reply]bool{},
		track: newTracker(d), places: map[state]int32{},
	}
	if len(d.Moments) == 0 {
		return w
	}
	w.place(w.track.begin())
	for i := 0; i < len(w.states); i++ {
		s := w.states[i]
		m := d.Moments[s.moment]
		if !w.Reached[m.ID] {
			w.Reached[m.ID] = true
			for _, l := range m.Lines {
				for _, id := range l.Facts {
					w.Learnt[id] = true
				}
			}
		}
		if m.Ending != "" {
			continue
		}
		for n, r := range m.Replies {
			to, ok := w.track.next(s, n)
			if !ok {
				continue
			}
			w.Offered[r] = true
			if at := w.place(to); at >= 0 {
				w.edges[i] = append(w.edges[i], at)
			}
		}
	}
	w.States = len(w.states)
	w.near = w.distances(func(i int) bool { return d.Moments[w.states[i].moment].Ending != "" })
	w.measureFar(d)
	w.Shortest, w.Longest = int(max(w.near[0], 0)), int(max(w.far[0], 0))
	return w
}

// place gives the number of a state, a new one where it is met first; -1 when there
// are too many.
func (w *Ways) place(s state) int32 {
	if i, ok := w.places[s]; ok {
		return i
	}
	if len(w.states) == MaxStates {
		w.TooMany = true
		return -1
	}
	i := int32(len(w.states))
	w.places[s] = i
	w.states = append(w.states, s)
	w.edges = append(w.edges, nil)
	return i
}

// distances counts the choices from each state to the nearest of some; -1 where no way
// leads to one.
func (w *Ways) distances(to func(i int) bool) []int32 {
	back := make([][]int32, len(w.states))
	near := make([]int32, len(w.states))
	var queue []int32
	for i, next := range w.edges {
		for _, j := range next {
			back[j] = append(back[j], int32(i))
		}
		if near[i] = -1; to(i) {
			near[i] = 0
			queue = append(queue, int32(i))
		}
	}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range back[i] {
			if near[j] < 0 {
				near[j] = near[i] + 1
				queue = append(queue, j)
			}
		}
	}
	return near
}

// measureFar counts the choices from each state to the farthest ending. What leads back to
// a state on the way there is left out.
func (w *Ways) measureFar(d *Dialogue) {
	const fresh, open, done = 0, 1, 2
	mark := make([]uint8, len(w.states))
	next := make([]int, len(w.states))
	w.far = make([]int32, len(w.states))
	for i := range w.far {
		w.far[i] = -1
	}
	stack := []int32{0}
	mark[0] = open
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		if next[i] < len(w.edges[i]) {
			j := w.edges[i][next[i]]
			next[i]++
			if mark[j] == fresh {
				mark[j] = open
				stack = append(stack, j)
			}
			continue
		}
		stack = stack[:len(stack)-1]
		if d.Moments[w.states[i].moment].Ending != "" {
			w.far[i] = 0
		}
		for _, j := range w.edges[i] {
			if mark[j] == done && w.far[j] >= 0 {
				w.far[i] = max(w.far[i], w.far[j]+1)
			}
		}
		mark[i] = done
	}
}

// left gives how many choices are to come in a play: the fewest, and the most.
func (w *Ways) left(p *Play) (least, most int) {
	i, ok := w.places[w.track.of(p)]
	if !ok || w.near[i] < 0 {
		return 0, 0
	}
	return int(w.near[i]), int(max(w.far[i], w.near[i]))
}
