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
		{"follow up", "[Follow-up], [follow up], [FOLLOW\u2011UP], followup"},
		{"follow-up", "[Follow-up], [follow up], [followup]"},
		{"follow-", "[Follow-]up"},
		{"email", "an [e-mail], [E\u2010Mail], [email]"},
		{"e-mail", "an [e-mail], [email], [e mail]"},
		{"state of the art", "[state-of-the-art] x-ray"},
		{"10-30", "[10–30], [10\u221230], 1030, 10 30"},
		{"café", "[cafe\u0301], cafe, [CAFÉ]"},
		{"cafe\u0301", "[café]"},
		{"strasse", "die [Straße], [STRASSE]"},
		{"s", "[S]tra[ß]e"},
		{"office", "the [oﬃce]"},
		{"buyer´s", "the [buyer’s]"},
		{"buy\u200Ber", "a [buyer], a [bu\u00ADyer]"},
		{"net 30", "[Net\u00A030]"},
		{"__init__", "[__init__] init"},
		{"报价单", "收到了[报价单]以后"},
		{"กา", "[กา]แฟ ก"},
		{"12", "[１２] ⅻ"},
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

func BenchmarkQuery_In(b *testing.B) {
	for name, sentence := range map[string]string{
		"ascii":    "The buyer signs the purchase order, and the seller waits for it. ",
		"hyphens":  "The buyer’s follow-up – an e-mail – comes before the purchase order. ",
		"cyrillic": "Покупатель подписывает заказ на покупку, а продавец его ждёт. ",
		"chinese":  "客户收到了报价单以后才会签合同。",
	} {
		text := strings.Repeat(sentence, (1<<20)/len(sentence))
		q := search.New("purchase orders")
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				q.In(text)
			}
		})
	}
}
