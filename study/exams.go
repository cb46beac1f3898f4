package study

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"stagecraft/content"
	"stagecraft/study/exam"
)

// The errors of exams.
var (
	ErrExamOpen   = errors.New("an exam is open already")
	ErrNoExam     = errors.New("there is no such exam")
	ErrExamOver   = errors.New("the exam is over")
	ErrNotEarned  = errors.New("the exam didn't earn the certificate")
	ErrNoName     = errors.New("a certificate needs a name")
	ErrNoExamAsks = errors.New("there is nothing to ask in an exam")
)

// Exams gives every exam of the course that was begun, in that order, as it stands.
func (s *State) Exams() []exam.Paper {
	ended, answers := *examEndedEvents.in(s), answeredEvents.in(s).exams
	begun := examBegunEvents.in(s).all
	all := make([]exam.Paper, len(begun))
	for i := range begun {
		all[i] = begun[i].paper(s)
		p := &all[i]
		p.Ended = ended[p.ID]
		for _, a := range answers[p.ID] {
			if p.Ended == 0 || a.At <= p.Ended {
				p.Take(a)
			}
		}
	}
	return all
}

// Certificate is one that was made: the exam that earned it, and for whom.
type Certificate struct {
	Exam exam.Paper
	Name string
}

// Code is the code that it bears.
func (c *Certificate) Code() string { return c.Exam.Code(c.Name) }

// Certificates gives the certificates that were made of exams which earned one, in
// that order, each once.
func (s *State) Certificates() []Certificate {
	made := certifiedEvents.in(s).all
	if len(made) == 0 {
		return nil
	}
	of := map[string]exam.Paper{}
	for _, p := range s.Exams() {
		of[p.ID] = p
	}
	var all []Certificate
	seen := map[CertifiedPayload]bool{}
	for _, m := range made {
		p, ok := of[m.Exam]
		if ok && p.Earned() && !seen[m] {
			seen[m] = true
			all = append(all, Certificate{p, m.Name})
		}
	}
	return all
}

// Exams gives every exam of the course that was begun, in that order.
func (s *Session) Exams() []exam.Paper { return s.state.Exams() }

// Exam gives an exam; false when there is none with the id.
func (s *Session) Exam(id string) (exam.Paper, bool) {
	all := s.state.Exams()
	if i := slices.IndexFunc(all, func(p exam.Paper) bool { return p.ID == id }); i >= 0 {
		return all[i], true
	}
	return exam.Paper{}, false
}

// OpenExam gives the exam that was begun last, if it wasn't handed in. Its time may
// be up.
func (s *Session) OpenExam() (exam.Paper, bool) {
	all := s.state.Exams()
	if len(all) == 0 || all[len(all)-1].Ended > 0 {
		return exam.Paper{}, false
	}
	return all[len(all)-1], true
}

// ExamPools gives the questions that an exam of some lessons is drawn from, by
// lesson; of no lessons it is the whole course. Texts to write are never among them.
func (s *Session) ExamPools(lessons ...string) [][]string {
	var pools [][]string
	for _, of := range s.questionsByLesson() {
		if len(lessons) == 0 || of.Lesson != nil && slices.Contains(lessons, of.Lesson.ID) {
			if ids := slices.DeleteFunc(slices.Clone(of.IDs), func(id string) bool { return !s.inExams(id) }); len(ids) > 0 {
				pools = append(pools, ids)
			}
		}
	}
	return pools
}

// questionsByLesson gives the course's questions by the lesson that explains them,
// which is found out once.
func (s *Session) questionsByLesson() []content.LessonQuestions {
	if s.byLesson == nil {
		s.byLesson = s.base.QuestionsByLesson()
	}
	return s.byLesson
}

// BeginExam draws an exam of so many questions, or of all where there are fewer,
// from some lessons, or with none from the whole course, with some minutes to do it
// in or, with 0, any time. It gives the exam.
func (s *Session) BeginExam(questions, minutes int, lessons ...string) (exam.Paper, error) {
	if open, ok := s.OpenExam(); ok {
		return open, fmt.Errorf("begin an exam: %w", ErrExamOpen)
	}
	var b [4]byte
	if _, err := io.ReadFull(s.random, b[:]); err != nil {
		return exam.Paper{}, fmt.Errorf("begin an exam: draw a seed: %w", err)
	}
	p := ExamBegunPayload{Seed: binary.LittleEndian.Uint32(b[:]), Minutes: min(max(minutes, 0), mostExamMinutes), Lessons: lessons}
	p.Questions = exam.Draw(s.ExamPools(lessons...), min(questions, mostExam), p.Seed)
	if len(p.Questions) == 0 {
		return exam.Paper{}, fmt.Errorf("begin an exam: %w", ErrNoExamAsks)
	}
	if c := s.base.Certificate; c != nil {
		p.Needs = &exam.Condition{Questions: c.Questions, Right: c.Right, Minutes: c.Minutes}
	}
	if err := s.Do(OpStudy, Entry{ExamBegun, p}); err != nil {
		return exam.Paper{}, err
	}
	begun, _ := s.OpenExam()
	return begun, nil
}

