package document

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// spoiler makes a fold that a tap or a key opens. What is in it is made when
// it is first opened.
func (m *maker) spoiler(b *markup.Spoiler, s setting) fyne.CanvasObject {
	v := m.v
	open, asked := v.open[b]
	if !asked {
		open = b.Open
	}
	inner := s.inPanel()
	head := inner
	head.face.SemiBold, head.plain, head.pressed = true, true, true
	summary := b.Summary
	if len(summary) == 0 {
		summary = []markup.Inline{markup.Text{Value: words.T("More")}}
	}
	box := kit.Stack(look.Size(6))
	build := func() {}
	toggle := func() {
		open = !open
		v.open[b] = open
		// The marks inside belong to what is thrown away or made anew.
		build()
		v.dress(m.item)
		box.Refresh()
		v.sheet.changed(m.item)
	}
	before := len(m.item.marks)
	icon := kit.Text("", look.LabelSize, look.Face{}, look.Muted)
	title := kit.Row(look.Size(8), icon, m.text(summary, head), kit.Spring())
	press := m.press(kit.Inset(look.Size(14), look.Size(11), title), toggle)
	press.Radius = look.PanelRadius
	heads := slices.Clone(m.item.marks[before:])
	build = func() {
		icon.Runs[0].Text = "▸"
		if open {
			icon.Runs[0].Text = "▾"
		}
		icon.SetRuns(icon.Runs...)
		box.Objects = []fyne.CanvasObject{press}
		m.dropMarks(heads[len(heads)-1])
		m.dropFold(b)
		if open {
			inside := v.maker(m.item, nil)
			inside.folds = append(slices.Clone(m.folds), b)
			at := slices.Index(m.item.marks, heads[len(heads)-1]) + 1
			after := slices.Clone(m.item.marks[at:])
			m.item.marks = m.item.marks[:at]
			content := inside.blocks(b.Blocks, 9, inner)
			m.mine(heads[len(heads)-1], m.item.marks[at:])
			m.item.marks = append(m.item.marks, after...)
			box.Objects = append(box.Objects, kit.InsetSides(look.Size(14), 0, look.Size(14), look.Size(14), content))
		}
	}
	build()
	return kit.PanelInset(0, 0, box)
}

// mine notes that marks are inside the fold whose head is given.
func (m *maker) mine(head *mark, inside []*mark) { head.inside = slices.Clone(inside) }

// dropMarks forgets what was inside a fold.
func (m *maker) dropMarks(head *mark) {
	gone := head.inside
	head.inside = nil
	for _, k := range gone {
		m.dropMarks(k)
		if m.v.marked == k {
			m.v.marked = nil
		}
	}
	m.item.marks = slices.DeleteFunc(m.item.marks, func(k *mark) bool { return slices.Contains(gone, k) })
}
