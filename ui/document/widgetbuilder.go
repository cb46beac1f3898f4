package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// widgetBuilder makes the widgets of one item.
type widgetBuilder struct {
	v    *View
	item *item
	seen map[string]bool // terms that the section has underlined so far

	folds []*markup.Spoiler // that it makes the inside of
}

func (v *View) newBuilder(it *item, seen map[string]bool) *widgetBuilder {
	if seen == nil {
		seen = map[string]bool{}
	}
	return &widgetBuilder{v: v, item: it, seen: seen}
}

// textStyle is how text is set where a block stands.
type textStyle struct {
	size    float32 // at 100 %
	leading float32
	color   theme.Name
	face    theme.Face
	depth   int  // of lists
	plain   bool // no terms underlined
	typed   bool // no signs put in; see markup.Signs
	pressed bool // on a button, which takes the pointer
}

func body() textStyle {
	return textStyle{size: theme.BodySize, leading: theme.Leading(theme.LineHeight), color: theme.Ink}
}

// inPanel is text in callouts, quotes and tables.
func (s textStyle) inPanel() textStyle {
	s.size, s.leading = theme.LabelSize, theme.Leading(1.5)
	return s
}

func (s textStyle) paragraph(runs []text.Run) *text.Paragraph {
	p := text.NewParagraph(theme.Size(s.size), s.color, runs...)
	p.Leading = s.leading
	return p
}

// blocks makes blocks one under the other.
func (m *widgetBuilder) blocks(all []markup.Block, gap float32, s textStyle) *fyne.Container {
	objects := make([]fyne.CanvasObject, 0, len(all))
	for _, b := range all {
		objects = append(objects, m.block(b, s))
	}
	return kit.Stack(theme.Size(gap), objects...)
}

// press makes content a button that Tab and the keys of the view reach.
func (m *widgetBuilder) press(content fyne.CanvasObject, do func()) *kit.Pressable {
	p := kit.NewPressable(content, do)
	m.addPress(p)
	return p
}

// addPress lets the keys of the view reach a button. When Tab comes to it
// outside of the view, the view moves there.
func (m *widgetBuilder) addPress(p *kit.Pressable) {
	v := m.v
	p.OnFocus = func() { v.showObject(p) }
	m.item.hotspots = append(m.item.hotspots, &hotspot{kind: linkSpot, press: p})
}
