package accessible

import (
	"strings"

	"stagecraft/ui/words"
)

// Says names a role in the learner's language; "" for what needs no word.
func (r Role) Says() string {
	switch r {
	case Button:
		return words.T("button")
	case Link:
		return words.T("link")
	case CheckBox:
		return words.T("check box")
	case Option:
		return words.T("option")
	case Item:
		return words.T("item")
	case Tab, Page:
		return words.T("page")
	case Field:
		return words.T("field")
	case Slider:
		return words.T("slider")
	case Select:
		return words.T("list to choose from")
	case MenuItem:
		return words.T("menu item")
	case Menu:
		return words.T("menu")
	case Heading:
		return words.T("heading")
	case Picture:
		return words.T("picture")
	case Card:
		return words.T("card")
	case Map:
		return words.T("figure")
	case List:
		return words.T("list")
	case Document:
		return words.T("text")
	case Dialog:
		return words.T("window over the page")
	}
	return ""
}

// says names the states that hold.
func (s State) says() []string {
	var all []string
	add := func(when bool, word string) {
		if when {
			all = append(all, word)
		}
	}
	add(s.Has(Checkable) && s.Has(Checked), words.T("checked"))
	add(s.Has(Checkable) && !s.Has(Checked), words.T("not checked"))
	add(s.Has(Selected), words.T("chosen"))
	add(s.Has(Expandable) && s.Has(Expanded), words.T("expanded"))
	add(s.Has(Expandable) && !s.Has(Expanded), words.T("collapsed"))
	add(s.Has(Opens), words.T("opens more"))
	add(s.Has(ReadOnly), words.T("read only"))
	add(s.Has(Disabled), words.T("off"))
	return all
}

// Sentence is all that is said of a thing when the keys come to it: "Good, button,
// 3 of 4".
func (d Description) Sentence() string {
	parts := []string{d.Name, d.Role.Says()}
	if d.Group != "" {
		parts = append([]string{d.Group}, parts...)
	}
	parts = append(parts, d.State.says()...)
	if d.Role == Option && !d.State.Has(Selected) {
		parts = append(parts, words.T("not chosen"))
	}
	switch {
	case d.Value != "":
		parts = append(parts, d.Value)
	case d.Role == Field:
		parts = append(parts, words.T("empty"))
	}
	parts = append(parts, d.place(), d.Help)
	if d.Key != "" {
		parts = append(parts, words.F("key %s", d.Key))
	}
	return joined(parts)
}

// place is where a thing stands in its list.
func (d Description) place() string {
	if d.Of < 2 {
		return ""
	}
	return words.F("%d of %d", d.Position, d.Of)
}

// Since says what has changed in a thing that kept the keys; "" for nothing.
func (d Description) Since(before Description) string {
	if d.Role == Field && before.Role == Field && d.Name == before.Name {
		return Echo(before.Value, d.Value)
	}
	var parts []string
	if d.Name != before.Name {
		parts = append(parts, d.Name)
	}
	if d.State != before.State {
		parts = append(parts, d.State.says()...)
		if before.State.Has(Selected) && !d.State.Has(Selected) {
			parts = append(parts, words.T("not chosen"))
		}
	}
	if d.Value != before.Value {
		parts = append(parts, d.Value)
	}
	if d.Position != before.Position {
		parts = append(parts, d.place())
	}
	return joined(parts)
}

// joined puts the parts that say something behind each other.
func joined(parts []string) string {
	var kept []string
	for _, p := range parts {
		if p = squeezed(p); p != "" {
			kept = append(kept, strings.TrimRight(p, ",;"))
		}
	}
	return strings.Join(kept, ", ")
}

// Echo says what was typed into a field or taken out of it: a character, or more
// where more changed at once.
func Echo(before, after string) string {
	a, b := []rune(before), []rune(after)
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	gone, come := a[start:len(a)-end], b[start:len(b)-end]
	switch {
	case len(come) == 1 && come[0] == ' ' && len(gone) == 0: // a word is done
		if word := lastWord(b[:start]); word != "" {
			return word
		}
		return Spell(" ")
	case len(come) == 1:
		return Spell(string(come))
	case len(come) > 1:
		return string(come)
	case len(gone) == 1:
		return words.F("%s deleted", Spell(string(gone)))
	case len(gone) > 1:
		return words.F("%s deleted", string(gone))
	}
	return ""
}

func lastWord(typed []rune) string {
	fields := strings.Fields(string(typed))
	if len(fields) == 0 || typed[len(typed)-1] == ' ' {
		return ""
	}
	return fields[len(fields)-1]
}
