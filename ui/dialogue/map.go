package dialogue

import (
	"stagecraft/ui/diagram"
	"stagecraft/ui/document"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// showMap lays the map of the conversation over the window, for whoever writes the course:
// to learners it would give away what is still to come.
func (p *Page) showMap() {
	c := kit.CanvasOf(p.root)
	if c == nil {
		return
	}
	about := words.F("%s: %s, %s. An arrow is dashed where the reply isn’t always offered, and blue at a turning point.", p.dialogue.Title,
		words.N("%d moment", "%d moments", len(p.dialogue.Moments)), words.N("%d ending", "%d endings", len(p.dialogue.Endings())))
	document.LookClosely(c, p.dialogue.Scene(diagram.Measure), about)
}
