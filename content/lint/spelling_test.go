package lint_test

import (
	"fmt"
	"testing"

	"stagecraft/content/lint"
)

func TestSpellings_MixedIsWhatTheLanguageOrMostOfItIsNot(t *testing.T) {
	var s lint.Spellings[int]
	at := func(offset int, _ string) int { return offset }
	s.Collect("The color of grey paint, and its colour. See https://color.example. Mr Gray came.", at)
	for language, want := range map[string]string{
		"en": "color>colour@4", "en-GB": "color>colour@4", "en-US": "grey>gray@13 colour>color@33", "en-CA": "", "de": "",
	} {
		got := ""
		for i, m := range s.Mixed(language) {
			if i > 0 {
				got += " "
			}
			got += fmt.Sprintf("%s>%s@%d", m.Word, m.Other, m.At)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
}

func TestFarOff_LetsAMinuteAndTheVideosPass(t *testing.T) {
	for _, c := range []struct {
		stated, least, most int
		far                 bool
	}{{1, 2, 2, false}, {1, 3, 3, true}, {4, 2, 2, true}, {3, 2, 2, false}, {9, 2, 8, false}, {15, 2, 8, true}} {
		if got := lint.FarOff(c.stated, c.least, c.most); got != c.far {
			t.Errorf("%+v gave %v", c, got)
		}
	}
}
