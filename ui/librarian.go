package ui

import (
	"context"
	"image"

	"stagecraft/study"
	"stagecraft/study/library"
)

// Librarian is a [Loader] that keeps the courses which were opened. But for Courses,
// its methods are called off the main goroutine.
type Librarian interface {
	// Courses gives them, the one opened last first. It waits for no disk, and gives
	// none until a course was opened.
	Courses() []library.Course
	// StandingIn says how far the learner is in one that isn't open; with
	// [library.ErrMissing], its files are gone.
	StandingIn(ctx context.Context, c library.Course) (study.Standing, error)
	// CoverOf reads a cover; nil for a course without.
	CoverOf(ctx context.Context, c library.Course) (image.Image, error)
	// RemoveCourse takes one off the list, by what it is opened by, and removes the
	// copy of its file. What was done in it stays.
	RemoveCourse(ref string) error
}
