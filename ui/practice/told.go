package practice

import (
	"stagecraft/study"
	"stagecraft/study/drill"
)

// told is what the answer says of steps: which was asked for, and which was
// taken for it.
func (z *Quiz) told() []study.StepChoice {
	if z.drill == nil {
		return nil
	}
	var said []study.StepChoice
	switch c := z.control.(type) {
	case *choices:
		for i, o := range z.drill.Options {
			if c.chosen[i] && o.Step != nil {
				said = append(said, study.StepChoice{Asked: drill.Ref(z.drill.Options[0].Step), Chosen: drill.Ref(o.Step)})
			}
		}
	case *ordering:
		// A row pushed aside by another says nothing; two in each other's
		// place do.
		for at, thing := range c.order {
			if !c.fixed(at) && c.order[thing] == at {
				said = append(said, study.StepChoice{Asked: drill.Ref(z.drill.Steps[at]), Chosen: drill.Ref(z.drill.Steps[thing])})
			}
		}
	case *matching:
		for i, pair := range c.joined {
			if pair >= 0 {
				said = append(said, study.StepChoice{Asked: drill.Ref(z.drill.Pairs[i].Step), Chosen: drill.Ref(z.drill.Pairs[pair].Step)})
			}
		}
	}
	return said
}
