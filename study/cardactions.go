package study

import (
	"fmt"
	"slices"
)

// PutAside has cards not come any more until they are brought back. Of several it is
// one operation. Those that are put aside already stay so.
func (s *Session) PutAside(cards ...CardID) error { return s.setAside(OpPutAside, cards, false) }

// BringBack has cards come again that were put aside, with all that is known of them.
func (s *Session) BringBack(cards ...CardID) error { return s.setAside(OpBringBack, cards, true) }

func (s *Session) setAside(op OperationKind, cards []CardID, back bool) error {
	aside := s.state.aside()
	names, err := s.names(op, cards, func(id CardID) bool { return aside[id] == back })
	if err != nil {
		return err
	}
	var entries []Entry
	for part := range slices.Chunk(names, mostInEvent) {
		entries = append(entries, Entry{Asided, AsidedPayload{Cards: part, Back: back}})
	}
	return s.Do(op, entries...)
}

// Forget has cards begin anew, as if they had never been learnt. What was done stays
// in all that is told of the days gone by. Cards that are new stay so.
func (s *Session) Forget(cards ...CardID) error {
	names, err := s.names(OpForget, cards, func(id CardID) bool {
		m := s.state.memories().byCard[string(id)]
		return m != nil && (!m.unseen() || m.reopened())
	})
	if err != nil {
		return err
	}
	var entries []Entry
	for part := range slices.Chunk(names, mostInEvent) {
		entries = append(entries, Entry{Forgotten, ForgottenPayload{Cards: part}})
	}
	return s.Do(OpForget, entries...)
}

// FlagCards puts a flag without a comment on cards that have none to be looked at, or
// takes away those that cards have, as one operation.
func (s *Session) FlagCards(on bool, cards ...CardID) error {
	op := OpFlag
	if !on {
		op = OpUnflag
	}
	names, err := s.names(op, cards, func(id CardID) bool {
		if f, had := s.state.flags()[FlagTarget{Card: id}]; !on || !had || !f.done {
			return had != on
		}
		return true // it was put right, and is to be looked at again
	})
	if err != nil {
		return err
	}
	entries := make([]Entry, len(names))
	for i, id := range names {
		entries[i] = Entry{Flagged, FlaggedPayload{Card: id, Cleared: !on}}
	}
	return s.Do(op, entries...)
}

// names gives those of some cards that something is to be done to, each once.
func (s *Session) names(op OperationKind, cards []CardID, is func(CardID) bool) ([]string, error) {
	var names []string
	seen := make(map[CardID]bool, len(cards))
	for _, id := range cards {
		if _, ok := s.number[id]; !ok {
			return nil, fmt.Errorf("%s %q: %w", op, id, ErrNoCard)
		}
		if !seen[id] && is(id) {
			seen[id] = true
			names = append(names, string(id))
		}
	}
	return names, nil
}

// Aside says whether a card is put aside.
func (s *Session) Aside(id CardID) bool { return s.state.aside()[id] }
