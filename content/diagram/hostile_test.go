package diagram

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// repeat gives n lines.
func repeat(n int, line func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(line(i))
		b.WriteByte('\n')
	}
	return b.String()
}

// same gives a line that is the same each time.
func same(s string) func(int) string { return func(int) string { return s } }

// hostile is diagrams of each kind that have more than is drawn, in number, in depth or in length.
var hostile = []struct{ name, language, source string }{
	{"boxes", "mermaid", "flowchart LR\n" + repeat(10_000, func(i int) string { return fmt.Sprintf("n%d", i) })},
	{"pairs", "mermaid", "flowchart LR\n" + repeat(10_000, func(i int) string { return fmt.Sprintf("n%d-->m%d", i, i) })},
	{"arrows", "mermaid", "flowchart LR\n" + repeat(2000, func(i int) string { return fmt.Sprintf("n%d-->n%d", i%9, i%7) })},
	{"product", "mermaid", "flowchart LR\n" + strings.Repeat("a & b & c & d & e & f & g & h & i & j & k --> ", 50) + "z"},
	{"chain", "mermaid", "flowchart LR\n" + strings.Repeat("a --> ", 10_000) + "a"},
	{"nested", "mermaid", "flowchart LR\n" + repeat(500, func(i int) string { return fmt.Sprintf("subgraph s%d", i) })},
	{"frames apart", "mermaid", "flowchart LR\n" + repeat(2000, func(i int) string { return fmt.Sprintf("subgraph s%d\nend", i) })},
	{"letters", "mermaid", "flowchart LR\nA[" + strings.Repeat("x", 70_000) + "]"},
	{"brackets", "mermaid", "flowchart LR\nA" + strings.Repeat("[", 60_000)},
	{"rounds", "mermaid", "flowchart LR\n" + strings.Repeat("A(((x\n", 8000)},
	{"properties", "mermaid", "flowchart LR\nA@{" + strings.Repeat("a: b, ", 9000)},
	{"settings", "mermaid", strings.Repeat("%%{", 20_000)},
	{"dashes", "mermaid", "flowchart LR\nA " + strings.Repeat("-", 60_000)},
	{"frames", "mermaid", "sequenceDiagram\n" + repeat(500, same("loop x"))},
	{"messages", "mermaid", "sequenceDiagram\n" + repeat(3000, same("A->>B: x"))},
	{"people", "mermaid", "sequenceDiagram\n" + repeat(3000, func(i int) string { return fmt.Sprintf("participant p%d", i) })},
	{"commits", "mermaid", "gitGraph\n" + repeat(9000, same("commit"))},
	{"branches", "mermaid", "gitGraph\ncommit\n" + repeat(3000, func(i int) string { return fmt.Sprintf("branch b%d", i) })},
	{"slices", "mermaid", "pie\n" + repeat(5000, func(i int) string { return fmt.Sprintf("\"%d\" : 1", i) })},
	{"states", "mermaid", "stateDiagram-v2\n" + repeat(5000, func(i int) string { return fmt.Sprintf("s%d --> s%d", i, i+1) })},
	{"composites", "mermaid", "stateDiagram-v2\n" + repeat(2000, func(i int) string { return fmt.Sprintf("state s%d {", i) })},
	{"parts", "mermaid", "stateDiagram-v2\nstate A {\n" + repeat(9000, same("--"))},
	{"classes", "mermaid", "classDiagram\n" + repeat(4000, func(i int) string { return fmt.Sprintf("class c%d", i) })},
	{"entities", "mermaid", "erDiagram\n" + repeat(3000, func(i int) string { return fmt.Sprintf("e%d ||--o{ f%d : x", i, i) })},
	{"tasks", "mermaid", "gantt\n" + repeat(3000, func(i int) string { return fmt.Sprintf("t%d :2026-01-01, 1d", i) })},
	{"thoughts", "mermaid", "mindmap\na\n" + repeat(9000, same(" x"))},
	{"deep thoughts", "mermaid", "mindmap\n" + repeat(300, func(i int) string { return strings.Repeat(" ", i) + "x" })},
	{"periods", "mermaid", "timeline\n" + repeat(5000, func(i int) string { return fmt.Sprintf("%d : x", i) })},
	{"events", "mermaid", "timeline\n1 " + strings.Repeat(": x ", 15_000)},
	{"steps", "mermaid", "journey\n" + repeat(5000, same("a: 3: b"))},
	{"actors", "mermaid", "journey\na: 3: " + strings.Join(strings.Fields(repeat(8000, func(i int) string { return fmt.Sprintf("p%d,", i) })), "")},
	{"symbols", "flow", repeat(3000, func(i int) string { return fmt.Sprintf("s%d=>start: x", i) })},
	{"ways", "flow", "a=>start: x\n" + repeat(9000, same("a->a"))},
	{"plain messages", "sequence", repeat(9000, same("A->B: x"))},
}

