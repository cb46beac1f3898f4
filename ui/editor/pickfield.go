package editor

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// pickField is a field whose values are picked from a long list: each is a chip
// that takes it away again, and a last one opens the list.
type pickField struct {
	composite
	page    *Page
	at      slot
	several bool
	add     string // the last chip's words
	ask     string // the list's words while nothing is typed
	all     func() []candidate
	name    func(id string) string

	ids  []string
	more *kit.Pressable
	row  *fyne.Container
}

var (
	_ part         = (*pickField)(nil)
	_ kit.Flexible = (*pickField)(nil)
)

func newPickField(p *Page, f study.Field, several bool, label, add, ask string) *pickField {
	k := &pickField{page: p, at: slot{field: f}, several: several, add: add, ask: ask, row: kit.Wrap(theme.Size(6))}
	k.more = addChip(p, k, add, k.open)
	k.compose(k, kit.Stack(theme.Size(6), labelled(label), k.row))
	return k
}

// addChip opens a list to pick from.
func addChip(p *Page, of part, label string, press func()) *kit.Pressable {
	chip := kit.NewPressable(kit.Inset(theme.Size(10), theme.Size(3), kit.OneLine(kit.Text(label, theme.SmallSize, theme.Face{SemiBold: true}, theme.Primary))), press)
	chip.Radius, chip.Border = theme.Size(13), theme.Rim
	chip.OnFocus = func() { p.last = of; p.reveal(chip) }
	return chip
}

// removeChip names what was picked and takes it away.
func removeChip(p *Page, of part, label string, press func()) *kit.Pressable {
	name := kit.OneLine(kit.Text(label, theme.SmallSize, theme.Face{SemiBold: true}, theme.Primary))
	chip := kit.NewPressable(kit.Inset(theme.Size(10), theme.Size(3), kit.Row(theme.Size(5), name, theme.NewIcon(theme.IconCross, theme.Size(10), theme.Primary))), press)
	chip.Radius, chip.Fill = theme.Size(13), theme.PrimarySoft
	chip.Says.Name = words.F("Remove %s", label)
	chip.OnFocus = func() { p.last = of; p.reveal(chip) }
	return chip
}

func (k *pickField) slot() slot { return k.at }

// show takes over what was picked.
func (k *pickField) show(pr *content.Process, s *content.Step) {
	k.at.step = s.ID
	k.ids = nil
	if k.several {
		k.ids = textsOf(s, k.at.field)
	} else if id := textOf(pr, s, k.at.field); id != "" {
		k.ids = []string{id}
	}
	k.row.Objects = nil
	for _, id := range k.ids {
		k.row.Objects = append(k.row.Objects, removeChip(k.page, k, k.name(id), func() { k.drop(id) }))
	}
	k.more.Hidden = !k.several && len(k.ids) > 0
	k.row.Objects = append(k.row.Objects, k.more)
	k.row.Refresh()
}

// drop takes a value away; the keys go to what is left.
func (k *pickField) drop(id string) {
	k.set(slices.DeleteFunc(slices.Clone(k.ids), func(o string) bool { return o == id }))
}

func (k *pickField) set(ids []string) {
	c := study.Change{Kind: study.ChangeSet, Step: k.at.step, Field: k.at.field}
	if k.several {
		c.Texts = ids
	} else if len(ids) > 0 {
		c.Text = ids[0]
	}
	if k.page.saving.do(c) {
		k.focus()
	}
}

// open shows the list.
func (k *pickField) open() {
	k.page.saving.flush()
	var left []candidate
	for _, f := range k.all() {
		if !slices.Contains(k.ids, f.id) {
			left = append(left, f)
		}
	}
	k.page.pick(k, k.ask, left, func(field part, id string) {
		k := field.(*pickField)
		if k.several {
			k.set(append(slices.Clone(k.ids), id))
		} else {
			k.set([]string{id})
		}
	})
}

func (k *pickField) has(f fyne.Focusable) bool {
	return slices.ContainsFunc(k.row.Objects, func(o fyne.CanvasObject) bool { return o.Visible() && f == o.(fyne.Focusable) })
}

// focus puts the keys on the last chip shown.
func (k *pickField) focus() {
	for i := len(k.row.Objects) - 1; i >= 0; i-- {
		if chip, ok := k.row.Objects[i].(*kit.Pressable); ok && chip.Visible() {
			k.page.canvas().Focus(chip)
			return
		}
	}
}
