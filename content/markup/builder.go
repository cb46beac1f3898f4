package markup

import (
	"regexp"
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"

	"stagecraft/content/catalogue"
)

// builder makes a Document of goldmark's syntax tree.
type builder struct {
	src       []byte
	at        int // added to offsets: where src begins in the note, for an inline footnote
	positions positions
	meta      Meta
	context   parser.Context

	problems   []Problem
	anchors    anchors
	glossary   *glossary
	notes      []note // in the order of their numbers
	numbers    map[*noteNode]int
	noteNodes  []*noteNode // in the order of the source
	nextNumber int         // of the next line, for a fence that carries on
	quotes     []*Quote    // those being built, the innermost last
	inTable    bool
	addresses  map[extent]string // long ones, by where they stand in the source
	directions map[Block]string

	judged string            // the last address, and
	unsafe catalogue.Message // why no link may lead to it
}

// unsafeTo is [Unsafe] for the address of a note: many links may lead to one
// long address.
func (b *builder) unsafeTo(address string) catalogue.Message {
	if address != b.judged {
		b.judged, b.unsafe = address, Unsafe(address)
	}
	return b.unsafe
}

func newBuilder(src []byte, mark int, meta Meta) *builder {
	return &builder{
		src:        src,
		positions:  newPositions(src, mark),
		meta:       meta,
		anchors:    anchors{},
		numbers:    map[*noteNode]int{},
		nextNumber: 1,
		addresses:  map[extent]string{},
		directions: map[Block]string{},
	}
}

// document gives the whole Document of a syntax tree.
func (b *builder) document(root ast.Node) *Document {
	b.glossary = glossaryOf(b.context)
	b.collectNotes(root)
	doc := &Document{Meta: b.meta}
	doc.Blocks = b.blocks(root)
	doc.Footnotes = b.footnotes()
	for _, at := range budgetOf(b.context).exhausted {
		b.problem(at, "too-complex", "there is too much markup in one place from here on, which is shown as text; divide the paragraph")
	}
	for _, r := range remarksOf(b.context) {
		b.problemMessage(r.offset, r.rule, r.message)
	}
	b.unusedAbbreviations(root)
	sort.SliceStable(b.problems, func(i, j int) bool {
		p, q := b.problems[i].Pos, b.problems[j].Pos
		return p.Line < q.Line || p.Line == q.Line && p.Column < q.Column
	})
	doc.Problems = b.problems
	doc.Directions = b.directions
	return doc
}

func (b *builder) collectNotes(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if note, ok := c.(*noteNode); ok {
			b.noteNodes = append(b.noteNodes, note)
		}
		if c.Type() == ast.TypeBlock {
			b.collectNotes(c)
		}
	}
}

func (b *builder) unusedAbbreviations(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if a, ok := c.(*abbreviationNode); ok && !b.glossary.used[a.short] {
			b.problem(offset(a), "unused-abbreviation", "nothing in this note uses the abbreviation %s; use it, or take this line out", a.short)
		}
		if c.Type() == ast.TypeBlock {
			b.unusedAbbreviations(c)
		}
	}
}

// maxProblems bounds the list of a note in which everything is wrong.
const maxProblems = 1000

func (b *builder) problem(offset int, rule, format string, args ...any) {
	b.problemMessage(offset, rule, catalogue.Message{Format: format, Args: args})
}

// problemMessage is problem for what a message says already.
func (b *builder) problemMessage(offset int, rule string, message catalogue.Message) {
	if len(b.problems) < maxProblems {
		b.problems = append(b.problems, Problem{
			Pos: b.positions.at(b.at + offset), Rule: rule, Message: message,
		})
	}
}

func (b *builder) position(n ast.Node) Pos { return b.positionAt(offset(n)) }

func (b *builder) positionAt(offset int) Pos { return b.positions.at(b.at + max(offset, 0)) }

// blocks gives the blocks within parent.
func (b *builder) blocks(parent ast.Node) []Block {
	out := htmlBlocks{b: b}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if list, last := b.definitionList(n); list != nil {
			out.add(list)
			n = last
			continue
		}
		if html, ok := n.(*ast.HTMLBlock); ok {
			out.read(html)
			continue
		}
		out.add(b.block(n)...)
	}
	return out.end()
}

