// Package exam says what an exam is: which questions are drawn for it, which
// answers count, whether it earns the course's certificate, and the code by which
// that is confirmed. It is all pure; package study says what of it is in a journal.
package exam

import "time"

// Grace is how long after the time is up an answer still counts that was on its
// way.
const Grace = 2 * time.Second

// Condition is what a course asks of an exam before it gives a certificate.
type Condition struct {
	Questions int `json:"questions"`         // the exam has at least so many
	Right     int `json:"right"`             // percent of them that are right, at least
	Minutes   int `json:"minutes,omitempty"` // that it took, at most; 0 is any time
}

// Answer is what was answered to a question.
type Answer struct {
	Question string
	Right    bool
	At       int64 // UTC ms by the clock of the device
	Given    []byte
}

// Paper is an exam that was begun, and what became of it.
type Paper struct {
	ID              string // of the event with which it began
	Course, Version string
	Begun           int64 // UTC ms by the clock of the device
	Ended           int64 // likewise; 0 while it goes on
	Seed            uint32
	Minutes         int      // that there are for it; 0 is as long as one likes
	Lessons         []string // from which it was drawn; none is the whole course
	Questions       []string // in the order in which they are asked
	Needs           *Condition

	answers map[string]Answer
}

// Deadline is when the time is up, in UTC ms; false when there is all the time.
func (p *Paper) Deadline() (ms int64, timed bool) {
	return p.Begun + int64(p.Minutes)*60_000, p.Minutes > 0
}

// Over says whether nothing can be answered any more at a time, in UTC ms.
func (p *Paper) Over(now int64) bool {
	deadline, timed := p.Deadline()
	return p.Ended > 0 || timed && now >= deadline
}

// Take takes an answer into account. The last one to a question counts, of those
// that came in time.
func (p *Paper) Take(a Answer) {
	deadline, timed := p.Deadline()
	if timed && a.At > deadline+Grace.Milliseconds() || !p.asks(a.Question) {
		return
	}
	if p.answers == nil {
		p.answers = map[string]Answer{}
	}
	p.answers[a.Question] = a
}

func (p *Paper) asks(question string) bool {
	for _, q := range p.Questions {
		if q == question {
			return true
		}
	}
	return false
}

// Answer gives the answer to a question that counts.
func (p *Paper) Answer(question string) (Answer, bool) {
	a, ok := p.answers[question]
	return a, ok
}

// Answered counts the questions with an answer.
func (p *Paper) Answered() int { return len(p.answers) }

// Right counts those answered right.
func (p *Paper) Right() int {
	n := 0
	for _, a := range p.answers {
		if a.Right {
			n++
		}
	}
	return n
}

// Percent is the part of all questions that was answered right, rounded down.
func (p *Paper) Percent() int {
	if len(p.Questions) == 0 {
		return 0
	}
	return p.Right() * 100 / len(p.Questions)
}

// Took is how long it took; 0 while it goes on.
func (p *Paper) Took() time.Duration {
	end := p.Ended
	if deadline, timed := p.Deadline(); timed {
		end = min(end, deadline)
	}
	return time.Duration(max(end-p.Begun, 0)) * time.Millisecond
}

// Counts says whether an exam of this kind may earn the certificate, however it
// ends: it is drawn from the whole course and has questions enough.
func (p *Paper) Counts() bool {
	return p.Needs != nil && len(p.Lessons) == 0 && len(p.Questions) >= p.Needs.Questions
}

// Earned says whether it earned the certificate.
func (p *Paper) Earned() bool {
	return p.Counts() && p.Ended > 0 && len(p.Questions) > 0 &&
		p.Right()*100 >= p.Needs.Right*len(p.Questions) &&
		(p.Needs.Minutes == 0 || p.Took() <= time.Duration(p.Needs.Minutes)*time.Minute+Grace)
}
