package study

import "stagecraft/study/plan"

// AimsTask is all that is asked to say what each retention would come to, so that it can be worked out beside
// what the learner does.
type AimsTask struct{ in plan.Input }

// Aims takes down what is needed of the learner's memory and pace as they are now.
func (s *Session) Aims() *AimsTask {
	now := s.now()
	s.refreshQueues(now)
	in := s.planInput(now, &planned{}, 0)
	in.Limits = nil // of what a learner has for a year, and not how it is dealt
	for i := range in.Cards {
		in.Cards[i].Retention, in.Cards[i].Limits = 0, nil
	}
	return &AimsTask{in}
}

// Run gives what each retention from 0.80 to 0.97 comes to when all cards of the course are kept up for a year, and
// the place of the one at which a minute buys most; none, and -1, where there are no cards. It takes some 50 ms,
// and may be called from any goroutine.
func (t *AimsTask) Run() (aims []plan.Aim, best int) { return plan.Aims(t.in) }
