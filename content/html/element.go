package html

import "bytes"

// Markup is HTML as it is written: well-formed as XML too, all text escaped.
type Markup struct{ out *bytes.Buffer }

// NewMarkup gives markup that goes to a buffer.
func NewMarkup(out *bytes.Buffer) *Markup { return &Markup{out} }

// Raw writes markup of our own.
func (m *Markup) Raw(s string) { m.out.WriteString(s) }

// Text writes characters that are escaped.
func (m *Markup) Text(s string) { escape(m.out, s) }

// Start opens an element. Attributes are names and values in turn; those whose
// value is empty are left out, but for alt.
func (m *Markup) Start(name string, attributes ...string) {
	m.tag(name, attributes)
	m.Raw(">")
}

// Empty writes an element that holds nothing.
func (m *Markup) Empty(name string, attributes ...string) {
	m.tag(name, attributes)
	m.Raw("/>")
	if name != "img" && name != "br" {
		m.Raw("\n")
	}
}

func (m *Markup) tag(name string, attributes []string) {
	m.Raw("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" && attributes[i] != "alt" {
			continue
		}
		m.Raw(" " + attributes[i] + `="`)
		m.Text(attributes[i+1])
		m.Raw(`"`)
	}
}

// ownLine is the elements after which the page goes on on a new line.
var ownLine = map[string]bool{
	"article": true, "aside": true, "blockquote": true, "dd": true, "details": true, "div": true, "dl": true,
	"dt": true, "figcaption": true, "figure": true, "footer": true, "h1": true, "h2": true, "h3": true,
	"h4": true, "h5": true, "h6": true, "li": true, "nav": true, "ol": true, "p": true, "pre": true,
	"section": true, "summary": true, "table": true, "tbody": true, "thead": true, "tr": true, "ul": true,
}

// End closes an element.
func (m *Markup) End(name string) {
	m.Raw("</" + name + ">")
	if ownLine[name] {
		m.Raw("\n")
	}
}

// Element writes an element and, within it, what content writes.
func (m *Markup) Element(name string, content func(), attributes ...string) {
	m.Start(name, attributes...)
	content()
	m.End(name)
}

// Line writes an element that holds text alone.
func (m *Markup) Line(name, text string, attributes ...string) {
	m.Element(name, func() { m.Text(text) }, attributes...)
}

// escape writes s so that it is text in HTML, in XML and within an attribute.
// Characters that XML may not have are replaced.
func escape(out *bytes.Buffer, s string) {
	for _, r := range s {
		switch {
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case r == '"':
			out.WriteString("&#34;")
		case r == '\f', r == '\v':
			out.WriteByte(' ')
		case r == '\r':
			out.WriteByte('\n')
		case r < ' ' && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF:
			out.WriteRune('\uFFFD')
		default:
			out.WriteRune(r)
		}
	}
}
