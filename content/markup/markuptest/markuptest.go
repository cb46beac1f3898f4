// Package markuptest has one block of every kind that package markup knows, for
// tests that whoever shows, writes or reads blocks leaves none out.
package markuptest

import (
	"fmt"

	"stagecraft/content/markup"
)

// Kind names the kind of a block as package markup does: Heading, List.
func Kind(b markup.Block) string {
	name := fmt.Sprintf("%T", b)
	return name[len("*markup."):]
}

// Blocks gives a block of every kind. Those that can hold text say the name of
// their kind in it.
func Blocks() []markup.Block {
	text := func(s string) []markup.Inline { return []markup.Inline{markup.Text{Value: s}} }
	paragraph := func(s string) *markup.Paragraph { return &markup.Paragraph{Inlines: text(s)} }
	within := func(s string) []markup.Block { return []markup.Block{paragraph(s)} }
	return []markup.Block{
		&markup.Heading{Level: 2, ID: "Heading", Inlines: text("Heading")},
		paragraph("Paragraph"),
		&markup.List{Items: []markup.ListItem{{Blocks: within("List")}}},
		&markup.Table{Head: []markup.Cell{{Inlines: text("Table")}}, Rows: [][]markup.Cell{{{Inlines: text("Cell")}}}},
		&markup.CodeBlock{Language: "go", Text: "CodeBlock"},
		&markup.Callout{Kind: "info", Title: text("Callout"), Blocks: within("Within")},
		&markup.Spoiler{Summary: text("Spoiler"), Open: true, Blocks: within("Within")},
		&markup.Quote{Name: "Quote", Blocks: within("Within")},
		&markup.Rule{},
		&markup.Figure{Image: &markup.Image{Destination: "media/none.png", Alt: "Figure"}},
		&markup.Embed{Provider: "web", ID: "Embed", Address: "https://example.org/Embed"},
		&markup.Contents{},
		&markup.DefinitionList{Items: []markup.Definition{{Term: text("DefinitionList"), Definitions: [][]markup.Block{within("Within")}}}},
		&markup.MathBlock{Source: "MathBlock"},
		&markup.Spacer{},
		&markup.Quiz{ID: "none", Source: "Quiz\n- [x] Yes\n- [ ] No\n"},
		&markup.Deals{ID: "none", Source: "Deals\nsteps = Demo | Proposal\n| deal | step |\n|---|---|\n| Larkfield | Demo |\n"},
		&markup.Diagram{Language: "mermaid", Source: "Diagram"},
	}
}
