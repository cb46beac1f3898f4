package study

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"stagecraft/content/markup"
)

// The most that a note may hold, in bytes, and the last character of a block
// that one may be about.
const (
	MaxNote  = 8000
	MaxQuote = 4000
	MaxEnd   = 1 << 21
)

// The errors of notes that callers choose by.
var (
	ErrNoBlock     = errors.New("the lesson has no such block")
	ErrEmptyNote   = errors.New("it has neither a colour nor a text")
	ErrLongNote    = errors.New("its text is too long")
	ErrNoPassage   = errors.New("it is about no characters of the block")
	ErrNoSuchColor = errors.New("there is no such colour")
)

// NoteColor is the colour of a highlight.
type NoteColor string

// The colours.
const (
	NoColor NoteColor = "" // a note alone
	Yellow  NoteColor = "yellow"
	Green   NoteColor = "green"
	Blue    NoteColor = "blue"
)

func (c NoteColor) valid() bool { return c == NoColor || c == Yellow || c == Green || c == Blue }

// Passage is what a note is about: a block of a lesson, or some characters of
// what the reader shows of it. There is at most one note on a passage.
type Passage struct {
	Lesson, Block string // ids; the block's is a content.LessonBlock.Key
	Start, End    int    // characters, the first being 0; both 0 for the whole block
}

// CoversBlock says whether the passage is all of its block.
func (p Passage) CoversBlock() bool { return p.End == 0 }

func (p Passage) valid() bool {
	return p.Lesson != "" && p.Block != "" && p.Start >= 0 && p.End <= MaxEnd &&
		(p.Start < p.End || p.Start == 0 && p.End == 0)
}

// Note is a passage that the learner highlighted, wrote something about, or
// both.
type Note struct {
	Passage
	Color NoteColor
	Text  string // what the learner wrote
	Quote string // the passage as it read then, cut to MaxQuote

	At      time.Time // of its last change, in the learner's zone
	Earlier bool      // this edition of the course doesn't have the block
}

// Note keeps a note in the place of the one on its passage. Quote may be left
// empty for a whole block; a long one is cut. At and Earlier are not looked at.
// A note moves along with the words it is about when another edition of the
// course is opened. A note on a block that is gone can be
// changed but not made.
func (s *Session) Note(n Note) error { return s.Annotate([]Note{n}, nil) }

// Unnote takes the note on a passage away, if there is one.
func (s *Session) Unnote(p Passage) error { return s.Annotate(nil, []Passage{p}) }

// Annotate keeps notes, as Note does, and takes others away, all in one
// operation: what a highlight takes up comes back when it is undone.
func (s *Session) Annotate(keep []Note, remove []Passage) error {
	var entries []Entry
	op := OpUnnote
	for _, n := range keep {
		p, changes, err := s.noted(n)
		if err != nil {
			return fmt.Errorf("keep a note on %q: %w", n.Lesson, err)
		}
		if !changes {
			continue
		}
		if op == OpUnnote {
			op = p.operation()
		}
		entries = append(entries, Entry{Noted, p})
	}
	for _, p := range remove {
		if _, ok := s.state.notes()[p]; ok {
			entries = append(entries, Entry{Noted, NotedPayload{
				Lesson: p.Lesson, Block: p.Block, Start: p.Start, End: p.End, Cleared: true,
			}})
		}
	}
	return s.Do(op, entries...)
}

// noted is what an event says of a note, and whether that changes anything.
func (s *Session) noted(n Note) (p NotedPayload, changes bool, err error) {
	n.Text = strings.TrimSpace(strings.ToValidUTF8(n.Text, "\uFFFD"))
	old, had := s.state.notes()[n.Passage]
	if err := s.checkNote(n, had); err != nil {
		return p, false, err
	}
	if n.Quote == "" && had {
		n.Quote = old.quote
	} else if n.Quote == "" && n.CoversBlock() {
		n.Quote = s.blockText(n.Lesson, n.Block)
	}
	w := note{color: n.Color, text: n.Text, quote: cutQuote(n.Quote)}
	return NotedPayload{
		Lesson: n.Lesson, Block: n.Block, Start: n.Start, End: n.End,
		Color: string(w.color), Text: w.text, Quote: w.quote,
	}, !had || old.color != w.color || old.text != w.text || old.quote != w.quote, nil
}

