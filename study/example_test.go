package study_test

import (
	"fmt"
	"os"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
)

// A session asks the journal what happened, says what comes next, and writes
// down what the learner does. All of it can be undone, after a restart too.
func Example() {
	folder, err := os.MkdirTemp("", "")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	store, err := journal.Open(folder)
	if err != nil {
		panic(err)
	}
	defer store.Close()
	course := &content.Course{ID: "selling", Terms: []*content.Term{
		{ID: "po", Term: "purchase order", Definition: "What a buyer sends to order."},
	}}

	s, err := study.Start(course, store, study.SystemClock{})
	if err != nil {
		panic(err)
	}
	card, _ := s.Next(study.AllCards)
	fmt.Println("next:", card.ID)
	if err := s.Grade(card.ID, fsrs.Easy, 4*time.Second); err != nil {
		panic(err)
	}
	fmt.Println("reviews:", s.Totals().Reviews)
	s.Close()

	if s, err = study.Start(course, store, study.SystemClock{}); err != nil {
		panic(err)
	}
	done, _, err := s.Undo(study.ScopeCards)
	fmt.Println("undone:", done.Kind, done.Card.ID, err, "reviews:", s.Totals().Reviews)
	// Output:
	// next: term:po/definition
	// reviews: 1
	// undone: grade term:po/definition <nil> reviews: 0
}
