package study

import (
	"fmt"
	"strings"
	"time"
)

// MaxComment is the length, in bytes, that a flag's comment may have.
const MaxComment = 4000

// Flag is a card that someone marked as wrong.
type Flag struct {
	Card    Card
	Comment string
	At      time.Time // in the learner's zone
}

// Flag marks a card with a comment, which may be empty. A second flag takes
// the first one's place.
func (s *Session) Flag(card CardID, comment string) error {
	if _, ok := s.cardByID[card]; !ok {
		return fmt.Errorf("flag %q: %w", card, ErrNoCard)
	}
	comment = strings.TrimSpace(comment)
	if len(comment) > MaxComment {
		return fmt.Errorf("flag %q: the comment has %d bytes; %d is the most", card, len(comment), MaxComment)
	}
	if old, ok := s.state.flags[string(card)]; ok && old.comment == comment {
		return nil
	}
	return s.record(s.now(), Flagged, FlaggedPayload{Card: string(card), Comment: comment})
}

// Unflag takes a card's flag away, if it has one.
func (s *Session) Unflag(card CardID) error {
	if _, ok := s.state.flags[string(card)]; !ok {
		return nil
	}
	return s.record(s.now(), Flagged, FlaggedPayload{Card: string(card), Cleared: true})
}

// FlagOf gives the comment of a card's flag; false when it has none.
func (s *Session) FlagOf(card CardID) (comment string, ok bool) {
	f, ok := s.state.flags[string(card)]
	return f.comment, ok
}

// Flags gives the flagged cards of the course, in course order.
func (s *Session) Flags() []Flag {
	var flags []Flag
	zone := s.clock.Now().Location()
	for _, c := range s.cards {
		if f, ok := s.state.flags[string(c.ID)]; ok {
			flags = append(flags, Flag{Card: c, Comment: f.comment, At: time.UnixMilli(f.at).In(zone)})
		}
	}
	return flags
}
