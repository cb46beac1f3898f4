package anki

import (
	"bytes"
	"encoding/base64"
	"html"
	"strings"

	"stagecraft/content/markup"
	"stagecraft/content/picture"
)

// Pair is a card on paper.
type Pair struct {
	About string // what is asked, in one line; may be ""
	Front string // Markdown
	Back  string // likewise
}

// Pairs gives the cards of a deck as they are on paper.
func (d *Deck) Pairs() []Pair {
	var all []Pair
	for i := range d.Cards {
		for _, p := range d.Cards[i].pairs() {
			all = append(all, Pair{p.about, p.front, p.back})
		}
	}
	return all
}

// WriteSheet gives a deck as a web page to print: cards to cut out along the lines and
// to fold in the middle, the front on the left and the back on the right. The page
// needs no other file. How says that in the reader's language.
func WriteSheet(d *Deck, how string) ([]byte, Written) {
	var b bytes.Buffer
	w := Written{Notes: len(d.Cards)}
	s := shown{deck: d}
	address := func(of string) string {
		name := s.name(of)
		for _, f := range s.files {
			if f.name == name {
				return "data:" + mediaType(f.data) + ";base64," + base64.StdEncoding.EncodeToString(f.data)
			}
		}
		return ""
	}
	b.WriteString("<!DOCTYPE html>\n<html")
	if d.Language != "" {
		b.WriteString(` lang="` + html.EscapeString(d.Language) + `"`)
	}
	b.WriteString("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"><title>" +
		html.EscapeString(d.Title) + "</title><style>" + sheetStyle + "</style></head><body>\n<h1>" + html.EscapeString(d.Title) + "</h1>\n<p class=\"how\">" + html.EscapeString(how) + "</p>\n")
	for _, p := range d.Pairs() {
		b.WriteString(`<section><div class="front">`)
		if p.About != "" {
			b.WriteString("<small>" + fieldHTML(p.About, address) + "</small>")
		}
		b.WriteString("<div>" + fieldHTML(p.Front, address) + `</div></div><div class="back"><div>` + fieldHTML(p.Back, address) + "</div></div></section>\n")
		w.Cards++
	}
	b.WriteString("</body></html>\n")
	w.Pictures, w.Missing = len(s.files), s.missing
	return b.Bytes(), w
}

func mediaType(data []byte) string {
	kind, _ := picture.KindOf(data)
	return kind.MediaType
}

var sheetStyle = strings.Join([]string{
	"@page { size: A4; margin: 12mm }",
	"* { box-sizing: border-box }",
	"body { font: 12pt/1.35 Inter, system-ui, sans-serif; color: #1A1F2B; background: #fff; max-width: 186mm; margin: 8mm auto }",
	"h1 { font-size: 16pt; margin: 0 0 2mm }",
	".how { color: #5A6373; font-size: 10pt; margin: 0 0 6mm }",
	"section { display: grid; grid-template-columns: 1fr 1fr; min-height: 52mm; border: 1px solid #5A6373; margin-top: -1px; break-inside: avoid }",
	".front, .back { padding: 5mm; display: flex; flex-direction: column; gap: 2mm; justify-content: center; text-align: center; overflow-wrap: anywhere; min-width: 0 }",
	".back { border-left: 1px dashed #5A6373 }",
	".front > div { font-size: 15pt; font-weight: 600 }",
	"small { color: #5A6373; font-size: 9pt }",
	"p { margin: 0 0 2mm } ul, ol { text-align: left; margin: 0; padding-left: 6mm } pre { text-align: left; white-space: pre-wrap } img { max-width: 100%; max-height: 40mm }",
	"table { border-collapse: collapse; margin: 0 auto } td, th { border: 1px solid #E2E6EC; padding: 1mm 2mm }",
	"@media print { body { margin: 0; max-width: none } }",
}, "\n")

// OnPaper gives a side of a card as it is read, without marks, and the address of the
// first picture that it shows; "" when it shows none.
func OnPaper(md string) (says, picture string) {
	d := markup.Parse([]byte(md))
	for _, b := range d.Blocks {
		markup.WalkInlines(b, func(i markup.Inline) {
			if img, ok := i.(*markup.Image); ok && picture == "" {
				picture = img.Destination
			}
		})
	}
	return onPaper(d), picture
}

// onPaper gives the text of a side, with dollars around its formulas.
func onPaper(d *markup.Document) string {
	var lines []string
	for _, b := range d.Blocks {
		text := markup.BlockText(b)
		switch b := b.(type) {
		case *markup.Paragraph:
			text = markup.WithDollars(b.Inlines)
		case *markup.MathBlock:
			text = markup.WithDollars([]markup.Inline{markup.Math{Source: strings.Join(strings.Fields(b.Source), " ")}})
		}
		if text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}
