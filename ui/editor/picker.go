package editor

import (
	"stagecraft/ui/finder"
	"stagecraft/ui/words"
)

// found is one thing to pick.
type found struct {
	id, name string
	kind     string // small at the right: where it belongs
}

// pick shows a list over the page, with a line that finds in it, and gives the
// id of what was picked. Afterwards the keys are where they were.
func (p *Page) pick(ask string, all []found, picked func(id string)) {
	things := make([]finder.Thing, len(all))
	for i, f := range all {
		things[i] = finder.Thing{Name: f.name, Kind: f.kind, Also: f.kind, Do: func() { picked(f.id) }}
	}
	finder.Show(p.canvas(), ask, 560, finder.Search{Things: things, None: words.T("Nothing here matches.")})
}
