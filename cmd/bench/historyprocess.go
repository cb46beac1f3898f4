package main

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"time"

	_ "modernc.org/sqlite" // the driver

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
)

// How often what has to do with no window is measured.
const (
	coldRounds = 3 // starts that replay everything
	warmRounds = 7 // starts by a snapshot
	pastGrades = 200
	pauses     = 5 * time.Millisecond // between grades while a backup is made
)

// inProcess measures what has to do with no window. The least of each start counts.
func (p *past) inProcess(course *content.Course, data string) error {
	least := func(least *time.Duration, do func() (closer func() error, err error)) error {
		runtime.GC()
		begun := time.Now()
		end, err := do()
		if err != nil {
			return err
		}
		if took := time.Since(begun); *least == 0 || took < *least {
			*least = took
		}
		return end()
	}
	start := func() (func() error, error) {
		j, err := journal.Open(data)
		if err != nil {
			return nil, err
		}
		s, err := study.Start(course, j, study.SystemClock{})
		if err != nil {
			return nil, errors.Join(err, j.Close())
		}
		askToday(s)
		return j.Close, nil
	}
	for range coldRounds {
		found, err := filepath.Glob(filepath.Join(data, "*.snapshot"))
		for _, name := range found {
			err = errors.Join(err, os.Remove(name))
		}
		if err == nil {
			err = least(&p.first, start)
		}
		if err == nil {
			err = least(&p.selected, func() (func() error, error) { return selectAll(filepath.Join(data, journal.FileName)) })
		}
		if err != nil {
			return err
		}
	}
	for range warmRounds {
		if err := least(&p.start, start); err != nil {
			return err
		}
	}
	return p.gradeAndBackUp(course, data)
}

// askToday asks a session for what the first page shows.
func askToday(s *study.Session) {
	s.Counts(study.AllCards)
	s.Next(study.AllCards)
	s.ExpectedRecall(study.AllCards)
	s.Streak()
	s.MixUp()
	s.HardestCard()
	s.StageRecall()
	s.NextUndo(study.ScopeAll)
}

// selectAll reads every event as plainly as can be.
func selectAll(path string) (closer func() error, err error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return nil, err
	}
	rows, err := db.Query("SELECT id, device, seq, at, offset, course, version, kind, payload, operation, sum FROM event ORDER BY id")
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	defer rows.Close()
	var texts [7]string
	var numbers [4]int64
	for rows.Next() {
		if err := rows.Scan(&texts[0], &texts[1], &numbers[0], &numbers[1], &numbers[2], &texts[2], &texts[3], &texts[4], &texts[5], &texts[6], &numbers[3]); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	return db.Close, rows.Err()
}

// gradeAndBackUp measures a grade until it is on the disk and the next card is known,
// and a backup while cards are graded, on a copy of the data.
func (p *past) gradeAndBackUp(course *content.Course, data string) (err error) {
	copied, err := os.MkdirTemp(filepath.Dir(data), "graded")
	if err != nil {
		return err
	}
	defer os.RemoveAll(copied)
	if err := os.CopyFS(copied, os.DirFS(data)); err != nil {
		return err
	}
	j, err := journal.Open(copied)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	s, err := study.Start(course, j, study.SystemClock{})
	if err != nil {
		return err
	}
	deck, ok := s.Deck(study.AllCards)
	if !ok {
		return study.ErrNoDeck
	}
	graded := 0
	grade := func(took *[]time.Duration) error {
		begun := time.Now()
		if err := s.Grade(deck.Cards[graded%len(deck.Cards)].ID, fsrs.Good, time.Second); err != nil {
			return err
		}
		s.Next(study.AllCards)
		s.Counts(study.AllCards)
		*took = append(*took, time.Since(begun))
		graded++
		return nil
	}
	for range pastGrades {
		if err := grade(&p.grades); err != nil {
			return err
		}
	}
	j.Rest() // as some seconds later
	ended := make(chan error, 1)
	begun := time.Now()
	go func() {
		_, err := j.Backup(context.Background(), journal.ByHand, nil)
		p.backup = time.Since(begun)
		ended <- err
	}()
	for {
		if err := grade(&p.during); err != nil {
			return errors.Join(err, <-ended)
		}
		select {
		case err := <-ended:
			return err
		case <-time.After(pauses):
		}
	}
}
