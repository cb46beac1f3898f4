// Package locale sees to it that the toolkit understands the language that the
// system is set to. It takes C.UTF-8, as small systems have it, for a language, and
// prints an error for each look at it (Fyne 2.7.4, 2.8.1).
//
// The toolkit looks while it is initialised. This package comes before that as it
// imports nothing but os and strings: packages are initialised in the order of their
// import paths as soon as what they import is, and the toolkit needs text/template,
// whose name comes later than this one's.
package locale

import (
	"os"
	"strings"
)

func init() {
	if list, ok := language(os.Getenv); ok {
		_ = os.Setenv("LANGUAGE", list) // it fails for names alone that make no sense
	}
}

// language gives what LANGUAGE has to be, if that isn't as it ought to be. The toolkit
// asks it first. What has no language speaks English; where there is none, nothing
// else asks for it.
func language(get func(string) string) (list string, ok bool) {
	value := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value = get(name); value != "" {
			break
		}
	}
	if value == "C" || value == "POSIX" {
		return "", false // the toolkit knows those
	}
	if list := get("LANGUAGE"); list != "" {
		value = list
	}
	if value == "" {
		return "", false
	}
	var known []string
	all := strings.Split(value, ":")
	for _, one := range all {
		if isLanguage(one) {
			known = append(known, one)
		}
	}
	if known == nil {
		known = []string{"en"}
	}
	return strings.Join(known, ":"), len(known) != len(all) || !isLanguage(all[0])
}

// isLanguage says whether a locale such as nl_BE.UTF-8@euro begins as one that names
// a language.
func isLanguage(locale string) bool {
	end := strings.IndexAny(locale, "_-.@")
	if end < 0 {
		end = len(locale)
	}
	return end >= 2 && end <= 3 && strings.IndexFunc(locale[:end], func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}) < 0
}
