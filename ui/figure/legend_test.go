package figure

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/figure/internal/check"
	"stagecraft/ui/figure/internal/samples"
	"stagecraft/ui/theme"
)

func TestFigures_SayOnceWhatALoopIs(t *testing.T) {
	test.NewApp()
	defer theme.SetTextScale(100)
	for _, percent := range []int{100, 200} {
		theme.SetTextScale(percent)
		for _, loops := range []int{0, 1, 4} {
			for _, width := range []float32{260, 640, 1016} {
				c, p := samples.NewCourse("A process", samples.Seven...)
				other := samples.Add(c, "Another", samples.Seven[:4]...)
				samples.Link(p, other, 1, 1)
				for i := range loops {
					p.Steps[6-i].BackTo = []string{p.Steps[i].ID}
				}
				for kind, f := range map[string]Figure{
					"chevrons": NewChevrons(c, p, Options{}),
					"filled":   NewChevrons(c, p, Options{Filled: true}),
					"pair":     NewPair(c, other, p, PairOptions{}),
				} {
					name := fmt.Sprintf("%s with %d loops at %v, %d %%", kind, loops, width, percent)
					marks, height := f.Draw(width)
					check.Apart(t, marks, width, height)
					check.Within(t, marks, width, height)
					said := 0
					for _, m := range marks {
						if l, ok := m.(drawing.TextLine); ok && strings.HasPrefix(l.Content, "Buyers may") && !strings.HasSuffix(l.Content, "…") {
							said++
						}
					}
					if want := min(loops, 1); said != want {
						t.Errorf("%s: it is said %d times, want %d", name, said, want)
					}
				}
			}
		}
	}
}

func TestPair_LoopsStayAwayFromTheLinesBetween(t *testing.T) {
	test.NewApp()
	c, one := samples.NewCourse("One", samples.Seven...)
	other := samples.Add(c, "Other", samples.Seven[:5]...)
	for i := range 5 {
		samples.Link(one, other, i+1, i+1)
	}
	for _, p := range []*content.Process{one, other} {
		p.Steps[3].BackTo, p.Steps[4].BackTo = []string{"step-1"}, []string{"step-2"}
	}
	p := NewPair(c, one, other, PairOptions{})
	for width, want := range map[float32]orientation{1000: rows, 560: columns} {
		a := p.arrange(width)
		if a.orientation != want {
			t.Fatalf("at %v they stand as %v, want %v", width, a.orientation, want)
		}
		upper, lower := p.one.planner.lay(a.one.Size.Width), p.other.planner.lay(a.other.Size.Width)
		if len(upper.loops) != 2 || len(lower.loops) != 2 {
			t.Fatalf("at %v: %d and %d loops are drawn, want 2 each", width, len(upper.loops), len(lower.loops))
		}
		least, most := fyne.NewPos(1e9, 1e9), fyne.Position{}
		for _, m := range a.links {
			for _, at := range m.(drawing.Polyline).Points {
				least = fyne.NewPos(min(least.X, at.X), min(least.Y, at.Y))
				most = fyne.NewPos(max(most.X, at.X), max(most.Y, at.Y))
			}
		}
		beyond := func(loops []loop, from fyne.Position, first bool) {
			for _, l := range loops {
				for _, at := range l.points {
					at = at.Add(from)
					away := at.Y < least.Y
					switch {
					case want == rows && !first:
						away = at.Y > most.Y
					case want == columns && first:
						away = at.X < least.X
					case want == columns:
						away = at.X > most.X
					}
					if !away {
						t.Errorf("at %v a loop runs through %v, among the links from %v to %v", width, at, least, most)
					}
				}
			}
		}
		beyond(upper.loops, a.one.At, true)
		beyond(lower.loops, a.other.At, false)
	}
}

func TestFigures_StepsWithNothingButANameAreDrawn(t *testing.T) {
	test.NewApp()
	defer theme.SetDark(false)
	for _, dark := range []bool{false, true} {
		theme.SetDark(dark)
		for _, n := range []int{1, 2, 9, 15} {
			c, other := samples.NewCourse("Other", samples.Seven...)
			samples.Staffed(c, other)
			p := &content.Process{ID: "own", Title: "Our own"}
			for i := range n {
				p.Steps = append(p.Steps, &content.Step{ID: fmt.Sprint("s", i), Name: []string{"Call", "Visit the site"}[i%2], Process: p, Number: i + 1})
			}
			for _, width := range []float32{260, 640, 1016} {
				for kind, f := range map[string]Figure{
					"chevrons": NewChevrons(c, p, Options{}),
					"filled":   NewChevrons(c, p, Options{Filled: true}),
					"lanes":    NewLanes(c, p, LanesOptions{}),
					"pair":     NewPair(c, p, other, PairOptions{}),
					"both":     NewBothByRole(c, p, other, "", nil),
				} {
					marks, height := f.Draw(width)
					check.Apart(t, marks, width, height)
					check.Within(t, marks, width, height)
					for i, m := range marks {
						l, ok := m.(drawing.TextLine)
						if !ok {
							continue
						}
						ground := theme.Color(theme.Surface)
						if on, ok := check.Under(marks[:i], l); ok {
							ground = on.Fill
						}
						if got := contrast(l.Color, ground); got < 4.5 {
							t.Errorf("%s: %q has a contrast of %.1f", kind, l.Content, got)
						}
					}
				}
			}
			if spans := NewChevrons(c, p, Options{}).planner.lay(640).spans; len(spans) > 0 {
				t.Errorf("%d stages stand over steps without any", len(spans))
			}
		}
	}
}

func TestTextAlternative_TellsStepsOfOneNameApart(t *testing.T) {
	c, p := samples.NewCourse("A process", "Call", "Offer", "Call", "Close")
	p.Steps[2].BackTo = []string{"step-1"}
	p.Steps[3].BackTo = []string{"step-2"}
	if got, want := TextAlternative(c, p), " From 3 Call buyers may go back to 1 Call. From Close buyers may go back to Offer."; got[max(len(got)-len(want), 0):] != want {
		t.Errorf("it ends %q, want %q", got, want)
	}
}

// contrast gives the ratio that WCAG 2 asks to be 4.5 at least.
func contrast(a, b color.Color) float64 {
	light := func(c color.Color) float64 {
		r, g, b, _ := c.RGBA()
		part := func(v uint32) float64 {
			s := float64(v) / 0xffff
			if s <= 0.03928 {
				return s / 12.92
			}
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
