//go:build linux

package atspi

import (
	"unicode"
)

// textAnswers read a text: all of it, or the character, the word or the line at a place.
func textAnswers(i *item) map[string]method {
	letters := []rune(i.text)
	n := len(letters)
	part := func(from, to int) string {
		if to < 0 || to > n {
			to = n
		}
		from = min(max(from, 0), to)
		return string(letters[from:to])
	}
	at := func(args []any) ([]any, error) {
		from, to := around(letters, int(args[0].(int32)), args[1].(uint32))
		return []any{part(from, to), int32(from), int32(to)}, nil
	}
	place := []any{int32(0), uint32(0)}
	none := map[string]string{}
	return map[string]method{
		"GetText": takes([]any{int32(0), int32(0)}, func(args []any) ([]any, error) {
			return []any{part(int(args[0].(int32)), int(args[1].(int32)))}, nil
		}),
		"GetStringAtOffset": takes(place, at),
		"GetTextAtOffset":   takes(place, at),
		"GetCharacterAtOffset": takes([]any{int32(0)}, func(args []any) ([]any, error) {
			if o := int(args[0].(int32)); o >= 0 && o < n {
				return []any{letters[o]}, nil
			}
			return []any{int32(0)}, nil
		}),
		"GetNSelections":       gives(int32(0)),
		"GetSelection":         takes([]any{int32(0)}, func([]any) ([]any, error) { return []any{int32(0), int32(0)}, nil }),
		"SetCaretOffset":       takes([]any{int32(0)}, func([]any) ([]any, error) { return []any{false}, nil }),
		"GetAttributes":        takes([]any{int32(0)}, func([]any) ([]any, error) { return []any{none, int32(0), int32(n)}, nil }),
		"GetAttributeRun":      takes([]any{int32(0), false}, func([]any) ([]any, error) { return []any{none, int32(0), int32(n)}, nil }),
		"GetDefaultAttributes": gives(none),
	}
}

// around gives the bounds of the character, word or line at a place, by the numbers that
// AT-SPI gives their kinds.
func around(letters []rune, at int, kind uint32) (from, to int) {
	n := len(letters)
	at = min(max(at, 0), n)
	if kind == 0 {
		return at, min(at+1, n)
	}
	ends := func(r rune) bool { return r == '\n' }
	if kind == 1 {
		ends = unicode.IsSpace
	}
	from, to = at, at
	for from > 0 && !ends(letters[from-1]) {
		from--
	}
	for to < n && !ends(letters[to]) {
		to++
	}
	return from, min(to+1, n)
}
