package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// mathNode is display math on lines of its own.
type mathNode struct {
	ast.BaseBlock
	end   []byte // what the last line ends in
	keep  bool   // whether that is a part of the formula
	ended bool
}

var kindMath = ast.NewNodeKind("Math")

func (n *mathNode) Kind() ast.NodeKind { return kindMath }

// IsRaw says that there is no markup in a formula.
func (n *mathNode) IsRaw() bool { return true }

func (n *mathNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var dollars = []byte("$$")

// environments is the environments of TeX that are mathematics by themselves.
var environments = elements(`equation align alignat aligned gather gathered multline flalign eqnarray split
	array darray subarray matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases dcases rcases
	subequations displaymath math CD`)

// environmentAt gives the name of the environment that s begins with, with its
// star; "" when s begins with none.
func environmentAt(s []byte) string {
	s, ok := bytes.CutPrefix(s, []byte(`\begin{`))
	if !ok {
		return ""
	}
	end := bytes.IndexByte(s[:min(len(s), 20)], '}')
	if end < 0 || !environments[strings.TrimSuffix(string(s[:end]), "*")] {
		return ""
	}
	return string(s[:end])
}

func environmentEnd(name string) string { return `\end{` + name + `}` }

// mathBlocks reads a formula between two lines of $$, and an environment on
// lines of its own. Without the end there is no formula.
type mathBlocks struct{}

func (mathBlocks) Trigger() []byte             { return []byte{'$', '\\'} }
func (mathBlocks) CanInterruptParagraph() bool { return true }
func (mathBlocks) CanAcceptIndentedLine() bool { return false }

func (mathBlocks) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || carriesOn(parent, pc) {
		return nil, parser.NoChildren
	}
	node, first := &mathNode{end: dollars}, at+len(dollars)
	if name := environmentAt(line[at:]); name != "" {
		node.end, node.keep, first = []byte(environmentEnd(name)), true, at
	} else if !bytes.HasPrefix(line[at:], dollars) {
		return nil, parser.NoChildren
	}
	if bytes.Contains(line[first:], node.end) { // within the line
		return nil, parser.NoChildren
	}
	if !mathEnds(reader.Source(), segment.Stop, node.end, pc) {
		return nil, parser.NoChildren
	}
	if len(bytes.TrimSpace(line[first:])) > 0 {
		node.Lines().Append(text.NewSegment(segment.Start-segment.Padding+first, segment.Stop))
	}
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

// carriesOn tells whether a line goes on with the text of a list's item or of
// a quote, though it stands to the left of it.
func carriesOn(parent ast.Node, pc parser.Context) bool {
	last := pc.LastOpenedBlock().Node
	if last == nil {
		return false
	}
	_, text := last.(*ast.Paragraph)
	return text && last.Parent() != parent
}

// mathSought is how a search for the end of a formula went: it holds for every
// line of the source from the first to the one that decided it.
type mathSought struct {
	first, last int // where these lines start
	ends        bool
}

var mathSoughtKey = parser.NewContextKey()

// mathEnds tells whether a line of the source from an offset on ends in end
// before an empty line. What was found for a line before holds for those after
// it, so that a text of beginnings alone is looked through once.
func mathEnds(source []byte, from int, end []byte, pc parser.Context) bool {
	searches, ok := pc.Get(mathSoughtKey).(map[string]mathSought)
	if !ok {
		searches = map[string]mathSought{}
		pc.Set(mathSoughtKey, searches)
	}
	if s, ok := searches[string(end)]; ok && s.first <= from && from <= s.last {
		return s.ends
	}
	found := mathSought{first: from, last: from}
	for at := from; at < len(source); {
		line, next := source[at:], len(source)
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line, next = line[:n], at+n+1
		}
		found.last = at
		line = bytes.TrimSpace(line)
		if len(bytes.Trim(line, ">")) == 0 {
			break
		}
		if bytes.Contains(line, end) {
			found.ends = bytes.HasSuffix(line, end)
			break
		}
		at = next
	}
	searches[string(end)] = found
	return found.ends
}

