// Package questionfile changes the questions of a note one by one: only the lines of their
// fences change, all else in it stays as it is, byte for byte.
package questionfile

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/plaintext"
)

// ErrByHand says that a note is written in a way in which only its author can change that.
var ErrByHand = errors.New("this question is written in a way that can't be changed here; change it in a text editor")

// ErrNoQuestion says that a question isn't in the note.
var ErrNoQuestion = errors.New("the question isn't in the file any more")

const most = 8 << 20 // bytes of a note that are read

// File is a note as it is written.
type File struct {
	raw     []byte
	lines   []string // each with its end; without a byte order mark
	mark    string
	eol     string
	blocks  []markup.Block
	quizzes []*markup.Quiz
}

// Question is one of a note.
type Question struct {
	ID     string
	Line   int // from 1, of its fence
	Source string
}

// Place is somewhere in a note where a question can be put.
type Place struct {
	Line  int    // from 1, before which it comes; one more than there are for the end
	After int    // the line on which the block before it begins; 0 for none
	Text  string // of that block; "" for none
	Head  bool   // whether that is a heading
}

const byteOrder = "\ufeff"

// Read reads a note; nothing is one without text. The error wraps ErrByHand when it can't
// be changed here.
func Read(raw []byte) (*File, error) {
	if len(raw) > most {
		return nil, fmt.Errorf("it has more than %d MB: %w", most>>20, ErrByHand)
	}
	f := &File{raw: raw, eol: "\n"}
	text := string(raw)
	if rest, ok := strings.CutPrefix(text, byteOrder); ok {
		f.mark, text = byteOrder, rest
	}
	if decoded, err := plaintext.Decode(raw); err != nil || strings.TrimPrefix(string(decoded), byteOrder) != text && !sameLines(string(decoded), text) {
		return nil, fmt.Errorf("it isn't in UTF-8: %w", ErrByHand)
	}
	if i := strings.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		f.eol = "\r\n"
	}
	f.lines = slices.DeleteFunc(strings.SplitAfter(text, "\n"), func(l string) bool { return l == "" })
	f.blocks = markup.Parse([]byte(text)).Blocks
	markup.Walk(f.blocks, func(b markup.Block) bool {
		if q, ok := b.(*markup.Quiz); ok {
			f.quizzes = append(f.quizzes, q)
		}
		return true
	})
	return f, nil
}

// sameLines tells whether two texts differ in how their lines end, at most.
func sameLines(a, b string) bool {
	return strings.ReplaceAll(strings.TrimPrefix(a, byteOrder), "\r\n", "\n") == strings.ReplaceAll(b, "\r\n", "\n")
}

// Questions are those of the note, in its order.
func (f *File) Questions() (all []Question) {
	for _, q := range f.quizzes {
		all = append(all, Question{q.ID, q.Line, q.Source})
	}
	return all
}

// Question gives the one with an id.
func (f *File) Question(id string) (Question, bool) {
	for _, q := range f.Questions() {
		if q.ID == id && id != "" {
			return q, true
		}
	}
	return Question{}, false
}

var opening = regexp.MustCompile("^( {0,3})(`{3,}|~{3,})[ \t]*(.*?)[ \t]*\r?\n?$")

// fence gives the lines of a question's fence, from its first to the one after its last,
// from 0. The error wraps ErrNoQuestion or ErrByHand.
func (f *File) fence(id string) (from, to int, err error) {
	q, ok := f.Question(id)
	if !ok {
		return 0, 0, ErrNoQuestion
	}
	from = q.Line - 1
	if from < 0 || from >= len(f.lines) {
		return 0, 0, ErrByHand
	}
	m := opening.FindStringSubmatch(f.lines[from])
	if m == nil || !strings.HasPrefix(m[3], "quiz") {
		return 0, 0, ErrByHand
	}
	for to = from + 1; to < len(f.lines); to++ {
		line := strings.TrimSpace(f.lines[to])
		if len(line) >= len(m[2]) && strings.Trim(line, m[2][:1]) == "" {
			return from, to + 1, nil
		}
	}
	return 0, 0, ErrByHand // it isn't closed
}

// Set gives the note with the body of a question's fence changed.
func (f *File) Set(id, body string) ([]byte, error) {
	from, to, err := f.fence(id)
	if err != nil {
		return nil, err
	}
	m := opening.FindStringSubmatch(f.lines[from])
	ticks := m[2]
	for strings.Contains(body, ticks) {
		ticks += ticks[:1]
	}
	first, last := f.lines[from], f.lines[to-1]
	if ticks != m[2] {
		first = strings.Replace(first, m[2], ticks, 1)
		last = strings.Replace(last, strings.TrimSpace(last), ticks, 1)
	}
	now := slices.Concat(f.lines[:from], []string{first}, f.written(indented(body, m[1])+"\n"), []string{last}, f.lines[to:])
	at := slices.IndexFunc(f.quizzes, func(q *markup.Quiz) bool { return q.ID == id })
	want := f.said()
	want[f.placeOf(f.quizzes[at])] = quizSaid(id, body)
	return f.proved(now, want)
}

