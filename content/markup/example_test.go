package markup_test

import (
	"fmt"

	"stagecraft/content/markup"
)

// A note becomes a document of blocks; Walk is the way through it.
func Example() {
	d := markup.Parse([]byte("# Orders\n\nA **purchase order** binds once accepted.\n\n- one\n- two\n"))
	for _, h := range d.Headings() {
		fmt.Println("heading:", h.ID)
	}
	markup.Walk(d.Blocks, func(b markup.Block) bool {
		if p, ok := b.(*markup.Paragraph); ok {
			fmt.Println("line", p.Position().Line, markup.PlainText(p.Inlines))
		}
		return true
	})
	// Output:
	// heading: Orders
	// line 3 A purchase order binds once accepted.
	// line 5 one
	// line 6 two
}
