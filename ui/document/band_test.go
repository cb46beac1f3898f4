package document

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// TestView_DrawsTheTextInViewAlone holds both ways wherever the view is: every line in view is drawn,
// and hardly any that is not.
func TestView_DrawsTheTextInViewAlone(t *testing.T) {
	long := strings.Repeat("Words of a paragraph that is as high as the window, and higher still. ", 120)
	v, _ := show(t, long+"\n\n- "+strings.Repeat("an entry\n- ", 20)+"the last\n\n| a | b |\n|---|---|\n"+strings.Repeat("| one | two |\n", 30)+"\n"+long, Options{}, fyne.NewSize(900, 400))
	for !v.AtEnd() {
		v.ScrollBy(170)
		for _, it := range v.items[v.sheet.from:v.sheet.to] {
			for _, p := range it.passages {
				drawn := map[float32]bool{}
				for _, o := range test.WidgetRenderer(p.paragraph).Objects() {
					if _, ok := o.(*canvas.Raster); ok {
						drawn[o.Position().Y] = true
					}
				}
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.paragraph).Y
				high := p.paragraph.Size().Height / float32(p.paragraph.LineCount(p.paragraph.Size().Width))
				shown := 0
				for n := range p.paragraph.LineCount(p.paragraph.Size().Width) {
					if top := at + float32(n)*high; top+high > 0 && top < 400 {
						shown++
					}
				}
				if most := shown + int(2*near/high) + 2; len(drawn) < shown || len(drawn) > most {
					t.Fatalf("at %v a paragraph at %v draws %d lines, %d are in view", v.Offset(), at, len(drawn), shown)
				}
			}
		}
	}
}
