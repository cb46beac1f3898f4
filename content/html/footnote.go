package html

import (
	"bytes"
	"strconv"

	"stagecraft/content/markup"
)

// footnotes writes the notes at the end, each with ways back to its marks.
// Marks within footnotes count too, so all are written before any gets its
// ways back.
func (w *writer) footnotes(all []markup.Footnote) {
	if len(all) == 0 {
		return
	}
	out := w.out
	texts := make([]*bytes.Buffer, len(all))
	for i, f := range all {
		texts[i] = &bytes.Buffer{}
		w.out = texts[i]
		w.blocks(f.Blocks)
	}
	w.out = out
	id := w.id("notes.")
	w.Element("section", func() {
		w.Line("h2", w.words.T("Notes"), "id", id)
		w.Element("ol", func() {
			for i, f := range all {
				number := strconv.Itoa(f.Number)
				w.Element("li", func() {
					w.out.Write(texts[i].Bytes())
					w.waysBack(f.Number, number)
				}, "id", w.id("note."+number))
			}
		})
	}, "class", "notes", "role", "doc-endnotes", "aria-labelledby", id)
}

func (w *writer) waysBack(n int, number string) {
	if w.calls[n] == 0 {
		return
	}
	w.Element("p", func() {
		for call := 1; call <= w.calls[n]; call++ {
			nth := strconv.Itoa(call)
			label := w.words.F("Back to note %d in the text", n)
			if w.calls[n] > 1 {
				label = w.words.F("Back to note %d in the text, place %d", n, call)
			}
			w.Line("a", "↩\ufe0e", "href", "#"+w.id("call."+number+"."+nth), "role", "doc-backlink", "aria-label", label)
			w.Raw(" ")
		}
	}, "class", "back")
}
