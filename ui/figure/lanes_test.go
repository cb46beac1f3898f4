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
	"stagecraft/ui/theme"
)

// staffed gives a course's process roles: each leads a few steps and supports others.
func staffed(c *content.Course, p *content.Process) *content.Process {
	c.Roles = []*content.Role{
		{ID: "marketing", Name: "Marketing"},
		{ID: "sdr", Name: "Sales development representative", Abbreviation: "SDR"},
		{ID: "ae", Name: "Account executive", Abbreviation: "AE"},
		{ID: "se", Name: "Solutions engineer", Abbreviation: "SE"},
		{ID: "csm", Name: "Customer success manager", Abbreviation: "CSM"},
	}
	for i, s := range p.Steps {
		lead := 1 + i*4/len(p.Steps)
		s.Lead = c.Roles[lead].ID
		s.Support = []string{c.Roles[(lead+2)%5].ID, "gone"}
	}
	return p
}

func TestLanes_NamesStayApartAndInside(t *testing.T) {
	test.NewApp()
	defer theme.SetTextScale(100)
	for _, percent := range []int{100, 150} {
		for _, n := range []int{3, 5, 7, 9, 15} {
			for _, width := range []float32{260, 640, 958} {
				for _, long := range []bool{false, true} {
					t.Run(fmt.Sprintf("%d steps at %v, %d %%, long %v", n, width, percent, long), func(t *testing.T) {
						theme.SetTextScale(percent)
						c, p := course("A process", names(n, long)...)
						l := NewLanes(c, staffed(c, p), LanesOptions{})
						marks, height := l.drawn(width)
						inside(t, marks, width, height)
						plan := l.planner.lay(width)
						for _, want := range p.Steps {
							if !slices.ContainsFunc(plan.cells, func(c cell) bool { return c.lead && c.step == want.Number-1 }) {
								t.Errorf("step %d isn't drawn", want.Number)
							}
						}
						for _, cell := range plan.cells {
							for _, line := range cell.name.lines {
								if theme.Width(line, cell.name.size, nameFace) > cell.size.Width-4 {
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

// inside checks that no text of a figure overlaps another or leaves it, and
// that no line or other box lies on one.
func inside(t *testing.T, marks []mark, width, height float32) {
	t.Helper()
	var all []letters
	for _, m := range marks {
		if l, ok := m.(letters); ok && l.text != "" {
			all = append(all, l)
		}
	}
	over := func(a, b box) bool {
		return a.at.X < b.at.X+b.size.Width-0.5 && b.at.X < a.at.X+a.size.Width-0.5 && a.at.Y < b.at.Y+b.size.Height-0.5 && b.at.Y < a.at.Y+a.size.Height-0.5
	}
	for i, a := range all {
		if a.at.X < 0 || a.at.X+a.size.Width > width+0.5 || a.at.Y < -1 || a.at.Y+a.size.Height > height+1 {
			t.Errorf("%q leaves the figure: %v of %vx%v", a.text, a.box, width, height)
		}
		if a.textSize < theme.Size(leastSize) {
			t.Errorf("%q is set at %v, smaller than %v", a.text, a.textSize, theme.Size(leastSize))
		}
		for _, b := range all[i+1:] {
			if over(lettersOnly(a), lettersOnly(b)) {
				t.Errorf("%q and %q overlap", a.text, b.text)
			}
		}
		core := lettersOnly(a)
		for _, m := range marks {
			s, line := m.(stroke)
			if !line {
				continue
			}
			for _, o := range s.objects() {
				if over(core, box{o.Position(), o.Size()}) {
					t.Errorf("a line lies on %q", a.text)
				}
			}
		}
	}
}

// lettersOnly is a text's box without the room that its font keeps above and
// below the letters: fonts of other scripts keep more than lines are apart.
func lettersOnly(l letters) box {
	b, high := l.box, min(l.size.Height, l.textSize*1.15)
	b.at.Y += (b.size.Height - high) / 2
	b.size.Height = high
	return b
}

func TestLanes_FoldsThenStands(t *testing.T) {
	test.NewApp()
	c, p := course("Pipeline seven", seven...)
	l := NewLanes(c, staffed(c, p), LanesOptions{})
	for _, want := range []struct {
		width   float32
		bands   int
		upright bool
	}{{1080, 1, false}, {640, 2, false}, {260, 0, true}} {
		plan := l.planner.lay(want.width)
		bands, x := 0, float32(1e9)
		for _, v := range plan.cells {
			if v.lead {
				if v.at.X <= x {
					bands++
				}
				x = v.at.X
			}
		}
		if plan.upright != want.upright || !want.upright && bands != want.bands {
			t.Errorf("at %v: %d rows, upright %v, want %d and %v", want.width, bands, plan.upright, want.bands, want.upright)
		}
	}
}

func TestLanes_AHandoverRunsFromOneLeadToTheNext(t *testing.T) {
	test.NewApp()
	c, p := course("Pipeline seven", seven...)
	l := NewLanes(c, staffed(c, p), LanesOptions{})
	plan := l.planner.lay(1080)
	at := func(step int) box {
		return plan.cells[slices.IndexFunc(plan.cells, func(c cell) bool { return c.lead && c.step == step })].box
	}
	arrows := 0
	for i, h := range plan.handovers {
		if h.same {
			continue
		}
		arrows++
		from, to := at(i), at(i+1)
		start, end := h.points[0], h.points[len(h.points)-1]
		if start.Y < from.at.Y || start.Y > from.at.Y+from.size.Height || start.X < from.at.X+from.size.Width ||
			end.Y < to.at.Y || end.Y > to.at.Y+to.size.Height || end.X > to.at.X {
			t.Errorf("the handover from step %d runs from %v to %v", i+1, start, end)
		}
	}
	if arrows != 3 {
		t.Errorf("%d handovers, want 3: each of four roles leads in turn", arrows)
	}
}

func TestLanes_ATapChoosesTheStepAndHoverTellsItsName(t *testing.T) {
	test.NewApp()
	c, p := course("Pipeline seven", seven...)
	got := ""
	l := NewLanes(c, staffed(c, p), LanesOptions{Role: "ae", OnStep: func(step string) { got = step }})
	l.Resize(fyne.NewSize(1000, l.HeightFor(1000)))
	test.WidgetRenderer(l).Layout(l.Size())
	for _, v := range l.shown.cells {
		test.TapAt(l, v.at.AddXY(4, 4))
		if want := p.Steps[v.step].ID; got != want {
			t.Errorf("the tap chose %q, want %q", got, want)
		}
		l.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: v.at.AddXY(4, 4)}})
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
	c, p := course("Three steps", "Find", "Show", "Sign")
	staffed(c, p)
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
	c, p := course("Bare", "A", "B")
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
