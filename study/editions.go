package study

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/content/edition"
)

// EditionMet is an edition of the course that was opened after another.
type EditionMet struct {
	Edition string // its Sum
	Version string
	From    string    // the version before
	At      time.Time // when it was first opened, in the learner's zone
	Brings  Brings
	// Offered is how many cards are to be learnt again because of it, and Kept is set
	// where the learner has undone that: they come as they would have.
	Offered int
	Kept    bool
}

// Editions gives the editions that were opened after another, the newest first.
func (s *Session) Editions() []EditionMet {
	var all []EditionMet
	place := map[string]int{}
	changes, undone := map[string]int{}, map[string]int{}
	for _, u := range s.state.updates() {
		p := u.payload
		if len(p.Changed) > 0 {
			changes[p.Edition]++
			if u.undone {
				undone[p.Edition]++
			}
		}
		if p.Brings == nil {
			continue
		}
		if _, met := place[p.Edition]; met {
			continue
		}
		place[p.Edition] = len(all)
		all = append(all, EditionMet{
			Edition: p.Edition, Version: p.To, From: p.From, Brings: *p.Brings,
			At: time.UnixMilli(s.state.at(u.index).at).In(s.clock.Now().Location()),
		})
	}
	for i := range all {
		e := &all[i]
		e.Kept = changes[e.Edition] > 0 && undone[e.Edition] == changes[e.Edition]
		if edition.CompareVersions(e.Version, s.base.Version) == 0 {
			e.Offered = s.offeredAgain()
		}
	}
	slices.Reverse(all)
	return all
}

// offeredAgain counts the cards of the course that are to be learnt again.
func (s *Session) offeredAgain() int {
	n := 0
	for _, c := range s.cards {
		if s.state.memories().byCard[string(c.ID)].reopened() {
			n++
		}
	}
	return n
}

// NewEdition gives the edition that is open, when it was met here and the learner
// wasn't told yet; false otherwise.
func (s *Session) NewEdition() (EditionMet, bool) {
	all := s.Editions()
	if len(all) == 0 {
		return EditionMet{}, false
	}
	told, err := s.store.Setting(toldRow(s.base.ID))
	if err != nil || told != pendingTold {
		return EditionMet{}, false
	}
	return all[0], true
}

// pendingTold stands in the row of what was told while something is yet to be.
const pendingTold = "pending"

// OlderEdition gives the version of the newer edition that was seen last, when an
// older one is open and that wasn't told yet.
func (s *Session) OlderEdition() (seen string, ok bool) {
	if s.older == "" {
		return "", false
	}
	told, err := s.store.Setting(toldRow(s.base.ID))
	return s.older, err != nil || told != olderTold(s.base.Version)
}

func olderTold(version string) string { return "older " + version }

// EditionTold says that the learner was told which edition is open.
func (s *Session) EditionTold() {
	told := olderTold(s.base.Version)
	if s.older == "" {
		all := s.Editions()
		if len(all) == 0 {
			return
		}
		told = all[0].Edition
	}
	s.store.SetSettingLater(toldRow(s.base.ID), told)
}

// KeepSchedules has what changed in meaning with an edition count as what it was, so
// that its cards come as they would have; or no longer. It can be changed at any
// time.
func (s *Session) KeepSchedules(sum string, keep bool) error {
	var ops []ulid.ULID
	for _, u := range s.state.updates() {
		op := s.state.operationOf(u.id)
		if u.payload.Edition == sum && len(u.payload.Changed) > 0 && u.undone != keep && !slices.Contains(ops, op) {
			ops = append(ops, op)
		}
	}
	turn := OpUndo
	if !keep {
		turn = OpRedo
	}
	if _, _, err := s.toggleOperations(turn, ScopeEdition(sum), ops); err != nil {
		return fmt.Errorf("keep the schedule: %w", err)
	}
	return nil
}

// CardChange is how a card changed since it was learnt.
type CardChange struct {
	Version string // of the edition that changed it
	Parts   []ChangedPart
}

// CardChange tells how a card changed that is to be learnt again; false when it
// isn't.
func (s *Session) CardChange(id CardID) (CardChange, bool) {
	m := s.state.memories().byCard[string(id)]
	if !m.reopened() {
		return CardChange{}, false
	}
	var c CardChange
	source := sourceOf(id)
	for _, change := range s.state.meaningsOf(source, partsOf(Side(strings.TrimPrefix(string(id), source+"/")))...) {
		c.Version = change.to
		c.Parts = append(c.Parts, *change.change)
	}
	return c, len(c.Parts) > 0
}
