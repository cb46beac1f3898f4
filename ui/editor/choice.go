package editor

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// option is one of what a field offers.
type option struct {
	id, name string
	color    theme.Name // of its dot; theme.Clear has none
}

// choice is a field whose values are chosen from chips: one, or several.
type choice struct {
	composite
	page    *Page
	at      slot
	several bool
	offers  func(pr *content.Process, s *content.Step) []option
	none    string // said when nothing is offered

	offered []option
	chosen  []string
	chips   []*kit.Pressable
	row     *fyne.Container
}

var (
	_ part         = (*choice)(nil)
	_ kit.Flexible = (*choice)(nil)
)

func newChoice(p *Page, f study.Field, label string, several bool, none string, offers func(*content.Process, *content.Step) []option) *choice {
	c := &choice{page: p, at: slot{field: f}, several: several, offers: offers, none: none, row: kit.Wrap(theme.Size(6))}
	c.compose(c, kit.Stack(theme.Size(6), labelled(label), c.row))
	return c
}

func (c *choice) slot() slot { return c.at }

// show takes over what is chosen. The chips stay as long as what they offer
// does, so that they keep the keys.
func (c *choice) show(pr *content.Process, s *content.Step) {
	c.at.step = s.ID
	if offered := c.offers(pr, s); c.row.Objects == nil || !slices.Equal(offered, c.offered) {
		c.offer(offered)
	}
	if c.several {
		c.chosen = textsOf(s, c.at.field)
	} else {
		c.chosen = []string{textOf(pr, s, c.at.field)}
	}
	for i, o := range c.offered {
		kit.StyleOption(c.chips[i], o.name, o.color, slices.Contains(c.chosen, o.id))
	}
	c.row.Refresh()
}

func (c *choice) offer(offered []option) {
	c.offered, c.chips = offered, nil
	c.row.Objects = []fyne.CanvasObject{}
	for _, o := range offered {
		chip := kit.Option(func() { c.toggle(o.id) })
		chip.OnFocus = func() { c.page.last = c; c.page.reveal(chip) }
		c.chips = append(c.chips, chip)
		c.row.Objects = append(c.row.Objects, chip)
	}
	if len(offered) == 0 {
		c.row.Objects = append(c.row.Objects, kit.Small(c.none))
	}
}

// toggle chooses or takes back.
func (c *choice) toggle(id string) {
	change := study.Change{Kind: study.ChangeSet, Step: c.at.step, Field: c.at.field}
	was := slices.Contains(c.chosen, id)
	switch {
	case c.several:
		for _, o := range c.offered { // in the order offered
			if o.id == id != slices.Contains(c.chosen, o.id) {
				change.Texts = append(change.Texts, o.id)
			}
		}
	case !was:
		change.Text = id
	}
	c.page.saving.do(change)
}

func (c *choice) has(f fyne.Focusable) bool {
	return slices.ContainsFunc(c.chips, func(chip *kit.Pressable) bool { return f == fyne.Focusable(chip) })
}

// focus puts the keys on the first that is chosen, else on the first.
func (c *choice) focus() {
	for i, o := range c.offered {
		if slices.Contains(c.chosen, o.id) {
			c.page.canvas().Focus(c.chips[i])
			return
		}
	}
	if len(c.chips) > 0 {
		c.page.canvas().Focus(c.chips[0])
	}
}
