package html

import (
	"fmt"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// sites is what embeds are, by provider.
var sites = map[string]string{
	"youtube": "Video on YouTube", "vimeo": "Video on Vimeo", "gist": "Code on GitHub Gist",
	"slideshare": "Slides on SlideShare", "speakerdeck": "Slides on Speaker Deck",
	"pdf": "PDF document", "figma": "Figma drawing",
	"hackmd": "Note on HackMD",
}

// embed writes a card for what is on the web: what it is, what the course says
// of it, and a way there.
func (w *writer) embed(e *markup.Embed) {
	var video content.Video
	if w.note.Course != nil && w.afford() {
		video = w.note.Course.Videos[e.ID]
	}
	kind := sites[e.Provider]
	if kind == "" {
		kind = "On the web"
	}
	w.afford(video.Title, video.Summary)
	name := video.Title
	if name == "" {
		name = kind
	}
	w.element("section", func() {
		if video.Minutes > 0 {
			w.line("p", fmt.Sprintf("%s · %d min", kind, video.Minutes), "class", "kind")
		} else if name != kind {
			w.line("p", kind, "class", "kind")
		}
		address, _ := w.address(e.Address)
		w.element("p", func() {
			if address == "" {
				w.text(name)
				return
			}
			w.line("a", name, "href", address, "rel", external(address))
		}, "class", "name")
		if video.Summary != "" {
			w.line("p", video.Summary)
		}
		w.line("p", e.Address, "class", "address")
	}, "class", "card", "aria-label", name)
}
