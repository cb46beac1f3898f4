package study

import (
	"fmt"
	"math"
	"strconv"
)

// The settings' keys.
const (
	settingRetention = "retention"
	settingNewPerDay = "new-per-day"
	settingPlace     = "place"
)

// What the settings may be.
const (
	MinRetention     = 0.7
	MaxRetention     = 0.97
	DefaultRetention = 0.9

	MaxNewPerDay     = 999
	DefaultNewPerDay = 10
)

// readSettings takes up the settings. One that makes no sense counts as unset.
func (s *Session) readSettings() error {
	s.retention, s.newPerDay = DefaultRetention, DefaultNewPerDay
	text, err := s.store.Setting(settingRetention)
	if err != nil {
		return fmt.Errorf("read the settings: %w", err)
	}
	if r, err := strconv.ParseFloat(text, 64); err == nil && r >= MinRetention && r <= MaxRetention {
		s.retention = r
	}
	if text, err = s.store.Setting(settingNewPerDay); err != nil {
		return fmt.Errorf("read the settings: %w", err)
	}
	if n, err := strconv.Atoi(text); err == nil && n >= 0 && n <= MaxNewPerDay {
		s.newPerDay = n
	}
	return nil
}

// Retention is the chance of recall, MinRetention to MaxRetention, at which a
// card falls due.
func (s *Session) Retention() float64 { return s.retention }

// SetRetention changes it, for grades from now on. It is kept to two decimals
// and brought within its bounds.
func (s *Session) SetRetention(r float64) error {
	if math.IsNaN(r) {
		return fmt.Errorf("keep the retention: it is not a number")
	}
	r = math.Round(min(max(r, MinRetention), MaxRetention)*100) / 100
	if err := s.store.SetSetting(settingRetention, strconv.FormatFloat(r, 'f', -1, 64)); err != nil {
		return fmt.Errorf("keep the retention: %w", err)
	}
	s.retention = r
	s.notify()
	return nil
}

// NewPerDay is how many cards are met for the first time in a day at most.
func (s *Session) NewPerDay() int { return s.newPerDay }

// SetNewPerDay changes it, brought within 0 and MaxNewPerDay.
func (s *Session) SetNewPerDay(n int) error {
	n = min(max(n, 0), MaxNewPerDay)
	if err := s.store.SetSetting(settingNewPerDay, strconv.Itoa(n)); err != nil {
		return fmt.Errorf("keep the number of new cards: %w", err)
	}
	s.newPerDay = n
	s.notify()
	return nil
}

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
func (s *Session) SavePlace(json string) { s.store.SetSettingLater(s.placeRow(), json) }

// SavePlaceNow keeps where the learner is and returns when it is on the disk.
func (s *Session) SavePlaceNow(json string) error {
	if err := s.store.SetSetting(s.placeRow(), json); err != nil {
		return fmt.Errorf("keep where you are: %w", err)
	}
	return nil
}
