package study

import (
	"fmt"
	"slices"
	"strings"
)

// settingIntroduced names the row that lists what the learner was introduced to.
// It is theirs, and of no course; nothing follows from it but what isn't shown again.
const settingIntroduced = "introduced"

// FirstStart says whether nothing was ever done in the journal, in any course, and
// the learner wasn't introduced to anything.
func (s *Session) FirstStart() (bool, error) {
	if !s.state.lastID.IsZero() {
		return false, nil
	}
	met, err := s.introduced()
	return err == nil && len(met) == 0, err
}

// Introduced says whether the learner was introduced to something.
func (s *Session) Introduced(to string) (bool, error) {
	met, err := s.introduced()
	return slices.Contains(met, to), err
}

// SetIntroduced notes that the learner was introduced to something. It returns at
// once; on the disk it is soon after.
func (s *Session) SetIntroduced(to string) error {
	met, err := s.introduced()
	if err != nil || s.closed || slices.Contains(met, to) {
		return err
	}
	s.met = append(met, to)
	s.store.SetSettingLater(settingIntroduced, strings.Join(s.met, " "))
	return nil
}

// introduced gives all that the learner was introduced to.
func (s *Session) introduced() ([]string, error) {
	if s.met == nil {
		text, err := s.store.Setting(settingIntroduced)
		if err != nil {
			return nil, fmt.Errorf("read what you were introduced to: %w", err)
		}
		s.met = append([]string{}, strings.Fields(text)...)
	}
	return s.met, nil
}
