package practice

import (
	"encoding/json"
	"slices"
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

// inOrder gives the deals as they are read: column by column.
func (d *dealing) inOrder() []int {
	var all []int
	for c := range d.board.b.Columns {
		all = append(all, d.board.b.In(c, d.board.at)...)
	}
	return all
}

func (d *dealing) Key(name fyne.KeyName) bool {
	if d.shown || len(d.rows) == 0 {
		return false
	}
	switch name {
	case fyne.KeyUp:
		d.step(-1)
	case fyne.KeyDown:
		d.step(1)
	case fyne.KeyLeft, fyne.KeyRight:
		by := 1
		if name == fyne.KeyLeft {
			by = -1
		}
		if d.moves {
			d.move(d.cursor, d.board.at[d.cursor]+by)
		} else {
			d.aside(by)
		}
	case fyne.KeySpace:
		if d.moves {
			return false
		}
		d.press(d.cursor)
	default:
		return false
	}
	return true
}

func (d *dealing) Rune(r rune) bool {
	column := int(r - '1')
	if d.shown || !d.moves || column < 0 || column >= len(d.board.b.Columns) || len(d.rows) == 0 {
		return false
	}
	d.move(d.cursor, column)
	return true
}

// step moves the cursor to the deal that is read before or after it.
func (d *dealing) step(by int) {
	all := d.inOrder()
	if to := slices.Index(all, d.cursor) + by; to >= 0 && to < len(all) {
		d.goTo(all[to])
	}
}

// aside moves the cursor to the next column that has deals, on the same height.
func (d *dealing) aside(by int) {
	at := d.board.at[d.cursor]
	high := slices.Index(d.board.b.In(at, d.board.at), d.cursor)
	for c := at + by; c >= 0 && c < len(d.board.b.Columns); c += by {
		if deals := d.board.b.In(c, d.board.at); len(deals) > 0 {
			d.goTo(deals[min(high, len(deals)-1)])
			return
		}
	}
}

func (d *dealing) goTo(deal int) {
	d.cursor = deal
	d.board.show(d.board.at[deal])
	focusAlong(d.host, d.rows, deal)
	d.restyle()
}

// press marks a deal, or takes it off; where deals are moved it comes to have the keys.
func (d *dealing) press(deal int) {
	if d.shown {
		return
	}
	d.cursor = deal
	switch {
	case d.moves:
	case d.chosen[deal]:
		delete(d.chosen, deal)
	default:
		d.chosen[deal] = true
	}
	d.restyle()
	d.host.changed()
}

// move puts a deal into a column; one that isn't there does nothing.
func (d *dealing) move(deal, column int) {
	if d.shown || column < 0 || column >= len(d.board.b.Columns) || column == d.board.at[deal] {
		return
	}
	d.cursor = deal
	focused := d.rows[deal].focused
	d.board.at[deal] = column
	d.arrange()
	d.board.show(column)
	if c := d.host.canvas(); focused && c != nil {
		c.Focus(d.rows[deal])
	}
	d.host.reveal(d.rows[deal])
	d.host.changed()
}

// arrange sets the cards into the columns as they stand now.
func (d *dealing) arrange() {
	d.restyle()
	d.board.scroll.set(dealboard.Columns(d.board.b, d.board.at, func(deal int) fyne.CanvasObject { return d.rows[deal] }))
	d.board.body.Refresh()
	if d.host.resized != nil {
		d.host.resized()
	}
}

// drag moves a deal once it was pulled over half of the way to the next column.
func (d *dealing) drag(deal int, dx float32) {
	d.pulled += dx
	pitch := dealboard.Pitch(d.board.b, d.board.scroll.Size().Width)
	for by := 1; d.pulled > pitch/2 || d.pulled < -pitch/2; {
		if by = 1; d.pulled < 0 {
			by = -1
		}
		to := d.board.at[deal] + by
		if to < 0 || to >= len(d.board.b.Columns) {
			d.pulled = 0
			return
		}
		d.pulled -= float32(by) * pitch
		d.move(deal, to)
	}
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
