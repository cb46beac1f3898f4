package lesson

import (
	"os"
	"testing"

	"stagecraft/ui/internal/uitest"
)

// What a timer of an earlier test has done on the main goroutine stays undone: the test
// that runs by then is on it.
func TestMain(m *testing.M) {
	uitest.DropUnqueued()
	os.Exit(m.Run())
}
