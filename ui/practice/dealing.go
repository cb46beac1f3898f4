package practice

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/board"
	"stagecraft/ui/accessible"
	"stagecraft/ui/dealboard"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// dealBoard is a board in a question, and where its deals stand.
type dealBoard struct {
	b      *board.Board
	at     []int // the column of each deal
	scroll *sideScroll
	body   *fyne.Container
}

// newDealBoard draws a board; card makes the card of a deal, nil one to look at.
func newDealBoard(b *board.Board, card func(deal int) fyne.CanvasObject) *dealBoard {
	d := &dealBoard{b: b, at: make([]int, len(b.Deals))}
	for i := range b.Deals {
		d.at[i] = b.Deals[i].Column
	}
	if card == nil {
		card = func(deal int) fyne.CanvasObject { return dealboard.Card(b, deal) }
	}
	d.scroll = newSideScroll(dealboard.Columns(b, d.at, card), func() float32 { return dealboard.Need(b) })
	d.body = kit.Stack(theme.Size(6), kit.Small(dealboard.Title(b)), d.scroll)
	return d
}

func (d *dealBoard) object() fyne.CanvasObject { return d.body }

// show brings a column into view.
func (d *dealBoard) show(column int) {
	pitch := dealboard.Pitch(d.b, d.scroll.Size().Width)
	d.scroll.show(float32(column)*pitch, pitch)
}

// dealing is a question that is answered on the board: by choosing deals, or by moving
// them to other columns. Deals are known by their place in the board's list.
type dealing struct {
	q      *content.Question
	host   *host
	moves  bool
	board  *dealBoard
	rows   []*row // by deal
	chosen map[int]bool
	cursor int // deal
	pulled float32
	shown  bool
}

type dealingDraft struct {
	Chosen []int `json:"chosen,omitempty"`
	At     []int `json:"at,omitempty"` // the column of each deal
}

func newDealing(q *content.Question, h *host) *dealing {
	d := &dealing{q: q, host: h, moves: q.Kind == content.Moved, chosen: map[int]bool{}}
	b := q.Board
	if b == nil {
		b = standIn(q)
	}
	for i := range b.Deals {
		r := newRow(h.keys, nil)
		r.press = func() { d.press(i) }
		r.onFocus = func() { d.cursor = i; d.restyle() }
		if d.moves {
			r.pull = func(dx float32) { d.drag(i, dx) }
			r.drop = func() { d.pulled = 0; h.changed() }
		}
		d.rows = append(d.rows, r)
	}
	d.board = newDealBoard(b, func(deal int) fyne.CanvasObject { return d.rows[deal] })
	if all := d.inOrder(); len(all) > 0 {
		d.cursor = all[0]
	}
	d.restyle()
	return d
}

// standIn is a board of what the answers name, for a question whose own isn't known.
func standIn(q *content.Question) *board.Board {
	b := &board.Board{Columns: []board.Column{{Name: "–"}}}
	for _, name := range q.Items {
		b.Deals = append(b.Deals, board.Deal{Name: name})
	}
	for _, m := range q.Moves {
		b.Deals = append(b.Deals, board.Deal{Name: m.Deal})
		if b.Column(m.Column) < 0 {
			b.Columns = append(b.Columns, board.Column{Name: m.Column})
		}
	}
	return b
}

func (d *dealing) object() fyne.CanvasObject { return d.board.body }
func (d *dealing) focus(fyne.Canvas)         {}
func (d *dealing) hasHint() bool             { return false }
func (d *dealing) hint() string              { return "" }

func (d *dealing) help() string {
	if d.moves {
		return words.T("Drag a deal to the step where it belongs, or move it with the arrow keys.")
	}
	return words.T("Choose every deal that is meant.")
}

func (d *dealing) runes() string {
	if d.moves {
		return digits(len(d.board.b.Columns))
	}
	return ""
}

func (d *dealing) keyLine() []string {
	if d.moves {
		return []string{"↑", "", "↓", words.T("choose a deal"), "←", "", "→", words.T("move it"), "1–" + strconv.Itoa(len(d.board.b.Columns)), words.T("to that step")}
	}
	return []string{"↑", "", "↓", "", "←", "", "→", words.T("choose a deal"), words.T("Space"), words.T("mark it")}
}

// restyle draws each card as it is now.
func (d *dealing) restyle() {
	b := d.board
	for i, r := range d.rows {
		var tail fyne.CanvasObject
		fill, line := theme.Surface, theme.Line
		right := d.rightOf(i)
		switch {
		case d.shown && right && d.meant(i):
			fill, line = theme.SuccessSoft, theme.Success
			tail = sign(true, words.T("Right"))
		case d.shown && !right:
			fill, line = theme.DangerSoft, theme.Danger
			tail = sign(false, d.correction(i))
		case d.chosen[i] || d.moves && b.at[i] != b.b.Deals[i].Column:
			fill, line = theme.PrimarySoft, theme.Primary
		}
		if tail == nil && !d.moves && !d.shown {
			tail = kit.Row(0, pick(true, d.chosen[i]), kit.Spring())
		}
		parts := []fyne.CanvasObject{dealboard.Face(b.b, i)}
		if tail != nil {
			parts = append(parts, tail)
		}
		r.off = d.shown
		r.called = words.F("%s. In %s", dealboard.SaidOf(b.b, i), b.b.Columns[b.at[i]].Name)
		r.says = accessible.Description{Role: accessible.Option}
		if !d.moves {
			r.says = accessible.Description{Role: accessible.CheckBox, State: accessible.Checkable}
			if d.chosen[i] {
				r.says.State |= accessible.Checked
			}
		}
		if d.shown && tail != nil {
			r.called += ". " + words.T("Right")
			if !right {
				r.called = strings.TrimSuffix(r.called, words.T("Right")) + d.correction(i)
			}
		}
		r.restyle(fill, line, d.host.standalone && !d.shown && i == d.cursor)
		r.setCard(kit.Stack(6, parts...))
	}
}

// sign is a mark that breaks into lines, as a card is narrow.
func sign(right bool, says string) fyne.CanvasObject {
	icon, name := theme.IconCross, theme.Danger
	if right {
		icon, name = theme.IconCheck, theme.Success
	}
	return kit.Beside(6, theme.NewIcon(icon, theme.Size(16), name), kit.Text(says, theme.SmallSize, theme.Face{SemiBold: true}, name))
}
