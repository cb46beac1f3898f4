package markup

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// typeset gives what markdown-it with its typographer makes of the same.
var typeset = []struct{ typed, shown string }{
	{`(c) (C) (r) (R) (tm) (TM) (p) (cc)`, `© © ® ® ™ ™ (p) (cc)`},
	{`+- 5, ++-, +--`, `± 5, +±, ±-`},
	{`a.. b... c......, ?... !.. ?.`, `a… b… c…, ?.. !.. ?.`},
	{`??????? !!!!! ?!?! ??? !!!`, `??? !!! !!! ??? !!!`},
	{`a,, b,,, c`, `a, b, c`},
	{`a -- b, a--b, --, a --b, a-- b`, `a – b, a–b, --, a --b, a-- b`},
	{`a---b a --- b ---- -`, `a—b a — b ---- -`},
	{"a\\\n--b --", "a\n–b –"},

	{`"a" 'b'`, `“a” ‘b’`},
	{`It's 'the buyers' and the buyers' list`, `It’s ‘the buyers’ and the buyers’ list`},
	{`"A 'b' c" 'd "e" f'`, `“A ‘b’ c” ‘d “e” f’`},
	{`("a") "b", ["c"]. "d"!`, `(“a”) “b”, [“c”]. “d”!`},
	{`foo"bar"baz " x " a-"-b-"-c`, `foo"bar"baz " x " a-“-b-”-c`},
	{`5'8" and 3"" x`, `5’8" and 3"" x`},
	{`"unclosed 'and' b`, `"unclosed ‘and’ b`},
	{`'tis '90s rock 'n' roll`, `'tis '90s rock ‘n’ roll`},
	{`"*a*" *"b"* "*c" d*`, `“a” “b” "c" d`},
	{`*"a* "b"`, `"a “b”`},
	{"\"a\\\nb\" 'c'", "“a\nb” ‘c’"},
	{"\"a\n\nb\"", "\"a\nb\""},
	{`他说"你好"。`, `他说"你好"。`},

	{"`(c) \"a\"` $a--b$ <kbd>..</kbd> <code>--</code>", "(c) \"a\" a--b .. --"},
	{"\"`a`\" '$b$'", "“a” ‘b’"},
	{"https://a.b/(c)...\"x\" <https://a.b/x--y> www.a.org/'b' me--you@a.org", "https://a.b/(c)...\"x\" https://a.b/x--y www.a.org/'b' me--you@a.org"},
	{`[a--b "c"](https://a.b/x--y "t--u")`, `a–b “c”`},
	{`![a--b](u) ok--`, `a--b ok–`},
	{"PO's \"PO\"\n\n*[PO]: purchase--order", "PO’s “PO”"},
	{"# What's \"new\"...", "What’s “new”…"},
	{"| \"a\" | b-- |\n|---|---|\n| c... | 'd' |", "“a”\tb–\nc…\t‘d’"},
	{"Term's\n: \"a\"", "Term’s\n“a”"},
	{":::info It's\n\"a\"\n:::\n> \"b\"\n\n- \"c\"", "It’s\n“a”\n“b”\n“c”"},
	{"a[^1]\n\n[^1]: \"b\"", "a\n“b”"},
	{"```\n\"a\"--\n```\n\n$$\n\"b\"\n$$\n\n```quiz\n\"c\"...\n= --\n```", "\"a\"--\n\"b\"\n\"c\"...\n= --"},
	{"---\ntypographer: false\n---\n\"a\" -- (c)", "\"a\" -- (c)"},
}

func TestTypeset(t *testing.T) {
	for _, c := range typeset {
		doc := Parse([]byte(c.typed))
		before := fmt.Sprint(doc.Headings(), doc.Text())
		if got := doc.Typeset().Text(); got != c.shown {
			t.Errorf("%s\n got %s\nwant %s", c.typed, got, c.shown)
		}
		if twice := doc.Typeset().Typeset().Text(); twice != c.shown {
			t.Errorf("%s\ntwice is %s", c.typed, twice)
		}
		if after := fmt.Sprint(doc.Headings(), doc.Text()); after != before {
			t.Errorf("%s\nis changed by setting it: %s", c.typed, after)
		}
	}
	for _, c := range []struct{ key, rule string }{{"typographer: perhaps", "2:1 front-matter"}, {"typographer: true", ""}} {
		var told []string
		for _, p := range Parse([]byte("---\n" + c.key + "\n---\n")).Problems {
			told = append(told, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Rule))
		}
		if strings.Join(told, ", ") != c.rule {
			t.Errorf("%s: problems are %v; want %s", c.key, told, c.rule)
		}
	}
}

func TestTypeset_LeavesAnchorsAndAddresses(t *testing.T) {
	doc := Parse([]byte("# What's \"new\"... (c)\n\n[a--b](x--y)")).Typeset()
	if id := doc.Headings()[0].ID; id != "Whats-new-c" {
		t.Errorf("the anchor is %q", id)
	}
	if to := doc.Blocks[1].(*Paragraph).Inlines[0].(Link).Destination; to != "x--y" {
		t.Errorf("the link leads to %q", to)
	}
}

// For any text made of what signs are made of, signs stand in order, within the
// text, on the characters that they replace; no letter goes; and what is set
// is what Typeset gives.
func TestSigns_KeepEveryLetterAndTheirPlace(t *testing.T) {
	parts := []string{`"`, `'`, "-", "--", ".", "..", "(c)", "(tm)", "+-", "?", "!", ",", " ", "a", "é", "买", "5", "*", "**", "~", "^", "`", "$", "[", "](x--y)", "\n", "\\", "https://a.b/c--d", "<b>", "</b>", "|", "&quot;"}
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOf(rapid.SampledFrom(parts)).Draw(t, "parts"), "")
		doc := Parse([]byte(source))
		for _, block := range doc.Blocks {
			for _, part := range runningText(block) {
				plain := []rune(PlainText(part))
				var out strings.Builder
				at := 0
				for _, s := range Signs(part) {
					if s.At < at || s.Length < 1 || s.At+s.Length > len(plain) || s.Shown == "" || utf8.RuneCountInString(s.Shown) > s.Length {
						t.Fatalf("%q: sign %+v after %d of %d characters", source, s, at, len(plain))
					}
					out.WriteString(string(plain[at:s.At]) + s.Shown)
					at = s.At + s.Length
				}
				out.WriteString(string(plain[at:]))
				if got := PlainText(Typeset(part)); got != out.String() {
					t.Fatalf("%q\nTypeset gives %q\nits signs give %q", source, got, out.String())
				}
			}
		}
		letters := func(s string) string {
			s = strings.NewReplacer("(c)", "", "(C)", "", "©", "", "(tm)", "", "™", "").Replace(s)
			return strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					return r
				}
				return -1
			}, s)
		}
		if got, want := letters(doc.Typeset().Text()), letters(doc.Text()); got != want {
			t.Fatalf("%q\nhas %q; want %q", source, got, want)
		}
	})
}

func runningText(block Block) [][]Inline {
	var all [][]Inline
	for _, part := range Children(block) {
		all = append(all, part.Inlines)
	}
	return all
}
