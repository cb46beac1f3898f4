package ui

import (
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/figure"
	"stagecraft/ui/finder"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// pictured is what the palette knows of the pictures of a lesson: each is found
// by what stands under it and by its text alternative, which for the figure of
// a process has the names of all its steps.
func (s *App) pictured(l *content.Lesson) []finder.Item {
	course := s.course()
	var all []finder.Item
	for i, block := range l.Document.Blocks {
		at := nav.Route{Page: nav.Lessons, ID: l.ID, At: l.Blocks[i].Key}
		markup.WalkInlines(block, func(in markup.Inline) {
			img, ok := in.(*markup.Image)
			if !ok {
				return
			}
			if title, also := inWords(course, img); title != "" {
				all = append(all, finder.Item{Name: words.F("Figure: %s", title), Also: also, Kind: l.Title, Do: func() { s.Go(at) }})
			}
		})
	}
	return all
}

// inWords gives what a picture is called and what else is said of it; no title
// when nothing is.
func inWords(course *content.Course, img *markup.Image) (title, also string) {
	f := course.Figure(img.Destination)
	said := []string{f.Caption, img.Title, img.Alt, f.Alt}
	if p := course.Process(f.Process); p != nil {
		said = append(said, p.Title, figure.TextAlternative(course, p))
	}
	for _, text := range said {
		if text = strings.TrimSpace(text); title == "" {
			title = text
		} else if text != "" {
			also += text + " "
		}
	}
	return title, strings.TrimSpace(also)
}
