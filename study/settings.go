package study

import (
	"fmt"
	"math"
	"strconv"
)

// Setting is a choice of the learner's that matters to study. To change one is an
// event, in force in every course, and undone as one operation.
type Setting struct {
	Key      string // in adjusted events, and in rows of the store before there were any
	Default  float64
	Min, Max float64
	Step     float64 // what its values are multiples of
	Least    float64 // what earlier versions had as Min, if not 0: it is taken, and counts as Min
}

// The settings.
var (
	// SettingRetention is the chance of recall at which a card falls due.
	SettingRetention = &Setting{Key: "retention", Default: DefaultRetention, Min: MinRetention, Max: MaxRetention, Step: 0.01, Least: 0.7}
	// SettingNewPerDay is how many cards are met for the first time in a day at most.
	SettingNewPerDay = &Setting{Key: "new-per-day", Default: DefaultNewPerDay, Min: 0, Max: MaxNewPerDay, Step: 1}
	// SettingReviewsPerDay is how many reviews come in a day at most.
	SettingReviewsPerDay = &Setting{Key: "reviews-per-day", Default: MaxReviewsPerDay, Min: 10, Max: MaxReviewsPerDay, Step: 10}
	// SettingLongest is the longest interval, in months.
	SettingLongest = &Setting{Key: "longest-interval", Default: DefaultLongestMonths, Min: 6, Max: 300, Step: 6}
	// SettingDaysPerWeek is on how many days of a week the learner wants to study.
	SettingDaysPerWeek = &Setting{Key: "days-per-week", Default: 5, Min: 1, Max: 7, Step: 1}
	// SettingMinutesPerDay is how many minutes the learner wants to study in a day; at 0 they said nothing of that.
	SettingMinutesPerDay = &Setting{Key: "minutes-per-day", Default: 0, Min: 0, Max: 240, Step: 5}
	// SettingSteps is whether a new or a forgotten card comes again on the same day after fixed steps, of 1 and 10 minutes (0),
	// or when the model of memory says so (1), as FSRS-7 can.
	SettingSteps = &Setting{Key: "learning-steps", Default: 0, Min: 0, Max: 1, Step: 1}
)

// What some settings may be.
const (
	MinRetention     = 0.8
	MaxRetention     = 0.97
	DefaultRetention = 0.9

	MaxNewPerDay     = 999
	DefaultNewPerDay = 10

	MaxReviewsPerDay = 200 // at which there is no limit

	DefaultLongestMonths = 60
	DefaultLongest       = DefaultLongestMonths * daysAYear / 12 // in days
	daysAYear            = 365
	mostLongest          = 36500
)

// Settings gives all settings.
func Settings() []*Setting {
	return []*Setting{SettingRetention, SettingNewPerDay, SettingReviewsPerDay, SettingLongest, SettingDaysPerWeek, SettingMinutesPerDay, SettingDayTurn, SettingSteps}
}

// Operation is what changing the setting is to Undo and Redo.
func (d *Setting) Operation() OperationKind { return OperationKind(d.Key) }

// valid tells whether the setting may have a value.
func (d *Setting) valid(v float64) bool {
	steps := v / d.Step
	return v >= d.least() && v <= d.Max && math.Abs(steps-math.Round(steps)) < 1e-6
}

func (d *Setting) least() float64 {
	if d.Least != 0 {
		return d.Least
	}
	return d.Min
}

// settingOf gives the setting with a key; nil for one of a later version.
func settingOf(key string) *Setting {
	for _, d := range Settings() {
		if d.Key == key {
			return d
		}
	}
	return nil
}

// choices are the settings as they are.
type choices map[*Setting]float64

// readSettings takes up the settings: as they were adjusted last, else as the
// store has them, which kept them before adjusting one was an event. One that
// makes no sense counts as unset.
func (s *Session) readSettings() error {
	s.before = choices{}
	for _, d := range Settings() {
		s.before[d] = d.Default
		text, err := s.store.Setting(d.Key)
		if err != nil {
			return fmt.Errorf("read the settings: %w", err)
		}
		if v, err := strconv.ParseFloat(text, 64); err == nil && d.valid(v) {
			s.before[d] = v
		}
	}
	s.applyChoices()
	return nil
}

// applyChoices takes up the settings as the events leave them.
func (s *Session) applyChoices() {
	s.choices = make(choices, len(s.before))
	for d, v := range s.before {
		if adjusted, ok := s.state.settings()[d.Key]; ok {
			v = adjusted
		}
		s.choices[d] = max(v, d.Min)
	}
}

// Setting gives the value of a setting.
func (s *Session) Setting(d *Setting) float64 { return s.choices[d] }

// Adjust changes a setting, in every course. The value is brought within its
// bounds and to the nearest step.
func (s *Session) Adjust(d *Setting, v float64) error {
	if math.IsNaN(v) {
		return fmt.Errorf("adjust %s: it is not a number", d.Key)
	}
	if v = d.nearest(v); v == s.Setting(d) {
		return nil
	}
	return s.DoEverywhere(d.Operation(), Entry{Adjusted, AdjustedPayload{d.Key, v}})
}

// nearest brings a value within the setting's bounds and to the nearest step.
func (d *Setting) nearest(v float64) float64 {
	v = math.Round(min(max(v, d.Min), d.Max)/d.Step) * d.Step
	return math.Round(v*1e6) / 1e6 // 0.85, not 0.8500000000000001
}

// Retention is the chance of recall, [MinRetention] to [MaxRetention], at which a
// card falls due.
func (s *Session) Retention() float64 { return s.Setting(SettingRetention) }

// SetRetention changes it, in every course, for grades from now on. It is kept
// to two decimals and brought within its bounds.
func (s *Session) SetRetention(r float64) error { return s.Adjust(SettingRetention, r) }

// NewPerDay is how many cards are met for the first time in a day at most.
func (s *Session) NewPerDay() int { return int(s.Setting(SettingNewPerDay)) }

// SetNewPerDay changes it, in every course, brought within 0 and [MaxNewPerDay].
func (s *Session) SetNewPerDay(n int) error { return s.Adjust(SettingNewPerDay, float64(n)) }

// Longest is the longest interval, in days.
func (s *Session) Longest() int { return int(s.Setting(SettingLongest)) * daysAYear / 12 }

// ReviewsPerDay is how many reviews come in a day at most; false when there is no
// limit.
func (s *Session) ReviewsPerDay() (int, bool) {
	n := int(s.Setting(SettingReviewsPerDay))
	return n, n < MaxReviewsPerDay
}
