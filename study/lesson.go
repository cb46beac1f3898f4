package study

import (
	"time"

	"stagecraft/content"
)

// How fast a lesson is read: nobody takes in more words a second than fastest,
// and most take in words a minute as usual. No block asks for more time than
// longestBlock, as tables and code are not read word by word, nor for less than
// shortestBlock.
const (
	fastest       = 8
	usual         = 200
	longestBlock  = 20 * time.Second
	shortestBlock = 400 * time.Millisecond
)

// GlanceWords is how many words have to be read on a day, or in a lesson, for it
// to be more than a glance: a quarter of a minute's reading. A glance is no day
// of study, and doesn't make a lesson the one to go on with.
const GlanceWords = 60

// wordsOfEarlier is what a block counts for that this edition doesn't have.
const wordsOfEarlier = 20

// ReadingTime is how long the words of a block have to be before the learner to
// count as read. The blocks of a view are read one after another, so that one's
// time begins when that of the one before has passed.
func ReadingTime(words int) time.Duration {
	return min(max(time.Duration(words)*time.Second/fastest, shortestBlock), longestBlock)
}

// CurrentLesson is the lesson to go on with: of those not finished, the one
// read in last, though a glance into one doesn't count when more of another was
// read; else the first not finished; else the one read in last, or the first. It
// is nil when the course has none.
func (s *Session) CurrentLesson() *content.Lesson {
	var current, first, last *content.Lesson
	var at, lastAt int32 = -1, -1
	read := false // more than a glance of current
	for _, l := range s.course.Lessons {
		r, begun := s.state.reading().last[l.ID]
		if begun && r.at > lastAt {
			last, lastAt = l, r.at
		}
		if s.state.finished(l.ID) {
			continue
		}
		if first == nil {
			first = l
		}
		if !begun {
			continue
		}
		more := s.readWords(l) >= min(GlanceWords, l.Words)
		if current == nil || more && !read || more == read && r.at > at {
			current, at, read = l, r.at, more
		}
	}
	switch {
	case current != nil:
		return current
	case first != nil:
		return first
	case last != nil:
		return last
	case len(s.course.Lessons) > 0:
		return s.course.Lessons[0]
	}
	return nil
}

// readWords counts the words of a lesson that were read.
func (s *Session) readWords(l *content.Lesson) int {
	n := 0
	read := s.state.reading().blocks[l.ID]
	for _, b := range l.Blocks {
		if read[b.Key] {
			n += b.Words
		}
	}
	return n
}

// ReadOn is the key of the block to go on with in a lesson: the first unread
// after the one read last, or that one when none is. It is "" when nothing of
// this edition was read, or all was.
func (s *Session) ReadOn(lesson string) string {
	l := s.course.Lesson(lesson)
	r, begun := s.state.reading().last[lesson]
	if l == nil || !begun || s.LessonProgress(lesson).Finished {
		return ""
	}
	last := ""
	at, _ := s.state.moves.block(lesson, s.state.symbols.text(r.block))
	for _, b := range l.Blocks {
		switch {
		case b.Key == at.Block && lesson == at.Lesson:
			last = b.Key
		case last != "" && !s.state.reading().blocks[lesson][b.Key]:
			return b.Key
		}
	}
	return last
}

// wordsRead counts the words of a block that was read.
func (s *Session) wordsRead(e *blockRead) int {
	at, _ := s.state.moves.block(s.state.symbols.text(e.lesson), s.state.symbols.text(e.block))
	if n, ok := s.blockWords[at.Lesson][at.Block]; ok {
		return n
	}
	return wordsOfEarlier
}
