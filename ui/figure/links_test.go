package figure

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/figure/internal/samples"
	"stagecraft/ui/theme"
)

func TestPair_LinesJoinTheStepsThatCorrespond(t *testing.T) {
	test.NewApp()
	c, one := samples.NewCourse("Pipeline seven", samples.Seven...)
	other := samples.Add(c, "Five steps", "Prospecting", "Discovery", "Demo", "Proposal", "Close")
	samples.Link(one, other, 1, 1)
	samples.Link(one, other, 2, 2)
	samples.Link(one, other, 4, 4)
	samples.Link(other, one, 4, 5) // many to many, said by the other side
	p := NewPair(c, one, other, PairOptions{})
	for width, want := range map[float32]orientation{1000: rows, 560: columns, 300: stacked} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			a := p.arrange(width)
			if a.orientation != want {
				t.Fatalf("they stand as %v, want %v", a.orientation, want)
			}
			if want == stacked {
				if len(a.links) > 0 {
					t.Error("lines run through what is piled")
				}
				return
			}
			if len(a.links) != 4 {
				t.Fatalf("%d lines, want 4", len(a.links))
			}
			upper, lower := p.one.planner.lay(a.one.Size.Width), p.other.planner.lay(a.other.Size.Width)
			for i, l := range p.links {
				ends := a.links[i].(drawing.Polyline).Points
				near := func(b drawing.Box, at fyne.Position, in fyne.Position) bool {
					b.At = b.At.Add(at).SubtractXY(5, 5)
					b.Size = b.Size.AddWidthHeight(10, 10)
					return b.Holds(in)
				}
				if !near(upper.chevrons[l.One].Box, a.one.At, ends[0]) || !near(lower.chevrons[l.Other].Box, a.other.At, ends[1]) {
					t.Errorf("the line from step %d to step %d runs from %v to %v", l.One+1, l.Other+1, ends[0], ends[1])
				}
			}
		})
	}
	if words := p.TextAlternative(); !strings.Contains(words, "Proposal corresponds to Proposal.") || !strings.Contains(words, "Negotiation corresponds to Proposal.") {
		t.Errorf("the text alternative says %q", words)
	}
}

// Lines run where nothing is written.
func TestPair_LinesKeepOffTheText(t *testing.T) {
	test.NewApp()
	defer theme.SetTextScale(100)
	for _, percent := range []int{100, 150} {
		theme.SetTextScale(percent)
		for _, n := range []int{3, 5, 7, 9, 15} {
			for _, width := range []float32{300, 640, 958, 1600} {
				c, one := samples.NewCourse("One", samples.Names(n, n%2 > 0)...)
				other := samples.Add(c, "Other", samples.Names(n/2+1, true)...)
				other.Steps[0].Stage = "decision" // no scale in common
				for i := range n {
					samples.Link(one, other, i+1, i/2+1)
				}
				p := NewPair(c, one, other, PairOptions{})
				marks, _ := p.Draw(width)
				for _, m := range marks {
					s, line := m.(drawing.Polyline)
					for k := 0; line && k <= 100; k++ {
						a, b, part := s.Points[0], s.Points[1], float32(k)/100
						at := fyne.NewPos(a.X+(b.X-a.X)*part, a.Y+(b.Y-a.Y)*part)
						for _, o := range marks {
							if text, ok := o.(drawing.TextLine); ok && text.Holds(at) {
								t.Fatalf("%d steps at %v, %d %%: a line runs through %q", n, width, percent, text.Content)
							}
						}
					}
				}
			}
		}
	}
}

func TestPair_MeasuringAnotherWidthLeavesWhatIsDrawn(t *testing.T) {
	test.NewApp()
	c, one := samples.NewCourse("Pipeline seven", samples.Seven...)
	p := NewPair(c, one, samples.Add(c, "Five steps", "A", "B", "C", "D", "E"), PairOptions{})
	p.Resize(fyne.NewSize(958, p.HeightFor(958)))
	before := p.other.shown
	p.HeightFor(560)
	p.Resize(fyne.NewSize(958, p.HeightFor(958)+20))
	p.Refresh()
	if p.other.shown.upright || p.other.shown.height != before.height {
		t.Error("measuring for a narrow window turned the rows upright")
	}
}

func TestLoops_LeadFromAStepBackToAnEarlierOne(t *testing.T) {
	test.NewApp()
	c, p := samples.NewCourse("Pipeline seven", samples.Seven...)
	p.Steps[2].BackTo = []string{"step-2"}
	p.Steps[4].BackTo = []string{"step-4", "step-2", "gone", "step-7"}
	f := NewChevrons(c, p, Options{})
	for width, arrows := range map[float32]int{958: 3, 560: 1, 200: 3} {
		plan := f.planner.lay(width)
		got := 0
		for _, l := range plan.loops {
			if l.points == nil {
				if l.note.lines[0] == "" {
					t.Errorf("at %v the loop from step %d says nothing", width, l.from+1)
				}
				continue
			}
			got++
			from, to := plan.chevrons[l.from], plan.chevrons[l.to]
			start, end := l.points[0], l.points[len(l.points)-1]
			if plan.upright {
				if start.Y < from.At.Y || start.Y > from.At.Y+from.Size.Height || end.Y < to.At.Y || end.Y > to.At.Y+to.Size.Height {
					t.Errorf("at %v the loop from step %d to step %d runs from %v to %v", width, l.from+1, l.to+1, start, end)
				}
			} else if start.X < from.At.X || start.X > from.At.X+from.Size.Width || end.X < to.At.X || end.X > to.At.X+to.Size.Width {
				t.Errorf("at %v the loop from step %d to step %d runs from %v to %v", width, l.from+1, l.to+1, start, end)
			}
			for _, at := range l.points {
				if at.X < 0 || at.X > width || at.Y > plan.height {
					t.Errorf("at %v a loop leaves the figure at %v", width, at)
				}
			}
		}
		if got != arrows || len(plan.loops) != 3 {
			t.Errorf("at %v: %d loops, %d of them arrows, want 3 and %d", width, len(plan.loops), got, arrows)
		}
	}
	if words := f.TextAlternative(); !strings.HasSuffix(words, "From Demo buyers may go back to Qualification. From Negotiation buyers may go back to Proposal and Qualification.") {
		t.Errorf("the text alternative says %q", words)
	}
}
