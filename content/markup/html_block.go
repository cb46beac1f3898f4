package markup

import (
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// htmlBlocks collects the blocks within one parent and gives the HTML tags
// between them their meaning: a <details> that one HTML block opens and another
// closes is a Spoiler of all that stands between.
type htmlBlocks struct {
	b       *builder
	out     []Block
	frames  []frame
	text    htmlSpans // of the paragraph being collected
	at      int       // where it began
	written []writing // by the elements that are open, the innermost last
}

// frame is an element that holds blocks and is not closed yet.
type frame struct {
	tag    token
	at     Pos
	blocks []Block
	title  []Inline // of details
	cells  []Cell   // of tr
	data   bool     // of tr: has a td
	rows   [][]Cell // of table
	head   []Cell
	items  []ListItem // of ul and ol
	raw    *strings.Builder
}

// frameElements is the elements that make a frame.
var frameElements = elements("details summary blockquote ul ol li table tr td th caption h1 h2 h3 h4 h5 h6 pre")

func (h *htmlBlocks) add(blocks ...Block) {
	h.flush()
	h.direct(blocks)
	if n := len(h.frames); n > 0 {
		h.frames[n-1].blocks = append(h.frames[n-1].blocks, blocks...)
		return
	}
	h.out = append(h.out, blocks...)
}

// flush ends the paragraph being collected.
func (h *htmlBlocks) flush() {
	h.text.b = h.b
	all := h.text.end()
	if len(all) == 0 {
		return
	}
	at := h.b.positionAt(h.at)
	var blocks []Block
	if spans := trimBreaks(all); len(spans) > 0 {
		blocks = h.b.divide(at, spans)
	} else if slices.Contains(all, Inline(Break{})) { // <br> alone
		blocks = []Block{&Spacer{Pos: at}}
	}
	h.direct(blocks)
	if n := len(h.frames); n > 0 {
		h.frames[n-1].blocks = append(h.frames[n-1].blocks, blocks...)
	} else {
		h.out = append(h.out, blocks...)
	}
}

// end closes what is open and gives all blocks.
func (h *htmlBlocks) end() []Block {
	h.flush()
	for len(h.frames) > 0 {
		h.pop()
	}
	return h.out
}

// read takes one HTML block of the note.
func (h *htmlBlocks) read(n *ast.HTMLBlock) {
	var raw strings.Builder
	var starts [][2]int // offset in raw, offset in the source
	write := func(segment []byte, at int) {
		starts = append(starts, [2]int{raw.Len(), at})
		raw.Write(segment)
	}
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		write(line.Value(h.b.src), line.Start)
	}
	if n.HasClosure() {
		write(n.ClosureLine.Value(h.b.src), n.ClosureLine.Start)
	}
	line := 0
	for _, t := range tokens(raw.String()) {
		for line+1 < len(starts) && starts[line+1][0] <= t.at {
			line++
		}
		h.take(t, starts[line][1]+t.at-starts[line][0])
	}
	h.flush()
}

func (h *htmlBlocks) take(t token, offset int) {
	if n := len(h.frames); n > 0 && h.frames[n-1].raw != nil && (t.name != "pre" || !t.closing) {
		if t.name == "" && !t.hidden {
			h.frames[n-1].raw.WriteString(html.UnescapeString(t.raw))
		} else if !knownElement(t.name) {
			h.frames[n-1].raw.WriteString(t.raw)
		}
		return
	}
	switch {
	case t.name == "hr" && !t.hidden:
		h.add(&Rule{Pos: h.b.positionAt(offset)})
	case frameElements[t.name] && t.closing:
		h.close(t.name)
	case frameElements[t.name]:
		h.open(t, offset)
	case htmlLines[t.name] && t.name != "br":
		h.flush()
		h.write(t)
	default:
		h.text.b = h.b
		if t.name == "" && !strings.HasPrefix(t.raw, "<") {
			if strings.TrimSpace(t.raw) == "" && len(h.text.spans) == 0 && len(h.text.open) == 0 {
				return
			}
			t.raw = strings.ReplaceAll(t.raw, "\n", " ")
		}
		if rawElements[t.name] && !t.closing && !t.hidden && t.name != "iframe" {
			h.b.problem(offset, "unclosed-html", "this <%s> is never closed, so what follows is shown as text; end it with </%s>", t.name, t.name)
		}
		if len(h.text.spans) == 0 && len(h.text.open) == 0 {
			h.at = offset
		}
		h.text.take(t, offset)
	}
}

// impliedEnds is, for an element, those that it ends without their own tag, up
// to the element that holds both.
var impliedEnds = map[string]struct{ ends, within string }{
	"li": {"li", "ul ol"},
	"tr": {"tr td th", "table"},
	"td": {"td th", "tr"},
	"th": {"td th", "tr"},
}

