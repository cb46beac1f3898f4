package editor

import (
	"stagecraft/ui/finder"
	"stagecraft/ui/words"
)

// candidate is one thing to pick.
type candidate struct {
	id, name string
	kind     string // small at the right: where it belongs
}

// pick shows a list over the page, with a line that finds in it, and gives the
// id of what was picked to the field that asked, or to its like on a page made
// since. Afterwards the keys are where they were.
func (p *Page) pick(asking part, ask string, all []candidate, picked func(field part, id string)) {
	finder.Show("pick", p.canvas(), ask, 560, func(page any) finder.Search {
		field := asking
		if again, ok := page.(*Page); ok {
			for _, like := range again.parts {
				if like.slot() == asking.slot() {
					field = like
				}
			}
		}
		things := make([]finder.Item, len(all))
		for i, f := range all {
			things[i] = finder.Item{Name: f.name, Kind: f.kind, Also: f.kind, Do: func() { picked(field, f.id) }}
		}
		return finder.Search{Items: things, None: words.T("Nothing here matches.")}
	})
}
