package dialogue

// state is all of a conversation on which it depends what can come next. Facts, choices
// and trust that no reply asks for are left out, so that there are few.
type state struct {
	moment int16
	trust  int8
	moves  uint8
	facts  uint32
}

// tracker follows states.
type tracker struct {
	places  map[string]int
	watched uint32        // facts that a reply asks for, by their places
	moves   uint8         // choices that a reply waits for, at most
	trust   bool          // a reply asks for it
	first   int8          // trust at the start
	tells   []uint32      // facts of each moment
	asks    [][]condition // of each moment's replies
	facts   map[string]int
}

// condition is what a reply asks for, and where it leads.
type condition struct {
	needs, unless uint32
	after         uint8
	least, most   int
	change        int
	to            int // place of the moment; -1 when there is none
}

func newTracker(d *Dialogue) *tracker {
	t := &tracker{places: d.places, facts: d.facts, first: int8(d.Trust)}
	for _, m := range d.Moments {
		var all []condition
		for _, r := range m.Replies {
			c := condition{
				needs: t.bits(r.Needs), unless: t.bits(r.Unless), after: uint8(r.After),
				least: r.Least, most: r.Most, change: r.Trust, to: -1,
			}
			if to, ok := d.places[r.To]; ok {
				c.to = to
			}
			t.watched |= c.needs | c.unless
			t.moves = max(t.moves, c.after)
			t.trust = t.trust || r.Least > -MaxTrust || r.Most < MaxTrust
			all = append(all, c)
		}
		var tells uint32
		for _, l := range m.Lines {
			tells |= t.bits(l.Facts)
		}
		t.asks, t.tells = append(t.asks, all), append(t.tells, tells)
	}
	return t
}

// bits has a bit for each of some facts.
func (t *tracker) bits(ids []string) uint32 {
	var b uint32
	for _, id := range ids {
		if i, ok := t.facts[id]; ok {
			b |= 1 << i
		}
	}
	return b
}

func (t *tracker) begin() state {
	s := state{facts: t.tells[0] & t.watched}
	if t.trust {
		s.trust = t.first
	}
	return s
}

// of gives the state in which a play is.
func (t *tracker) of(p *Play) state {
	s := state{
		moment: int16(t.places[p.Moment.ID]),
		moves:  uint8(min(len(p.Steps), int(t.moves))),
		facts:  t.bits(p.Known) & t.watched,
	}
	if t.trust {
		s.trust = int8(p.Trust)
	}
	return s
}

// next gives the state to which a reply leads, by its place; false when it isn't offered.
func (t *tracker) next(s state, reply int) (state, bool) {
	c := &t.asks[s.moment][reply]
	trust := int(s.trust)
	if c.to < 0 || c.needs&^s.facts != 0 || c.unless&s.facts != 0 || s.moves < c.after || t.trust && (trust < c.least || trust > c.most) {
		return state{}, false
	}
	to := state{moment: int16(c.to), moves: min(s.moves+1, t.moves), facts: s.facts | t.tells[c.to]&t.watched}
	if t.trust {
		to.trust = int8(min(max(trust+c.change, -MaxTrust), MaxTrust))
	}
	return to, true
}
