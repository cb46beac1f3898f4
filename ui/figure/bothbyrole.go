package figure

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// BothByRole is two processes drawn by role, one under the other.
type BothByRole struct {
	widget.BaseWidget

	parts   [2]*Lanes
	content *fyne.Container
}

var (
	_ Figure       = (*BothByRole)(nil)
	_ kit.Flexible = (*BothByRole)(nil)
)

// stackGap is between the two, at 100 %.
const stackGap float32 = 24

// NewBothByRole draws two processes of a course by role. onStep is called with
// the ids of a process and of its step that was tapped; nil lets none be tapped.
func NewBothByRole(course *content.Course, one, other *content.Process, role string, onStep func(process, step string)) *BothByRole {
	b := &BothByRole{}
	var rows []fyne.CanvasObject
	for i, p := range []*content.Process{one, other} {
		opts := LanesOptions{Role: role}
		if onStep != nil {
			opts.OnStep = func(step string) { onStep(p.ID, step) }
		}
		b.parts[i] = NewLanes(course, p, opts)
		rows = append(rows, kit.Stack(8, kit.Small(caption(p)), b.parts[i]))
	}
	b.content = kit.Stack(theme.Size(stackGap), rows...)
	b.ExtendBaseWidget(b)
	return b
}

// HeightFor gives the height at a width.
func (b *BothByRole) HeightFor(width float32) float32 { return kit.HeightFor(b.content, width) }

// NaturalWidth asks for all there is.
func (b *BothByRole) NaturalWidth() float32 { return b.parts[0].NaturalWidth() }

// MinSize is narrow, and as high as the width last used makes it.
func (b *BothByRole) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	return fyne.NewSize(120, b.HeightFor(max(b.Size().Width, 120)))
}

// TextAlternative says in words what both show.
func (b *BothByRole) TextAlternative() string {
	return b.parts[0].TextAlternative() + "\n" + b.parts[1].TextAlternative()
}

func (b *BothByRole) Title() string {
	return words.F("%s and %s by role", b.parts[0].process.Title, b.parts[1].process.Title)
}

func (b *BothByRole) Draw(width float32) ([]drawing.Mark, float32) {
	var out []drawing.Mark
	y := float32(0)
	for i, part := range b.parts {
		if i > 0 {
			y += theme.Size(stackGap)
		}
		name := fit(strings.TrimSpace(caption(part.process)), width, 1, theme.SmallSize, theme.Face{})
		high := name.size * 1.5
		out = append(out, drawing.NewTextLine(name.lines[0], name.size, theme.Face{}, theme.Color(theme.Muted), fyne.NewPos(0, y), high))
		y = round(y + high + 8)
		marks, h := part.Draw(width)
		for _, m := range marks {
			out = append(out, m.Translate(fyne.NewPos(0, y)))
		}
		y += h
	}
	return out, y
}

// CreateRenderer is Fyne's.
func (b *BothByRole) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return widget.NewSimpleRenderer(b.content)
}
