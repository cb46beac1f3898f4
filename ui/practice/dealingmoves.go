package practice

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/ui/dealboard"
)

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
