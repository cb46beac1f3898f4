package exchange_test

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"stagecraft/content"
	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/exchange"
	"stagecraft/study/journal"
)

// A disk that is full midway through an import has none of it: the session goes on without
// it, the journal opens again as it was, and with more room all of it comes.
func TestImport_OnAFullDiskBringsNothing(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("mounting a small disk: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	folder := filepath.Join(disk, "data")
	j, err := journal.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	s, err := study.Start(course, j, clock{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Grade(s.Decks()[0].Cards[0].ID, 3, 0); err != nil {
		t.Fatal(err)
	}
	c, err := exchange.Read(t.Context(), ankitest.FileOf(t, anki.Form21b, ankitest.Large(8_000, 20_000)), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Import(c.Import); !errors.Is(err, journal.ErrFull) {
		t.Fatalf("the import gave %v", err)
	}
	if n := len(s.OwnCards()); n != 0 {
		t.Errorf("the session has %d of the cards", n)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if j, err = journal.Open(folder); err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	n := 0
	for e, err := range j.Events() {
		if err != nil {
			t.Fatal(err)
		}
		if n++; e.Kind != study.Graded {
			t.Errorf("the journal has kept a %s", e.Kind)
		}
	}
	if n != 1 {
		t.Errorf("the journal has %d events, want the grade alone", n)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	if s, err = study.Start(course, j, clock{}); err != nil {
		t.Fatal(err)
	}
	if done, err := s.Import(c.Import); err != nil || done.Made != 8_000 {
		t.Errorf("with room it brought %+v, %v", done, err)
	}
}
