package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/words"
)

func TestApp_SaysOnceThatTheClockDisagrees(t *testing.T) {
	dir := t.TempDir()
	j, err := journal.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	course, _ := content.Open(salesprocess.FS())
	ahead := uitest.NewWatch()
	ahead.Time = time.Now().AddDate(1, 0, 0)
	s, err := study.Start(course, j, ahead)
	if err != nil {
		t.Fatal(err)
	}
	card, _ := s.Next(study.AllCards)
	if err := s.Grade(card.ID, fsrs.Easy, time.Second); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}

	app := startApp(t, newShelf(t, dir), Config{Size: fyne.NewSize(1280, 832)})
	said := uitest.Says(app.toast.object)
	for _, want := range []string{"Your computer’s clock shows", words.Date(ahead.Time), "set the clock"} {
		if !strings.Contains(said, want) {
			t.Errorf("the window doesn't say %q; it says %q", want, said)
		}
	}
	app.toast.hide()
	app.GoPage("cards")
	if said := uitest.Says(app.toast.object); said != "" {
		t.Errorf("it says again %q", said)
	}
}
