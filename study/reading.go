package study

import (
	"fmt"
	"math"
)

// MarkRead writes down that blocks of a lesson were read to their end, all of
// them or, with an error, none. A block that was read before needs no second
// event. BlockKeys are of content.LessonBlock.Key.
func (s *Session) MarkRead(lesson string, blockKeys ...string) error {
	if s.course.Lesson(lesson) == nil {
		return fmt.Errorf("mark a block of %q as read: %w", lesson, ErrNoLesson)
	}
	var read []Entry
	taken := map[string]bool{}
	for _, key := range blockKeys {
		if !s.state.reading().blocks[lesson][key] && !taken[key] {
			taken[key] = true
			read = append(read, Entry{Read, ReadPayload{Lesson: lesson, Block: key}})
		}
	}
	if read == nil {
		return nil
	}
	return s.Do(OpStudy, read...)
}

// HasRead says whether a block of a lesson was read to its end.
func (s *Session) HasRead(lesson, blockKey string) bool {
	return s.state.reading().blocks[lesson][blockKey]
}

// Finish writes down that a lesson was finished, once. What was read of it stays
// read when that is undone.
func (s *Session) Finish(lesson string) error {
	if s.course.Lesson(lesson) == nil {
		return fmt.Errorf("finish %q: %w", lesson, ErrNoLesson)
	}
	if s.state.finished(lesson) {
		return nil
	}
	return s.Do(OpFinish, Entry{Finished, FinishedPayload{Lesson: lesson}})
}

// LessonProgress is how far a lesson is read.
type LessonProgress struct {
	Fraction    float64 // 0 to 1, by words
	Started     bool    // at least a block was read, or it was finished
	Finished    bool
	MinutesLeft int // to read the rest at the learner's pace; 0 when finished, else at least 1
}

// LessonProgress says how far a lesson is read. Blocks that this edition of
// the lesson does not have count for nothing.
func (s *Session) LessonProgress(lesson string) LessonProgress {
	var p LessonProgress
	l := s.course.Lesson(lesson)
	if l == nil {
		return p
	}
	p.Finished = s.state.finished(lesson)
	read, all := 0, 0
	seen := s.state.reading().blocks[lesson]
	for _, b := range l.Blocks {
		all += b.Words
		if seen[b.Key] {
			read += b.Words
			p.Started = true
		}
	}
	p.Started = p.Started || p.Finished
	if all > 0 {
		p.Fraction = float64(read) / float64(all)
	} else if p.Finished {
		p.Fraction = 1
	}
	if !p.Finished {
		left := float64(l.Minutes) * (1 - p.Fraction) * usual / s.ReadingPace()
		p.MinutesLeft = max(1, int(math.Ceil(left-1e-9)))
	}
	return p
}

// CourseProgress is the part of the course's words that was read, 0 to 1. A
// finished lesson counts whole.
func (s *Session) CourseProgress() float64 {
	read, all := 0.0, 0.0
	for _, l := range s.course.Lessons {
		p := s.LessonProgress(l.ID)
		words := max(float64(l.Words), 1)
		all += words
		if p.Finished {
			p.Fraction = 1
		}
		read += words * p.Fraction
	}
	if all == 0 {
		return 0
	}
	return read / all
}

// Stepped writes down that a step of a process was looked at, the first time
// in a day only, which keeps the journal small.
func (s *Session) Stepped(process, step string) error {
	key := process + "/" + step
	if s.course.Step(key) == nil {
		return fmt.Errorf("step to %q: %w", key, ErrNoStep)
	}
	if day, ok := s.state.visits()[key]; ok && day >= s.now().day {
		return nil
	}
	return s.Do(OpStudy, Entry{Stepped, SteppedPayload{Process: process, Step: step}})
}

// Visited says whether a step of a process was ever looked at.
func (s *Session) Visited(process, step string) bool {
	_, ok := s.state.visits()[process+"/"+step]
	return ok
}

// readingVersion goes up when something is read or finished, or no longer is.
func (s *State) readingVersion() int { return s.reading().version + finishedEvents.in(s).version }
