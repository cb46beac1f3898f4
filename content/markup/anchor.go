package markup

import (
	"strconv"
	"strings"
	"unicode"
)

// anchors makes the ids of headings as HackMD does: case and letters of every
// script are kept, spaces become '-', ASCII punctuation goes.
type anchors map[string]int // how often a name was asked for, and the names given

func (a anchors) id(title string) string {
	var out strings.Builder
	for _, r := range strings.TrimSpace(title) {
		switch {
		case unicode.IsSpace(r) || r == '-':
			out.WriteByte('-')
		case r == '_' || r > unicode.MaxASCII || unicode.IsLetter(r) || unicode.IsDigit(r):
			out.WriteRune(r)
		}
	}
	name := out.String()
	if _, taken := a[name]; !taken {
		a[name] = 0
		return name
	}
	for {
		a[name]++
		id := name + "-" + strconv.Itoa(a[name])
		if _, taken := a[id]; !taken {
			a[id] = 0
			return id
		}
	}
}
