package ui

import (
	"context"
	"time"

	"stagecraft/study/datafolder"
	"stagecraft/study/journal"
)

// BackupKeeper is a [Keeper] that backs the learner's data up.
type BackupKeeper interface {
	// BackUp makes a backup of all that was done, and gives it once it was read
	// back and compared; the newest one, if that holds all of it. It is to be
	// called off the main goroutine before something is done to the data that the
	// learner may want to take back: with an error, that isn't done. Progress,
	// unless nil, is told on the caller's goroutine how much is written of how much.
	BackUp(ctx context.Context, why journal.Reason, progress func(done, all int64)) (journal.Backup, error)
}

// Restorer is a [BackupKeeper] that puts backups back. But for Replaced, its
// methods are called off the main goroutine.
type Restorer interface {
	BackupKeeper
	// BackupDue says whether it is time for the day's backup.
	BackupDue(now time.Time) (bool, error)
	// Backups lists them, the newest first.
	Backups() ([]journal.Backup, error)
	// LookInto reads one through, and says what restoring it would change.
	LookInto(ctx context.Context, path string, progress func(done, all int64)) (journal.Contents, error)
	// Restore puts the data back to what a backup holds, and keeps what it
	// replaces. Ready is called before, and ends the use of the course that is
	// open; with an error after that the data may be as it was or as it is to be,
	// and is opened by the next Load.
	Restore(ctx context.Context, path string, progress func(done, all int64), ready func() error) error
	// Replaced is what the last restore replaced; "" when nothing can be undone.
	Replaced() string
	// UndoRestore puts that back, with what was done since.
	UndoRestore(ctx context.Context, ready func() error) error
}

// Mover is a [Keeper] that moves all data to another folder. Its methods are called
// off the main goroutine.
type Mover interface {
	// PlaceFor gives the folder to which data would be moved for a chosen one.
	PlaceFor(chosen string) (string, error)
	// MoveData moves it, and goes on there; with an error it is where it was.
	MoveData(ctx context.Context, to string, progress func(done, all int64)) error
}

// LearnerKeeper is a [Keeper] of the data of several learners. Its methods are
// called off the main goroutine.
type LearnerKeeper interface {
	// Learners gives all of them, and the id of who is here.
	Learners() (all []datafolder.Learner, here string, err error)
	AddLearner(name, colour string) (datafolder.Learner, error)
	SaveLearner(datafolder.Learner) error
	// SwitchLearner has another's data in the place of the one that is open. Ready
	// is called before, and ends the use of the course that is open; with an error
	// who was here stays. The next Load opens their course.
	SwitchLearner(ctx context.Context, id string, ready func() error) error
}
