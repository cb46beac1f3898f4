package document

import (
	"regexp"
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
	r := &sentenceBuilder{v: v, unit: block, starts: v.index.starts(block)}
	if block < len(v.doc.Blocks) {
		r.all(v.index.blocks(block))
		return r.out
	}
	for _, f := range v.doc.Footnotes {
		r.prefix = words.F("Note %d:", f.Number)
		r.all(f.Blocks)
	}
	return r.out
}

// sentenceBuilder turns blocks into sentences.
type sentenceBuilder struct {
	v      *View
	unit   int
	starts *starts
	at     int    // the character of the unit's text reached
	prefix string // to be said before the next sentence
	out    []Sentence
}

func (r *sentenceBuilder) all(blocks []markup.Block) {
	for _, b := range blocks {
		r.block(b)
	}
}

// moveTo goes to where a block without running text begins.
func (r *sentenceBuilder) moveTo(b markup.Block) {
	if at := r.starts.ofBlock(b); at >= 0 {
		r.at = at
	}
}

// say puts what shows no words of its own.
func (r *sentenceBuilder) say(text string) { r.add(r.at, r.at, text) }

func (r *sentenceBuilder) add(start, end int, text string) {
	text = speakable(text)
	if !strings.ContainsFunc(text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		return
	}
	if r.prefix != "" {
		text, r.prefix = r.prefix+" "+text, ""
	}
	r.out = append(r.out, Sentence{Block: r.unit, Start: start, End: end, Text: text})
}

// text puts running text sentence by sentence.
func (r *sentenceBuilder) text(inlines []markup.Inline) {
	if len(inlines) == 0 {
		return
	}
	at := r.starts.ofText(inlines)
	letters := []rune(markup.PlainText(inlines))
	mute := r.saidOtherwise(inlines)
	for _, s := range sentences.Cut(string(letters)) {
		if at < 0 {
			r.say(spokenPart(letters, s, mute))
			continue
		}
		r.at = at + s.Start
		r.add(at+s.Start, at+s.End, spokenPart(letters, s, mute))
	}
}

// otherwise is a part of a text that is said in other words than it has, or not at all.
type otherwise struct {
	sentences.Span
	said string
}

// spokenPart gives a sentence as it is said.
func spokenPart(letters []rune, s sentences.Span, others []otherwise) string {
	var b strings.Builder
	at := s.Start
	for _, m := range others {
		if m.Start >= s.End || m.End <= s.Start {
			continue
		}
		b.WriteString(string(letters[at:max(m.Start, at)]))
		if m.Start >= s.Start {
			b.WriteString(m.said)
		}
		at = min(m.End, s.End)
	}
	b.WriteString(string(letters[at:s.End]))
	return b.String()
}

// saidOtherwise gives the parts of a plain text that say once more what stands before them, the readings of ruby,
// and formulas, which are said in words.
func (r *sentenceBuilder) saidOtherwise(inlines []markup.Inline) []otherwise {
	var out []otherwise
	at := 0
	var walk func(all []markup.Inline)
	walk = func(all []markup.Inline) {
		for i, in := range all {
			long := utf8.RuneCountInString(markup.PlainText(all[i : i+1]))
			switch in := in.(type) {
			case markup.Styled:
				walk(in.Children)
				continue
			case markup.Link:
				walk(in.Children)
				continue
			case markup.Ruby:
				n := utf8.RuneCountInString(in.Base)
				out = append(out, otherwise{Span: sentences.Span{Start: at + n, End: at + n + utf8.RuneCountInString(in.Reading) + 2}})
			case markup.Math:
				out = append(out, otherwise{sentences.Span{Start: at, End: at + long}, r.v.formulas.said(r.v.formulas.set.Inline(in))})
			}
			at += long
		}
	}
	walk(inlines)
	return out
}

var webAddress = regexp.MustCompile(`https?://(?:www\.)?([\pL\pN.-]*[\pL\pN])[^\s<>"”’）]*`)

// speakable makes text fit to be said: addresses by the name of their site, no
// emoji, arrows as pauses.
func speakable(text string) string {
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

// stopped sets parts one after the other, each with a full stop.
func stopped(parts []string) string {
	for i, p := range parts {
		if p != "" && !strings.ContainsAny(p[len(p)-1:], ".!?") {
			parts[i] = p + "."
		}
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}
