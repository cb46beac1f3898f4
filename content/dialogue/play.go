package dialogue

import "stagecraft/content/markup"

// Choice is a reply that was chosen: the moment in which, the number of the reply in it,
// from 1, and the moment to which it led.
type Choice struct {
	Moment string
	Reply  int
	To     string
}

// Play is where a conversation stands after some choices.
type Play struct {
	Dialogue *Dialogue
	Steps    []Step   // what was chosen, in order
	Moment   *Moment  // where it is now
	Known    []string // ids of the facts known, in the order in which they were learnt
	Trust    int
}

// Step is one choice, with what was learnt in the moment to which it led.
type Step struct {
	Moment *Moment
	Number int // of the reply within the moment, from 1
	Reply  *Reply
	Learnt []string
}

// Begin gives a conversation at its first moment; nil of a dialogue without one.
func (d *Dialogue) Begin() *Play {
	if len(d.Moments) == 0 {
		return nil
	}
	p := &Play{Dialogue: d, Moment: d.Moments[0], Trust: d.Trust}
	p.learn()
	return p
}

// Resume gives a conversation after choices that were made, and how many of them it
// could follow: in another edition of the course a reply may be gone or not offered.
func (d *Dialogue) Resume(choices []Choice) (*Play, int) {
	p := d.Begin()
	if p == nil {
		return nil, 0
	}
	for n, c := range choices {
		i := c.Reply - 1
		if c.Moment != p.Moment.ID {
			return p, n
		}
		if i < 0 || i >= len(p.Moment.Replies) || p.Moment.Replies[i].To != c.To {
			i = -1
			for at, reply := range p.Moment.Replies {
				if reply.To == c.To {
					i = at
				}
			}
		}
		if i < 0 || !p.Choose(i+1) {
			return p, n
		}
	}
	return p, len(choices)
}

// Offered gives the numbers, from 1, of the replies that can be chosen now.
func (p *Play) Offered() []int {
	var all []int
	for i := range p.Moment.Replies {
		if p.offers(i) {
			all = append(all, i+1)
		}
	}
	return all
}

func (p *Play) offers(i int) bool {
	r := p.Moment.Replies[i]
	for _, id := range r.Needs {
		if !p.Knows(id) {
			return false
		}
	}
	for _, id := range r.Unless {
		if p.Knows(id) {
			return false
		}
	}
	return len(p.Steps) >= r.After && p.Trust >= r.Least && p.Trust <= r.Most
}

// Knows tells whether a fact is known by now.
func (p *Play) Knows(fact string) bool {
	for _, id := range p.Known {
		if id == fact {
			return true
		}
	}
	return false
}

// Choose takes the reply of a number, from 1; false when it isn't offered.
func (p *Play) Choose(number int) bool {
	if number < 1 || number > len(p.Moment.Replies) || !p.offers(number-1) {
		return false
	}
	from := p.Moment
	r := from.Replies[number-1]
	to := p.Dialogue.Moment(r.To)
	if to == nil {
		return false
	}
	p.Moment = to
	p.Trust = min(max(p.Trust+r.Trust, -MaxTrust), MaxTrust)
	p.Steps = append(p.Steps, Step{Moment: from, Number: number, Reply: r, Learnt: p.learn()})
	return true
}

// learn takes up what the moment tells.
func (p *Play) learn() []string {
	var learnt []string
	for _, l := range p.Moment.Lines {
		for _, id := range l.Facts {
			if !p.Knows(id) {
				p.Known = append(p.Known, id)
				learnt = append(learnt, id)
			}
		}
	}
	return learnt
}

// Ended tells whether the conversation is over.
func (p *Play) Ended() bool { return p.Moment.Ending != "" }

// Choices gives what was chosen.
func (p *Play) Choices() []Choice {
	all := make([]Choice, len(p.Steps))
	for i, s := range p.Steps {
		all[i] = Choice{Moment: s.Moment.ID, Reply: s.Number, To: s.Reply.To}
	}
	return all
}

// About gives how many choices the conversation has in all, about: those made, and half
// way between the fewest and the most that are to come.
func (p *Play) About() int {
	least, most := p.Dialogue.Ways().left(p)
	return len(p.Steps) + (least+most+1)/2
}

// Turn is a choice that mattered, and why.
type Turn struct {
	Step
	Why    []markup.Inline
	Others []*Reply // what else the moment has
}

// Turns gives the turning points of what was chosen, in order.
func (p *Play) Turns() []Turn {
	var all []Turn
	for _, s := range p.Steps {
		if s.Reply.Why == nil {
			continue
		}
		t := Turn{Step: s, Why: s.Reply.Why}
		for _, r := range s.Moment.Replies {
			if r != s.Reply {
				t.Others = append(t.Others, r)
			}
		}
		all = append(all, t)
	}
	return all
}
