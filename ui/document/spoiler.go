package document

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.Spoiler]{
		widget: (*widgetBuilder).spoiler,
		split:  (*chunker).spoiler,
		say: func(r *sentenceBuilder, b *markup.Spoiler) {
			if len(b.Summary) == 0 && b.Speaker {
				r.say(foldName(b))
			}
			r.text(b.Summary)
			if r.v.folds.isOpen(b) {
				r.all(b.Blocks)
			} else {
				r.say(words.T("What is folded away here isn't read."))
			}
		},
	})
}

// The measures of a fold, at 100 %.
const (
	foldInset = 14
	foldGap   = 6 // under its title
	inFoldGap = 9
)

// spoiler makes a fold that a tap or a key opens. What is in it is made when
// it is first opened.
func (m *widgetBuilder) spoiler(b *markup.Spoiler, s textStyle) fyne.CanvasObject {
	v := m.v
	box := kit.Stack(theme.Size(foldGap))
	build := func() {}
	toggle := func() {
		v.folds.set(b, !v.folds.isOpen(b))
		// The hotspots inside belong to what is thrown away or made anew.
		build()
		v.marks.draw(m.item)
		box.Refresh()
		v.layout.Remeasure(m.item)
		v.folds.tell()
	}
	press, icon, head := m.foldTitle(b, s, toggle)
	build = func() {
		icon.SetRuns(foldIcon(v.folds.isOpen(b)))
		box.Objects = []fyne.CanvasObject{press}
		m.dropHotspots(head)
		m.dropFold(b)
		m.dropPictures(b)
		if v.folds.isOpen(b) {
			inside := v.newBuilder(m.item, nil)
			inside.folds = append(slices.Clone(m.folds), b)
			at := slices.Index(m.item.hotspots, head) + 1
			after := slices.Clone(m.item.hotspots[at:])
			m.item.hotspots = m.item.hotspots[:at]
			content := inside.blocks(b.Blocks, inFoldGap, s.inPanel())
			m.setInside(head, m.item.hotspots[at:])
			m.item.hotspots = append(m.item.hotspots, after...)
			box.Objects = append(box.Objects, kit.InsetSides(theme.Size(foldInset), 0, theme.Size(foldInset), theme.Size(foldInset), content))
		}
	}
	build()
	return kit.PanelInset(0, 0, box)
}

// foldTitle makes the button that opens a fold, and its hotspot.
func (m *widgetBuilder) foldTitle(b *markup.Spoiler, s textStyle, toggle func()) (*kit.Pressable, *text.Paragraph, *hotspot) {
	head := s.inPanel()
	head.face.SemiBold, head.plain, head.pressed = true, true, true
	summary := b.Summary
	if len(summary) == 0 {
		summary = []markup.Inline{markup.Text{Value: foldName(b)}}
	}
	icon := kit.Text("", theme.LabelSize, theme.Face{}, theme.Muted)
	title := kit.Row(theme.Size(8), icon, m.text(summary, head), kit.Spring())
	press := m.press(kit.Inset(theme.Size(foldInset), theme.Size(11), title), toggle)
	press.Radius = theme.PanelRadius
	return press, icon, m.item.hotspots[len(m.item.hotspots)-1]
}

// foldName is what a fold without a title of its own is called.
func foldName(b *markup.Spoiler) string {
	if b.Speaker {
		return words.T("Speaker’s notes")
	}
	return words.T("More")
}

func foldIcon(open bool) text.Run {
	r := text.Run{Text: "▸"}
	if open {
		r.Text = "▾"
	}
	return r
}

// spoiler splits a fold: its title, and what is in it while it is open.
func (c *chunker) spoiler(b *markup.Spoiler, s textStyle) {
	v, open := c.v, c.v.folds.isOpen(b)
	panel := &frame{wrap: func(_ *widgetBuilder, content fyne.CanvasObject, first, last bool) fyne.CanvasObject {
		return withBackground(backgroundPart(theme.Surface, theme.Line, theme.PanelRadius, first, last), content)
	}}
	c.within(panel, func() {
		title := &markup.Spoiler{Pos: b.Pos, Summary: b.Summary, Speaker: b.Speaker}
		length := textLength(title)
		if !open { // all of its text is here until it is opened
			length = textLength(b)
		}
		head := c.add(title, length, func(m *widgetBuilder) fyne.CanvasObject {
			press, icon, k := m.foldTitle(b, s, func() { v.layout.toggle(m.item, b) })
			icon.SetRuns(foldIcon(open))
			k.fold = b
			if open {
				return kit.InsetSides(0, 0, 0, theme.Size(foldGap), press)
			}
			return press
		})
		head.guess = func(float32) float32 { return oneLine(0) + theme.Size(22) }
		if length > 0 {
			c.at += length + 1
		}
		if !open {
			return
		}
		outer := c.scope
		c.scope, c.folds = &scope{}, append(c.folds, b)
		c.within(inFold(), func() { c.blocks(b.Blocks, inFoldGap, s.inPanel()) })
		c.scope, c.folds = outer, c.folds[:len(c.folds)-1]
	})
}

func inFold() *frame {
	return &frame{inset: 2 * foldInset, wrap: func(_ *widgetBuilder, content fyne.CanvasObject, _, last bool) fyne.CanvasObject {
		below := float32(0)
		if last {
			below = theme.Size(foldInset)
		}
		return kit.InsetSides(theme.Size(foldInset), 0, theme.Size(foldInset), below, content)
	}}
}

// toggle opens or shuts a fold that is drawn in chunks. The keys stay on its
// title, which is made anew.
func (l *layout) toggle(it *item, b *markup.Spoiler) {
	v := l.v
	marked, focused := false, false
	if k := it.foldHotspot(b); k != nil {
		c := v.canvas()
		marked, focused = v.Hotspots.marked == k, c != nil && c.Focused() == fyne.Focusable(k.press)
	}
	v.folds.set(b, !v.folds.isOpen(b))
	l.rechunk(it.unit)
	for _, it := range l.InTree() {
		k := it.foldHotspot(b)
		switch {
		case k == nil:
		case marked:
			v.Hotspots.mark(k)
		case focused:
			v.canvas().Focus(k.press)
		}
	}
	v.folds.tell()
}

// foldHotspot gives the hotspot of a fold's title; nil where it isn't.
func (it *item) foldHotspot(b *markup.Spoiler) *hotspot {
	for _, k := range it.hotspots {
		if k.fold == b {
			return k
		}
	}
	return nil
}

// setInside notes that hotspots are inside the fold whose head is given.
func (m *widgetBuilder) setInside(head *hotspot, inside []*hotspot) {
	head.inside = slices.Clone(inside)
}

// dropHotspots forgets what was inside a fold.
func (m *widgetBuilder) dropHotspots(head *hotspot) {
	gone := head.inside
	head.inside = nil
	for _, k := range gone {
		m.dropHotspots(k)
		if m.v.Hotspots.marked == k {
			m.v.Hotspots.marked = nil
		}
	}
	m.item.hotspots = slices.DeleteFunc(m.item.hotspots, func(k *hotspot) bool { return slices.Contains(gone, k) })
}
