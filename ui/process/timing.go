package process

import (
	"errors"
	"time"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

const (
	// lookTime is how long a step is on screen before it counts as looked at.
	lookTime = time.Second
	// playTime is how long playing stays at each step.
	playTime = 4 * time.Second
)

// stepTimer counts how long the step on screen is looked at, until that is recorded.
type stepTimer struct {
	record func() // nil when there is none
	stop   func()
}

// startTimer begins to count for the step shown.
func (p *Page) startTimer() {
	p.timer.cancel()
	s := p.current()
	if !p.shown || s == nil || !p.position.stepping() {
		return
	}
	p.timer.record = func() {
		err := p.session.Stepped(s.Process.ID, s.ID)
		if err != nil && !errors.Is(err, study.ErrNoStep) { // one's own may be gone by now
			p.shell.Fail(words.T("Noting the step you looked at"), err)
		}
	}
	p.timer.stop = p.after(lookTime, p.timer.report)
}

// report records the step, once.
func (t *stepTimer) report() {
	record := t.record
	t.cancel()
	if record != nil {
		record()
	}
}

// cancel forgets the step.
func (t *stepTimer) cancel() {
	if t.stop != nil {
		t.stop()
	}
	t.record, t.stop = nil, nil
}

// player goes on by itself, a step at a time.
type player struct {
	stop func() // nil while not playing
}

func (p *player) playing() bool { return p.stop != nil }

func (p *player) halt() {
	if p.stop != nil {
		p.stop()
	}
	p.stop = nil
}

// play starts playing, from the first step when the last is shown, or stops it.
func (p *Page) play() {
	if p.player.playing() {
		p.stop()
		return
	}
	if p.step == len(p.process().Steps)-1 {
		p.show(0)
	}
	p.playSoon()
	p.bar.showPlaying(true)
}

// playSoon plans the next step.
func (p *Page) playSoon() {
	kit.AwakeFor(playTime)
	p.player.stop = p.after(playTime, p.playOn)
}

func (p *Page) playOn() {
	p.show(p.step + 1)
	if p.step == len(p.process().Steps)-1 {
		p.stop()
		return
	}
	p.playSoon()
}

// stop ends playing; every key and click does it.
func (p *Page) stop() {
	if p.player.playing() {
		p.player.halt()
		p.bar.showPlaying(false)
	}
}
