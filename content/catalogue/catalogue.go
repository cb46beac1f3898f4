// Package catalogue is every word that is shown to a learner, in the window and
// on pages written for the web. The English text is the key. A language is one
// file beside translations/en.json, named by its tag; what it doesn't have yet
// stays English.
//
// The window asks package words of ui, which follows the learner's choice. A page is in
// the language of its course: For gives the words for it.
package catalogue

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:embed translations/*.json
var files embed.FS

// Files gives the catalogues, as translations/TAG.json.
func Files() fs.FS { return files }

// Words are those of one language. The nil Words are English.
type Words struct {
	tag   language.Tag
	point string // between a number's whole part and the rest
	texts Texts
}

// For gives the words of the language that a tag such as "de-AT" names: of the
// nearest one there is, or in English. Of several tags the first comes first. Each is
// read once.
func For(tags ...string) *Words {
	key := strings.Join(tags, ":")
	if w, ok := known.Load(key); ok {
		return w.(*Words)
	}
	var w *Words
	if key == Pseudo {
		w = pseudoWords()
	} else if read, err := Read(files, tags...); err == nil { // a test holds that those inside can be read
		w = read
	}
	known.Store(key, w)
	return w
}

// known are the *Words that were asked for, by the tags they were asked by.
var known sync.Map

// Languages gives the languages that there are words of, as tags: English, and then
// those of the catalogues in the order of their tags.
func Languages() []string {
	tags, err := languages(files)
	if err != nil {
		return []string{language.English.String()} // a test holds that they can be read
	}
	all := make([]string, len(tags))
	for i, t := range tags {
		all[i] = t.String()
	}
	return all
}

// languages gives the languages that a folder has catalogues of, English first: it is
// what there is when nothing else is near.
func languages(folder fs.FS) ([]language.Tag, error) {
	names, err := fs.Glob(folder, "translations/*.json")
	if err != nil {
		return nil, fmt.Errorf("list the translations: %w", err)
	}
	tags := []language.Tag{language.English}
	for _, name := range names {
		t, err := language.Parse(strings.TrimSuffix(path.Base(name), ".json"))
		if err != nil {
			return nil, fmt.Errorf("%s is named after no language: %w", name, err)
		}
		if !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	return tags, nil
}

// Read gives the words of the nearest language that a folder has catalogues of, as
// translations/TAG.json; nil, which is English, when none is near.
func Read(folder fs.FS, tags ...string) (*Words, error) {
	there, err := languages(folder)
	if err != nil {
		return nil, err
	}
	var wanted []language.Tag
	for _, tag := range tags {
		if t, err := language.Parse(tag); err == nil {
			wanted = append(wanted, t)
		}
	}
	if len(wanted) == 0 {
		return nil, nil
	}
	_, i, confidence := language.NewMatcher(there).Match(wanted...)
	if confidence == language.No || i == 0 {
		return nil, nil
	}
	return parse(folder, there[i])
}

// Language gives the language that the words are of, as a tag.
func (w *Words) Language() string {
	if w == nil {
		return language.English.String()
	}
	return w.tag.String()
}

// parse reads the catalogue of a language.
func parse(folder fs.FS, tag language.Tag) (*Words, error) {
	name := "translations/" + tag.String() + ".json"
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, fmt.Errorf("read the translations: %w", err)
	}
	texts, err := ReadTexts(data)
	if err != nil {
		err = fmt.Errorf("read %s: %w", name, err)
	}
	w := &Words{tag: tag, texts: texts}
	w.point = pointOf(w)
	return w, err
}

// T gives a text; of one that has plural forms too, that for many.
func (w *Words) T(text string) string {
	if w == nil {
		return text
	}
	said := w.texts[text]
	return cmp.Or(said.Said, said.Forms[Other], text)
}

// F formats as fmt.Sprintf does, fractions as the language writes them. A translation
// may reorder its arguments with %[2]d.
func (w *Words) F(format string, args ...any) string {
	return fmt.Sprintf(w.T(format), w.localised(args)...)
}

// N picks the plural form for n and formats it with n alone. The catalogue keeps
// all forms under the second.
func (w *Words) N(one, other string, n int) string {
	form := other
	if n == 1 {
		form = one
	}
	if w != nil {
		forms := w.texts[other].Forms
		form = cmp.Or(forms[formOf(w.tag, n)], forms[Other], form)
	}
	if !strings.Contains(form, "%") {
		return form // such as "a card"
	}
	return fmt.Sprintf(form, counted{w, n})
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
