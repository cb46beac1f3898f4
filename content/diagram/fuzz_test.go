package diagram

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
)

// Each kind has a target of its own, so that a fuzzer stays with its lines: what it varies is what comes after the word
// that the kind begins with. The diagrams of the specimen are where it starts.

func FuzzFlowchart(f *testing.F) {
	fuzzKind(f, Flowchart, "mermaid", "flowchart LR",
		"A@{ shape: cyl", "A[[x", "A[/x\\]\nB[\\x/]", "a & b --> c & d", "A -- x ---> B", "x@{", "e1@-->B", "subgraph a\nsubgraph b\nend\nA-->a\nend",
		"direction", "style A fill:#", "linkStyle 99999999999 stroke:red", "click A \"\" \"", "A@{ shape: doc, label: \"", "A:::b:::c", "A --> subgraph", "A[\"`**x`\"]", "a-->a")
}

func FuzzSequence(f *testing.F) {
	fuzzKind(f, SequenceKind, "mermaid", "sequenceDiagram",
		"A->>", "destroy A\ncreate participant A\nA->>A: x", "activate A\nactivate A\nA->>B: x", "autonumber -9 99999999999", "autonumber off", "box\nend", "box rgb(\nend",
		"rect rgb(0,0\nend", "alt\nelse\nelse\nend", "critical x\noption\nend", "note over A,B,C: x", "A<<-->>B:", "links A: {", "actor", "participant A@{ \"type\": \"database\" } as x")
}

func FuzzGitGraph(f *testing.F) {
	fuzzKind(f, GitGraphKind, "mermaid", "gitGraph",
		"commit id: \"\" tag: tag:", "branch a order: NaN\ncommit", "branch \"\"", "commit\nbranch a\ncheckout main\ncommit\nmerge a tag: \"x\" type: REVERSE", "cherry-pick id: \"a\" parent: \"a\"", "commit type: x")
}

func FuzzPie(f *testing.F) {
	fuzzKind(f, PieKind, "mermaid", "pie",
		"\"a\" : 1e308\n\"b\" : 1e308", "\"a\" : -1", "\"a\" : NaN", "showData title x", "\"a\" : 1e-320", "\"\" : 1", "title\n\"a\":Inf")
}

func FuzzState(f *testing.F) {
	fuzzKind(f, State, "mermaid", "stateDiagram-v2",
		"state A {\n--\nB\n--\n}", "state A {\nA\n}", "[*] --> [*]", "state \"x\" as", "note left of A\nx\nend note", "state A <<fork>>\nA --> A", "state A {\nstate A {\n}\n}", "A : x\nA : y", "A --> B --> C", "state A { }\nA-->A")
}

func FuzzClass(f *testing.F) {
	fuzzKind(f, Class, "mermaid", "classDiagram",
		"class A~B~{\n}", "A <|--|> A", "A \"1\" -- \"2\" B : x", "A ()-- B", "namespace a {\nclass b\n}", "class A:::x", "<<x>> A", "note \"x", "A : (", "class `a b`[\"x\"]", "class A[\"x\"] {\n+a() b\n}")
}

func FuzzEntities(f *testing.F) {
	fuzzKind(f, EntityKind, "mermaid", "erDiagram",
		"A ||--|| A : x", "\"\" ||--o{ B", "A {\na b PK, FK \"x\"\n}", "A {}", "A[\"\"] {\n}", "A 1 to 0+ B : \"", "A:::x", "A one or more optionally to only one B")
}

func FuzzGantt(f *testing.F) {
	fuzzKind(f, GanttKind, "mermaid", "gantt",
		"a :2026-01-01, 99999d", "a :0001-01-01, 9999-12-31", "dateFormat X\na :1, 2", "a :a, 2026-01-01, 1d\nb :after a, 1d", "excludes weekends,monday\na :2026-01-01, 3.5d", "dateFormat\na :x, 1d",
		"axisFormat %\na :2026-01-01, 1ms", "a :2026-01-01, 0d", "a : until b", "click a href \"x", "a :2026-01-01, 99999y")
}

func FuzzMindmap(f *testing.F) {
	fuzzKind(f, MindmapKind, "mermaid", "mindmap",
		"  root((a", "  a\n b", "\ta\n  b\n\t\tc", "a((b))\n ::icon(x)\n :::y", "  )a(\n    ))b((\n    {{c}}", "  \"`x\ny`\"")
}

