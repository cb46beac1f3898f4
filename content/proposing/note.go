package proposing

import (
	"net/url"
	"path"
	"strings"

	"stagecraft/content/markup"
	"stagecraft/content/sentences"
	"stagecraft/content/slug"
)

// note is a note that is looked through.
type note struct {
	*finder
	lesson Lesson
	source []string // its lines
	at     *markup.Heading
}

// note looks through a note.
func (f *finder) note(file, id, fallback string, source []byte) {
	d := markup.Parse(source)
	n := &note{finder: f, source: strings.Split(string(source), "\n")}
	n.lesson = Lesson{ID: id, File: file, Own: titleOf(d, fallback)}
	n.lesson.Title = n.lesson.Own
	for _, b := range d.Blocks {
		n.lesson.Words += markup.Words(markup.BlockText(b))
	}
	n.blocks(d.Blocks)
	n.headings(d)
	n.abbreviations(d)
	markup.Walk(d.Blocks, func(b markup.Block) bool {
		switch b := b.(type) {
		case *markup.Quiz:
			n.lesson.Questions++
		case *markup.Figure:
			n.picture(b.Image, b.Position())
		}
		for _, child := range markup.Children(b) {
			markup.EachInline(child.Inlines, func(in markup.Inline) {
				if image, ok := in.(*markup.Image); ok {
					n.picture(image, b.Position())
				}
			})
		}
		return true
	})
	f.found.Lessons = append(f.found.Lessons, n.lesson)
}

// titleOf is what a note calls itself.
func titleOf(d *markup.Document, fallback string) string {
	if d.Meta.Title != "" {
		return oneLine(d.Meta.Title)
	}
	for _, h := range d.Headings() {
		if text := oneLine(markup.PlainText(h.Inlines)); h.Level == 1 && text != "" {
			return text
		}
	}
	return fallback
}

// blocks looks through blocks that follow each other.
func (n *note) blocks(all []markup.Block) {
	for i, b := range all {
		var before, after markup.Block
		if i > 0 {
			before = all[i-1]
		}
		if i+1 < len(all) {
			after = all[i+1]
		}
		switch b := b.(type) {
		case *markup.Heading:
			n.at = b
		case *markup.Paragraph:
			n.paragraph(b)
		case *markup.DefinitionList:
			n.definitions(b)
		case *markup.Table:
			n.table(b)
		case *markup.List:
			switch {
			case n.question(before, b, after):
			case b.Ordered && n.list(before, b):
			default:
				for _, item := range b.Items {
					n.blocks(item.Blocks)
				}
			}
		case *markup.Callout:
			n.blocks(b.Blocks)
		case *markup.Spoiler:
			n.blocks(b.Blocks)
		case *markup.Quote:
			n.blocks(b.Blocks)
		}
	}
}

// here is what names the place in the lesson that is being looked at.
func (n *note) here() string {
	if n.at == nil || n.at.ID == "" || n.at.Level == 1 {
		return n.lesson.ID
	}
	return n.lesson.ID + "#" + n.at.ID
}

// from is where something at a place comes from.
func (n *note) from(at markup.Pos, text string) Source {
	return Source{File: n.lesson.File, Line: at.Line, Text: short(oneLine(text), mostQuoted)}
}

// lineOf gives the first line from a place on that says something; the place's own
// where none does.
func (n *note) lineOf(at markup.Pos, says string) markup.Pos {
	const near = 200
	for i := max(at.Line, 1) - 1; i < len(n.source) && i < at.Line+near && says != ""; i++ {
		if strings.Contains(n.source[i], says) {
			return markup.Pos{Line: i + 1, Column: 1}
		}
	}
	return at
}

// picture proposes to show a picture on the web from the course.
func (n *note) picture(image *markup.Image, at markup.Pos) {
	address := image.Destination
	if scheme := markup.Scheme(address); scheme != "http" && scheme != "https" || n.shown[address] || !markup.Plain(address) {
		return
	}
	if len(n.found.Pictures) == mostPictures {
		n.found.More = true
		return
	}
	n.shown[address] = true
	p := Picture{Source: n.from(n.lineOf(at, address), image.Alt), Address: address, Alt: oneLine(image.Alt)}
	if u, err := url.Parse(address); err == nil {
		if same := n.pictures[strings.ToLower(path.Base(u.Path))]; len(same) == 1 {
			p.Picture = same[0]
		}
	}
	n.found.Pictures = append(n.found.Pictures, p)
}

// Bounds on texts, in characters and words.
const (
	mostQuoted     = 300 // characters of a sentence that is shown
	mostName       = 70  // characters of a term or a step
	mostNameWords  = 8
	mostDefinition = 25 // words that fit on the back of a card
)

// oneLine is a text on one line, with single spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// short is at most so many characters of a text.
func short(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return s
}

// isName tells whether a text can be what a term or a step is called.
func isName(s string) bool {
	return s != "" && len([]rune(s)) <= mostName && len(strings.Fields(s)) <= mostNameWords && !strings.ContainsAny(s, "?!;=|<>{}") &&
		strings.ContainsFunc(s, isLetter) && markup.Plain(s) && !strings.Contains(s, "://")
}

// idOf makes of a text an id that isn't taken.
func idOf(text, otherwise string, taken func(string) bool) string {
	id := slug.Of(text)
	if id == "" {
		id = otherwise + "-" + slug.Short(text)
	}
	return slug.Free(id, taken)
}

// firstSentences is as many sentences of a text as fit on a card, at least one.
func firstSentences(text string) string {
	text = oneLine(text)
	if len(strings.Fields(text)) <= mostDefinition {
		return text
	}
	end, letters := 0, []rune(text)
	for _, s := range sentences.Cut(text) {
		if end > 0 && len(strings.Fields(string(letters[:s.End]))) > mostDefinition {
			break
		}
		end = s.End
	}
	if end == 0 {
		return text
	}
	return strings.TrimSpace(string(letters[:end]))
}

// sentenceWith is the sentence of a text that says something; "" when none does.
func sentenceWith(text, says string) string {
	letters := []rune(text)
	for _, s := range sentences.Cut(text) {
		if one := string(letters[s.Start:s.End]); strings.Contains(one, says) {
			return oneLine(one)
		}
	}
	return ""
}
