package markup

import (
	"html"
	"regexp"
	"strings"

	"github.com/gohugoio/hugo-goldmark-extensions/extras"
	emoji "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// newline is a line's end that the author typed within a paragraph; a hard one
// is a break in any note.
type newline struct{ hard bool }

func (newline) inline() {}

// picture is an image on its way into the Document.
type picture struct {
	*Image
	offset int
}

// line gives the inlines of n where only running text can stand.
func (b *builder) line(n ast.Node) []Inline {
	b.unbold(n)
	return b.finish(trimBreaks(b.spans(n)))
}

// spans gives the inlines of n, with the marks that divide a paragraph.
func (b *builder) spans(n ast.Node) []Inline {
	out := htmlSpans{b: b}
	b.addSpans(&out, n, 0)
	return out.end()
}

func (b *builder) addSpans(out *htmlSpans, parent ast.Node, depth int) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		b.addSpan(out, n, depth)
	}
}

func (b *builder) addSpan(out *htmlSpans, n ast.Node, depth int) {
	within := func() []Inline {
		if depth >= maxSpans {
			b.addFlat(out, n)
			return nil
		}
		inner := htmlSpans{b: b}
		b.addSpans(&inner, n, depth+1)
		return inner.end()
	}
	styled := func(style Style) {
		if children := within(); len(children) > 0 {
			out.add(Styled{Style: style, Children: children})
		}
	}
	switch n := n.(type) {
	case *ast.Text:
		value := n.Segment.Value(b.src)
		if n.IsRaw() {
			out.text(clean(string(value)))
		} else {
			out.text(unescape(value))
		}
		if hard := n.HardLineBreak(); hard || n.SoftLineBreak() {
			out.add(newline{hard})
		}
	case *ast.String:
		out.text(clean(string(n.Value)))
	case *ast.CodeSpan:
		out.add(Code{Value: b.codeSpan(n)})
	case *ast.Emphasis:
		style := Italic
		if n.Level > 1 {
			style = Bold
		}
		styled(style)
	case *ast.Link:
		if children := within(); len(children) > 0 {
			out.add(b.link(n.Pos(), b.address(n.Destination), b.address(n.Title), children)...)
		} else if depth < maxSpans {
			destination := b.address(n.Destination)
			out.add(b.link(n.Pos(), destination, b.address(n.Title), []Inline{Text{Value: destination}})...)
		}
	case *ast.Image:
		alt := htmlSpans{b: b}
		b.addFlat(&alt, n)
		out.add(picture{&Image{
			Destination: b.address(n.Destination),
			Title:       b.address(n.Title),
			Alt:         PlainText(b.finish(alt.end())),
		}, n.Pos()})
	case *ast.AutoLink:
		label := clean(string(n.Label(b.src)))
		destination := clean(string(n.URL(b.src)))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(destination), "mailto:") {
			destination = "mailto:" + destination
		}
		out.add(b.link(n.Pos(), destination, "", []Inline{Text{Value: label}})...)
	case *ast.RawHTML:
		var raw strings.Builder
		for i := range n.Segments.Len() {
			segment := n.Segments.At(i)
			raw.Write(segment.Value(b.src))
		}
		out.read(raw.String(), n.Pos())
	case *emoji.Emoji:
		if n.Value.IsUnicode() {
			out.text(string(n.Value.Unicode))
		} else {
			out.text(":" + string(n.ShortName) + ":")
		}
	case *valueNode:
		b.addValue(out, n.value)
	case *extension.TaskCheckBox:
	default:
		switch n.Kind() {
		case extras.KindDelete:
			styled(Struck)
		case extras.KindInsert:
			styled(Inserted)
		case extras.KindMark:
			styled(Marked)
		case kindScript:
			styled(n.(*scriptNode).style)
		default:
			b.addSpans(out, n, depth)
		}
	}
}

// addFlat adds what is within parent without its styles and links, and of
// pictures their text. It goes round the tree without calling itself, as there
// is no bound on how deep what it goes through nests.
func (b *builder) addFlat(out *htmlSpans, parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		if n.HasChildren() && n.Kind() != ast.KindCodeSpan {
			n = n.FirstChild()
			continue
		}
		b.addSpan(out, n, maxSpans)
		for n != parent && n.NextSibling() == nil {
			n = n.Parent()
		}
		if n == parent {
			return
		}
		n = n.NextSibling()
	}
}

func (b *builder) addValue(out *htmlSpans, value any) {
	switch v := value.(type) {
	case *noteNode, inlineNote:
		out.add(b.mark(v))
	case *embedMark:
		out.add(v)
	case *formula:
		out.add(v)
	case []Inline:
		out.add(v...)
	case placedImage:
		out.add(picture{v.image, v.offset})
	case byline:
		if len(b.quotes) == 0 || !b.quotes[len(b.quotes)-1].take(v) {
			out.text(v.source)
		}
	}
}

func (b *builder) codeSpan(n *ast.CodeSpan) string {
	var out strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			out.Write(t.Segment.Value(b.src))
		}
	}
	value := strings.ReplaceAll(clean(out.String()), "\n", " ")
	if b.inTable {
		value = strings.ReplaceAll(value, `\|`, "|")
	}
	return value
}

// link gives a link, or only its text when following it could run something.
func (b *builder) link(offset int, destination, title string, children []Inline) []Inline {
	if why := b.unsafeTo(destination); !why.Empty() {
		b.problem(offset, "unsafe-link", "%s; its text is kept", why)
		return children
	}
	return []Inline{Link{Destination: destination, Title: title, Children: children}}
}

func visible(r rune) rune {
	if r <= ' ' || r == 0x7f {
		return -1
	}
	return r
}

// address is unescape for the address and title of a link, which many links of
// a note may refer to: all of them share one text.
func (b *builder) address(source []byte) string {
	const long = 100
	if len(source) < long {
		return unescape(source)
	}
	at := extent{&source[0], len(source)}
	text, ok := b.addresses[at]
	if !ok {
		text = unescape(source)
		b.addresses[at] = text
	}
	return text
}

// extent is a range of the source.
type extent struct {
	first  *byte
	length int
}

// unescape gives the text that source stands for: a backslash before
// punctuation goes, an entity becomes its character.
func unescape(source []byte) string {
	var out strings.Builder
	for i := 0; i < len(source); i++ {
		c := source[i]
		if c == '\\' && i+1 < len(source) && util.IsPunct(source[i+1]) {
			i++
			out.WriteByte(source[i])
			continue
		}
		if c == '&' {
			if resolved, length := entity(source[i:]); length > 0 {
				out.WriteString(resolved)
				i += length - 1
				continue
			}
		}
		out.WriteByte(c)
	}
	return clean(out.String())
}

var entityForm = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// entity reads the entity that s begins with, such as &amp; or &#160;.
func entity(s []byte) (resolved string, length int) {
	name := string(entityForm.Find(s[:min(len(s), 40)]))
	if name == "" {
		return "", 0
	}
	resolved = html.UnescapeString(name)
	if name[1] != '#' && resolved != ";" && strings.HasSuffix(resolved, ";") { // not known, or only its beginning is
		return "", 0
	}
	return resolved, len(name)
}
