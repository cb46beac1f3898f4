package study

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"stagecraft/content"
	"stagecraft/content/anchor"
)

// The most of an edition that is remembered: so many blocks, and of their words
// so many bytes, those of the first lessons. A block whose words are not
// remembered is found again if it stays the same.
const (
	maxRemembered     = 60_000
	maxRememberedText = 3 << 20
)

// maxEdition is how large a remembered edition is at most, in bytes, before it
// is packed: a row of the settings may have been damaged.
const maxEdition = 32 << 20

// remembered is a block of the last edition seen, as it is kept.
type remembered struct {
	Lesson string `json:"l,omitempty"` // "" is that of the block before
	Key    string `json:"k"`
	Level  int    `json:"h,omitempty"`
	Text   string `json:"t,omitempty"`
}

// editionRow names the row of the last edition seen of the course.
func (s *Session) editionRow() string { return "edition:" + s.base.ID }

// meetEdition writes down where blocks of the last edition seen here stand in
// the one that was opened, if it is another, and remembers this one. Moves that
// another machine wrote down, or this one before it was stopped, are not written
// again.
func (s *Session) meetEdition() error {
	kept, err := s.store.Setting(s.editionRow())
	if err != nil {
		return fmt.Errorf("read which edition you saw last: %w", err)
	}
	sum, packed, _ := strings.Cut(kept, " ")
	now := editionSum(s.base)
	if err := s.recordLocked(); err != nil {
		return err
	}
	if sum == now || len(s.state.moves.present) == 0 { // a course that could not be read says nothing of where anything went
		return nil
	}
	blocks := s.base.Anchors()
	if before, ok := unpackEdition(packed); ok {
		if err := s.recordMoves(anchor.Align(before, blocks)); err != nil {
			return err
		}
	}
	if err := s.recordMoves(s.quotedMoves(blocks)); err != nil {
		return err
	}
	text, err := packEdition(blocks)
	if err != nil {
		return err
	}
	s.store.SetSettingLater(s.editionRow(), now+" "+text)
	return nil
}

// recordMoves writes down the moves that are new, all of them or none.
func (s *Session) recordMoves(moves []anchor.Move) error {
	var events []Entry
	var next MovedPayload
	size := 0
	for _, m := range moves {
		name := moveName(m)
		if s.state.moves.known[name] {
			continue
		}
		if size += len(name); size > writtenMoved && len(next.Moves) > 0 {
			events, next, size = append(events, Entry{Moved, next}), MovedPayload{}, len(name)
		}
		next.Moves = append(next.Moves, m)
	}
	if len(next.Moves) == 0 {
		return nil
	}
	events = append(events, Entry{Moved, next})
	return s.Do(OpStudy, events...)
}

// editionSum is the same for editions with the same blocks in the same order.
func editionSum(c *content.Course) string {
	h := sha256.New()
	for _, l := range c.Lessons {
		fmt.Fprintln(h, l.ID)
		for _, b := range l.Blocks {
			fmt.Fprintln(h, b.Key)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// packEdition writes what is remembered of an edition as a text.
func packEdition(blocks []anchor.Block) (string, error) {
	blocks = blocks[:min(len(blocks), maxRemembered)]
	all := make([]remembered, len(blocks))
	lesson, room := "", maxRememberedText
	for i, b := range blocks {
		r := remembered{Key: b.Key, Level: b.Level}
		if b.Lesson != lesson {
			r.Lesson, lesson = b.Lesson, b.Lesson
		}
		if len(b.Text) <= room {
			r.Text = b.Text
			room -= len(b.Text)
		}
		all[i] = r
	}
	return packRow(all)
}

// packRow writes a value as a text for a row of the settings.
func packRow(value any) (string, error) {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.DefaultCompression)
	if err == nil {
		err = json.NewEncoder(w).Encode(value)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return "", fmt.Errorf("pack the edition: %w", err)
	}
	return base64.StdEncoding.EncodeToString(packed.Bytes()), nil
}

// unpackRow reads it, within bounds.
func unpackRow(text string, value any) error {
	packed := flate.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(text)))
	return json.NewDecoder(io.LimitReader(packed, maxEdition)).Decode(value)
}

// unpackEdition reads it. One that makes no sense is as none.
func unpackEdition(text string) (blocks []anchor.Block, ok bool) {
	if text == "" {
		return nil, false
	}
	var all []remembered
	if unpackRow(text, &all) != nil || len(all) > maxRemembered {
		return nil, false
	}
	lesson := ""
	for _, r := range all {
		if r.Lesson != "" {
			lesson = r.Lesson
		}
		blocks = append(blocks, anchor.Block{Lesson: lesson, Key: r.Key, Level: r.Level, Text: r.Text})
	}
	return blocks, true
}
