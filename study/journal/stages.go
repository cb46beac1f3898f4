package journal

// stages tells how far a piece of work of several parts is, in thousandths of all
// of it.
type stages struct {
	tell     func(done, all int64) // nil for nobody
	from, to int64                 // of the part that is going on
	told     int64
}

// The parts of a recovery, by the thousandth at which each ends; the shares are as
// measured.
const (
	stageCarve   = 150
	stageQuery   = 450
	stagePut     = 900
	stageBackups = 980
	stageEnd     = 1000
)

// usualRow is how many bytes an event takes in a journal, with its entry in the
// index, at least.
const usualRow = 250

func newStages(tell func(done, all int64)) *stages { return &stages{tell: tell} }

// begin ends the part that went on, and begins the one that ends at to.
func (s *stages) begin(to int64) {
	s.from, s.to = s.to, to
	s.say(s.from)
}

// at tells how much of the part is done of how much, about.
func (s *stages) at(done, all int64) {
	s.say(s.from + (s.to-s.from)*min(done, all)/max(all, 1))
}

func (s *stages) say(n int64) {
	if s.tell != nil && (n > s.told || s.told == 0) {
		s.told = n
		s.tell(n, stageEnd)
	}
}
