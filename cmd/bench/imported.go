package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"time"

	"stagecraft/content"
	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/exchange"
	"stagecraft/study/journal"
)

// A deck of Anki, and how long it may take until its cards are kept and have their schedule.
const (
	deckNotes   = 20_000
	deckReviews = 100_000
	deckTakes   = 10 * time.Second
)

// files makes a deck of Anki within the bench's folder.
type files struct{ work string }

func (files) Helper() {}

// Fatal ends the bench: without the deck there is nothing to measure.
func (files) Fatal(args ...any) { log.Fatal(append([]any{"making a deck: "}, args...)...) }

// TempDir is a new folder.
func (f files) TempDir() string {
	dir, err := os.MkdirTemp(f.work, "deck")
	if err != nil {
		f.Fatal(err)
	}
	return dir
}

// imported measures the import of 20,000 notes with 100,000 reviews.
func (b *bench) imported() ([]limited, error) {
	made := files{b.work}
	path := ankitest.FileOf(made, anki.Form21b, ankitest.Large(deckNotes, deckReviews))
	f, err := b.worked(fmt.Sprintf("Anki, %d notes, %d reviews", deckNotes, deckReviews), 1, deckTakes, func() (err error) {
		course, problems := content.Open(salesprocess.FS())
		if course == nil {
			return problems
		}
		j, err := journal.Open(made.TempDir())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, j.Close()) }()
		s, err := study.Start(course, j, study.SystemClock{})
		if err != nil {
			return err
		}
		c, err := exchange.Read(context.Background(), path, nil, nil)
		if err != nil {
			return err
		}
		done, err := s.Import(c.Import)
		if err == nil && (done.Made != deckNotes || done.Grades != deckReviews) {
			err = fmt.Errorf("%d cards and %d reviews came", done.Made, done.Grades)
		}
		return err
	})
	return []limited{f}, err
}
