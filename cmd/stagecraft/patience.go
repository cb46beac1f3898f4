package main

import (
	"sync"
	"time"
)

// patience is how long the window waits for a note about the run to be on the disk. One that doesn't answer,
// as that of a share which is cut off, keeps nobody from going on.
const patience = 200 * time.Millisecond

// patient does things to files one after the other. The zero value is ready.
type patient struct {
	mu   sync.Mutex
	busy bool
	next func() // what is to be done once it isn't busy; nil for nothing
}

// do does something and returns once that is done, or when a time has passed: it is done later then. While
// an earlier one still isn't done it doesn't wait, and of several that come meanwhile the last is done alone.
func (p *patient) do(wait time.Duration, do func()) {
	p.mu.Lock()
	if p.busy {
		p.next = do
		p.mu.Unlock()
		return
	}
	p.busy = true
	p.mu.Unlock()
	done := make(chan struct{})
	go p.run(do, done)
	late := time.NewTimer(wait)
	defer late.Stop()
	select {
	case <-done:
	case <-late.C:
	}
}

// run does something, and what came meanwhile.
func (p *patient) run(do func(), done chan struct{}) {
	for do != nil {
		do()
		p.mu.Lock()
		do, p.next = p.next, nil
		p.busy = do != nil
		p.mu.Unlock()
		if done != nil {
			close(done)
			done = nil
		}
	}
}
