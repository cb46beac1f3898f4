package export

import (
	"context"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"stagecraft/content"
	"stagecraft/content/formula"
	"stagecraft/content/markup"
)

// formulas are those of a document on paper. While its text is set, a sign that no text uses stands for each.
type formulas struct {
	within context.Context // in which they are to be set
	all    []*formula.Drawing
	by     map[string]rune
}

// The signs that stand for formulas.
const (
	firstFormula = '\U000F2000'
	mostFormulas = 4000
)

// The measures of a formula on paper, in text sizes: how large it is set, and what room it has at most, within
// which it becomes smaller.
const (
	formulaScale float32 = 1.15
	formulaHigh  float32 = 1.25
	formulaWide  float32 = 14
)

// text gives a text with signs in the place of the formulas between dollars. One that can't be set, or not in
// time, stays as it is written.
func (s *formulas) text(text string) string {
	if !strings.Contains(text, "$") {
		return text
	}
	return markup.PlainTextWith(markup.WithFormulas(text), func(m markup.Math) string {
		if sign, ok := s.by[m.Source]; ok {
			return string(sign)
		}
		f, err := formula.Shared.Draw(s.within, formula.Source{TeX: m.Source})
		if err != nil || f.Drawing == nil || len(s.all) == mostFormulas {
			return m.Source
		}
		if s.by == nil {
			s.by = map[string]rune{}
		}
		sign := firstFormula + rune(len(s.all))
		s.by[m.Source] = sign
		s.all = append(s.all, f.Drawing)
		return string(sign)
	})
}

// drawing gives the formula that a sign stands for; nil where it stands for none.
func (s *formulas) drawing(sign rune) *formula.Drawing {
	if s == nil || sign < firstFormula || int(sign-firstFormula) >= len(s.all) {
		return nil
	}
	return s.all[sign-firstFormula]
}

// letters gives the letters of a text, those within its formulas among them.
func (s *formulas) letters(text string) string {
	var b strings.Builder
	for _, r := range text {
		d := s.drawing(r)
		if d == nil {
			b.WriteRune(r)
			continue
		}
		for i := range d.Marks {
			b.WriteString(d.Marks[i].Text)
		}
	}
	return b.String()
}

// any tells whether a formula is in a text.
func (s *formulas) any(text string) bool {
	return s != nil && strings.ContainsFunc(text, func(r rune) bool { return s.drawing(r) != nil })
}

// pieces calls do for the parts of a text: letters, and the formulas between them.
func (s *formulas) pieces(text string, do func(letters string, d *formula.Drawing)) {
	from := 0
	for at, r := range text {
		d := s.drawing(r)
		if d == nil {
			continue
		}
		if at > from {
			do(text[from:at], nil)
		}
		do("", d)
		from = at + len(string(r))
	}
	if from < len(text) {
		do(text[from:], nil)
	}
}

// emOf gives how large an em of a formula is, in text sizes.
func emOf(d *formula.Drawing) float32 {
	em := formulaScale
	if high := (d.Height + d.Depth) / 1000 * em; high > formulaHigh {
		em *= formulaHigh / high
	}
	if wide := d.Width / 1000 * em; wide > formulaWide {
		em *= formulaWide / wide
	}
	return em
}

// write writes a line with its formulas, from a place on its baseline. The font and the ink are set already.
func (s *formulas) write(doc *fpdf.Fpdf, font *pdfFont, style, line string, x, y, size float32, ink [3]int) {
	s.pieces(line, func(letters string, d *formula.Drawing) {
		if d == nil {
			doc.SetFont(family, style, float64(size))
			doc.Text(float64(x), float64(y), font.Encode(letters))
			x += font.width(letters, size)
			return
		}
		em := emOf(d) * size
		s.draw(doc, font, style, d, [6]float32{em / 1000, 0, 0, -em / 1000, x, y}, ink)
		x += d.Width / 1000 * em
	})
}

// draw draws a formula as paths; to is where it stands on the page.
func (s *formulas) draw(doc *fpdf.Fpdf, font *pdfFont, style string, d *formula.Drawing, to [6]float32, ink [3]int) {
	for i := range d.Marks {
		m := &d.Marks[i]
		color := ink
		if m.Color != 0 {
			r, g, b := m.Color.RGB()
			color = [3]int{int(r), int(g), int(b)}
		}
		at := formula.Times(to, m.Matrix)
		if m.Path < 0 {
			size := formula.TextSize * -at[3]
			doc.SetFont(family, style, float64(size))
			doc.SetTextColor(color[0], color[1], color[2])
			doc.Text(float64(at[4]), float64(at[5]), font.Encode(m.Text))
			doc.SetTextColor(ink[0], ink[1], ink[2])
			continue
		}
		if m.Path >= len(d.Paths) {
			continue
		}
		how := "F"
		if m.Line > 0 {
			how = "D"
			doc.SetDrawColor(color[0], color[1], color[2])
			doc.SetLineWidth(float64(m.Line * to[0]))
		} else {
			doc.SetFillColor(color[0], color[1], color[2])
		}
		if d.Paths[m.Path].Draw(formula.Matrixed{Pen: &pdfPen{doc: doc}, Matrix: at}) == nil {
			doc.DrawPath(how)
		}
	}
}

// pdfPen draws a path on a page.
type pdfPen struct {
	doc  *fpdf.Fpdf
	x, y float32 // where it is
}

func (p *pdfPen) MoveTo(x, y float32) {
	p.doc.MoveTo(float64(x), float64(y))
	p.x, p.y = x, y
}

func (p *pdfPen) LineTo(x, y float32) {
	p.doc.LineTo(float64(x), float64(y))
	p.x, p.y = x, y
}

// QuadTo draws the curve as one of the third degree: a PDF has no other.
func (p *pdfPen) QuadTo(bx, by, cx, cy float32) {
	p.CubeTo(p.x+(bx-p.x)*2/3, p.y+(by-p.y)*2/3, cx+(bx-cx)*2/3, cy+(by-cy)*2/3, cx, cy)
}

func (p *pdfPen) CubeTo(bx, by, cx, cy, dx, dy float32) {
	p.doc.CurveBezierCubicTo(float64(bx), float64(by), float64(cx), float64(cy), float64(dx), float64(dy))
	p.x, p.y = dx, dy
}

func (p *pdfPen) ClosePath() { p.doc.ClosePath() }

// Prepare has the formulas of a process set beside, so that its handout is soon there.
func Prepare(p *content.Process) {
	for _, s := range p.Steps {
		for _, texts := range [][]string{{s.Aim}, s.Happens, s.DoneWhen, s.Leaves} {
			for _, text := range texts {
				for _, in := range markup.WithFormulas(text) {
					if m, ok := in.(markup.Math); ok {
						formula.Shared.Want(formula.Source{TeX: m.Source}, func(*formula.Formula) {})
					}
				}
			}
		}
	}
}
