package cards

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// cardFaces is what stands on the two faces of a card.
type cardFaces struct {
	language string // of the course, in which formulas are read
	kind     string // what the front shows: "Abbreviation"
	asks     bool   // kind is a question, without which the front says nothing
	front    string
	heading  string // of the back
	answer   string
	not      string // what it is confused with; may be ""
	open     func() // leads to where it is explained; nil where there is no such place
	// openTitle is what the way there is called.
	openTitle string
	flag      string // what its flag says; "" when there is none
	changed   string // that its meaning changed, which the learner is to know; "" when it didn't
	aid       string // the learner's own memory aid; may be ""
	before    string // what it said before that; "" where that isn't known
	own       *ownFaces
}

// The sizes of a face's text at 100 %, from the largest. The last are for text
// longer than a card should hold, which is set small rather than cut.
var (
	frontSizes = []float32{64, 56, 48, 42, 38, 34, 30, 26, 22, 19}
	backScales = []float32{1, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55}
)

// margin keeps text off the card's edges.
func margin(size fyne.Size) (x, y float32) {
	return min(max(size.Width*0.08, 16), 76), min(max(size.Height*0.06, 8), 32)
}

// frontFace shows the question at the largest size that fits.
func (l cardFaces) frontFace(size fyne.Size) fyne.CanvasObject {
	x, y := margin(size)
	if l.own != nil {
		return centreFace(x, y, kit.Stack(theme.Size(14), l.topLine(l.label()), l.own.front()))
	}
	width, height := size.Width-2*x, size.Height-2*y
	var face fyne.CanvasObject
	for _, at100 := range frontSizes {
		if at100 > 34 && utf8.RuneCountInString(l.front) > 60 {
			continue // a sentence is read, not looked at
		}
		text := kit.Middle(l.plain(kit.Text(l.front, at100, theme.Face{Bold: true}, theme.Ink)))
		text.Leading = 1.2
		if at100 < 40 {
			text.Leading = 1.3
		}
		face = kit.Stack(theme.Size(at100)*0.4, l.topLine(l.label()), text)
		if wordsFit(l.front, at100, width) && kit.HeightFor(face, width) <= height {
			break
		}
	}
	return centreFace(x, y, face)
}

// backFace shows the answer, smaller where it would not fit.
func (l cardFaces) backFace(size fyne.Size) fyne.CanvasObject {
	x, y := margin(size)
	if l.own != nil {
		return centreFace(x, y, kit.Stack(theme.Size(14), l.topLine(kit.Small(words.T("Answer"))), l.ownBack()))
	}
	width, height := size.Width-2*x, size.Height-2*y
	var face fyne.CanvasObject
	// A long word in the heading makes that small, and the answer no smaller
	// than small text; only an answer that has no room goes below it.
	for _, least := range []float32{theme.SmallSize, 0} {
		var broken fyne.CanvasObject // has room, but with a word of the heading broken
		for _, scale := range backScales {
			face = kit.Stack(theme.Size(18*scale), l.topLine(kit.Small(words.T("Answer"))), l.backAt(scale, least))
			if kit.HeightFor(face, width) > height {
				continue
			}
			if wordsFit(l.heading, l.headingSize()*scale, width) {
				return centreFace(x, y, face)
			}
			broken = face
		}
		if broken != nil {
			return centreFace(x, y, broken)
		}
	}
	return centreFace(x, y, face)
}

// bothFaces shows the question and, under a line, the answer, as large as fits.
func (l cardFaces) bothFaces(size fyne.Size) fyne.CanvasObject {
	x, y := margin(size)
	if l.own != nil {
		return centreFace(x, y, kit.Stack(theme.Size(14), l.topLine(l.label()), l.own.front(), kit.Separator(), l.ownBack()))
	}
	width, height := size.Width-2*x, size.Height-2*y
	var face fyne.CanvasObject
	for _, scale := range backScales {
		front := kit.Middle(l.plain(kit.Text(l.front, 34*scale, theme.Face{Bold: true}, theme.Ink)))
		front.Leading = 1.25
		face = kit.Stack(theme.Size(16*scale), l.topLine(l.label()), front, kit.Separator(), l.backAt(scale, 0))
		if kit.HeightFor(face, width) <= height && wordsFit(l.front, 34*scale, width) {
			break
		}
	}
	return centreFace(x, y, face)
}

