package document

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// What of code stands in one chunk, and in one line of it: a line of text
// wider than the graphics can draw would not show at all.
const (
	chunkLines  = 24
	longestLine = 1000 // characters
	tabWide     = 4    // spaces
)

// listing is code as rows: its lines, the longest of them cut.
type listing struct {
	block   *markup.CodeBlock
	rows    []codeRow
	letters int // of the text
	colours []colourSpan
	asked   bool // for the colours
	wide    float32
}

// codeRow is a line of code, or a part of one.
type codeRow struct {
	start, end int // bytes of the text
	letter     int // the character it begins with
	line       int // from 0
	goesOn     bool
}

func newListing(b *markup.CodeBlock) *listing {
	l := &listing{block: b}
	row, inRow := codeRow{}, 0
	put := func(end int) {
		row.end = end
		l.rows = append(l.rows, row)
		inRow = 0
	}
	for i, r := range b.Text {
		if r == '\n' {
			put(i)
			row = codeRow{start: i + 1, letter: l.letters + 1, line: row.line + 1}
		} else if inRow++; inRow > longestLine {
			put(i)
			row = codeRow{start: i, letter: l.letters, line: row.line, goesOn: true}
			inRow = 1
		}
		l.letters++
	}
	put(len(b.Text))
	return l
}

// group gives the row after those that stand in one chunk with a row.
func (l *listing) group(from int) int {
	to, bytes := from, 0
	for to < len(l.rows) && to-from < chunkLines {
		bytes += l.rows[to].end - l.rows[to].start
		if to++; bytes > chunkLetters {
			break
		}
	}
	return to
}

// runs sets rows, their tokens in their colours, and gives the character of
// the block's text with which each run begins. Tabs are set as spaces, which
// the text doesn't have.
func (l *listing) runs(from, to, at int) (runs []text.Run, starts []int) {
	put := func(r text.Run, letter int) {
		if at < 0 {
			letter = -1
		} else if letter >= 0 {
			letter += at
		}
		r.Face.Mono = true
		runs, starts = append(runs, r), append(starts, letter)
	}
	c := l.colourAt(l.rows[from].start)
	for i, row := range l.rows[from:to] {
		if i > 0 {
			put(text.Run{Break: true}, -1)
		}
		letter, before := row.letter, len(runs)
		for start := row.start; start < row.end; {
			for c < len(l.colours) && l.colours[c].end <= start {
				c++
			}
			end, name := row.end, theme.Name("")
			if c < len(l.colours) {
				end, name = min(end, l.colours[c].end), l.colours[c].name
			}
			code := l.block.Text[start:end]
			start = end
			for code != "" {
				word, rest, tab := strings.Cut(code, "\t")
				if word != "" {
					put(text.Run{Text: word, Color: name}, letter)
					letter += utf8.RuneCountInString(word)
				}
				if code = rest; tab {
					put(text.Run{Text: strings.Repeat(" ", tabWide), Color: name}, -1)
					letter++
				}
			}
		}
		if len(runs) == before {
			put(text.Run{}, -1)
		}
	}
	return runs, starts
}

// width gives the least width of the lines: that of the widest there is.
func (l *listing) width(all *text.Paragraph, from, to int) float32 {
	if from == 0 && to == len(l.rows) {
		return all.NaturalWidth() + 2
	}
	if l.wide > 0 {
		return l.wide
	}
	var most largest
	for i, row := range l.rows {
		most.take(i, cells(l.block.Text[row.start:row.end]))
	}
	for _, i := range most.rows() {
		runs, _ := l.runs(i, i+1, -1)
		l.wide = max(l.wide, text.NewParagraph(theme.Size(codeSize), theme.Ink, runs...).NaturalWidth())
	}
	// Colours, which come later, divide the words in another way.
	l.wide += theme.Size(8)
	return l.wide
}

// cells gives about how many letters wide a line is.
func cells(line string) int {
	n := 0
	for _, r := range line {
		switch {
		case r == '\t':
			n += tabWide
		case r >= 0x1100:
			n += 2
		default:
			n++
		}
	}
	return n
}

// height gives how high rows are, when no line is broken.
func (l *listing) height(from, to int) float32 {
	line := theme.Size(codeSize)*codeLeading + 0.99
	h := float32(int(line)) * float32(to-from)
	if from == 0 {
		h += theme.Size(codeAbove + codeLabelGap + 30)
	}
	if to == len(l.rows) {
		h += theme.Size(codeBelow)
	}
	return h
}

// gutter is how wide the column of the line numbers is.
func (l *listing) gutter() float32 {
	lines := l.rows[len(l.rows)-1].line + 1
	last := strconv.Itoa(max(l.block.First, 0) + lines)
	return theme.Width(last, theme.Size(codeSize), theme.Face{Mono: true}) + theme.Size(16)
}

// numbers is the column of line numbers beside rows.
func (l *listing) numbers(from, to int) fyne.CanvasObject {
	var runs []text.Run
	for i, row := range l.rows[from:to] {
		if i > 0 {
			runs = append(runs, text.Run{Break: true})
		}
		r := text.Run{Face: theme.Face{Mono: true}}
		if !row.goesOn {
			r.Text = strconv.Itoa(max(l.block.First, 0) + row.line)
		}
		runs = append(runs, r)
	}
	p := text.NewParagraph(theme.Size(codeSize), theme.Muted, runs...)
	p.Leading, p.Align = codeLeading, fyne.TextAlignTrailing
	return p
}
