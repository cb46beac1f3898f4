package sentences

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func cut(text string) []string {
	letters := []rune(text)
	var out []string
	for _, s := range Cut(text) {
		out = append(out, string(letters[s.Start:s.End]))
	}
	return out
}

func TestCut_FindsSentences(t *testing.T) {
	for _, c := range []struct {
		about, text string // the text has a | where a sentence ends
	}{
		{"one", "Only one."},
		{"none ends", "A heading without a stop"},
		{"three", "First. |Second! |Third?"},
		{"several stops", "Really?! |Yes... |Well… |No."},
		{"a title of a person", "Mr. Smith met Dr. Jones. |They spoke."},
		{"initials", "J. R. Smith signed. |So did I. |Then we left."},
		{"for example", "Use a tool, e.g. Excel, i.e. Sheets. |Then go on."},
		{"versus", "Inbound vs. Outbound is a choice. |Make it."},
		{"lower case goes on", "It cost approx. five euros, etc. and so on. |Good."},
		{"end of a sentence that lists", "Pens, paper, etc. |The rest follows."},
		{"a decimal", "It rose by 3.5 per cent. |Then .5 more."},
		{"a version", "Use v1.2.3 of it. |Not 2."},
		{"an address", "See example.com. |Or write to a@b.co.uk. |Thanks."},
		{"a number follows", "See No. 5 and p. 12, in Fig. 3. |No. |I won’t."},
		{"a year at the end", "That was in 2024. |The next year came."},
		{"an entry's number", "1. First things. |Then more."},
		{"quotes", "“Why?” he asked. |“I know.” |She left."},
		{"straight quotes", "\"Stop.\" |Then 'Go.' |Done."},
		{"brackets", "(It ended.) |Next (e.g. this one). |End."},
		{"an ellipsis within", "Wait … there is more. |Hm... but what? |Ah."},
		{"Chinese", "这是第一句。|这是第二句！|真的吗？|是的。"},
		{"Japanese with quotes", "「はい。」|彼は言った。|終わり"},
		{"wide and narrow", "中文。|English here. |日本語。"},
		{"Arabic", "كيف حالك؟ |بخير."},
		{"Spanish", "¿Qué? |¡Sí! |Vale."},
		{"German", "Das gilt z.B. Hier nicht, d.h. Dort. |Also gut."},
		{"a line break within", "The first line\ngoes on here. |And\nends."},
		{"an empty line", "A title|\n\nText after it.|\n \nMore"},
		{"a dash begins", "Said. |– Then a dash. |• A point."},
		{"Plan I know", "a U.S. firm. |It grew."},
		{"three dots alone", "..."},
		{"a symbol next", "Done. |✓ Checked. |€5 is due."},
	} {
		want := strings.Split(c.text, "|")
		for i := range want {
			want[i] = strings.TrimSpace(want[i])
		}
		if got := cut(strings.ReplaceAll(c.text, "|", "")); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", c.about, got, want)
		}
	}
}

func TestCut_NothingOfNothing(t *testing.T) {
	for _, text := range []string{"", " ", "\n\n \t"} {
		if got := Cut(text); len(got) > 0 {
			t.Errorf("%q has the sentences %v", text, got)
		}
	}
}

func TestCut_LongSentencesAreCutWhereOneBreathes(t *testing.T) {
	clause := "and then another clause of some length follows, "
	got := cut(strings.Repeat(clause, 30) + "the end.")
	if len(got) < 3 {
		t.Fatalf("%d parts", len(got))
	}
	for i, s := range got[:len(got)-1] {
		if !strings.HasSuffix(s, ",") {
			t.Errorf("part %d ends %q, want a comma", i, s[len(s)-10:])
		}
	}
	for _, s := range cut(strings.Repeat("字", 3*Longest)) {
		if n := len([]rune(s)); n > Longest {
			t.Errorf("a part has %d characters", n)
		}
	}
}

// check holds what is true of any text.
func check(t *testing.T, text string) {
	letters := []rune(text)
	at := 0
	gap := func(to int) {
		for _, r := range letters[at:to] {
			if !unicode.IsSpace(r) {
				t.Fatalf("%q: %q is in no sentence", text, r)
			}
		}
	}
	for _, s := range Cut(text) {
		if s.Start < at || s.End <= s.Start || s.End > len(letters) || s.End-s.Start > Longest {
			t.Fatalf("%q: the sentence %v comes after %d", text, s, at)
		}
		if unicode.IsSpace(letters[s.Start]) || unicode.IsSpace(letters[s.End-1]) {
			t.Fatalf("%q: %v has white space around it", text, s)
		}
		gap(s.Start)
		at = s.End
	}
	gap(len(letters))
}

func FuzzCut(f *testing.F) {
	for _, text := range []string{"A. B! C?", "e.g. this", "。。」x", "1. a\n\n2. b", strings.Repeat("word ", 200), "\xff.\xfe"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}
