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
	maxDepth        = 32        // containers within containers
	maxSpans        = 100       // styles, links and HTML elements within one another
	maxReferences   = 256       // lines of a paragraph that begins with a link's address
	maxCells        = 150_000   // cells of one table, and of all tables
	maxLines        = 50_000    // lines of a note
	maxMarks        = 100_000   // marks of running text that were read as such, in a note
	maxRun          = 1000      // the same mark again and again, such as ****
	maxParagraph    = 64 << 20  // bytes looked at; see budget
	maxDocument     = 256 << 20 // the same for all paragraphs
	maxFrontMatter  = 16 << 10  // bytes
	maxAbbreviation = 80        // bytes
	maxSpanBytes    = 4 << 10   // bytes of one embed, formula or reading
	maxEmptyLines   = 8         // in a row
	maxCallouts     = 8         // callouts and spoilers within one another
)

// cutLines gives how much of src is read as Markdown, the lines before the
// maxLines'th, and the number of the line that the rest begins on, 0 for none.
func cutLines(src []byte) (length, rest int) {
	at := 0
	for range maxLines {
		end := bytes.IndexByte(src[at:], '\n')
		if end < 0 {
			return len(src), 0
		}
		if at += end + 1; at == len(src) {
			return at, 0
		}
	}
	return at, maxLines + 1
}

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
