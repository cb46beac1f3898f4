package figure

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"stagecraft/ui/figure/internal/check"
	"stagecraft/ui/figure/internal/samples"
	"stagecraft/ui/theme"
)

// pictures gives each kind of figure of a process with steps of these names.
func pictures(names ...string) map[string]Figure {
	c, p, other := samples.Linked(names...)
	return map[string]Figure{
		"chevrons": NewChevrons(c, p, Options{Filled: true}),
		"steps":    NewChevrons(c, p, Options{Current: "step-2"}),
		"lanes":    NewLanes(c, p, LanesOptions{}),
		"pair":     NewPair(c, p, other, PairOptions{}),
		"both":     NewBothByRole(c, p, other, "", nil),
	}
}

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
					marks, height := pictures(samples.MasterNames(n)...)[kind].Draw(width)
					check.Apart(t, marks, width, height)
					check.Within(t, marks, width, height)
					fmt.Fprintf(&b, "-- %.0f wide, %.0f high, dark %v --\n", width, height, dark)
					for _, m := range marks {
						fmt.Fprintln(&b, m)
					}
				}
			}
			check.Master(t, fmt.Sprintf("%s-%d.txt", kind, n), b.String())
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
				for kind, f := range pictures(samples.MasterNames(n)...) {
					t.Run(fmt.Sprintf("%s of %d steps at %v, %d %%", kind, n, width, percent), func(t *testing.T) {
						marks, height := f.Draw(width)
						check.Apart(t, marks, width, height)
						check.Within(t, marks, width, height)
					})
				}
			}
		}
	}
}
