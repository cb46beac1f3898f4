package study

import (
	"slices"
	"time"

	"stagecraft/study/day"
)

// Clock tells the time, in the learner's zone.
type Clock interface {
	Now() time.Time
}

// SystemClock is the computer's clock.
type SystemClock struct{}

// Now is the computer's time in the zone it is in now.
func (SystemClock) Now() time.Time {
	t := time.Now()
	if in := systemZone.at(t); in != time.Local {
		t = t.In(in)
	}
	return t
}

// localDay is a learner's day.
type localDay = day.Day

// instant is one reading of the clock, and when it is taken to be.
type instant struct {
	shown day.Reading
	time  time.Time // in the learner's zone, to the millisecond
	ms    int64     // UTC
	day   localDay
}

// now reads the clock. Where the clock can't be right, time goes on from what
// was done last; and a day that has begun goes on until a later one begins.
func (s *Session) now() instant {
	t := s.clock.Now()
	shown := s.readingAt(t)
	p := s.state.place(shown)
	return instant{shown: shown, time: time.UnixMilli(p.At).In(t.Location()), ms: p.At, day: p.Day}
}

// readingAt is what the clock shows at a time.
func (s *Session) readingAt(t time.Time) day.Reading {
	return day.Reading{At: max(t.UnixMilli(), 0), Offset: day.Offset(t), Turn: s.state.turn()}
}

// Now is the time in the learner's zone: that of the session's clock, unless
// the clock can't be right.
func (s *Session) Now() time.Time { return s.now().time }

// place says when a reading is that comes after all there are.
func (s *State) place(shown day.Reading) day.Placed {
	last := s.lastRecord()
	if last == nil {
		return day.Placed{At: shown.At, Day: shown.Day()}
	}
	p := day.Placed{At: shown.At}
	if shown.At < day.Earliest && s.lived {
		p.At = last.at
		if last.shown.At < day.Earliest {
			p.At += day.Elapsed(last.shown.At, shown.At)
		}
	}
	p.Day = max(last.day, shown.Turn.At(p.At, shown.Offset))
	return p
}

// lastRecord is the last one that counts; nil when there is none.
func (s *State) lastRecord() *record {
	for i := s.size() - 1; i >= 0; i-- {
		if r := s.at(int32(i)); !r.undone {
			return r
		}
	}
	return nil
}

// follows says whether a record's time and day are those its clock showed, as
// they are when no clock went back.
func (s *State) follows(r *record) bool {
	last := s.lastRecord()
	if last == nil {
		return true
	}
	step := r.shown.At - last.shown.At
	return step >= 0 && (r.shown.At < day.Earliest) == (last.shown.At < day.Earliest) &&
		r.day >= last.day && (!s.uneven || step < day.Misreading)
}

// fits says whether a record that counts again is where its clock showed, and the
// others stay where they are.
func (s *State) fits(i int32) bool {
	inOrder := func(a, b *record) bool {
		return a.shown.At <= b.shown.At && a.day <= b.day && (a.shown.At < day.Earliest) == (b.shown.At < day.Earliest)
	}
	r := s.at(i)
	for k := i - 1; k >= 0; k-- {
		if before := s.at(k); !before.undone {
			if !inOrder(before, r) {
				return false
			}
			break
		}
	}
	for k := i + 1; int(k) < s.size(); k++ {
		if after := s.at(k); !after.undone {
			if !inOrder(r, after) {
				return false
			}
			break
		}
	}
	return !s.uneven && (s.lived || r.shown.At < day.Earliest)
}

// settleTimes says when everything happened, once something came that doesn't
// follow what was there. Undone things have no part in it.
func (s *State) settleTimes() {
	if !s.timesStale {
		return
	}
	s.timesStale, s.uneven, s.lived, s.backs = false, false, false, nil
	s.resets++
	s.unpack()
	log := s.log.recent
	readings := make([]day.Reading, 0, len(log))
	s.settleTurns()
	for i := range log {
		if r := &log[i]; !r.undone {
			readings = append(readings, r.shown)
			s.lived = s.lived || r.shown.At >= day.Earliest
		}
	}
	for i := 1; i < len(readings); i++ {
		if back := readings[i-1].At - readings[i].At; back >= day.Misreading {
			s.backs = append(s.backs, back)
		}
	}
	placed := day.Place(readings)
	for i := range log {
		r := &log[i]
		p := day.Placed{At: r.shown.At, Day: r.shown.Day()}
		if !r.undone {
			s.uneven = s.uneven || placed[0] != p
			p, placed = placed[0], placed[1:]
		}
		if r.at != p.At || r.day != p.Day {
			r.at, r.day, s.stale = p.At, p.Day, true
		}
	}
}

// Disagreement is how the clock and the journal disagree.
type Disagreement int

// The disagreements: the clock shows a time before what was done last; it shows
// a time before there was a Stagecraft, as when its battery is dead; and it
// shows a time so long after what was done last that it may be wrong.
const (
	ClockBehind Disagreement = 1 + iota
	ClockDead
	ClockAhead
)

// longAgo is how long after the last thing done a clock may be ahead.
const longAgo = 300 * 24 * time.Hour

// ClockNotice says that the clock and the journal disagree. Times are in the
// learner's zone.
type ClockNotice struct {
	Kind  Disagreement
	Shown time.Time // by the clock now
	Last  time.Time // by the clock when something was done last
}

// CheckClock holds the clock against the journal, as Start does. It gives a
// notice when they disagree by more than a day, once: that it was noticed is
// written down, as the next thing done may be long in coming, and what waits
// until then goes by what the clock shows now. When writing it down fails,
// nothing has changed.
func (s *Session) CheckClock() (ClockNotice, bool, error) {
	err := s.checkClock()
	n := s.clockNotice
	s.clockNotice = ClockNotice{}
	return n, n.Kind != 0, err
}

func (s *Session) checkClock() error {
	last := s.state.lastRecord()
	if last == nil {
		return nil
	}
	t := s.clock.Now()
	shown := s.readingAt(t)
	step := shown.At - last.shown.At
	n := ClockNotice{Shown: t, Last: time.UnixMilli(last.shown.At).In(t.Location())}
	dead, wasDead := shown.At < day.Earliest, last.shown.At < day.Earliest
	switch {
	case dead && !wasDead:
		n.Kind = ClockDead
	case step <= -day.Misreading && !dead:
		n.Kind = ClockBehind
	case step >= longAgo.Milliseconds() && !wasDead:
		n.Kind = ClockAhead
	case wasDead && !dead, s.state.uneven && step >= day.Misreading && s.state.wouldMove(shown):
		// It was put right.
	default:
		return nil
	}
	if err := s.do(OpStudy, shown, []Entry{{Clocked, ClockedPayload{}}}); err != nil {
		return err
	}
	if n.Kind != 0 {
		s.clockNotice = n
	}
	return nil
}

// wouldMove says whether a reading would give what was done another time or day.
func (s *State) wouldMove(shown day.Reading) bool {
	step := shown.At - s.lastRecord().shown.At
	if !slices.ContainsFunc(s.backs, func(back int64) bool { return day.MayUndo(step, back) }) {
		return false
	}
	var readings []day.Reading
	for _, r := range s.each(0) {
		if !r.undone {
			readings = append(readings, r.shown)
		}
	}
	before, after := day.Place(readings), day.Place(append(slices.Clone(readings), shown))
	return !slices.Equal(before, after[:len(before)])
}
