package theme

import "sync/atomic"

// Motion is whether changes are shown by a movement.
type Motion int

// The choices.
const (
	Moving      Motion = iota
	StandsStill        // nothing moves
	AsSystem           // as the system's settings say
)

var (
	motion      atomic.Int32
	systemStill atomic.Bool
)

// Still tells whether nothing is to move.
func Still() bool {
	m := Motion(motion.Load())
	return m == StandsStill || m == AsSystem && systemStill.Load()
}

// SetMotion is the learner's choice.
func SetMotion(m Motion) { motion.Store(int32(m)) }

// SetStill turns motion off.
func SetStill(on bool) {
	SetMotion(Moving)
	if on {
		SetMotion(StandsStill)
	}
}

// SetSystemStill is what the system's settings say.
func SetSystemStill(on bool) { systemStill.Store(on) }
