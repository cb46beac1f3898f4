package uitest

import (
	"iter"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/kit"
	"stagecraft/ui/text"
)

// Drawn gives a thing and all that is drawn of it, but nothing of the letters
// of a paragraph.
func Drawn(o fyne.CanvasObject) iter.Seq[fyne.CanvasObject] {
	return func(yield func(fyne.CanvasObject) bool) { walk(o, yield) }
}

func walk(o fyne.CanvasObject, yield func(fyne.CanvasObject) bool) bool {
	if !o.Visible() {
		return true
	}
	if !yield(o) {
		return false
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *text.Paragraph:
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, c := range inside {
		if !walk(c, yield) {
			return false
		}
	}
	return true
}

// Find gives the first of its kind that is drawn of a thing and is as wanted.
func Find[T fyne.CanvasObject](o fyne.CanvasObject, wanted func(T) bool) (found T, ok bool) {
	for o := range Drawn(o) {
		if v, fits := o.(T); fits && wanted(v) {
			return v, true
		}
	}
	return found, false
}

// Says gives all the text that a thing shows, each a line.
func Says(o fyne.CanvasObject) string {
	var b strings.Builder
	for o := range Drawn(o) {
		switch o := o.(type) {
		case *text.Paragraph:
			b.WriteString(o.PlainText() + "\n")
		case *canvas.Text:
			b.WriteString(o.Text + "\n")
		}
	}
	return b.String()
}

// Button gives the first thing that is drawn of another, can be pressed, and
// has a text as wanted; nil when there is none.
func Button(o fyne.CanvasObject, wanted func(label string) bool) *kit.Pressable {
	b, _ := Find(o, func(p *kit.Pressable) bool { return wanted(Label(p)) })
	return b
}

// Label is the text of what can be pressed.
func Label(p *kit.Pressable) string { return strings.TrimSpace(Says(p.Content)) }

// Over gives what lies over a window's content; nil when nothing does.
func Over(w fyne.Window) fyne.CanvasObject { return w.Canvas().Overlays().Top() }

// Click clicks the paragraph that says a text, in what lies over a window or
// else in its content.
func Click(t *testing.T, w fyne.Window, says string) {
	t.Helper()
	root := Over(w)
	if root == nil {
		root = w.Content()
	}
	found, ok := Find(root, func(p *text.Paragraph) bool { return strings.TrimSpace(p.PlainText()) == says })
	if !ok {
		t.Fatalf("nothing shows %q in:\n%s", says, Says(root))
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(found).AddXY(min(found.Size().Width, 20)/2, found.Size().Height/2)
	if size := w.Canvas().Size(); at.X < 0 || at.Y < 0 || at.X > size.Width || at.Y > size.Height {
		t.Fatalf("%q is out of view, at %v", says, at)
	}
	test.TapCanvas(w.Canvas(), at)
}
