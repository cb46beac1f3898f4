package study

import "time"

// Confidence is how sure the learner was of an answer before it showed.
type Confidence string

// The confidences. NotAsked is of an answer before which nothing was said.
const (
	NotAsked Confidence = ""
	Sure     Confidence = "sure"
	Fairly   Confidence = "fairly"
	Guessing Confidence = "guessing"
)

// Confidences gives those that can be said, the surest first.
func Confidences() []Confidence { return []Confidence{Sure, Fairly, Guessing} }

// sureness is a Confidence in one byte: 0 is that nothing was said.
type sureness uint8

const sure sureness = 1

// number gives the confidence as it is kept; what a later version may say counts as
// nothing.
func (c Confidence) number() sureness {
	for i, of := range Confidences() {
		if c == of {
			return sureness(i + 1)
		}
	}
	return 0
}

// Calibrated is how answers turned out before which the learner was equally sure.
type Calibrated struct{ Asked, Right int }

// calibration is that by sureness, from [Sure] on.
type calibration [3]Calibrated

func (c *calibration) add(of sureness, right bool, n int) {
	if of == 0 || int(of) > len(c) {
		return
	}
	c[of-1].Asked += n
	if right {
		c[of-1].Right += n
	}
}

func (c *codec) calibration(of *calibration) {
	for i := range of {
		integer(c, &of[i].Asked)
		integer(c, &of[i].Right)
	}
}

// Calibration is how often the learner is right when they are so sure, of cards and of
// questions.
type Calibration struct {
	Confidence       Confidence
	Cards, Questions Calibrated
}

// All adds up cards and questions.
func (c Calibration) All() Calibrated {
	return Calibrated{c.Cards.Asked + c.Questions.Asked, c.Cards.Right + c.Questions.Right}
}

// Calibration gives how sure the learner was beside how right they were, the surest
// first. A card counts as right unless it was rated Again.
func (s *Session) Calibration() []Calibration {
	all := make([]Calibration, 0, len(Confidences()))
	for i, c := range Confidences() {
		all = append(all, Calibration{c, s.state.memories().calibration[i], answeredEvents.in(s.state).calibration[i]})
	}
	return all
}

// What was sure and wrong comes back on the same day, at the latest so long after, and
// once more so many days later, whatever its schedule says: a card or a question that
// was answered since, a few days before that or later, has come back. The schedule goes
// by the answers alone, and knows nothing of it.
const (
	surelyWrongWait = 10 * time.Minute
	owedAfter       = 7 // days
	owedUntil       = 5 // days after which an answer counts as that
)

// owedOn is the day on which what was sure and wrong on a day, 0 for none, comes again,
// given when it was answered last; false when it has.
func owedOn(wrong, last localDay) (localDay, bool) {
	return wrong + owedAfter, wrong != 0 && last < wrong+owedUntil
}

// owe takes an answer into account of which it may be owed that its question comes again.
func (p *results) owe(question string, a *answer, on localDay) {
	if a.sure == sure && !a.right {
		p.owed[question] = on
	} else if wrong, ok := p.owed[question]; ok {
		if _, owed := owedOn(wrong, on); !owed {
			delete(p.owed, question)
		}
	}
}

// owes says whether a question is to come again today, as it was answered wrong although
// the learner was sure: the same day until it is answered right, and after a week.
func (s *Session) owes(question string, today localDay) bool {
	wrong, ok := answeredEvents.in(s.state).owed[question]
	return ok && (today >= wrong+owedAfter || today == wrong && !s.state.results()[question].LastRight)
}
