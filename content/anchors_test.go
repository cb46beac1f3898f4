package content

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"stagecraft/content/salesprocess"
)

// What learners read, highlighted and wrote hangs on these keys. A new edition
// of the course changes the lines of the blocks whose words it changes, and
// those are carried along from the edition a learner saw last. So run
//
//	go test ./content -run BundledCoursesAnchors -update
//
// when lessons of the bundled course were edited, and see that no line changed
// but theirs. Never do so after a change of the program: if that gives an unedited
// block another key, every learner's marks in it are lost, in all courses.
func TestAnchors_TheBundledCoursesAnchorsStayAsTheyAre(t *testing.T) {
	c, _ := Open(salesprocess.FS())
	var got strings.Builder
	for _, b := range c.Anchors() {
		words := strings.Fields(b.Text)
		fmt.Fprintf(&got, "%s %s %d %s\n", b.Lesson, b.Key, b.Level, strings.Join(words[:min(len(words), 6)], " "))
	}
	const file = "testdata/anchors.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	was, is := strings.Split(string(kept), "\n"), strings.Split(got.String(), "\n")
	if len(was) < 100 {
		t.Fatalf("%s has %d lines", file, len(was))
	}
	known := map[string]bool{}
	for _, line := range was {
		known[line] = true
	}
	for _, line := range is {
		if !known[line] {
			t.Errorf("a block has an anchor that is not in %s: %s", file, line)
		}
	}
	if !t.Failed() && got.String() != string(kept) {
		t.Errorf("the course has %d blocks; %s has %d, or in another order", len(is), file, len(was))
	}
}
