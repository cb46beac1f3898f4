package document

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/content/markup"
	"stagecraft/content/sentences"
	"stagecraft/ui/words"
)

// Sentences gives what is read aloud of a block, as it is now shown: what is
// in a fold that is shut isn't read.
func (s *Speech) Sentences(block int) []Sentence {
	v := s.v
	if v.skips(block) {
		return nil
	}
	r := &reciter{v: v, unit: block, starts: v.index.starts(block)}
	if block < len(v.doc.Blocks) {
		r.all(v.index.blocks(block))
		return r.out
	}
	for _, f := range v.doc.Footnotes {
		r.lead = words.F("Note %d:", f.Number)
		r.all(f.Blocks)
	}
	return r.out
}

// reciter turns blocks into sentences.
type reciter struct {
	v      *View
	unit   int
	starts *starts
	at     int    // the character of the unit's text reached
	lead   string // to be said before the next sentence
	out    []Sentence
}

func (r *reciter) all(blocks []markup.Block) {
	for _, b := range blocks {
		r.block(b)
	}
}

func (r *reciter) block(b markup.Block) {
	switch b := b.(type) {
	case *markup.Heading:
		r.text(b.Inlines)
	case *markup.Paragraph:
		r.text(b.Inlines)
	case *markup.List:
		r.list(b)
	case *markup.Table:
		r.table(b)
	case *markup.Callout:
		if len(b.Title) == 0 {
			r.say(calloutName(b.Kind))
		}
		r.text(b.Title)
		r.all(b.Blocks)
	case *markup.Spoiler:
		if len(b.Summary) == 0 && b.Speaker {
			r.say(foldName(b))
		}
		r.text(b.Summary)
		if r.v.folds.isOpen(b) {
			r.all(b.Blocks)
		} else {
			r.say(words.T("What is folded away here isn't read."))
		}
	case *markup.Quote:
		r.all(b.Blocks)
		r.say(strings.TrimSpace(b.Name + " " + b.Time))
	case *markup.DefinitionList:
		for _, d := range b.Items {
			r.text(d.Term)
			for _, all := range d.Definitions {
				r.all(all)
			}
		}
	case *markup.Figure:
		r.reach(b)
		r.say(r.picture(b.Image))
	case *markup.Embed:
		r.reach(b)
		r.say(r.embed(b))
	case *markup.CodeBlock:
		r.reach(b)
		if b.Language == "" {
			r.say(words.T("A piece of code, which isn't read."))
		} else {
			r.say(words.F("A piece of code in %s, which isn't read.", b.Language))
		}
	case *markup.Diagram:
		r.reach(b)
		r.say(words.T("A diagram as it is written, which isn't read."))
	case *markup.MathBlock:
		r.reach(b)
		r.say(words.F("Formula: %s", b.Source))
	case *markup.Quiz:
		r.reach(b)
		for _, line := range r.quiz(b) {
			r.say(line)
		}
	}
}

// reach goes to where a block without running text begins.
func (r *reciter) reach(b markup.Block) {
	if at := r.starts.ofBlock(b); at >= 0 {
		r.at = at
	}
}

// say puts what shows no words of its own.
func (r *reciter) say(text string) { r.put(r.at, r.at, text) }

func (r *reciter) put(start, end int, text string) {
	text = spoken(text)
	if !strings.ContainsFunc(text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		return
	}
	if r.lead != "" {
		text, r.lead = r.lead+" "+text, ""
	}
	r.out = append(r.out, Sentence{Block: r.unit, Start: start, End: end, Text: text})
}

// text puts running text sentence by sentence.
func (r *reciter) text(inlines []markup.Inline) {
	if len(inlines) == 0 {
		return
	}
	at := r.starts.ofText(inlines)
	letters := []rune(markup.PlainText(inlines))
	mute := mutes(inlines)
	for _, s := range sentences.Cut(string(letters)) {
		if at < 0 {
			r.say(audible(letters, s, mute))
			continue
		}
		r.at = at + s.Start
		r.put(at+s.Start, at+s.End, audible(letters, s, mute))
	}
}

