package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/flow"
	"stagecraft/ui/internal/trial"
	"stagecraft/ui/look"
)

func TestRail_NoNameIsCutOffAtAnyTextSize(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Size: fyne.NewSize(1920, 1080)})
	for scale := 80; scale <= 200; scale += 10 {
		app.SetTextScale(scale)
		names := 0
		for _, name := range lettering(app.rail.object) {
			names++
			if name.Shortened() {
				t.Errorf("at %d %% the rail cuts %q off", look.TextScale(), name.PlainText())
			}
		}
		if names < 8 {
			t.Errorf("at %d %% the rail has only %d texts", look.TextScale(), names)
		}
	}
}

// lettering gives the texts.
func lettering(o fyne.CanvasObject) []*flow.Paragraph {
	var all []*flow.Paragraph
	for o := range trial.Drawn(o) {
		if p, ok := o.(*flow.Paragraph); ok {
			all = append(all, p)
		}
	}
	return all
}
