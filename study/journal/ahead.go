package journal

import (
	"iter"

	"stagecraft/study"
)

// How far the events are read ahead of what is made of them.
const (
	aheadBy      = 256 // events that are handed over at once
	aheadBatches = 4
)

// ahead gives the same events, read by another goroutine while the caller makes use
// of those before: to read one takes about as long as to replay it. What events holds
// it holds until this ends.
func ahead(events iter.Seq2[study.Event, error]) iter.Seq2[study.Event, error] {
	type batch struct {
		events []study.Event
		err    error // after them
	}
	return func(yield func(study.Event, error) bool) {
		full, empty := make(chan batch, aheadBatches), make(chan []study.Event, aheadBatches)
		enough := make(chan struct{})
		go func() {
			defer close(full)
			b := batch{}
			send := func() bool {
				select {
				case full <- b:
				case <-enough:
					return false
				}
				select {
				case <-enough:
					return false
				case b.events = <-empty:
				default:
					b.events = make([]study.Event, 0, aheadBy)
				}
				return true
			}
			for e, err := range events {
				if err != nil {
					b.err = err
					break
				}
				if b.events = append(b.events, e); len(b.events) == aheadBy && !send() {
					return
				}
			}
			send()
		}()
		defer func() { // so that nothing is read after this
			close(enough)
			for range full {
			}
		}()
		for b := range full {
			for _, e := range b.events {
				if !yield(e, nil) {
					return
				}
			}
			if b.err != nil {
				yield(study.Event{}, b.err)
				return
			}
			select {
			case empty <- b.events[:0]:
			default:
			}
		}
	}
}
