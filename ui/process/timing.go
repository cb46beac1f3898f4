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

// looked is the step on screen that isn't told of yet.
type looked struct {
	tell func() // nil when there is none
	stop func()
}

// look begins to watch the step shown.
func (p *Page) look() {
	p.looked.halt()
	s := p.current()
	if !p.shown || s == nil || !p.place.stepping() {
		return
	}
	p.looked.tell = func() {
		err := p.session.Stepped(s.Process.ID, s.ID)
		if err != nil && !errors.Is(err, study.ErrNoStep) { // one's own may be gone by now
			p.shell.Fail(words.T("Noting the step you looked at"), err)
		}
	}
	p.looked.stop = p.after(lookTime, p.looked.report)
}

// report tells of the step, once.
func (l *looked) report() {
	tell := l.tell
	l.halt()
	if tell != nil {
		tell()
	}
}

// halt forgets the step.
func (l *looked) halt() {
	if l.stop != nil {
		l.stop()
	}
	l.tell, l.stop = nil, nil
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
