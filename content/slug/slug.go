// Package slug makes ids of what things are called.
package slug

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Most is how long a slug is, in bytes, so that a number has room after it in an id.
const Most = 48

// Of makes of a text what can be an id: small letters without their accents,
// digits and hyphens; "" when nothing of it can.
func Of(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := b.String()
	return strings.Trim(s[:min(len(s), Most)], "-")
}

// Short is a few letters that stand for a text, whatever it is written in.
func Short(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

// Free gives an id, or where it is taken the first of it with a number that isn't.
func Free(id string, taken func(string) bool) string {
	free := id
	for n := 2; taken(free); n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return free
}
