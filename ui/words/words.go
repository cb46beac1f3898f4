// Package words says what the learner reads on screen, in the language of their
// system: the texts are those of package catalogue, and the English one is the key.
package words

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stagecraft/content/catalogue"
)

var load = sync.OnceFunc(func() {
	if err := add(catalogue.Files()); err != nil {
		fyne.LogError("reading the translations", err)
	}
})

// add takes up the catalogues of languages in a folder, all that can be read.
func add(folder fs.FS) error {
	names, failed := fs.Glob(folder, "translations/*.json")
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err == nil {
			err = lang.AddTranslationsForLocale(data, fyne.Locale(strings.TrimSuffix(path.Base(name), ".json")))
		}
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("the translations in %s: %w", name, err))
		}
	}
	return failed
}

// T gives the text in the learner's language.
func T(text string) string {
	load()
	return lang.L(text)
}

// Again gives, in the learner's language, a text that is a literal elsewhere: the
// name of a command, as the list of all of them has it.
func Again(text string) string {
	load()
	return lang.L(text)
}

// F formats as fmt.Sprintf does, with the format in the learner's language. A
// translation may reorder its arguments with %[2]d.
func F(format string, args ...any) string {
	load()
	return fmt.Sprintf(lang.L(format), args...)
}

// N picks the plural form for n and formats it with n alone. The catalogue
// keeps both forms under the second; English has two, other languages as many
// as they need.
func N(one, other string, n int) string {
	load()
	form := lang.LocalizePluralKey(other, other, n)
	if n == 1 && form == other {
		form = one
	}
	return catalogue.Counted(form, n)
}

// Weekday names a day of the week.
func Weekday(d time.Weekday) string {
	switch d {
	case time.Monday:
		return T("Monday")
	case time.Tuesday:
		return T("Tuesday")
	case time.Wednesday:
		return T("Wednesday")
	case time.Thursday:
		return T("Thursday")
	case time.Friday:
		return T("Friday")
	case time.Saturday:
		return T("Saturday")
	}
	return T("Sunday")
}

// Month names a month.
func Month(m time.Month) string {
	return [...]string{
		T("January"), T("February"), T("March"), T("April"), T("May"), T("June"), T("July"),
		T("August"), T("September"), T("October"), T("November"), T("December"),
	}[m-1]
}
