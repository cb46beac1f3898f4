package export

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/figure"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

var boldFace = theme.Face{SemiBold: true}

// The measures of a handout, in points: A4 in landscape, and its margins.
const (
	pageWidth  float32 = 841.89
	pageHeight float32 = 595.28
	pageSide   float32 = 36
	pageTop    float32 = 30
	pageFoot   float32 = 24
	pageRoom           = pageWidth - 2*pageSide
	mostFigure float32 = 150 // a figure that gets higher is drawn smaller
)

// part is a piece of a page: marks in a measure of their own.
type part struct {
	at    fyne.Position
	scale float32 // points a unit
	marks []drawing.Mark
}

// handout is what stands on the page of a process.
type handout struct {
	course  *content.Course
	process *content.Process
	figure  part // at zero
	high    float32
	table   grid
}

func newHandout(course *content.Course, p *content.Process) *handout {
	h := &handout{course: course, process: p, table: newGrid(course, p)}
	c := figure.NewChevrons(course, p, figure.Options{Filled: true})
	for _, width := range []float32{1000, 1160, 1400, 1640} {
		marks, height := c.Draw(width)
		scale := pageRoom / width
		h.figure, h.high = part{scale: scale, marks: marks}, height*scale
		if h.high <= mostFigure {
			break
		}
	}
	return h
}

// text gives all letters that the page may hold.
func (h *handout) text() string {
	var b strings.Builder
	b.WriteString(capped(h.process.Title) + capped(h.process.About) + h.source() + h.whose())
	for _, m := range h.figure.marks {
		if l, ok := m.(drawing.TextLine); ok {
			b.WriteString(l.Content)
		}
	}
	b.WriteString(h.table.text())
	b.WriteString(shortenedNote() + missingNote([]rune{0xABCDEF, 0x123456, 0x7890}))
	return b.String()
}

func (h *handout) source() string {
	if h.process.Source == "" {
		return ""
	}
	return words.F("Source: %s", capped(h.process.Source))
}

// whose tells where the process is from: its course, unless the learner made it.
func (h *handout) whose() string {
	if h.process.Own {
		return words.T("Made with Stagecraft")
	}
	return capped(h.course.Title)
}

func shortenedNote() string {
	return words.T("Some texts are shortened to fit on one page. Stagecraft shows them whole.")
}

// missingNote tells which letters no font has, by their numbers.
func missingNote(missing []rune) string {
	var numbers []string
	for i, r := range missing {
		if i == 8 {
			numbers = append(numbers, "…")
			break
		}
		numbers = append(numbers, fmt.Sprintf("U+%04X", r))
	}
	return words.F("A question mark stands for letters that no typeface here has: %s", strings.Join(numbers, ", "))
}

// capped bounds a text that nobody would print.
func capped(text string) string {
	const most = 3000
	if len(text) <= most {
		return text
	}
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}

// lay places everything on the page.
func (h *handout) lay(fonts *fonts) []part {
	page := part{scale: 1}
	y, shortened := pageTop, false
	say := func(text string, size float32, face theme.Face, c theme.Name, most int) {
		font, _ := fonts.of(face)
		lines := wrapped(text, pageRoom, size, font)
		if len(lines) > most {
			lines, shortened = cut(lines, most, pageRoom, size, font), true
		}
		for _, line := range lines {
			page.marks = append(page.marks, line.at(fyne.NewPos(pageSide, y), size, face, c))
			y += size * 1.3
		}
	}
	title, _ := fonts.of(boldFace)
	size := float32(21)
	for size > 14 && title.width(h.process.Title, size) > pageRoom {
		size--
	}
	say(capped(h.process.Title), size, boldFace, theme.Ink, 1)
	if h.process.About != "" {
		y += 2
		say(capped(h.process.About), 10, theme.Face{}, theme.Muted, 2)
	}
	y += 12
	placed := h.figure
	placed.at = fyne.NewPos(pageSide, y)
	if h.high > 0 {
		y += h.high + 14
	}

	foot := newFooter(h, fonts)
	table, cutShort := h.table.lay(fonts, pageRoom, pageHeight-pageFoot-foot.height(true)-8-y)
	table.at = fyne.NewPos(pageSide, y)
	last := part{scale: 1, marks: foot.marks(shortened || cutShort)}
	return []part{page, placed, table, last}
}

// footer is what stands at the end of the page.
type footer struct {
	fonts         *fonts
	source, whose string
	missing       []rune
}