func (mathBlocks) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	node := n.(*mathNode)
	line, segment := reader.PeekLine()
	if util.IsBlank(line) || node.ended {
		return parser.Close
	}
	if trimmed := bytes.TrimRight(line, " \t\n"); bytes.HasSuffix(trimmed, node.end) {
		stop := segment.Start - segment.Padding + len(trimmed)
		if !node.keep {
			stop -= len(node.end)
		}
		if stop > segment.Start {
			node.Lines().Append(text.NewSegment(segment.Start, stop))
		}
		node.ended = true
		reader.AdvanceToEOL()
		return parser.Close
	}
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (mathBlocks) Close(ast.Node, text.Reader, parser.Context) {}

// formula is math in running text.
type formula struct {
	source      string
	display     bool // between $$
	offset, end int
}

func (*formula) inline() {}

// formulas reads $x$ and $$x$$, and environments such as \begin{align} without
// dollars. A dollar that has a space inside, or a digit after the closing one,
// is money.
type formulas struct{}

func (formulas) Trigger() []byte { return []byte{'$', '\\'} }

func (formulas) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if line[0] == '\\' {
		name := environmentAt(line)
		if name == "" {
			return nil
		}
		found := upTo(block, 1, environmentEnd(name))
		if found == nil {
			return nil
		}
		_, after := block.Position()
		return &valueNode{value: &formula{source: clean(string(found)), display: true, offset: segment.Start, end: after.Start}}
	}
	if bytes.HasPrefix(line, dollars) {
		found := upTo(block, 2, "$$")
		if found == nil {
			return nil
		}
		source := strings.TrimSpace(string(found[2 : len(found)-2]))
		if source == "" {
			return nil
		}
		_, after := block.Position()
		return &valueNode{value: &formula{source: clean(source), display: true, offset: segment.Start, end: after.Start}}
	}
	if len(line) < 3 || util.IsSpace(line[1]) || block.PrecendingCharacter() == '$' {
		return nil // it needn't be looked for on the lines that follow
	}
	if bytes.IndexByte(line[1:], '$') < 0 { // it may end on one of the next lines
		line = ahead(block)
	}
	end := formulaEnd(line)
	if end < 0 {
		return nil
	}
	block.Advance(end + 1)
	return &valueNode{value: &formula{source: clean(oneLine(string(line[1:end]))), offset: segment.Start}}
}

// formulaEnd gives where the dollar stands that ends the formula which a line begins with; -1 where it begins
// with none.
func formulaEnd[T string | []byte](line T) int {
	if len(line) < 3 || util.IsSpace(line[1]) {
		return -1
	}
	limit := min(len(line), maxSpanBytes)
	for i := 2; i < limit; i++ {
		if line[i] != '$' {
			continue
		}
		escaped := line[i-1] == '\\' && (i < 3 || line[i-2] != '\\')
		if escaped {
			continue
		}
		if util.IsSpace(line[i-1]) || i+1 < len(line) && (util.IsNumeric(line[i+1]) || line[i+1] == '$') {
			return -1
		}
		return i
	}
	return -1
}

// WithFormulas gives a text that has no other markup, such as the definition of a term, with the formulas in it.
// They stand between dollars as in notes, and what is money there is money here.
func WithFormulas(text string) []Inline {
	var all []Inline
	given := 0
	for at := 0; at < len(text); at++ {
		next := strings.IndexByte(text[at:], '$')
		if next < 0 {
			break
		}
		at += next
		if at > 0 && (text[at-1] == '$' || text[at-1] == '\\') {
			continue
		}
		end := formulaEnd(text[at:min(len(text), at+maxSpanBytes)])
		if end < 0 {
			continue
		}
		if at > given {
			all = append(all, Text{Value: text[given:at]})
		}
		all = append(all, Math{Source: oneLine(text[at+1 : at+end])})
		at += end
		given = at + 1
	}
	if given < len(text) {
		all = append(all, Text{Value: text[given:]})
	}
	return all
}

// WithDollars gives the characters of inlines as [PlainText] does, formulas between the dollars by which
// [WithFormulas] finds them again.
func WithDollars(inlines []Inline) string {
	return PlainTextWith(inlines, func(m Math) string { return "$" + m.Source + "$" })
}
