package diagram

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the masters anew")

// fence is a diagram of a specimen lesson.
type fence struct {
	name, language, source string
}

// fences gives the diagrams of the specimen course, lesson by lesson.
func fences(t testing.TB) []fence {
	t.Helper()
	files, err := filepath.Glob("../../cmd/internal/specimen/diagrams/lessons/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("the specimen course has no lessons: %v", err)
	}
	var all []fence
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(string(data), "```")
		for i := 1; i < len(parts); i += 2 {
			language, source, _ := strings.Cut(parts[i], "\n")
			lesson := strings.TrimSuffix(filepath.Base(file), ".md")
			all = append(all, fence{fmt.Sprintf("%s-%d", lesson, i/2+1), language, source})
		}
	}
	return all
}

func TestDraw_MakesTheMasters(t *testing.T) {
	kinds := map[Kind]int{}
	for _, f := range fences(t) {
		if strings.HasPrefix(f.name, "10-") {
			continue
		}
		t.Run(f.name, func(t *testing.T) {
			d, err := Parse(f.language, f.source)
			if err != nil {
				t.Fatalf("it isn't read: %v", err)
			}
			kinds[d.Head().Kind]++
			scene, err := Draw(context.Background(), d, Plain)
			if err != nil {
				t.Fatalf("it isn't laid out: %v", err)
			}
			got := scene.String() + "\n" + strings.Join(Says(d, nil), "\n") + "\n"
			for _, x := range scene.Texts {
				if x.At >= 0 && !strings.HasPrefix(f.source[x.At:], x.Text) {
					t.Errorf("%q isn't at %d of the source", x.Text, x.At)
				}
			}
			file := filepath.Join("testdata", f.name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("it isn't as its master (-master +now; run with -update if it is meant to):\n%s", diff)
			}
		})
	}
	all := 0
	for _, n := range kinds {
		all += n
	}
	if all < 120 {
		t.Errorf("the specimen has %d diagrams that are drawn, want 120", all)
	}
	for _, k := range []Kind{Flowchart, SequenceKind, GitGraphKind, PieKind, State, Class, EntityKind, GanttKind, MindmapKind, TimelineKind, JourneyKind} {
		if kinds[k] == 0 {
			t.Errorf("no specimen is a %s", k)
		}
	}
}

func TestParse_SaysWhatIsWrongAndWhere(t *testing.T) {
	for _, c := range []struct {
		language, source string
		why              Why
		line             int
		says             string
	}{
		{"mermaid", "", Syntax, 1, "begins with what it is"},
		{"mermaid", "quadrantChart\n", Unknown, 1, "quadrantChart"},
		{"mermaid", "flowchrt LR\n A-->B", Unknown, 1, "flowchrt"},
		{"mermaid", "flowchart XX\n A-->B", Syntax, 1, "TB, BT, LR or RL"},
		{"mermaid", "flowchart LR\n A --> B\n B --> [no name", Syntax, 3, "name of a box"},
		{"mermaid", "flowchart LR\n A[open", Syntax, 2, "isn't closed"},
		{"mermaid", "flowchart LR\n A -- text B", Syntax, 2, "doesn't end"},
		{"mermaid", "flowchart LR\n subgraph x\n A", Syntax, 3, "end"},
		{"mermaid", "flowchart LR\n end", Syntax, 2, "no subgraph"},
		{"mermaid", "flowchart LR", Empty, 0, "nothing in it"},
		{"mermaid", "sequenceDiagram\n A->>B: x\n A B", Syntax, 3, "isn't a message"},
		{"mermaid", "sequenceDiagram\n loop x\n A->>B: x", Syntax, 3, "loop isn't closed"},
		{"mermaid", "sequenceDiagram\n end", Syntax, 2, "nothing to end"},
		{"mermaid", "sequenceDiagram\n else x", Syntax, 2, "no frame"},
		{"mermaid", "gitGraph\n commit\n checkout x", Syntax, 3, "no branch"},
		{"mermaid", "gitGraph\n commit\n merge main", Syntax, 3, "itself"},
		{"mermaid", "gitGraph\n push", Syntax, 2, "no command"},
		{"mermaid", "pie\n \"a\" : x", Syntax, 2, "no slice"},
		{"mermaid", "pie\n \"a\" : 0", Empty, 0, "no slices"},
		{"mermaid", "stateDiagram-v2\n state A {\n B", Syntax, 3, "}"},
		{"mermaid", "stateDiagram-v2\n }", Syntax, 2, "no state"},
		{"mermaid", "classDiagram\n class A {\n x", Syntax, 3, "isn't closed"},
		{"mermaid", "classDiagram\n A ?? B", Syntax, 2, "isn't a class"},
		{"mermaid", "erDiagram\n A ||--o{", Syntax, 2, "isn't an entity"},
		{"mermaid", "gantt\n a task", Syntax, 2, "no task"},
		{"mermaid", "gantt\n a :x, 2026-13-01, 2d", Syntax, 2, "no date"},
		{"mermaid", "gantt\n a :after b, 2d", Syntax, 2, "no task with the id"},
		{"mermaid", "mindmap\n a\n b", Syntax, 3, "second map"},
		{"mermaid", "timeline\n : a", Syntax, 2, "no period"},
		{"mermaid", "journey\n a: 9: b", Syntax, 2, "between 1 and 5"},
		{"flow", "a->b", Syntax, 1, "no symbol"},
		{"flow", "what", Syntax, 1, "no symbol"},
		{"sequence", "what", Syntax, 1, "isn't a message"},
		{"abc", "x", Unknown, 0, "aren't drawn"},
	} {
		_, err := Parse(c.language, c.source)
		var f *Fault
		if !errors.As(err, &f) || f.Why != c.why || f.Line != c.line || !strings.Contains(f.What.String(), c.says) {
			t.Errorf("%q gives %v (%+v); want %d at line %d that says %q", c.source, err, f, c.why, c.line, c.says)
		}
	}
}

