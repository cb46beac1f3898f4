package trial

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

// Way notes where a page leads.
type Way []nav.Route

// Go notes a place.
func (w *Way) Go(r nav.Route) { *w = append(*w, r) }

// GoPage notes a page.
func (w *Way) GoPage(page string) { *w = append(*w, nav.Route{Page: page}) }

// Says gives all text that a thing shows, a paragraph a line. It needs an app.
func Says(o fyne.CanvasObject) string {
	var b strings.Builder
	each(o, func(o fyne.CanvasObject) {
		if p, ok := o.(*flow.Paragraph); ok {
			b.WriteString(p.PlainText() + "\n")
		}
	})
	return b.String()
}

// Press presses the button with that text.
func Press(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	var found *kit.Pressable
	each(o, func(o fyne.CanvasObject) {
		if p, ok := o.(*kit.Pressable); ok && strings.TrimSpace(Says(p.Content)) == label {
			found = p
		}
	})
	if found == nil {
		t.Fatalf("there is no button %q", label)
	}
	found.Tapped(nil)
}

// each calls do with all that is drawn of o in a window of the usual size.
func each(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	w := test.NewWindow(o)
	defer w.Close()
	w.Resize(fyne.NewSize(1072, 832))
	for _, o := range test.LaidOutObjects(o) {
		do(o)
	}
}
