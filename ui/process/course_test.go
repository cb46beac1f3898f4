package process

import (
	"strings"
	"testing/fstest"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// sample makes a small course of three processes.
func sample() *content.Course {
	c := &content.Course{
		Journey: []content.Stage{
			{ID: "awareness", Name: "Awareness", Buyer: "noticing a problem"},
			{ID: "consideration", Name: "Consideration", Buyer: "comparing kinds of solution"},
			{ID: "decision", Name: "Decision", Buyer: "choosing a supplier"},
			{ID: "after", Name: "After the sale", Buyer: "putting the purchase to work"},
		},
		Lessons: []*content.Lesson{{ID: "sales-process", Title: "The sales process", Number: 1, Document: &markup.Document{Blocks: []markup.Block{
			&markup.Heading{Level: 2, ID: "Two-examples", Inlines: []markup.Inline{markup.Text{Value: "Two "}, markup.Styled{Style: markup.Bold, Children: []markup.Inline{markup.Text{Value: "examples"}}}}},
		}}}},
		Roles: []*content.Role{
			{
				ID: "ae", Name: "Account executive", Abbreviation: "AE", Owns: "The deal, from a booked meeting to a signature.",
				Receives: "A meeting with someone who fits", HandsOver: "A signed customer, and what was promised", MeasuredBy: "Won deals against the target",
			},
			{ID: "se", Name: "Solutions engineer", Abbreviation: "SE", Owns: "The demo"},
		},
		Terms: []*content.Term{
			{ID: "poc", Term: "Proof of concept", Abbreviation: "POC"},
			{ID: "champion", Term: "Champion"},
			{ID: "criteria", Term: "Decision criteria"},
		},
		Files: fstest.MapFS{},
	}
	add(c, "classic-seven", "Classic seven", "awareness/Prospecting", "awareness/Pre-approach", "consideration/Approach",
		"consideration/Presentation", "decision/Overcoming objections", "decision/Close", "after/Follow-up")
	add(c, "pipeline-seven", "Pipeline seven", "awareness/Prospecting", "consideration/Qualification", "consideration/Demo",
		"decision/Proposal", "decision/Negotiation", "decision/Close", "after/Onboarding")
	add(c, "three", "Three steps", "awareness/Find", "consideration/Talk", "decision/Agree")
	c.Processes[0].Source = "Dubinsky 1981"
	same := func(step, with, why string) {
		s, o := c.Step(step), c.Step(with)
		s.SameAs = append(s.SameAs, content.Correspondence{Process: o.Process.ID, Step: o.ID, Why: why})
	}
	same("classic-seven/prospecting", "pipeline-seven/prospecting", "Same idea, same place.")
	same("classic-seven/pre-approach", "pipeline-seven/qualification", "The classic list prepares the seller; the pipeline tests the deal.")
	same("classic-seven/approach", "pipeline-seven/qualification", "The classic list prepares the seller; the pipeline tests the deal.")
	same("pipeline-seven/demo", "classic-seven/presentation", "Software is shown working, so the meeting is longer and tailored.")
	same("pipeline-seven/proposal", "classic-seven/overcoming-objections", "One skill became two recorded stages.")
	same("pipeline-seven/negotiation", "classic-seven/overcoming-objections", "One skill became two recorded stages.")
	same("classic-seven/close", "pipeline-seven/close", "A signature; a PO where the buyer needs one.")
	demo := c.Step("pipeline-seven/demo")
	demo.Aim = "Show how the product fixes the one pain this buyer named, with their own example."
	demo.Happens = []string{"Rehearse with the solutions engineer", "Show the named pain first", "Agree what a good trial would prove"}
	demo.DoneWhen = []string{"says the fit is real", "names how they will decide", "has someone arguing for you inside"}
	demo.Leaves = []string{"Demo plan", "success criteria"}
	demo.Lead, demo.Support = "ae", []string{"se"}
	demo.MeasuredBy = "Demo → proposal rate"
	demo.Mistake = "Touring every feature instead of the one that matters."
	demo.Terms = []string{"poc", "champion", "criteria"}
	demo.Lesson = "sales-process#Two-examples"
	return c
}

// add gives a course one more process of "stage/Name" steps.
func add(c *content.Course, id, title string, steps ...string) {
	p := &content.Process{ID: id, Title: title}
	for i, step := range steps {
		stage, name, _ := strings.Cut(step, "/")
		p.Steps = append(p.Steps, &content.Step{ID: strings.ReplaceAll(strings.ToLower(name), " ", "-"), Name: name, Stage: stage, Process: p, Number: i + 1})
	}
	c.Processes = append(c.Processes, p)
}

// session keeps what it is told, for pages on which nothing is made or changed.
type session struct {
	Session
	stepped []string
	err     error
}

func (s *session) RemovedOwn() []*content.Process { return nil }

func (s *session) Stepped(process, step string) error {
	s.stepped = append(s.stepped, process+"/"+step)
	return s.err
}
