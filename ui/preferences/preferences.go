// Package preferences is all that the learner can set: each setting once, with
// its key, default, bounds and words. The page of settings, the commands that
// change one, undo and the start of the app walk the list.
package preferences

import (
	"math"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/words"
)

// Setting is one setting. Its values are whole numbers: of a choice the place
// among its options, of any other a number from Min to Max.
//
// One that matters to study names it in Study: it is changed by an event, holds
// on every machine of the learner, and is undone. The others are how things look
// or sound on this computer, and stand in the toolkit's preferences.
type Setting struct {
	Key     string // in the toolkit's preferences; unused with Study
	Section Section
	Title   func() string
	About   func() string // under the title; nil for nothing
	Default int
	Options []Option // of a choice; nil for a number
	Order   []int    // in which the page shows the options; nil is theirs

	Min, Max, Step int
	Say            func(value int) string // a number in words

	Study *study.Setting
	Unit  float64       // what 1 is in Study's values
	Undo  func() string // a change of it, as it stands after "Undo"; with Study

	// Apply has a value take effect, on a system that prefers a theme; nil where
	// what uses the setting asks for it.
	Apply   func(value int, system fyne.ThemeVariant)
	Effect  Effect
	Changes []Change

	form storedAs
}

// Option is one of the values of a choice.
type Option struct {
	Label  func() string
	Stored string // in the toolkit's preferences, of a setting that is stored as text
	Change Change // the command that chooses it; its zero value for none
}

// Change is a command that changes a setting.
type Change struct {
	ID    string
	Title func() string
	Keys  []command.Key
	To    func(value int) int // nil for an option's own value
}

// Section is a part of the page of settings.
type Section int

// The sections, in their order.
const (
	Tongue Section = iota
	Look
	Reading
	Aloud
	Cards
	Backups
	sections
)

// Sections gives all sections in the order of the page.
func Sections() []Section {
	all := make([]Section, sections)
	for i := range all {
		all[i] = Section(i)
	}
	return all
}

// Title is what a section is called.
func (s Section) Title() string {
	switch s {
	case Tongue:
		return words.T("Language")
	case Look:
		return words.T("Look")
	case Reading:
		return words.T("Reading")
	case Aloud:
		return words.T("Read aloud")
	case Cards:
		return words.T("Cards")
	case Backups:
		return words.T("Backups")
	}
	return ""
}

// Effect is what has to be done in the window after a setting changed.
type Effect int

// The effects.
const (
	NoEffect Effect = iota
	Redraw          // all is drawn anew
	Retheme         // the toolkit's own widgets too
	Rename          // what the window itself is called by, such as its commands, too
)

// storedAs is how a value stands in the toolkit's preferences.
type storedAs int

const (
	asNumber storedAs = iota
	asText            // an option's Stored
	asFlag            // off or on; any other option is what it is while nothing is stored
)

// InOrder gives the values of a choice in the order in which they are shown.
func (s *Setting) InOrder() []int {
	if s.Order != nil {
		return s.Order
	}
	values := make([]int, len(s.Options))
	for i := range values {
		values[i] = i
	}
	return values
}

// In gives the settings of a section.
func In(section Section) []*Setting {
	var some []*Setting
	for _, s := range All() {
		if s.Section == section {
			some = append(some, s)
		}
	}
	return some
}

// Bound brings a value within the setting's bounds.
func (s *Setting) Bound(value int) int {
	if s.Options != nil {
		return min(max(value, 0), len(s.Options)-1)
	}
	return min(max(value, s.Min), s.Max)
}

// Read gives a setting's value from the toolkit's preferences. One that makes no
// sense counts as unset.
func (s *Setting) Read(p fyne.Preferences) int {
	var value int
	switch s.form {
	case asText:
		value = s.Of(p.String(s.Key))
	case asFlag:
		if value = number(p.BoolWithFallback(s.Key, true)); value != number(p.BoolWithFallback(s.Key, false)) { // unset
			value = s.Default
		}
	default:
		value = p.IntWithFallback(s.Key, s.Default)
	}
	if s.Options != nil && value != s.Bound(value) {
		return s.Default
	}
	return s.Bound(value)
}

// Write puts a value, brought within its bounds, into the toolkit's preferences.
func (s *Setting) Write(p fyne.Preferences, value int) {
	switch value = s.Bound(value); s.form {
	case asText:
		p.SetString(s.Key, s.Stored(value))
	case asFlag:
		if value > 1 {
			p.RemoveValue(s.Key)
			return
		}
		p.SetBool(s.Key, value != 0)
	default:
		p.SetInt(s.Key, value)
	}
}

// Stored gives the text that stands for a value of a choice.
func (s *Setting) Stored(value int) string { return s.Options[s.Bound(value)].Stored }

// Of gives the value that a text stands for; the default for none such.
func (s *Setting) Of(stored string) int {
	for i, o := range s.Options {
		if o.Stored == stored {
			return i
		}
	}
	return s.Default
}

// studied takes the default and the bounds of a setting from study.
func studied(s *Setting) *Setting {
	s.Default, s.Min, s.Max = s.FromStudy(s.Study.Default), s.FromStudy(s.Study.Min), s.FromStudy(s.Study.Max)
	s.Step = s.FromStudy(s.Study.Step)
	return s
}

// FromStudy gives the value of a setting that matters to study.
func (s *Setting) FromStudy(value float64) int { return int(math.Round(value / s.Unit)) }

// ToStudy gives a value as study knows it.
func (s *Setting) ToStudy(value int) float64 {
	return math.Round(float64(s.Bound(value))*s.Unit*1e6) / 1e6 // 0.7, not 0.7000000000000001
}

// OfOperation gives the setting that an operation changed; nil for another operation.
func OfOperation(kind study.OperationKind) *Setting {
	for _, s := range All() {
		if s.Study != nil && s.Study.Operation() == kind {
			return s
		}
	}
	return nil
}

func number(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
