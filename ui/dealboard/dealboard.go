// Package dealboard draws a board of deals: a column for each step, and in it a card for
// each deal that stands there.
package dealboard

import (
	"math/big"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/content/board"
	"stagecraft/content/numeral"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// The sizes of a board, at 100 %.
const (
	LeastColumn = 126 // how narrow a column gets before the board scrolls sideways
	gap         = 8
	around      = 8
)

// Title says what the board is, and of which day.
func Title(b *board.Board) string {
	if b.Today != "" {
		return words.F("Pipeline board on %s", b.Today)
	}
	return words.T("Pipeline board")
}

// Columns sets the columns of a board side by side. At says in which column each deal
// stands; nil is as the board has them. Card makes a deal's card.
func Columns(b *board.Board, at []int, card func(deal int) fyne.CanvasObject) *fyne.Container {
	all := make([]fyne.CanvasObject, len(b.Columns))
	for i := range b.Columns {
		deals := b.In(i, at)
		parts := []fyne.CanvasObject{head(&b.Columns[i], i, len(deals))}
		for _, d := range deals {
			parts = append(parts, card(d))
		}
		all[i] = kit.OnBackground(kit.Background(theme.Background, theme.Line, theme.ButtonRadius), around, around, kit.Stack(gap, parts...))
	}
	return container.New(&columnLayout{}, all...)
}

// Need gives the least width at which the columns of a board can be read: no word over one
// is broken.
func Need(b *board.Board) float32 {
	n, each := float32(len(b.Columns)), theme.Size(LeastColumn)
	for i := range b.Columns {
		for _, word := range strings.Fields(b.Columns[i].Name) {
			each = max(each, theme.Width(word, theme.Size(theme.LabelSize), theme.Face{SemiBold: true})+2*around+1)
		}
	}
	return n*each + (n-1)*gap
}

// Pitch gives how far one column of a board is from the next at a width.
func Pitch(b *board.Board, width float32) float32 {
	return (max(width, Need(b)) + gap) / float32(len(b.Columns))
}

// head is over a column: its step, how many deals stand there, and their chance.
func head(c *board.Column, at, deals int) fyne.CanvasObject {
	about := words.N("%d deal", "%d deals", deals)
	if c.Chance != nil {
		about += " · " + Percent(c.Chance)
	}
	stages := []theme.Name{theme.Stage1, theme.Stage2, theme.Stage3, theme.Stage4}
	edge := kit.Background(stages[at%len(stages)], theme.Clear, 2)
	edge.SetMinSize(fyne.NewSize(1, 3))
	return kit.Stack(4, edge, kit.Text(c.Name, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink), kit.Small(about))
}

// Percent writes a chance.
func Percent(chance *big.Rat) string {
	return numeral.Format(new(big.Rat).Mul(chance, big.NewRat(100, 1)), words.Language(), 0, 0) + "\u00a0%"
}

// Lines gives what a deal's card says under its name, line by line: a label and what it is.
func Lines(b *board.Board, deal int) [][2]string {
	d := &b.Deals[deal]
	var all [][2]string
	add := func(label, says string) {
		if says != "" {
			all = append(all, [2]string{label, says})
		}
	}
	add(words.T("Last contact"), d.Last)
	next := d.Next
	if next == "" && hasNext(b) {
		next = "–"
	}
	add(words.T("Next step"), next)
	add(words.T("Close date"), d.Close)
	if d.Chance != nil && d.Chance != b.Columns[d.Column].Chance {
		add(words.T("Chance"), Percent(d.Chance))
	}
	add(words.T("Forecast"), content.ForecastWord(words.InForce(), d.Forecast))
	return all
}

// hasNext tells whether a board says of any deal what comes next.
func hasNext(b *board.Board) bool {
	for i := range b.Deals {
		if b.Deals[i].Next != "" {
			return true
		}
	}
	return false
}

// Face is what a deal's card says.
func Face(b *board.Board, deal int) fyne.CanvasObject {
	d := &b.Deals[deal]
	parts := []fyne.CanvasObject{kit.Text(d.Name, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink)}
	if d.Worth != "" {
		parts = append(parts, kit.Text(d.Worth, theme.LabelSize, theme.Face{}, theme.Ink))
	}
	for _, l := range Lines(b, deal) {
		line := kit.Small("")
		line.SetRuns(text.Run{Text: l[0] + ": "}, text.Run{Text: l[1], Color: theme.Ink})
		parts = append(parts, line)
	}
	return kit.Stack(2, parts...)
}

// Card is a deal that can only be looked at.
func Card(b *board.Board, deal int) fyne.CanvasObject {
	return kit.OnBackground(kit.Background(theme.Surface, theme.Line, theme.ButtonRadius), 10, 8, Face(b, deal))
}

// Said gives a board in sentences, to be read aloud: a column, then each deal in it.
func Said(b *board.Board) []string {
	all := []string{Title(b) + "."}
	for i := range b.Columns {
		deals := b.In(i, nil)
		head := b.Columns[i].Name
		if chance := b.Columns[i].Chance; chance != nil {
			head += ", " + Percent(chance)
		}
		all = append(all, head+": "+words.N("%d deal", "%d deals", len(deals))+".")
		for _, d := range deals {
			all = append(all, SaidOf(b, d)+".")
		}
	}
	return all
}

// SaidOf gives a deal in a sentence, without its end.
func SaidOf(b *board.Board, deal int) string {
	d := &b.Deals[deal]
	parts := []string{d.Name}
	if d.Worth != "" {
		parts = append(parts, d.Worth)
	}
	for _, l := range Lines(b, deal) {
		says := l[1]
		if says == "–" {
			says = words.T("none")
		}
		parts = append(parts, l[0]+": "+says)
	}
	return strings.Join(parts, ", ")
}

// columnLayout gives each column an equal share of the width, and all one height.
type columnLayout struct{}

func (columnLayout) share(n int, width float32) float32 {
	return (width - gap*float32(n-1)) / float32(max(n, 1))
}

// HeightFor is the height of the highest column.
func (l columnLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range objects {
		h = max(h, kit.HeightFor(o, l.share(len(objects), width)))
	}
	return h
}

// MinSize is small: who holds the board knows what it needs.
func (columnLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(60, 60) }

// NaturalWidth is what the columns like.
func (columnLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return float32(len(objects)) * (theme.Size(LeastColumn) + gap)
}

// Layout sets the columns.
func (l columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := l.share(len(objects), size.Width)
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(w+gap), 0))
		o.Resize(fyne.NewSize(w, size.Height))
	}
}