// ExamQuestion gives the question of an exam with an id, which this edition of the
// course may call otherwise; nil when it has it no more.
func (s *Session) ExamQuestion(id string) *content.Question {
	return s.course.Question(s.state.renames.question(id))
}

// AnswerExam writes down an answer within an exam. Until the exam is over another
// one to the same question takes its place.
func (s *Session) AnswerExam(id, question string, correct bool, answer any) error {
	p, ok := s.Exam(id)
	switch {
	case !ok:
		return fmt.Errorf("answer %q in the exam %s: %w", question, id, ErrNoExam)
	case p.Over(s.now().shown.At - exam.Grace.Milliseconds()):
		return fmt.Errorf("answer %q in the exam %s: %w", question, id, ErrExamOver)
	case !slices.Contains(p.Questions, question):
		return fmt.Errorf("answer %q in the exam %s: %w", question, id, ErrNoQuestion)
	}
	body, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("answer %q in the exam %s: %w", question, id, err)
	}
	return s.Do(OpStudy, Entry{Answered, AnsweredPayload{Question: question, Right: correct, Answer: body, Exam: id}})
}

// EndExam hands an exam in. One that was handed in stays as it was.
func (s *Session) EndExam(id string) error {
	p, ok := s.Exam(id)
	if !ok {
		return fmt.Errorf("hand in the exam %s: %w", id, ErrNoExam)
	}
	if p.Ended > 0 {
		return nil
	}
	return s.Do(OpStudy, Entry{ExamEnded, ExamEndedPayload{Exam: id}})
}

// Certify makes the certificate of an exam for a name, and gives its code. Made
// again for the same name it is the same.
func (s *Session) Certify(id, name string) (Certificate, error) {
	p, ok := s.Exam(id)
	name = CertificateName(name)
	switch {
	case !ok:
		return Certificate{}, fmt.Errorf("make a certificate of the exam %s: %w", id, ErrNoExam)
	case !p.Earned():
		return Certificate{}, fmt.Errorf("make a certificate of the exam %s: %w", id, ErrNotEarned)
	case name == "":
		return Certificate{}, fmt.Errorf("make a certificate of the exam %s: %w", id, ErrNoName)
	}
	for _, c := range s.Certificates() {
		if c.Exam.ID == id && c.Name == name {
			return c, nil
		}
	}
	if err := s.Do(OpStudy, Entry{Certified, CertifiedPayload{Exam: id, Name: name}}); err != nil {
		return Certificate{}, err
	}
	return Certificate{p, name}, nil
}

// Certificates gives the certificates that were made, in that order.
func (s *Session) Certificates() []Certificate { return s.state.Certificates() }

// Reread is a place in a lesson that explains what was missed in an exam.
type Reread struct {
	Ref       content.Ref // of the lesson, at a heading
	Lesson    *content.Lesson
	Questions int // missed that it explains
}

// ExamReread gives what to reread after an exam: the places that explain what wasn't
// answered right, those of most such questions first, then in the course's order.
func (s *Session) ExamReread(p *exam.Paper) []Reread {
	var all []Reread
	for _, id := range p.Questions {
		if a, ok := p.Answer(id); ok && a.Right {
			continue
		}
		q := s.ExamQuestion(id)
		if q == nil {
			continue
		}
		ref, ok := s.base.ExplainedAt(q)
		if !ok {
			continue
		}
		i := slices.IndexFunc(all, func(r Reread) bool { return r.Ref == ref })
		if i < 0 {
			i = len(all)
			all = append(all, Reread{Ref: ref, Lesson: s.base.Lesson(ref.ID)})
		}
		all[i].Questions++
	}
	slices.SortStableFunc(all, func(a, b Reread) int {
		if d := b.Questions - a.Questions; d != 0 {
			return d
		}
		return a.Lesson.Number - b.Lesson.Number
	})
	return all
}
