package drill_test

import (
	"fmt"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study/drill"
	"stagecraft/study/internal/cputime"
)

// BenchmarkMaker is what the list of sets needs: all drills of the course.
func BenchmarkMaker(b *testing.B) {
	c, problems := content.Open(salesprocess.FS())
	if c == nil {
		b.Fatal(problems)
	}
	for b.Loop() {
		m := drill.New(c)
		m.Scenes(1)
		for _, p := range c.Processes {
			m.Process(p, 1)
		}
	}
}

// BenchmarkMaker_Find is what keeping one answer needs.
func BenchmarkMaker_Find(b *testing.B) {
	c, problems := content.Open(salesprocess.FS())
	if c == nil {
		b.Fatal(problems)
	}
	for b.Loop() {
		if _, ok := drill.New(c).Find("drill:done/pipeline-seven/demo", 1); !ok {
			b.Fatal("it isn't asked")
		}
	}
}

// large is a course of processes with so many steps each, whose texts are as
// long as real ones, and a scene for each fifth step.
func large(processes, steps int) *content.Course {
	c := &content.Course{ID: "large"}
	for r := range 8 {
		c.Roles = append(c.Roles, &content.Role{ID: fmt.Sprint("role-", r), Name: fmt.Sprint("Role number ", r)})
	}
	for p := range processes {
		process := &content.Process{ID: fmt.Sprint("process-", p), Title: fmt.Sprint("Process number ", p)}
		for s := range steps {
			of := fmt.Sprintf("%d of %d", s, p)
			process.Steps = append(process.Steps, &content.Step{
				ID: fmt.Sprint("step-", s), Process: process, Number: s + 1,
				Name: "Agree with the buyer on point " + of, Aim: "The buyer sees point " + of + " as we do.",
				DoneWhen: []string{"the buyer has said yes to point " + of, "a date is set for what follows point " + of},
				Lead:     fmt.Sprint("role-", s%5), Support: []string{fmt.Sprint("role-", s%7)}, Leaves: []string{"Minutes of point " + of},
			})
			if s%5 == 0 {
				c.Scenes = append(c.Scenes, &content.Scene{
					ID: fmt.Sprintf("scene-%d-%d", p, s), Text: "They hesitate over point " + of,
					Steps: []string{process.ID + "/" + process.Steps[s].ID}, NextMove: "Ask what is missing from point " + of,
				})
			}
		}
		c.Processes = append(c.Processes, process)
	}
	return c
}

func TestMaker_CountsTheQuestionsOfThousandsOfSteps(t *testing.T) {
	c := large(1, 7000)
	start := cputime.Used()
	m := drill.New(c)
	ids := append(m.SceneIDs(1), m.IDs(c.Processes[0], 1)...)
	took := cputime.Used() - start
	t.Logf("%d questions of 7,000 steps counted in %v", len(ids), took)
	if len(ids) < 5*7000 {
		t.Errorf("only %d questions are made of 7,000 steps", len(ids))
	}
	if took > 5*time.Second { // it is about 50 ms; with the square of the steps it would be a minute
		t.Errorf("counting them took %v", took)
	}
	start = cputime.Used()
	for _, id := range ids[:100] {
		if _, ok := m.Find(id, 1); !ok {
			t.Fatalf("%s isn't made", id)
		}
	}
	if took := cputime.Used() - start; took > 2*time.Second {
		t.Errorf("100 of them took %v", took)
	}
}

func BenchmarkMaker_Large(b *testing.B) {
	c := large(10, 700)
	for b.Loop() {
		m := drill.New(c)
		m.SceneIDs(1)
		for _, p := range c.Processes {
			m.IDs(p, 1)
		}
	}
}

// Every text alike, all steps one step of another process, all scenes in one
// step: nothing of it may make one question look through all the others.
func TestMaker_StepsThatAreAllAlikeTakeNoLonger(t *testing.T) {
	const n = 3000
	for name, spoil := range map[string]func(c *content.Course){
		"ends alike":  func(c *content.Course) { eachStep(c, func(s *content.Step) { s.DoneWhen = []string{"It is done"} }) },
		"names alike": func(c *content.Course) { eachStep(c, func(s *content.Step) { s.Name = "Step" }) },
		"one step of another": func(c *content.Course) {
			eachStep(c, func(s *content.Step) {
				if s.Process != c.Processes[1] {
					s.SameAs = []content.Correspondence{{Process: c.Processes[1].ID, Step: c.Processes[1].Steps[0].ID}}
				}
			})
		},
		"scenes of one step": func(c *content.Course) {
			for _, s := range c.Scenes {
				s.Steps = []string{"process-0/step-7"}
			}
		},
		"moves alike": func(c *content.Course) {
			for _, s := range c.Scenes {
				s.NextMove = "Wait"
			}
		},
	} {
		c := large(2, n)
		spoil(c)
		start := cputime.Used()
		m := drill.New(c)
		m.Scenes(1)
		for _, p := range c.Processes {
			m.Process(p, 1)
		}
		if took := cputime.Used() - start; took > 8*time.Second {
			t.Errorf("%s: %v", name, took)
		} else {
			t.Logf("%s: %v", name, took)
		}
	}
}

func eachStep(c *content.Course, do func(*content.Step)) {
	for _, p := range c.Processes {
		for _, s := range p.Steps {
			do(s)
		}
	}
}
