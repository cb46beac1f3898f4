package main

import (
	"time"

	"stagecraft/study/foldersync"
	"stagecraft/study/journal"
	"stagecraft/ui"
)

var _ ui.Joiner = (*shelf)(nil)

// lastRound is how long the app's end waits for other devices to be told of what was
// done.
const lastRound = 2 * time.Second

// Journal is the open one.
func (s *shelf) Journal() *journal.Journal { return s.now() }

// InStep keeps the open journal in step with a folder.
func (s *shelf) InStep() *foldersync.Loop {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.journal == nil {
		return nil
	}
	if s.inStep == nil || s.inStepOf != s.journal {
		if s.inStep != nil { // its journal is closed
			go s.inStep.Close(0)
		}
		s.inStep, s.inStepOf = foldersync.NewLoop(s.journal), s.journal
	}
	return s.inStep
}

// endInStep tells other devices of what was done, before a journal is closed.
func (s *shelf) endInStep(j *journal.Journal) {
	s.lock.Lock()
	loop := s.inStep
	if s.inStepOf != j {
		loop = nil
	}
	s.inStep, s.inStepOf = nil, nil
	s.lock.Unlock()
	if loop != nil {
		loop.Close(lastRound)
	}
}
