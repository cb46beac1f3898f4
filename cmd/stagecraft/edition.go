package main

import (
	"context"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
)

// beforeEdition makes a backup where opening a course brings the learner to another
// edition of it. Where that fails, the course is opened all the same: a new edition
// adds to what was done and takes nothing away, and can be undone.
func (s *shelf) beforeEdition(ctx context.Context, j *journal.Journal, course *content.Course) error {
	if !study.ChangesEdition(course, j) {
		return nil
	}
	if _, err := j.EnsureBackup(ctx, journal.BeforeEdition, s.backupSpace(), nil); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		fyne.LogError("backing up before another edition of "+course.ID, err)
	}
	return nil
}
