// Package voiceguide says what the screen shows to those who can't see it, through the
// system's own voice: where the keys are, and what is new. It looks at the screen again
// and again while it is on, and costs nothing while it is off.
package voiceguide

import (
	"context"
	"sync"

	"stagecraft/ui/accessible"
	"stagecraft/ui/speech"
	"stagecraft/ui/words"
)

// Guide is the voice guide of a window. Its methods are for the main goroutine.
type Guide struct {
	// Look reads the screen.
	Look func() *accessible.Screen
	// Voice gives what speaks; nil when there is nothing.
	Voice func() speech.Voice
	// Speed is how fast, in per cent of the voice's own.
	Speed func() int
	// Failed is told, on any goroutine, why nothing could be said.
	Failed func(error)

	seen    *accessible.Screen
	stop    func() // ends the looking; nil when it is off
	speaker *speaker

	cursor cursor
}

// On tells whether it speaks.
func (g *Guide) On() bool { return g.stop != nil }

// Start has it speak from now on.
func (g *Guide) Start() {
	if g.On() {
		return
	}
	g.begin()
	g.stop = accessible.Watch(g.Changed)
}

// begin makes what speaks.
func (g *Guide) begin() {
	g.seen = nil
	g.speaker = newSpeaker(g)
}

// Stop has it be quiet from now on, once it has said a last word.
func (g *Guide) Stop(lastWord string) {
	if !g.On() {
		return
	}
	g.stop()
	g.speaker.end(lastWord)
	g.stop, g.speaker, g.seen = nil, nil, nil
}

// Changed says what is new on the screen.
func (g *Guide) Changed() {
	if g.speaker == nil {
		return
	}
	now := g.Look()
	for _, c := range accessible.Changes(g.seen, now) {
		g.say(c.Text, c.Waits)
	}
	if g.seen == nil || g.seen.Page == nil != (now.Page == nil) || now.Page != nil && g.seen.Page.Name != now.Page.Name || (g.seen.Layer == nil) != (now.Layer == nil) {
		g.cursor = cursor{block: -1, line: -1}
	}
	g.seen = now
}

func (g *Guide) say(text string, wait bool) {
	if text != "" {
		g.speaker.say(text, wait)
	}
}

// Say says a text at once.
func (g *Guide) Say(text string) {
	if g.speaker != nil {
		g.say(text, false)
	}
}

// Hush has it be quiet until the next thing happens.
func (g *Guide) Hush() {
	if g.speaker != nil {
		g.speaker.hush()
	}
}

// Repeat says the last thing again.
func (g *Guide) Repeat() {
	if g.speaker == nil {
		return
	}
	if last := g.speaker.lastSaid(); last != "" {
		g.speaker.again(last)
	}
}

// Spell says it letter by letter: what is typed where the keys are, or else its name, or
// else the last thing said.
func (g *Guide) Spell() {
	if g.speaker == nil {
		return
	}
	text := g.speaker.lastSaid()
	if now := g.Look(); now.Focus != nil && g.cursor.line < 0 && g.cursor.block < 0 {
		text = now.Focus.Name
		if now.Focus.Role == accessible.Field && now.Focus.Value != "" {
			text = now.Focus.Value
		}
	}
	g.speaker.again(accessible.Spell(text))
}

// cursor is where the reading by block and line is, each -1 before the first.
type cursor struct{ block, line int }

// reader is a text that is longer than the screen: it knows its own next block.
type reader interface{ NextBlock(by int) bool }

// Block reads the next block, by 1 down or by -1 up. In a lesson that is the next one of
// the text, which is brought into view.
func (g *Guide) Block(by int) {
	now := g.Look()
	if r := readerIn(now); r != nil {
		g.cursor.line = -1
		if !r.NextBlock(by) {
			g.Say(words.T("No further"))
			return
		}
		g.Changed()
		return
	}
	blocks := now.Blocks()
	at := min(g.cursor.block+by, len(blocks))
	if g.cursor.block < 0 && by < 0 {
		at = -1
	}
	if at < 0 || at >= len(blocks) {
		g.Say(words.T("No further"))
		return
	}
	g.cursor = cursor{at, -1}
	g.Say(blocks[at].Text)
}

// Line reads the next line of the block, and from its end goes on to the next block.
func (g *Guide) Line(by int) {
	now := g.Look()
	blocks := now.Blocks()
	block := max(g.cursor.block, 0)
	if doc := now.Live["reading"]; doc != nil && now.Layer == nil {
		block = 0
		for i, b := range blocks {
			if doc.Value != "" && b.Text == accessible.OneLine(doc.Value) {
				block = i
				if g.cursor.block != i {
					g.cursor.line = -1
				}
			}
		}
	}
	line := g.cursor.line + by
	if g.cursor.line < 0 && by < 0 {
		line = -1
	}
	for block < len(blocks) && line >= len(blocks[block].Lines) {
		block, line = block+1, 0
	}
	if line < 0 && block > 0 {
		block--
		line = len(blocks[block].Lines) - 1
	}
	if line < 0 || block >= len(blocks) {
		g.Say(words.T("No further"))
		return
	}
	g.cursor = cursor{block, line}
	g.Say(blocks[block].Lines[line])
}

// readerIn gives the text on the page; nil when there is none, or something lies over it.
func readerIn(s *accessible.Screen) reader {
	if s.Layer != nil {
		return nil
	}
	if n := s.Live["reading"]; n != nil {
		r, _ := n.Object.(reader)
		return r
	}
	return nil
}

// speaker says one thing after another.
type speaker struct {
	g      *Guide
	cancel context.CancelFunc // ends what is being said; guarded by mu
	mu     sync.Mutex
	queue  []string
	last   string
	ended  bool
	wake   chan struct{}
}

func newSpeaker(g *Guide) *speaker {
	s := &speaker{g: g, wake: make(chan struct{}, 1), cancel: func() {}}
	voice, speed := g.Voice, g.Speed
	go s.run(voice, speed)
	return s
}

// mostQueued is how much waits to be said; what is older is left out.
const mostQueued = 8

// say says a text: at once, or after what is being said.
func (s *speaker) say(text string, wait bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = text
	s.put(text, wait)
}

// again says a text at once, which isn't the last thing said.
func (s *speaker) again(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.put(text, false)
}

func (s *speaker) put(text string, wait bool) {
	if !wait {
		s.queue = nil
		s.cancel()
	}
	s.queue = append(s.queue, text)
	s.queue = s.queue[max(len(s.queue)-mostQueued, 0):]
	s.stir()
}

func (s *speaker) stir() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *speaker) lastSaid() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last
}

func (s *speaker) hush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue = nil
	s.cancel()
}

// end has it say a last word, and nothing any more.
func (s *speaker) end(lastWord string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue, s.ended = nil, true
	if lastWord != "" {
		s.queue = []string{lastWord}
	}
	s.cancel()
	s.stir()
}

// take gives the next text, with a context that ends when it is interrupted.
func (s *speaker) take() (text string, ctx context.Context, ended bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.queue) == 0 {
		return "", nil, s.ended
	}
	text, s.queue = s.queue[0], s.queue[1:]
	ctx, s.cancel = context.WithCancel(context.Background())
	return text, ctx, false
}

func (s *speaker) run(voice func() speech.Voice, speed func() int) {
	for range s.wake {
		for {
			text, ctx, ended := s.take()
			if ended {
				return
			}
			if ctx == nil {
				break
			}
			v := voice()
			if v == nil {
				continue
			}
			if err := v.Speak(ctx, text, speed()); err != nil && ctx.Err() == nil && s.g.Failed != nil {
				s.g.Failed(err)
			}
		}
	}
}
