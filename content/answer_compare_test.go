package content_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stagecraft/content"
)

func TestCompareAnswers_MarksLettersThatAreAmissOrMissing(t *testing.T) {
	type parts = []content.ComparedPart
	for _, tc := range []struct {
		typed, wanted string
		want          parts
		right         bool
	}{
		{"  The Purchase Order ", "purchase order", parts{{Text: "purchase order"}}, true},
		{"purchse order", "purchase order", parts{{Text: "purch"}, {Text: "a", Match: content.WantedOnly}, {Text: "se order"}}, false},
		{"leed", "lead", parts{{Text: "le"}, {Text: "e", Match: content.TypedOnly}, {Text: "a", Match: content.WantedOnly}, {Text: "d"}}, false},
		{"", "lead", parts{{Text: "lead", Match: content.WantedOnly}}, false},
	} {
		got, right := content.CompareAnswers(tc.typed, tc.wanted)
		if d := cmp.Diff(tc.want, got); d != "" || right != tc.right {
			t.Errorf("%q against %q is %v (-want +got):\n%s", tc.typed, tc.wanted, right, d)
		}
	}
}

func TestCompareAnswers_LosesNoLetterOfEither(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.StringOfN(rapid.RuneFrom([]rune("abc é")), 0, 12, -1)
		typed, wanted := letters.Draw(t, "typed"), letters.Draw(t, "wanted")
		parts, right := content.CompareAnswers(typed, wanted)
		var without strings.Builder
		n := 0
		for _, p := range parts {
			if p.Match != content.TypedOnly {
				without.WriteString(p.Text)
			}
			if p.Match != content.WantedOnly {
				n += len([]rune(p.Text))
			}
		}
		if without.String() != wanted {
			t.Fatalf("of %q is left %q", wanted, without.String())
		}
		if !right && n != len([]rune(typed)) {
			t.Fatalf("of %q %d letters are left", typed, n)
		}
	})
}
