package html

import (
	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// kindOf says what an embed of a provider is.
func kindOf(words *catalogue.Words, provider string) string {
	switch provider {
	case "youtube":
		return words.T("Video on YouTube")
	case "vimeo":
		return words.T("Video on Vimeo")
	case "gist":
		return words.T("Code on GitHub Gist")
	case "slideshare":
		return words.T("Slides on SlideShare")
	case "speakerdeck":
		return words.T("Slides on Speaker Deck")
	case "pdf":
		return words.T("PDF document")
	case "figma":
		return words.T("Figma drawing")
	case "hackmd":
		return words.T("Note on HackMD")
	}
	return words.T("On the web")
}

// embed writes a card for what is on the web: what it is, what the course says
// of it, and a way there.
func (w *writer) embed(e *markup.Embed) {
	var video content.Video
	if w.note.Course != nil && w.afford() {
		video = w.note.Course.Videos[e.ID]
	}
	kind := kindOf(w.words, e.Provider)
	w.afford(video.Title, video.Summary)
	name := video.Title
	if name == "" {
		name = kind
	}
	w.Element("section", func() {
		if video.Minutes > 0 {
			w.Line("p", kind+" · "+w.words.F("%d min", video.Minutes), "class", "kind")
		} else if name != kind {
			w.Line("p", kind, "class", "kind")
		}
		address, _ := w.address(e.Address)
		w.Element("p", func() {
			if address == "" {
				w.Text(name)
				return
			}
			w.Line("a", name, "href", address, "rel", external(address))
		}, "class", "name")
		if video.Summary != "" {
			w.Line("p", video.Summary)
		}
		w.Line("p", e.Address, "class", "address")
	}, "class", "card", "role", "group", "aria-label", name)
}
