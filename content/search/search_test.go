package search_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stagecraft/content/search"
)

// marked puts what is found in brackets.
func marked(text, query string) string {
	letters := []rune(text)
	var b strings.Builder
	at := 0
	for _, s := range search.New(query).In(text) {
		fmt.Fprintf(&b, "%s[%s]", string(letters[at:s.Start]), string(letters[s.Start:s.End]))
		at = s.End
	}
	return b.String() + string(letters[at:])
}

func TestQuery_In(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"buyer's", "The [buyer’s] and the [BUYER'S] champion"},
		{"BUYER’S", "The [buyer’s] and the [BUYER'S] champion"},
		{" next  step ", "a [next\nstep], a [next\tstep], no nextstep"},
		{"follow-up", "[Follow–up] and [follow-up]"},
		{"économie", "L’[ÉCONOMIE], [économie]"},
		{"σοφος", "σοφός; [ΣΟΦΟΣ]"},
		{"aa", "[aa][aa]a b"},
		{"abab", "a[abab]ab"},
		{"kg", "5 [Kg]"},
		{"coop", "[co\u00ADop]"},
		{"", "nothing"},
		{"  ", "no  thing"},
		{"longer than the text", "short"},
		{"漢字", "a [漢字] b"},
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(c.want)
		if got := marked(text, c.query); got != c.want {
			t.Errorf("%q: %q, want %q", c.query, got, c.want)
		}
	}
}

// TestQuery_FindsEachPlaceWhereTheTextHasIt holds the search against looking
// at every place.
func TestQuery_FindsEachPlaceWhereTheTextHasIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[abé]{0,40}`).Draw(t, "text")
		query := rapid.StringMatching(`[abé]{1,4}`).Draw(t, "query")
		var want []search.Span
		letters, asked := []rune(text), []rune(query)
		for i := 0; i+len(asked) <= len(letters); {
			if string(letters[i:i+len(asked)]) == query {
				want = append(want, search.Span{Start: i, End: i + len(asked)})
				i += len(asked)
				continue
			}
			i++
		}
		if got := search.New(query).In(text); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q in %q: %v, want %v", query, text, got, want)
		}
	})
}

func TestQuery_LongOnesTakeNoSquaredTime(t *testing.T) {
	text := strings.Repeat("a", 1<<20)
	if got := search.New(strings.Repeat("a", 5000) + "b").In(text); len(got) != len(text)/search.MaxQuery {
		t.Errorf("found %d, want as many as the first %d characters", len(got), search.MaxQuery)
	}
}
