package study

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study/exam"
)

// Answered is when a question was answered.
const Answered Kind = "answered"

// AnsweredPayload is what an answered event holds.
type AnsweredPayload struct {
	Question string          `json:"question"`
	Right    bool            `json:"right"`
	Answer   json.RawMessage `json:"answer,omitempty"` // as the page gave it
	// Exam is the id of the event with which the exam began that it was given in.
	Exam string `json:"exam,omitempty"`
	// Loop is "before:" or "after:" and a lesson, for which it was asked.
	Loop string `json:"loop,omitempty"`
	// Confidence is how sure the learner was before the answer was checked.
	Confidence Confidence `json:"confidence,omitempty"`
}

// answer is what is kept of an answered event.
type answer struct {
	steps    []StepChoice // what it says of steps; nil when nothing
	question symbol
	lesson   symbol // within which it was given; that of "" for none
	exam     symbol // in which; that of "" for none
	given    string // the answer as JSON, of those of exams and of those with drawn numbers
	written  string // what was written; "" where nothing was
	loop     symbol // before or after which lesson; that of "" for none
	right    bool
	sure     sureness
	edition  editionNumber // in which it was given
}

// results is what answers come to.
type results struct {
	of     map[string]Results  // by question
	right  map[string]localDay // the day on which it was answered right last
	recent [][]StepChoice      // what the last answers about steps say of them, in order
	exams  map[string][]exam.Answer
	loops  map[string]tries    // by lesson and question
	owed   map[string]localDay // by question, the day on which it was answered wrong although the learner was sure
	// written is what was written last, by question.
	written map[string]string

	calibration calibration
}

var answeredEvents *kind[answer, results]

func init() {
	answeredEvents = register(kind[answer, results]{
		traits: traits{name: Answered, studied: true, timed: true},
		decode: func(s *State, payload []byte) (answer, bool) {
			p, ok := decode[AnsweredPayload](payload)
			if !ok || p.Question == "" {
				return answer{}, false
			}
			a := answer{question: s.symbols.intern(p.Question), right: p.Right, steps: stepChoices(p.Answer), lesson: s.symbols.intern(lessonOf(p.Answer)), edition: s.arriving, sure: p.Confidence.number()}
			if a.exam = s.symbols.intern(p.Exam); p.Exam != "" || seedOf(p.Answer) != 0 {
				a.given = string(p.Answer)
			}
			if given, ok := writtenIn(p.Answer); ok {
				a.written = given.Text
			}
			a.loop = s.symbols.intern(p.Loop)
			return a, true
		},
		reset: func(p *results) {
			*p = results{of: map[string]Results{}, right: map[string]localDay{}, exams: map[string][]exam.Answer{}, loops: map[string]tries{}, owed: map[string]localDay{}, written: map[string]string{}}
		},
		apply: func(s *State, p *results, i int32, e *record, a *answer) { p.add(s, i, e, a) },
		pack: func(c *codec, _ ulid.ULID, a *answer) {
			list(c, &a.steps, packChoice)
			c.symbol(&a.question)
			c.symbol(&a.lesson)
			c.flag(&a.right)
			integer(c, &a.sure)
			c.edition(&a.edition)
			c.symbol(&a.loop)
			c.symbol(&a.exam)
			text(c, &a.given)
			text(c, &a.written)
		},
		packAll: packResults,
		operation: func(s *State, a *answer) (OperationKind, Scope) {
			if s.symbols.text(a.exam) != "" {
				return OpStudy, Scope{} // an exam is as it was handed in
			}
			place := ScopePractice
			if lesson := s.symbols.text(a.lesson); lesson != "" {
				place.also, place.id = areaLessons, lesson
			}
			return OpAnswer, place
		},
		describe: func(s *Session, a *answer, done *Done) {
			done.Question = s.state.renames.question(s.state.symbols.text(a.question))
			done.Seed = seedOf([]byte(a.given))
		},
	})
}

