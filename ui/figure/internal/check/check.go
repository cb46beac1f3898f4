// Package check holds what tests check of drawn figures: that nothing overlaps,
// is cut or leaves its place, and that a figure is drawn as its master.
package check

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/theme"
)

// Apart checks that no text of a figure overlaps another or leaves it, and
// that no line or other box lies on one.
func Apart(t *testing.T, marks []drawing.Mark, width, height float32) {
	t.Helper()
	var all []drawing.TextLine
	for _, m := range marks {
		if l, ok := m.(drawing.TextLine); ok && l.Content != "" {
			all = append(all, l)
		}
	}
	over := func(a, b drawing.Box) bool {
		return a.At.X < b.At.X+b.Size.Width-0.5 && b.At.X < a.At.X+a.Size.Width-0.5 && a.At.Y < b.At.Y+b.Size.Height-0.5 && b.At.Y < a.At.Y+a.Size.Height-0.5
	}
	for i, a := range all {
		if a.At.X < 0 || a.At.X+a.Size.Width > width+0.5 || a.At.Y < -1 || a.At.Y+a.Size.Height > height+1 {
			t.Errorf("%q leaves the figure: %v of %vx%v", a.Content, a.Box, width, height)
		}
		if a.TextSize < theme.Size(11) {
			t.Errorf("%q is set at %v, smaller than %v", a.Content, a.TextSize, theme.Size(11))
		}
		for _, b := range all[i+1:] {
			if over(LettersOnly(a), LettersOnly(b)) {
				t.Errorf("%q and %q overlap", a.Content, b.Content)
			}
		}
		core := LettersOnly(a)
		for _, m := range marks {
			s, line := m.(drawing.Polyline)
			if !line {
				continue
			}
			for _, o := range s.Objects() {
				if over(core, drawing.Box{At: o.Position(), Size: o.Size()}) {
					t.Errorf("a line lies on %q", a.Content)
				}
			}
		}
	}
}

// LettersOnly is a text's box without the room that its font keeps above and
// below the letters: fonts of other scripts keep more than lines are apart.
func LettersOnly(l drawing.TextLine) drawing.Box {
	b, high := l.Box, min(l.Size.Height, l.TextSize*1.15)
	b.At.Y += (b.Size.Height - high) / 2
	b.Size.Height = high
	return b
}

// Within checks that what is written on a shape stays on it, and that no arrow
// leaves the figure.
func Within(t *testing.T, marks []drawing.Mark, width, height float32) {
	t.Helper()
	for i, m := range marks {
		switch m := m.(type) {
		case drawing.Polyline:
			for _, at := range m.Points {
				if at.X < 0 || at.X > width || at.Y < 0 || at.Y > height {
					t.Errorf("a line leaves the figure at %v", at)
				}
			}
		case drawing.TextLine:
			if on, ok := Under(marks[:i], m); ok && m.Content != "" && !holdsText(on, m) {
				t.Errorf("%q leaves what it is written on: %v on %v", m.Content, m.Box, on.Box)
			}
		}
	}
}

// Under gives the shape that a text is written on: the last one drawn before
// it that its middle lies on. Lines are none.
func Under(before []drawing.Mark, l drawing.TextLine) (drawing.Area, bool) {
	middle := l.At.Add(fyne.NewPos(l.Size.Width/2, l.Size.Height/2))
	for _, m := range slices.Backward(before) {
		if a, ok := m.(drawing.Area); ok && a.Size.Height > 8 && a.Holds(middle) && (a.Corners == nil || drawing.Enclose(a.Corners, middle.Subtract(a.At))) {
			return a, true
		}
	}
	return drawing.Area{}, false
}

func holdsText(a drawing.Area, l drawing.TextLine) bool {
	core := LettersOnly(l)
	for _, corner := range []fyne.Position{
		core.At, core.At.AddXY(core.Size.Width, 0), core.At.AddXY(0, core.Size.Height), core.At.AddXY(core.Size.Width, core.Size.Height),
	} {
		if a.Corners != nil && !drawing.Enclose(a.Corners, corner.Subtract(a.At)) || !a.Holds(corner) {
			return false
		}
	}
	return true
}
