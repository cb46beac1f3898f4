package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// pictureText is what the course says of a picture or a video in the text: it
// can be found, though the text of the note doesn't have it.
type pictureText struct {
	// at is where the picture stands in the text of its unit, and own how many
	// characters of it are the picture's.
	at, own int
	lines   []string
}

// pictureTexts gives those of a unit, in their order.
func (f *Find) pictureTexts(unit int) []pictureText {
	if all, ok := f.pictures[unit]; ok {
		return all
	}
	var all []pictureText
	eachBlock(f.v.index.blocks(unit), 0, func(at int, b markup.Block) {
		if hasPictures(b) {
			all = append(all, f.pictureTextsIn(b, at)...)
		}
	})
	f.pictures[unit] = all
	return all
}

// hasPictures tells whether a block has any pictures or videos: most have none.
func hasPictures(block markup.Block) (has bool) {
	markup.Walk([]markup.Block{block}, func(b markup.Block) bool {
		has = has || kindOf(b).described != nil
		return !has
	})
	markup.WalkInlines(block, func(in markup.Inline) {
		if _, ok := in.(*markup.Image); ok {
			has = true
		}
	})
	return has
}

func (f *Find) pictureTextsIn(block markup.Block, from int) []pictureText {
	var all []pictureText
	add := func(p pictureText) {
		if p.lines = slices.DeleteFunc(p.lines, func(l string) bool { return strings.TrimSpace(l) == "" }); len(p.lines) > 0 {
			all = append(all, p)
		}
	}
	starts := startsOf([]markup.Block{block}, from)
	at := from // where a block without text of its own stands: with the one before
	markup.Walk([]markup.Block{block}, func(b markup.Block) bool {
		if start := starts.ofBlock(b); start >= 0 {
			at = start
		}
		if described := kindOf(b).described; described != nil {
			add(pictureText{at: at, lines: described(f.v, b)})
		}
		_, alone := b.(*markup.Figure) // whose text is all of the block's
		for _, child := range markup.Children(b) {
			markup.EachInline(child.Inlines, func(in markup.Inline) {
				img, ok := in.(*markup.Image)
				if !ok {
					return
				}
				p := pictureText{at: at, lines: f.linesOf(img)}
				if alone {
					p.own = utf8.RuneCountInString(img.Alt)
				}
				add(p)
			})
		}
		return true
	})
	return all
}

// linesOf gives what is said of a picture besides its text in the note: what
// stands under it and, of a figure, what it shows.
func (f *Find) linesOf(in *markup.Image) []string {
	course := f.v.opt.Course
	figure := figureOf(course, in.Destination)
	var lines []string
	if text := caption(in, figure); text != in.Alt {
		lines = append(lines, text)
	}
	if p := course.Process(figure.Process); p != nil {
		return append(lines, f.describe(p))
	}
	if in.Alt == "" {
		lines = append(lines, figure.Alt)
	}
	return lines
}

// describe says what the figure of a process shows.
func (f *Find) describe(p *content.Process) string {
	if f.v.opt.Describe != nil {
		return f.v.opt.Describe(p)
	}
	names := []string{p.Title}
	for _, s := range p.Steps {
		names = append(names, s.Name)
	}
	return strings.Join(names, "\n")
}
