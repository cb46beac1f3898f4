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
	w.element("section", func() {
		w.line("h2", "Notes", "id", id)
		w.element("ol", func() {
			for i, f := range all {
				number := strconv.Itoa(f.Number)
				w.element("li", func() {
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
	w.element("p", func() {
		for call := 1; call <= w.calls[n]; call++ {
			nth := strconv.Itoa(call)
			label := "Back to note " + number + " in the text"
			if w.calls[n] > 1 {
				label += ", place " + nth
			}
			w.line("a", "↩\ufe0e", "href", "#"+w.id("call."+number+"."+nth), "role", "doc-backlink", "aria-label", label)
			w.raw(" ")
		}
	}, "class", "back")
}
