package content

// Link is a correspondence of a step of one process with a step of another,
// by their places in the processes' steps, from 0.
type Link struct {
	One, Other int
	Why        string // optional
}

// Links gathers what either process says of the other, many to many. Where
// both speak of the same two steps, the first one's sentence holds.
func Links(one, other *Process) []Link {
	var all []Link
	at := map[[2]int]int{}
	add := func(i, j int, why string) {
		k, known := at[[2]int{i, j}]
		if !known {
			at[[2]int{i, j}] = len(all)
			all = append(all, Link{i, j, why})
		} else if all[k].Why == "" {
			all[k].Why = why
		}
	}
	places := func(p *Process) map[string]int {
		m := map[string]int{}
		for i, s := range p.Steps {
			m[s.ID] = i
		}
		return m
	}
	inOther, inOne := places(other), places(one)
	for i, s := range one.Steps {
		for _, c := range s.SameAs {
			if j, ok := inOther[c.Step]; ok && c.Process == other.ID {
				add(i, j, c.Why)
			}
		}
	}
	for j, s := range other.Steps {
		for _, c := range s.SameAs {
			if i, ok := inOne[c.Step]; ok && c.Process == one.ID {
				add(i, j, c.Why)
			}
		}
	}
	return all
}
