package lint_test

import (
	"slices"
	"strings"
	"testing"

	"stagecraft/content/lint"
)

func TestSentences_EndWhereTheyDo(t *testing.T) {
	for paragraph, want := range map[string][]string{
		"One. Two? Three!":                           {"One.", "Two?", "Three!"},
		"She said, “Who pays?” Nobody knew.":         {"She said, “Who pays?”", "Nobody knew."},
		"Papers, e.g. a quote, cost 3.50 each":       {"Papers, e.g. a quote, cost 3.50 each"},
		"A line\nthat goes on.\nAnother (so it is.)": {"A line that goes on.", "Another (so it is.)"},
		"Wait… what?":                                {"Wait… what?"},
		"":                                           nil,
	} {
		if got := lint.Sentences(paragraph); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", paragraph, got, want)
		}
	}
}

func TestLongSentences_AreThoseOfMoreWordsThanOneFollows(t *testing.T) {
	long := "Some " + strings.Repeat("word ", lint.MaxSentence-1) + "more."
	got := lint.LongSentences("A short one. " + long)
	if len(got) != 1 || got[0].Text != long || got[0].Words != lint.MaxSentence+1 || got[0].Opening(2) != "Some word" {
		t.Errorf("%+v", got)
	}
	if got := lint.LongSentences(strings.Repeat("A short one. ", 50)); got != nil {
		t.Errorf("of short sentences %+v", got)
	}
}
