package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxLabel is the longest label of a footnote, in bytes.
const maxLabel = 200

// noteNode is a footnote's text: [^label]: and what is indented under it.
type noteNode struct {
	ast.BaseBlock
	label string
}

var kindNote = ast.NewNodeKind("Note")

func (n *noteNode) Kind() ast.NodeKind { return kindNote }

func (n *noteNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var noteLabelsKey = parser.NewContextKey()

// noteLabels is the footnotes of a note by label; the first of a label counts.
func noteLabels(pc parser.Context) map[string]*noteNode {
	return pc.ComputeIfAbsent(noteLabelsKey, func() any { return map[string]*noteNode{} }).(map[string]*noteNode)
}

// noteLabel reads "^label]" and gives the label and how long all of that is.
func noteLabel(s []byte) (label string, length int) {
	if len(s) < 3 || s[0] != '^' {
		return "", 0
	}
	s = s[:min(len(s), maxLabel)]
	end := bytes.IndexAny(s, "]\n")
	if end < 2 || s[end] != ']' || bytes.ContainsAny(s[1:end], " \t[") {
		return "", 0
	}
	return string(s[1:end]), end + 1
}

// footnotes reads the texts of footnotes.
type footnotes struct{}

func (footnotes) Trigger() []byte             { return []byte{'['} }
func (footnotes) CanInterruptParagraph() bool { return true }
func (footnotes) CanAcceptIndentedLine() bool { return false }

func (footnotes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || depth(parent) >= maxDepth {
		return nil, parser.NoChildren
	}
	label, length := noteLabel(line[at+1:])
	end := at + 1 + length
	if length == 0 || end >= len(line) || line[end] != ':' {
		return nil, parser.NoChildren
	}
	node := &noteNode{label: label}
	if labels := noteLabels(pc); labels[label] == nil {
		labels[label] = node
	}
	reader.Advance(end + 1)
	return node, parser.HasChildren
}

func (footnotes) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if at < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

func (footnotes) Close(ast.Node, text.Reader, parser.Context) {}

// footnoteMarks reads [^label] where the note has a footnote of that label.
type footnoteMarks struct{}

func (footnoteMarks) Trigger() []byte { return []byte{'!', '['} }

func (footnoteMarks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	open := 0
	if line[0] == '!' {
		open = 1
	}
	if open+1 >= len(line) || line[open] != '[' {
		return nil
	}
	label, length := noteLabel(line[open+1:])
	if length == 0 {
		return nil
	}
	node := noteLabels(pc)[label]
	if node == nil {
		remark(pc, segment.Start+open, "unknown-footnote", "there is no footnote of that label; write [^%[1]s]: and its text on a line of its own", label)
		return nil
	}
	if open == 1 {
		parent.AppendChild(parent, ast.NewTextSegment(segment.WithStop(segment.Start+1)))
	}
	block.Advance(open + 1 + length)
	return &valueNode{value: node}
}

// inlineNote is the text of a footnote that stands where it is called.
type inlineNote struct {
	source string
	offset int
}

// inlineNotes reads ^[text].
type inlineNotes struct{}

func (inlineNotes) Trigger() []byte { return []byte{'^'} }

func (inlineNotes) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 4 || line[1] != '[' || pc.Get(withinNoteKey) != nil {
		return nil
	}
	nested := 0
	for i := 1; i < min(len(line), maxSpanBytes); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			nested++
		case ']':
			if nested--; nested > 0 {
				continue
			}
			source := strings.TrimSpace(string(line[2:i]))
			if source == "" || scriptLength(line) == i+1 { // a raised [1]
				return nil
			}
			block.Advance(i + 1)
			return &valueNode{value: inlineNote{source: source, offset: segment.Start}}
		}
	}
	return nil
}

var withinNoteKey = parser.NewContextKey()

// inlineNoteContext is the context of an inline note's text: the addresses that links
// refer to are those of the whole note.
type inlineNoteContext struct {
	parser.Context
	whole parser.Context
}

func (w inlineNoteContext) Reference(label string) (parser.Reference, bool) {
	return w.whole.Reference(label)
}

// note is a footnote while the document is being built.
type note struct {
	label  string
	node   *noteNode // or
	inline inlineNote
}

// mark gives the mark of a footnote, numbering it at its first.
func (b *builder) mark(value any) Inline {
	switch v := value.(type) {
	case *noteNode:
		if b.numbers[v] == 0 {
			b.notes = append(b.notes, note{label: v.label, node: v})
			b.numbers[v] = len(b.notes)
		}
		return FootnoteMark{Number: b.numbers[v], Label: v.label}
	case inlineNote:
		b.notes = append(b.notes, note{inline: v})
		return FootnoteMark{Number: len(b.notes)}
	}
	return nil
}

// footnotes gives the footnotes in the order of their first marks, marks in
// footnotes included, and then those that nothing calls.
func (b *builder) footnotes() []Footnote {
	var out []Footnote
	for uncalled := 0; ; {
		for len(out) < len(b.notes) {
			n := b.notes[len(out)]
			f := Footnote{Number: len(out) + 1, Label: n.label}
			if n.node != nil {
				f.Blocks = b.blocks(n.node)
			} else {
				f.Blocks = b.sub(n.inline)
			}
			out = append(out, f)
		}
		for uncalled < len(b.noteNodes) && b.numbers[b.noteNodes[uncalled]] != 0 {
			uncalled++
		}
		if uncalled == len(b.noteNodes) {
			return out
		}
		n := b.noteNodes[uncalled]
		if noteLabels(b.context)[n.label] == n {
			b.problem(offset(n), "unused-footnote", "nothing calls this footnote; write [^%s] where it belongs", n.label)
		} else {
			b.problem(offset(n), "footnote-twice", "there is already a footnote [^%s]; give this one another label", n.label)
		}
		b.mark(n)
	}
}

// sub reads the text of an inline note.
func (b *builder) sub(n inlineNote) []Block {
	pc := inlineNoteContext{Context: parser.NewContext(), whole: b.context}
	pc.Set(withinNoteKey, true)
	pc.Set(noteLabelsKey, noteLabels(b.context))
	pc.Set(budgetKey, budgetOf(b.context))
	src := []byte(n.source + "\n")
	root := grammar().Parse(text.NewReader(src), parser.WithContext(pc))
	inner := *b
	inner.src, inner.at = src, n.offset+len("^[")
	blocks := inner.blocks(root)
	inner.src, inner.at = b.src, b.at
	*b = inner
	return blocks
}
