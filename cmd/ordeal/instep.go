package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"stagecraft/study"
	"stagecraft/study/foldersync"
	"stagecraft/study/fsrs"
)

// sharedFolder is the name, beside the data folders, of the one through which two users keep in step, and
// quietVariable names the environment variable that has a child do nothing but that.
const (
	sharedFolder  = "shared"
	quietVariable = "STAGECRAFT_ORDEAL_QUIET"
)

// inStep does a round with the folder, as the app does every few minutes, and has the session take what came.
func (c *child) inStep() error {
	if c.syncer == nil {
		c.syncer = foldersync.NewSyncer(c.journal, filepath.Join(filepath.Dir(c.folder), sharedFolder), c.session.JoinEvents)
	}
	r, err := c.syncer.Round(context.Background(), filepath.Join(c.data(), "in step"))
	if len(r.Written) > 0 && !c.session.TakeJoined(r.Written) {
		var e error
		c.session, e = study.Start(c.course, c.journal, study.SystemClock{})
		err = errors.Join(err, e)
	}
	if err != nil {
		return err
	}
	for _, f := range r.Files {
		if f.Fault != nil && !errors.Is(f.Fault, foldersync.ErrHalf) {
			return f.Fault
		}
	}
	if len(r.Written) == 0 && !r.Wrote {
		c.tell(lineQuiet)
	}
	return nil
}

// vary does something besides answering.
func (c *child) vary() error {
	switch c.random.IntN(4) {
	case 0:
		if card, ok := c.session.Next(study.AllCards); ok {
			return c.session.Grade(card.ID, fsrs.Rating(1+c.random.IntN(4)), time.Second)
		}
	case 1:
		lesson := c.course.Lessons[0]
		block := lesson.Blocks[c.random.IntN(len(lesson.Blocks))].Key
		return c.session.Note(study.Note{Passage: study.Passage{Lesson: lesson.ID, Block: block}, Text: fmt.Sprintf("%d of run %d", c.done, c.run)})
	case 2:
		_, _, err := c.session.Undo(study.ScopeCards)
		return err
	}
	return nil
}

// comeToRest keeps in step without doing anything else, until there is nothing to do.
func (c *child) comeToRest() error {
	if err := c.inStep(); err != nil {
		return err
	}
	return c.journal.Close()
}

func quiet() bool { return os.Getenv(quietVariable) != "" }
