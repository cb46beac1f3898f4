package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/theme"
)

func TestChunks_ScrollSidewaysTogether(t *testing.T) {
	long := strings.Repeat("Internationalisation |", 8)
	note := "| n |" + long + "\n|---|" + strings.Repeat("---|", 8) + "\n"
	for i := range 400 {
		note += fmt.Sprintf("| %d |%s\n", i, long)
	}
	v := reading(t, note, fyne.NewSize(600, 1500))
	if !v.Sideways(0.5) {
		t.Fatal("the keys don't move it")
	}
	var at, wide float32
	check := func(when string) {
		for i, it := range v.layout.Items() {
			for _, w := range it.wide {
				if w.Size().Width == 0 { // measured, and not in the tree
					continue
				}
				if w.shared.offset <= 0 || w.content.Position().X != -w.shared.offset {
					t.Fatalf("%s: chunk %d stands at %v of %v", when, i, w.content.Position().X, w.shared.offset)
				}
				if at == 0 {
					at, wide = w.shared.offset, w.need()
				}
				if w.shared.offset != at || w.need() != wide {
					t.Fatalf("%s: chunk %d is moved by %v of %v, another by %v of %v", when, i, w.shared.offset, w.need(), at, wide)
				}
			}
		}
	}
	check("in view")
	if !v.thumb.Visible() {
		t.Error("nothing shows how far it is scrolled")
	}
	v.Key(fyne.KeyEnd) // chunks made later stand where the others do
	check("at the end")
	if v.thumb.Visible() {
		t.Error("there are two bars at the end")
	}
}

func TestFind_ScrollsSidewaysToo(t *testing.T) {
	for name, columns := range map[string]int{"wide": 9, "very wide": 200} {
		row := func(cell func(c int) string) string {
			var b strings.Builder
			for c := range columns {
				b.WriteString("| " + cell(c) + " ")
			}
			return b.String() + "|\n"
		}
		note := row(func(int) string { return "Internationalisation" }) + row(func(int) string { return "---" })
		for r := range 30 {
			note += row(func(c int) string { return fmt.Sprintf("r%dc%dx", r, c) })
		}
		v := reading(t, note, fyne.NewSize(600, 600))
		for _, query := range []string{fmt.Sprintf("r20c%dx", columns-2), "r20c1x", fmt.Sprintf("r3c%dx", columns/2)} {
			v.Find.Search(query)
			if got := marked(v, theme.FoundNowSoft); !slices.Equal(got, []string{query}) {
				t.Fatalf("%s: marked %q", name, got)
			}
			p := holding(t, v, query).paragraph
			driver := fyne.CurrentApp().Driver()
			at := driver.AbsolutePositionForObject(p).Subtract(driver.AbsolutePositionForObject(v))
			if !p.Visible() || at.X < 0 || at.X > 540 || at.Y < 0 || at.Y > 580 {
				t.Errorf("%s: %s stands at %v in a view of 600 x 600", name, query, at)
			}
		}
		drawn := 0
		for _, it := range v.layout.Items() {
			for _, p := range it.passages {
				if p.paragraph.Visible() {
					drawn++
				}
			}
		}
		if drawn > 31*12 {
			t.Errorf("%s: %d cells are drawn", name, drawn)
		}
	}
}
