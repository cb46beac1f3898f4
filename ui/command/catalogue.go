package command

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"stagecraft/ui/words"
)

// Known is a command as it was declared, whether the page that has it is open or
// not: for the list of all keys. A test writes the catalogue from the pages.
type Known struct {
	ID    string `json:"id"`
	Title string `json:"title,omitempty"` // in English
	// Parts fill in a title that has room for them; in English.
	Parts []string `json:"parts,omitempty"`
	// Places are the pages on which it is, each with the mode of its route behind a
	// slash; none is everywhere.
	Places []string `json:"places,omitempty"`
	Keys   []Key    `json:"keys,omitempty"`
	// Fixed is a group of keys that are no command of the list, such as those that
	// choose by a number or scroll: they can't be changed.
	Fixed bool `json:"fixed,omitempty"`
}

//go:embed catalogue.json
var catalogueFile []byte

// Catalogue gives all commands of the app, those that hold everywhere first.
var Catalogue = sync.OnceValue(func() []Known {
	var all []Known
	if err := json.Unmarshal(catalogueFile, &all); err != nil {
		panic("the catalogue of commands: " + err.Error()) // a test reads it
	}
	return all
})

// KnownAs gives the command with an id.
func KnownAs(id string) (Known, bool) {
	for _, c := range Catalogue() {
		if c.ID == id {
			return c, true
		}
	}
	return Known{}, false
}

// Name is what it does, in the learner's language.
func (c Known) Name() string {
	name := words.Again(c.Title)
	if len(c.Parts) == 0 {
		return name
	}
	parts := make([]any, len(c.Parts))
	for i, p := range c.Parts {
		parts[i] = words.Again(p)
	}
	return fmt.Sprintf(name, parts...)
}

// Now gives the keys that it has now.
func (c Known) Now() []Key {
	if c.Fixed {
		return c.Keys
	}
	return KeysOf(c.ID, c.Keys)
}

// Changed tells whether the learner chose other keys for it.
func (c Known) Changed() bool { _, ok := inForce[c.ID]; return ok }

// Meets tells whether it can apply at the same time as another.
func (c Known) Meets(other Known) bool {
	if len(c.Places) == 0 || len(other.Places) == 0 {
		return true
	}
	return slices.ContainsFunc(c.Places, func(p string) bool { return slices.Contains(other.Places, p) })
}

// Has tells whether one of its keys now is pressed as a key is.
func (c Known) Has(k Key) bool { return slices.ContainsFunc(c.Now(), k.Same) }

// Holders gives the other commands that have a key now where this one applies too.
func (c Known) Holders(k Key) []Known {
	var all []Known
	for _, other := range Catalogue() {
		if other.ID != c.ID && other.Meets(c) && other.Has(k) {
			all = append(all, other)
		}
	}
	return all
}

// With gives the keys with others for a command, which those that it meets lose.
func (m Keymap) With(c Known, keys ...Key) Keymap {
	out := m.clone()
	for _, other := range Catalogue() {
		has := m.keysOf(other.ID, other.Keys)
		if other.ID == c.ID || other.Fixed || !other.Meets(c) || !slices.ContainsFunc(has, func(k Key) bool { return slices.ContainsFunc(keys, k.Same) }) {
			continue
		}
		out.set(other, slices.DeleteFunc(changeable(has), func(k Key) bool { return slices.ContainsFunc(keys, k.Same) }))
	}
	out.set(c, keys)
	return out
}

// set gives a command keys; where they are its own, none are noted.
func (m Keymap) set(c Known, keys []Key) {
	if slices.Equal(keys, changeable(c.Keys)) {
		delete(m, c.ID)
		return
	}
	m[c.ID] = keys
}

// Without gives the keys with a command's own, which those that it meets lose.
func (m Keymap) Without(c Known) Keymap { return m.With(c, changeable(c.Keys)...) }
