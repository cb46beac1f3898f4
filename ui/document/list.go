package document

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.List]{
		widget: (*widgetBuilder).list,
		split:  (*chunker).list,
		cost: func(left *budget, b *markup.List) {
			for _, item := range b.Items {
				left.parts--
				left.blocks(item.Blocks)
			}
		},
		fits:  func(c *chunker, b *markup.List) bool { return len(b.Items) <= longList && c.fits(b) },
		lines: func(b *markup.List) int { return len(b.Items) },
		say:   (*sentenceBuilder).list,
	})
}

// longList is how many entries a list may have before each is an item of its own.
const longList = 24

func listGap(tight bool) float32 {
	if tight {
		return 5
	}
	return 10
}

// list makes a list; each level is set in by the width of its marks.
func (m *widgetBuilder) list(l *markup.List, s textStyle) fyne.CanvasObject {
	indent := listIndent(l, s)
	var rows []fyne.CanvasObject
	for i := range l.Items {
		rows = append(rows, container.New(hangingLayout{indent}, bullet(l, i, s), m.listEntry(l, i, s)))
	}
	return kit.Stack(theme.Size(listGap(l.Tight)), rows...)
}

// listIndent is how far a list is set in: by the widest of its marks.
func listIndent(l *markup.List, s textStyle) float32 {
	indent := theme.Size(s.size * 1.5)
	if l.Ordered {
		last := strconv.Itoa(l.Start+len(l.Items)-1) + "."
		indent = max(indent, theme.Width(last, theme.Size(s.size), theme.Face{})+theme.Size(9))
	}
	return indent
}

// bullet makes the mark of an entry.
func bullet(l *markup.List, entry int, s textStyle) fyne.CanvasObject {
	switch item := l.Items[entry]; {
	case item.Task:
		return checkBox(item.Done, s)
	case l.Ordered:
		p := s.paragraph([]text.Run{{Text: strconv.Itoa(l.Start+entry) + ".", Color: theme.Muted}})
		p.Align = fyne.TextAlignTrailing
		return kit.InsetSides(0, 0, theme.Size(8), 0, p)
	}
	return dot(s)
}

// listEntry makes what an entry says.
func (m *widgetBuilder) listEntry(l *markup.List, entry int, s textStyle) fyne.CanvasObject {
	inner := s
	inner.depth++
	switch blocks := l.Items[entry].Blocks; len(blocks) {
	case 0:
		return m.text(nil, s)
	case 1:
		return m.block(blocks[0], inner)
	default:
		return m.blocks(blocks, listGap(l.Tight)+2, inner)
	}
}

// list splits a list between its entries, and within those that are too long.
// The mark of an entry stands beside its first chunk.
func (c *chunker) list(l *markup.List, s textStyle) {
	inner := s
	inner.depth++
	for i, item := range l.Items {
		if i > 0 {
			c.gap = listGap(l.Tight)
		}
		margin := &frame{inset: s.size * 1.5, wrap: func(_ *widgetBuilder, content fyne.CanvasObject, first, _ bool) fyne.CanvasObject {
			indent := listIndent(l, s)
			if !first {
				return kit.InsetSides(indent, 0, 0, 0, content)
			}
			return container.New(hangingLayout{indent}, bullet(l, i, s), content)
		}}
		one := &markup.List{Pos: l.Pos, Ordered: l.Ordered, Start: l.Start + i, Tight: l.Tight, Items: l.Items[i : i+1]}
		c.within(margin, func() {
			if len(item.Blocks) == 0 || c.fits(one) {
				c.put(one, func(m *widgetBuilder) fyne.CanvasObject { return m.listEntry(l, i, s) })
				return
			}
			c.blocks(item.Blocks, listGap(l.Tight)+2, inner)
		})
	}
}

// dot is a bullet in the middle of a line: filled, then a ring, then a square.
func dot(s textStyle) fyne.CanvasObject {
	size := theme.Size(5)
	line := theme.Size(s.size) * s.leading
	at := fyne.NewPos(theme.Size(s.size*0.5), (line-size)/2+theme.Size(0.5))
	var o fyne.CanvasObject
	switch s.depth % 3 {
	case 0:
		o = canvas.NewCircle(theme.Color(theme.Muted))
	case 1:
		c := canvas.NewCircle(theme.Color(theme.Clear))
		c.StrokeColor, c.StrokeWidth = theme.Color(theme.Muted), 1
		o = c
	default:
		o = canvas.NewRectangle(theme.Color(theme.Muted))
	}
	o.Move(at)
	o.Resize(fyne.NewSquareSize(size))
	return fixed(fyne.NewSize(size, line), o)
}

// checkBox shows whether a task is done. It can't be changed: it is the author's.
func checkBox(done bool, s textStyle) fyne.CanvasObject {
	size := theme.Size(14)
	line := theme.Size(s.size) * s.leading
	at := fyne.NewPos(0, (line-size)/2)
	box := kit.Background(theme.Surface, theme.Muted, 3)
	box.Move(at)
	box.Resize(fyne.NewSquareSize(size))
	if !done {
		return fixed(fyne.NewSize(size, line), box)
	}
	box.FillColor, box.StrokeWidth = theme.Color(theme.Primary), 0
	tick := theme.NewIcon(theme.IconCheck, size-2, theme.OnPrimary)
	tick.Move(at.AddXY(1, 1))
	tick.Resize(fyne.NewSquareSize(size - 2))
	return fixed(fyne.NewSize(size, line), box, tick)
}

// hangingLayout sets a mark in the margin of its content.
type hangingLayout struct{ indent float32 }

func (l hangingLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(kit.HeightFor(objects[1], max(width-l.indent, 0)), kit.HeightFor(objects[0], l.indent))
}

func (l hangingLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return l.indent + kit.NaturalWidth(objects[1])
}

func (l hangingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := objects[1].MinSize()
	return fyne.NewSize(l.indent+s.Width, s.Height)
}

func (l hangingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(l.indent, kit.HeightFor(objects[0], l.indent)))
	objects[1].Move(fyne.NewPos(l.indent, 0))
	objects[1].Resize(fyne.NewSize(max(size.Width-l.indent, 0), size.Height))
}

// list reads the entries, each after what its mark says.
func (r *sentenceBuilder) list(l *markup.List) {
	for i, item := range l.Items {
		switch {
		case item.Task && item.Done:
			r.prefix = words.T("Done:")
		case item.Task:
			r.prefix = words.T("To do:")
		case l.Ordered:
			r.prefix = strconv.Itoa(l.Start+i) + "."
		}
		r.all(item.Blocks)
		r.prefix = "" // of an entry without words
	}
}
