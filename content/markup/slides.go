package markup

import "strings"

// withoutSpeakerNotes takes out of the blocks of a slide deck what only its
// speaker sees: what follows "note:" up to the end of the slide.
func withoutSpeakerNotes(blocks []Block) []Block {
	var out []Block
	speaking := false
	for _, block := range blocks {
		switch v := block.(type) {
		case *Rule:
			speaking = false
		case *Paragraph:
			text := strings.ToLower(strings.TrimSpace(PlainText(v.Inlines)))
			speaking = speaking || strings.HasPrefix(text, "note:")
		}
		if !speaking {
			out = append(out, block)
		}
	}
	return out
}
