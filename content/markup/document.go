// Package markup reads the HackMD dialect of Markdown into a Document of
// blocks and inlines that knows nothing of how it will be shown.
//
// No text is ever lost: what the dialect has no rendering for is kept as text
// and reported in Document.Problems.
package markup

import "stagecraft/content/catalogue"

// Document is one parsed note.
type Document struct {
	Meta      Meta
	Blocks    []Block
	Footnotes []Footnote // in the order of their first mark
	Problems  []Problem  // what could not be understood; its text is in Blocks all the same

	// Directions is how blocks within an HTML element that says so are written:
	// ltr, rtl or auto. A block that isn't in it follows what it stands in.
	Directions map[Block]string

	// Elements is how many lines, marks of running text and cells of tables were
	// read: what the note takes to keep and show, whatever its length.
	Elements int
}

// Meta is the merged front matter of a note.
type Meta struct {
	ID          string
	Title       string
	Description string
	Language    string   // "lang"
	Direction   string   // "dir": ltr or rtl
	Tags        []string // trimmed, unique, in the order first seen
	Minutes     int      // reading time given by the author; 0 when not given
	Breaks      bool     // whether a newline is a line break; true unless front matter says breaks: false
	AsTyped     bool     // typographer: false; see Signs
	Lines       int      // how many lines the front matter took
}

// Pos is a place in the source, both counted from 1. Column counts bytes.
type Pos struct{ Line, Column int }

// Problem is something in a note that was kept as text but not understood.
type Problem struct {
	Pos
	Message catalogue.Message // what is wrong and what would be right
	Rule    string            // short stable name, such as "unknown-embed"
	Note    bool              // it is good to know, and nothing is wrong
}

// Block is one block of a Document: a *Heading, *Paragraph, *List, *Table,
// *CodeBlock, *Callout, *Spoiler, *Quote, *Rule, *Figure, *Embed, *Contents,
// *DefinitionList, *MathBlock, *Spacer, *Quiz, *Deals
// or *Diagram.
type Block interface {
	Position() Pos
	block()
}

// Position gives the place of the block's first character.
func (p Pos) Position() Pos { return p }

func (p Pos) block() {}

type (
	// Heading is a title of level 1 to 6. ID is its anchor: case and UTF-8
	// kept, spaces as '-', ASCII punctuation dropped, made unique with -1, -2.
	Heading struct {
		Pos
		Level   int
		ID      string
		Inlines []Inline
	}

	// Paragraph is running text.
	Paragraph struct {
		Pos
		Inlines []Inline
	}

	// List is an ordered or bulleted list.
	List struct {
		Pos
		Ordered bool
		Start   int // number of the first item of an ordered list
		Tight   bool
		Items   []ListItem
	}

	// Table is a grid with an optional head row.
	Table struct {
		Pos
		Align []Align // one a column
		Head  []Cell  // nil when the table has none
		Rows  [][]Cell
	}

	// CodeBlock is a fenced or indented block of code.
	CodeBlock struct {
		Pos
		Language string
		Text     string // without the final newline
		Numbers  bool   // show line numbers
		First    int    // number of the first line, when Numbers
		Wrap     bool
	}

	// Callout is a ::: container. Kind is info, success, warning, danger, note
	// or tip. Title is nil when the author gave none.
	Callout struct {
		Pos
		Kind   string
		Title  []Inline
		Blocks []Block
	}

	// Spoiler is a fold that opens: :::spoiler, <details>, or what is written for
	// the speaker of a slide deck, which has no summary.
	Spoiler struct {
		Pos
		Summary []Inline
		Open    bool
		Speaker bool
		Blocks  []Block
	}

	// Quote is a block quote, with HackMD's byline when it has one.
	Quote struct {
		Pos
		Name, Time, Color string
		Blocks            []Block
	}

	// Rule is a thematic break.
	Rule struct{ Pos }

	// Figure is a picture that stands alone in its paragraph.
	Figure struct {
		Pos
		Image *Image
	}

	// Embed is {%provider id %}: a video, a slide deck, a document.
	Embed struct {
		Pos
		Provider string // youtube, vimeo, gist, slideshare, speakerdeck, pdf, figma, hackmd; web for an iframe of any other page
		ID       string // as the author gave it
		Address  string // where the browser opens it
	}

	// Contents is [TOC].
	Contents struct {
		Pos
		MaxLevel int // 0 when not limited
	}

	// DefinitionList is a list of terms, each with its definitions.
	DefinitionList struct {
		Pos
		Items []Definition
	}

	// MathBlock is display math, in TeX source.
	MathBlock struct {
		Pos
		Source string
	}

	// Spacer is a line of nothing but &nbsp;.
	Spacer struct{ Pos }

	// Quiz is a question fence; content makes a Question of it.
	Quiz struct {
		Pos
		ID      string
		Source  string // the fence's body
		AsTyped bool   // as the note's [Meta] says
	}

	// Deals is a fence of deals; package board makes a Board of it.
	Deals struct {
		Pos
		ID     string
		Source string // the fence's body
	}

	// Diagram is a fence in a diagram language that is shown as its source.
	Diagram struct {
		Pos
		Language string
		Source   string
	}
)

