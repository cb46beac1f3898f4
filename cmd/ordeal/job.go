package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"stagecraft/study/journal"
)

// job is one work on a journal, which changes files.
type job struct {
	name string
	// scene makes what it begins with, of a learner's data folder.
	scene func(*child) error
	// do is the work; the journal is closed before and after.
	do func(*child) error
	// keeps: the journal holds everything before it and after it. Else some of it may be in what was
	// set aside or in a backup.
	keeps bool
}

// workPrefix is what the name of a job has where a child is told of it.
const workPrefix = "once: "

var works = []job{
	{name: "append", scene: answered, do: answered, keeps: true},
	{name: "back up", scene: answered, do: func(c *child) error { return c.opened(c.backUp) }, keeps: true},
	{name: "restore", scene: backedUp, do: restoreFirst},
	{name: "undo a restore", scene: restored, do: func(c *child) error {
		if err := c.open(); err != nil {
			return err
		}
		replaced := c.journal.Replaced()
		if err := c.journal.Close(); err != nil {
			return err
		}
		return journal.UndoRestore(context.Background(), c.data(), replaced)
	}},
	{name: "recover", scene: damaged, do: func(c *child) error { return c.opened(func() error { return nil }) }, keeps: true},
	{name: "set aside", scene: backedUp, do: func(c *child) error {
		_, err := journal.SetAside(c.data())
		return err
	}},
	{name: "thin", scene: backedUp, do: func(c *child) error {
		all, err := journal.Backups(c.data())
		if err != nil {
			return err
		}
		return journal.ThinBackups(c.data(), all[0].Made.AddDate(2, 0, 0), 0)
	}, keeps: true},
}

// doOnce does one job and comes back.
func doOnce(name, folders string) (err error) {
	folder, data, _ := strings.Cut(folders, "\t")
	c := &child{folder: folder, at: data, run: 1}
	if c.course, err = openCourse(filepath.Join(folder, "course")); err != nil {
		return err
	}
	for _, w := range works {
		if w.name == name {
			return w.do(c)
		}
	}
	return fmt.Errorf("there is no work named %q", name)
}

// opened does something while the journal is open.
func (c *child) opened(do func() error) error {
	if err := c.open(); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	return c.journal.Close()
}

// answered is a folder in which some things were done.
func answered(c *child) error {
	return c.opened(func() error {
		for range 5 {
			if err := c.answer(); err != nil {
				return err
			}
		}
		return nil
	})
}

// backedUp is one with two backups, the second of more.
func backedUp(c *child) error {
	for range 2 {
		if err := answered(c); err != nil {
			return err
		}
		if err := c.opened(c.backUp); err != nil {
			return err
		}
	}
	return answered(c)
}

// restored is one in which the first backup was put back, and something was done since.
func restored(c *child) error {
	if err := backedUp(c); err != nil {
		return err
	}
	if err := restoreFirst(c); err != nil {
		return err
	}
	return answered(c)
}

// restoreFirst puts the first backup back.
func restoreFirst(c *child) error {
	all, err := journal.Backups(c.data())
	if err != nil {
		return err
	}
	_, err = journal.Restore(context.Background(), c.data(), all[len(all)-1].Path, nil)
	return err
}

// damaged is one whose file has a hole where the table of what was done begins to be filled.
func damaged(c *child) error {
	if err := backedUp(c); err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(c.data(), journal.FileName), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteAt(make([]byte, 64), 5*4096)
	return err
}
