package study_test

import (
	"fmt"
	"testing"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
)

// BenchmarkSession_Edit is what half a second of typing costs, the disk left
// out: with the bundled course, ten processes of one's own, and a thousand
// edits of this one before.
func BenchmarkSession_Edit(b *testing.B) {
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		b.Fatal(problems)
	}
	s, err := study.Start(course, &pad{}, morning())
	if err != nil {
		b.Fatal(err)
	}
	id := ""
	for range 10 {
		if id, err = s.MakeOwn("Ours", "", course.Processes[2]); err != nil {
			b.Fatal(err)
		}
	}
	n := 0
	edit := func() {
		n++
		c := study.Change{Kind: study.ChangeSet, Step: "demo", Field: study.FieldAim, Text: fmt.Sprintf("Show them what they asked for, draft %d.", n)}
		if err := s.Edit(id, c); err != nil {
			b.Fatal(err)
		}
	}
	for range 1000 {
		edit()
	}
	for b.Loop() {
		edit()
	}
}
