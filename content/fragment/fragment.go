// Package fragment turns pieces of HTML, such as the fields of a flashcard or the
// text of a question, into a few lines of Markdown that say the same, and any text
// into Markdown that says just it. HTML may come from strangers: its depth and the
// number of its elements are bounded.
package fragment

import (
	"errors"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// SomeHTML tells whether a text has a tag or a character's name in it.
var SomeHTML = regexp.MustCompile(`<[/!]?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);`)

// What a piece of HTML may have at most.
const (
	MostNodes = 400_000 // elements
	MostDepth = 200     // elements within elements
	// Lists and quotations within each other: each takes another copy of all that is in it.
	mostIndented = 24
)

// ErrDeep is what [Parse] gives of HTML with more.
var ErrDeep = errors.New("its elements nest too deep, or are too many")

// Parse reads HTML within bounds; of more it gives [ErrDeep].
func Parse(source string) (*html.Node, error) {
	top, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return nil, ErrDeep // the parser has bounds of its own
	}
	nodes := 0
	for n := range top.Descendants() {
		depth, indented := 0, 0
		if nodes++; nodes > MostNodes {
			return nil, ErrDeep
		}
		if n.FirstChild == nil {
			for p := n; p != nil; p = p.Parent {
				depth++
				if p.DataAtom == atom.Blockquote || p.DataAtom == atom.Ul || p.DataAtom == atom.Ol {
					indented++
				}
			}
		}
		if depth > MostDepth || indented > mostIndented {
			return nil, ErrDeep
		}
	}
	return top, nil
}

// fragment turns a piece of HTML into lines: of Markdown, or of plain text.
type fragment struct {
	// picture gives the address of a picture in the course; "" when it is left out.
	// Without it pictures are.
	picture func(address string) string

	lines []string
	plain bool

	// The line under way, three ways: with its text as it is, with its signs
	// escaped, and what it says.
	loose, strict, says strings.Builder
	fixed               bool // it has what says can't tell of
	room                bool // a space comes before what is next
	open                []style
}

// style is an element whose text stands between marks.
type style struct {
	mark    string
	written bool // in the line under way
}

// Plain gives what a piece of HTML says, without any marks.
func Plain(source string) (string, error) {
	top, err := Parse(source)
	if err != nil {
		return "", err
	}
	f := &fragment{plain: true}
	f.children(top)
	f.endLine()
	return Tidy(strings.Join(f.lines, "\n")), nil
}

// Markdown gives a piece of HTML as Markdown in a few lines: running text with
// its styles, links and pictures, and blocks of code.
func Markdown(source string, picture func(string) string) (string, error) {
	top, err := Parse(source)
	if err != nil {
		return "", err
	}
	f := &fragment{picture: picture}
	f.children(top)
	f.endLine()
	return strings.Trim(strings.Join(f.lines, "\n"), "\n"), nil
}

func (f *fragment) children(n *html.Node) {
	for c := range n.ChildNodes() {
		f.node(c)
	}
}

var styleMarks = map[atom.Atom]string{
	atom.B: "**", atom.Strong: "**", atom.I: "*", atom.Em: "*", atom.S: "~~", atom.Del: "~~", atom.Mark: "", atom.U: "",
}

var blockTags = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Tr: true, atom.Table: true, atom.H1: true, atom.H2: true,
	atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Blockquote: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Hr: true,
}

func (f *fragment) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		f.text(n.Data)
	case n.Type != html.ElementNode:
		f.children(n)
	case n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.DataAtom == atom.Head || n.DataAtom == atom.Template:
	case n.DataAtom == atom.Br:
		f.endLine()
	case n.DataAtom == atom.Img:
		f.image(n)
	case n.DataAtom == atom.Pre && !f.plain:
		f.endLine()
		f.lines = append(f.lines, fenced(strings.Trim(Text(n), "\n")))
	case n.DataAtom == atom.Code && !f.plain:
		f.code(OneLine(Text(n)))
	case n.DataAtom == atom.A && !f.plain && strings.HasPrefix(Attribute(n, "href"), "http"):
		f.link(n)
	case blockTags[n.DataAtom]:
		f.endLine()
		if n.DataAtom == atom.Li {
			f.text("• ")
		}
		f.children(n)
		f.endLine()
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		f.children(n)
		f.text(" ")
	case styleMarks[n.DataAtom] != "" && !f.plain:
		f.styled(n, styleMarks[n.DataAtom])
	default:
		f.children(n)
	}
}