// Remove gives the note without a question, and without the empty lines that only parted
// it from what comes after.
func (f *File) Remove(id string) ([]byte, error) {
	from, to, err := f.fence(id)
	if err != nil {
		return nil, err
	}
	q := f.quizzes[slices.IndexFunc(f.quizzes, func(q *markup.Quiz) bool { return q.ID == id })]
	if f.top(q) < 0 {
		return nil, ErrByHand // what it stands in might be empty then
	}
	for to < len(f.lines) && (from == 0 || blank(f.lines[from-1])) && blank(f.lines[to]) {
		to++
	}
	if to == len(f.lines) { // the note ended with it
		for from > 0 && blank(f.lines[from-1]) {
			from--
		}
	}
	now := slices.Concat(f.lines[:from], f.lines[to:])
	return f.proved(now, slices.Delete(f.said(), f.placeOf(q), f.placeOf(q)+1))
}

func blank(line string) bool { return strings.TrimSpace(line) == "" }

// Places are where in the note a question can be put, in its order: the last is its end.
func (f *File) Places() (all []Place) {
	before := Place{}
	for _, b := range f.blocks {
		if line := b.Position().Line; line > 0 && line <= len(f.lines) && before.Text != "" {
			before.Line = line
			all = append(all, before)
		}
		_, head := b.(*markup.Heading)
		before = Place{After: b.Position().Line, Text: strings.Join(strings.Fields(textOf(b)), " "), Head: head}
	}
	before.Line = len(f.lines) + 1
	return append(all, before)
}

// textOf is what a block is told by.
func textOf(b markup.Block) string {
	if q, ok := b.(*markup.Quiz); ok {
		return q.Source
	}
	return markup.BlockText(b)
}

// Add gives the note with a question before a line, from 1, which is one of its places;
// past the last line, at its end.
func (f *File) Add(line int, id, body string) ([]byte, error) {
	at := min(max(line, 1)-1, len(f.lines))
	before, after := f.lines[:at], f.lines[at:]
	text := content.QuestionFence(id, body) + "\n"
	if at > 0 && !strings.HasSuffix(before[at-1], "\n") {
		text = "\n" + text
	}
	if at > 0 && !blank(before[at-1]) {
		text = "\n" + text
	}
	if at < len(f.lines) {
		text += "\n"
	}
	now := slices.Concat(before, f.written(text), after)
	place := len(f.blocks)
	for i, b := range f.blocks {
		if b.Position().Line > at {
			place = i
			break
		}
	}
	said := f.said()
	if place < len(f.blocks) {
		place = f.placeOf(f.blocks[place])
	} else {
		place = len(said)
	}
	return f.proved(now, slices.Insert(said, place, quizSaid(id, body)))
}

// written gives lines, as those of the note end.
func (f *File) written(text string) []string {
	return []string{strings.ReplaceAll(text, "\n", f.eol)}
}

// indented begins each line that isn't empty with some space.
func indented(text, space string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = space + l
		}
	}
	return strings.Join(lines, "\n")
}

// said is what each block says, those within others after them.
func (f *File) said() (all []string) {
	markup.Walk(f.blocks, func(b markup.Block) bool {
		all = append(all, saidOf(b))
		return true
	})
	return all
}

func saidOf(b markup.Block) string {
	if q, ok := b.(*markup.Quiz); ok {
		return quizSaid(q.ID, q.Source)
	}
	if h, ok := b.(*markup.Heading); ok {
		return fmt.Sprintf("heading %d %s %s", h.Level, h.ID, markup.BlockText(h))
	}
	held := false
	markup.Walk([]markup.Block{b}, func(in markup.Block) bool {
		held = held || in != b
		return true
	})
	if held {
		return fmt.Sprintf("%T", b) // what it holds is told by itself
	}
	return fmt.Sprintf("%T %s", b, markup.BlockText(b))
}

func quizSaid(id, source string) string {
	return "quiz " + id + "\n" + strings.TrimRight(strings.ReplaceAll(source, "\r", ""), "\n")
}

// placeOf gives where in said a block is.
func (f *File) placeOf(block markup.Block) int {
	at, n := -1, 0
	markup.Walk(f.blocks, func(b markup.Block) bool {
		if b == block {
			at = n
		}
		n++
		return true
	})
	return at
}

// top gives which of the note's blocks one is; -1 where it stands within another.
func (f *File) top(block markup.Block) int {
	return slices.IndexFunc(f.blocks, func(b markup.Block) bool { return b == block })
}

// proved gives the note of some lines, if it says what it should.
func (f *File) proved(lines, want []string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(f.mark)
	for _, l := range lines {
		b.WriteString(l)
	}
	now, err := Read(b.Bytes())
	if err != nil {
		return nil, err
	}
	if !reflect.DeepEqual(now.said(), want) && len(now.said())+len(want) > 0 {
		return nil, ErrByHand
	}
	return b.Bytes(), nil
}