func FuzzTimeline(f *testing.F) {
	fuzzKind(f, TimelineKind, "mermaid", "timeline",
		"a : b : : c", ": a", "section\na", "title\na", "2004-2005 : x<br>y", "a\n : b\nsection x\n : c")
}

func FuzzJourney(f *testing.F) {
	fuzzKind(f, JourneyKind, "mermaid", "journey",
		"a: 5", "a: 5: b, , c", "a: 0.5: b", "section\na: 1: x", "a:b:3:c", "title\na: 3: \"x\"")
}

func FuzzFlow(f *testing.F) {
	fuzzKind(f, Flowchart, "flow", "",
		"a=>start: x\na->a", "a=>condition: x\nb=>end\na(yes, right)->b", "a=>operation: x:>http://a.b[blank]\na->a", "a=>parallel: x\na(path1, bottom)->a", "a(\n", "a=>x: y", "a@>b({\"stroke\":\"Red\"})@>c")
}

func FuzzPlainSequence(f *testing.F) {
	fuzzKind(f, SequenceKind, "sequence", "",
		"A->B: x", "Title:", "participant A as B", "Note over A,B: x\\ny", "# x", "A-->>A:", "Note right of : x", "A->B")
}

// fuzzKind has a fuzzer vary the diagrams of a kind.
func fuzzKind(f *testing.F, kind Kind, language, begins string, more ...string) {
	for _, s := range fences(f) {
		if s.language != language {
			continue
		}
		if d, err := Parse(s.language, s.source); err != nil || d.Head().Kind != kind {
			continue
		}
		body := strings.TrimLeft(s.source, " \n")
		if begins != "" {
			_, body, _ = strings.Cut(body, "\n")
		}
		f.Add(body)
	}
	for _, s := range more {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) <= 4096 {
			checkRead(t, language, begins+"\n"+body)
		}
	})
}

// checkRead checks what must be so of every text: it is drawn, or a line says why it isn't; what is said to stand at a
// place stands there; and what is drawn has a size.
func checkRead(t *testing.T, language, source string) {
	t.Helper()
	d, err := Parse(language, source)
	if err != nil {
		checkFault(t, source, err)
		return
	}
	for _, l := range Labels(d) {
		if l.At > len(source) || l.At >= 0 && !strings.HasPrefix(source[l.At:], l.Text) {
			t.Fatalf("%q isn't at %d", l.Text, l.At)
		}
	}
	for _, s := range Says(d, nil) {
		if s == "" {
			t.Fatal("an empty sentence is said")
		}
	}
	for _, link := range Links(d) {
		if strings.TrimSpace(link) == "" {
			t.Fatal("a part leads to an empty address")
		}
	}
	if _, slow := d.(*Graph); slow && strings.Count(source, "\n") > 7 {
		return // the layout takes longer than a fuzzer waits; it is dagre's, which gets numbers alone
	}
	s, err := Draw(context.Background(), d, Plain)
	if err != nil {
		checkFault(t, source, err)
		return
	}
	for _, x := range s.Texts {
		if x.At > len(source) || x.Part >= len(s.Parts) {
			t.Fatalf("%q is at %d, of part %d", x.Text, x.At, x.Part)
		}
		if !within(x.Box, s) {
			t.Fatalf("%q stands at %v of %v by %v", x.Text, x.Box, s.Width, s.Height)
		}
	}
	for _, shape := range s.Shapes {
		if b, ok := shape.Path.bounds(); ok && !within(b, s) {
			t.Fatalf("a shape is at %v of %v by %v", b, s.Width, s.Height)
		}
	}
	if !(s.Width >= 0 && s.Width < 1e6 && s.Height >= 0 && s.Height < 1e6) {
		t.Fatalf("it is %v by %v", s.Width, s.Height)
	}
}

// within tells whether something stands in the scene, and nowhere that is no number.
func within(b Box, s *Scene) bool {
	for _, v := range []float64{b.X, b.Y, b.W, b.H} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return b.X > -1 && b.Y > -1 && b.X+b.W < s.Width+1 && b.Y+b.H < s.Height+1
}

func checkFault(t *testing.T, source string, err error) {
	t.Helper()
	if f := (*Fault)(nil); !errors.As(err, &f) || f.What.Empty() || f.Line < 0 || f.Line > strings.Count(source, "\n")+1 {
		t.Fatalf("%#v", err)
	}
}
