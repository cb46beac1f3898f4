package study

import (
	"errors"
	"fmt"

	"stagecraft/content/dialogue"
)

// The errors of conversations that callers choose by.
var (
	ErrNoDialogue = errors.New("the course has no such dialogue")
	ErrNotOffered = errors.New("this can't be chosen now")
)

// Choose writes down that the reply of a number, from 1, was chosen in the moment in which
// a conversation is. Play is that of its [Conversation]; "" begins anew. It gives the play
// to go on with.
func (s *Session) Choose(id, play string, number int) (string, error) {
	d := s.course.Dialogue(id)
	if d == nil {
		return "", fmt.Errorf("choose in %q: %w", id, ErrNoDialogue)
	}
	p := d.Begin()
	if play != "" {
		p = s.PlayOf(d, play)
	}
	if p == nil {
		return "", fmt.Errorf("choose in %q: %w", id, ErrNoDialogue)
	}
	from := p.Moment
	if !p.Choose(number) {
		return "", fmt.Errorf("choose reply %d of %q: %w", number, from.ID, ErrNotOffered)
	}
	if play == "" {
		drawn, err := s.draw()
		if err != nil {
			return "", fmt.Errorf("choose in %q: %w", id, err)
		}
		play = drawn.String()
	}
	return play, s.Do(OpChoose, Entry{Chose, ChosePayload{
		Dialogue: id, Play: play, Moment: from.ID, Reply: number, To: p.Moment.ID, Ended: p.Ended(),
	}})
}

// PlayOf gives where a conversation stands that the learner began, as far as this edition of
// the course can follow it; at its first moment when the play isn't the last one.
func (s *Session) PlayOf(d *dialogue.Dialogue, play string) *dialogue.Play {
	at := s.Conversation(d.ID)
	if play == "" || at.Play != play {
		return d.Begin()
	}
	p, _ := d.Resume(at.Choices)
	return p
}
