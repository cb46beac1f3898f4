package study

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// MaxComment is the length, in bytes, that a flag's comment may have.
const MaxComment = 4000

// FlagKind is what is amiss with something flagged.
type FlagKind string

// The kinds of flag. One that a later version writes counts as FlagOther.
const (
	FlagOther   FlagKind = "" // not said
	FlagWrong   FlagKind = "wrong"
	FlagUnclear FlagKind = "unclear"
	FlagTypo    FlagKind = "typo"
)

func (k FlagKind) known() FlagKind {
	switch k {
	case FlagWrong, FlagUnclear, FlagTypo:
		return k
	}
	return FlagOther
}

// FlagTarget is what a flag is on: a card, a question, also one made from a
// process, or a paragraph of a lesson (any of its blocks). Only the fields of one of them are set.
type FlagTarget struct {
	Card     CardID
	Question string // id
	Lesson   string // id
	Block    string // content.LessonBlock.Key
}

// on gives what a payload is about.
func (p *FlaggedPayload) on() FlagTarget {
	switch {
	case p.Card != "":
		return FlagTarget{Card: CardID(p.Card)}
	case p.Question != "":
		return FlagTarget{Question: p.Question}
	}
	return FlagTarget{Lesson: p.Lesson, Block: p.Block}
}

// key names a target in a text: "" when it is none.
func (t FlagTarget) key() string {
	switch {
	case t.Card != "":
		return string(t.Card)
	case t.Question != "":
		return "question:" + t.Question
	case t.Lesson != "" && t.Block != "":
		return "lesson:" + t.Lesson + "/" + t.Block
	}
	return ""
}

// ID names a target as a trainer looks for it: "term:po/definition",
// "question:po-issuer", "lesson:sales-process".
func (t FlagTarget) ID() string {
	if t.Lesson != "" {
		return "lesson:" + t.Lesson
	}
	return t.key()
}

// Flag is a mark that something in the course is to be looked at.
type Flag struct {
	FlagTarget
	Kind    FlagKind
	Comment string
	Done    bool // it was put right
	At      time.Time

	// Where it is written and what it says now, filled in by Session.
	File    string
	Line    int    // from 1; 0 when it is written nowhere
	Text    string // in one line; of a paragraph that is gone, as it was
	Earlier bool   // this edition of the course doesn't have it

	quote string // of a paragraph, as it was when it was flagged
}

// CommentID is what a course names the flag by when its author answers it.
func (f Flag) CommentID() string {
	return content.CommentID(f.ID(), string(f.Kind), f.Comment, f.quote)
}

// Flag puts a flag on something, in the place of the one it has.
func (s *Session) Flag(f Flag) error {
	place, ok := s.flagLocation(f.FlagTarget)
	if !ok {
		if _, old := s.state.flags()[f.FlagTarget]; !old {
			return fmt.Errorf("flag %q: %w", f.ID(), noTarget(f.FlagTarget))
		}
	}
	comment := strings.TrimSpace(f.Comment)
	if len(comment) > MaxComment {
		return fmt.Errorf("flag %q: the comment has %d bytes; %d is the most", f.ID(), len(comment), MaxComment)
	}
	kind := f.Kind.known()
	old, had := s.state.flags()[f.FlagTarget]
	if had && old.kind == kind && old.comment == comment && old.done == f.Done {
		return nil
	}
	p := FlaggedPayload{
		Card: string(f.Card), Question: f.Question, Lesson: f.Lesson, Block: f.Block,
		Amiss: kind, Comment: comment, Done: f.Done,
	}
	if f.Lesson != "" {
		p.Quote = place.text
		if !ok {
			p.Quote = old.quote
		}
	}
	op := OpFlag
	if f.Done {
		op = OpFlagDone
	}
	return s.Do(op, Entry{Flagged, p})
}

func noTarget(t FlagTarget) error {
	switch {
	case t.Question != "":
		return ErrNoQuestion
	case t.Lesson != "":
		return ErrNoBlock
	}
	return ErrNoCard
}

// Unflag takes a flag away, if there is one.
func (s *Session) Unflag(t FlagTarget) error {
	if _, ok := s.state.flags()[t]; !ok {
		return nil
	}
	return s.Do(OpUnflag, Entry{Flagged, FlaggedPayload{
		Card: string(t.Card), Question: t.Question, Lesson: t.Lesson, Block: t.Block, Cleared: true,
	}})
}

