package html

import (
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/content/language"
	"stagecraft/content/markup"
)

// maxEntries is how many lines all tables of contents of a note may have after
// the first: a note may ask for any number of them.
const maxEntries = 5000

// entry is a line of the table of contents.
type entry struct {
	heading *markup.Heading
	level   int // as written
	text    string
}

// article writes a note: its title, its blocks and its footnotes.
func (w *writer) article() {
	d := w.note.Document
	w.calls, w.named = map[int]int{}, map[*content.Term]bool{}
	opening := w.settleHeadings()
	direction := d.Meta.Direction
	switch {
	case direction == "rtl" || direction == "ltr":
	case language.RightToLeft(w.language()):
		direction = "rtl"
	default:
		direction = ""
	}
	w.direction = direction
	w.Element("article", func() {
		if !opening {
			w.Line("h1", w.title, "dir", w.otherWay([]markup.Inline{markup.Text{Value: w.title}}))
		}
		w.blocks(d.Blocks)
		w.footnotes(d.Footnotes)
	}, "id", w.id("note."), "lang", w.language(), "dir", direction)
}

// settleHeadings finds the title and gives each heading its level, so that
// there is one h1 and no level is skipped. It tells whether the title is the
// heading that the note opens with.
func (w *writer) settleHeadings() bool {
	d := w.note.Document
	w.title = strings.TrimSpace(d.Meta.Title)
	blocks := d.Blocks
	opening := false
	w.levels = map[*markup.Heading]int{}
	if len(blocks) > 0 {
		if h, ok := blocks[0].(*markup.Heading); ok {
			text := strings.TrimSpace(markup.PlainText(h.Inlines))
			if opening = text != "" && (w.title == "" || w.title == text); opening {
				w.title = text
				w.levels[h] = 1
				blocks = blocks[1:]
			}
		}
	}
	if w.title == "" {
		w.title = strings.TrimSpace(w.note.Name)
	}
	if w.title == "" {
		w.title = w.words.T("Note")
	}
	w.settle(blocks, 2)
	for _, h := range (&markup.Document{Blocks: blocks}).Headings() {
		w.contents = append(w.contents, entry{h, w.levels[h], w.letters(h.Inlines)})
	}
	for _, f := range d.Footnotes { // they stand below a heading of their own
		w.settle(f.Blocks, 3)
	}
	w.anchors = map[string]bool{}
	for h := range w.levels {
		w.anchors[h.ID] = true
	}
	return opening
}

// settle gives headings their levels: one more than the heading they are below,
// the first of them least. Those within a box are below the heading that the
// box is below, and what comes after it isn't below them.
func (w *writer) settle(blocks []markup.Block, least int) {
	var above []int // levels in the note of the headings that this one is below
	for _, b := range blocks {
		h, ok := b.(*markup.Heading)
		if !ok {
			w.settle(within(b), least+len(above))
			continue
		}
		for len(above) > 0 && above[len(above)-1] >= h.Level {
			above = above[:len(above)-1]
		}
		w.levels[h] = min(least+len(above), 6)
		above = append(above, h.Level)
	}
}

// within gives the blocks right within a block.
func within(b markup.Block) []markup.Block {
	var inner []markup.Block
	markup.Walk([]markup.Block{b}, func(each markup.Block) bool {
		if each == b {
			return true
		}
		inner = append(inner, each)
		return false
	})
	return inner
}

func (w *writer) heading(h *markup.Heading) {
	w.named = map[*content.Term]bool{} // another section, in which terms lead to what they mean anew
	w.Element("h"+strconv.Itoa(w.levels[h]), func() { w.inlines(h.Inlines) }, "id", w.id(h.ID), "dir", w.otherWay(h.Inlines))
}

// tableOfContents writes [TOC]. When a note asks for it very often, the later
// ones lead to the first.
func (w *writer) tableOfContents(c *markup.Contents) {
	if w.listed > maxEntries {
		w.Element("p", func() { w.Line("a", w.words.T("Contents"), "href", "#"+w.id("contents.")) })
		return
	}
	id := ""
	if w.listed == 0 {
		id = w.id("contents.")
	}
	w.listed++
	w.Element("nav", func() { w.entries(c.MaxLevel) }, "aria-label", w.words.T("Contents"), "id", id)
}

// entries writes the headings down to a level of the note, or all when it is 0,
// as lists within lists.
func (w *writer) entries(maxLevel int) {
	var above []int // levels of the entries that are open
	for _, e := range w.contents {
		if maxLevel > 0 && e.heading.Level > maxLevel || e.heading.ID == "" || strings.TrimSpace(e.text) == "" {
			continue
		}
		w.listed++
		if n := len(above); n == 0 || above[n-1] < e.level {
			w.Raw("<ul>\n")
		} else {
			w.End("li")
			for ; n > 1 && above[n-2] >= e.level; n-- {
				w.End("ul")
				w.End("li")
			}
			above = above[:n-1]
		}
		above = append(above, e.level)
		w.Start("li")
		w.Line("a", e.text, "href", "#"+w.id(e.heading.ID))
	}
	for range above {
		w.End("li")
		w.End("ul")
	}
}