// add takes an answer into account.
func (p *results) add(s *State, i int32, e *record, a *answer) {
	question := s.renames.question(s.symbols.text(a.question))
	r := p.of[question]
	r.Asked++
	if a.right {
		r.Right++
		if last, ok := p.right[question]; !ok || last != e.day {
			r.RightDays, p.right[question] = r.RightDays+1, e.day
		}
	}
	r.Changed = s.outdated(s.meaningsOf("question:"+question, "question", "answer"), a.edition, i)
	r.LastRight, r.Last = a.right, time.UnixMilli(e.at).UTC()
	p.of[question] = r
	if id := s.symbols.text(a.exam); id != "" {
		p.exams[id] = append(p.exams[id], exam.Answer{Question: s.symbols.text(a.question), Right: a.right, At: e.shown.At, Given: []byte(a.given)})
	}
	p.calibration.add(a.sure, a.right, 1)
	p.owe(question, a, e.day)
	if a.written != "" {
		p.written[question] = a.written
	}
	p.addLoop(s, s.symbols.text(a.loop), question, a.right)
	if a.steps != nil {
		p.recent = append(p.recent[max(len(p.recent)-recentChoices+1, 0):], a.steps)
	}
}

func packResults(c *codec, p *results) {
	dictionary(c, &p.of, text, func(c *codec, r *Results) {
		integer(c, &r.Asked)
		integer(c, &r.Right)
		c.flag(&r.LastRight)
		c.flag(&r.Changed)
		c.time(&r.Last)
		integer(c, &r.RightDays)
	})
	dictionary(c, &p.right, text, integer[localDay])
	dictionary(c, &p.owed, text, integer[localDay])
	c.calibration(&p.calibration)
	list(c, &p.recent, func(c *codec, steps *[]StepChoice) { list(c, steps, packChoice) })
	dictionary(c, &p.loops, text, func(c *codec, t *tries) {
		integer(c, &t.before)
		integer(c, &t.after)
	})
	dictionary(c, &p.written, text, text)
	dictionary(c, &p.exams, text, func(c *codec, of *[]exam.Answer) {
		list(c, of, func(c *codec, a *exam.Answer) {
			text(c, &a.Question)
			c.flag(&a.Right)
			integer(c, &a.At)
			given := string(a.Given)
			text(c, &given)
			a.Given = []byte(given)
		})
	})
}

// addLoop takes into account that a question was answered before a lesson or after
// it: the first time counts.
func (p *results) addLoop(s *State, of, question string, right bool) {
	loop, lesson, ok := strings.Cut(of, ":")
	if !ok || Loop(loop) != BeforeLesson && Loop(loop) != AfterLesson {
		return
	}
	key := loopKey(s.renames.lesson(lesson), question)
	t := p.loops[key]
	if try := t.of(Loop(loop)); *try == 0 {
		if *try = TryWrong; right {
			*try = TryRight
		}
	}
	p.loops[key] = t
}

func (s *State) results() map[string]Results { return answeredEvents.in(s).of }

func packChoice(c *codec, s *StepChoice) {
	text(c, &s.Asked)
	text(c, &s.Chosen)
}

// stepChoices gives what an answer says of steps; nil when nothing. An answer is
// whatever a page made of it, so one that can't be read says nothing.
func stepChoices(answer json.RawMessage) []StepChoice {
	if !bytes.Contains(answer, []byte(`"steps"`)) {
		return nil
	}
	var given struct {
		Steps []StepChoice `json:"steps"`
	}
	if json.Unmarshal(answer, &given) != nil || len(given.Steps) == 0 {
		return nil
	}
	return given.Steps
}

// lessonOf gives the lesson within which an answer was given; "" for none.
func lessonOf(answer json.RawMessage) string {
	if !bytes.Contains(answer, []byte(`"lesson"`)) {
		return ""
	}
	var given struct {
		Lesson string `json:"lesson"`
	}
	if json.Unmarshal(answer, &given) != nil {
		return ""
	}
	return given.Lesson
}

// seedOf gives what the numbers of the question were drawn from that an answer was
// given to; 0 when there were none.
func seedOf(answer []byte) uint64 {
	if !bytes.Contains(answer, []byte(`"seed"`)) {
		return 0
	}
	var given struct {
		Seed uint64 `json:"seed"`
	}
	if json.Unmarshal(answer, &given) != nil {
		return 0
	}
	return given.Seed
}
