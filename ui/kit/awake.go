package kit

import "time"

// What keeps the toolkit's loop from being put to sleep. It is for the main
// goroutine alone.
var (
	awakeUntil time.Time
	holds      int
)

// AwakeFor keeps the loop from sleeping for a while, as something moves or
// plays: a loop that sleeps draws nothing.
func AwakeFor(d time.Duration) {
	if until := time.Now().Add(d); until.After(awakeUntil) {
		awakeUntil = until
	}
}

// StayAwake keeps the loop from sleeping until release is called, which may be
// called more than once.
func StayAwake() (release func()) {
	holds++
	held := true
	return func() {
		if held {
			held = false
			holds--
		}
	}
}

// Awake tells whether something keeps the loop from sleeping.
func Awake() bool { return holds > 0 || time.Now().Before(awakeUntil) }
