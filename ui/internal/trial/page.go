package trial

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/flow"
)

// Says gives all the text that a thing shows, each a line.
func Says(o fyne.CanvasObject) string {
	var b strings.Builder
	each(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *flow.Paragraph:
			b.WriteString(o.PlainText() + "\n")
		case *canvas.Text:
			b.WriteString(o.Text + "\n")
		}
	})
	return b.String()
}

// Over gives what lies over a window's content; nil when nothing does.
func Over(w fyne.Window) fyne.CanvasObject { return w.Canvas().Overlays().Top() }

// Click clicks the paragraph that says a text, in what lies over a window or
// else in its content.
func Click(t *testing.T, w fyne.Window, text string) {
	t.Helper()
	root := Over(w)
	if root == nil {
		root = w.Content()
	}
	var found *flow.Paragraph
	each(root, func(o fyne.CanvasObject) {
		if p, ok := o.(*flow.Paragraph); ok && found == nil && strings.TrimSpace(p.PlainText()) == text {
			found = p
		}
	})
	if found == nil {
		t.Fatalf("nothing shows %q in:\n%s", text, Says(root))
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(found).AddXY(min(found.Size().Width, 20)/2, found.Size().Height/2)
	if size := w.Canvas().Size(); at.X < 0 || at.Y < 0 || at.X > size.Width || at.Y > size.Height {
		t.Fatalf("%q is out of view, at %v", text, at)
	}
	test.TapCanvas(w.Canvas(), at)
}

// each calls do with all of o that is drawn, down to paragraphs.
func each(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	do(o)
	switch o := o.(type) {
	case *flow.Paragraph:
	case *fyne.Container:
		for _, c := range o.Objects {
			each(c, do)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			each(c, do)
		}
	}
}