// audible gives the letters of a sentence but for those that are not said.
func audible(letters []rune, s sentences.Span, mute []sentences.Span) string {
	var b strings.Builder
	at := s.Start
	for _, m := range mute {
		if m.Start >= s.End || m.End <= s.Start {
			continue
		}
		b.WriteString(string(letters[at:max(m.Start, at)]))
		at = min(m.End, s.End)
	}
	b.WriteString(string(letters[at:s.End]))
	return b.String()
}

// mutes gives the stretches of a plain text that say once more what stands
// before them: the readings of ruby.
func mutes(inlines []markup.Inline) []sentences.Span {
	var out []sentences.Span
	at := 0
	var walk func(all []markup.Inline)
	walk = func(all []markup.Inline) {
		for i, in := range all {
			switch in := in.(type) {
			case markup.Styled:
				walk(in.Children)
				continue
			case markup.Link:
				walk(in.Children)
				continue
			case markup.Ruby:
				n := utf8.RuneCountInString(in.Base)
				out = append(out, sentences.Span{Start: at + n, End: at + n + utf8.RuneCountInString(in.Reading) + 2})
			}
			at += utf8.RuneCountInString(markup.PlainText(all[i : i+1]))
		}
	}
	walk(inlines)
	return out
}

func (r *reciter) list(l *markup.List) {
	for i, item := range l.Items {
		switch {
		case item.Task && item.Done:
			r.lead = words.T("Done:")
		case item.Task:
			r.lead = words.T("To do:")
		case l.Ordered:
			r.lead = strconv.Itoa(l.Start+i) + "."
		}
		r.all(item.Blocks)
		r.lead = "" // of an entry without words
	}
}

// table puts a sentence a row, each cell after the head of its column.
func (r *reciter) table(t *markup.Table) {
	heads := make([]string, 0, len(t.Head)) // of each column
	var titles []string
	wide := 0 // how many of the next columns the last head takes too
	for _, c := range t.Head {
		head := strings.TrimSpace(markup.PlainText(c.Inlines))
		if wide > 0 && c.Covered {
			wide--
			heads = append(heads, heads[len(heads)-1])
			continue
		}
		wide = c.Columns() - 1
		heads, titles = append(heads, head), append(titles, head)
	}
	if len(heads) > 0 {
		start, end := r.rowSpan(t.Head)
		r.at = start
		r.put(start, end, words.F("Table: %s.", strings.Join(titles, ", ")))
	}
	for _, row := range t.Rows {
		var parts []string
		long := 0
		for i, c := range row {
			text := strings.TrimSpace(markup.PlainText(c.Inlines))
			if text == "" {
				continue
			}
			if i < len(heads) && heads[i] != "" {
				text = heads[i] + ": " + text
			}
			parts = append(parts, text)
			long += utf8.RuneCountInString(text) + 2
		}
		if long > sentences.Longest { // too much for one breath
			for i, c := range row {
				if i < len(heads) && heads[i] != "" {
					r.lead = heads[i] + ":"
				}
				r.text(c.Inlines)
				r.lead = ""
			}
			continue
		}
		start, end := r.rowSpan(row)
		r.at = start
		r.put(start, end, strings.Join(parts, "; "))
	}
}

// rowSpan gives the characters from the first cell of a row to its last.
func (r *reciter) rowSpan(cells []markup.Cell) (start, end int) {
	start, end = r.at, r.at
	first := true
	for _, c := range cells {
		at := r.starts.ofText(c.Inlines)
		if at < 0 {
			continue
		}
		if first {
			start, first = at, false
		}
		end = at + inlineLength(c.Inlines)
	}
	return start, end
}

var webAddress = regexp.MustCompile(`https?://(?:www\.)?([\pL\pN.-]*[\pL\pN])[^\s<>"”’）]*`)

// spoken makes text fit to be said: addresses by the name of their site, no
// emoji, arrows as pauses.
func spoken(text string) string {
	if strings.Contains(text, "://") {
		text = webAddress.ReplaceAllString(text, "$1")
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r >= 0x2190 && r <= 0x21FF: // arrows
			b.WriteString(", ")
		case r >= 0x1F000 && r <= 0x1FAFF, r >= 0x2600 && r <= 0x27BF, r >= 0xE0000 && r <= 0xE007F,
			r == 0xFE0F, r == 0x200D, r == 0x20E3:
			// Emoji, and what joins them.
		default:
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(b.String()), " "), " , ", ", ")
}
