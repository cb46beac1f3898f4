package specimen

import (
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
)

// What the bundled course's next edition is for: each thing that may happen to a
// card happens to one.
func TestNextEdition_DoesToCardsWhatAnEditionMay(t *testing.T) {
	data := t.TempDir()
	if err := StudyBundled(data, 120, time.Now().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	path, err := NextEdition(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if problems := content.CheckPath(path); problems.Errors() > 0 {
		t.Fatal(problems)
	}
	course, problems := content.OpenPath(t.Context(), path)
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	store, err := journal.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s, err := study.Start(course, store, study.SystemClock{})
	if err != nil {
		t.Fatal(err)
	}
	e, ok := s.NewEdition()
	if !ok || len(e.Brings.New) != 1 || len(e.Brings.Reworded) != 1 || len(e.Brings.Changed) != 2 || len(e.Brings.Moved) != 1 || len(e.Brings.Retired) != 1 || e.Brings.NotesMoved != 1 {
		t.Errorf("it brings %+v, %v", e.Brings, ok)
	}
	for card, learnt := range map[study.CardID]bool{CardReworded: true, CardChanged: false, CardMovedTo: true, CardRetired: true} {
		if got := !s.Why(card).Last.IsZero(); got != learnt {
			t.Errorf("that %s was learnt is %v", card, got)
		}
	}
}
