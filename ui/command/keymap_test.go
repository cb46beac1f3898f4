package command

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

func known(t *testing.T, id string) Known {
	t.Helper()
	c, ok := KnownAs(id)
	if !ok {
		t.Fatalf("the catalogue has no %s", id)
	}
	return c
}

func use(t *testing.T, m Keymap) {
	t.Helper()
	Use(m)
	t.Cleanup(func() { Use(nil) })
}

func TestKey_IsReadAsItIsWritten(t *testing.T) {
	for _, k := range []Key{K(fyne.KeyF5), {Name: fyne.KeyF10, Shift: true}, Ctrl(fyne.KeyK), {Name: fyne.KeyDelete, Ctrl: true, Shift: true}, {Name: "9", Alt: true}, {Rune: '?'}, {Rune: 'é'}, {Rune: '\''}, Ctrl(fyne.KeyPlus)} {
		text, err := k.MarshalText()
		var back Key
		if err != nil || back.UnmarshalText(text) != nil || back != k {
			t.Errorf("%+v is written as %q and read as %+v, %v", k, text, back, err)
		}
	}
	for _, text := range []string{"", "Ctrl+", "''", "'ab'", "K\n", "é", "'\x00'"} {
		var k Key
		if err := k.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is read as %+v", text, k)
		}
	}
}

func TestKeymap_HoldsAfterARestartWhatCanBeHad(t *testing.T) {
	m := Keymap{}.With(known(t, "go.search"), Ctrl(fyne.KeyJ)).With(known(t, "lesson.term"))
	back, err := ReadKeymap(m.Text())
	if err != nil || !slices.Equal(back["go.search"], []Key{Ctrl(fyne.KeyJ)}) {
		t.Errorf("read back as %v, %v", back, err)
	}
	if keys, ok := back["lesson.term"]; !ok || len(keys) != 0 {
		t.Errorf("a command without a key is read back with %v", keys)
	}
	damaged, err := ReadKeymap(`{"go.search":["Tab","Ctrl+J"],"lesson.term":["\u0000"],"other":["Escape"]}`)
	if err == nil || len(damaged) != 1 || !slices.Equal(damaged["go.search"], []Key{Ctrl(fyne.KeyJ)}) {
		t.Errorf("of damaged keys %v are in force, %v", damaged, err)
	}
	if m, err := ReadKeymap("{"); err == nil || len(m) != 0 {
		t.Error("nonsense is read as keys")
	}
}

func TestKeymap_AKeyIsOfOneCommandWhereverTheyMeet(t *testing.T) {
	term, link, grade, search := known(t, "lesson.term"), known(t, "lesson.link"), known(t, "cards.why"), known(t, "go.search")
	l := Key{Rune: 'l'}
	if held := term.Holders(l); len(held) != 1 || held[0].ID != link.ID {
		t.Errorf("L is held by %v", held)
	}
	use(t, Keymap{}.With(term, l).With(grade, Key{Rune: 't'}))
	if len(link.Now()) != 0 || Hint(term.ID) != "l" || Hint(grade.ID) != "t" {
		t.Errorf("the link has %v, the term %q, the card %q", link.Now(), Hint(term.ID), Hint(grade.ID))
	}
	if !known(t, "today.contrast").Has(K(fyne.KeyM)) {
		t.Error("a command of another page lost its key")
	}
	// Everywhere meets every page.
	use(t, InForce().With(search, Key{Rune: 'l'}))
	if len(term.Now()) != 0 || !search.Has(l) {
		t.Errorf("the term has %v, the search %v", term.Now(), search.Now())
	}
	// Back to its own, which nobody has any more; then another gets it back.
	use(t, InForce().Without(search))
	if search.Changed() || Hint(search.ID) != "Ctrl K" {
		t.Errorf("the search has %v", search.Now())
	}
	use(t, InForce().Without(term).Without(link))
	if Hint(term.ID) != "T" || Hint(link.ID) != "L" || InForce().Text() == "" {
		t.Errorf("the term has %q, the link %q", Hint(term.ID), Hint(link.ID))
	}
	for _, c := range Catalogue() {
		if c.Changed() {
			use(t, InForce().Without(c))
		}
	}
	if InForce().Text() != "" {
		t.Errorf("%s is left", InForce().Text())
	}
}

func TestKey_WhatTheToolkitUsesStays(t *testing.T) {
	for _, k := range []Key{K(fyne.KeyTab), {Name: fyne.KeyTab, Shift: true}, K(fyne.KeyReturn), K(fyne.KeyEnter), K(fyne.KeyEscape), K(fyne.KeySpace), K(fyne.KeyDown), Ctrl(fyne.KeyC), Ctrl(fyne.KeyZ)} {
		if !k.Reserved() {
			t.Errorf("%s can be taken", k)
		}
	}
	for _, c := range Catalogue() {
		if len(c.Keys) > 0 && !c.Fixed && !slices.ContainsFunc(c.Keys, Key.Reserved) && len(changeable(c.Keys)) == 0 {
			t.Errorf("%s has no key that could be changed", c.ID)
		}
	}
	use(t, Keymap{"go.back": {{Name: fyne.KeyF4}}})
	if back := known(t, "go.back").Now(); len(back) != 2 || back[0] != K(fyne.KeyF4) || back[1] != K(fyne.KeyEscape) {
		t.Errorf("Back has the keys %v: it keeps Escape", back)
	}
}

func TestList_GivesCommandsByTheKeysChosenAndByNoOthers(t *testing.T) {
	did := ""
	var l List
	l.SetPage([]Command{{ID: "lesson.term", Keys: []Key{K(fyne.KeyT)}, Do: func() { did += "t" }}})
	l.SetShell([]Command{{ID: "go.search", Keys: []Key{Ctrl(fyne.KeyK)}, Do: func() { did += "s" }}})
	use(t, Keymap{}.With(known(t, "lesson.term"), Key{Rune: 'x'}, Key{Rune: 'X'}).With(known(t, "go.search"), K(fyne.KeyF3)))
	if l.TypedKey(fyne.KeyT) || l.TypedShortcut(Ctrl(fyne.KeyK).Shortcut().ShortcutName()) {
		t.Error("a key that was changed still does what it did")
	}
	if !l.TypedRune('x') || !l.TypedRune('X') || !l.TypedKey(fyne.KeyF3) || did != "tts" {
		t.Errorf("the keys chosen did %q", did)
	}
	Use(nil)
	if !l.TypedKey(fyne.KeyT) || l.TypedKey(fyne.KeyF3) || did != "ttst" {
		t.Errorf("put back, the keys did %q", did)
	}
}
