package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui"
)

var _ ui.Reloader = (*shelf)(nil)

// WrittenAt is the folder in which the open course may be written while it is open; ""
// for none, as of one that came with the app or is a file.
func (s *shelf) WrittenAt(o *ui.Opened) string {
	if o.Path == ui.Bundled {
		return ""
	}
	if info, err := os.Stat(o.Path); err != nil || !info.IsDir() {
		return ""
	}
	return o.Path
}

// Reload reads the files of an open course again, and begins another session on it,
// beside the one there is. The error wraps the course's problems when it can't be
// opened as it is now.
func (s *shelf) Reload(ctx context.Context, o *ui.Opened) (*ui.Opened, content.Problems, error) {
	j := s.now()
	if j == nil {
		return nil, nil, errNotOpen
	}
	course, problems := content.OpenPath(ctx, o.Path)
	switch {
	case ctx.Err() != nil && course == nil:
		return nil, nil, ctx.Err()
	case ctx.Err() != nil:
		return nil, nil, errors.Join(ctx.Err(), course.Close())
	case course == nil:
		return nil, problems, problems
	case course.ID != o.Course.ID:
		return nil, problems, errors.Join(ui.ErrOtherCourse, course.Close())
	}
	session, err := study.Start(course, j, study.SystemClock{}, study.WithContext(ctx), study.WhileWritten())
	if err != nil {
		return nil, problems, errors.Join(fmt.Errorf("reading what you did in %s: %w", course.Title, err), course.Close())
	}
	return &ui.Opened{Course: course, Session: session, Path: o.Path}, problems, nil
}