// text adds running text.
func (f *fragment) text(s string) {
	for i, word := range strings.FieldsFunc(s, isSpace) {
		if i > 0 || isSpace(rune(s[0])) {
			f.room = true
		}
		f.write(word, Escaped(word), word)
	}
	if s != "" && isSpace(rune(s[len(s)-1])) {
		f.room = true
	}
}

func isSpace(c rune) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// write adds a piece of a line, with the space and the marks that wait before it.
func (f *fragment) write(loose, strict, says string) {
	if f.room && f.loose.Len() > 0 {
		f.loose.WriteByte(' ')
		f.strict.WriteByte(' ')
		f.says.WriteByte(' ')
	}
	f.room = false
	for i := range f.open {
		if o := &f.open[i]; !o.written {
			f.mark(o)
			o.written = true
		}
	}
	f.loose.WriteString(loose)
	f.strict.WriteString(strict)
	f.says.WriteString(says)
}

// styled writes what an element holds between two marks.
func (f *fragment) styled(n *html.Node, mark string) {
	f.open = append(f.open, style{mark: mark})
	f.children(n)
	last := &f.open[len(f.open)-1]
	if last.written {
		f.mark(last)
	}
	f.open = f.open[:len(f.open)-1]
}

func (f *fragment) mark(s *style) {
	f.loose.WriteString(s.mark)
	f.strict.WriteString(s.mark)
}

// code writes code, between as many backticks as it takes.
func (f *fragment) code(s string) {
	if s == "" {
		return
	}
	ticks := "`"
	for strings.Contains(s, ticks) {
		ticks += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	f.write(ticks+s+ticks, ticks+s+ticks, "")
	f.fixed = true
}

func (f *fragment) link(n *html.Node) {
	says, address := OneLine(Text(n)), strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\n", "").Replace(Attribute(n, "href"))
	if says == "" {
		return
	}
	f.write("["+Escaped(says)+"]("+address+")", "["+Escaped(says)+"]("+address+")", "")
	f.fixed = true
}

func (f *fragment) image(n *html.Node) {
	alt := OneLine(Attribute(n, "alt"))
	address := ""
	if f.picture != nil {
		address = f.picture(Attribute(n, "src"))
	}
	switch {
	case address != "":
		f.write("!["+Escaped(alt)+"]("+address+")", "!["+Escaped(alt)+"]("+address+")", "")
		f.fixed = true
	case alt != "":
		f.text(" " + alt + " ")
	}
}

// endLine ends the line under way, in the plainer of its two ways that says what it
// has to.
func (f *fragment) endLine() {
	for i := len(f.open) - 1; i >= 0; i-- { // to be opened again on the next
		if o := &f.open[i]; o.written {
			f.mark(o)
			o.written = false
		}
	}
	loose, strict, text := strings.TrimSpace(f.loose.String()), strings.TrimSpace(f.strict.String()), strings.TrimSpace(f.says.String())
	fixed := f.fixed
	for _, b := range []*strings.Builder{&f.loose, &f.strict, &f.says} {
		b.Reset()
	}
	f.room, f.fixed = false, false
	switch {
	case loose == "":
	case f.plain:
		f.lines = append(f.lines, text)
	case !fixed && Says(loose, text):
		f.lines = append(f.lines, Guarded(loose))
	default:
		f.lines = append(f.lines, Guarded(strict))
	}
}

// fenced is a block of code.
func fenced(code string) string {
	ticks := "```"
	for strings.Contains(code, ticks) {
		ticks += "`"
	}
	return ticks + "\n" + code + "\n" + ticks
}

// Text is all text of an element as it stands.
func Text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func Attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
