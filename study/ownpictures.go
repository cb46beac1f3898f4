package study

import (
	"fmt"
	"iter"
	"regexp"
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/content/picture"
)

// PicturePrefix begins the address of a picture of one's own in Markdown, before its
// hash: "![A map](picture:9f86d0…)".
const PicturePrefix = "picture:"

// HasPicture says whether there is a picture of one's own with a hash.
func (s *Session) HasPicture(hash string) bool { return len((*picturedEvents.in(s.state))[hash]) > 0 }

// Picture reads a picture of one's own. It is read from the journal anew each time. It
// gives [ErrNoPicture] where there is none, or where none of what is kept under the
// hash is it.
func (s *Session) Picture(hash string) ([]byte, error) {
	for _, id := range (*picturedEvents.in(s.state))[hash] {
		e, ok, err := s.eventByID(id)
		if err != nil {
			return nil, fmt.Errorf("read the picture %.12s: %w", hash, err)
		}
		if p, sound := decode[PicturedPayload](e.Payload); ok && sound && HashOf(p.Data) == hash {
			return p.Data, nil
		}
	}
	return nil, fmt.Errorf("read the picture %.12s: %w", hash, ErrNoPicture)
}

// eventByID reads one event.
func (s *Session) eventByID(id ulid.ULID) (Event, bool, error) {
	var events iter.Seq2[Event, error]
	if kept, ok := s.store.(SnapshotStore); ok {
		events = kept.EventsFrom(id)
	} else {
		events = s.store.Events()
	}
	for e, err := range events {
		switch by := e.ID.Compare(id); {
		case err != nil:
			return Event{}, false, err
		case by == 0:
			return e, true, nil
		case by > 0:
			return Event{}, false, nil
		}
	}
	return Event{}, false, nil
}

// pictureEntries writes those of some pictures down that aren't there.
func (s *Session) pictureEntries(all [][]byte) ([]Entry, error) {
	return pictureEntries(all, len(*picturedEvents.in(s.state)), s.HasPicture)
}

// pictureEntries does so where has tells which of the kept pictures are there already.
func pictureEntries(all [][]byte, kept int, has func(hash string) bool) ([]Entry, error) {
	var entries []Entry
	written := map[string]bool{}
	for _, data := range all {
		hash := HashOf(data)
		if written[hash] || has(hash) {
			continue
		}
		if err := CheckPicture(data); err != nil {
			return nil, err
		}
		written[hash] = true
		entries = append(entries, Entry{Pictured, PicturedPayload{Hash: hash, Data: data}})
	}
	if n := kept + len(entries); len(entries) > 0 && n > MaxPictures {
		return nil, fmt.Errorf("%w: %d pictures; %d are the most", ErrTooMany, n, MaxPictures)
	}
	return entries, nil
}

// CheckPicture says what is wrong with the bytes of a picture for a card: there may be
// [MaxPicture] of them.
func CheckPicture(data []byte) error {
	if len(data) > MaxPicture {
		return fmt.Errorf("%w: it has %d bytes; %d are the most", ErrBadPicture, len(data), MaxPicture)
	}
	if _, ok := picture.KindOf(data); !ok {
		return ErrBadPicture
	}
	return nil
}

var pictureAddress = regexp.MustCompile(PicturePrefix + `([0-9a-f]{64})`)

// Pictures gives the hashes of the pictures that a card shows, each once.
func (c *OwnCard) Pictures() []string {
	var hashes []string
	if c.Picture != nil {
		hashes = append(hashes, c.Picture.Hash)
	}
	for _, text := range []string{c.Front, c.Back, c.Cloze} {
		for _, found := range pictureAddress.FindAllStringSubmatch(text, -1) {
			hashes = append(hashes, found[1])
		}
	}
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

// checkPictures says whether a card's picture with hidden parts is there, or comes
// along. One in the text that isn't shows as such.
func (s *Session) checkPictures(c *OwnCard, along [][]byte) error {
	if c.Picture == nil || s.HasPicture(c.Picture.Hash) {
		return nil
	}
	if slices.ContainsFunc(along, func(data []byte) bool { return HashOf(data) == c.Picture.Hash }) {
		return nil
	}
	return ErrNoPicture
}
