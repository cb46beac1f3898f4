package document

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// chunk is a part of a block that is too big for one widget: some rows of a
// table, some lines of code, one of the blocks of a callout. The chunks of a
// block are items of the view one under the other, and show no seam.
type chunk struct {
	block  markup.Block // what it shows, for its text; nil when it has none of the block's
	from   int          // the character of the unit's text that it begins with
	length int          // and how many it has

	frames []*frame // what it stands in, the outermost first
	top    int      // how many of these began before it
	end    int      // and how many go on after it
	gap    float32  // above it and inside those, in pixels at 100 %

	scope *scope
	place int // among those of the scope
	folds []*markup.Spoiler

	make   func(m *widgetBuilder) fyne.CanvasObject
	guess  func(width float32) float32
	starts *starts  // where the texts of it begin, when these don't follow on from
	spans  [][2]int // and which characters they are; nil when they do

	// recolour sets the colours of code that have come; nil for other chunks.
	recolour func(it *item)
}

// frame is what chunks stand in: the panel of a callout, the bar of a quote,
// the margin of a list's entry.
type frame struct {
	// wrap draws the part of it around one chunk, its first, its last or one
	// between.
	wrap  func(m *widgetBuilder, content fyne.CanvasObject, first, last bool) fyne.CanvasObject
	inset float32 // that it takes from the width, about, in pixels at 100 %
}

// scope is the text in which a term is underlined once: a section, or the
// inside of a fold.
type scope struct {
	outer  bool // the section's, which begins above the block
	chunks []*chunk
	terms  [][]string // by chunk, once asked for
}

// begins and ends tell whether a chunk is the first or the last in its frame
// of an index.
func (p *chunk) begins(frame int) bool { return frame >= p.top }
func (p *chunk) ends(frame int) bool   { return frame >= p.end }

// object makes the chunk's widget.
func (p *chunk) object(m *widgetBuilder) fyne.CanvasObject {
	o := p.make(m)
	for i := len(p.frames); ; i-- {
		if i == p.top && i > 0 && p.gap > 0 {
			o = kit.InsetSides(0, theme.Size(p.gap), 0, 0, o)
		}
		if i == 0 {
			return o
		}
		o = p.frames[i-1].wrap(m, o, p.begins(i-1), p.ends(i-1))
	}
}

// roughly gives about the height of the chunk at a width.
func (p *chunk) roughly(width float32) float32 {
	for _, f := range p.frames {
		width -= theme.Size(f.inset)
	}
	h := p.guess(max(width, 40))
	if p.top > 0 {
		h += theme.Size(p.gap)
	}
	return h
}

// selectable tells whether a chunk shows text that can be selected. The title
// of a fold is a button.
func (p *chunk) selectable() bool {
	title, ok := p.block.(*markup.Spoiler)
	return p.length > 0 && (!ok || len(title.Blocks) > 0)
}

// shows tells whether a chunk that begins before a character may have it.
func (p *chunk) shows(char int) bool {
	if p.spans == nil {
		return p.length > 0
	}
	return slices.ContainsFunc(p.spans, func(s [2]int) bool { return char >= s[0] && char < s[1] })
}
