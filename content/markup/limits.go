package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The bounds that keep the time a note takes in proportion to its length. What
// lies beyond one stays in the Document as plain text.
const (
	maxDepth        = 32      // containers within containers
	maxSpans        = 100     // styles, links and HTML elements within one another
	maxReferences   = 256     // lines of a paragraph that begins with a link's address
	maxCells        = 200_000 // cells of one table
	maxParagraph    = 16 << 20
	maxDocument     = 256 << 20
	maxFrontMatter  = 16 << 10 // bytes
	maxAbbreviation = 80       // bytes
	maxSpanBytes    = 4 << 10  // bytes of one embed, formula or reading
	maxEmptyLines   = 8        // in a row
	maxCallouts     = 8        // callouts and spoilers within one another
)

// joinEmptyLines gives src with the ends of empty lines, where there are many
// in a row, turned to spaces: goldmark remembers each empty line for each
// container around it. Offsets stay the same.
func joinEmptyLines(src []byte) []byte {
	joined := src
	lines, blank := 0, true // empty lines before this one; this one so far
	for i, c := range src {
		switch {
		case c == '\n' && blank:
			if lines++; lines > maxEmptyLines && i+1 < len(src) {
				if &joined[0] == &src[0] {
					joined = bytes.Clone(src)
				}
				joined[i] = ' '
			}
		case c == '\n':
			lines, blank = 0, true
		case c != ' ' && c != '\t':
			if blank && lines > maxEmptyLines && i > 0 { // the text keeps a line of its own
				joined[lineStart(src, i)-1] = '\n'
			}
			blank = false
		}
	}
	return joined
}

// lineStart gives where the line of offset i begins.
func lineStart(src []byte, i int) int { return bytes.LastIndexByte(src[:i], '\n') + 1 }

// depth counts the containers around and including n.
func depth(n ast.Node) int {
	d := 0
	for ; n != nil; n = n.Parent() {
		switch n.(type) {
		case *ast.Document, *ast.List:
		default:
			d++
		}
	}
	return d
}

// nesting opens the containers of another parser down to maxDepth and leaves
// those below as text.
type nesting struct{ parser.BlockParser }

func (p nesting) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if _, inList := parent.(*ast.List); !inList && depth(parent) >= maxDepth {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// longParagraphs ends a paragraph that may be a long run of link addresses and
// begins another: finding the addresses of one paragraph takes quadratic time.
type longParagraphs struct{ parser.BlockParser }

func (p longParagraphs) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	last, ok := pc.LastOpenedBlock().Node.(*ast.Paragraph)
	if !ok || last.Lines().Len() < maxReferences {
		return nil, parser.NoChildren
	}
	first := last.Lines().At(0)
	if !bytes.HasPrefix(bytes.TrimLeft(first.Value(reader.Source()), " \t"), []byte("[")) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

func (p longParagraphs) CanInterruptParagraph() bool { return true }

// spending is the work done so far on inline markup, in bytes looked at.
type spending struct {
	paragraph  ast.Node // the one being read
	spent      int      // in it
	delimiters int      // in it
	document   int      // in all of them
	told       bool     // that this one is exhausted
	exhausted  []int    // where markup stopped being looked for
}

var spendingKey = parser.NewContextKey()

func spendingOf(pc parser.Context) *spending {
	return pc.ComputeIfAbsent(spendingKey, func() any { return &spending{} }).(*spending)
}

// priced makes an inline parser pay for the bytes it may look at. Once a
// paragraph or the document has used up its share, what follows is plain text.
func priced(p parser.InlineParser) parser.InlineParser { return pricedParser{InlineParser: p} }

type pricedParser struct {
	parser.InlineParser
	copies bool // the rest of the line, each time
}

func (p pricedParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	s := spendingOf(pc)
	if s.paragraph != parent {
		s.paragraph, s.spent, s.delimiters = parent, 0, 0
		s.told = s.document > maxDocument && len(s.exhausted) > 0
	}
	_, before := block.Position()
	if s.spent > maxParagraph || s.document > maxDocument {
		if !s.told {
			s.exhausted = append(s.exhausted, before.Start)
			s.told = true
		}
		return nil
	}
	node := p.InlineParser.Parse(parent, block, pc)
	price := 1
	switch n := node.(type) {
	case nil:
		price = p.failure(parent, before, block.Source())
	case *parser.Delimiter:
		s.delimiters++
		price = s.delimiters
	case *ast.Link, *ast.Image:
		_, after := block.Position()
		price = after.Start - n.Pos()
	default:
		_, after := block.Position()
		price = after.Start - before.Start
		if _, unmatched := n.(*ast.Text); unmatched {
			price = p.failure(parent, before, block.Source())
		} else if n.Kind().String() == "LinkLabelState" {
			s.delimiters++
			price = s.delimiters
		}
	}
	if p.copies {
		price += before.Len() / 4
	}
	s.spent += price
	s.document += price
	return node
}

// failure is the price of finding nothing: up to the end of the word for what
// is tried at each word, up to the end of the paragraph for the rest.
func (p pricedParser) failure(parent ast.Node, at text.Segment, source []byte) int {
	if c := source[at.Start]; c != '<' && c != '`' && c != ']' && c != '$' && c != '{' && c != '[' && c != '^' {
		word := bytes.IndexAny(source[min(at.Start+1, at.Stop):at.Stop], " \n")
		if word < 0 {
			word = at.Stop - at.Start
		}
		return word + 1
	}
	lines := parent.Lines()
	if parent.Type() == ast.TypeInline || lines.Len() == 0 {
		return at.Stop - at.Start
	}
	return max(lines.At(lines.Len()-1).Stop-at.Start, 1)
}

// pricedLinks is priced for the link parser, which is told when a paragraph
// ends.
func pricedLinks(p parser.InlineParser) parser.InlineParser {
	return pricedLinkParser{pricedParser{InlineParser: p}}
}

type pricedLinkParser struct{ pricedParser }

func (p pricedLinkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}