func (h *htmlBlocks) open(t token, offset int) {
	h.flush()
	if implied, ok := impliedEnds[t.name]; ok {
		ends, within := elements(implied.ends), elements(implied.within)
		for i := len(h.frames) - 1; i >= 0 && !within[h.frames[i].tag.name]; i-- {
			if ends[h.frames[i].tag.name] {
				for len(h.frames) > i {
					h.pop()
				}
			}
		}
	}
	if len(h.frames) >= maxDepth {
		return
	}
	f := frame{tag: t, at: h.b.positionAt(offset)}
	if t.name == "pre" {
		f.raw = &strings.Builder{}
	}
	h.frames = append(h.frames, f)
}

func (h *htmlBlocks) close(name string) {
	h.flush()
	for i := len(h.frames) - 1; i >= 0; i-- {
		if h.frames[i].tag.name == name {
			for len(h.frames) > i {
				h.pop()
			}
			return
		}
	}
}

// pop ends the innermost frame and hands what it is to the one around it.
func (h *htmlBlocks) pop() {
	h.flush()
	last := len(h.frames) - 1
	f := h.frames[last]
	h.frames = h.frames[:last]
	var around *frame
	if last > 0 {
		around = &h.frames[last-1]
	}
	if direction := directionOf(f.tag); direction != "" {
		h.written = append(h.written, writing{direction: direction})
		defer func() { h.written = h.written[:len(h.written)-1] }()
	}
	holds := func(names string) bool { return around != nil && elements(names)[around.tag.name] }
	switch name := f.tag.name; {
	case name == "details":
		_, open := f.tag.attributes["open"]
		h.add(&Spoiler{Pos: f.at, Summary: f.title, Open: open, Blocks: f.blocks})
	case name == "summary" && holds("details") && around.title == nil:
		title, rest := leadingText(f.blocks)
		around.title = title
		h.add(rest...)
	case name == "blockquote":
		h.add(&Quote{Pos: f.at, Blocks: f.blocks})
	case name == "li" && holds("ul ol"):
		around.items = append(around.items, ListItem{Blocks: f.blocks})
	case name == "ul" || name == "ol":
		if len(f.items) > 0 {
			h.add(&List{Pos: f.at, Ordered: name == "ol", Start: 1, Tight: true, Items: f.items})
		}
		h.add(f.blocks...)
	case (name == "td" || name == "th") && holds("tr"):
		inlines, rest := leadingText(f.blocks)
		around.cells = append(around.cells, Cell{
			Inlines: inlines, Across: spanOf(f.tag, "colspan"), Down: spanOf(f.tag, "rowspan"),
		})
		around.data = around.data || name == "td"
		around.blocks = append(around.blocks, rest...)
	case name == "tr" && holds("table"):
		if around.head == nil && len(around.rows) == 0 && len(f.cells) > 0 && !f.data {
			around.head = f.cells
		} else if len(f.cells) > 0 {
			around.rows = append(around.rows, f.cells)
		}
		around.blocks = append(around.blocks, f.blocks...)
	case name == "tr": // outside a table
		h.add(f.blocks...)
		if len(f.cells) > 0 {
			h.add(htmlTable(frame{at: f.at, rows: [][]Cell{f.cells}}))
		}
	case name == "table":
		h.add(f.blocks...)
		if f.head != nil || len(f.rows) > 0 {
			h.add(htmlTable(f))
		}
	case len(name) == 2 && name[0] == 'h':
		title, rest := leadingText(f.blocks)
		if len(title) > 0 {
			id := f.tag.attributes["id"]
			if id == "" {
				id = PlainText(title)
			}
			h.add(&Heading{Pos: f.at, Level: int(name[1] - '0'), ID: h.b.anchors.id(id), Inlines: title})
		}
		h.add(rest...)
	case name == "pre":
		if text := strings.Trim(clean(f.raw.String()), "\n"); text != "" {
			h.add(&CodeBlock{Pos: f.at, Text: text})
		}
		h.add(f.blocks...)
	default:
		h.add(f.blocks...)
	}
}

// leadingText gives the inlines of the paragraphs that blocks begin with, and
// the other blocks.
func leadingText(blocks []Block) (inlines []Inline, rest []Block) {
	for i, block := range blocks {
		switch block := block.(type) {
		case *Paragraph:
			if i > 0 {
				inlines = append(inlines, Break{})
			}
			inlines = append(inlines, block.Inlines...)
		case *Figure:
			inlines = append(inlines, block.Image)
		default:
			return inlines, blocks[i:]
		}
	}
	return inlines, nil
}
