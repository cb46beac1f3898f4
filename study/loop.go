package study

import (
	"encoding/json"
	"fmt"
	"slices"

	"stagecraft/content"
)

// Loop is when a question of a lesson's loop is asked: before the lesson, or after
// it.
type Loop string

// The two.
const (
	BeforeLesson Loop = "before"
	AfterLesson  Loop = "after"
)

// loopQuestions is how many questions are asked before a lesson, and again after it.
const loopQuestions = 3

// Try is how a question was answered the first time; the zero Try is not yet.
type Try int8

// The other two.
const (
	TryWrong Try = iota + 1
	TryRight
)

// tries are the first answers to a question before a lesson and after it.
type tries struct{ before, after Try }

// of gives the one of them.
func (t *tries) of(loop Loop) *Try {
	if loop == BeforeLesson {
		return &t.before
	}
	return &t.after
}

// LoopQuestion is a question that a lesson answers, and how it was answered first
// before the lesson and after it.
type LoopQuestion struct {
	Question      *content.Question
	Before, After Try
}

// LessonLoop gives the questions that are asked before a lesson and again after it:
// up to three of those that it explains, from all of its length.
func (s *Session) LessonLoop(lesson string) []LoopQuestion {
	var ids []string
	for _, of := range s.questionsByLesson() {
		if of.Lesson != nil && of.Lesson.ID == lesson {
			ids = slices.DeleteFunc(slices.Clone(of.IDs), func(id string) bool { return !s.inExams(id) })
		}
	}
	n := min(loopQuestions, len(ids))
	all := make([]LoopQuestion, n)
	for i := range all {
		id := ids[(2*i+1)*len(ids)/(2*n)]
		t := answeredEvents.in(s.state).loops[loopKey(lesson, id)]
		all[i] = LoopQuestion{s.base.Question(id), t.before, t.after}
	}
	return all
}

func loopKey(lesson, question string) string { return lesson + "\x1f" + question }

// OffersBefore says whether questions are to be asked before a lesson: it wasn't
// begun, and none of them was answered.
func (s *Session) OffersBefore(lesson string) bool {
	all := s.LessonLoop(lesson)
	for _, q := range all {
		if q.Before != 0 {
			return false
		}
	}
	return len(all) > 0 && !s.LessonProgress(lesson).Started
}

// AnswerLoop writes down an answer before a lesson or after it, as Answer does.
func (s *Session) AnswerLoop(lesson string, loop Loop, question string, correct bool, answer any) error {
	if !s.asks(question) {
		return fmt.Errorf("answer %q: %w", question, ErrNoQuestion)
	}
	if s.course.Lesson(lesson) == nil {
		return fmt.Errorf("answer %q %s %q: %w", question, loop, lesson, ErrNoLesson)
	}
	body, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("answer %q: %w", question, err)
	}
	answered := Entry{Answered, AnsweredPayload{Question: question, Right: correct, Answer: body, Loop: string(loop) + ":" + lesson}}
	return s.Do(OpAnswer, append([]Entry{answered}, s.writtenNote(question, body)...)...)
}

// LoopTotals counts, of the questions that were answered before a lesson and after
// it, those right the first time.
type LoopTotals struct{ Asked, Before, After int }

// LoopTotals says what lessons taught, of the whole course.
func (s *Session) LoopTotals() LoopTotals {
	var t LoopTotals
	for _, of := range answeredEvents.in(s.state).loops {
		if of.before == 0 || of.after == 0 {
			continue
		}
		t.Asked++
		if of.before == TryRight {
			t.Before++
		}
		if of.after == TryRight {
			t.After++
		}
	}
	return t
}

// BringForward has the card that matches a question come next, until it was graded
// or the session ends: of the first term that the question's right answer names, or
// its explanation. It is false when none does.
func (s *Session) BringForward(q *content.Question) (Card, bool) {
	for _, t := range s.base.TermsOf(q) {
		if sides := s.sides[termSource(t)]; len(sides) > 0 {
			s.broughtBack = sides[0].ID
			s.notify()
			return sides[0], true
		}
	}
	return Card{}, false
}
