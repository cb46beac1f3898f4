package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"stagecraft/content"
	"stagecraft/study/seeddata"
)

// What the pages Cards and Practice may take with so many cards.
const (
	manyCards  = 140_000
	pageOpens  = 100 * time.Millisecond // from the key until the page stands there
	pageVisits = 8                      // of each in a round
)

// The keys that open pages.
const (
	keyCards    = "ctrl+4"
	keyPractice = "ctrl+5"
)

// cards measures the time from a key to the page Cards, and to Practice, as they stay, on a course of
// 140,000 cards of which some were studied.
func (b *bench) cards() (over bool, err error) {
	folder, past := filepath.Join(b.work, "large"), filepath.Join(b.work, "largepast")
	files := seeddata.Course(manyCards)
	if err := os.CopyFS(folder, files); err != nil {
		return false, fmt.Errorf("writing a course: %w", err)
	}
	course, problems := content.Open(files)
	if course == nil {
		return false, fmt.Errorf("opening a course of %d cards: %w", manyCards, problems)
	}
	if err := seeddata.Write(course, past, b.events, time.Now()); err != nil {
		return false, fmt.Errorf("writing a journal of %d events: %w", b.events, err)
	}
	took := map[string][]time.Duration{}
	for round := range b.rounds {
		// The app is ended as a page was just drawn, which the next start on the same data tells of.
		data := filepath.Join(b.work, fmt.Sprintf("largedata%d", round))
		if err := os.CopyFS(data, os.DirFS(past)); err != nil {
			return false, err
		}
		s, err := b.launch("Stagecraft", b.programs[appPackage], "--course", folder, "--data", data,
			"--page", "today", "--theme", "light", "--size", size.String())
		if err != nil {
			return false, err
		}
		err = s.visit(took)
		s.Close()
		if err != nil {
			return false, err
		}
	}
	log.Printf("cards, median of %d", len(took[keyCards]))
	row := func(what, key string) limited {
		return limited{what, float64(median(took[key])) / 1e6, float64(pageOpens) / 1e6, "ms"}
	}
	return reportLimited(os.Stdout, []limited{
		row(fmt.Sprintf("Key to Cards, %d cards", manyCards), keyCards),
		row(fmt.Sprintf("Key to Practice, %d cards", manyCards), keyPractice),
	}), nil
}

// visit opens Cards and Practice in turns; the first two, which fill caches, are not counted.
func (s *target) visit(took map[string][]time.Duration) error {
	for i := range pageVisits + 1 {
		for _, key := range []string{keyCards, keyPractice} {
			t, err := s.press(key, page, 400*time.Millisecond, 20*time.Second)
			if err != nil {
				return err
			}
			if i > 0 {
				took[key] = append(took[key], t)
			}
		}
	}
	return nil
}
