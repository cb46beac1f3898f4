package content

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// Each footnote once copied all blocks before it: 20,000 took 11 seconds.
func TestCheck_OfManyFootnotesTakesTimeInStep(t *testing.T) {
	if testing.Short() {
		t.Skip("measures, and takes long")
	}
	check := func(n int) time.Duration {
		var note strings.Builder
		note.WriteString("# Notes\n\n")
		for i := range n {
			fmt.Fprintf(&note, "[^n%d] ", i)
			if i%10 == 9 {
				note.WriteString("says.\n\n")
			}
		}
		for i := range n {
			fmt.Fprintf(&note, "[^n%d]: Note %d.\n", i, i)
		}
		folder := fstest.MapFS{
			"course.yaml":   {Data: []byte("id: many\ntitle: Many\n")},
			"lessons/01.md": {Data: []byte(note.String())},
		}
		best := time.Hour
		for range 3 {
			start := time.Now()
			Check(folder)
			best = min(best, time.Since(start))
		}
		return best
	}
	few, many := check(2500), check(20000)
	t.Logf("2,500 take %v and 20,000 %v", few, many)
	if many > 30*few { // eight times as many
		t.Errorf("2,500 footnotes take %v and 20,000 take %v", few, many)
	}
}
