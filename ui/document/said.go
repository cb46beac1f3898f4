package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// saying is what the course says of a picture or a video in the text: it can be
// found, though the text of the note doesn't have it.
type saying struct {
	// at is where the picture stands in the text of its unit, and own how many
	// characters of it are the picture's.
	at, own int
	lines   []string
}

// sayingsOf gives those of a unit, in their order.
func (v *View) sayingsOf(unit int) []saying {
	if all, ok := v.sayings[unit]; ok {
		return all
	}
	var all []saying
	eachBlock(v.index.blocks(unit), 0, func(at int, b markup.Block) {
		if hasPictures(b) {
			all = append(all, v.sayingsIn(b, at)...)
		}
	})
	v.sayings[unit] = all
	return all
}

// hasPictures tells whether a block has any pictures or videos: most have none.
func hasPictures(block markup.Block) (has bool) {
	markup.Walk([]markup.Block{block}, func(b markup.Block) bool {
		if _, ok := b.(*markup.Embed); ok {
			has = true
		}
		return !has
	})
	markup.WalkInlines(block, func(in markup.Inline) {
		if _, ok := in.(*markup.Image); ok {
			has = true
		}
	})
	return has
}

func (v *View) sayingsIn(block markup.Block, from int) []saying {
	var all []saying
	add := func(b saying) {
		if b.lines = slices.DeleteFunc(b.lines, func(l string) bool { return strings.TrimSpace(l) == "" }); len(b.lines) > 0 {
			all = append(all, b)
		}
	}
	starts := startsOf([]markup.Block{block}, from)
	at := from // where a block without text of its own stands: with the one before
	markup.Walk([]markup.Block{block}, func(b markup.Block) bool {
		if start := starts.ofBlock(b); start >= 0 {
			at = start
		}
		switch b := b.(type) {
		case *markup.Figure:
			add(saying{at: at, own: utf8.RuneCountInString(b.Image.Alt), lines: v.saidOf(b.Image)})
		case *markup.Embed:
			video := v.opt.Course.Videos[b.ID]
			add(saying{at: at, lines: []string{video.Title, video.Summary}})
		default:
			for _, child := range markup.Children(b) {
				markup.EachInline(child.Inlines, func(in markup.Inline) {
					if img, ok := in.(*markup.Image); ok {
						add(saying{at: at, lines: v.saidOf(img)})
					}
				})
			}
		}
		return true
	})
	return all
}

// saidOf gives what is said of a picture besides its text in the note: what
// stands under it and, of a figure, what it shows.
func (v *View) saidOf(in *markup.Image) []string {
	f := figureOf(v.opt.Course, in.Destination)
	var lines []string
	if text := caption(in, f); text != in.Alt {
		lines = append(lines, text)
	}
	if p := v.opt.Course.Process(f.Process); p != nil {
		return append(lines, v.shows(p))
	}
	if in.Alt == "" {
		lines = append(lines, f.Alt)
	}
	return lines
}

// shows says what the figure of a process shows.
func (v *View) shows(p *content.Process) string {
	if v.opt.Describe != nil {
		return v.opt.Describe(p)
	}
	names := []string{p.Title}
	for _, s := range p.Steps {
		names = append(names, s.Name)
	}
	return strings.Join(names, "\n")
}