const footSize float32 = 7.5

func newFooter(h *handout, fonts *fonts) footer {
	return footer{fonts: fonts, source: h.source(), whose: h.whose(), missing: fonts.missing()}
}

// notes are what a reader must know of the page itself.
func (f footer) notes(shortened bool) []string {
	var out []string
	if shortened {
		out = append(out, shortenedNote())
	}
	if len(f.missing) > 0 {
		out = append(out, missingNote(f.missing))
	}
	return out
}

func (f footer) height(shortened bool) float32 {
	return 6 + footSize*1.35*float32(1+len(f.notes(shortened)))
}

func (f footer) marks(shortened bool) []drawing.Mark {
	y := pageHeight - pageFoot - f.height(shortened)
	out := []drawing.Mark{drawing.Area{Box: drawing.Box{At: fyne.NewPos(pageSide, y), Size: fyne.NewSize(pageRoom, 0.6)}, Fill: theme.Color(theme.Line)}}
	y += 6
	line := func(text string, x, room float32, right bool) {
		got := cut(wrapped(text, room, footSize, f.fonts.regular), 1, room, footSize, f.fonts.regular)
		for _, l := range got {
			if right {
				x += room - l.width
			}
			out = append(out, l.at(fyne.NewPos(x, y), footSize, theme.Face{}, theme.Muted))
		}
	}
	whose := pageRoom * 0.3
	if f.source == "" {
		line(f.whose, pageSide, pageRoom, false)
	} else {
		line(f.source, pageSide, pageRoom-whose-12, false)
		line(f.whose, pageSide+pageRoom-whose, whose, true)
	}
	for _, note := range f.notes(shortened) {
		y += footSize * 1.35
		line(note, pageSide, pageRoom, false)
	}
	return out
}

// setLine is one line of text with its width in points.
type setLine struct {
	text   string
	width  float32
	broken bool // a word goes on in the next line
}

func (l setLine) at(at fyne.Position, size float32, face theme.Face, c theme.Name) drawing.TextLine {
	return drawing.TextLine{
		Box:     drawing.Box{At: at, Size: fyne.NewSize(l.width, size*1.25)},
		Content: l.text, TextSize: size, Face: face, Color: theme.Color(c),
	}
}

// wrapped sets a text in lines of a width. Words that are wider are broken.
func wrapped(all string, room, size float32, font *pdfFont) []setLine {
	var out []setLine
	var line strings.Builder
	reach := float32(0) // of the line, with the space at its end
	end := func(broken bool) {
		if s := strings.TrimSpace(line.String()); s != "" {
			out = append(out, setLine{text: s, width: font.width(s, size), broken: broken})
		}
		line.Reset()
		reach = 0
	}
	for _, word := range text.Breakable(strings.Join(strings.Fields(all), " ")) {
		bare := strings.TrimSuffix(word, " ")
		space := word[len(bare):]
		if reach > 0 && reach+font.width(bare, size) > room {
			end(false)
		}
		if font.width(bare, size) > room {
			signs := text.Graphemes(bare)
			for font.width(bare, size) > room && len(signs) > 1 {
				n := fitting(signs, room, size, font)
				line.WriteString(strings.Join(signs[:n], ""))
				end(true)
				signs = signs[n:]
				bare = strings.Join(signs, "")
			}
		}
		line.WriteString(bare + space)
		reach += font.width(bare+space, size)
	}
	end(false)
	return out
}

// fitting gives how many signs fit, at least one and not all.
func fitting(signs []string, room, size float32, font *pdfFont) int {
	reach := float32(0)
	for i, sign := range signs[:len(signs)-1] {
		if reach += font.width(sign, size); reach > room {
			return max(i, 1)
		}
	}
	return len(signs) - 1
}

// cut keeps the first lines, and ends the last of them in an ellipsis when
// that leaves any out.
func cut(lines []setLine, most int, room, size float32, font *pdfFont) []setLine {
	if len(lines) <= most || most < 1 {
		return lines[:min(len(lines), max(most, 0))]
	}
	out := append([]setLine{}, lines[:most]...)
	signs := text.Graphemes(out[most-1].text)
	short := func() string { return strings.TrimRight(strings.Join(signs, ""), " ,;:-.…") + "…" }
	for len(signs) > 0 && font.width(short(), size) > room {
		signs = signs[:len(signs)-1]
	}
	out[most-1] = setLine{text: short(), width: font.width(short(), size)}
	return out
}
