// Package seeddata is a learner who studies every day, for measuring the app
// on a long journal and for trying it out.
package seeddata

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/day"
	"stagecraft/study/fsrs"
)

// perDay is about how much the learner does in one sitting at least, and often how
// long each thing takes at most on the average.
const (
	perDay = 40
	often  = 75 * time.Second
)

// Device is the id of the device that the events are of.
const Device = "simulated"

// Events gives what a learner did on the days up to until, in its zone: n
// events, in order, the last of them before until. Each day they review what
// is due, go through some more cards, answer questions, read on and step
// through a process. They do as much of it a day as it takes for no clock to show a
// time before [day.Earliest]. The same course, seed, n and until give the same events.
//
// The events are those that a [study.Session] writes. A course without cards
// and questions has too little to do for n events, which is an error.
func Events(course *content.Course, seed uint64, n int, until time.Time) ([]study.Event, error) {
	l := &learner{random: rand.New(rand.NewPCG(seed, 0x57a6ec)), course: course, n: n, perDay: perDay}
	if since := int(until.Sub(time.UnixMilli(day.Earliest)).Hours()/24) - 2; since > 0 {
		l.perDay = max(perDay, (n+since-1)/since)
	}
	days := (n + l.perDay - 1) / l.perDay
	l.now = until.AddDate(0, 0, -days)
	session, err := study.Start(course, &l.kept, l, study.WithRandom(source{l.random}))
	if err != nil {
		return nil, err
	}
	l.session = session
	for i := range days + 1 {
		l.now = until.AddDate(0, 0, i-days).Add(-time.Duration(l.perDay) * often)
		if i == days {
			l.limit = n
		} else {
			l.limit = min(len(l.kept.events)+l.perDay+l.random.IntN(9)-4, n)
		}
		before := len(l.kept.events)
		if err := l.study(until); err != nil {
			return nil, err
		}
		if len(l.kept.events) == n {
			return l.kept.events, nil
		}
		if i > 0 && len(l.kept.events) == before {
			break
		}
	}
	return nil, fmt.Errorf("the course gives a learner too little to do: %d events of %d", len(l.kept.events), n)
}

// learner is the one who studies. It is the session's clock too.
type learner struct {
	random  *rand.Rand
	course  *content.Course
	session *study.Session
	kept    kept
	now     time.Time
	n       int
	perDay  int
	limit   int // of events, for today
}

// Now is the learner's time.
func (l *learner) Now() time.Time { return l.now }

// spend lets a while pass, and says whether the day goes on.
func (l *learner) spend(atMost time.Duration, until time.Time) bool {
	wait := time.Second + time.Duration(l.random.Int64N(int64(atMost)))
	if next := l.now.Add(wait.Truncate(time.Millisecond)); next.Before(until) {
		l.now = next
	}
	return len(l.kept.events) < l.limit
}

func (l *learner) study(until time.Time) error {
	// Some of the day is left for the rest, however many cards wait.
	for l.spend(15*time.Second, until) && len(l.kept.events) < l.limit-l.perDay/4 {
		card, ok := l.session.Next(study.AllCards)
		if !ok {
			break
		}
		if err := l.grade(card); err != nil {
			return err
		}
	}
	if err := l.readOn(until); err != nil {
		return err
	}
	if err := l.stepThrough(until); err != nil {
		return err
	}
	cards, _ := l.session.Deck(study.AllCards)
	questions := l.session.PracticeQueue("")
	for l.spend(20*time.Second, until) {
		switch {
		case len(questions) > 0 && (len(cards.Cards) == 0 || l.random.IntN(3) == 0):
			q := questions[0]
			if questions = questions[1:]; len(questions) == 0 {
				questions = l.session.PracticeQueue("")
			}
			if err := l.session.Answer(q.ID, l.random.IntN(5) > 0, l.random.IntN(4)); err != nil {
				return err
			}
		case len(cards.Cards) > 0:
			if err := l.grade(cards.Cards[l.random.IntN(len(cards.Cards))]); err != nil {
				return err
			}
		default:
			return nil
		}
	}
	return nil
}

// grade rates a card as someone would who recalls it as often as expected, and
// now and then takes the grade back.
func (l *learner) grade(card study.Card) error {
	chance := l.session.Retrievability(card.ID)
	if chance == 0 {
		chance = 0.6
	}
	rating := fsrs.Again
	if l.random.Float64() < chance {
		rating = [...]fsrs.Rating{fsrs.Hard, fsrs.Good, fsrs.Good, fsrs.Good, fsrs.Good, fsrs.Easy}[l.random.IntN(6)]
	}
	took := time.Duration(1500+l.random.IntN(9000)) * time.Millisecond
	if err := l.session.Grade(card.ID, rating, took); err != nil {
		return err
	}
	if l.random.IntN(100) == 0 && len(l.kept.events) < l.limit {
		_, _, err := l.session.Undo(study.ScopeCards)
		return err
	}
	return nil
}

// readOn reads a few blocks more of the first lesson that isn't finished.
func (l *learner) readOn(until time.Time) error {
	for _, lesson := range l.course.Lessons {
		if l.session.LessonProgress(lesson.ID).Finished {
			continue
		}
		blocks := 6
		for _, b := range lesson.Blocks {
			if l.session.HasRead(lesson.ID, b.Key) {
				continue
			}
			if blocks == 0 || !l.spend(25*time.Second, until) {
				return nil
			}
			blocks--
			if err := l.session.MarkRead(lesson.ID, b.Key); err != nil {
				return err
			}
		}
		if len(l.kept.events) < l.limit {
			return l.session.Finish(lesson.ID)
		}
		return nil
	}
	return nil
}

// stepThrough looks at the steps of one process.
func (l *learner) stepThrough(until time.Time) error {
	if len(l.course.Processes) == 0 || l.random.IntN(3) > 0 {
		return nil
	}
	p := l.course.Processes[l.random.IntN(len(l.course.Processes))]
	for _, step := range p.Steps {
		if !l.spend(8*time.Second, until) {
			return nil
		}
		if err := l.session.Stepped(p.ID, step.ID); err != nil {
			return err
		}
	}
	return nil
}

// kept is the store that the learner's session writes to.
type kept struct {
	events   []study.Event
	settings map[string]string
}

var _ study.Store = (*kept)(nil)

func (k *kept) Device() string { return Device }

func (k *kept) Append(all ...study.Event) error {
	for _, e := range all {
		e.Device, e.Seq = Device, int64(len(k.events)+1)
		k.events = append(k.events, e)
	}
	return nil
}

func (k *kept) Events() iter.Seq2[study.Event, error] {
	return func(yield func(study.Event, error) bool) {
		for _, e := range k.events {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func (k *kept) Setting(key string) (string, error) { return k.settings[key], nil }

func (k *kept) SetSetting(key, value string) error {
	if k.settings == nil {
		k.settings = map[string]string{}
	}
	k.settings[key] = value
	return nil
}

func (k *kept) SetSettingLater(key, value string) { _ = k.SetSetting(key, value) }

// source makes a reader of the learner's chance, for ids.
type source struct{ random *rand.Rand }

func (s source) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(s.random.Uint32())
	}
	return len(b), nil
}
