package catalogue

import (
	"bytes"
	"cmp"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Order gives how names are sorted in a language, given as a tag: letters with accents
// where it has them, capitals with small letters, and those alike by their bytes. What it
// gives is for one goroutine and one list, whose names it keeps a key of.
func Order(tag string) func(a, b string) int {
	c := collate.New(language.Make(tag), collate.IgnoreCase)
	var keys collate.Buffer
	known := map[string][]byte{}
	key := func(name string) []byte {
		k, ok := known[name]
		if !ok {
			k = c.KeyFromString(&keys, name)
			known[name] = k
		}
		return k
	}
	return func(a, b string) int { return cmp.Or(bytes.Compare(key(a), key(b)), strings.Compare(a, b)) }
}
