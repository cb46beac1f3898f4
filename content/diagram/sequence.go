package diagram

import (
	"fmt"

	"stagecraft/content/catalogue"
)

// Sequence is who says what to whom, from top to bottom.
type Sequence struct {
	head
	People []*Participant
	Steps  []Step
	Boxes  []*PeopleBox

	byName map[string]int
}

// Participant is one who takes part.
type Participant struct {
	ID    string
	Label Label
	Actor bool // drawn as a person
	Box   int  // of Sequence.Boxes; -1 for none
	Link  string
}

// PeopleBox is a frame around some who take part.
type PeopleBox struct {
	Title Label
	Fill  *uint32
}

// StepKind is what a step of a sequence is.
type StepKind int

// The kinds of steps.
const (
	Message StepKind = iota
	NoteStep
	Begin  // of a frame, such as a loop
	Divide // of a frame: else, and, option
	End
	Activate
	Deactivate
	Create    // someone who isn't there from the start
	Destroy   // whose line ends
	Numbering // messages have numbers from here on
)

// Step is one step of a sequence.
type Step struct {
	Kind     StepKind
	From, To int // of Sequence.People; of a note the first and the last that it is over
	Text     Label
	Dashed   bool
	Tip      Tip
	Tail     Tip
	Side     Side   // of a note
	Frame    string // loop, alt, opt, par, critical, break or rect
	Fill     *uint32
	Start    int // of numbers; 0 ends them
	By       int
}

// Side is where a note stands.
type Side int

// The sides.
const (
	Over Side = iota
	LeftOf
	RightOf
)

func newSequence() *Sequence {
	return &Sequence{head: Head{Kind: SequenceKind}, byName: map[string]int{}}
}

// person gives the index of who has a name.
func (s *Sequence) person(id string, at int) int {
	if i, ok := s.byName[id]; ok {
		return i
	}
	s.byName[id] = len(s.People)
	s.People = append(s.People, &Participant{ID: id, Label: label(id, at), Box: -1})
	return len(s.People) - 1
}

func (s *Sequence) tooLarge() error {
	switch {
	case len(s.People) > 60:
		return tooMany(catalogue.Say("participants"), 60)
	case len(s.Steps) > MaxEdges:
		return tooMany(catalogue.Say("steps"), MaxEdges)
	}
	return nil
}

func (s *Sequence) done() (Diagram, error) {
	if err := s.tooLarge(); err != nil {
		return nil, err
	}
	if len(s.People) == 0 {
		return nil, &Fault{Why: Empty, What: catalogue.Say("the diagram has nothing in it yet; add a line such as Ann->>Ben: Good morning")}
	}
	return s, nil
}

// frameName says what a frame is called.
func frameName(frame string, words *catalogue.Words) string {
	switch frame {
	case "loop":
		return words.T("Again and again")
	case "alt":
		return words.T("Either")
	case "else":
		return words.T("Or else")
	case "opt":
		return words.T("Only if")
	case "par":
		return words.T("At the same time")
	case "and":
		return words.T("And at that time")
	case "critical":
		return words.T("All of it or nothing")
	case "option":
		return words.T("Or, if it fails")
	case "break":
		return words.T("Then it ends")
	}
	return ""
}

// sentences says message by message who says what to whom.
func (s *Sequence) sentences(words *catalogue.Words) []string {
	var names []string
	for _, p := range s.People {
		names = append(names, p.Label.String())
	}
	all := []string{words.F("Sequence diagram of %s.", words.List(names))}
	for _, step := range s.Steps {
		text := step.Text.String()
		switch step.Kind {
		case Message:
			from, to := names[step.From], names[step.To]
			switch {
			case text == "":
				all = append(all, words.F("%s to %s.", from, to))
			case from == to:
				all = append(all, words.F("%s to itself: %s", from, stopped(text)))
			default:
				all = append(all, words.F("%s to %s: %s", from, to, stopped(text)))
			}
		case NoteStep:
			all = append(all, words.F("Note: %s", stopped(text)))
		case Begin, Divide:
			name := frameName(step.Frame, words)
			switch {
			case name == "":
			case text == "":
				all = append(all, stopped(name))
			default:
				all = append(all, words.F("%s: %s", name, stopped(text)))
			}
		case End:
			if step.Frame != "rect" {
				all = append(all, words.F("End of: %s.", frameName(step.Frame, words)))
			}
		}
	}
	return all
}

// numbered puts the number of a message before it.
func numbered(n int, text Label) Label {
	if n <= 0 {
		return text
	}
	return append(Label{{Text: fmt.Sprint(n), At: -1}}, text...)
}