func TestParse_ReadsWhatFlowchartsHold(t *testing.T) {
	d, err := Parse("mermaid", "%% a comment\ngraph RL; A[One] -->|on it| B((Two)); B-.->C>Three]\nclick A \"https://example.org\" \"tip\"\nclick B call run()\nclick C \"javascript:alert(1)\"\nA:::x\nclassDef x fill:#f00,stroke:rgb(0, 128, 0),color:hsl(0,0%,100%)\nB <==> D@{ shape: cyl, label: \"Four\" }\nA --x E & F\n")
	if err != nil {
		t.Fatal(err)
	}
	g := d.(*Graph)
	if g.Direction != Left || len(g.Nodes) != 6 || len(g.Edges) != 5 {
		t.Fatalf("%v with %d nodes and %d edges", g.Direction, len(g.Nodes), len(g.Edges))
	}
	if a := g.Nodes[0]; a.Link != "https://example.org" || a.Tooltip != "tip" || *a.Style.Fill != 0xff0000 || *a.Style.Stroke != 0x008000 || *a.Style.Color != 0xffffff {
		t.Errorf("A is %+v", a)
	}
	if g.Nodes[1].Link != "" || g.Nodes[1].Outline != Circle || g.Nodes[2].Outline != Flag || g.Nodes[3].Outline != Cylinder {
		t.Errorf("outlines %v %v %v, link %q", g.Nodes[1].Outline, g.Nodes[2].Outline, g.Nodes[3].Outline, g.Nodes[1].Link)
	}
	if e := g.Edges[0]; e.Label.String() != "on it" || e.Tip != ArrowTip {
		t.Errorf("the first arrow is %+v", e)
	}
	if e := g.Edges[2]; e.Stroke != Thick || e.Tail != ArrowTip || e.Tip != ArrowTip {
		t.Errorf("the third arrow is %+v", e)
	}
	s, err := Draw(context.Background(), d, Plain)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.Parts {
		if strings.Contains(p.Link, "javascript") {
			t.Errorf("%q may be followed", p.Link)
		}
	}
}

func TestOwn_CanBeReadInEveryTheme(t *testing.T) {
	for _, rgb := range []uint32{0, 0xFFFFFF, 0xFF0000, 0xFFFF00, 0x0000FF, 0x808080, 0xFF99FF} {
		checkReadable(t, rgb)
	}
}
