package main

import (
	"io"
	"testing"

	"stagecraft/cmd/internal/hostile"
	"stagecraft/content"
	"stagecraft/content/website"
)

// TestWeb_ACourseOfTheWorstNotes writes the site of a course whose every lesson
// is a note that was made to be hard.
func TestWeb_ACourseOfTheWorstNotes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time")
	}
	dir := t.TempDir()
	lessons, err := hostile.Book(dir)
	if err != nil {
		t.Fatal(err)
	}
	course, problems := content.OpenPath(t.Context(), dir)
	if course == nil || len(course.Lessons) != lessons {
		t.Fatal(problems)
	}
	defer course.Close()
	if _, err := website.Zip(t.Context(), io.Discard, course, website.Options{}); err != nil {
		t.Error(err)
	}
}
