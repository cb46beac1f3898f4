package figure

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/theme"
)

var update = flag.Bool("update", false, "write what is drawn as what is wanted")

// TestFigures_DrawAsTheirMasters compares the boxes of every figure, in both
// themes and three widths, with the masters of testdata. What overlaps or is
// cut fails even where the master has it.
func TestFigures_DrawAsTheirMasters(t *testing.T) {
	test.NewApp()
	defer theme.SetDark(false)
	for _, n := range []int{3, 5, 7, 9, 15} {
		for _, kind := range []string{"chevrons", "steps", "lanes", "pair", "both"} {
			var b strings.Builder
			for _, dark := range []bool{false, true} {
				theme.SetDark(dark)
				for _, width := range []float32{260, 640, 1016} {
					marks, height := pictures(masterNames(n)...)[kind].drawn(width)
					inside(t, marks, width, height)
					within(t, marks, width, height)
					fmt.Fprintf(&b, "-- %.0f wide, %.0f high, dark %v --\n", width, height, dark)
					for _, m := range marks {
						fmt.Fprintln(&b, m)
					}
				}
			}
			isAsMaster(t, fmt.Sprintf("%s-%d.txt", kind, n), b.String())
		}
	}
}

func TestFigures_NothingOverlapsOrIsCutInLargeText(t *testing.T) {
	test.NewApp()
	defer theme.SetTextScale(100)
	for _, percent := range []int{80, 150, 200} {
		theme.SetTextScale(percent)
		for _, n := range []int{3, 5, 7, 9, 15} {
			for _, width := range []float32{260, 640, 1016} {
				for kind, f := range pictures(masterNames(n)...) {
					t.Run(fmt.Sprintf("%s of %d steps at %v, %d %%", kind, n, width, percent), func(t *testing.T) {
						marks, height := f.drawn(width)
						inside(t, marks, width, height)
						within(t, marks, width, height)
					})
				}
			}
		}
	}
}

// masterNames are long names in letters of our own font only: what stands for
// others depends on the system.
func masterNames(n int) []string {
	out := names(n, true)
	for i, name := range out {
		if strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			out[i] = "Onboarding, training and the first three months together"
		}
	}
	return out
}

// isAsMaster compares what is drawn with a master of testdata and shows the first
// line that differs, or makes it the master.
func isAsMaster(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	section := ""
	for i := range min(len(g), len(w)) {
		if strings.HasPrefix(w[i], "-- ") {
			section = w[i]
		}
		if g[i] != w[i] {
			t.Errorf("%s %s line %d:\ngot  %s\nwant %s", name, section, i+1, g[i], w[i])
			return
		}
	}
	t.Errorf("%s: %d lines are drawn, want %d", name, len(g), len(w))
}

// within checks that what is written on a shape stays on it, and that no arrow
// leaves the figure.
func within(t *testing.T, marks []mark, width, height float32) {
	t.Helper()
	for i, m := range marks {
		switch m := m.(type) {
		case stroke:
			for _, at := range m.points {
				if at.X < 0 || at.X > width || at.Y < 0 || at.Y > height {
					t.Errorf("a line leaves the figure at %v", at)
				}
			}
		case letters:
			if on, ok := under(marks[:i], m); ok && m.text != "" && !holdsText(on, m) {
				t.Errorf("%q leaves what it is written on: %v on %v", m.text, m.box, on.box)
			}
		}
	}
}

// under gives the shape that a text is written on: the last one drawn before
// it that its middle lies on. Lines are none.
func under(before []mark, l letters) (area, bool) {
	middle := l.at.Add(fyne.NewPos(l.size.Width/2, l.size.Height/2))
	for _, m := range slices.Backward(before) {
		if a, ok := m.(area); ok && a.size.Height > 8 && a.holds(middle) && (a.corners == nil || encloses(a.corners, middle.Subtract(a.at))) {
			return a, true
		}
	}
	return area{}, false
}

func holdsText(a area, l letters) bool {
	core := lettersOnly(l)
	for _, corner := range []fyne.Position{
		core.at, core.at.AddXY(core.size.Width, 0), core.at.AddXY(0, core.size.Height), core.at.AddXY(core.size.Width, core.size.Height),
	} {
		if a.corners != nil && !encloses(a.corners, corner.Subtract(a.at)) || !a.holds(corner) {
			return false
		}
	}
	return true
}
