package main

import (
	"testing"
	"time"
)

func TestPatient_WaitsForWhatIsDoneAndForNothingThatHangs(t *testing.T) {
	p := &patient{}
	done := []int{}
	p.do(time.Minute, func() { done = append(done, 1) })
	p.do(time.Minute, func() { done = append(done, 2) })
	if len(done) != 2 {
		t.Fatalf("done is %v", done)
	}
	answer, last := make(chan struct{}), make(chan struct{})
	p.do(time.Millisecond, func() { <-answer; done = append(done, 3) })
	p.do(time.Hour, func() { done = append(done, 4) }) // doesn't wait, and is left out
	p.do(time.Hour, func() { done = append(done, 5); close(last) })
	close(answer)
	<-last
	if len(done) != 4 || done[2] != 3 || done[3] != 5 {
		t.Errorf("once the disk answered, done is %v", done)
	}
	for again := true; again; { // what is done next is waited for again
		p.mu.Lock()
		again = p.busy
		p.mu.Unlock()
	}
	p.do(time.Minute, func() { done = append(done, 6) })
	if len(done) != 5 {
		t.Errorf("after that, done is %v", done)
	}
}
