package progress

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestProgress_ShowsHowSureBesideHowRight(t *testing.T) {
	test.NewTempApp(t)
	r := uitest.NewRoom(t, uitest.Bundled(t))
	card := r.Session.Decks()[0].Cards[0].ID
	grade := func(rating fsrs.Rating, sure study.Confidence, n int) {
		for range n {
			if err := r.Session.GradeSure(card, rating, time.Second, sure); err != nil {
				t.Fatal(err)
			}
		}
	}
	grade(fsrs.Good, study.NotAsked, 1)
	r.Put(New(r.Course, r.Session, r, nav.Route{}))
	if strings.Contains(r.Says(), "How sure") {
		t.Error("it shows what was never said")
	}
	grade(fsrs.Good, study.Sure, 3)
	grade(fsrs.Again, study.Sure, 1)
	r.Put(New(r.Course, r.Session, r, nav.Route{}))
	r.MustSay("How sure, and how right", "too little to tell", "3 of 4", "cards 3 of 4, questions 0 of 0")
	grade(fsrs.Good, study.Sure, 11)
	grade(fsrs.Again, study.Sure, 5)
	grade(fsrs.Good, study.Guessing, 15)
	grade(fsrs.Again, study.Guessing, 5)
	r.Put(New(r.Course, r.Session, r, nav.Route{}))
	r.MustSay("When you are sure you are right 7 times in 10. That is less than being sure should be", "more often than not", "70 %", "75 %")
	grade(fsrs.Good, study.Sure, 200)
	r.Put(New(r.Course, r.Session, r, nav.Route{}))
	r.MustSay("nearly always right")
}