// FlagOn gives the flag on something; false when there is none.
func (s *Session) FlagOn(t FlagTarget) (Flag, bool) {
	f, ok := s.state.flags()[t]
	if !ok {
		return Flag{}, false
	}
	return s.flag(t, f), true
}

// FlagOf gives the comment of a card's flag; false when it has none that is
// still to be looked at.
func (s *Session) FlagOf(card CardID) (comment string, ok bool) {
	f, ok := s.state.flags()[FlagTarget{Card: card}]
	return f.comment, ok && !f.done
}

// FlagCount gives how many flags are still to be looked at, and how many are
// done. It costs less than Flags.
func (s *Session) FlagCount() (open, done int) {
	for _, f := range s.state.flags() {
		if f.done {
			done++
		} else {
			open++
		}
	}
	return open, done
}

// Flags gives every flag, those still to be looked at first, each by file and
// line; what this edition doesn't have comes last.
func (s *Session) Flags() []Flag {
	var all []Flag
	for t, f := range s.state.flags() {
		all = append(all, s.flag(t, f))
	}
	slices.SortFunc(all, func(a, b Flag) int {
		return cmp.Or(FalseFirst(a.Done, b.Done), FalseFirst(a.Earlier, b.Earlier), FalseFirst(a.File == "", b.File == ""),
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.key(), b.key()))
	})
	return all
}

// FalseFirst compares two truths for sorting: what isn't so comes before what is.
func FalseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func (s *Session) flag(t FlagTarget, f flag) Flag {
	out := Flag{
		FlagTarget: t, Kind: f.kind, Comment: f.comment, Done: f.done,
		At: time.UnixMilli(f.at).In(s.clock.Now().Location()), Text: f.quote, quote: f.quote,
	}
	if p, ok := s.flagLocation(t); ok {
		out.File, out.Line, out.Text = p.file, p.line, p.text
	} else {
		out.Earlier = true
	}
	return out
}

// flagLocation is where a target is written, and its words in one line.
type flagLocation struct {
	file string
	line int
	text string
}

func (s *Session) flagLocation(t FlagTarget) (flagLocation, bool) {
	switch {
	case t.Card != "":
		c, ok := s.CardByID(t.Card)
		switch {
		case !ok:
			return flagLocation{}, false
		case c.Term != nil:
			return flagLocation{c.Term.File, c.Term.Pos.Line, oneLine(c.Term.Term + ": " + c.Term.Definition)}, true
		case c.Step != nil:
			text := c.Step.Process.Title + ", " + c.Step.Name
			if c.Step.Aim != "" {
				text += ": " + c.Step.Aim
			}
			return flagLocation{c.Step.File, c.Step.Pos.Line, oneLine(text)}, true
		case c.Own != nil:
			return flagLocation{text: c.Own.Name()}, true
		}
	case t.Question != "":
		if q := s.course.Question(t.Question); q != nil {
			return flagLocation{q.File, q.Pos.Line, oneLine(asked(q))}, true
		}
		if d, ok := s.Drills().Find(t.Question, 0); ok { // asked of a process: that is what may be wrong
			step := d.Step
			if step == nil {
				step = d.Process.Steps[0]
			}
			return flagLocation{step.File, step.Pos.Line, oneLine(d.Process.Title + ", " + step.Name)}, true
		}
	case t.Lesson != "":
		l := s.course.Lesson(t.Lesson)
		if l == nil || l.Document == nil {
			return flagLocation{}, false
		}
		for i, b := range l.Blocks {
			if b.Key == t.Block && i < len(l.Document.Blocks) {
				return flagLocation{l.Path, l.Document.Blocks[i].Position().Line, shortened(oneLine(markup.BlockText(l.Document.Blocks[i])))}, true
			}
		}
	}
	return flagLocation{}, false
}

// asked gives what a question asks, as text.
func asked(q *content.Question) string {
	text := markup.PlainText(q.Prompt)
	for _, part := range q.Text {
		if part.Blank {
			text += "____"
		} else {
			text += part.Text
		}
	}
	return text
}

// shortened keeps as much of a paragraph as tells which one it is.
func shortened(text string) string {
	const most = 300
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return strings.TrimRight(string(letters[:most-1]), " ") + "…"
}
