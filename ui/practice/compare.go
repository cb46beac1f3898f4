package practice

import (
	"strings"
	"unicode"
)

// sameAnswer tells whether what was typed says what was asked for: case,
// spaces and the punctuation at the end don't count, nor which quotes and
// dashes a keyboard writes.
func sameAnswer(typed, wanted string) bool {
	return plainAnswer(typed) == plainAnswer(wanted)
}

var keyboardForms = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "‐", "-", "‑", "-")

func plainAnswer(s string) string {
	s = strings.ToLower(keyboardForms.Replace(s))
	bare := strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;:!?…", r) })
	if bare == "" { // the punctuation is the answer
		bare = s
	}
	var b strings.Builder
	for _, r := range bare {
		if !unicode.IsSpace(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
