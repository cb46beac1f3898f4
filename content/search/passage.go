package search

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"stagecraft/content"
	"stagecraft/content/diagram"
	"stagecraft/content/markup"
)

// passage is a piece of a lesson's text that is found by itself: a paragraph, an
// item of a list, a row of a table, a heading.
type passage struct {
	start   int // in characters of the text of its block
	text    string
	heading bool
}

// passages gives those of a block. Questions aren't among them, as their source
// has the answers, nor is what a figure or a video says: that is a caption's.
func passages(block markup.Block) []passage {
	if _, figure := block.(*markup.Figure); figure {
		return nil
	}
	var all []passage
	segments := markup.Segments(block)
	for i := 0; i < len(segments); i++ {
		s := segments[i]
		switch b := s.Block.(type) {
		case *markup.Quiz, *markup.Embed, *markup.Figure:
		case *markup.Diagram:
			all = append(all, diagramPassages(s.Start, b)...)
		case *markup.Heading:
			all = append(all, passage{s.Start, oneLine(s.Text), true})
		case *markup.Table:
			rows := rowsOf(b, segments[i:])
			for _, row := range rows {
				all = append(all, rowPassage(row))
				i += len(row)
			}
			i--
		default:
			all = append(all, cutPassages(s.Start, s.Text)...)
		}
	}
	return all
}

// diagramPassages gives the words of a diagram that is drawn, each where it stands in its source; all of the source
// of one that isn't.
func diagramPassages(start int, b *markup.Diagram) (all []passage) {
	d, err := diagram.Parse(b.Language, b.Source)
	if err != nil {
		return cutPassages(start, b.Source)
	}
	at, runes := 0, 0 // how far the source was gone through
	lines := diagram.Labels(d)
	slices.SortStableFunc(lines, func(a, b diagram.Line) int { return a.At - b.At })
	for _, line := range lines {
		if line.At < 0 || line.Text == "" {
			continue
		}
		runes += utf8.RuneCountInString(b.Source[at:line.At])
		at = line.At
		all = append(all, passage{start + runes, line.Text, false})
	}
	return all
}

// maxPassage is about how long a passage is at most, in characters: of a longer
// one, the learner would see too little of what was found, and too late.
const maxPassage = 2000

// cutPassages makes passages of a text, cut between words where it is very long.
func cutPassages(start int, text string) (all []passage) {
	for len(text) > maxPassage {
		end, characters := 0, 0
		for i, r := range text {
			if characters >= maxPassage && (r == ' ' || r == '\n' || characters >= 2*maxPassage) {
				end = i
				break
			}
			characters++
		}
		if end == 0 {
			break
		}
		all = append(all, passage{start, text[:end], false})
		start, text = start+characters, text[end:]
	}
	return append(all, passage{start, text, false})
}

// rowsOf shares out the segments of a table to its rows, the cells of each that
// say something.
func rowsOf(t *markup.Table, segments []markup.Segment) [][]markup.Segment {
	var rows [][]markup.Segment
	for _, cells := range append([][]markup.Cell{t.Head}, t.Rows...) {
		n := 0
		for _, c := range cells {
			if markup.PlainText(c.Inlines) != "" {
				n++
			}
		}
		if n = min(n, len(segments)); n > 0 {
			rows = append(rows, segments[:n])
			segments = segments[n:]
		}
	}
	return rows
}

// rowPassage is a row as it stands in the text of its block.
func rowPassage(cells []markup.Segment) passage {
	var b strings.Builder
	end := cells[0].Start
	for _, c := range cells {
		b.WriteString(strings.Repeat("\t", c.Start-end))
		b.WriteString(c.Text)
		end = c.Start + utf8.RuneCountInString(c.Text)
	}
	return passage{start: cells[0].Start, text: b.String()}
}

// unitOf gives the blocks that stand at a place of a lesson: one, or for the
// place after the last all those of its footnotes.
func unitOf(l *content.Lesson, at int) []markup.Block {
	if at < len(l.Document.Blocks) {
		return l.Document.Blocks[at : at+1]
	}
	var all []markup.Block
	for _, f := range l.Document.Footnotes {
		all = append(all, f.Blocks...)
	}
	return all
}

