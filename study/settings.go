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
}

// The settings.
var (
	// SettingRetention is the chance of recall at which a card falls due.
	SettingRetention = &Setting{Key: "retention", Default: DefaultRetention, Min: MinRetention, Max: MaxRetention, Step: 0.01}
	// SettingNewPerDay is how many cards are met for the first time in a day at most.
	SettingNewPerDay = &Setting{Key: "new-per-day", Default: DefaultNewPerDay, Min: 0, Max: MaxNewPerDay, Step: 1}
)

// What some settings may be.
const (
	MinRetention     = 0.7
	MaxRetention     = 0.97
	DefaultRetention = 0.9

	MaxNewPerDay     = 999
	DefaultNewPerDay = 10
)

// Settings gives all settings.
func Settings() []*Setting { return []*Setting{SettingRetention, SettingNewPerDay} }

// Operation is what changing the setting is to Undo and Redo.
func (d *Setting) Operation() OperationKind { return OperationKind(d.Key) }

// valid tells whether the setting may have a value.
func (d *Setting) valid(v float64) bool {
	steps := v / d.Step
	return v >= d.Min && v <= d.Max && math.Abs(steps-math.Round(steps)) < 1e-6
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
	s.adopt()
	return nil
}

// adopt takes up the settings as the events leave them.
func (s *Session) adopt() {
	s.choices = make(choices, len(s.before))
	for d, v := range s.before {
		if adjusted, ok := s.state.settings()[d.Key]; ok {
			v = adjusted
		}
		s.choices[d] = v
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
	v = math.Round(min(max(v, d.Min), d.Max)/d.Step) * d.Step
	v = math.Round(v*1e6) / 1e6 // 0.85, not 0.8500000000000001
	if v == s.Setting(d) {
		return nil
	}
	return s.DoEverywhere(d.Operation(), Entry{Adjusted, AdjustedPayload{d.Key, v}})
}

// Retention is the chance of recall, MinRetention to MaxRetention, at which a
// card falls due.
func (s *Session) Retention() float64 { return s.Setting(SettingRetention) }

// SetRetention changes it, in every course, for grades from now on. It is kept
// to two decimals and brought within its bounds.
func (s *Session) SetRetention(r float64) error { return s.Adjust(SettingRetention, r) }

// NewPerDay is how many cards are met for the first time in a day at most.
func (s *Session) NewPerDay() int { return int(s.Setting(SettingNewPerDay)) }

// SetNewPerDay changes it, in every course, brought within 0 and MaxNewPerDay.
func (s *Session) SetNewPerDay(n int) error { return s.Adjust(SettingNewPerDay, float64(n)) }
