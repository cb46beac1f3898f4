package edition

import "strings"

// Retired is where an id went that went nowhere.
const Retired = "retired"

// Moves say where ids went that are no more: to another id, or to [Retired]. A
// process takes its steps along, and a lesson its headings.
type Moves map[string]string

// maxSteps is how many moves are followed, one after the other.
const maxSteps = 64

// To follows an id to where it is now: the id itself where it went nowhere.
func (m Moves) To(id string) string {
	if len(m) == 0 {
		return id
	}
	for range maxSteps {
		next := m.next(id)
		if next == id || next == Retired {
			return next
		}
		id = next
	}
	return id
}

func (m Moves) next(id string) string {
	if to, ok := m[id]; ok {
		return to
	}
	for _, part := range []struct{ kind, whole, sign string }{{"step:", "process:", "/"}, {"lesson:", "lesson:", "#"}} {
		rest, ok := strings.CutPrefix(id, part.kind)
		whole, own, inside := strings.Cut(rest, part.sign)
		if !ok || !inside {
			continue
		}
		to, moved := m[part.whole+whole]
		switch {
		case moved && to == Retired:
			return Retired
		case moved:
			return part.kind + strings.TrimPrefix(to, part.whole) + part.sign + own
		}
	}
	return id
}

// Difference is a part that two editions have in other words.
type Difference struct {
	ID, Part string // of the new edition
	Was, Now string
}

// Move is an id that became another.
type Move struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Comparison is what an edition brings. All of it is in the order of the ids.
type Comparison struct {
	New      []string
	Reworded []Difference // of things that mean the same
	Changed  []Difference // the parts that mean something else
	Moved    []Move
	Retired  []string // ids that are gone, whether the author says so or not
	Silent   []string // of these, those of which the author says nothing
}

// None says whether two editions are the same.
func (c *Comparison) None() bool {
	return len(c.New)+len(c.Reworded)+len(c.Changed)+len(c.Moved)+len(c.Retired) == 0
}

// Things counts the things that differences are about.
func Things(all []Difference) int {
	n, last := 0, ""
	for _, d := range all {
		if d.ID != last {
			n++
		}
		last = d.ID
	}
	return n
}

// Compare says how one edition differs from one before it. Judge says how each part
// differs that both have; nil is [Judge]. A part that only one has makes no thing
// another: no card could ask for it before, or none can now.
func Compare(was, is *Edition, moves Moves, judge func(id string, was, is Part) Verdict) Comparison {
	if judge == nil {
		judge = func(_ string, was, is Part) Verdict { return Judge(was, is) }
	}
	var c Comparison
	origin := map[string]*Thing{} // by id now
	for i := range was.Things {
		old := &was.Things[i]
		if is.Thing(old.ID) != nil { // it stayed, whatever moves say
			origin[old.ID] = old
		}
	}
	for i := range was.Things {
		old := &was.Things[i]
		if origin[old.ID] == old {
			continue
		}
		to := moves.To(old.ID)
		switch {
		case is.Thing(to) == nil:
			c.Retired = append(c.Retired, old.ID)
			if to == old.ID {
				c.Silent = append(c.Silent, old.ID)
			}
			continue
		case origin[to] == nil: // of several that became one, the first
			origin[to] = old
		}
		c.Moved = append(c.Moved, Move{old.ID, to})
	}
	for i := range is.Things {
		now := &is.Things[i]
		if old := origin[now.ID]; old != nil {
			c.compare(old, now, moves, judge)
		} else {
			c.New = append(c.New, now.ID)
		}
	}
	return c
}

// compare adds how a thing differs from what it was.
func (c *Comparison) compare(old, now *Thing, moves Moves, judge func(string, Part, Part) Verdict) {
	var reworded, changed []Difference
	for _, part := range now.Parts {
		d := Difference{ID: now.ID, Part: part.Name, Now: part.Text}
		before := old.Part(part.Name)
		if before == nil {
			reworded = append(reworded, d)
			continue
		}
		d.Was = before.Text
		was := *before
		was.Exact = part.Exact // which is not kept everywhere
		switch verdict := judge(now.ID, was.following(moves), part); {
		case verdict == Changed && Learnt(now.ID):
			changed = append(changed, d)
		case verdict != Same:
			reworded = append(reworded, d)
		}
	}
	for _, part := range old.Parts {
		if now.Part(part.Name) == nil {
			reworded = append(reworded, Difference{ID: now.ID, Part: part.Name, Was: part.Text})
		}
	}
	if len(changed) > 0 {
		c.Changed = append(c.Changed, changed...)
	} else {
		c.Reworded = append(c.Reworded, reworded...)
	}
}

// following gives an exact part with the ids in it that went elsewhere.
func (p Part) following(moves Moves) Part {
	if !p.Exact || len(moves) == 0 {
		return p
	}
	items := strings.Split(p.Text, Between)
	moved := false
	for i, item := range items {
		if to := moves.To(item); to != item && to != Retired {
			items[i], moved = to, true
		}
	}
	if !moved {
		return p
	}
	return NewPart(p.Name, strings.Join(items, Between), true)
}
