package document

import (
	"strings"

	"stagecraft/content/markup"
	"stagecraft/ui/words"
)

// What has no running text is read aloud by what stands for it.

// picture says what a picture shows.
func (r *reciter) picture(in *markup.Image) string {
	f := figureOf(r.v.opt.Course, in.Destination)
	parts := []string{}
	add := func(text string) {
		text = strings.TrimSpace(text)
		for _, p := range parts {
			if strings.Contains(p, text) {
				return
			}
		}
		parts = append(parts, text)
	}
	if p := r.v.opt.Course.Process(f.Process); p != nil {
		if text := caption(in, f); text != "" {
			add(r.v.numbered(in, text))
		} else {
			add(p.Title)
		}
		if r.v.opt.Describe != nil {
			add(r.v.opt.Describe(p))
		}
	} else {
		if text := caption(in, f); text != "" {
			add(r.v.numbered(in, text))
		}
		if in.Alt != "" {
			add(in.Alt)
		} else {
			add(f.Alt)
		}
	}
	text := stopped(parts)
	if text == "" {
		return words.T("A picture.")
	}
	if r.v.numbers[in] > 0 {
		return text
	}
	return words.F("Picture: %s", text)
}

// stopped sets parts one after the other, each with a full stop.
func stopped(parts []string) string {
	for i, p := range parts {
		if p != "" && !strings.ContainsAny(p[len(p)-1:], ".!?") {
			parts[i] = p + "."
		}
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// embed says what an embed is about.
func (r *reciter) embed(b *markup.Embed) string {
	video, ok := r.v.opt.Course.Videos[b.ID]
	if !ok || video.Title == "" {
		return embedName(b.Provider) + ", " + siteName(b.Provider) + "."
	}
	parts := []string{embedName(b.Provider) + ": " + video.Title}
	if video.Minutes > 0 {
		parts = append(parts, words.N("%d minute", "%d minutes", video.Minutes))
	}
	if video.Summary != "" {
		parts = append(parts, video.Summary)
	}
	return stopped(parts)
}

// quiz says a question, line by line, and gives none of its answers away.
func (r *reciter) quiz(b *markup.Quiz) []string {
	q := r.v.opt.Course.Question(b.ID)
	if q == nil {
		return []string{words.T("A question that can't be read.")}
	}
	lines := []string{markup.PlainText(q.Prompt)}
	if r.v.opt.Said != nil {
		lines = r.v.opt.Said(q)
	}
	return append([]string{words.T("Check yourself") + "."}, lines...)
}