// passagesAt gives the passages at a place of a lesson.
func passagesAt(l *content.Lesson, at int) []passage {
	var all []passage
	from := 0
	for _, b := range unitOf(l, at) {
		for _, p := range passages(b) {
			p.start += from
			all = append(all, p)
		}
		if at == len(l.Document.Blocks) {
			if n := utf8.RuneCountInString(markup.BlockText(b)); n > 0 {
				from += n + 1
			}
		}
	}
	return all
}

// captions gives what is said of the pictures and the videos in a block beside
// its running text: a title, and the rest.
func captions(course *content.Course, block markup.Block) []Text {
	var all []Text
	add := func(said ...string) {
		var t Text
		for _, text := range said {
			switch text = oneLine(text); {
			case text == "" || text == t.Title:
			case t.Title == "":
				t.Title = text
			default:
				t.Parts = append(t.Parts, Part{Text: text})
			}
		}
		if t.Title != "" {
			all = append(all, t)
		}
	}
	markup.Walk([]markup.Block{block}, func(b markup.Block) bool {
		if e, ok := b.(*markup.Embed); ok {
			v := course.Videos[e.ID]
			add(v.Title, v.Summary)
		}
		return true
	})
	markup.WalkInlines(block, func(in markup.Inline) {
		img, ok := in.(*markup.Image)
		if !ok {
			return
		}
		f := course.Figure(img.Destination)
		said := []string{f.Caption, img.Title, img.Alt, f.Alt}
		if p := course.Process(f.Process); p != nil {
			names := make([]string, len(p.Steps))
			for i, s := range p.Steps {
				names[i] = s.Name
			}
			said = append(said, p.Title, strings.Join(names, ", "))
		}
		add(said...)
	})
	return all
}

// latest is the passages of the place of a lesson that was asked for last. A block
// may have thousands, and those listed one after the other are often of one.
type latest struct {
	mu  sync.Mutex
	of  *content.Lesson
	at  int
	all []passage
}

func (c *latest) passagesAt(l *content.Lesson, at int) []passage {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of != l || c.at != at {
		c.of, c.at, c.all = l, at, passagesAt(l, at)
	}
	return c.all
}

// lessonText is what an entry of a lesson says, of which passages gives those at a
// place.
func (e Entry) lessonText(l *content.Lesson, course *content.Course, passages func(*content.Lesson, int) []passage) Text {
	at := int(e.Block)
	switch e.Kind {
	case Lesson:
		return Text{Title: l.Title}
	case Caption:
		if all := captions(course, l.Document.Blocks[at]); int(e.Start) < len(all) {
			return all[e.Start]
		}
		return Text{}
	}
	all := passages(l, at)
	i, ok := slices.BinarySearchFunc(all, int(e.Start), func(p passage, start int) int { return p.start - start })
	switch {
	case !ok:
		return Text{}
	case all[i].heading:
		return Text{Title: all[i].text}
	}
	return Text{Parts: []Part{{Text: all[i].text}}}
}

// Path gives the headings that an entry of a lesson stands under, the outermost
// first, without itself and the lesson's title.
func (e Entry) Path() []string {
	l, ok := e.Of.(*content.Lesson)
	if !ok || e.Kind == Lesson {
		return nil
	}
	var under []*markup.Heading
	for _, b := range l.Document.Blocks[:min(int(e.Block), len(l.Document.Blocks))] {
		h, ok := b.(*markup.Heading)
		if !ok {
			continue
		}
		for len(under) > 0 && under[len(under)-1].Level >= h.Level {
			under = under[:len(under)-1]
		}
		under = append(under, h)
	}
	if own, ok := blockAt(l, int(e.Block)).(*markup.Heading); ok {
		for len(under) > 0 && under[len(under)-1].Level >= own.Level {
			under = under[:len(under)-1]
		}
	}
	var path []string
	for _, h := range under {
		if title := oneLine(markup.PlainText(h.Inlines)); title != l.Title {
			path = append(path, title)
		}
	}
	return path
}

func blockAt(l *content.Lesson, at int) markup.Block {
	if at < len(l.Document.Blocks) {
		return l.Document.Blocks[at]
	}
	return nil
}
