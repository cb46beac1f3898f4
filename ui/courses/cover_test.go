package courses

import (
	"strings"
	"testing"
	"unicode/utf8"

	"stagecraft/study"
)

func TestInitials_AreThoseOfTheWordsThatCarryTheTitle(t *testing.T) {
	for title, want := range map[string]string{
		"The sales process": "SP", "Negotiating": "N", "Public tenders in Europe": "PT", "How to do it": "HT",
		"élan vital": "ÉV", "2026: a plan": "2P", "": "", "…": "", "\xff\xfe": "",
	} {
		if got := initials(title); got != want {
			t.Errorf("of %q they are %q, want %q", title, got, want)
		}
	}
}

func TestShort_KeepsALineOfAMenuShort(t *testing.T) {
	for _, title := range []string{"", "Short", strings.Repeat("ä", 48), strings.Repeat("ä ", 400)} {
		got := Short(title)
		if utf8.RuneCountInString(got) > 48 || len(title) < 50 && got != title || !utf8.ValidString(got) {
			t.Errorf("%q is %q", title, got)
		}
	}
}

func TestWaits_NamesWhatIsDueAndWhatIsNew(t *testing.T) {
	for want, c := range map[string]study.Counts{
		"Nothing is due.":      {Ahead: 3},
		"1 card due":           {Due: 1},
		"5 cards due · 10 new": {Due: 2, Learning: 3, New: 10},
		"2 new":                {New: 2},
	} {
		if got := Waits(c); got != want {
			t.Errorf("of %+v it says %q, want %q", c, got, want)
		}
	}
}
