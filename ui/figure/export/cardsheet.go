package export

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// CardSheet is a deck on paper: cards to cut out along the lines and to fold in the
// middle, the front on the left and the back on the right.
type CardSheet struct {
	Title    string
	How      string // says how it is cut and folded
	Language string
	Authors  []string
	Cards    []PaperCard
}

// PaperCard is a card on it. Texts are as they are read; line ends in them stay.
type PaperCard struct {
	About, Front, Back        string
	FrontPicture, BackPicture *image.RGBA // nil for none
}

// The measures of a sheet, in points: A4 upright.
const (
	sheetWidth  float32 = 595.28
	sheetHeight float32 = 841.89
	sheetSide   float32 = 34
	sheetTop    float32 = 58 // to the first card
	sheetRows           = 5
	cardHigh            = (sheetHeight - sheetTop - 30) / sheetRows
	cardHalf            = (sheetWidth - 2*sheetSide) / 2
	cardInset   float32 = 12
)

// The colours of a sheet, for paper.
var (
	paperInk   = [3]int{0x1A, 0x1F, 0x2B}
	paperMuted = [3]int{0x5A, 0x63, 0x73}
)

// PDF gives the sheet. The same sheet makes the same file. It may be called on any
// goroutine.
func (s *CardSheet) PDF() ([]byte, error) {
	data, err := s.write(true)
	if err != nil {
		return nil, fmt.Errorf("write the cards of %q: %w", s.Title, err)
	}
	return data, nil
}

// sheetFormulasTime is how long the formulas of a sheet may take to be set; the others stand as they are written.
const sheetFormulasTime = time.Minute

