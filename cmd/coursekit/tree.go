package main

import (
	"fmt"
	"io"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// treeHelp documents the JSON. Its names are a promise: what reads them must
// go on working, so a field may be added and none changed.
const treeHelp = `The JSON of a note is
  {"file", "meta", "blocks", "footnotes", "problems"}
where meta has title, id, description, language, direction, tags, minutes and
breaks; a footnote has number, label and blocks; a problem has line, column,
message and rule. Lines and columns count from 1, columns in bytes. A field
that is empty, false or 0 is left out.

Each block has type, line and column, and by its type:
  heading      level, id, inlines          paragraph   inlines
  list         ordered, start, tight, items (each task, done, blocks)
  table        align (a word a column), head and rows (cells of inlines)
  code         language, text, numbers, first, wrap
  diagram      language, text              math        text
  quiz         id, text, and where it can be asked kind and blocks (the question)
  deals        id, text
  spacer, rule
  callout      kind, title (inlines), blocks
  spoiler      title (inlines), open, speaker (notes of a slide), blocks
  quote        name, time, color, blocks
  definitions  items (each term, and definitions of blocks)
  figure       image                       contents    max_level
  embed        provider, id, address

Each inline has type, and by its type:
  text, code, math  text
  styled            styles (bold, italic, struck, inserted, marked, subscript,
                    superscript, keyboard, underlined, monospace, small), inlines
  link              address, title, inlines
  image             address, alt, title, width, height ("200" or "50%")
  ruby              text, reading
  abbreviation      text, long
  footnote          number, label
  break`

// tree is a note in JSON.
type tree struct {
	File      string     `json:"file"`
	Meta      meta       `json:"meta"`
	Blocks    nodes      `json:"blocks"`
	Footnotes []footnote `json:"footnotes,omitempty"`
	Problems  []problem  `json:"problems,omitempty"`
}

type meta struct {
	Title       string   `json:"title,omitempty"`
	ID          string   `json:"id,omitempty"`
	Description string   `json:"description,omitempty"`
	Language    string   `json:"language,omitempty"`
	Direction   string   `json:"direction,omitempty"`
	Tags        []string `json:"tags,omitempty"`
	Minutes     int      `json:"minutes,omitempty"`
	Breaks      bool     `json:"breaks,omitempty"`
}

type footnote struct {
	Number int    `json:"number"`
	Label  string `json:"label,omitempty"`
	Blocks nodes  `json:"blocks"`
}

type problem struct {
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	Rule    string `json:"rule"`
}

// node is a block or an inline, or an item of a list; treeHelp says which
// fields each kind has.
type node struct {
	Type        string    `json:"type,omitempty"`
	Line        int       `json:"line,omitempty"`
	Column      int       `json:"column,omitempty"`
	Level       int       `json:"level,omitempty"`
	MaxLevel    int       `json:"max_level,omitempty"`
	Kind        string    `json:"kind,omitempty"`
	Provider    string    `json:"provider,omitempty"`
	Language    string    `json:"language,omitempty"`
	ID          string    `json:"id,omitempty"`
	Number      int       `json:"number,omitempty"`
	Label       string    `json:"label,omitempty"`
	Numbers     bool      `json:"numbers,omitempty"`
	First       int       `json:"first,omitempty"`
	Wrap        bool      `json:"wrap,omitempty"`
	Ordered     bool      `json:"ordered,omitempty"`
	Start       int       `json:"start,omitempty"`
	Tight       bool      `json:"tight,omitempty"`
	Open        bool      `json:"open,omitempty"`
	Speaker     bool      `json:"speaker,omitempty"`
	Task        bool      `json:"task,omitempty"`
	Done        bool      `json:"done,omitempty"`
	Name        string    `json:"name,omitempty"`
	Time        string    `json:"time,omitempty"`
	Color       string    `json:"color,omitempty"`
	Address     string    `json:"address,omitempty"`
	Alt         string    `json:"alt,omitempty"`
	Title       any       `json:"title,omitempty"` // text of a link or image, inlines of a box
	Width       string    `json:"width,omitempty"`
	Height      string    `json:"height,omitempty"`
	Text        string    `json:"text,omitempty"`
	Reading     string    `json:"reading,omitempty"`
	Long        string    `json:"long,omitempty"`
	Styles      []string  `json:"styles,omitempty"`
	Align       []string  `json:"align,omitempty"`
	Head        []nodes   `json:"head,omitempty"`
	Rows        [][]nodes `json:"rows,omitempty"`
	Image       *node     `json:"image,omitempty"`
	Term        nodes     `json:"term,omitempty"`
	Definitions []nodes   `json:"definitions,omitempty"`
	Items       nodes     `json:"items,omitempty"`
	Inlines     nodes     `json:"inlines,omitempty"`
	Blocks      nodes     `json:"blocks,omitempty"`
}

// writeTree writes each note as one JSON object.
func writeTree(w io.Writer, notes []*rendered) error {
	for _, n := range notes {
		if err := writeIndented(w, treeOf(n)); err != nil {
			return fmt.Errorf("write the blocks of %s: %w", n.file, err)
		}
	}
	return nil
}

func treeOf(n *rendered) tree {
	m, d := n.document.Meta, n.document.Typeset()
	t := tree{
		File: n.file,
		Meta: meta{
			Title: m.Title, ID: m.ID, Description: m.Description, Language: m.Language,
			Direction: m.Direction, Tags: m.Tags, Minutes: m.Minutes, Breaks: m.Breaks,
		},
		Blocks: blockNodes(d.Blocks),
	}
	for _, f := range d.Footnotes {
		t.Footnotes = append(t.Footnotes, footnote{f.Number, f.Label, blockNodes(f.Blocks)})
	}
	for _, p := range n.problems {
		t.Problems = append(t.Problems, problem{p.Line, p.Column, p.Message, p.Rule})
	}
	return t
}

func blockNodes(blocks []markup.Block) nodes {
	return nodesOf(blocks, func(b markup.Block) node {
		n, at := blockNode(b), b.Position()
		n.Line, n.Column = at.Line, at.Column
		return n
	})
}

func blockNode(b markup.Block) node {
	switch b := b.(type) {
	case *markup.Heading:
		return node{Type: "heading", Level: b.Level, ID: b.ID, Inlines: inlineNodes(b.Inlines)}
	case *markup.Paragraph:
		return node{Type: "paragraph", Inlines: inlineNodes(b.Inlines)}
	case *markup.List:
		return node{Type: "list", Ordered: b.Ordered, Start: b.Start, Tight: b.Tight, Items: nodesOf(b.Items, itemNode)}
	case *markup.Table:
		return tableNode(b)
	case *markup.CodeBlock:
		return node{Type: "code", Language: b.Language, Text: b.Text, Numbers: b.Numbers, First: b.First, Wrap: b.Wrap}
	case *markup.Diagram:
		return node{Type: "diagram", Language: b.Language, Text: b.Source}
	case *markup.MathBlock:
		return node{Type: "math", Text: b.Source}
	case *markup.Quiz:
		return quizNode(b)
	case *markup.Deals:
		return node{Type: "deals", ID: b.ID, Text: b.Source}
	case *markup.Callout:
		return node{Type: "callout", Kind: b.Kind, Title: boxTitle(b.Title), Blocks: blockNodes(b.Blocks)}
	case *markup.Spoiler:
		return node{Type: "spoiler", Title: boxTitle(b.Summary), Open: b.Open, Speaker: b.Speaker, Blocks: blockNodes(b.Blocks)}
	case *markup.Quote:
		return node{Type: "quote", Name: b.Name, Time: b.Time, Color: b.Color, Blocks: blockNodes(b.Blocks)}
	case *markup.DefinitionList:
		return node{Type: "definitions", Items: nodesOf(b.Items, definitionNode)}
	case *markup.Figure:
		image := inlineNode(b.Image)
		return node{Type: "figure", Image: &image}
	case *markup.Contents:
		return node{Type: "contents", MaxLevel: b.MaxLevel}
	case *markup.Embed:
		return node{Type: "embed", Provider: b.Provider, ID: b.ID, Address: b.Address}
	case *markup.Spacer:
		return node{Type: "spacer"}
	case *markup.Rule:
		return node{Type: "rule"}
	}
	panic(fmt.Sprintf("a block of an unknown kind, %T", b))
}

// boxTitle gives the title of a box, nil when it has none.
func boxTitle(inlines []markup.Inline) any {
	if len(inlines) == 0 {
		return nil
	}
	return inlineNodes(inlines)
}

func tableNode(t *markup.Table) node {
	n := node{Type: "table"}
	for _, a := range t.Align {
		n.Align = append(n.Align, [...]string{"none", "left", "center", "right"}[a])
	}
	row := func(cells []markup.Cell) []nodes {
		all := make([]nodes, len(cells))
		for i, c := range cells {
			all[i] = inlineNodes(c.Inlines)
		}
		return all
	}
	n.Head = row(t.Head)
	for _, cells := range t.Rows {
		n.Rows = append(n.Rows, row(cells))
	}
	return n
}

var styleNames = []struct {
	style markup.Style
	name  string
}{
	{markup.Bold, "bold"},
	{markup.Italic, "italic"},
	{markup.Struck, "struck"},
	{markup.Inserted, "inserted"},
	{markup.Marked, "marked"},
	{markup.Subscript, "subscript"},
	{markup.Superscript, "superscript"},
	{markup.Keyboard, "keyboard"},
	{markup.Underlined, "underlined"},
	{markup.Monospace, "monospace"},
	{markup.Small, "small"},
}

func inlineNodes(inlines []markup.Inline) nodes {
	return nodesOf(inlines, inlineNode)
}

func inlineNode(in markup.Inline) node {
	switch in := in.(type) {
	case markup.Text:
		return node{Type: "text", Text: in.Value}
	case markup.Code:
		return node{Type: "code", Text: in.Value}
	case markup.Math:
		return node{Type: "math", Text: in.Source}
	case markup.Styled:
		n := node{Type: "styled", Inlines: inlineNodes(in.Children)}
		for _, s := range styleNames {
			if in.Style&s.style != 0 {
				n.Styles = append(n.Styles, s.name)
			}
		}
		return n
	case markup.Link:
		return node{Type: "link", Address: in.Destination, Title: given(in.Title), Inlines: inlineNodes(in.Children)}
	case *markup.Image:
		return node{
			Type: "image", Address: in.Destination, Alt: in.Alt, Title: given(in.Title),
			Width: length(in.Width), Height: length(in.Height),
		}
	case markup.Ruby:
		return node{Type: "ruby", Text: in.Base, Reading: in.Reading}
	case markup.Abbreviation:
		return node{Type: "abbreviation", Text: in.Short, Long: in.Long}
	case markup.FootnoteMark:
		return node{Type: "footnote", Number: in.Number, Label: in.Label}
	case markup.Break:
		return node{Type: "break"}
	}
	panic(fmt.Sprintf("an inline of an unknown kind, %T", in))
}

// given gives s, nil when it is empty.
func given(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func length(l markup.Length) string {
	switch {
	case l.Value == 0:
		return ""
	case l.Percent:
		return fmt.Sprintf("%g%%", l.Value)
	}
	return fmt.Sprintf("%g", l.Value)
}

// quizNode gives a question: its source, and what it asks as blocks.
func quizNode(b *markup.Quiz) node {
	n := node{Type: "quiz", ID: b.ID, Text: b.Source}
	q, _ := content.ReadQuestion(b) // what is wrong with it is told with the note
	if q == nil {
		return n
	}
	n.Kind = string(q.Kind)
	asked := q.PromptBlocks
	if asked == nil && len(q.Prompt) > 0 {
		asked = []markup.Block{&markup.Paragraph{Pos: b.Pos, Inlines: q.Prompt}}
	}
	n.Blocks = blockNodes(asked)
	return n
}

func itemNode(item markup.ListItem) node {
	return node{Task: item.Task, Done: item.Done, Blocks: blockNodes(item.Blocks)}
}

func definitionNode(item markup.Definition) node {
	n := node{Term: inlineNodes(item.Term)}
	for _, blocks := range item.Definitions {
		n.Definitions = append(n.Definitions, blockNodes(blocks))
	}
	return n
}
