// Package arbitrary draws courses for property tests: valid ones, and as
// awkward as a valid course may be, with names, artefacts and leads that recur.
package arbitrary

import (
	"fmt"

	"pgregory.net/rapid"

	"stagecraft/content"
)

// The words are few, so that what is drawn from them recurs.
var (
	names     = []string{"Demo", "demo", "Demo.", "Discovery", "Qualification", "Proposal", "Closing", "Prospecting", "Negotiation", "Onboarding", "Ein sehr langer Name für einen Schritt", "発見", "Win"}
	titles    = []string{"Pipeline", "Classic", "Inbound", "pipeline"}
	artefacts = []string{"quote", "Quote", "order", "notes", "plan", "contract", "invoice", "list of names"}
	ends      = []string{"has signed", "Has signed.", "agrees to talk", "names a date", "accepts the price", "says who decides"}
)

// Course draws a course of 1 to 4 processes with 3 to 15 steps each, roles that
// may share a name, correspondences and scenes.
func Course(t *rapid.T) *content.Course {
	c := &content.Course{ID: "drawn", Title: "Drawn", Version: "1", Journey: []content.Stage{{ID: "early", Name: "Early"}, {ID: "late", Name: "Late"}}}
	some := func(label string, from []string, most int) []string {
		return rapid.SliceOfN(rapid.SampledFrom(from), 0, most).Draw(t, label)
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "roles") {
		r := &content.Role{ID: fmt.Sprintf("r%d", i), Name: rapid.SampledFrom([]string{"Seller", "seller", "Engineer", "Manager"}).Draw(t, "role")}
		r.Abbreviation = rapid.SampledFrom([]string{"", "AE", "SE"}).Draw(t, "abbreviation")
		c.Roles = append(c.Roles, r)
	}
	var refs []string
	for i := range rapid.IntRange(1, 4).Draw(t, "processes") {
		p := &content.Process{ID: fmt.Sprintf("p%d", i), Title: rapid.SampledFrom(titles).Draw(t, "title")}
		for n := range rapid.IntRange(3, 15).Draw(t, "steps") {
			s := &content.Step{ID: fmt.Sprintf("s%d", n), Process: p, Number: n + 1, Stage: "early"}
			s.Name = rapid.SampledFrom(names).Draw(t, "name")
			if rapid.Bool().Draw(t, "own name") {
				s.Name = fmt.Sprintf("%s %d", s.Name, n)
			}
			s.Aim = rapid.SampledFrom([]string{"", "Learn whether it fits.", "learn whether it fits", "Agree on a price."}).Draw(t, "aim")
			s.DoneWhen, s.Leaves = some("done", ends, 3), some("leaves", artefacts, 3)
			s.Happens = some("happens", ends, 2)
			if len(c.Roles) > 0 && rapid.Bool().Draw(t, "led") {
				s.Lead = rapid.SampledFrom(c.Roles).Draw(t, "lead").ID
				s.Support = []string{rapid.SampledFrom(c.Roles).Draw(t, "support").ID}
			}
			p.Steps = append(p.Steps, s)
			refs = append(refs, p.ID+"/"+s.ID)
		}
		c.Processes = append(c.Processes, p)
	}
	for _, p := range c.Processes {
		for _, s := range p.Steps {
			other := rapid.SampledFrom(c.Processes).Draw(t, "corresponds")
			if other == p || !rapid.Bool().Draw(t, "linked") {
				continue
			}
			s.SameAs = append(s.SameAs, content.Correspondence{Process: other.ID, Step: rapid.SampledFrom(other.Steps).Draw(t, "same as").ID})
		}
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "scenes") {
		c.Scenes = append(c.Scenes, &content.Scene{
			ID: fmt.Sprintf("scene%d", i), Text: fmt.Sprintf("What happened on day %d.", i), Why: "It is early.",
			NextMove: rapid.SampledFrom([]string{"Ask.", "ask", "Wait for an answer.", "Send the offer.", "Ring them up.", ""}).Draw(t, "move"),
			Steps:    rapid.SliceOfNDistinct(rapid.SampledFrom(refs), 1, 3, rapid.ID[string]).Draw(t, "plays"),
		})
	}
	return c
}