func (s *Session) checkNote(n Note, known bool) error {
	switch l := s.course.Lesson(n.Lesson); {
	case !known && l == nil:
		return ErrNoLesson
	case !known && s.blockIndex(n.Lesson, n.Block) < 0:
		return ErrNoBlock
	case !n.Passage.valid():
		return fmt.Errorf("%w: from %d to %d", ErrNoPassage, n.Start, n.End)
	case !n.Color.valid():
		return fmt.Errorf("%w as %q", ErrNoSuchColor, n.Color)
	case n.Color == NoColor && n.Text == "":
		return ErrEmptyNote
	case len(n.Text) > MaxNote:
		return fmt.Errorf("%w: %d bytes; %d is the most", ErrLongNote, len(n.Text), MaxNote)
	}
	return nil
}

// cutQuote shortens a text to MaxQuote between two characters.
func cutQuote(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if len(text) <= MaxQuote {
		return text
	}
	end := MaxQuote - len("…")
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// NoteOn gives the note on a passage; false when there is none.
func (s *Session) NoteOn(p Passage) (Note, bool) {
	w, ok := s.state.notes()[p]
	if !ok {
		return Note{}, false
	}
	return s.note(p, w), true
}

// Notes gives the notes of a lesson in the order of its text. Those on blocks
// that this edition doesn't have come last, the oldest first.
func (s *Session) Notes(lesson string) []Note {
	var notes []Note
	for p, w := range s.state.notes() {
		if p.Lesson == lesson {
			notes = append(notes, s.note(p, w))
		}
	}
	s.sortNotes(notes)
	return notes
}

// AllNotes gives the notes of the course, lesson by lesson. Those on lessons
// that this edition doesn't have come last.
func (s *Session) AllNotes() []Note {
	notes := make([]Note, 0, len(s.state.notes()))
	for p, w := range s.state.notes() {
		notes = append(notes, s.note(p, w))
	}
	s.sortNotes(notes)
	return notes
}

func (s *Session) note(p Passage, w note) Note {
	return Note{
		Passage: p, Color: w.color, Text: w.text, Quote: w.quote,
		At: time.UnixMilli(w.at).In(s.clock.Now().Location()), Earlier: s.blockIndex(p.Lesson, p.Block) < 0,
	}
}

func (s *Session) sortNotes(notes []Note) {
	type place struct{ lesson, block int }
	last := len(s.course.Lessons) + 1
	places := make(map[Passage]place, len(notes))
	for _, n := range notes {
		at := place{lesson: last, block: s.blockIndex(n.Lesson, n.Block)}
		if l := s.course.Lesson(n.Lesson); l != nil {
			at.lesson = l.Number
		}
		places[n.Passage] = at
	}
	slices.SortFunc(notes, func(a, b Note) int {
		pa, pb := places[a.Passage], places[b.Passage]
		switch {
		case pa.lesson != pb.lesson:
			return pa.lesson - pb.lesson
		case a.Lesson != b.Lesson: // neither is in the course
			return strings.Compare(a.Lesson, b.Lesson)
		case a.Earlier != b.Earlier:
			if a.Earlier {
				return 1
			}
			return -1
		case a.Earlier && !a.At.Equal(b.At):
			return a.At.Compare(b.At)
		case pa.block != pb.block:
			return pa.block - pb.block
		case a.Block != b.Block:
			return strings.Compare(a.Block, b.Block)
		case a.Start != b.Start:
			return a.Start - b.Start
		}
		return a.End - b.End
	})
}

// blockIndex gives the place in a lesson of the block with a key; -1 when
// this edition doesn't have it.
func (s *Session) blockIndex(lesson, key string) int {
	l := s.course.Lesson(lesson)
	if l == nil {
		return -1
	}
	for i, b := range l.Blocks {
		if b.Key == key {
			return i
		}
	}
	return -1
}

// blockText is what a reader sees of a block.
func (s *Session) blockText(lesson, key string) string {
	l, i := s.course.Lesson(lesson), s.blockIndex(lesson, key)
	if i < 0 || l.Document == nil || i >= len(l.Document.Blocks) {
		return ""
	}
	return markup.BlockText(l.Document.Blocks[i])
}
