package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/look"
)

func TestRail_NoNameIsCutOffAtAnyTextSize(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Size: fyne.NewSize(1920, 1080)})
	for scale := 80; scale <= 200; scale += 10 {
		app.SetTextScale(scale)
		names := 0
		for _, text := range lettering(app.rail.object) {
			names++
			if strings.Contains(text, "…") {
				t.Errorf("at %d %% the rail reads %q", look.TextScale(), text)
			}
		}
		if names < 8 {
			t.Errorf("at %d %% the rail has only %d texts", look.TextScale(), names)
		}
	}
}

// lettering gives the texts as they are drawn.
func lettering(o fyne.CanvasObject) []string {
	var all []string
	switch o := o.(type) {
	case *canvas.Text:
		return []string{o.Text}
	case *fyne.Container:
		for _, c := range o.Objects {
			all = append(all, lettering(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			all = append(all, lettering(c)...)
		}
	}
	return all
}
