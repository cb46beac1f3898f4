package speech

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
)

// espeak speaks through espeak-ng, or the older espeak, which takes the same
// options.
type espeak struct {
	program
	language string
	second   bool // another voice than its first: a higher one

	once  sync.Once
	voice string // "" is its own
}

// Speak is Voice's.
func (e *espeak) Speak(ctx context.Context, sentence string, speed int) error {
	e.once.Do(func() { e.voice = e.choose(ctx) })
	text := plain(sentence)
	args := []string{"--stdin", "-b", "1", "-s", strconv.Itoa(wordsAMinute(speed))}
	switch {
	case e.second: // each of its languages has it; without one it is that of the system's own
		args = append(args, "-v", e.voice+"+f3")
	case e.voice != "":
		args = append(args, "-v", e.voice)
	}
	begun := time.Now()
	_, complaint, err := e.run(ctx, call{args: args, input: text + "\n", limit: timeout(text, speed)})
	if err == nil && complaint != "" && tooSoon(time.Since(begun), text, speed) {
		return fmt.Errorf("%s: %w (%s)", e.name(), ErrSilent, complaint) // it ends well without a sound card
	}
	return err
}

// choose gives the voice of the language, or else of the language without its
// country. Asked for a voice that it doesn't have, espeak says nothing.
func (e *espeak) choose(ctx context.Context) string {
	if e.language == "" {
		return ""
	}
	for _, language := range []string{strings.ToLower(e.language), primary(e.language)} {
		out, _, err := e.run(ctx, call{args: []string{"--voices=" + language}, limit: 5 * time.Second})
		if err == nil && strings.Count(strings.TrimSpace(out), "\n") > 0 { // more than its head
			return language
		}
	}
	return ""
}
