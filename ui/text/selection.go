package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/theme"
)

// Mark is a background behind a part of text. Start and End count the characters
// of PlainText; End is the first that is not in it.
type Mark struct {
	Start, End int
	Color      theme.Name
	Ring       bool // a line round it, to tell it from others without its colour
	Under      bool // a strong line under it, likewise
}

// SetMarks replaces the marks.
func (p *Paragraph) SetMarks(marks ...Mark) {
	p.Marks = marks
	p.redrawLayers()
}

// Select selects the characters from start up to end, in either order and cut
// to those there are.
func (p *Paragraph) Select(start, end int) {
	n := utf8.RuneCountInString(p.PlainText())
	start, end = min(max(start, 0), n), min(max(end, 0), n)
	if start > end {
		start, end = end, start
	}
	if p.selected != [2]int{start, end} {
		p.selected = [2]int{start, end}
		p.redrawLayers()
	}
}

// ClearSelection selects nothing.
func (p *Paragraph) ClearSelection() { p.Select(0, 0) }

// Selection gives the characters selected; start is end when none are.
func (p *Paragraph) Selection() (start, end int) { return p.selected[0], p.selected[1] }

// SelectedText gives the text selected, "" when none is.
func (p *Paragraph) SelectedText() string { return slice(p.PlainText(), p.selected[0], p.selected[1]) }

// Word gives where the word at a character begins and ends: a run of letters
// and digits, or the one character where there is none.
func (p *Paragraph) Word(at int) (start, end int) {
	text := []rune(p.PlainText())
	if len(text) == 0 {
		return 0, 0
	}
	at = min(max(at, 0), len(text)-1)
	in := func(i int) bool {
		r := text[i]
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == '_' {
			return true
		}
		// Within a word only: don't, e-mail.
		return strings.ContainsRune("'’-", r) && i > 0 && i+1 < len(text) && unicode.IsLetter(text[i-1]) && unicode.IsLetter(text[i+1])
	}
	if !in(at) {
		return at, at + 1
	}
	start, end = at, at+1
	for start > 0 && in(start-1) {
		start--
	}
	for end < len(text) && in(end) {
		end++
	}
	return start, end
}

// slice cuts a text by characters.
func slice(text string, start, end int) string {
	if start >= end {
		return ""
	}
	from, to, n := len(text), len(text), 0
	for i := range text {
		if n == start {
			from = i
		}
		if n == end {
			to = i
			break
		}
		n++
	}
	return text[from:to]
}

// runStarts gives the character of PlainText at which each run's text begins.
func (p *Paragraph) runStarts() []int {
	begins, n := make([]int, len(p.Runs)), 0
	for i, r := range p.Runs {
		if r.Break {
			n++
		}
		begins[i] = n
		n += utf8.RuneCountInString(r.Text)
	}
	return begins
}

// charactersOf gives the characters that a fragment shows.
func (p *Paragraph) charactersOf(pl Fragment, begins []int) (start, end int) {
	r := p.Runs[pl.Run]
	start = begins[pl.Run]
	if r.Object != nil {
		return start, start + utf8.RuneCountInString(r.Text)
	}
	start += utf8.RuneCountInString(r.Text[:pl.Start])
	return start, start + utf8.RuneCountInString(r.Text[pl.Start:pl.End])
}

// advance gives how far into a fragment, in pixels, its first n characters go.
func (p *Paragraph) advance(pl Fragment, n int) float32 {
	r := p.Runs[pl.Run]
	if n <= 0 {
		return 0
	}
	if r.Object != nil {
		return pl.Size.Width
	}
	text := slice(r.Text[pl.Start:pl.End], 0, n)
	size := r.Size
	if size == 0 {
		size = p.TextSize
	}
	return min(theme.Width(text, size, r.Face), pl.Size.Width)
}