// block gives the blocks of one node: none, one, or the parts of a paragraph.
func (b *builder) block(n ast.Node) []Block {
	switch n := n.(type) {
	case *ast.Heading:
		title := b.line(n)
		id := b.anchors.id(PlainText(title))
		return []Block{&Heading{Pos: b.position(n), Level: n.Level, ID: id, Inlines: title}}
	case *ast.Paragraph, *ast.TextBlock:
		return b.paragraph(n)
	case *ast.List:
		return []Block{b.list(n)}
	case *ast.Blockquote:
		quote := &Quote{Pos: b.position(n)}
		b.quotes = append(b.quotes, quote)
		quote.Blocks = b.blocks(n)
		b.quotes = b.quotes[:len(b.quotes)-1]
		return []Block{quote}
	case *ast.FencedCodeBlock:
		return []Block{b.fence(n)}
	case *ast.CodeBlock:
		return []Block{&CodeBlock{Pos: b.position(n), Text: b.raw(n)}}
	case *ast.ThematicBreak:
		return []Block{&Rule{Pos: b.position(n)}}
	case *tableNode:
		return []Block{b.table(n)}
	case *calloutNode:
		return []Block{b.callout(n)}
	case *mathNode:
		return []Block{&MathBlock{Pos: b.position(n), Source: strings.TrimSpace(b.raw(n))}}
	case *definitionNode: // whose term became something else
		rest := b.blocks(n)
		return append([]Block{&Paragraph{Pos: b.position(n), Inlines: []Inline{Text{Value: ":"}}}}, rest...)
	case *noteNode, *abbreviationNode, *ast.LinkReferenceDefinition:
		return nil
	default:
		return b.blocks(n)
	}
}

func (b *builder) list(n *ast.List) *List {
	list := &List{Pos: b.position(n), Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		var item ListItem
		if first := c.FirstChild(); first != nil {
			if box, ok := first.FirstChild().(*extension.TaskCheckBox); ok {
				item.Task, item.Done = true, box.IsChecked
			}
		}
		item.Blocks = b.blocks(c)
		list.Items = append(list.Items, item)
	}
	return list
}

// raw gives the lines of n as they stand, without the last newline.
func (b *builder) raw(n ast.Node) string {
	var out strings.Builder
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		out.Write(line.Value(b.src))
	}
	return clean(strings.TrimSuffix(out.String(), "\n"))
}

var (
	contentsForm = regexp.MustCompile(`(?i)^\[toc(?:[ \t]+maxlevel=([1-6]))?\]$`)
	notCallout   = regexp.MustCompile(`(?m)^:{3,}[ \t]*([A-Za-z][\w-]*)?`)
)

// paragraph gives what a paragraph is: a Contents, or the parts that spacers,
// pictures and embeds divide it into.
func (b *builder) paragraph(n ast.Node) []Block {
	if lines := n.Lines(); lines.Len() == 1 {
		line := lines.At(0)
		if m := contentsForm.FindSubmatch([]byte(strings.TrimSpace(string(line.Value(b.src))))); m != nil {
			level, _ := strconv.Atoi(string(m[1]))
			return []Block{&Contents{Pos: b.position(n), MaxLevel: level}}
		}
	}
	b.leftovers(n)
	b.unbold(n)
	return b.divide(b.position(n), b.spans(n))
}

// leftovers reports what looks like a construct of the dialect and is none.
func (b *builder) leftovers(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		line := segment.Value(b.src)
		if m := notCallout.FindSubmatch(line); m != nil {
			if calloutStart.Match(line) {
				b.problem(segment.Start, "too-deep", "this :::%s is within more callouts than are shown; close one before it", string(m[1]))
			} else if len(m[1]) > 0 {
				b.problem(segment.Start, "unknown-callout",
					":::%s is not known; known are info, success, warning, danger, note, tip and spoiler, in small letters", string(m[1]))
			} else {
				b.problem(segment.Start, "stray-colons", "this line of colons closes nothing that is open")
			}
		}
	}
}
