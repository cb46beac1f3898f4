package practice

import (
	"encoding/json"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/ui/dealboard"
	"stagecraft/ui/words"
)

// meant tells whether a deal is one that the question asks for.
func (d *dealing) meant(deal int) bool {
	if d.moves {
		return d.belongs(deal) != d.board.b.Deals[deal].Column
	}
	return slices.Contains(d.q.Items, d.board.b.Deals[deal].Name)
}

// belongs gives the column in which a deal belongs.
func (d *dealing) belongs(deal int) int {
	name := d.board.b.Deals[deal].Name
	for _, m := range d.q.Moves {
		if m.Deal == name {
			return max(d.board.b.Column(m.Column), 0)
		}
	}
	return d.board.b.Deals[deal].Column
}

// rightOf tells whether a deal is as it should be.
func (d *dealing) rightOf(deal int) bool {
	if d.moves {
		return d.board.at[deal] == d.belongs(deal)
	}
	return d.chosen[deal] == d.meant(deal)
}

// correction says what would be right of a deal that isn't.
func (d *dealing) correction(deal int) string {
	switch {
	case d.moves:
		return words.F("Belongs in %s", d.board.b.Columns[d.belongs(deal)].Name)
	case d.chosen[deal]:
		return words.T("Not this one")
	}
	return words.T("This one too")
}

func (d *dealing) complete() bool {
	if !d.moves {
		return len(d.chosen) > 0
	}
	for i := range d.rows {
		if d.board.at[i] != d.board.b.Deals[i].Column {
			return true
		}
	}
	return false
}

func (d *dealing) right() bool {
	for i := range d.rows {
		if !d.rightOf(i) {
			return false
		}
	}
	return true
}

func (d *dealing) given() string {
	var said []string
	for i := range d.rows {
		deal := &d.board.b.Deals[i]
		switch {
		case d.moves && d.board.at[i] != deal.Column:
			said = append(said, deal.Name+" → "+d.board.b.Columns[d.board.at[i]].Name)
		case d.chosen[i]:
			said = append(said, deal.Name)
		}
	}
	return strings.Join(said, "; ")
}

func (d *dealing) showResult() { d.shown = true; d.restyle() }

func (d *dealing) draft() any {
	var draft dealingDraft
	if d.moves {
		draft.At = slices.Clone(d.board.at)
	}
	for i := range d.rows {
		if d.chosen[i] {
			draft.Chosen = append(draft.Chosen, i)
		}
	}
	return draft
}

func (d *dealing) restore(from json.RawMessage) {
	var draft dealingDraft
	if json.Unmarshal(from, &draft) != nil {
		return
	}
	for _, i := range draft.Chosen {
		if !d.moves && i >= 0 && i < len(d.rows) {
			d.chosen[i] = true
		}
	}
	fits := d.moves && len(draft.At) == len(d.board.at)
	for _, c := range draft.At {
		fits = fits && c >= 0 && c < len(d.board.b.Columns)
	}
	if fits {
		d.board.at = draft.At
	}
	d.arrange()
}

func init() {
	offers := func(q *content.Question) (all []offeredLine) {
		if q.Board == nil {
			return nil
		}
		for _, line := range dealboard.Said(q.Board) {
			all = append(all, offeredLine{"", line})
		}
		return all
	}
	control := func(q *content.Question, h *host) control { return newDealing(q, h) }
	register(kind{
		control:  control,
		solution: func(q *content.Question) string { return strings.Join(q.Items, "; ") },
		offers:   offers,
	}, content.Picked)
	register(kind{
		control: control,
		solution: func(q *content.Question) string {
			all := make([]string, len(q.Moves))
			for i, m := range q.Moves {
				all[i] = m.Deal + " → " + m.Column
			}
			return strings.Join(all, "; ")
		},
		offers: offers,
	}, content.Moved)
}
