package html

import (
	"math/big"

	"stagecraft/content"
	"stagecraft/content/board"
	"stagecraft/content/markup"
	"stagecraft/content/numeral"
)

// deals writes a board, or the lines of a fence that is none.
func (w *writer) deals(d *markup.Deals) {
	var b *board.Board
	if c := w.note.Course; c != nil && d.ID != "" {
		b = c.Board(d.ID)
	}
	if b == nil {
		read, problems := board.Read(d.Source, w.language(), w.stepName)
		if len(problems) > 0 { // which who checks the note is told of
			w.source(w.words.T("Pipeline board"), "code", &markup.CodeBlock{Text: d.Source, Wrap: true})
			return
		}
		b = read
	}
	w.board(b)
}

// stepName gives what a step of the course is called; "" where there is none.
func (w *writer) stepName(id string) string {
	if c := w.note.Course; c != nil {
		if s := c.Step(id); s != nil {
			return s.Name
		}
	}
	return ""
}

// board writes the deals of a board as a table, step by step.
func (w *writer) board(b *board.Board) {
	type field struct {
		head string
		of   func(*board.Deal) string
	}
	fields := []field{
		{w.words.T("Deal"), func(d *board.Deal) string { return d.Name }},
		{w.words.T("Worth"), func(d *board.Deal) string { return d.Worth }},
		{w.words.T("Last contact"), func(d *board.Deal) string { return d.Last }},
		{w.words.T("Next step"), func(d *board.Deal) string { return d.Next }},
		{w.words.T("Close date"), func(d *board.Deal) string { return d.Close }},
		{w.words.T("Chance"), func(d *board.Deal) string { return w.percent(d.Chance) }},
		{w.words.T("Forecast"), func(d *board.Deal) string { return content.ForecastWord(w.words, d.Forecast) }},
	}
	var shown []field
	for _, f := range fields {
		for i := range b.Deals {
			if f.of(&b.Deals[i]) != "" {
				shown = append(shown, f)
				break
			}
		}
	}
	label := w.words.T("Pipeline board")
	if b.Today != "" {
		label = w.words.F("Pipeline board on %s", b.Today)
	}
	w.Element("div", func() {
		w.Element("table", func() {
			w.Line("caption", label)
			w.Element("thead", func() {
				w.Element("tr", func() {
					w.Line("th", w.words.T("Step"), "scope", "col")
					for _, f := range shown {
						w.Line("th", f.head, "scope", "col")
					}
				})
			})
			w.Element("tbody", func() {
				for at, c := range b.Columns {
					deals := b.In(at, nil)
					if len(deals) == 0 {
						w.Element("tr", func() {
							w.Line("th", c.Name, "scope", "row")
							w.Line("td", w.words.T("no deals"), "colspan", several(len(shown)))
						})
					}
					for _, i := range deals {
						w.Element("tr", func() {
							w.Line("th", c.Name, "scope", "row")
							for _, f := range shown {
								text := f.of(&b.Deals[i])
								if text == "" {
									text = "–"
								}
								w.Line("td", text)
							}
						})
					}
				}
			})
		})
	}, "class", "wide", "role", "group", "aria-label", label, "tabindex", "0")
}

// percent writes a chance; "" for none.
func (w *writer) percent(chance *big.Rat) string {
	if chance == nil {
		return ""
	}
	return numeral.Format(new(big.Rat).Mul(chance, big.NewRat(100, 1)), w.language(), 0, 0) + "\u00a0%"
}
