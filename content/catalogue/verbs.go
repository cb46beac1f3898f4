package catalogue

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// format is what a text holds that isn't said: the verbs of package fmt, %% for a per cent
// sign, and %%s for a verb of a second formatting.
var format = regexp.MustCompile(`%%[sd]\b|%%|%(?:\[(\d+)\])?([-+#0]*\d*(?:\.\d+)?[a-zA-Z])`)

// Verbs gives what a format does with each of its arguments: the verb with its flags, by
// the argument's number. Those of a second formatting count from -1 down.
func Verbs(text string) map[int]string {
	all, next, second := map[int]string{}, 1, -1
	for _, m := range format.FindAllStringSubmatch(text, -1) {
		if m[2] == "" {
			if len(m[0]) > 2 {
				all[second] = m[0]
				second--
			}
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		all[next] = "%" + m[2]
		next++
	}
	return all
}

// sayVerbs lists verbs as a translator knows them.
func sayVerbs(verbs map[int]string) string {
	if len(verbs) == 0 {
		return "nothing"
	}
	var all []string
	for _, at := range slices.Sorted(maps.Keys(verbs)) {
		if at < 0 {
			all = append(all, verbs[at])
			continue
		}
		all = append(all, fmt.Sprintf("%%[%d]%s", at, verbs[at][1:]))
	}
	return strings.Join(all, " ")
}
