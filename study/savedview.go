package study

import "fmt"

const settingView = "place"

// viewRow names the row of the saved view: each course has its own, so that coming
// back to a course comes back to where one was in it.
func (s *Session) viewRow() string { return settingView + ":" + s.course.ID }

// SavedView is what [Session.SaveView] last kept of this course, "" when nothing.
func (s *Session) SavedView() (string, error) {
	text, err := s.store.Setting(s.viewRow())
	if err != nil {
		return "", fmt.Errorf("read where you were: %w", err)
	}
	return text, nil
}

// SaveView keeps where the learner is, as JSON that the pages make of it. It
// returns at once; what it was last given is on the disk soon after, and when
// the store is closed.
// Once the session is closed it does nothing.
func (s *Session) SaveView(json string) {
	if !s.closed {
		s.store.SetSettingLater(s.viewRow(), json)
	}
}

// SaveViewNow keeps where the learner is and returns when it is on the disk.
func (s *Session) SaveViewNow(json string) error {
	if s.closed {
		return fmt.Errorf("keep where you are: %w", ErrClosed)
	}
	if err := s.store.SetSetting(s.viewRow(), json); err != nil {
		return fmt.Errorf("keep where you are: %w", err)
	}
	return nil
}
