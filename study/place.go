package study

import "fmt"

const settingPlace = "place"

// placeRow names the row of the place: each course has its own, so that coming
// back to a course comes back to where one was in it.
func (s *Session) placeRow() string { return settingPlace + ":" + s.course.ID }

// Place is what SavePlace last kept of this course, "" when nothing.
func (s *Session) Place() (string, error) {
	text, err := s.store.Setting(s.placeRow())
	if err != nil {
		return "", fmt.Errorf("read where you were: %w", err)
	}
	return text, nil
}

// SavePlace keeps where the learner is, as JSON that the pages make of it. It
// returns at once; what it was last given is on the disk soon after, and when
// the store is closed.
// Once the session is closed it does nothing.
func (s *Session) SavePlace(json string) {
	if !s.closed {
		s.store.SetSettingLater(s.placeRow(), json)
	}
}

// SavePlaceNow keeps where the learner is and returns when it is on the disk.
func (s *Session) SavePlaceNow(json string) error {
	if s.closed {
		return fmt.Errorf("keep where you are: %w", ErrClosed)
	}
	if err := s.store.SetSetting(s.placeRow(), json); err != nil {
		return fmt.Errorf("keep where you are: %w", err)
	}
	return nil
}
