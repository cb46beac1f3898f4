package figure

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"stagecraft/ui/look"
)

var update = flag.Bool("update", false, "write what is drawn as what is wanted")

// TestFigures_DrawAsTheirMasters compares the boxes of every figure, in both
// themes and three widths, with the masters of testdata. What overlaps or is
// cut fails even where the master has it.
func TestFigures_DrawAsTheirMasters(t *testing.T) {
	test.NewApp()
	defer look.SetDark(false)
	for _, n := range []int{3, 5, 7, 9, 15} {
		for _, kind := range []string{"chevrons", "lanes", "pair", "both"} {
			var b strings.Builder
			for _, dark := range []bool{false, true} {
				look.SetDark(dark)
				for _, width := range []float32{260, 640, 1016} {
					marks, height := pictures(masterNames(n)...)[kind].drawn(width)
					inside(t, marks, width, height)
					fmt.Fprintf(&b, "-- %.0f wide, %.0f high, dark %v --\n", width, height, dark)
					for _, m := range marks {
						fmt.Fprintln(&b, m)
					}
				}
			}
			name := filepath.Join("testdata", fmt.Sprintf("%s-%d.txt", kind, n))
			if *update {
				if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, name, b.String(), string(want))
		}
	}
}

// masterNames are long names in letters of our own font only: what stands for
// others depends on the system.
func masterNames(n int) []string {
	out := names(n, true)
	for i, name := range out {
		if strings.ContainsFunc(name, ideograph) {
			out[i] = "Onboarding, training and the first three months together"
		}
	}
	return out
}

// compare shows the first line that differs.
func compare(t *testing.T, name, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
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
