package editor

import (
	"errors"
	"time"

	"stagecraft/study"
	"stagecraft/ui/words"
)

// When what is typed gets saved: once nothing was typed for a pause, and at
// the latest so long after the first key.
const (
	pause  = 500 * time.Millisecond
	latest = 2 * time.Second
	// again is how long after a failure it is tried again.
	again = 5 * time.Second
)

// saving holds what was typed and isn't saved yet.
type saving struct {
	page    *Page
	unsaved map[slot]string
	order   []slot // of unsaved, first typed first
	warned  bool   // the learner knows, and asked to leave
	failed  error  // why the last of it could not be saved
	saved   bool   // something was
	closed  bool   // the page is left: whoever comes after it has what is unsaved

	pausing, waiting func() // stop the timers
}

// typed notes what a field now says, and saves it soon.
func (s *saving) typed(at slot, text string) {
	if _, known := s.unsaved[at]; !known {
		s.order = append(s.order, at)
	}
	s.unsaved[at] = text
	stop(&s.pausing)
	s.pausing = s.page.after(pause, s.flush)
	if s.waiting == nil {
		s.waiting = s.page.after(latest, s.flush)
	}
	s.page.head.show()
}

func stop(timer *func()) {
	if *timer != nil {
		(*timer)()
	}
	*timer = nil
}

// halt stops the timers.
func (s *saving) halt() {
	stop(&s.pausing)
	stop(&s.waiting)
}

// flush saves all that isn't, each field as one change. What can't be saved
// stays where it was typed.
func (s *saving) flush() {
	s.halt()
	if len(s.order) == 0 || s.closed {
		return
	}
	order := s.order
	s.order, s.failed = nil, nil
	changed := false
	for _, at := range order {
		text := s.unsaved[at]
		f := s.page.fieldOf(at)
		c, same := s.page.changeOf(at, text)
		var err error
		if !same {
			err = s.page.session.Edit(s.page.id, c)
		}
		gone := errors.Is(err, study.ErrNoStep) || errors.Is(err, study.ErrNoProcess)
		switch {
		case err == nil || gone:
			delete(s.unsaved, at)
			changed = changed || !same
			f.complain("")
		case errors.Is(err, study.ErrEmpty):
			delete(s.unsaved, at) // the last name holds until there is another
			f.complain(s.page.whyNotEmpty(at))
		default:
			s.order = append(s.order, at)
			s.failed = err
			f.complain(whyNot(err))
		}
	}
	if changed {
		s.saved = true
		s.page.edited()
	}
	if s.failed != nil {
		s.waiting = s.page.after(again, s.flush)
	}
	s.page.head.show()
	s.page.fit()
}

// forget drops what was typed last and can't be saved, and gives where that was;
// false when all is saved.
func (s *saving) forget() (slot, bool) {
	if len(s.order) == 0 {
		return slot{}, false
	}
	last := s.order[len(s.order)-1]
	s.order = s.order[:len(s.order)-1]
	delete(s.unsaved, last)
	if len(s.order) == 0 {
		s.failed = nil
		s.halt()
	}
	s.page.fieldOf(last).complain("")
	return last, true
}

// do makes a change at once, after all that was typed before it.
func (s *saving) do(c study.Change) bool {
	s.flush()
	if err := s.page.session.Edit(s.page.id, c); err != nil {
		s.page.refuse(err)
		return false
	}
	s.saved = true
	s.page.edited()
	return true
}

// failAloud tells what is left unsaved when the page is left.
func (s *saving) failAloud() {
	if s.failed != nil {
		s.page.shell.Fail(words.T("Saving what you typed"), s.failed)
	}
}

// whyNot says why a text was not saved.
func whyNot(err error) string {
	switch {
	case errors.Is(err, study.ErrTooLong):
		return words.T("This is too long to be saved. Shorten it; what you typed stays here until then.")
	case errors.Is(err, study.ErrTooMany):
		return words.F("These are too many lines to be saved: %d is the most. What you typed stays here until then.", study.MaxTexts)
	}
	return words.F("Not saved: %v. What you typed stays here, and is tried again.", root(err))
}

// root gives what went wrong without the names of what was being done, which
// say nothing to the learner.
func root(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}

// refuse says why a change was not made.
func (p *Page) refuse(err error) {
	switch {
	case errors.Is(err, study.ErrTooMany):
		p.shell.Tell(words.F("A process has at most %d steps.", study.MaxSteps))
	case errors.Is(err, study.ErrEmpty):
		p.shell.Tell(words.T("A process keeps at least one step."))
	default:
		p.shell.Fail(words.T("Changing the process"), err)
	}
}

func (p *Page) whyNotEmpty(at slot) string {
	if at.step == "" {
		return words.F("A process needs a name. Until you type one it stays “%s”.", p.process().Title)
	}
	name := ""
	if s := p.session.Course().Step(p.id + "/" + at.step); s != nil {
		name = s.Name
	}
	return words.F("A step needs a name. Until you type one it stays “%s”.", name)
}
