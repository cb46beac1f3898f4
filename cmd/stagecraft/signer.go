package main

import (
	"errors"

	"stagecraft/content"
	"stagecraft/study/journal"
	"stagecraft/study/signers"
	"stagecraft/ui"
)

var _ ui.Accepter = (*shelf)(nil)

// Accept has a course opened the next time though there is a doubt about it.
func (s *shelf) Accept(d *signers.Doubt) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.accepted = d
}

// doubtful gives a *signers.Doubt when a course may not come from whom it came before,
// unless the learner opens it all the same. The course that comes with the app comes
// from whom the app comes.
func (s *shelf) doubtful(j *journal.Journal, path string, course *content.Course) error {
	if path == ui.Bundled {
		return nil
	}
	err := signers.Check(j, course.ID, course.Signature)
	s.lock.Lock()
	accepted := s.accepted
	s.accepted = nil
	s.lock.Unlock()
	var d *signers.Doubt
	if errors.As(err, &d) && d.Same(accepted) {
		return nil
	}
	return err
}

// rememberSigner keeps who signed a course that is open.
func (s *shelf) rememberSigner(j *journal.Journal, path string, course *content.Course) error {
	if path == ui.Bundled {
		return nil
	}
	return signers.Remember(j, course.ID, course.Signature)
}
