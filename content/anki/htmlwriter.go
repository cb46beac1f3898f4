package anki

import (
	"fmt"
	"html"
	"strings"

	"stagecraft/content/markup"
)

// fieldHTML writes Markdown as HTML of a field: plain elements without classes, as
// other programs show them. Picture gives the address of a picture; "" leaves its
// text.
func fieldHTML(md string, picture func(address string) string) string {
	w := htmlWriter{picture: picture}
	var s signs
	source := s.markGaps(withoutSigns(md))
	blocks := markup.Parse([]byte(source)).Blocks
	if len(blocks) == 1 {
		if p, ok := blocks[0].(*markup.Paragraph); ok {
			w.inlines(p.Inlines)
			return s.fill(w.String())
		}
	}
	w.blocks(blocks)
	return s.fill(w.String())
}

// htmlWriter writes one text.
type htmlWriter struct {
	strings.Builder
	picture func(address string) string
}

func (w *htmlWriter) element(tag string, inside func()) {
	w.WriteString("<" + tag + ">")
	inside()
	w.WriteString("</" + tag + ">")
}

func (w *htmlWriter) text(s string) {
	w.WriteString(strings.ReplaceAll(html.EscapeString(s), "\n", "<br>"))
}

func (w *htmlWriter) blocks(blocks []markup.Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

func (w *htmlWriter) block(block markup.Block) {
	switch b := block.(type) {
	case *markup.Paragraph:
		w.element("p", func() { w.inlines(b.Inlines) })
	case *markup.Heading:
		w.element("p", func() { w.element("b", func() { w.inlines(b.Inlines) }) })
	case *markup.Figure:
		w.element("p", func() { w.inlines([]markup.Inline{b.Image}) })
	case *markup.List:
		tag := "ul"
		if b.Ordered {
			tag = "ol"
		}
		w.element(tag, func() {
			for _, item := range b.Items {
				w.element("li", func() { w.item(item.Blocks) })
			}
		})
	case *markup.Table:
		w.table(b)
	case *markup.Quote:
		w.element("blockquote", func() { w.blocks(b.Blocks) })
	case *markup.CodeBlock:
		w.element("pre", func() { w.element("code", func() { w.WriteString(html.EscapeString(b.Text)) }) })
	case *markup.MathBlock:
		w.WriteString("<p>\\[" + html.EscapeString(b.Source) + "\\]</p>")
	case *markup.Rule:
		w.WriteString("<hr>")
	default:
		if says := markup.BlockText(block); says != "" {
			w.element("p", func() { w.text(says) })
		}
	}
}

// item writes what an item of a list holds: a single paragraph without its element.
func (w *htmlWriter) item(blocks []markup.Block) {
	if len(blocks) > 0 {
		if p, ok := blocks[0].(*markup.Paragraph); ok {
			w.inlines(p.Inlines)
			blocks = blocks[1:]
		}
	}
	w.blocks(blocks)
}

func (w *htmlWriter) table(t *markup.Table) {
	row := func(cells []markup.Cell, tag string) {
		w.element("tr", func() {
			for _, c := range cells {
				if c.Covered {
					continue
				}
				open := tag
				if n := c.Columns(); n > 1 {
					open += fmt.Sprintf(` colspan="%d"`, n)
				}
				if n := c.Height(); n > 1 {
					open += fmt.Sprintf(` rowspan="%d"`, n)
				}
				w.WriteString("<" + open + ">")
				w.inlines(c.Inlines)
				w.WriteString("</" + tag + ">")
			}
		})
	}
	w.element("table", func() {
		if len(t.Head) > 0 {
			row(t.Head, "th")
		}
		for _, cells := range t.Rows {
			row(cells, "td")
		}
	})
}

// styleTags are the elements of styles, in the order in which they stand within each
// other.
var styleTags = []struct {
	style markup.Style
	tag   string
}{
	{markup.Bold, "b"},
	{markup.Italic, "i"},
	{markup.Struck, "s"},
	{markup.Inserted, "u"},
	{markup.Underlined, "u"},
	{markup.Marked, "mark"},
	{markup.Subscript, "sub"},
	{markup.Superscript, "sup"},
	{markup.Keyboard, "kbd"},
	{markup.Monospace, "code"},
	{markup.Small, "small"},
}

func (w *htmlWriter) inlines(all []markup.Inline) {
	for _, inline := range all {
		switch v := inline.(type) {
		case markup.Text:
			w.text(v.Value)
		case markup.Styled:
			w.styled(v.Style, v.Children)
		case markup.Code:
			w.element("code", func() { w.text(v.Value) })
		case markup.Link:
			if strings.HasPrefix(v.Destination, "https://") || strings.HasPrefix(v.Destination, "http://") {
				w.WriteString(`<a href="` + html.EscapeString(v.Destination) + `">`)
				w.inlines(v.Children)
				w.WriteString("</a>")
				continue
			}
			w.inlines(v.Children)
		case *markup.Image:
			w.image(v)
		case markup.Ruby:
			w.text(v.Base + " (" + v.Reading + ")")
		case markup.Break:
			w.WriteString("<br>")
		case markup.Math:
			w.WriteString(`\(` + html.EscapeString(v.Source) + `\)`)
		case markup.Abbreviation:
			w.text(v.Short)
		}
	}
}

func (w *htmlWriter) styled(style markup.Style, children []markup.Inline) {
	var close []string
	for _, s := range styleTags {
		if style&s.style != 0 {
			w.WriteString("<" + s.tag + ">")
			close = append(close, "</"+s.tag+">")
		}
	}
	w.inlines(children)
	for i := len(close) - 1; i >= 0; i-- {
		w.WriteString(close[i])
	}
}

func (w *htmlWriter) image(i *markup.Image) {
	if address := w.picture(i.Destination); address != "" {
		w.WriteString(`<img src="` + html.EscapeString(address) + `" alt="` + html.EscapeString(i.Alt) + `">`)
		return
	}
	w.text(i.Alt)
}
