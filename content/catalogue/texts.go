package catalogue

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Text is what is said for a text of the program in a language.
type Text struct {
	Said  string            // "" where it has plural forms
	Forms map[string]string // by the form's name in Unicode; nil where it has none
}

// Texts are those of a language, by the English one. One with plural forms stands under
// the English form for many.
type Texts map[string]Text

// Other is the plural form that every language has.
const Other = "other"

// formNames are the forms that a language may have, as the catalogues name them.
var formNames = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: Other,
}

// formOf names the plural form that a language has for n.
func formOf(tag language.Tag, n int) string {
	return formNames[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]
}

// mostCounted is how far the forms of a language are looked for: no language has one
// that begins only with larger numbers, but for millions.
const mostCounted = 200

// FormOf names the plural form that a language, given as a tag, has for n.
func FormOf(tag string, n int) string { return formOf(language.Make(tag), n) }

// FormsOf names the plural forms that a language has for whole numbers, in the order of
// Unicode.
func FormsOf(tag string) []string {
	t := language.Make(tag)
	var names []string
	for n := range mostCounted {
		if name := formOf(t, n); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	order := []string{"zero", "one", "two", "few", "many", Other}
	slices.SortFunc(names, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
	return names
}

// English gives every text of the program.
func English() Texts {
	w, err := parse(files, language.English)
	if err != nil {
		return nil // a test holds that the catalogues inside can be read
	}
	return w.texts
}

// ReadTexts reads a catalogue. What makes no sense is left out, and told.
func ReadTexts(data []byte) (Texts, error) {
	var read map[string]json.RawMessage
	if err := json.Unmarshal(data, &read); err != nil {
		return nil, err
	}
	texts := make(Texts, len(read))
	var failed error
	for key, value := range read {
		var t Text
		if json.Unmarshal(value, &t.Said) != nil && json.Unmarshal(value, &t.Forms) != nil {
			failed = errors.Join(failed, fmt.Errorf("%q is neither a text nor plural forms", key))
			continue
		}
		texts[key] = t
	}
	return texts, failed
}

// MarshalJSON writes the text alone, or its forms.
func (t Text) MarshalJSON() ([]byte, error) {
	if t.Forms != nil {
		return json.Marshal(t.Forms)
	}
	return json.Marshal(t.Said)
}

// Write gives the texts as a catalogue is kept.
func (t Texts) Write() ([]byte, error) {
	data, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the texts: %w", err)
	}
	return append(data, '\n'), nil
}

// Fault is what is wrong with a translation.
type Fault struct {
	Text string // the English one
	Says string
	// Missing tells that it isn't translated.
	Missing bool
}

func (f Fault) String() string { return fmt.Sprintf("%q %s", f.Text, f.Says) }

// Check gives what is wrong with the texts of a language, which are to be those of the
// program and no others, each with the verbs of its format and the plural forms that the
// language has.
func (t Texts) Check(tag string) []Fault { return t.check(English(), tag) }

func (t Texts) check(english Texts, tag string) []Fault {
	var faults []Fault
	forms := FormsOf(tag)
	for text := range t {
		if _, used := english[text]; !used {
			faults = append(faults, Fault{Text: text, Says: "is no text of the program"})
		}
	}
	for text, original := range english {
		translated, there := t[text]
		if !there {
			faults = append(faults, Fault{Text: text, Says: "isn't translated", Missing: true})
			continue
		}
		for _, says := range translated.wrong(text, original.Forms != nil, forms) {
			faults = append(faults, Fault{Text: text, Says: says})
		}
	}
	slices.SortFunc(faults, func(a, b Fault) int { return strings.Compare(a.Text+a.Says, b.Text+b.Says) })
	return faults
}

// wrong gives what is wrong with a translation of a text, in a language with some forms.
func (t Text) wrong(text string, plural bool, forms []string) (says []string) {
	say := func(format string, args ...any) { says = append(says, fmt.Sprintf(format, args...)) }
	if plural != (t.Forms != nil) {
		say("has plural forms in one of the two languages only")
		return says
	}
	if !plural {
		t.Forms, forms = map[string]string{Other: t.Said}, []string{Other}
	}
	for _, name := range forms {
		if _, ok := t.Forms[name]; !ok {
			say("lacks the form %s", name)
		}
	}
	want := Verbs(text)
	for name, said := range t.Forms {
		got := Verbs(said)
		switch {
		case name != Other && !slices.Contains(forms, name):
			say("has the form %q, which the language hasn't", name)
		case strings.TrimSpace(said) == "":
			say("says nothing")
		case plural && name != Other && len(got) == 0: // "a card" for "1 card"
		case fmt.Sprint(got) != fmt.Sprint(want):
			say("takes %s, and %q takes %s", sayVerbs(want), said, sayVerbs(got))
		}
	}
	return says
}
