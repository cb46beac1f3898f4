package practice

import (
	"bytes"
	"encoding/json"

	"stagecraft/content"
)

// Attempt is how far the learner got with a question in a lesson. It isn't changed
// once it is given.
type Attempt struct {
	Answer  json.RawMessage `json:"answer,omitempty"`
	Seed    uint64          `json:"seed,omitempty"` // that its rows are mixed by
	Hint    string          `json:"hint,omitempty"`
	Checked bool            `json:"checked,omitempty"`
}

// Inline makes a question of a course to stand in a lesson, as far answered as it was; from
// the beginning when from is nil or doesn't fit the question. It is answered by
// mouse, or with Tab and the keys of the row in focus. Changed, if not nil, is
// called after each change with how far the learner is, nil for nowhere. Set
// OnResize to learn when the question's height changed.
func Inline(course *content.Course, q *content.Question, s Session, navigator Navigator, from *Attempt, changed func(*Attempt)) *Quiz {
	if from == nil {
		from = &Attempt{}
		if q.Calculation != nil { // until it is answered it keeps its numbers, and has others the next time
			from.Seed = uint64(s.Results(q.ID).Asked) + 1
		}
	}
	z := newQuiz(q, nil, from.Seed, false, questionText{course, navigator.Follow})
	z.record = func(right bool, answer Answer) error {
		answer.Lesson = q.Lesson
		return s.AnswerSure(q.ID, right, answer, answer.Sure)
	}
	z.fail = navigator.Fail
	z.asksSure = asksSure(navigator)
	z.blank = z.draft()
	z.restore(from.Answer, false)
	z.hintText, z.hinted = from.Hint, from.Hint != ""
	if from.Checked && z.control.complete() {
		z.restore(nil, true)
	}
	z.build()
	if changed != nil {
		z.changed = func() { changed(z.attempt()) }
	}
	return z
}

// attempt tells how far the learner got; nil when nothing was done.
func (z *Quiz) attempt() *Attempt {
	h := &Attempt{Answer: z.draft(), Seed: z.host.seed, Hint: z.hintText, Checked: z.checked}
	if bytes.Equal(h.Answer, z.blank) && h.Hint == "" && !h.Checked {
		return nil
	}
	return h
}

// Reopen takes back that the answer was checked; the answer stays to be changed. A
// calculation has the numbers again that it was given to, which seed draws.
func (z *Quiz) Reopen(seed uint64) {
	if z.q.Drawn != nil && seed != 0 && seed != z.q.Drawn.Seed {
		z.host.seed, z.checked = seed, false
		z.q = z.q.Draw(seed)
		z.control = newControl(z.q, z.host)
		z.build()
		z.tellChanged()
		return
	}
	z.recheck(false)
}

// Question is what is asked, with the numbers that were drawn for it.
func (z *Quiz) Question() *content.Question { return z.q }

// Reclose shows what is right again, after Reopen. It does nothing while there is
// no answer.
func (z *Quiz) Reclose() { z.recheck(true) }

func (z *Quiz) recheck(checked bool) {
	if z.checked == checked || checked && !z.control.complete() {
		return
	}
	draft := z.draft()
	z.checked = false
	z.control = newControl(z.q, z.host)
	z.restore(draft, checked)
	z.build()
	z.tellChanged()
}
