package content

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestParseParts_GivesWhatTheWholeFileGives parses made-up files at once and
// entry by entry. Of a file with several faults, the first is told then.
func TestParseParts_GivesWhatTheWholeFileGives(t *testing.T) {
	pieces := []string{
		"- a", "- b: c", "-", "- ", "- - d", "- e:", "  f: g", "  h:", "    i", "  - j", "j: k", "# l", "- m # n", "---", "...",
		"- |", "  o", "  - p", "- >-", `- "q`, `r"`, `- "s"`, "- 't", "u'", "- [v,", "w]", "- {x: y,", "z: 1}", "- [", "]", "", "\t- a", " - b",
		"- it's", `- a "b`, "- ? a", "  ? b", "  : c", "- é: ü", "- &a b", "- *a", "- !!b c", "-1", "-a", "- 1", "- null", "- true", "- .inf",
	}
	random := rand.New(rand.NewPCG(3, 4))
	read := func(source string, size int) (*node, Problems) {
		r := newLoader(noFiles{})
		r.linting = true
		value, _ := r.parseParts("a.yaml", []byte(source), size)
		return value, r.sorted()
	}
	lists, faults := 0, 0
	for range 20_000 {
		lines := []string{pieces[random.IntN(14)]}
		for range random.IntN(7) {
			lines = append(lines, pieces[random.IntN(len(pieces))])
		}
		source := strings.Join(lines, "\n") + "\n"
		whole, told := read(source, len(source))
		parts, toldOfParts := read(source, 1)
		same := shown(whole) == shown(parts) && told.Error() == toldOfParts.Error()
		if told.Errors() > 0 {
			last := func(all Problems) int { return all[len(all)-1].Line }
			same = toldOfParts.Errors() == 1 && parts == nil && (last(toldOfParts) < last(told) || told.Error() == toldOfParts.Error())
			faults++
		}
		if !same {
			t.Errorf("%q is %s (%s) at once, and in parts %s (%s)", source, shown(whole), told, shown(parts), toldOfParts)
		}
		if whole != nil && len(whole.values) > 1 {
			lists++
		}
	}
	if lists < 1000 || faults < 1000 {
		t.Errorf("%d were lists of more than one entry, and %d had faults", lists, faults)
	}
}

// shown writes a value with all that is in it.
func shown(n *node) string {
	if n == nil {
		return "nothing"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d:%d %d %q", n.line, n.column, n.kind, n.text)
	for _, v := range n.values {
		b.WriteString("[" + shown(v) + "]")
	}
	for _, p := range n.pairs {
		b.WriteString("{" + shown(p.key) + ": " + shown(p.value) + "}")
	}
	return b.String()
}
