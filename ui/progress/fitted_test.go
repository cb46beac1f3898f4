package progress

import (
	"testing"
	"time"

	"stagecraft/study"
)

func TestFitted_SaysWhatWasTriedAndWhatItChanged(t *testing.T) {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for want, fit := range map[string]study.Fit{
		"On 2 March 2026 the schedule was fitted to your 612 reviews. It predicts better what you recall: 1 card comes earlier, 40 later.":                   {At: at, Reviews: 612, Adopted: true, Earlier: 1, Later: 40},
		"On 2 March 2026 the schedule was fitted to your 612 reviews, as a trial. It predicted no better what you recall, so your schedule stays as it was.": {At: at, Reviews: 612},
	} {
		if got := fitted(fit); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}
