package content

import (
	"slices"
	"testing"

	"stagecraft/content/markup"
)

func TestMentions_AreFoundInWhateverBlockATermStands(t *testing.T) {
	m := newTermMatcher([]*Term{{ID: "po", Term: "purchase order", Abbreviation: "PO"}, {ID: "demo", Term: "demo"}})
	for _, c := range []struct {
		note             string
		everything, body []string
	}{
		{"A demo, then a purchase order and a demo.", []string{"demo", "po"}, []string{"demo", "po"}},
		{"A purchase *order*.", []string{"po"}, []string{"po"}},
		{"[They order](term:po).", []string{"po"}, []string{"po"}},
		{"[They order](term:none).", nil, nil},
		{"## The demo", []string{"demo"}, nil},
		{"- One\n- > A demo\n", []string{"demo"}, []string{"demo"}},
		{":::info The demo\nA PO.\n:::", []string{"demo", "po"}, []string{"po"}},
		{":::spoiler The demo\nA PO.\n:::", []string{"demo", "po"}, nil},
		{"| demo |\n|---|\n| PO |\n", []string{"demo", "po"}, []string{"po"}},
		{"demo\n: before a PO\n", []string{"demo", "po"}, []string{"po"}},
		{"```\na demo\n```", nil, nil},
		{"```quiz id=q\nA demo?\n- [x] Yes\n- [ ] No\n```", nil, nil},
	} {
		blocks := markup.Parse([]byte(c.note)).Blocks
		for extent, want := range map[Extent][]string{Everything: c.everything, Body: c.body} {
			var got []string
			for _, term := range m.Mentions(extent, blocks...) {
				got = append(got, term.ID)
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%q mentions %v to extent %d; want %v", c.note, got, extent, want)
			}
		}
	}
}
