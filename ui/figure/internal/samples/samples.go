// Package samples holds the courses and processes that tests of figures draw.
package samples

import (
	"fmt"
	"strings"
	"unicode"

	"stagecraft/content"
)

// NewCourse makes a course of one process with these steps over the stages of the
// bundled course.
func NewCourse(title string, names ...string) (*content.Course, *content.Process) {
	c := &content.Course{Journey: []content.Stage{
		{ID: "awareness", Name: "Awareness", Buyer: "noticing a problem"},
		{ID: "consideration", Name: "Consideration", Buyer: "comparing kinds of solution"},
		{ID: "decision", Name: "Decision", Buyer: "choosing a supplier"},
		{ID: "after", Name: "After the sale", Buyer: "putting the purchase to work"},
	}}
	p := Add(c, title, names...)
	return c, p
}

// Add gives a course one more process, its steps shared out over the stages in order.
func Add(c *content.Course, title string, names ...string) *content.Process {
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

// Seven are the names of the usual steps.
var Seven = []string{"Prospecting", "Qualification", "Demo", "Proposal", "Negotiation", "Close", "Onboarding"}

// LongNames are names that hardly fit, in several scripts, and none.
var LongNames = []string{
	"Prospecting", "Overcoming objections", "Donaudampfschifffahrtsgesellschaftskapitän", "Ask",
	"Pre-approach and first contact with everyone who decides", "见面并了解客户的需求", "",
}

// Names gives so many names, usual or long.
func Names(n int, long bool) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = Seven[i%len(Seven)]
		if long {
			out[i] = LongNames[i%len(LongNames)]
		}
	}
	return out
}

// Staffed gives a course's process roles: each leads a few steps and supports others.
func Staffed(c *content.Course, p *content.Process) *content.Process {
	c.Roles = []*content.Role{
		{ID: "marketing", Name: "Marketing"},
		{ID: "sdr", Name: "Sales development representative", Abbreviation: "SDR"},
		{ID: "ae", Name: "Account executive", Abbreviation: "AE"},
		{ID: "se", Name: "Solutions engineer", Abbreviation: "SE"},
		{ID: "csm", Name: "Customer success manager", Abbreviation: "CSM"},
	}
	for i, s := range p.Steps {
		lead := 1 + i*4/len(p.Steps)
		s.Lead = c.Roles[lead].ID
		s.Support = []string{c.Roles[(lead+2)%5].ID, "gone"}
	}
	return p
}

// Link says that two steps, by their numbers from 1, correspond.
func Link(one, other *content.Process, i, j int) {
	s := one.Steps[i-1]
	s.SameAs = append(s.SameAs, content.Correspondence{Process: other.ID, Step: other.Steps[j-1].ID})
}

// MasterNames are long names in letters of our own font only: what stands for
// others depends on the system.
func MasterNames(n int) []string {
	out := Names(n, true)
	for i, name := range out {
		if strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			out[i] = "Onboarding, training and the first three months together"
		}
	}
	return out
}

// Linked gives a process with roles, with steps of these names and ways back,
// beside another that corresponds to it.
func Linked(names ...string) (c *content.Course, p, other *content.Process) {
	c, p = NewCourse("One & <only>", names...)
	Staffed(c, p)
	for i, s := range p.Steps {
		if i > 0 && i%3 == 0 {
			s.BackTo = []string{p.Steps[i-2].ID}
		}
	}
	other = Add(c, "The other", append([]string{"Hello"}, names[:len(names)/2+1]...)...)
	for i := range other.Steps {
		Link(p, other, i*len(p.Steps)/len(other.Steps)+1, i+1)
	}
	return c, p, other
}
