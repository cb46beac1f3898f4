// Package figure draws a process: its steps as chevrons under the buyer's
// stages, alone or beside another process. Lessons and the process page draw
// theirs from it, so a process looks the same wherever it stands.
package figure

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/kit"
)

// Options say how a process is drawn.
type Options struct {
	// Current is the id of the chosen step; "" is none.
	Current string
	// Filled fills every step with its stage's colour unless one is chosen, and
	// gives it a width that follows from its name, as lessons show it.
	// Otherwise only the chosen step is filled and all are as wide.
	Filled bool
	// OnStep is called with the id of a step that was tapped; nil lets none be tapped.
	OnStep func(step string)
}

// Chevrons is one process drawn as a row of chevrons. The row folds where the
// names would get too narrow to read, and stands upright where even that is
// too narrow.
type Chevrons struct {
	widget.BaseWidget

	course  *content.Course
	process *content.Process
	onStep  func(step string)
	filled  bool
	current int // index of the chosen step; -1 is none
	planner planner

	width    float32 // what measured was laid out for
	measured plan
	shown    plan // what is drawn
	hovered  int  // index of the step under the pointer; -1 is none
	stage    int  // index of the span under the pointer; -1 is none
	renderer *renderer
	roving   *rovingFocus // nil where no step can be opened
}

var (
	_ fyne.Widget        = (*Chevrons)(nil)
	_ kit.Flexible       = (*Chevrons)(nil)
	_ fyne.Tappable      = (*Chevrons)(nil)
	_ desktop.Hoverable  = (*Chevrons)(nil)
	_ desktop.Cursorable = (*Chevrons)(nil)
)

// NewChevrons draws a process of a course.
func NewChevrons(course *content.Course, p *content.Process, opts Options) *Chevrons {
	c := &Chevrons{
		course: course, process: p, onStep: opts.OnStep, filled: opts.Filled,
		current: stepIndex(p, opts.Current), hovered: -1, stage: -1,
		planner: newPlanner(course, p, opts.Filled),
	}
	c.planner.loops, c.planner.withLegend = true, true
	if opts.OnStep != nil && len(p.Steps) > 0 {
		c.roving = newRovingFocus(len(p.Steps), func(step int) { c.onStep(p.Steps[step].ID) }, c.focusMoved)
		c.roving.says(p)
		c.roving.choose(c.current)
	}
	c.ExtendBaseWidget(c)
	return c
}

func stepIndex(p *content.Process, id string) int {
	for i, s := range p.Steps {
		if s.ID == id {
			return i
		}
	}
	return -1
}

// SetCurrent chooses a step. Only the steps that change are drawn anew: two, or
// all where all were filled.
func (c *Chevrons) SetCurrent(step string) {
	before := c.current
	c.current = stepIndex(c.process, step)
	if c.roving != nil && c.current >= 0 && c.current != c.roving.chosen {
		c.roving.choose(c.current)
		c.focusMoved()
	}
	if c.renderer == nil || before == c.current {
		return
	}
	if c.filled && (before < 0 || c.current < 0) {
		for i := range c.process.Steps {
			c.renderer.paint(i)
		}
		return
	}
	c.renderer.paint(before)
	c.renderer.paint(c.current)
}

// TextAlternative says in words what the figure shows.
func (c *Chevrons) TextAlternative() string { return TextAlternative(c.course, c.process) }

// HeightFor gives the height at a width.
func (c *Chevrons) HeightFor(width float32) float32 { return c.layout(width).height }

// NaturalWidth asks for all there is: more room never hurts.
func (c *Chevrons) NaturalWidth() float32 { return 960 }

// MinSize is narrow, and as high as the width last used makes it.
func (c *Chevrons) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	return fyne.NewSize(120, c.layout(max(c.Size().Width, 120)).height)
}

func (c *Chevrons) layout(width float32) plan {
	if width != c.width || c.measured.chevrons == nil {
		c.width, c.measured = width, c.planner.lay(width)
	}
	return c.measured
}

// stepAt gives the step at a place in the figure, or -1.
func (c *Chevrons) stepAt(p fyne.Position) int {
	for _, v := range c.shown.chevrons {
		if v.Holds(p) && v.shape.holds(p.Subtract(v.At)) {
			return v.step
		}
	}
	return -1
}

func (c *Chevrons) stageAt(p fyne.Position) int {
	for i, s := range c.shown.spans {
		if s.label.Holds(p) {
			return i
		}
	}
	return -1
}

// Tapped chooses the step under the pointer.
func (c *Chevrons) Tapped(e *fyne.PointEvent) {
	if i := c.stepAt(e.Position); i >= 0 && c.onStep != nil {
		c.onStep(c.process.Steps[i].ID)
	}
}

// TappedSecondary opens the menu of the page.
func (c *Chevrons) TappedSecondary(e *fyne.PointEvent) { kit.PageMenu(c, e.AbsolutePosition) }

// MouseIn starts to watch the pointer.
func (c *Chevrons) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved shows which step the pointer is over, and the whole name of one
// that is shortened.
func (c *Chevrons) MouseMoved(e *desktop.MouseEvent) {
	c.hover(c.stepAt(e.Position), c.stageAt(e.Position))
}

// MouseOut ends that.
func (c *Chevrons) MouseOut() { c.hover(-1, -1) }

func (c *Chevrons) hover(step, stage int) {
	if step == c.hovered && stage == c.stage {
		return
	}
	before := c.hovered
	c.hovered, c.stage = step, stage
	if c.renderer != nil {
		c.renderer.paint(before)
		c.renderer.paint(step)
		c.renderer.tip()
	}
}

// Cursor is a hand over a step that can be tapped.
func (c *Chevrons) Cursor() desktop.Cursor {
	if c.hovered >= 0 && c.onStep != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Stop is where Tab comes to; nil where no step can be opened.
func (c *Chevrons) Stop() *kit.TabStop {
	if c.roving == nil {
		return nil
	}
	return c.roving.tabStop
}

// focusMoved shows where the keys are.
func (c *Chevrons) focusMoved() {
	if c.renderer != nil && c.roving.chosen < len(c.shown.chevrons) {
		v := c.shown.chevrons[c.roving.chosen]
		c.roving.place(v.Box, v.shape.around(3))
		c.renderer.tip()
	}
}

// CreateRenderer is Fyne's.
func (c *Chevrons) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	c.renderer = &renderer{c: c}
	return c.renderer
}

func (c *Chevrons) Title() string { return caption(c.process) }

func (c *Chevrons) Draw(width float32) ([]drawing.Mark, float32) {
	p := c.planner.lay(width)
	return c.marks(p), p.height
}
