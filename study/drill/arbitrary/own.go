package arbitrary

import (
	"fmt"

	"pgregory.net/rapid"

	"stagecraft/content"
)

// WithOwn draws processes that a learner has begun to make, and gives the
// course with them: of 1 to 15 steps, most with nothing but a name, and names
// that recur.
func WithOwn(t *rapid.T, c *content.Course) *content.Course {
	var own []*content.Process
	for i := range rapid.IntRange(0, 2).Draw(t, "own processes") {
		p := &content.Process{ID: fmt.Sprintf("own-%d", i), Title: rapid.SampledFrom(titles).Draw(t, "own title"), Own: true}
		for n := range rapid.IntRange(1, 15).Draw(t, "own steps") {
			s := &content.Step{ID: fmt.Sprintf("s-%d", n), Process: p, Number: n + 1, Name: rapid.SampledFrom(names).Draw(t, "own name")}
			if rapid.IntRange(0, 3).Draw(t, "filled") == 0 {
				s.Aim = rapid.SampledFrom([]string{"", "Learn whether it fits.", "?"}).Draw(t, "own aim")
				s.DoneWhen = rapid.SliceOfN(rapid.SampledFrom(append(ends, "…")), 0, 2).Draw(t, "own done")
				s.Leaves = rapid.SliceOfN(rapid.SampledFrom(artefacts), 0, 2).Draw(t, "own leaves")
				other := rapid.SampledFrom(c.Processes).Draw(t, "own corresponds")
				s.SameAs = []content.Correspondence{{Process: other.ID, Step: rapid.SampledFrom(other.Steps).Draw(t, "own same as").ID}}
				if len(c.Roles) > 0 {
					s.Lead = rapid.SampledFrom(c.Roles).Draw(t, "own lead").ID
				}
			}
			p.Steps = append(p.Steps, s)
		}
		own = append(own, p)
	}
	return c.With(own)
}
