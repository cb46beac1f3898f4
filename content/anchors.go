package content

import (
	"stagecraft/content/anchor"
	"stagecraft/content/markup"
)

// Anchors gives what the blocks of the course's lessons are found again by when
// another edition of it is opened, in the order of the lessons.
func (c *Course) Anchors() []anchor.Block {
	var all []anchor.Block
	for _, l := range c.Lessons {
		for i, named := range l.Blocks {
			b := anchor.Block{Lesson: l.ID, Key: named.Key}
			if l.Document != nil && i < len(l.Document.Blocks) {
				block := l.Document.Blocks[i]
				b.Text = markup.BlockText(block)
				if h, ok := block.(*markup.Heading); ok {
					b.Level = h.Level
				}
			}
			all = append(all, b)
		}
	}
	return all
}
