package document

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content/formula"
	"stagecraft/content/markup"
)

// setAll has the formulas of a note set, so that a view shows them at once.
func setAll(t *testing.T, note string) {
	t.Helper()
	d := markup.Parse([]byte(note))
	formula.Read(d).Each(d, func(source formula.Source, _ markup.Block) {
		if f, err := formula.Shared.Draw(t.Context(), source); err != nil || f.Drawing == nil {
			t.Fatalf("%s: %v, %+v", source.TeX, err, f)
		}
	})
}

func TestFormulas_AreSelectedCopiedAndFoundAsTeX(t *testing.T) {
	const note = "Here $a_{17}^2$ stands.\n\n$$\n\\frac{b_{23}}{c}\n$$\n\nAfter.\n"
	setAll(t, note)
	v := reading(t, note, fyne.NewSize(700, 900))
	for block, want := range []string{"Here a_{17}^2 stands.", `\frac{b_{23}}{c}`} {
		if !v.Selection.SelectBlock(block) || strings.TrimSpace(v.Selection.Text()) != want {
			t.Errorf("of block %d %q is copied, want %q", block, v.Selection.Text(), want)
		}
	}
	for query, want := range map[string]int{"a_{17}": 1, "b_{23}": 1, "frac": 1, "d_{": 0} {
		if _, n := v.Find.Search(query); n != want {
			t.Errorf("%q is found %d times, want %d", query, n, want)
		}
	}
}

func TestFormulas_AReferenceLeadsToItsNumber(t *testing.T) {
	note := "By $\\eqref{one}$ and $\\ref{two}$.\n\n" + strings.Repeat("Text that fills the page.\n\n", 60) +
		"$$\n\\begin{equation}\\label{one}x=1\\end{equation}\n$$\n\n$$\n\\begin{equation}y=2\\tag{B}\\label{two}\\end{equation}\n$$\n\n" +
		strings.Repeat("Text that fills the page.\n\n", 60)
	setAll(t, note)
	v := reading(t, note, fyne.NewSize(700, 600))
	if got := holding(t, v, "By").paragraph.Spoken(); !strings.Contains(got, "1") || !strings.Contains(got, "B") {
		t.Errorf("the references are read as %q", got)
	}
	before := v.Offset()
	tapped := 0
	for _, r := range holding(t, v, "By").paragraph.Runs {
		if r.Tap == nil {
			continue
		}
		tapped++
		r.Tap(fyne.Position{})
		if v.Offset() <= before+100 {
			t.Errorf("%q leads from %g to %g", r.Text, before, v.Offset())
		}
		v.ScrollTo(-1, 0)
	}
	if tapped != 2 {
		t.Errorf("%d references can be followed, want 2", tapped)
	}
}