func (s *CardSheet) write(compressed bool) ([]byte, error) {
	var all strings.Builder
	all.WriteString(s.Title + s.How + "…0123456789/ ")
	within, cancel := context.WithTimeout(context.Background(), sheetFormulasTime)
	defer cancel()
	set := &formulas{within: within}
	cards := slices.Clone(s.Cards)
	for i := range cards {
		c := &cards[i]
		c.About, c.Front, c.Back = set.text(c.About), set.text(c.Front), set.text(c.Back)
		all.WriteString(c.About + c.Front + c.Back)
	}
	fonts, err := fontsWith(set, all.String())
	if err != nil {
		return nil, err
	}
	doc := newPages(fpdf.OrientationPortrait, fonts, compressed, pdfHead{title: s.Title, subject: s.How, authors: s.Authors, language: s.Language, made: written})
	p := paper{doc: doc, fonts: fonts}
	pages := max((len(s.Cards)+sheetRows-1)/sheetRows, 1)
	for i, c := range cards {
		row := i % sheetRows
		if row == 0 {
			if i > 0 {
				doc.AddPage()
			}
			p.head(s, i/sheetRows+1, pages)
		}
		if err := p.card(c, sheetTop+float32(row)*cardHigh); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// paper is a sheet under way.
type paper struct {
	doc      *fpdf.Fpdf
	fonts    *fonts
	pictures int
}

// head says what the page is of, and how it becomes cards.
func (p *paper) head(s *CardSheet, page, pages int) {
	room := sheetWidth - 2*sheetSide
	p.lines(s.Title, sheetSide, 20, room-50, 13, true, paperInk, 1, false)
	p.lines(s.How, sheetSide, 38, room, 8.5, false, paperMuted, 1, false)
	p.lines(strconv.Itoa(page)+" / "+strconv.Itoa(pages), sheetWidth-sheetSide-44, 22, 44, 9, false, paperMuted, 1, true)
}

// card draws a card with its lines.
func (p *paper) card(c PaperCard, y float32) error {
	d := p.doc
	d.SetDrawColor(paperMuted[0], paperMuted[1], paperMuted[2])
	d.SetLineWidth(0.6)
	d.SetDashPattern(nil, 0)
	d.Rect(float64(sheetSide), float64(y), float64(2*cardHalf), float64(cardHigh), "D")
	d.SetDashPattern([]float64{3, 3}, 0)
	d.Line(float64(sheetSide+cardHalf), float64(y), float64(sheetSide+cardHalf), float64(y+cardHigh))
	d.SetDashPattern(nil, 0)
	if err := p.face(c.About, c.Front, c.FrontPicture, sheetSide, y, 15, true); err != nil {
		return err
	}
	return p.face("", c.Back, c.BackPicture, sheetSide+cardHalf, y, 11.5, false)
}

// face draws one side: its picture over its text, in the largest size up to one in
// which all of it fits.
func (p *paper) face(about, says string, picture *image.RGBA, x, y, size float32, bold bool) error {
	room, high := cardHalf-2*cardInset, cardHigh-2*cardInset
	top := y + cardInset
	if about != "" {
		p.lines(about, x+cardInset, top, room, 8, false, paperMuted, 1, true)
		top, high = top+14, high-14
	}
	shown := float32(0)
	if picture != nil {
		most := high
		if strings.TrimSpace(says) != "" {
			most = high * 0.6
		}
		var err error
		if shown, err = p.picture(picture, x+cardInset, top, room, most); err != nil {
			return err
		}
		if shown += 6; strings.TrimSpace(says) == "" {
			return nil
		}
	}
	const smallest = 6.5
	font := p.fonts.regular
	if bold {
		font = p.fonts.semiBold
	}
	lines := func() int { return len(linesOf(says, room, size, font)) }
	for size > smallest && float32(lines())*size*1.28 > high-shown {
		size -= 0.5
	}
	most := max(int((high-shown)/(size*1.28)), 1)
	at := top + shown
	if n := min(lines(), most); picture == nil { // in the middle
		at += max((high-float32(n)*size*1.28)/2, 0)
	}
	p.lines(says, x+cardInset, at, room, size, bold, paperInk, most, true)
	return nil
}

// linesOf sets a text in lines; those that it has stay.
func linesOf(says string, room, size float32, font *pdfFont) []setLine {
	var all []setLine
	for part := range strings.SplitSeq(capped(says), "\n") {
		all = append(all, wrapped(part, room, size, font)...)
	}
	return all
}

// lines writes a text, cut to so many lines.
func (p *paper) lines(says string, x, y, room, size float32, bold bool, ink [3]int, most int, centred bool) {
	font, style := p.fonts.regular, ""
	if bold {
		font, style = p.fonts.semiBold, "B"
	}
	p.doc.SetFont(family, style, float64(size))
	p.doc.SetTextColor(ink[0], ink[1], ink[2])
	for _, l := range cut(linesOf(says, room, size, font), most, room, size, font) {
		at := x
		if centred {
			at += (room - l.width) / 2
		}
		if font.formulas.any(l.text) {
			font.formulas.write(p.doc, font, style, l.text, at, y+size, size, ink)
			p.doc.SetFont(family, style, float64(size))
		} else {
			p.doc.Text(float64(at), float64(y+size), font.Encode(l.text))
		}
		y += size * 1.28
	}
}

// picture draws a picture as large as fits, and gives its height.
func (p *paper) picture(picture *image.RGBA, x, y, room, high float32) (float32, error) {
	size := picture.Bounds().Size()
	if size.X <= 0 || size.Y <= 0 {
		return 0, nil
	}
	scale := min(room/float32(size.X), high/float32(size.Y), 1)
	w, h := float32(size.X)*scale, float32(size.Y)*scale
	var b bytes.Buffer
	kind, err := "png", error(nil)
	if picture.Opaque() {
		kind, err = "jpg", jpeg.Encode(&b, picture, &jpeg.Options{Quality: 88})
	} else {
		err = png.Encode(&b, picture)
	}
	if err != nil {
		return 0, err
	}
	p.pictures++
	name := "picture" + strconv.Itoa(p.pictures)
	p.doc.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: kind}, &b)
	p.doc.ImageOptions(name, float64(x+(room-w)/2), float64(y), float64(w), float64(h), false, fpdf.ImageOptions{ImageType: kind}, 0, "")
	return h, p.doc.Error()
}
