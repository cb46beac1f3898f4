package words

import "strings"

// List joins names as one says them: "A, B and C".
func List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return F("%s and %s", strings.Join(names[:len(names)-1], ", "), names[len(names)-1])
}
