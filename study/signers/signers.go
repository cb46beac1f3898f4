// Package signers remembers who signed the courses that a learner opened, and says
// when another one comes in the place of a course than whoever signed it made.
//
// What it remembers is a setting of the learner's journal on this computer and no
// event: events come in from files that others may have made, and such a file must
// not have the app trust a signer that the learner never saw.
package signers

import (
	"encoding/json"
	"fmt"
	"slices"

	"stagecraft/content"
	"stagecraft/content/signing"
)

// Kind is why a course may not be what it seems.
type Kind int

// The kinds of doubt.
const (
	Changed  Kind = iota + 1 // its file isn't as it was signed
	Other                    // another than those before signed it
	Unsigned                 // it isn't signed, and was before
)

// Doubt is an error that says that a course may not come from whom it came before.
type Doubt struct {
	Kind   Kind
	Course string           // its id
	Now    signing.Signer   // who signed it, or is claimed to have; the zero Signer for nobody
	Before []signing.Signer // who signed the course when it was opened before, the latest last
	digest string           // of what was signed; "" when nothing was
}

// Error says it to those who read logs.
func (d *Doubt) Error() string {
	switch d.Kind {
	case Changed:
		return fmt.Sprintf("the course %s was changed after it was signed", d.Course)
	case Other:
		return fmt.Sprintf("the course %s is signed by another key than before", d.Course)
	}
	return fmt.Sprintf("the course %s is no longer signed", d.Course)
}

// Same tells whether two doubts are about the same course from the same hands.
func (d *Doubt) Same(other *Doubt) bool {
	return d != nil && other != nil && d.Kind == other.Kind && d.Course == other.Course && d.Now == other.Now && d.digest == other.digest
}

// Settings keeps texts by key, as the journal does.
type Settings interface {
	Setting(key string) (string, error)
	SetSetting(key, value string) error
}

// How many signers and how many changed files are remembered of a course, the latest
// ones.
const (
	mostSigners = 8
	mostChanged = 16
)

// known is what is remembered of a course.
type known struct {
	Signers  []signing.Signer `json:"signers,omitempty"`  // the latest last
	Unsigned bool             `json:"unsigned,omitempty"` // opened without a signature since the latest
	Changed  []string         `json:"changed,omitempty"`  // digests of what was opened though it was changed
}

func key(course string) string { return "signers " + course }

func read(settings Settings, course string) (k known, err error) {
	text, err := settings.Setting(key(course))
	if err != nil || text == "" {
		return k, err
	}
	if json.Unmarshal([]byte(text), &k) != nil {
		return known{}, nil // of another version: better to know nothing than to open nothing
	}
	return k, nil
}

// Check gives a *Doubt when a course that was opened, with the signature of its file
// or nil, may not come from whom it came before; nil when all is in order. Another
// error tells that what is remembered can't be read.
func Check(settings Settings, course string, signature *content.Signature) error {
	k, err := read(settings, course)
	if err != nil {
		return err
	}
	d := &Doubt{Course: course, Before: k.Signers}
	if signature != nil {
		d.Now, d.digest = signature.Signer, signature.Digest
	}
	switch {
	case signature == nil:
		if len(k.Signers) == 0 || k.Unsigned {
			return nil
		}
		d.Kind = Unsigned
	case !signature.Valid:
		if slices.Contains(k.Changed, signature.Digest) {
			return nil
		}
		d.Kind = Changed
	default:
		if len(k.Signers) == 0 || slices.ContainsFunc(k.Signers, func(s signing.Signer) bool { return s.Key == signature.Signer.Key }) {
			return nil
		}
		d.Kind, d.digest = Other, "" // whatever they signed
	}
	return d
}

// Remember keeps that the learner opened a course with the signature of its file, or
// nil: [Check] has no doubt about the same again.
func Remember(settings Settings, course string, signature *content.Signature) error {
	before, err := settings.Setting(key(course))
	if err != nil {
		return err
	}
	k, err := read(settings, course)
	if err != nil {
		return err
	}
	switch {
	case signature == nil:
		k.Unsigned = len(k.Signers) > 0
	case !signature.Valid:
		k.Changed = latest(append(k.Changed, signature.Digest), mostChanged)
	default:
		k.Signers = slices.DeleteFunc(slices.Clone(k.Signers), func(s signing.Signer) bool { return s.Key == signature.Signer.Key })
		k.Signers = latest(append(k.Signers, signature.Signer), mostSigners)
		k.Unsigned = false
	}
	text, err := json.Marshal(k)
	if err != nil {
		return fmt.Errorf("keeping who signed %s: %w", course, err)
	}
	if string(text) == before || before == "" && string(text) == "{}" {
		return nil
	}
	return settings.SetSetting(key(course), string(text))
}

// latest gives the last of all, most at most, each once.
func latest[T comparable](all []T, most int) []T {
	var kept []T
	for i, one := range all {
		if !slices.Contains(all[i+1:], one) {
			kept = append(kept, one)
		}
	}
	return kept[max(0, len(kept)-most):]
}
