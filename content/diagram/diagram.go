// Package diagram reads the diagrams that notes hold as text, such as those of Mermaid, into models of their
// own, lays them out and says in words what they show. It draws nothing itself: [Draw] gives a [Scene] of
// lines, areas and words, placed, which a window, a page or a test makes visible.
//
// A diagram comes from strangers. All that is read is bounded in size, in depth and in time.
package diagram

import (
	"context"
	"fmt"
	"strings"

	"stagecraft/content/catalogue"
)

// What a diagram may have. Nobody reads more in one picture, and laying out more takes too long.
const (
	MaxSource  = 64 << 10 // bytes
	MaxNodes   = 300      // boxes, states, tasks, commits and the like
	MaxEdges   = 600      // arrows, messages and the like
	MaxDepth   = 12       // of groups within groups
	maxLetters = 600      // of one label
)

// Why is why a diagram isn't drawn.
type Why int

// The reasons.
const (
	Unknown  Why = iota + 1 // it is of a kind that isn't drawn
	Syntax                  // a line isn't written as those of its kind are
	TooLarge                // it has more than is drawn
	Empty                   // it has nothing to draw
)

// Fault says why a diagram isn't drawn, and what would be right.
type Fault struct {
	Why  Why
	Line int               // of the source, from 1; 0 for all of it
	What catalogue.Message // the reason and the cure
}

// Error says it, with the line.
func (f *Fault) Error() string {
	if f.Line == 0 {
		return f.What.String()
	}
	return fmt.Sprintf("line %d: %s", f.Line, f.What)
}

// In says it in the language of words.
func (f *Fault) In(words *catalogue.Words) string {
	if f.Line == 0 {
		return f.What.In(words)
	}
	return catalogue.Say("line %d: %s", f.Line, f.What).In(words)
}

// Measure gives how wide a line of text is, at a size, in the scene's units.
type Measure func(text string, size float64, bold bool) float64

// Diagram is a diagram that was read. Its model is one of *[Graph], *[Sequence], *[GitGraph], *[Pie], *[Gantt],
// *[Mindmap], *[Timeline] and *[Journey].
type Diagram interface {
	// Head gives what all diagrams have.
	Head() *Head
	// draw lays it out.
	draw(ctx context.Context, p *painter) error
	// sentences says what it shows.
	sentences(words *catalogue.Words) []string
}

// Head is what all diagrams have.
type Head struct {
	Kind        Kind
	Title       Label
	Name        string // for those who don't see it (accTitle)
	Description string // likewise (accDescr)
}

// Head gives itself.
func (h *Head) Head() *Head { return h }

// Kind is a kind of diagram.
type Kind string

// The kinds.
const (
	Flowchart     Kind = "flowchart"
	SequenceKind  Kind = "sequence diagram"
	GitGraphKind  Kind = "git graph"
	PieKind       Kind = "pie chart"
	State         Kind = "state diagram"
	Class         Kind = "class diagram"
	EntityKind    Kind = "entity relationship diagram"
	GanttKind     Kind = "Gantt chart"
	MindmapKind   Kind = "mind map"
	TimelineKind  Kind = "timeline"
	JourneyKind   Kind = "user journey"
	unknownHeader      = "a diagram begins with what it is, such as flowchart LR, sequenceDiagram or gitGraph"
)

// Drawn tells whether the fences of a language are read here.
func Drawn(language string) bool {
	return language == "mermaid" || language == "flow" || language == "sequence"
}

// Parse reads the source of a fence in a language that is [Drawn]. The error is a *[Fault].
func Parse(language, source string) (Diagram, error) {
	if len(source) > MaxSource {
		return nil, &Fault{Why: TooLarge, What: catalogue.Say("the diagram has %d KB of text and may have %d; divide it into several", len(source)>>10, MaxSource>>10)}
	}
	switch language {
	case "flow":
		return parseFlow(source)
	case "sequence":
		return parsePlainSequence(source)
	case "mermaid":
		return parseMermaid(source)
	}
	return nil, &Fault{Why: Unknown, What: catalogue.Say("fences named %s aren't drawn", language)}
}

