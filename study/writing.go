package study

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// WrittenAnswer is the part of an answer, as a page gives it, that says what was
// written and which of the criteria it meets.
type WrittenAnswer struct {
	Text     string `json:"text"`
	Criteria *Met   `json:"criteria,omitempty"` // nil where nothing was written
}

// Met says which criteria a text meets, by its writer's own judgement.
type Met struct {
	Of   int   `json:"of"`            // how many there are
	Kept []int `json:"met,omitempty"` // places of those that are met, from 0
}

// writtenIn gives what an answer says was written; not ok where nothing was.
func writtenIn(answer []byte) (WrittenAnswer, bool) {
	if !bytes.Contains(answer, []byte(`"criteria"`)) {
		return WrittenAnswer{}, false
	}
	var given WrittenAnswer
	if json.Unmarshal(answer, &given) != nil || given.Criteria == nil {
		return WrittenAnswer{}, false
	}
	given.Text = content.CutWritten(given.Text)
	return given, true
}

// Written gives what was written last for a question; "" where nothing was.
func (s *Session) Written(question string) string {
	return answeredEvents.in(s.state).written[question]
}

// writtenNote is what an answer to a task in a lesson leaves as a note on it: the text,
// in the place of what was written there for it before. A note of the learner's own is
// kept above it. It is nil for other answers.
func (s *Session) writtenNote(question string, answer []byte) []Entry {
	q := s.course.Question(question)
	given, ok := writtenIn(answer)
	if q == nil || !ok || q.Writing == nil || given.Text == "" {
		return nil
	}
	l := s.course.Lesson(q.Lesson)
	if l == nil || l.Document == nil {
		return nil
	}
	at := slices.IndexFunc(l.Document.Blocks, func(b markup.Block) bool {
		found := false
		markup.Walk([]markup.Block{b}, func(b markup.Block) bool {
			quiz, ok := b.(*markup.Quiz)
			found = found || ok && quiz.ID == q.ID
			return !found
		})
		return found
	})
	if at < 0 || at >= len(l.Blocks) {
		return nil
	}
	n := Note{Passage: Passage{Lesson: l.ID, Block: l.Blocks[at].Key}, Text: given.Text, Quote: markup.PlainText(q.Prompt)}
	if old, had := s.NoteOn(n.Passage); had {
		own := strings.TrimSpace(strings.TrimSuffix(old.Text, s.Written(question)))
		if n.Color = old.Color; own != "" && len(own)+len("\n\n")+len(n.Text) <= MaxNote {
			n.Text = own + "\n\n" + n.Text
		}
	}
	p, changes, err := s.noted(n)
	if err != nil || !changes {
		return nil // the answer is kept all the same
	}
	return []Entry{{Noted, p}}
}

// inExams tells whether a question may be drawn for an exam, and before a lesson: whoever
// writes a text judges it by a model answer, which there is none to look at there.
func (s *Session) inExams(id string) bool {
	q := s.course.Question(id)
	return q == nil || q.Kind != content.Written
}
