package markup

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// abbreviationNode is a line that explains an abbreviation: *[PO]: purchase order.
type abbreviationNode struct {
	ast.BaseBlock
	short, long string
}

var kindAbbreviation = ast.NewNodeKind("Abbreviation")

func (n *abbreviationNode) Kind() ast.NodeKind { return kindAbbreviation }

func (n *abbreviationNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, nil, nil)
}

var abbreviationForm = regexp.MustCompile(`^ {0,3}\*\[((?:[^\[\]\\\n]|\\.)+)\]:[ \t]*(\S[^\n]*?)[ \t]*\n?$`)

// abbreviations reads lines that explain an abbreviation.
type abbreviations struct{}

func (abbreviations) Trigger() []byte             { return []byte{'*'} }
func (abbreviations) CanInterruptParagraph() bool { return true }
func (abbreviations) CanAcceptIndentedLine() bool { return false }

func (abbreviations) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	m := abbreviationForm.FindSubmatch(line)
	if m == nil {
		return nil, parser.NoChildren
	}
	short := strings.TrimSpace(unescape(m[1]))
	if short == "" || len(short) > maxAbbreviation {
		return nil, parser.NoChildren
	}
	node := &abbreviationNode{short: short, long: unescape(m[2])}
	glossaryOf(pc).add(node.short, node.long)
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

func (abbreviations) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

func (abbreviations) Close(ast.Node, text.Reader, parser.Context) {}

// glossary is the abbreviations of a note.
type glossary struct {
	long    map[string]string
	used    map[string]bool
	lengths []int // of the short forms in bytes, longest first
}

var glossaryKey = parser.NewContextKey()

func glossaryOf(pc parser.Context) *glossary {
	return pc.ComputeIfAbsent(glossaryKey, func() any {
		return &glossary{long: map[string]string{}, used: map[string]bool{}}
	}).(*glossary)
}

// add takes an abbreviation up; the first of a short form counts.
func (g *glossary) add(short, long string) {
	if _, known := g.long[short]; known {
		return
	}
	g.long[short] = long
	n := len(short)
	at := sort.Search(len(g.lengths), func(i int) bool { return g.lengths[i] <= n })
	if at == len(g.lengths) || g.lengths[at] != n {
		g.lengths = append(g.lengths, 0)
		copy(g.lengths[at+1:], g.lengths[at:])
		g.lengths[at] = n
	}
}

// mark splits s where whole words of it are abbreviations.
func (g *glossary) mark(s string) []Inline {
	if len(g.long) == 0 {
		return []Inline{Text{Value: s}}
	}
	var out []Inline
	from := 0
	before := ' '
	for i := 0; i < len(s); {
		if !isWord(before) {
			if short := g.at(s[i:]); short != "" {
				if from < i {
					out = append(out, Text{Value: s[from:i]})
				}
				out = append(out, Abbreviation{Short: short, Long: g.long[short]})
				g.used[short] = true
				i += len(short)
				from = i
				before, _ = utf8.DecodeLastRuneInString(short)
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		before = r
		i += size
	}
	if from < len(s) {
		out = append(out, Text{Value: s[from:]})
	}
	return out
}

// at gives the longest abbreviation that s begins with and that ends a word.
func (g *glossary) at(s string) string {
	for _, n := range g.lengths {
		if n > len(s) {
			continue
		}
		if _, known := g.long[s[:n]]; known {
			if after, _ := utf8.DecodeRuneInString(s[n:]); n == len(s) || !isWord(after) {
				return s[:n]
			}
		}
	}
	return ""
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
