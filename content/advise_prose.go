package content

import (
	"bytes"
	"slices"

	"stagecraft/content/lint"
	"stagecraft/content/markup"
)

// keyedText is a text of a YAML file with the key it stands under.
type keyedText struct {
	text
	key string
}

// notProse are the keys whose values are names, addresses or versions.
var notProse = []string{
	"id", "abbreviation", "authors", "back_to", "language", "lead", "lesson", "lessons", "licence", "media",
	"dark", "process", "same_as", "source", "stage", "step", "support", "terms", "version", "a figure",
}

// lintProse reports long sentences and mixed spelling, in the notes and in
// the YAML files.
func (r *adviser) lintProse() {
	var mixed lint.Spellings[filePosition]
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
		r.lintSentences(t.string, func(lint.Sentence) filePosition { return t.at })
		mixed.Collect(t.string, func(at int, word string) filePosition {
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
	r.lintSpelling(&mixed)
}

// walkProse brings every text of a note that a learner reads.
func (r *adviser) walkProse(n note, mixed *lint.Spellings[filePosition]) {
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
		mixed.Collect(value, func(at int, word string) filePosition {
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
func (r *adviser) lintSentences(paragraph string, where func(s lint.Sentence) filePosition) {
	for _, s := range lint.LongSentences(paragraph) {
		r.lint(where(s), "long-sentence", "the sentence that begins %q has %d words; more than %d are hard to follow, so make two of it", s.Opening(4)+"…", s.Words, lint.MaxSentence)
	}
}

// lintSpelling reports the words that are not spelled as the course's language
// says, or the language of a note that is read without its course.
func (r *adviser) lintSpelling(all *lint.Spellings[filePosition]) {
	language := r.course.Language
	if r.single && len(r.course.Lessons) == 1 {
		language = r.course.Lessons[0].Document.Meta.Language
	}
	for _, s := range all.Mixed(language) {
		r.lint(s.At, "mixed-spelling", "%q is written %q here: %s", s.Word, s.Other, s.Why).
			instead(s.Word, s.Other)
	}
}

// opening gives the place of a sentence by its first two words, or that of the
// block it is in. The next look begins where this one did.
func (f *finder) opening(s lint.Sentence) filePosition {
	from := f.offset
	defer func() { f.offset = from }()
	return f.word(s.Opening(2))
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
func (f *finder) word(word string) filePosition {
	end := min(len(f.source), f.offset+maxLook+len(word))
	i := lint.IndexWord(string(f.source[f.offset:end]), word)
	if i < 0 {
		return filePosition{f.file, max(f.block.Line, 1), max(f.block.Column, 1)}
	}
	i += f.offset
	f.offset = i + len(word)
	return f.at(i)
}

// at gives the place of an offset.
func (f *finder) at(offset int) filePosition {
	line := f.line(offset)
	return filePosition{f.file, line, offset - f.starts[line-1] + 1}
}
