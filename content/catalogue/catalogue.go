// Package catalogue is every word that is shown to a learner, in the window and
// on pages written for the web. The English text is the key. A language is one
// file beside translations/en.json, named by its tag; what it doesn't have yet
// stays English.
//
// The window asks package words of ui, which follows the system. A page is in
// the language of its course: For gives the words for it.
package catalogue

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed translations/*.json
var files embed.FS

// Files gives the catalogues, as translations/TAG.json.
func Files() fs.FS { return files }

// Words are those of one language. The nil Words are English.
type Words struct {
	tag    language.Tag
	single map[string]string
	plural map[string]map[string]string // by the form's name in Unicode
}

// For gives the words of the language that a tag such as "de-AT" names: of the
// nearest one there is, or in English.
func For(tag string) *Words {
	w, err := Read(files, tag)
	if err != nil {
		return nil // a test holds that the catalogues inside can be read
	}
	return w
}

// Read gives the words of the nearest language that a folder has catalogues of, as
// translations/TAG.json; nil, which is English, when none is near.
func Read(folder fs.FS, tag string) (*Words, error) {
	names, err := fs.Glob(folder, "translations/*.json")
	if err != nil {
		return nil, fmt.Errorf("list the translations: %w", err)
	}
	tags := []language.Tag{language.English} // which is what there is when nothing else is near
	for _, name := range names {
		t, err := language.Parse(strings.TrimSuffix(path.Base(name), ".json"))
		if err != nil {
			return nil, fmt.Errorf("%s is named after no language: %w", name, err)
		}
		if !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	wanted, err := language.Parse(tag)
	if err != nil {
		return nil, nil
	}
	_, i, confidence := language.NewMatcher(tags).Match(wanted)
	if confidence == language.No || i == 0 {
		return nil, nil
	}
	return parse(folder, tags[i])
}

// parse reads the catalogue of a language.
func parse(folder fs.FS, tag language.Tag) (*Words, error) {
	name := "translations/" + tag.String() + ".json"
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, fmt.Errorf("read the translations: %w", err)
	}
	var texts map[string]json.RawMessage
	if err := json.Unmarshal(data, &texts); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	w := &Words{tag: tag, single: map[string]string{}, plural: map[string]map[string]string{}}
	var failed error
	for text, value := range texts {
		var one string
		var forms map[string]string
		switch {
		case json.Unmarshal(value, &one) == nil:
			w.single[text] = one
		case json.Unmarshal(value, &forms) == nil:
			w.plural[text] = forms
		default:
			failed = errors.Join(failed, fmt.Errorf("%s: %q is neither a text nor plural forms", name, text))
		}
	}
	return w, failed
}

// T gives a text.
func (w *Words) T(text string) string {
	if w != nil {
		if said := w.single[text]; said != "" {
			return said
		}
	}
	return text
}

// F formats as fmt.Sprintf does. A translation may reorder its arguments with
// %[2]d.
func (w *Words) F(format string, args ...any) string { return fmt.Sprintf(w.T(format), args...) }

// formNames are the forms that a language may have, as the catalogues name them.
var formNames = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// N picks the plural form for n and formats it with n alone. The catalogue keeps
// all forms under the second.
func (w *Words) N(one, other string, n int) string {
	form := other
	if n == 1 {
		form = one
	}
	if w != nil {
		forms := w.plural[other]
		name := formNames[plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0)]
		if said := forms[name]; said != "" {
			form = said
		} else if said := forms["other"]; said != "" {
			form = said
		}
	}
	return Counted(form, n)
}

// Counted formats a plural form with its number, which a form such as "a card"
// leaves out.
func Counted(form string, n int) string {
	if !strings.Contains(form, "%") {
		return form
	}
	return fmt.Sprintf(form, n)
}

// List joins names as one says them: "A, B and C".
func (w *Words) List(names []string) string { return List(names, w.T("%s and %s")) }

// List joins names with commas, and the last of them by a format of two texts,
// such as "%s and %s".
func List(names []string, last string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return fmt.Sprintf(last, strings.Join(names[:len(names)-1], ", "), names[len(names)-1])
}
