package speech

import (
	"context"
	"errors"
	"sync"
)

// FallbackVoice speaks with the first of several voices that can.
type FallbackVoice struct {
	names    []string
	voices   []Voice
	language string  // of what is said; "" isn't known
	finder   *Finder // that found it, if one did

	mu sync.Mutex
	at int // the first that isn't known to be unfit
}

var _ Voice = (*FallbackVoice)(nil)

// Name says what speaks.
func (c *FallbackVoice) Name() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.names[min(c.at, len(c.names)-1)]
}

// Speak is Voice's. Words are said as the author of the course has them said, and figures,
// signs and abbreviations in words of the language. A voice that can't be used is passed
// over from then on; if none can, the error says why each of them can't, and the next call
// tries all of them once more.
func (c *FallbackVoice) Speak(ctx context.Context, sentence string, speed int) error {
	if !says(sentence) {
		return ctx.Err()
	}
	if c.finder != nil {
		sentence = c.finder.pronounce(sentence, c.language)
		c.finder.busy.Add(1)
		defer c.finder.busy.Done()
	}
	sentence = normalise(sentence, c.language)
	var faults []error
	for {
		c.mu.Lock()
		at := c.at
		c.mu.Unlock()
		if at >= len(c.voices) {
			c.pass(len(c.voices), 0)
			return errors.Join(faults...)
		}
		err := c.voices[at].Speak(ctx, sentence, speed)
		if err == nil || ctx.Err() != nil {
			return err
		}
		faults = append(faults, err)
		c.pass(at, at+1)
	}
}

// pass goes on to another voice, if no other call has done so.
func (c *FallbackVoice) pass(from, to int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at == from {
		c.at = to
	}
}