func parseMermaid(source string) (Diagram, error) {
	text, settings, front := withoutComments(source)
	r := &reader{source: text, settings: settings}
	r.blank()
	word := r.peekWhile(func(c rune) bool { return c == '-' || isName(c) })
	var d Diagram
	var err error
	switch strings.TrimSuffix(word, ":") {
	case "graph", "flowchart", "flowchart-elk":
		d, err = parseFlowchart(r)
	case "sequenceDiagram":
		d, err = parseSequence(r)
	case "gitGraph":
		d, err = parseGitGraph(r)
	case "pie":
		d, err = parsePie(r)
	case "stateDiagram", "stateDiagram-v2":
		d, err = parseState(r)
	case "classDiagram", "classDiagram-v2":
		d, err = parseClass(r)
	case "erDiagram":
		d, err = parseEntities(r)
	case "gantt":
		d, err = parseGantt(r)
	case "mindmap":
		d, err = parseMindmap(r)
	case "timeline":
		d, err = parseTimeline(r)
	case "journey":
		d, err = parseJourney(r)
	case "":
		return nil, r.fault(unknownHeader)
	default:
		if other[word] {
			return nil, &Fault{Why: Unknown, Line: r.line(), What: catalogue.Say("diagrams of the kind %s aren't drawn", word)}
		}
		return nil, &Fault{Why: Unknown, Line: r.line(), What: catalogue.Say("%q is no kind of diagram that is drawn: %s", clipped(word), catalogue.Say(unknownHeader))}
	}
	if err != nil {
		return nil, err
	}
	if h := d.Head(); h.Title.Empty() && !front.Empty() {
		h.Title = front
	}
	return d, nil
}

// other is the kinds that Mermaid has besides.
var other = map[string]bool{
	"quadrantChart": true, "requirementDiagram": true, "C4Context": true, "C4Container": true, "C4Component": true,
	"C4Dynamic": true, "C4Deployment": true, "sankey": true, "sankey-beta": true, "xychart": true, "xychart-beta": true,
	"block": true, "block-beta": true, "packet": true, "packet-beta": true, "kanban": true, "architecture": true,
	"architecture-beta": true, "radar-beta": true, "treemap": true, "treemap-beta": true, "zenuml": true, "info": true,
}

// clipped keeps what is quoted in a message short.
func clipped(s string) string {
	s = strings.TrimSpace(s)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// Says gives what a diagram shows in words, a sentence or two each: the alternative text of its picture.
func Says(d Diagram, words *catalogue.Words) []string {
	var all []string
	h := d.Head()
	for _, s := range []string{h.Name, h.Title.String(), h.Description} {
		if s != "" && (len(all) == 0 || all[len(all)-1] != s) {
			all = append(all, s)
		}
	}
	for _, s := range d.sentences(words) {
		if s != "" { // of a section without a name
			all = append(all, s)
		}
	}
	return all
}

// KindName gives what a kind is called in a language.
func KindName(kind Kind, words *catalogue.Words) string {
	switch kind {
	case Flowchart:
		return words.T("Flowchart")
	case SequenceKind:
		return words.T("Sequence diagram")
	case GitGraphKind:
		return words.T("Git graph")
	case PieKind:
		return words.T("Pie chart")
	case State:
		return words.T("State diagram")
	case Class:
		return words.T("Class diagram")
	case EntityKind:
		return words.T("Entity relationship diagram")
	case GanttKind:
		return words.T("Gantt chart")
	case MindmapKind:
		return words.T("Mind map")
	case TimelineKind:
		return words.T("Timeline")
	case JourneyKind:
		return words.T("User journey")
	}
	return words.T("Diagram")
}
