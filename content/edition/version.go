package edition

import (
	"cmp"
	"strings"
)

// CompareVersions says whether version a is before b (below 0), after it (above 0)
// or the same (0). Versions are numbers or dates with any signs between: 1.9 is
// before 1.10, 1.2 the same as 1.2.0, 2026-05-03 after 2026-4-30, and a "v" before
// the first number doesn't count. Letters make it a version that goes before the one
// with the same numbers: 2.0-beta before 2.0, and 2.0-beta1 before 2.0-beta2. No
// version is before any other.
func CompareVersions(a, b string) int {
	x, y := fields(a), fields(b)
	if len(x) == 0 || len(y) == 0 {
		return cmp.Compare(min(len(x), 1), min(len(y), 1))
	}
	for i := range max(len(x), len(y)) {
		if c := compareFields(at(x, i), at(y, i)); c != 0 {
			return c
		}
	}
	return 0
}

// at gives a field; what isn't written is 0.
func at(all []string, i int) string {
	if i < len(all) {
		return all[i]
	}
	return ""
}

func compareFields(a, b string) int {
	wordA, wordB := isWord(a), isWord(b)
	switch {
	case wordA && wordB:
		return cmp.Compare(a, b)
	case wordA:
		return -1
	case wordB:
		return 1
	}
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) // without zeros before them, the longer number is greater
}

func isWord(field string) bool { return field != "" && (field[0] < '0' || field[0] > '9') }

// maxFields is how much of a version is compared.
const maxFields = 16

// fields divides a version into its numbers, without zeros before them, and its
// words, in lower case.
func fields(version string) []string {
	var all []string
	version = strings.ToLower(strings.TrimSpace(version))
	if len(version) > 1 && version[0] == 'v' && isDigit(version[1]) {
		version = version[1:]
	}
	for i := 0; i < len(version) && len(all) < maxFields; {
		from := i
		switch {
		case isDigit(version[i]):
			for i < len(version) && isDigit(version[i]) {
				i++
			}
			all = append(all, strings.TrimLeft(version[from:i], "0"))
		case isLetter(version[i]):
			for i < len(version) && isLetter(version[i]) {
				i++
			}
			all = append(all, version[from:i])
		default:
			i++
		}
	}
	return all
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }
