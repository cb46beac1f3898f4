package dialogue

import (
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// Check says what is wrong with the ways through a dialogue that [Dialogue.Read] found
// nothing wrong with: where a learner is stuck, and what nobody ever meets.
func (d *Dialogue) Check() []Problem {
	if len(d.Moments) == 0 {
		return nil
	}
	w := d.Ways()
	c := &check{d: d, w: w}
	if w.TooMany {
		c.found(d.Moments[0].Pos, "too-many-ways", false, "there are more than %d states of facts and trust to go through; let fewer replies depend on them", MaxStates)
		return c.problems
	}
	c.stuck()
	c.noWayOut()
	ends := false
	for _, m := range d.Moments {
		ends = ends || m.Ending != ""
		c.unreached(m)
	}
	if !ends {
		c.found(d.Moments[0].Pos, "no-ending", false, "the dialogue has no ending; let a way lead to a moment that is one: ## What became of it {#id ending=good}")
	}
	for _, f := range d.Facts {
		if !w.Learnt[f.ID] {
			c.found(f.Pos, "never-learnt", true, "no way tells the fact %q; mark the words that do, as in ==words=={fact=%s}", f.ID, f.ID)
		}
	}
	return c.problems
}

type check struct {
	d        *Dialogue
	w        *Ways
	problems []Problem
}

func (c *check) found(at markup.Pos, rule string, warning bool, format string, args ...any) {
	c.problems = append(c.problems, Problem{Pos: at, Rule: rule, Warning: warning, Message: catalogue.Message{Format: format, Args: args}})
}

// stuck reports moments in which, on some way, no reply is offered.
func (c *check) stuck() {
	told := map[int16]bool{}
	for i, s := range c.w.states {
		m := c.d.Moments[s.moment]
		if m.Ending == "" && len(m.Replies) > 0 && len(c.w.edges[i]) == 0 && !told[s.moment] {
			told[s.moment] = true
			c.found(m.Pos, "stuck", false, "on a way to the moment %q none of its replies is offered%s; add one that is always offered", m.ID, c.w.how(c.d, int32(i)))
		}
	}
}

// noWayOut reports a circle from which no way leads to an ending, the first of them.
func (c *check) noWayOut() {
	if len(c.d.Endings()) == 0 {
		return // that is told
	}
	over := c.w.distances(func(i int) bool { return len(c.w.edges[i]) == 0 })
	for i, s := range c.w.states {
		if over[i] < 0 {
			m := c.d.Moments[s.moment]
			c.found(m.Pos, "no-way-out", false, "from the moment %q on, no way leads to an ending%s; let a reply lead out of the circle", m.ID, c.w.how(c.d, int32(i)))
			return
		}
	}
}

// unreached reports a moment that no way leads to, and the replies of others that are
// never offered.
func (c *check) unreached(m *Moment) {
	if !c.w.Reached[m.ID] {
		if m.Ending != "" {
			c.found(m.Pos, "unreachable-ending", true, "no way leads to the ending %q; let a reply that is offered lead there", m.ID)
		} else {
			c.found(m.Pos, "unreachable-moment", true, "no way leads to the moment %q; let a reply that is offered lead there", m.ID)
		}
		return
	}
	for _, r := range m.Replies {
		if !c.w.Offered[r] {
			c.found(r.Pos, "never-offered", true, "this reply is never offered: on no way to the moment %q is what it asks for so", m.ID)
		}
	}
}

// how says by which moments a state is come to, the last few of them.
func (w *Ways) how(d *Dialogue, at int32) catalogue.Message {
	if at == 0 {
		return catalogue.Message{}
	}
	from := make([]int32, len(w.states))
	for i := range from {
		from[i] = -1
	}
	for queue := []int32{0}; len(queue) > 0 && from[at] < 0; queue = queue[1:] {
		for _, j := range w.edges[queue[0]] {
			if j != 0 && from[j] < 0 {
				from[j] = queue[0]
				queue = append(queue, j)
			}
		}
	}
	way, n := "", 0
	for i := from[at]; i >= 0; i = from[i] {
		if n++; n > 6 {
			way = "… " + way
			break
		}
		way = d.Moments[w.states[i].moment].ID + " > " + way
		if i == 0 {
			break
		}
	}
	return catalogue.Say(" (by %s)", way+d.Moments[w.states[at].moment].ID)
}