// ListItem is one item of a List.
type ListItem struct {
	Task   bool // has a check box
	Done   bool // and it is checked
	Blocks []Block
}

// Cell is one cell of a Table. A row has a Cell for each column, those that a
// wide cell to the left or a high one above takes included.
type Cell struct {
	Inlines []Inline
	Across  int  // how many columns it takes; 0 is 1
	Down    int  // how many rows, the head being one; 0 is 1
	Covered bool // that another takes it, so that it holds nothing
}

// Columns is how many columns the cell takes, at least 1.
func (c Cell) Columns() int { return max(c.Across, 1) }

// Height is how many rows the cell takes, at least 1.
func (c Cell) Height() int { return max(c.Down, 1) }

// Definition is one term of a [DefinitionList] with its definitions.
type Definition struct {
	Term        []Inline
	Definitions [][]Block
}

// Footnote is one note; Number counts from 1 by first mark.
type Footnote struct {
	Number int
	Label  string
	Blocks []Block
}

// Align is how a table column is set.
type Align int

// The alignments of a table column.
const (
	AlignNone Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// Inline is one element of running text: a [Text], [Styled], [Code], [Link], *[Image],
// [Ruby], [Break], [FootnoteMark], [Math] or [Abbreviation].
type Inline interface{ inline() }

// Style is a set of styles that runs of text can have.
type Style uint16

// The styles.
const (
	Bold Style = 1 << iota
	Italic
	Struck
	Inserted
	Marked
	Subscript
	Superscript
	Keyboard
	Underlined
	Monospace // code
	Small
)

type (
	// Text is plain characters, entities already resolved.
	Text struct{ Value string }

	// Styled gives its children one or more styles.
	Styled struct {
		Style    Style
		Children []Inline
	}

	// Code is inline code.
	Code struct{ Value string }

	// Link leads to an address, a heading (#id) or a thing of the course
	// (term:, step:, lesson:, process:).
	Link struct {
		Destination, Title string
		Children           []Inline
	}

	// Image is a picture in running text.
	Image struct {
		Destination, Alt, Title string
		Width, Height           Length
	}

	// Ruby is base text with its reading over it.
	Ruby struct{ Base, Reading string }

	// Break ends a line.
	Break struct{}

	// FootnoteMark stands where a footnote is called.
	FootnoteMark struct {
		Number int
		Label  string
	}

	// Math is inline math in TeX source, without the dollars.
	Math struct{ Source string }

	// Abbreviation is a short form that the note itself explains.
	Abbreviation struct{ Short, Long string }
)

func (Text) inline()         {}
func (Styled) inline()       {}
func (Code) inline()         {}
func (Link) inline()         {}
func (*Image) inline()       {}
func (Ruby) inline()         {}
func (Break) inline()        {}
func (FootnoteMark) inline() {}
func (Math) inline()         {}
func (Abbreviation) inline() {}

// Length is a size the author gave: pixels, or per cent of the text width.
// The zero Length is "not given".
type Length struct {
	Value   float32
	Percent bool
}
