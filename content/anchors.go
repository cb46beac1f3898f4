package content

import "stagecraft/content/anchor"

// Anchors gives what the blocks of the course's lessons are found again by when
// another edition of it is opened, in the order of the lessons.
func (c *Course) Anchors() []anchor.Block {
	blocks := c.blocks()
	all := make([]anchor.Block, len(blocks))
	for i, b := range blocks {
		all[i] = b.Block
	}
	return all
}
