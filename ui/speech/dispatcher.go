package speech

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"time"
)

// dispatcher speaks through speech-dispatcher, with the voice that the learner
// chose there.
type dispatcher struct {
	program
	language string
	second   bool // another voice than the first: one of a woman

	mu     sync.Mutex
	proved bool // that it can be used
}

// probing is how long speech-dispatcher has to start and to say nothing. With
// no sound it waits for ever.
const probing = 4 * time.Second

// Speak is Voice's.
func (d *dispatcher) Speak(ctx context.Context, sentence string, speed int) error {
	if err := d.prove(ctx); err != nil {
		return err
	}
	text := plain(sentence)
	return d.say(ctx, text, speed, timeout(text, speed))
}

// say waits until a line is said. The daemon speaks on when its client is
// killed: it is told to be quiet, upon which the client ends by itself.
func (d *dispatcher) say(ctx context.Context, text string, speed int, limit time.Duration) error {
	args := []string{"--wait", "--pipe-mode", "--application-name", "stagecraft", "--priority", "text", "--rate", strconv.Itoa(rate(speed))}
	if d.language != "" {
		args = append(args, "--language", d.language)
	}
	if d.second {
		args = append(args, "--voice-type", "female2")
	}
	_, _, err := d.run(ctx, call{args: args, input: text + "\n", limit: limit, hush: d.hush})
	return err
}

func (d *dispatcher) hush() {
	d.run(context.Background(), call{args: []string{"--stop"}, limit: grace}) // what fails here, the kill that follows mends
}

// prove finds out whether the daemon can be reached, and comes to the end of
// what it says.
func (d *dispatcher) prove(ctx context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.proved {
		return nil
	}
	if err := d.say(ctx, ".", 100, probing); err != nil {
		return fmt.Errorf("speech-dispatcher can't be used: %w", err)
	}
	d.proved = true
	return nil
}

// rate puts a speed in the measure of speech-dispatcher: -100 to 100, where 0
// is the voice's own speed and 100 about two and a half times that.
func rate(speed int) int {
	speed = bounded(speed)
	if speed < 100 {
		return max((speed-100)*185/100, -100)
	}
	return (speed - 100) * 64 / 100
}
