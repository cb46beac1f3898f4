package figure

import (
	"bytes"
	"fmt"
	"image/color"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"fyne.io/fyne/v2"

	"stagecraft/content"
)

// PDF gives a handout of a process: one A4 page, landscape, with its figure
// and a table of its steps. Everything is drawn as lines and text. The same
// process makes the same file. Like all drawing it belongs on the main
// goroutine.
func PDF(course *content.Course, p *content.Process) ([]byte, error) {
	data, err := writePDF(course, p, true)
	if err != nil {
		return nil, fmt.Errorf("write the handout of %q: %w", p.Title, err)
	}
	return data, nil
}

// written is the date that every handout bears, so that the same process makes
// the same file.
var written = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func writePDF(course *content.Course, p *content.Process, compressed bool) ([]byte, error) {
	defer inPaperColours()()
	h := newHandout(course, p)
	fonts, err := fontsFor(h.text())
	if err != nil {
		return nil, err
	}
	page := h.lay(fonts)

	doc := fpdf.New("L", "pt", "A4", "")
	doc.SetCompression(compressed)
	doc.SetCatalogSort(true)
	doc.SetCreationDate(written)
	doc.SetModificationDate(written)
	doc.SetTitle(p.Title, true)
	doc.SetSubject(TextAlternative(course, p), true)
	if len(course.Authors) > 0 && !p.Own {
		doc.SetAuthor(strings.Join(course.Authors, ", "), true)
	}
	doc.SetCreator("Stagecraft", true)
	if course.Language != "" {
		doc.SetLang(course.Language)
	}
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.AddUTF8FontFromBytes(family, "", fonts.regular.Data)
	doc.AddUTF8FontFromBytes(family, "B", fonts.semiBold.Data)
	doc.AddPage()
	for _, part := range page {
		for _, m := range part.marks {
			m.pdf(&pen{doc: doc, fonts: fonts, at: part.at, scale: part.scale})
		}
	}
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

const family = "inter"

// pen draws marks on a page of a PDF: moved, and made larger or smaller.
type pen struct {
	doc   *fpdf.Fpdf
	fonts *fonts
	at    fyne.Position // in points
	scale float32       // points a unit of the marks
}

func (p *pen) x(v float32) float64 { return float64(p.at.X + v*p.scale) }
func (p *pen) y(v float32) float64 { return float64(p.at.Y + v*p.scale) }
func (p *pen) n(v float32) float64 { return float64(v * p.scale) }

func (p *pen) fill(c color.Color) {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	p.doc.SetFillColor(int(n.R), int(n.G), int(n.B))
}

func (a area) pdf(p *pen) {
	p.fill(a.fill)
	if a.corners != nil {
		var points []fpdf.PointType
		for _, c := range a.corners {
			points = append(points, fpdf.PointType{X: p.x(a.at.X + c.X), Y: p.y(a.at.Y + c.Y)})
		}
		p.doc.Polygon(points, "F")
		return
	}
	how := "F"
	if a.border != nil {
		how = "FD"
		n := color.NRGBAModel.Convert(a.border).(color.NRGBA)
		p.doc.SetDrawColor(int(n.R), int(n.G), int(n.B))
		p.doc.SetLineWidth(p.n(1))
	}
	x, y, w, h := p.x(a.at.X), p.y(a.at.Y), p.n(a.size.Width), p.n(a.size.Height)
	if a.radius > 0 {
		p.doc.RoundedRect(x, y, w, h, p.n(a.radius), "1234", how)
		return
	}
	p.doc.Rect(x, y, w, h, how)
}

func (s stroke) pdf(p *pen) {
	n := color.NRGBAModel.Convert(s.color).(color.NRGBA)
	p.doc.SetDrawColor(int(n.R), int(n.G), int(n.B))
	p.doc.SetLineWidth(p.n(s.width))
	for i, at := range s.points {
		if s.head && i == len(s.points)-1 {
			at = s.neck()
		}
		if i == 0 {
			p.doc.MoveTo(p.x(at.X), p.y(at.Y))
		} else {
			p.doc.LineTo(p.x(at.X), p.y(at.Y))
		}
	}
	p.doc.DrawPath("D")
	if s.head {
		s.headArea().pdf(p)
	}
}

// pdf writes the text in the middle of its box, whose width was measured with
// the letters set closer, as windows do.
func (l letters) pdf(p *pen) {
	font, style := p.fonts.of(l.face)
	text := font.Encode(l.text)
	if strings.TrimSpace(text) == "" {
		return
	}
	n := color.NRGBAModel.Convert(l.color).(color.NRGBA)
	p.doc.SetTextColor(int(n.R), int(n.G), int(n.B))
	size := p.n(l.textSize)
	wide, room := font.Width(l.text, size), p.n(l.size.Width)
	if wide > room*1.06 {
		size *= room * 1.06 / wide
		wide = room * 1.06
	}
	p.doc.SetFont(family, style, size)
	p.doc.Text(p.x(l.at.X)+(room-wide)/2, p.y(l.at.Y+l.size.Height/2+l.textSize*0.36), text)
}
