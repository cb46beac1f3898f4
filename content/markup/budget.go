package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Reading inline markup can take quadratic time: an opening mark may look for
// its end up to the end of the paragraph, and find none, at each of very many
// marks. So each parser pays, from what its paragraph and the document have,
// for the bytes that it may have looked at, and once that is used up the rest is
// plain text. Text that anyone would write uses up a small part of it.

// budget is the work done so far on inline markup, in bytes looked at.
type budget struct {
	paragraph ast.Node // the one being read
	spent     int      // in it
	marks     int      // in it, that may pair up with one another
	read      int      // marks of any kind, in all paragraphs
	cells     int      // of all tables
	reported  bool     // that it has used up its share
	document  int      // in all paragraphs
	exhausted []int    // where markup stopped being looked for
}

var budgetKey = parser.NewContextKey()

func budgetOf(pc parser.Context) *budget {
	return pc.ComputeIfAbsent(budgetKey, func() any { return &budget{} }).(*budget)
}

// lookahead is how far a parser may look before it finds that there is nothing.
type lookahead int

const (
	near      lookahead = iota // some characters
	word                       // to the end of the word
	span                       // maxSpanBytes
	line                       // to the end of the line
	paragraph                  // to the end of the paragraph
)

// budgeted makes a parser pay for its work.
func budgeted(p parser.InlineParser, far lookahead) parser.InlineParser {
	return budgetedParser{InlineParser: p, lookahead: far}
}

type budgetedParser struct {
	parser.InlineParser
	lookahead lookahead
	copies    bool // the rest of the line, each time
}

func (p budgetedParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	s := budgetOf(pc)
	if s.paragraph != parent {
		s.paragraph, s.spent, s.marks = parent, 0, 0
		s.reported = (s.document > maxDocument || s.read > maxMarks) && len(s.exhausted) > 0
	}
	_, before := block.Position()
	if s.spent > maxParagraph || s.document > maxDocument || s.read > maxMarks {
		s.report(before.Start)
		return nil
	}
	if run := runOf(block); run > maxRun {
		s.report(before.Start)
		block.Advance(run)
		return ast.NewTextSegment(before.WithStop(before.Start + run))
	}
	node := p.InlineParser.Parse(parent, block, pc)
	if node != nil {
		s.read++
	}
	price := p.cost(node, parent, before, block)
	switch node.(type) {
	case *parser.Delimiter:
		s.marks++
		price = s.marks
	case *ast.Link, *ast.Image:
	default:
		if c := block.Source()[before.Start]; c == '[' && node != nil {
			s.marks++
			price += s.marks
		} else if c == ']' {
			price += s.marks
		}
	}
	if p.copies {
		price += before.Len() / 16 // copying is fast
	}
	s.spent += price
	s.document += price
	return node
}

// report notes, once a paragraph, that marks are text from an offset on.
func (s *budget) report(offset int) {
	if !s.reported {
		s.exhausted = append(s.exhausted, offset)
		s.reported = true
	}
}

// runOf counts how often the mark that block stands at is repeated there. Marks
// of emphasis nest within one another, so a run of them nests as deep as it is
// long; and what finds no partner for a run looks at it anew from each of them.
func runOf(block text.Reader) int {
	line, _ := block.PeekLine()
	if len(line) < maxRun || !bytes.ContainsRune([]byte("*_~=+^"), rune(line[0])) {
		return 0
	}
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	return n
}

// cost is what a parser may have looked at: what it has read, or all that was
// in its reach.
func (p budgetedParser) cost(node, parent ast.Node, at text.Segment, block text.Reader) int {
	if _, unmatched := node.(*ast.Text); node != nil && !unmatched {
		_, after := block.Position()
		start := at.Start
		if _, ok := node.(*ast.Link); ok {
			start = node.Pos()
		}
		return max(after.Start-start, 1)
	}
	source := block.Source()
	far := p.lookahead
	if next := at.Start + 1; far >= span && next < len(source) {
		switch c := source[next]; source[at.Start] {
		case '<': // a tag, an address, a comment
			if c != '/' && c != '!' && c != '?' && !util.IsAlphaNumeric(c) {
				far = near
			}
		case '!': // a picture
			if c != '[' || far == paragraph {
				far = near
			}
		case ']': // the end of a link's text
			if c != '(' && c != '[' {
				far = near
			}
		case '[':
			far = near
		}
	}
	switch far {
	case word:
		rest := source[min(at.Start+1, at.Stop):at.Stop]
		if end := bytes.IndexAny(rest, " \n"); end >= 0 {
			return end + 1
		}
		return len(rest) + 1
	case span:
		return min(at.Len(), maxSpanBytes) + 1
	case line:
		return at.Len()
	case paragraph:
		if lines := parent.Lines(); lines.Len() > 0 {
			return max(lines.At(lines.Len()-1).Stop-at.Start, 1)
		}
		return at.Len()
	}
	return 1
}

// budgetedLinks is budgeted for the link parser, which is told when a paragraph
// ends.
func budgetedLinks(p parser.InlineParser) parser.InlineParser {
	return budgetedLinkParser{budgetedParser{InlineParser: p, lookahead: paragraph}}
}

type budgetedLinkParser struct{ budgetedParser }

func (p budgetedLinkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// budgetedGrammar is a parser whose added inline parsers pay for their work.
type budgetedGrammar struct{ parser.Parser }

func (p budgetedGrammar) AddOptions(options ...parser.Option) {
	for _, option := range options {
		var c parser.Config
		option.SetParserOption(&c)
		for i, v := range c.InlineParsers {
			added := budgetedParser{InlineParser: v.Value.(parser.InlineParser), copies: true}
			c.InlineParsers[i] = util.Prioritized(added, v.Priority)
		}
		p.Parser.AddOptions(parser.WithInlineParsers(c.InlineParsers...))
	}
}
