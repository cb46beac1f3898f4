package content

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"stagecraft/content/markup"
)

// said is a text of a YAML file with the key it stands under.
type said struct {
	text
	key string
}

// notProse are the keys whose values are names, addresses or versions.
var notProse = []string{
	"id", "abbreviation", "authors", "back_to", "language", "lead", "lesson", "lessons", "licence", "media",
	"dark", "process", "same_as", "source", "stage", "step", "support", "terms", "version", "a figure",
}

// maxSentence is how many words a sentence may have before it is reported.
const maxSentence = 40

// lintProse reports long sentences and mixed spelling, in the notes and in
// the YAML files.
func (r *reading) lintProse() {
	var mixed spellings
	shown := map[*Lesson]bool{nil: true}
	for _, l := range r.course.Lessons {
		shown[l] = true
	}
	for _, n := range r.notes {
		if shown[n.lesson] {
			r.walkProse(n, &mixed)
		}
	}
	finders := map[string]*finder{}
	for _, t := range r.said {
		if slices.Contains(notProse, t.key) {
			continue
		}
		r.lintSentences(t.string, func(string) place { return t.at })
		mixed.collect(t.string, func(at int, word string) place {
			f := finders[t.at.file]
			if f == nil {
				f = newFinder(note{file: t.at.file, source: r.sources[t.at.file]})
				finders[t.at.file] = f
			}
			// The words of all texts come in the order of the file.
			f.from(markup.Pos{Line: t.at.line, Column: t.at.column})
			return f.word(word)
		})
	}
	r.lintSpelling(mixed)
}

// walkProse brings every text of a note that a learner reads.
func (r *reading) walkProse(n note, mixed *spellings) {
	f := newFinder(n)
	spell := func(in markup.Inline) {
		value := ""
		switch in := in.(type) {
		case markup.Text:
			value = in.Value
		case *markup.Image:
			value = in.Alt
		}
		start := unsought
		mixed.collect(value, func(at int, word string) place {
			if start == unsought {
				start = f.seek(value)
			}
			if start < 0 {
				return f.word(word)
			}
			return f.at(start + at)
		})
	}
	visit := func(b markup.Block) bool {
		f.from(b.Position())
		switch b := b.(type) {
		case *markup.Quiz:
			body := splitQuiz(b.Source)
			body.answers = nil // each is a way in which a learner may write it
			r.quizText.each(body, spell)
		case *markup.Paragraph:
			r.lintSentences(markup.PlainText(b.Inlines), f.opening)
		}
		for _, child := range markup.Children(b) {
			markup.EachInline(child.Inlines, spell)
		}
		return true
	}
	markup.Walk(n.document.Blocks, visit)
	for _, note := range n.document.Footnotes {
		markup.Walk(note.Blocks, visit)
	}
}

// lintSentences reports the long sentences of a paragraph, each at the place
// that where gives for it.
func (r *reading) lintSentences(paragraph string, where func(sentence string) place) {
	if markup.Words(paragraph) <= maxSentence {
		return
	}
	for _, s := range sentences(paragraph) {
		if n := markup.Words(s); n > maxSentence {
			r.lint(where(s), "long-sentence", "the sentence that begins %q has %d words; more than %d are hard to follow, so make two of it", opening(s), n, maxSentence)
		}
	}
}

// opening gives the first words of a sentence.
func opening(sentence string) string {
	words := strings.Fields(sentence)
	return strings.Join(words[:min(4, len(words))], " ") + "…"
}

// opening gives the place of a sentence by its first two words, or that of the
// block it is in. The next look begins where this one did.
func (f *finder) opening(sentence string) place {
	from := f.offset
	defer func() { f.offset = from }()
	words := strings.Fields(sentence)
	return f.word(strings.Join(words[:min(2, len(words))], " "))
}

// unsought stands for an offset that hasn't been looked for.
const unsought = -2

// seek gives the offset of a text, or -1 when it is written otherwise than it
// is read, as with an entity in it.
func (f *finder) seek(value string) int {
	end := min(len(f.source), f.offset+maxLook+len(value))
	if i := bytes.Index(f.source[f.offset:end], []byte(value)); i >= 0 {
		return f.offset + i
	}
	return -1
}

// word gives the place of the next such word, or that of the block it is in.
func (f *finder) word(word string) place {
	end := min(len(f.source), f.offset+maxLook+len(word))
	i := indexWord(string(f.source[f.offset:end]), word)
	if i < 0 {
		return place{f.file, max(f.block.Line, 1), max(f.block.Column, 1)}
	}
	i += f.offset
	f.offset = i + len(word)
	return f.at(i)
}

// at gives the place of an offset.
func (f *finder) at(offset int) place {
	line := f.line(offset)
	return place{f.file, line, offset - f.starts[line-1] + 1}
}

// indexWord gives where word stands in s as a whole word, or -1.
func indexWord(s, word string) int {
	for from := 0; word != ""; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return -1
		}
		i += from
		from = i + len(word)
		if !endsInWord(s[:i]) && !startsInWord(s[from:]) {
			return i
		}
	}
	return -1
}

func endsInWord(s string) bool {
	r := []rune(s[max(0, len(s)-4):])
	return len(r) > 0 && inWord(r[len(r)-1])
}

func startsInWord(s string) bool {
	for _, c := range s {
		return inWord(c)
	}
	return false
}

// sentences divides a paragraph after each full stop, question mark or
// exclamation mark that white space follows, closing quotes included. What
// goes on in lower case after one, as after "e.g.", is one sentence.
func sentences(paragraph string) []string {
	var all []string
	runes := []rune(strings.Join(strings.Fields(paragraph), " "))
	start := 0
	for i := range runes {
		if !strings.ContainsRune(".!?…", runes[i]) {
			continue
		}
		end := i + 1
		for end < len(runes) && strings.ContainsRune("\"'”’)]»", runes[end]) {
			end++
		}
		if end+1 < len(runes) && (runes[end] != ' ' || unicode.IsLower(runes[end+1])) {
			continue
		}
		if s := strings.TrimSpace(string(runes[start:end])); s != "" {
			all = append(all, s)
		}
		start = end
	}
	if s := strings.TrimSpace(string(runes[min(start, len(runes)):])); s != "" {
		all = append(all, s)
	}
	return all
}
