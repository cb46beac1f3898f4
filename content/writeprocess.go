package content

import (
	"strings"

	"github.com/goccy/go-yaml"
)

// processFile is a process as its file holds it, in the order of its keys.
type processFile struct {
	ID     string     `yaml:"id"`
	Title  string     `yaml:"title"`
	About  string     `yaml:"about,omitempty"`
	Source string     `yaml:"source,omitempty"`
	Steps  []stepFile `yaml:"steps"`
}

type stepFile struct {
	ID         string       `yaml:"id"`
	Name       string       `yaml:"name"`
	Stage      string       `yaml:"stage,omitempty"`
	Aim        string       `yaml:"aim,omitempty"`
	Happens    []string     `yaml:"happens,omitempty"`
	DoneWhen   []string     `yaml:"done_when,omitempty"`
	Lead       string       `yaml:"lead,omitempty"`
	Support    []string     `yaml:"support,omitempty"`
	Leaves     []string     `yaml:"leaves,omitempty"`
	MeasuredBy string       `yaml:"measured_by,omitempty"`
	Mistake    string       `yaml:"mistake,omitempty"`
	Terms      []string     `yaml:"terms,omitempty"`
	Lesson     string       `yaml:"lesson,omitempty"`
	SameAs     []sameAsFile `yaml:"same_as,omitempty"`
	BackTo     []string     `yaml:"back_to,omitempty"`
}

type sameAsFile struct {
	Step string `yaml:"step"`
	Why  string `yaml:"why,omitempty"`
}

// WriteProcess writes a process as processes/*.yaml hold it, so that
// ReadProcess gives the same one.
func WriteProcess(p *Process) []byte {
	f := processFile{ID: p.ID, Title: p.Title, About: p.About, Source: p.Source}
	for _, s := range p.Steps {
		step := stepFile{
			ID: s.ID, Name: s.Name, Stage: s.Stage, Aim: s.Aim, Happens: s.Happens, DoneWhen: s.DoneWhen,
			Lead: s.Lead, Support: s.Support, Leaves: s.Leaves, MeasuredBy: s.MeasuredBy, Mistake: s.Mistake,
			Terms: s.Terms, Lesson: s.Lesson, BackTo: s.BackTo,
		}
		for _, c := range s.SameAs {
			step.SameAs = append(step.SameAs, sameAsFile{Step: c.Process + "/" + c.Step, Why: c.Why})
		}
		f.Steps = append(f.Steps, step)
	}
	var b strings.Builder
	_ = yaml.NewEncoder(&b, yaml.IndentSequence(true)).Encode(f) // a strings.Builder takes everything
	return []byte(b.String())
}
