package html

import (
	"golang.org/x/text/unicode/bidi"

	"stagecraft/content/markup"
)

// otherWay gives "auto", with which a browser sets text by its own letters, for
// text that begins in another direction than what it stands in; else "".
func (w *writer) otherWay(inlines []markup.Inline) string {
	around := "ltr"
	if w.direction == "rtl" {
		around = "rtl"
	}
	if own := directionOf(inlines); own != "" && own != around {
		return "auto"
	}
	return ""
}

// directionOf gives the direction of the first letter of a text that has one.
func directionOf(inlines []markup.Inline) string {
	found := ""
	markup.EachInline(inlines, func(in markup.Inline) {
		text, ok := in.(markup.Text)
		if !ok || found != "" {
			return
		}
		for i := range text.Value {
			switch p, _ := bidi.LookupString(text.Value[i:]); p.Class() {
			case bidi.L:
				found = "ltr"
			case bidi.R, bidi.AL:
				found = "rtl"
			default:
				continue
			}
			return
		}
	})
	return found
}

// opening gives the running text that blocks begin with.
func opening(blocks []markup.Block) []markup.Inline {
	if len(blocks) > 0 {
		if p, ok := blocks[0].(*markup.Paragraph); ok {
			return p.Inlines
		}
	}
	return nil
}
