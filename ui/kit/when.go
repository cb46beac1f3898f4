package kit

import (
	"time"

	"stagecraft/ui/words"
)

// When says in words how far a time is from now: "in 10 min", "tomorrow",
// "in 12 days". Days are the learner's.
func When(now, then time.Time) string {
	wait := then.Sub(now)
	if wait < time.Minute {
		return words.T("now")
	}
	days := Turn().Between(now, then.In(now.Location()))
	switch {
	case days <= 0 && wait < time.Hour:
		return words.N("in %d min", "in %d min", int((wait+time.Minute-1)/time.Minute))
	case days <= 0:
		return words.F("today at %s", words.Clock(then.In(now.Location())))
	case days == 1:
		return words.T("tomorrow")
	}
	return words.N("in %d day", "in %d days", days)
}

// Back says when cards come back that are being learnt: "in 10 min, at 14:32".
func Back(now, then time.Time) string {
	wait := then.Sub(now)
	if wait < time.Minute {
		return words.T("in a moment")
	}
	if wait >= time.Hour {
		return When(now, then)
	}
	return words.F("%s, at %s", When(now, then), words.Clock(then.In(now.Location())))
}
