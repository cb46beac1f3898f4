package progress

import (
	"stagecraft/study"
	"stagecraft/ui/words"
)

// fitted says in a line what became of fitting the schedule to the learner.
func fitted(f study.Fit) string {
	on := words.Date(f.At)
	if !f.Adopted {
		return words.F("On %s the schedule was fitted to your %d reviews, as a trial. It predicted no better what you recall, so your schedule stays as it was.", on, f.Reviews)
	}
	return words.F("On %s the schedule was fitted to your %d reviews. It predicts better what you recall: %s, %s.", on, f.Reviews,
		words.N("%d card comes earlier", "%d cards come earlier", f.Earlier), words.N("%d later", "%d later", f.Later))
}