// headingSize is how large the back's heading is: small where it only says the front again.
func (l cardFaces) headingSize() float32 {
	if strings.EqualFold(l.heading, l.front) {
		return 20
	}
	return 34
}

// backAt is the back at a scale, without its label, its answer at least so large.
func (l cardFaces) backAt(scale, least float32) fyne.CanvasObject {
	heading := kit.Middle(l.plain(kit.Text(l.heading, l.headingSize()*scale, theme.Face{Bold: true}, theme.Ink)))
	heading.Leading = 1.25
	answer := kit.Middle(l.plain(kit.Text(l.answer, max(22*scale, least), theme.Face{}, theme.Ink)))
	answer.Leading = 1.5
	objects := []fyne.CanvasObject{heading, answer}
	if l.aid != "" {
		aid := kit.Middle(kit.Text(words.F("Your memory aid: %s", l.aid), theme.SmallSize*max(scale, 0.85), theme.Face{SemiBold: true}, theme.Info))
		aid.Leading = 1.5
		objects = append(objects, aid)
	}
	if l.before != "" {
		before := kit.Middle(l.plain(kit.Text(l.before, theme.SmallSize*max(scale, 0.85), theme.Face{}, theme.Muted)))
		before.Leading = 1.5
		objects = append(objects, before)
	}
	if foot := l.foot(scale); foot != nil {
		objects = append(objects, foot)
	}
	return kit.Stack(theme.Size(18*scale), objects...)
}

// label says what the front shows, or asks about it.
func (l cardFaces) label() *text.Paragraph {
	if l.asks {
		return kit.MutedLabel(l.kind)
	}
	return kit.Small(l.kind)
}

// topLine is the label over a face, that the card changed, and the flag.
func (l cardFaces) topLine(label *text.Paragraph) fyne.CanvasObject {
	lines := []fyne.CanvasObject{kit.Middle(label)}
	for _, note := range []string{l.changed, l.flag} {
		if note != "" {
			lines = append(lines, kit.Middle(kit.OneLine(kit.Text(note, theme.SmallSize, theme.Face{SemiBold: true}, theme.Warning))))
		}
	}
	return kit.Stack(2, lines...)
}

// foot is what the term is confused with, and the way to the lesson.
func (l cardFaces) foot(scale float32) fyne.CanvasObject {
	var runs []text.Run
	if l.not != "" {
		runs = append(runs, text.Run{Text: l.not})
	}
	if l.open != nil {
		if len(runs) > 0 {
			runs = append(runs, text.Run{Text: "  "})
		}
		// One run, so that the arrow stays with its words.
		runs = append(runs, text.Run{
			Text: strings.ReplaceAll(l.openTitle, " ", "\u00a0"), Color: theme.Primary,
			Tap: func(fyne.Position) { l.open() },
		})
	}
	if len(runs) == 0 {
		return nil
	}
	p := kit.Middle(l.plain(text.NewParagraph(theme.Size(theme.SmallSize*max(scale, 0.85)), theme.Muted, runs...)))
	p.Leading = 1.5
	return p
}

// plain sets the formulas in a text of the card.
func (l cardFaces) plain(set *text.Paragraph) *text.Paragraph {
	return kit.WithFormulas(l.language, set)
}

// wordsFit tells whether no word of a text has to be cut at a size. Formulas become smaller.
func wordsFit(text string, at100, width float32) bool {
	said := markup.PlainTextWith(markup.WithFormulas(text), func(markup.Math) string { return "" })
	for _, w := range strings.Fields(said) {
		if theme.Width(w, theme.Size(at100), theme.Face{Bold: true}) > width {
			return false
		}
	}
	return true
}

// centreFace sets a face in the middle of the card; one higher than the card
// scrolls.
func centreFace(x, y float32, face fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&centredFace{x: x, y: y, face: face}, face)
}

// centredFace holds the face, or a scroller with the face in it.
type centredFace struct {
	x, y float32
	face fyne.CanvasObject
}

func (m *centredFace) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (m *centredFace) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width, height := size.Width-2*m.x, size.Height-2*m.y
	h := kit.HeightFor(m.face, width)
	if h > height {
		h = height
		if objects[0] == m.face {
			objects[0] = kit.NewScroller(m.face)
		}
	}
	objects[0].Move(fyne.NewPos(m.x, m.y+(height-h)/2))
	objects[0].Resize(fyne.NewSize(width, h))
}
