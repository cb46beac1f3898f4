package command

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Keymap is the keys that the learner chose: by a command's id, those that it has
// instead of its own. One without any has none but what is [Key.Reserved] to it.
type Keymap map[string][]Key

// inForce are the keys that the learner chose. On the main goroutine only.
var inForce Keymap

// Use puts a learner's keys in force, everywhere at once; nil is none.
func Use(m Keymap) { inForce = maps.Clone(m) }

// InForce gives the keys that the learner chose.
func InForce() Keymap { return inForce.clone() }

func (m Keymap) clone() Keymap {
	out := Keymap{}
	maps.Copy(out, m)
	return out
}

// ReadKeymap reads keys that were written down. What is no key, and what can't be
// had, is left out, also where an error tells of it.
func ReadKeymap(text string) (Keymap, error) {
	m := Keymap{}
	if text == "" {
		return m, nil
	}
	var read map[string][]string
	if err := json.Unmarshal([]byte(text), &read); err != nil {
		return m, fmt.Errorf("reading the keys chosen: %w", err)
	}
	var bad error
	for id, keys := range read {
		good := make([]Key, 0, len(keys))
		for _, written := range keys {
			var k Key
			if err := k.UnmarshalText([]byte(written)); err != nil {
				bad = fmt.Errorf("the keys of %s: %w", id, err)
			} else if !k.Reserved() {
				good = append(good, k)
			}
		}
		if len(good) > 0 || len(keys) == 0 {
			m[id] = good
		}
	}
	return m, bad
}

// Text writes the keys down; "" for none.
func (m Keymap) Text() string {
	if len(m) == 0 {
		return ""
	}
	text, err := json.Marshal(m)
	if err != nil { // no key can't be written
		return ""
	}
	return string(text)
}

// KeysOf gives the keys that a command has now, of those it was declared with: what
// the learner chose stands for those that can be changed, and comes first.
func KeysOf(id string, declared []Key) []Key { return inForce.keysOf(id, declared) }

func (m Keymap) keysOf(id string, declared []Key) []Key {
	chosen, ok := m[id]
	if !ok {
		return declared
	}
	keys := slices.Clone(chosen)
	for _, k := range declared {
		if k.Reserved() {
			keys = append(keys, k)
		}
	}
	return keys
}

// Hint is the key of a command as it stands on the keyboard, for what is drawn: the
// one that it has now; "" for none.
func Hint(id string) string {
	if c, ok := KnownAs(id); ok {
		if keys := c.Now(); len(keys) > 0 {
			return keys[0].String()
		}
	}
	return ""
}

// Hints are the keys of two commands that belong together: the second without the
// modifiers that both have.
func Hints(id, second string) (string, string) {
	a, b := Hint(id), Hint(second)
	if i := strings.LastIndex(a, " "); i > 0 {
		if rest, same := strings.CutPrefix(b, a[:i+1]); same {
			return a, rest
		}
	}
	return a, b
}

// Current gives a command with the keys that it has now.
func Current(c Command) Command {
	c.Keys = KeysOf(c.ID, c.Keys)
	return c
}

// now gives commands with the keys that they have now.
func now(cs []Command) []Command {
	if len(inForce) == 0 {
		return cs
	}
	out := slices.Clone(cs)
	for i := range out {
		out[i].Keys = KeysOf(out[i].ID, out[i].Keys)
	}
	return out
}

// changeable are those of a command's keys that can be changed.
func changeable(keys []Key) []Key {
	return slices.DeleteFunc(slices.Clone(keys), Key.Reserved)
}
