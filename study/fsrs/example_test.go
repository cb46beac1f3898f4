package fsrs_test

import (
	"fmt"
	"time"

	"stagecraft/study/fsrs"
)

// A card that is rated each time it falls due comes less and less often.
func Example() {
	p := fsrs.Default()
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	var card fsrs.Card // never seen
	days := 0
	for range 4 {
		card = p.Next(card, now, days, fsrs.Easy, 0)
		days, now = card.Days, card.Due
		fmt.Println(card.State, "again in", days, "days")
	}
	// Output:
	// Review again in 8 days
	// Review again in 66 days
	// Review again in 397 days
	// Review again in 1875 days
}