// At gives the character before which a position falls, in the paragraph's own
// coordinates; outside of the text it is the nearest. It is known once the
// paragraph was drawn.
func (p *Paragraph) At(pos fyne.Position) int {
	begins := p.runStarts()
	line := -1
	for _, pl := range p.fragments {
		if line < 0 || pos.Y >= pl.Position.Y {
			line = pl.Line
		}
	}
	at := -1
	for _, pl := range p.fragments {
		if pl.Line != line {
			continue
		}
		start, end := p.charactersOf(pl, begins)
		if pos.X < pl.Position.X {
			if at < 0 {
				at = start
			}
			break
		}
		at = end
		if pos.X >= pl.Position.X+pl.Size.Width {
			continue
		}
		if p.Runs[pl.Run].Object != nil {
			if pos.X < pl.Position.X+pl.Size.Width/2 {
				at = start
			}
			break
		}
		// The widest start of the text that ends before the middle of a letter.
		low, high, into := 0, end-start, pos.X-pl.Position.X
		for low < high {
			mid := (low + high) / 2
			if (p.advance(pl, mid)+p.advance(pl, mid+1))/2 <= into {
				low = mid + 1
			} else {
				high = mid
			}
		}
		at = start + low
		break
	}
	return max(at, 0)
}

// Caret gives where a character stands: the top left of its share of the line,
// and the line's height. It is known once the paragraph was drawn.
func (p *Paragraph) Caret(at int) (fyne.Position, float32) {
	begins := p.runStarts()
	pos, height := fyne.Position{}, float32(0)
	for _, pl := range p.fragments {
		start, end := p.charactersOf(pl, begins)
		if start > at && height > 0 {
			break
		}
		pos, height = pl.Position.AddXY(p.advance(pl, at-start), 0), pl.Size.Height
		if at < end {
			break
		}
	}
	return pos, height
}

// markRects makes the backgrounds of the marks and of the selection.
func (p *Paragraph) markRects() []fyne.CanvasObject {
	start, end := p.Selection()
	if len(p.Marks) == 0 && start == end {
		return nil
	}
	begins := p.runStarts()
	var out []fyne.CanvasObject
	for _, m := range p.Marks {
		for _, r := range p.lineRects(m.Start, m.End, begins) {
			// Room between the lines, so that marks on two of them stay apart.
			in := round(r.height * 0.1)
			g := fill(m.Color, r.x-1, r.y+in, r.width+2, r.height-2*in)
			g.CornerRadius = 3
			if m.Ring {
				g.StrokeWidth, g.StrokeColor = 1, theme.Color(theme.Muted)
			}
			out = append(out, g)
			if m.Under {
				out = append(out, fill(theme.Primary, r.x-1, r.y+r.height-in-1, r.width+2, 2))
			}
		}
	}
	for _, r := range p.lineRects(start, end, begins) {
		out = append(out, fill(theme.SelectionSoft, r.x, r.y, r.width, r.height))
	}
	return out
}

func fill(name theme.Name, x, y, width, height float32) *canvas.Rectangle {
	g := canvas.NewRectangle(theme.Color(name))
	g.Move(fyne.NewPos(x, y))
	g.Resize(fyne.NewSize(width, height))
	return g
}

type lineRect struct{ x, y, width, height float32 }

// lineRects gives the rectangles that characters take up, one a line.
func (p *Paragraph) lineRects(from, to int, begins []int) []lineRect {
	if from >= to {
		return nil
	}
	var out []lineRect
	last := -1
	for _, pl := range p.fragments {
		start, end := p.charactersOf(pl, begins)
		if start >= end || from >= end || to <= start {
			continue
		}
		left, right := float32(0), pl.Size.Width
		if from > start {
			left = p.advance(pl, from-start)
		}
		if to < end {
			right = p.advance(pl, to-start)
		}
		x := pl.Position.X + left
		if n := len(out); n > 0 && last == pl.Line {
			out[n-1].width = pl.Position.X + right - out[n-1].x
			continue
		}
		last = pl.Line
		out = append(out, lineRect{x: x, y: pl.Position.Y, width: right - left, height: pl.Size.Height})
	}
	return out
}

// redrawLayers draws the marks and the selection anew and leaves the words. A
// canvas.Refresh would have every word drawn again.
func (p *Paragraph) redrawLayers() {
	if p.renderer == nil || p.renderer.width == 0 {
		return
	}
	p.renderer.layer()
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(p).(interface{ SetDirty() }); ok {
		c.SetDirty()
	}
}
