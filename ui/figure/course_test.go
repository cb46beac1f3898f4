package figure

import (
	"fmt"

	"stagecraft/content"
)

// course makes a course of one process with these steps over the stages of the
// bundled course.
func course(title string, names ...string) (*content.Course, *content.Process) {
	c := &content.Course{Journey: []content.Stage{
		{ID: "awareness", Name: "Awareness", Buyer: "noticing a problem"},
		{ID: "consideration", Name: "Consideration", Buyer: "comparing kinds of solution"},
		{ID: "decision", Name: "Decision", Buyer: "choosing a supplier"},
		{ID: "after", Name: "After the sale", Buyer: "putting the purchase to work"},
	}}
	p := add(c, title, names...)
	return c, p
}

// add gives a course one more process, its steps shared out over the stages in order.
func add(c *content.Course, title string, names ...string) *content.Process {
	p := &content.Process{ID: fmt.Sprintf("process-%d", len(c.Processes)), Title: title}
	for i, name := range names {
		p.Steps = append(p.Steps, &content.Step{
			ID: fmt.Sprintf("step-%d", i+1), Name: name, Process: p, Number: i + 1,
			Stage: c.Journey[i*len(c.Journey)/len(names)].ID,
		})
	}
	c.Processes = append(c.Processes, p)
	return p
}

var seven = []string{"Prospecting", "Qualification", "Demo", "Proposal", "Negotiation", "Close", "Onboarding"}
