package markup

import "strings"

// writing is an element that is open, and the direction of the text in it.
type writing struct {
	name      string
	direction string // "" for as around it
}

// maxWriting is how many such elements are kept track of.
const maxWriting = 64

// directionOf gives the direction that a tag asks for, or "".
func directionOf(t token) string {
	switch direction := strings.ToLower(strings.TrimSpace(t.attributes["dir"])); direction {
	case "ltr", "rtl", "auto":
		return direction
	}
	return ""
}

// write takes note of an element that opens or closes. Those without a
// direction count only within one that has one.
func (h *htmlBlocks) write(t token) {
	if t.name == "p" || t.closing { // a paragraph ends at the next
		for i := len(h.written) - 1; i >= 0; i-- {
			if h.written[i].name == t.name {
				h.written = h.written[:i]
				break
			}
		}
	}
	direction := directionOf(t)
	if !t.closing && (direction != "" || len(h.written) > 0) && len(h.written) < maxWriting {
		h.written = append(h.written, writing{t.name, direction})
	}
}

// direct notes the direction of blocks that have none of their own yet.
func (h *htmlBlocks) direct(blocks []Block) {
	for i := len(h.written) - 1; i >= 0; i-- {
		direction := h.written[i].direction
		if direction == "" {
			continue
		}
		for _, block := range blocks {
			if _, has := h.b.directions[block]; !has {
				h.b.directions[block] = direction
			}
		}
		return
	}
}
