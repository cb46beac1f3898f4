package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"stagecraft/cmd/internal/specimen"
	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/journal"
)

// editionStops tell of another edition of the course: at its first start, on a card that changed,
// and on Progress.
var editionStops = []stop{
	{name: "told"},
	{name: "kept", keys: []string{"shift+Tab", "space"}},
	{name: "anew", keys: []string{"shift+Tab", "space"}},
	{name: "today", keys: []string{"Escape"}},
	{name: "progress", keys: []string{"ctrl+6", "End"}},
}

// changedCard is a card that changed, in flipping through.
var changedCard = []stop{
	{name: "told"},
	{name: "front", keys: []string{"Escape"}},
	{name: "back", keys: []string{"space"}},
}

// atChangedCard is the past of someone who closed the app at a card that the next edition changes.
func atChangedCard(data string) (err error) {
	if err := studiedBundled(data); err != nil {
		return err
	}
	store, err := journal.Open(data)
	if err != nil {
		return err
	}
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		return problems
	}
	s, err := study.Start(course, store, study.SystemClock{})
	if err == nil { // as package ui writes down where the learner is
		err = s.SaveViewNow(fmt.Sprintf(`{"page": "cards", "routes": {"cards": {"page": "cards", "id": "all", "mode": "flip", "at": %q}}}`, specimen.CardChanged))
	}
	return errors.Join(err, store.Close())
}

// studiedBundled is the past of someone who studied the bundled course until an hour ago.
func studiedBundled(data string) error {
	return specimen.StudyBundled(data, 120, time.Now().Add(-time.Hour))
}

// studiedNext is that of someone who then opened its next edition, and was told.
func studiedNext(data string) (err error) {
	if err := studiedBundled(data); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "edition")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path, err := specimen.NextEdition(folder)
	if err != nil {
		return err
	}
	course, problems := content.Open(os.DirFS(path))
	if course == nil {
		return problems
	}
	store, err := journal.Open(data)
	if err != nil {
		return err
	}
	s, err := study.Start(course, store, study.SystemClock{})
	if err == nil {
		s.EditionTold()
	}
	return errors.Join(err, store.Close())
}
