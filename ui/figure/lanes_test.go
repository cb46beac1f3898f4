package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/figure/internal/check"
	"stagecraft/ui/figure/internal/samples"
	"stagecraft/ui/theme"
)

func TestLanes_NamesStayApartAndInside(t *testing.T) {
	test.NewApp()
	defer theme.SetTextScale(100)
	for _, percent := range []int{100, 150} {
		for _, n := range []int{3, 5, 7, 9, 15} {
			for _, width := range []float32{260, 640, 958} {
				for _, long := range []bool{false, true} {
					t.Run(fmt.Sprintf("%d steps at %v, %d %%, long %v", n, width, percent, long), func(t *testing.T) {
						theme.SetTextScale(percent)
						c, p := samples.NewCourse("A process", samples.Names(n, long)...)
						l := NewLanes(c, samples.Staffed(c, p), LanesOptions{})
						marks, height := l.Draw(width)
						check.Apart(t, marks, width, height)
						plan := l.planner.lay(width)
						for _, want := range p.Steps {
							if !slices.ContainsFunc(plan.cells, func(c cell) bool { return c.lead && c.step == want.Number-1 }) {
								t.Errorf("step %d isn't drawn", want.Number)
							}
						}
						for _, cell := range plan.cells {
							for _, line := range cell.name.lines {
								if theme.Width(line, cell.name.size, nameFace) > cell.Size.Width-4 {
									t.Errorf("%q is wider than its box", line)
								}
							}
						}
					})
				}
			}
		}
	}
}

func TestLanes_FoldsThenStands(t *testing.T) {
	test.NewApp()
	c, p := samples.NewCourse("Pipeline seven", samples.Seven...)
	l := NewLanes(c, samples.Staffed(c, p), LanesOptions{})
	for _, want := range []struct {
		width   float32
		bands   int
		upright bool
	}{{1080, 1, false}, {640, 2, false}, {260, 0, true}} {
		plan := l.planner.lay(want.width)
		bands, x := 0, float32(1e9)
		for _, v := range plan.cells {
			if v.lead {
				if v.At.X <= x {
					bands++
				}
				x = v.At.X
			}
		}
		if plan.upright != want.upright || !want.upright && bands != want.bands {
			t.Errorf("at %v: %d rows, upright %v, want %d and %v", want.width, bands, plan.upright, want.bands, want.upright)
		}
	}
}

func TestLanes_AHandoverRunsFromOneLeadToTheNext(t *testing.T) {
	test.NewApp()
	c, p := samples.NewCourse("Pipeline seven", samples.Seven...)
	l := NewLanes(c, samples.Staffed(c, p), LanesOptions{})
	plan := l.planner.lay(1080)
	at := func(step int) drawing.Box {
		return plan.cells[slices.IndexFunc(plan.cells, func(c cell) bool { return c.lead && c.step == step })].Box
	}
	arrows := 0
	for i, h := range plan.handovers {
		if h.none {
			continue
		}
		arrows++
		from, to := at(i), at(i+1)
		start, end := h.points[0], h.points[len(h.points)-1]
		if start.Y < from.At.Y || start.Y > from.At.Y+from.Size.Height || start.X < from.At.X+from.Size.Width ||
			end.Y < to.At.Y || end.Y > to.At.Y+to.Size.Height || end.X > to.At.X {
			t.Errorf("the handover from step %d runs from %v to %v", i+1, start, end)
		}
	}
	if arrows != 3 {
		t.Errorf("%d handovers, want 3: each of four roles leads in turn", arrows)
	}
}

func TestLanes_ATapChoosesTheStepAndHoverTellsItsName(t *testing.T) {
	test.NewApp()
	c, p := samples.NewCourse("Pipeline seven", samples.Seven...)
	got := ""
	l := NewLanes(c, samples.Staffed(c, p), LanesOptions{Role: "ae", OnStep: func(step string) { got = step }})
	l.Resize(fyne.NewSize(1000, l.HeightFor(1000)))
	test.WidgetRenderer(l).Layout(l.Size())
	for _, v := range l.shown.cells {
		test.TapAt(l, v.At.AddXY(4, 4))
		if want := p.Steps[v.step].ID; got != want {
			t.Errorf("the tap chose %q, want %q", got, want)
		}
		l.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: v.At.AddXY(4, 4)}})
		if (l.renderer.note != nil) == v.lead {
			t.Errorf("step %d, leading %v: its name is told over it: %v", v.step+1, v.lead, l.renderer.note != nil)
		}
	}
	l.MouseOut()
	if l.renderer.note != nil {
		t.Error("the name stays after the pointer left")
	}
}

func TestLanesAlternative_SaysWhoLeadsSupportsAndHandsOver(t *testing.T) {
	c, p := samples.NewCourse("Three steps", "Find", "Show", "Sign")
	samples.Staffed(c, p)
	p.Steps[1].Lead, p.Steps[1].Support = "se", nil
	p.Steps[2].Lead = ""
	want := "Three steps, by role. 1 Find: Sales development representative leads, with support from Solutions engineer. " +
		"Handover to Solutions engineer. 2 Show: Solutions engineer leads. 3 Sign: nobody is named, with support from Marketing."
	if got := LanesAlternative(c, p); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestLanes_AProcessWithoutRolesOrStepsIsDrawn(t *testing.T) {
	test.NewApp()
	c, p := samples.NewCourse("Bare", "A", "B")
	l := NewLanes(c, p, LanesOptions{})
	l.Resize(fyne.NewSize(600, l.HeightFor(600)))
	if len(l.shown.cells) != 2 || len(Roles(c, p)) != 0 {
		t.Errorf("%d cells and %d roles", len(l.shown.cells), len(Roles(c, p)))
	}
	empty := NewLanes(&content.Course{}, &content.Process{}, LanesOptions{})
	empty.Resize(fyne.NewSize(400, 100))
	if h := empty.HeightFor(400); h != 0 || !strings.Contains(empty.TextAlternative(), "by role") {
		t.Errorf("a process without steps is %v high, want 0", h)
	}
}
