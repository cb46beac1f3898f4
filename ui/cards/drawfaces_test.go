package cards

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

func TestFaces_ShowAllTheirTextWhateverItsLength(t *testing.T) {
	defer theme.SetTextScale(100)
	texts := map[string]string{
		"short":     "PO",
		"term":      "Request for quotation",
		"sentence":  "The buyer's formal, approved order for named items at an agreed price.",
		"long word": strings.Repeat("Donaudampfschifffahrt", 6),
		"too long":  strings.Repeat("An order that says which items are bought and at what price. ", 30),
	}
	sizes := []fyne.Size{{Width: 680, Height: 400}, {Width: 744, Height: 300}, {Width: 400, Height: 180}}
	for name, text := range texts {
		for _, scale := range []int{100, 150, 200} {
			for _, size := range sizes {
				theme.SetTextScale(scale)
				l := cardFaces{kind: "Term", front: text, heading: text, answer: text, not: text, open: func() {}, openTitle: "Open in lesson ›"}
				for side, face := range map[string]fyne.CanvasObject{"front": l.frontFace(size), "back": l.backFace(size)} {
					face.Resize(size)
					inner := face.(*fyne.Container).Objects[0]
					if _, scrolls := inner.(*kit.Scroller); scrolls {
						if len(text) < 100 && scale < 200 && size.Height >= 300 {
							t.Errorf("%s of %q at %d %% on %v has to be scrolled", side, name, scale, size)
						}
						continue
					}
					if need := kit.HeightFor(inner, inner.Size().Width); need > inner.Size().Height+0.5 || inner.Position().Y < 0 {
						t.Errorf("%s of %q at %d %% on %v: needs %v, has %v", side, name, scale, size, need, inner.Size().Height)
					}
				}
			}
		}
	}
}

func TestFrontFace_SetsShortTextLarge(t *testing.T) {
	size := fyne.NewSize(680, 400)
	if h := kit.HeightFor(cardFaces{kind: "Abbreviation", front: "PO"}.frontFace(size).(*fyne.Container).Objects[0], 600); h < 64 {
		t.Errorf("the face of PO is %v high, smaller than its largest size", h)
	}
}
