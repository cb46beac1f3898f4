package allcards

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/study/cardquery"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// filter is a chip that adds a question to what is looked for, or takes it out.
type filter struct {
	asks string // in the line
	name func() string
	has  func(*cardquery.Card) bool
}

var filters = []filter{
	{"is:due", func() string { return words.T("Due") }, func(c *cardquery.Card) bool { return c.Due }},
	{"is:new", func() string { return words.T("New") }, func(c *cardquery.Card) bool { return c.New && !c.Aside }},
	{"is:hard", func() string { return words.T("Hard for me") }, func(c *cardquery.Card) bool { return c.Hard }},
	{"flagged", func() string { return words.T("Flagged") }, func(c *cardquery.Card) bool { return c.Flagged }},
	{"is:aside", func() string { return words.T("Aside") }, func(c *cardquery.Card) bool { return c.Aside }},
	{"mine", func() string { return words.T("Mine") }, func(c *cardquery.Card) bool { return c.Mine }},
}

// drawChips draws the chips, each with how many cards it is of.
func (p *Page) drawChips() {
	var counts [6]int
	for i := range p.cards {
		for n := range filters {
			if filters[n].has(&p.cards[i].Card) {
				counts[n]++
			}
		}
	}
	asked := strings.Fields(p.kept.Find)
	objects := make([]fyne.CanvasObject, len(filters))
	for n := range filters {
		f := &filters[n]
		chip := kit.Option(func() { p.filter(f.asks) })
		kit.StyleOption(chip, words.F("%s %s", f.name(), words.Number(int64(counts[n]))), theme.Clear, has(asked, f.asks))
		objects[n] = chip
	}
	p.chips.Objects = objects
	p.chips.Refresh()
}

func has(asked []string, one string) bool {
	for _, a := range asked {
		if strings.EqualFold(a, one) {
			return true
		}
	}
	return false
}

// filter adds a question to what is looked for, or takes it out.
func (p *Page) filter(asks string) {
	asked := strings.Fields(p.kept.Find)
	now := p.kept.Find
	if has(asked, asks) {
		var rest []string
		for _, a := range asked {
			if !strings.EqualFold(a, asks) {
				rest = append(rest, a)
			}
		}
		now = strings.Join(rest, " ")
	} else if now = strings.TrimSpace(now); now != "" {
		now += " " + asks
	} else {
		now = asks
	}
	kit.SetEntryText(&p.entry.Entry, now) // which looks for it
}
