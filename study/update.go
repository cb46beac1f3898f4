package study

import (
	"fmt"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/edition"
)

// thingsRow names the row of the settings with what the last edition seen of the
// course said, by id.
func thingsRow(course string) string { return "things:" + course }

// toldRow names the row with the edition, or the older one, that was told of here.
func toldRow(course string) string { return "told:" + course }

// seenEdition gives what is remembered of the last edition seen of a course: its
// Sum and what it said; false where nothing is.
func seenEdition(store Store, course string) (sum string, last edition.Edition, ok bool, err error) {
	kept, err := store.Setting(thingsRow(course))
	if err != nil {
		return "", last, false, fmt.Errorf("read which edition you saw last: %w", err)
	}
	sum, packed, _ := strings.Cut(kept, " ")
	if packed == "" || unpackRow(packed, &last) != nil {
		return "", edition.Edition{}, false, nil
	}
	return sum, edition.New(last.Version, last.Things), true, nil
}

// ChangesEdition says whether opening a course will bring its learner from one
// edition to the next, which is worth a backup.
func ChangesEdition(course *content.Course, store Store) bool {
	sum, last, ok, err := seenEdition(store, course.ID)
	if err != nil || !ok {
		return false
	}
	now := course.Edition()
	return now.Sum() != sum && edition.CompareVersions(now.Version, last.Version) > 0
}

// meetUpdate takes the course into account where it is another edition than the
// last that was seen here, or than that in which some of what was joined was done: it
// writes down where places and ids went, what came to mean something else, and what
// the edition brings. An older edition than the last is used as it is.
func (s *Session) meetUpdate() error {
	sum, last, seen, err := seenEdition(s.store, s.base.ID)
	if err != nil {
		return err
	}
	now := s.base.Edition()
	if seen && edition.CompareVersions(now.Version, last.Version) < 0 {
		s.older = last.Version
		return s.meetEdition()
	}
	lost := s.lostPlaces()
	if err := s.meetEdition(); err != nil {
		return err
	}
	if len(now.Things) == 0 { // a course that could not be read says nothing
		return nil
	}
	moves := s.base.Moves()
	if err := s.recordRenames(moves); err != nil {
		return err
	}
	is := now.Sum()
	p := UpdatedPayload{To: now.Version, Edition: is, From: s.lastVersion()}
	if seen && sum != is {
		p.From = last.Version
		c := edition.Compare(&last, &now, moves, s.judge(last.Version))
		p.Changed = s.changedParts(&now, c.Changed, last.Version)
		if edition.CompareVersions(now.Version, last.Version) > 0 { // else it is being written, and nobody wants to hear of each word
			p.Brings = bringing(&last, &c)
			p.Brings.NotesLost = s.lostPlaces()
			p.Brings.NotesMoved = max(lost-p.Brings.NotesLost, 0)
		}
	}
	p.Changed = append(p.Changed, s.lockedChanges(&now, p.Changed)...)
	p.Changed = slices.DeleteFunc(p.Changed, func(c ChangedPart) bool { return s.knownChange(&c, now.Version) })
	if err := s.recordUpdate(&p); err != nil {
		return err
	}
	if sum == is {
		return nil
	}
	text, err := packRow(remembering(&now))
	if err != nil {
		return err
	}
	s.store.SetSettingLater(thingsRow(s.base.ID), is+" "+text)
	return nil
}

// recordUpdate writes down what an edition brings, if there is anything that no event
// says.
func (s *Session) recordUpdate(p *UpdatedPayload) error {
	known := slices.ContainsFunc(s.state.updates(), func(u update) bool { return u.payload.Edition == p.Edition && u.payload.Brings != nil })
	if len(p.Changed) == 0 && (known || p.Brings == nil) {
		return nil
	}
	if known {
		p.Brings = nil
	}
	var entries []Entry
	changed := p.Changed
	next, size := *p, 0
	next.Changed = nil
	for _, c := range changed {
		if size += len(c.ID) + len(c.Was) + len(c.Now) + 100; size > writtenUpdated {
			entries = append(entries, Entry{Updated, next})
			next.Brings, next.Changed, size = nil, nil, 0
		}
		next.Changed = append(next.Changed, c)
	}
	entries = append(entries, Entry{Updated, next})
	if err := s.Do(OpUpdate, entries...); err != nil {
		return err
	}
	if p.Brings != nil {
		s.store.SetSettingLater(toldRow(s.base.ID), pendingTold)
	}
	return nil
}

// recordRenames writes down which ids became others, where something was done in
// another edition: an older one that is opened again finds it by that.
func (s *Session) recordRenames(moves edition.Moves) error {
	elsewhere := func(version string) bool { return edition.CompareVersions(version, s.base.Version) != 0 }
	if !slices.ContainsFunc(s.state.editions[1:], elsewhere) {
		return nil
	}
	var p MovedPayload
	for from, to := range moves {
		m := edition.Move{From: from, To: to}
		if to != edition.Retired && !s.state.renames.written[m] {
			p.IDs = append(p.IDs, m)
		}
	}
	if len(p.IDs) == 0 {
		return nil
	}
	slices.SortFunc(p.IDs, func(a, b edition.Move) int { return strings.Compare(a.From, b.From) })
	var entries []Entry
	for ids := range slices.Chunk(p.IDs, 500) {
		entries = append(entries, Entry{Moved, MovedPayload{IDs: ids}})
	}
	return s.Do(OpStudy, entries...)
}

// recordLocked writes down where paragraphs went in the editions since the first in
// which something was done, as the course's lock says, so that an edition that was
// skipped takes nothing away.
func (s *Session) recordLocked() error {
	if s.base.Lock == nil || len(s.state.editions) < 2 {
		return nil
	}
	return s.recordMoves(s.base.Lock.After(s.state.firstVersion()))
}

// firstVersion is the lowest version in which something was done.
func (s *State) firstVersion() string {
	return slices.MinFunc(s.editions[1:], edition.CompareVersions)
}

// lastVersion is the version of the last edition that something was done in.
func (s *Session) lastVersion() string {
	if len(s.state.editions) < 2 {
		return ""
	}
	return slices.MaxFunc(s.state.editions[1:], edition.CompareVersions)
}

// lostPlaces counts notes, highlights and flags whose words this edition doesn't have.
func (s *Session) lostPlaces() int {
	n := 0
	for at := range s.state.notes() {
		if _, ok := s.state.moves.block(at.Lesson, at.Block); !ok {
			n++
		}
	}
	for on := range s.state.flags() {
		if on.Lesson == "" {
			continue
		}
		if _, ok := s.state.moves.block(on.Lesson, on.Block); !ok {
			n++
		}
	}
	return n
}

// maxThings is how many bytes of what an edition says are remembered. Of the rest
// the hash is; where that differs it counts as reworded.
const maxThings = 4 << 20

// remembering gives what is remembered of an edition.
func remembering(e *edition.Edition) edition.Edition {
	kept := edition.Edition{Version: e.Version, Things: slices.Clone(e.Things)}
	room := maxThings
	for i := range kept.Things {
		t := &kept.Things[i]
		t.Parts = slices.Clone(t.Parts)
		for j := range t.Parts {
			p := &t.Parts[j]
			if room -= len(p.Text); room < 0 {
				p.Text = ""
			}
		}
	}
	return kept
}
