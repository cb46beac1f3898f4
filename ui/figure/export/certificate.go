package export

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Certificate is what stands on a certificate.
type Certificate struct {
	Name             string // whose it is
	Course, Version  string
	Authors          []string
	Right, Questions int
	Needed           int // percent
	Day              time.Time
	Code             string
}

// The measures of a certificate, in points: A4 in landscape.
const (
	certificateFrame float32 = 26  // from the page's edge to the frame
	certificateSide  float32 = 78  // to the text
	certificateStrip float32 = 240 // how wide the chevrons are
	largestName      float32 = 46
	smallestName     float32 = 20
)

// PDF gives the certificate as one A4 page, landscape. The same certificate makes
// the same file. Like all drawing it belongs on the main goroutine.
func (c *Certificate) PDF() ([]byte, error) {
	data, err := c.write(true)
	if err != nil {
		return nil, fmt.Errorf("write the certificate of %q: %w", c.Course, err)
	}
	return data, nil
}

func (c *Certificate) write(compressed bool) ([]byte, error) {
	defer usePrintTheme()()
	fonts, err := fontsFor(strings.Join(c.texts(), "\n") + "…")
	if err != nil {
		return nil, err
	}
	doc := newPDF(fonts, compressed, pdfHead{
		title: words.F("Certificate: %s", c.Course), subject: strings.Join(c.texts(), " "), authors: c.Authors, language: words.Language(), made: c.Day.UTC(),
	})
	page := &pageContext{doc: doc, fonts: fonts, scale: 1}
	for _, m := range c.marks(fonts) {
		page.draw(m)
	}
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// texts gives all that the page says, from its top to its end.
func (c *Certificate) texts() []string {
	return []string{words.T("Certificate"), c.Name, c.passed(), capped(c.Course), c.result(), c.date(), c.foot(), c.codeLine(), confirmNote()}
}

func (c *Certificate) passed() string { return words.T("has passed the exam of the course") }

func (c *Certificate) result() string {
	return words.F("%d of %d questions right, where %d %% were needed", c.Right, c.Questions, c.Needed)
}

func (c *Certificate) date() string {
	return words.Date(c.Day)
}

func (c *Certificate) foot() string {
	says := capped(strings.Join(c.Authors, ", "))
	if c.Version != "" {
		says = strings.TrimPrefix(says+" · "+words.F("Edition %s", c.Version), " · ")
	}
	return says
}

func (c *Certificate) codeLine() string { return words.F("Code %s", c.Code) }

func confirmNote() string {
	return words.T("Confirmed by coursekit progress check with the learner’s .progress file.")
}

func (c *Certificate) marks(fonts *fonts) []drawing.Mark {
	marks := certificateFrames()
	room := pageWidth - 2*certificateSide
	centred := func(text string, y, size float32, face theme.Face, color theme.Name, most int) float32 {
		font, _ := fonts.of(face)
		for _, line := range cut(wrapped(text, room, size, font), most, room, size, font) {
			marks = append(marks, line.at(fyne.NewPos((pageWidth-line.width)/2, y), size, face, color))
			y += size * 1.25
		}
		return y
	}
	marks = append(marks, chevronStrip(fyne.NewPos((pageWidth-certificateStrip)/2, 112))...)
	y := centred(words.T("Certificate"), 140, 17, boldFace, theme.Primary, 1)
	size := largestName
	for size > smallestName && fonts.semiBold.width(c.Name, size) > room {
		size--
	}
	y = centred(c.Name, y+34, size, boldFace, theme.Ink, 2)
	y = centred(c.passed(), y+16, 14, theme.Face{}, theme.Muted, 1)
	y = centred(capped(c.Course), y+12, 26, boldFace, theme.Ink, 2)
	y = centred(c.result(), y+20, 14, theme.Face{}, theme.Ink, 1)
	centred(c.date(), y+4, 14, theme.Face{}, theme.Ink, 1)

	low := pageHeight - certificateFrame - 58
	marks = append(marks, drawing.Area{Box: drawing.Box{At: fyne.NewPos(certificateSide, low-12), Size: fyne.NewSize(room, 0.6)}, Fill: theme.Color(theme.Line)})
	half := room/2 - 12
	for _, l := range cut(wrapped(c.foot(), half, 9.5, fonts.regular), 2, half, 9.5, fonts.regular) {
		marks = append(marks, l.at(fyne.NewPos(certificateSide, low), 9.5, theme.Face{}, theme.Muted))
		low += 13
	}
	low = pageHeight - certificateFrame - 58
	right := func(text string, y, size float32, face theme.Face, color theme.Name) {
		font, _ := fonts.of(face)
		for _, l := range cut(wrapped(text, half, size, font), 1, half, size, font) {
			marks = append(marks, l.at(fyne.NewPos(pageWidth-certificateSide-l.width, y), size, face, color))
		}
	}
	right(c.codeLine(), low-1, 11, boldFace, theme.Ink)
	right(confirmNote(), low+15, 8, theme.Face{}, theme.Muted)
	return marks
}

// certificateFrames are a line in the primary colour, and a finer one within it.
func certificateFrames() []drawing.Mark {
	frame := func(by float32, color theme.Name, radius float32) drawing.Mark {
		return drawing.Area{
			Box:  drawing.Box{At: fyne.NewPos(by, by), Size: fyne.NewSize(pageWidth-2*by, pageHeight-2*by)},
			Fill: theme.Color(theme.Surface), Border: theme.Color(color), Radius: radius,
		}
	}
	return []drawing.Mark{frame(certificateFrame, theme.Primary, 12), frame(certificateFrame+6, theme.Line, 8)}
}

// chevronStrip is a row of chevrons, one in the colour of each stage.
func chevronStrip(at fyne.Position) []drawing.Mark {
	const stages, high, tip, gap = 4, float32(12), float32(6), float32(3)
	wide := (certificateStrip - gap*(stages-1)) / stages
	var marks []drawing.Mark
	for i := range stages {
		x := float32(i) * (wide + gap)
		corners := []fyne.Position{{X: 0, Y: 0}, {X: wide - tip, Y: 0}, {X: wide, Y: high / 2}, {X: wide - tip, Y: high}, {X: 0, Y: high}, {X: tip, Y: high / 2}}
		if i == 0 {
			corners = corners[:5]
		}
		marks = append(marks, drawing.Area{
			Box: drawing.Box{At: at.AddXY(x, 0), Size: fyne.NewSize(wide, high)}, Fill: theme.Color(theme.Stage(i)), Corners: corners,
		})
	}
	return marks
}
