package lesson

import (
	"sort"
	"strings"

	"stagecraft/content/markup"
	"stagecraft/ui/document"
	"stagecraft/ui/words"
)

// outline is a lesson's headings as the contents list them, in two levels.
type outline struct{ entries []entry }

// entry is one heading. The first may stand for what comes before any.
type entry struct {
	id     string // "" for the beginning
	title  string
	block  int
	parent int // index of the entry it is under; -1 for none
}

func newOutline(d *markup.Document, isTitle func(block int) bool) *outline {
	top := 7
	for i, b := range d.Blocks {
		if h, ok := b.(*markup.Heading); ok && !isTitle(i) {
			top = min(top, h.Level)
		}
	}
	o := &outline{}
	parent := -1
	for i, b := range d.Blocks {
		h, ok := b.(*markup.Heading)
		if ok && isTitle(i) {
			continue
		}
		if !ok {
			if len(o.entries) == 0 {
				o.entries = append(o.entries, entry{title: words.T("Beginning"), block: i, parent: -1})
			}
			// What leads in is called by its first titled panel, if it has one.
			if c, ok := b.(*markup.Callout); ok && len(o.entries) == 1 && o.entries[0].id == "" && len(c.Title) > 0 && o.entries[0].title == words.T("Beginning") {
				o.entries[0].title = titled(d, c.Title)
			}
			continue
		}
		e := entry{id: h.ID, title: titled(d, h.Inlines), block: i, parent: -1}
		switch {
		case h.Level == top:
			parent = len(o.entries)
		case h.Level == top+1:
			e.parent = parent
		default:
			continue
		}
		o.entries = append(o.entries, e)
	}
	return o
}

// titled gives a title of a note on one line, in the signs that the note itself is shown in and with its formulas
// between dollars.
func titled(d *markup.Document, inlines []markup.Inline) string {
	if !d.Meta.AsTyped {
		inlines = markup.Typeset(inlines)
	}
	return strings.Join(strings.Fields(markup.WithDollars(inlines)), " ")
}

// find gives the index of a heading; -1 when it isn't listed.
func (o *outline) find(id string) int {
	for i, e := range o.entries {
		if e.id == id {
			return i
		}
	}
	return -1
}

// at gives the entry that is being read: the last that began above a line near
// the top of the view. Over the last screen the line moves down, so that the
// last headings get their turn.
func (o *outline) at(v *document.View) int {
	view, whole := v.Height()
	line := view * 0.2
	if left := whole - v.Offset() - view; left < view && whole > view {
		part := 1 - max(left, 0)/view
		line += (view - line) * part * part
	}
	current := sort.Search(len(o.entries), func(i int) bool {
		y, _ := v.Extent(o.entries[i].block)
		return y > line
	}) - 1
	if current < 0 && len(o.entries) > 0 {
		return 0
	}
	return current
}
