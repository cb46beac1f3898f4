package markup

import (
	"bytes"
	"sync"

	"github.com/gohugoio/hugo-goldmark-extensions/extras"
	"github.com/yuin/goldmark"
	emoji "github.com/yuin/goldmark-emoji"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"stagecraft/content/catalogue"
)

// Parse reads a note. It never fails: what it does not understand is text in
// the Document and an entry in its Problems. It keeps no hold on source and is
// safe to call from several goroutines.
func Parse(source []byte) *Document {
	doc, err := parse(source)
	if err != nil {
		return asTyped(source, err)
	}
	return doc
}

// parse is Parse, except that a fault of the grammar is an error.
func parse(source []byte) (doc *Document, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			doc, err = nil, catalogue.Errorf("reading the note: %v", fault)
		}
	}()
	src, mark := plainLines(source)
	length, rest := cutLines(src)
	front := readFrontMatter(src[:length])
	b := newBuilder(front.hide(src[:length]), mark, front.meta)
	b.problems = front.problems
	b.context = parser.NewContext()
	root := grammar().Parse(text.NewReader(joinEmptyLines(b.src)), parser.WithContext(b.context))
	doc = b.document(root)
	spent := budgetOf(b.context)
	doc.Elements = bytes.Count(src[:length], []byte("\n")) + spent.read + spent.cells
	if rest > 0 {
		at := Pos{Line: rest, Column: 1}
		doc.Blocks = append(doc.Blocks, &CodeBlock{Pos: at, Wrap: true, Text: clean(string(bytes.TrimRight(src[length:], "\n")))})
		doc.Problems = append(doc.Problems, Problem{
			Pos: at, Rule: "too-long",
			Message: catalogue.Say("the note goes on after %d lines, which is shown as text; divide it", maxLines),
		})
	}
	if front.slides {
		doc.Blocks = foldSpeakerNotes(doc.Blocks)
	}
	return doc, nil
}

// plainLines ends every line of source, the last too, with one newline, and
// takes off a byte order mark, whose length it gives.
func plainLines(source []byte) (src []byte, mark int) {
	if bytes.HasPrefix(source, []byte("\uFEFF")) {
		mark = len("\uFEFF")
		source = source[mark:]
	}
	src = make([]byte, 0, len(source)+1)
	for i, c := range source {
		switch {
		case c == '\r' && i+1 < len(source) && source[i+1] == '\n':
		case c == '\r':
			src = append(src, '\n')
		default:
			src = append(src, c)
		}
	}
	if len(src) > 0 && src[len(src)-1] != '\n' {
		src = append(src, '\n')
	}
	return src, mark
}

// asTyped shows a note that the grammar failed on as the lines it is made of.
func asTyped(source []byte, cause error) *Document {
	doc := &Document{Meta: Meta{Breaks: true}}
	doc.Problems = []Problem{{
		Pos:     Pos{Line: 1, Column: 1},
		Message: catalogue.Say("%v; it is shown as it was typed", cause),
		Rule:    "unreadable",
	}}
	src, _ := plainLines(source)
	for i, line := range bytes.Split(src, []byte("\n")) {
		if len(bytes.TrimSpace(line)) > 0 {
			doc.Blocks = append(doc.Blocks, &Paragraph{
				Pos:     Pos{Line: i + 1, Column: 1},
				Inlines: []Inline{Text{Value: clean(string(line))}},
			})
		}
	}
	return doc
}

// grammar is the dialect, made when it is first needed. It holds no state
// between parses.
var grammar = sync.OnceValue(newGrammar)

func newGrammar() parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(callouts{}, 50),
			util.Prioritized(underlines{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(definitions{}, 150),
			util.Prioritized(abbreviations{}, 160),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(nesting{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(mathBlocks{}, 710),
			util.Prioritized(footnotes{}, 720),
			util.Prioritized(nesting{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(longParagraphs{parser.NewParagraphParser()}, 990),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(budgeted(extension.NewTaskCheckBoxParser(), near), 0),
			util.Prioritized(budgeted(parser.NewCodeSpanParser(), paragraph), 100),
			util.Prioritized(budgeted(embeds{}, span), 110),
			util.Prioritized(budgeted(readings{}, span), 120),
			util.Prioritized(budgeted(formulas{}, span), 130),
			util.Prioritized(budgeted(footnoteMarks{}, near), 140),
			util.Prioritized(budgeted(inlineNotes{}, span), 150),
			util.Prioritized(budgeted(bylines{}, near), 160),
			util.Prioritized(budgeted(sizedImages{}, span), 170),
			util.Prioritized(budgetedLinks(parser.NewLinkParser()), 200),
			util.Prioritized(budgeted(parser.NewAutoLinkParser(), line), 300),
			util.Prioritized(budgeted(parser.NewRawHTMLParser(), paragraph), 400),
			util.Prioritized(budgeted(parser.NewEmphasisParser(), near), 500),
			util.Prioritized(budgeted(scriptParser{}, word), 600),
			util.Prioritized(budgeted(bareAddresses(), word), 999),
			util.Prioritized(budgeted(emoji.NewParser(), word), 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(tables{}, 200),
		),
	)
	marks := extras.New(extras.Config{
		Insert: extras.InsertConfig{Enable: true},
		Mark:   extras.MarkConfig{Enable: true},
		Delete: extras.DeleteConfig{Enable: true},
	})
	marks.Extend(goldmark.New(goldmark.WithParser(budgetedGrammar{p})))
	return p
}
