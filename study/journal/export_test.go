package journal

import (
	"testing"
	"time"
)

// WholeLog gives how many bytes of a log SQLite takes up.
var WholeLog = wholeLog

// TornLog says whether a log holds more than a crash leaves.
func TornLog(log []byte) bool {
	_, torn := readLog(log)
	return torn
}

// LeftByCrash says whether the journal was opened as a crash left it, and not looked
// through.
func LeftByCrash(j *Journal) bool { return j.disk.file.crashed }

// WaitLong has an answer of the disk waited for as long as any machine takes, where
// a test isn't of one that doesn't answer.
func WaitLong() { answers = 2 * time.Minute }

// SetRoom has disks say how many bytes they yet take, for as long as a test takes.
func SetRoom(t *testing.T, f func(folder string) (int64, bool)) {
	was := room
	room = f
	t.Cleanup(func() { room = was })
}
