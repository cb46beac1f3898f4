package study

import (
	"fmt"
	"math"
	"strconv"
)

// The settings that matter to study, as adjusted events and rows of the store
// name them.
const (
	SettingRetention = "retention"
	SettingNewPerDay = "new-per-day"
)

const settingPlace = "place"

// What the settings may be.
const (
	MinRetention     = 0.7
	MaxRetention     = 0.97
	DefaultRetention = 0.9

	MaxNewPerDay     = 999
	DefaultNewPerDay = 10
)

// readSettings takes up the settings: as they were adjusted last, else as the
// store has them, which kept them before adjusting one was an event. One that
// makes no sense counts as unset.
func (s *Session) readSettings() error {
	s.before.retention, s.before.newPerDay = DefaultRetention, DefaultNewPerDay
	text, err := s.store.Setting(SettingRetention)
	if err != nil {
		return fmt.Errorf("read the settings: %w", err)
	}
	if r, err := strconv.ParseFloat(text, 64); err == nil && validRetention(r) {
		s.before.retention = r
	}
	if text, err = s.store.Setting(SettingNewPerDay); err != nil {
		return fmt.Errorf("read the settings: %w", err)
	}
	if n, err := strconv.Atoi(text); err == nil && validNewPerDay(float64(n)) {
		s.before.newPerDay = n
	}
	s.adopt()
	return nil
}

// choices are the settings that matter to study.
type choices struct {
	retention float64
	newPerDay int
}

// adopt takes up the settings as the events leave them.
func (s *Session) adopt() {
	s.choices = s.before
	if r, ok := s.state.settings()[SettingRetention]; ok {
		s.retention = r
	}
	if n, ok := s.state.settings()[SettingNewPerDay]; ok {
		s.newPerDay = int(n)
	}
}

func validRetention(r float64) bool { return r >= MinRetention && r <= MaxRetention }

func validNewPerDay(n float64) bool { return n >= 0 && n <= MaxNewPerDay && n == math.Trunc(n) }

// Retention is the chance of recall, MinRetention to MaxRetention, at which a
// card falls due.
func (s *Session) Retention() float64 { return s.retention }

// SetRetention changes it, in every course, for grades from now on. It is kept
// to two decimals and brought within its bounds.
func (s *Session) SetRetention(r float64) error {
	if math.IsNaN(r) {
		return fmt.Errorf("keep the retention: it is not a number")
	}
	r = math.Round(min(max(r, MinRetention), MaxRetention)*100) / 100
	if r == s.retention {
		return nil
	}
	return s.DoEverywhere(OpRetention, Entry{Adjusted, AdjustedPayload{SettingRetention, r}})
}

// NewPerDay is how many cards are met for the first time in a day at most.
func (s *Session) NewPerDay() int { return s.newPerDay }

// SetNewPerDay changes it, in every course, brought within 0 and MaxNewPerDay.
func (s *Session) SetNewPerDay(n int) error {
	n = min(max(n, 0), MaxNewPerDay)
	if n == s.newPerDay {
		return nil
	}
	return s.DoEverywhere(OpNewPerDay, Entry{Adjusted, AdjustedPayload{SettingNewPerDay, float64(n)}})
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
