package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/foldersync"
	"stagecraft/study/journal"
)

// A child is this program started by itself to work on a journal until it is killed. It tells what it
// is about to do and what is done, a line each, and says of nothing that it is done before the
// journal has said so.
const (
	lineDoing  = "doing"  // something is about to be written down
	lineShown  = "shown"  // all that was written down so far is kept
	lineBusy   = "busy"   // a backup, a join or a restore begins
	lineBackup = "backup" // a backup was made, of this name
	lineJoin   = "join"   // a file is about to be joined, of this name
	lineJoined = "joined" // it was
	lineDevice = "device" // the id of this one follows
	lineQuiet  = "quiet"  // there was nothing to bring in and nothing to write
)

// What a child does, besides writing down answers.
const (
	joins    = "joining (no window)"
	backsUp  = "backing up (no window)"
	restores = "restoring (no window)"
	inSteps  = "two users (no window)"
)

// child is what works until it is killed.
type child struct {
	folder  string // of all files
	at      string // the data folder, where it is elsewhere
	random  *rand.Rand
	course  *content.Course
	journal *journal.Journal
	session *study.Session
	run     int
	done    int
	tells   bool // somebody listens
	syncer  *foldersync.Syncer
}

// tell tells whoever listens.
func (c *child) tell(words ...any) {
	if c.tells {
		fmt.Println(words...)
	}
}

func (c *child) data() string {
	if c.at != "" {
		return c.at
	}
	return filepath.Join(c.folder, "data")
}

func (c *child) others() string { return filepath.Join(c.folder, "others") }

// work does one kind of thing until it is killed, or something goes wrong.
func work(kind, folder string, seed, run uint64) error {
	c := &child{folder: folder, random: rand.New(rand.NewPCG(seed, run)), run: int(run), tells: true}
	step := map[string]func() error{backsUp: c.backUp, joins: c.join, restores: c.restore, inSteps: c.inStep}[kind]
	if step == nil {
		return fmt.Errorf("there is no work named %q", kind)
	}
	var err error
	if c.course, err = openCourse(filepath.Join(folder, "course")); err != nil {
		return err
	}
	if err := c.open(); err != nil {
		return err
	}
	c.tell(lineDevice, c.journal.Device())
	if quiet() {
		return c.comeToRest()
	}
	for {
		if kind == inSteps {
			if err := c.vary(); err != nil {
				return err
			}
		}
		for range 1 + c.random.IntN(4) {
			if err := c.answer(); err != nil {
				return err
			}
		}
		c.tell(lineBusy)
		if err := step(); err != nil {
			return err
		}
	}
}

// open opens the journal as a start does that gets along with whatever it finds.
func (c *child) open() (err error) {
	if c.journal, _, err = journal.OpenRecovering(context.Background(), c.data(), nil); err != nil {
		return err
	}
	c.session, err = study.Start(c.course, c.journal, study.SystemClock{})
	return err
}

// answer writes down an answer that no other is like.
func (c *child) answer() error {
	text := fmt.Sprintf("%d/%d", c.run, c.done)
	c.done++
	c.tell(lineDoing, text)
	if err := c.session.Answer(c.course.Questions[c.done%len(c.course.Questions)].ID, true, text); err != nil {
		return err
	}
	if !c.session.Saved() {
		return errors.New("it is in memory alone")
	}
	c.tell(lineShown)
	return nil
}

func (c *child) backUp() error {
	b, err := c.journal.Backup(context.Background(), journal.ByHand, nil)
	if err != nil {
		return err
	}
	c.tell(lineBackup, filepath.Base(b.Path))
	return nil
}

// join joins one of the other devices' files, which may be here already.
func (c *child) join() error {
	files, err := os.ReadDir(c.others())
	if err != nil {
		return err
	}
	name := files[c.random.IntN(len(files))].Name()
	c.tell(lineJoin, name)
	if _, err := c.journal.Join(context.Background(), filepath.Join(c.others(), name), c.session.JoinEvents, nil); err != nil {
		return err
	}
	c.tell(lineJoined, name)
	c.session, err = study.Start(c.course, c.journal, study.SystemClock{})
	return err
}

// restore makes a backup, or puts back one that was made, or takes that back.
func (c *child) restore() error {
	replaced := c.journal.Replaced()
	backups, err := journal.Backups(c.data())
	if err != nil {
		return err
	}
	backups = slices.DeleteFunc(backups, func(b journal.Backup) bool { return b.Fault != nil })
	switch choice := c.random.IntN(4); {
	case choice < 2 || len(backups) == 0:
		return c.backUp()
	case choice == 2 && replaced != "":
		if err := c.journal.Close(); err != nil {
			return err
		}
		if err := journal.UndoRestore(context.Background(), c.data(), replaced); err != nil {
			return err
		}
	default:
		if err := c.journal.Close(); err != nil {
			return err
		}
		from := backups[c.random.IntN(min(len(backups), 3))].Path
		if _, err := journal.Restore(context.Background(), c.data(), from, nil); err != nil {
			return err
		}
	}
	return c.open()
}