// long is diagrams that have nothing too much but are written in a way that takes long to read.
var long = []struct{ name, source string }{
	{"arrow", "sequenceDiagram\n" + strings.Repeat("A->", 20_000)},
	{"generics", "classDiagram\n" + repeat(30, same("class A"+strings.Repeat("~B", 1000)))},
	{"remarks", "flowchart LR\n" + repeat(20_000, same("%%")) + "A-->B"},
	{"blocks", "pie\n" + repeat(2000, same("accDescr {")) + "}\n\"a\" : 1"},
	{"names", "stateDiagram-v2\nA : " + strings.Repeat("x ", 30_000)},
}

func TestDraw_ReadsLongLinesInBounds(t *testing.T) {
	for _, h := range long {
		t.Run(h.name, func(t *testing.T) {
			if err := measured(t, 5*time.Second, 256<<20, func() error {
				d, err := Parse("mermaid", h.source)
				if err == nil {
					_, err = Draw(t.Context(), d, Plain)
				}
				return err
			}); err != nil {
				t.Error(err)
			}
		})
	}
}

// A diagram that has too much is refused before much is done with it, whatever it has too much of.
func TestParse_IsBounded(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			if f := (*Fault)(nil); !errors.As(measured(t, 2*time.Second, 64<<20, func() error {
				d, err := Parse(h.language, h.source)
				if err == nil {
					_, err = Draw(t.Context(), d, Plain)
				}
				return err
			}), &f) || f.Why != TooLarge && f.Why != Syntax || f.What.Empty() {
				t.Errorf("it gives %+v", f)
			}
		})
	}
}

// measured does something and checks what it took. What it allocates counts, freed or not, as that is more than it ever
// holds. Under the race detector, and wherever tests are to be short, that tells of something else than learners see.
func measured(t *testing.T, most time.Duration, bytes uint64, do func() error) error {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	err := do()
	took := time.Since(began)
	runtime.ReadMemStats(&after)
	if testing.Short() {
		return err
	}
	if took > most {
		t.Errorf("it took %v", took)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > bytes {
		t.Errorf("it took %d MB", used>>20)
	}
	return err
}

// The largest diagrams that are allowed are drawn, or are said to be too large, in the time that a machine has for them.
func TestDraw_OfTheLargestIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes half a minute")
	}
	for name, source := range map[string]string{
		"chain":    "flowchart LR\n" + repeat(MaxNodes-1, func(i int) string { return fmt.Sprintf("n%d-->n%d", i, i+1) }),
		"fan":      "flowchart LR\n" + repeat(MaxNodes-1, func(i int) string { return fmt.Sprintf("a-->n%d", i) }),
		"mesh":     "flowchart LR\n" + repeat(MaxEdges, func(i int) string { return fmt.Sprintf("n%d-->n%d", i%40, i*7%41) }),
		"wide":     "flowchart LR\n" + repeat(MaxEdges, func(i int) string { return fmt.Sprintf("n%d-->n%d", i%299, i*13%300) }),
		"messages": "sequenceDiagram\n" + repeat(MaxEdges-10, func(i int) string { return fmt.Sprintf("p%d->>p%d: x", i%40, i*7%40) }),
		"commits":  "gitGraph\n" + repeat(MaxNodes, same("commit")),
		"tasks":    "gantt\n" + repeat(MaxNodes, func(i int) string { return fmt.Sprintf("t%d :2026-01-01, 1d", i) }),
		"thoughts": "mindmap\na\n" + repeat(MaxNodes-1, same(" x")),
		"classes":  "classDiagram\n" + repeat(MaxNodes-1, func(i int) string { return fmt.Sprintf("c%d <|-- c%d", i/3, i+1) }),
	} {
		t.Run(name, func(t *testing.T) {
			ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
			defer stop()
			err := measured(t, 30*time.Second, 16<<30, func() error {
				d, err := Parse("mermaid", source)
				if err != nil {
					t.Fatal(err)
				}
				_, err = Draw(ctx, d, Plain)
				return err
			})
			if f := (*Fault)(nil); err != nil && (!errors.As(err, &f) || f.Why != TooLarge) {
				t.Errorf("it gives %v", err)
			}
		})
	}
}
