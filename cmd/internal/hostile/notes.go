package hostile

import (
	"fmt"
	"strings"
)

// The sizes that patterns are repeated to, in bytes: the largest note of a
// course, and one that is read in a blink.
const (
	largest = 4<<20 - 1
	handy   = 48 << 10
)

// pattern is text with a part that is repeated.
type pattern struct{ name, before, repeat, after string }

func (p pattern) text(size int) string {
	n := max((size-len(p.before)-len(p.after))/len(p.repeat), 1)
	return p.before + strings.Repeat(p.repeat, n) + p.after
}

// worst is what takes the most for its length.
var worst = []pattern{
	{"stars", "a", "*", ""},
	{"strong", "", "**a", ""},
	{"lines", "", "a\n", ""},
	{"paragraphs", "", "a\n\n", ""},
	{"headings", "", "# a\n", ""},
	{"items", "", "- a\n", ""},
	{"code-spans", "", "`a` ", ""},
	{"formulas", "", "$a$ ", ""},
	{"addresses", "", "http://a.b ", ""},
	{"cells", "", strings.Repeat("|a", 20) + "\n" + strings.Repeat("|-", 20) + "\n" + strings.Repeat("|a", 20) + "\n\n", ""},
	{"rows", "|a|b|\n|-|-|\n", "|a|b|\n", ""},
	{"breaks", "", "a<br>", ""},
	{"front-matter-without-end", "---\n", "a: b\n", ""},
	{"front-matter", "---\n", "a: b\n", "---\n"},
	{"fence", "```yaml\n", "a: b\n", "```\n"},
	{"prose", "", "The buyer sends a *purchase order* to the seller, who [confirms it](https://example.org) with `code`.\n", ""},
	{"one-word", "", "a", ""},
	{"emoji", "", ":smile: ", ""},
	{"words", "", "colour color ", ""},
}

var patterns = []pattern{
	{"quotes", "", "> ", "a"},
	{"quote-lines", "", "> > > > > > > > > > > > > > > > > > > > a\n", ""},
	{"lists", "", "- ", "a"},
	{"lists-and-quotes", "", "> - 1. ", "a"},
	{"nested-items", "", strings.Repeat("  ", 20) + "- a\n", ""},
	{"callouts", "", ":::info\n", "a"},
	{"callout-ends", "", ":::\n", ""},
	{"callout-colons", "", "::::::::::::::::::::::::::::::::::::info\n", ""},
	{"definitions", "a\n", ": ", "b"},
	{"footnotes-in-footnotes", "", "[^a]: ", "b"},
	{"footnotes-alike", "", "[^a]: b\n", ""},
	{"footnote-marks", "[^a]: b\n\n", "[^a] ", ""},
	{"inline-notes", "", "^[a] ", ""},
	{"open-inline-notes", "", "^[a", ""},
	{"underscores", "a", "_", "a"},
	{"tildes", "a", "~", "a"},
	{"equals", "a", "=", "a"},
	{"pluses", "a", "+", "a"},
	{"carets", "a", "^", "a"},
	{"backticks", "", "`a``", ""},
	{"open-fences", "", "```\n", "a"},
	{"growing-fences", "", "````\n```\n", ""},
	{"brackets", "", "[", ""},
	{"closing-brackets", "", "a]", ""},
	{"open-links", "", "[a](<b", ""},
	{"open-titles", "", `[a](b "`, ""},
	{"links", "", "[a](b) ", ""},
	{"dead-links", "", "[a](term:nothing) ", ""},
	{"references", "", "[a]: b\n", ""},
	{"open-labels", "", "[a\n", ""},
	{"pictures", "", "![a](b) ", ""},
	{"open-pictures", "", "![a](b", ""},
	{"sized-pictures", "", "![a](b =99999999999x99999999999) ", ""},
	{"tags", "", "<b>", ""},
	{"closing-tags", "", "</b>", ""},
	{"open-tags", "", "a <b c='", ""},
	{"attributes", "<a ", "b=c ", ">"},
	{"comments", "a ", "<!-- ", ""},
	{"instructions", "a ", "<? ", ""},
	{"data", "a ", "<![CDATA[ ", ""},
	{"details", "", "<details>\n", ""},
	{"html-lists", "", "<ul><li>", ""},
	{"html-tables", "", "<table><tr><td>", ""},
	{"scripts", "", "<script>alert(1)</script>\n", ""},
	{"pres", "", "<pre>", ""},
	{"unsafe-links", "", "[a](javascript:b) ", ""},
	{"unsafe-html-links", "<div>\n", "<a href='javascript:b'>c</a>\n", "</div>"},
	{"passwords", "", "[a](https://u:p@b.c) ", ""},
	{"mail", "", "[a](mailto:a@b?attach=/etc/passwd) ", ""},
	{"embeds", "", "{%youtube a %}\n\n", ""},
	{"open-embeds", "", "{%youtube a ", ""},
	{"frames", "", "<iframe src='http://a.b'></iframe>\n", ""},
	{"readings", "", "{a|b} ", ""},
	{"open-readings", "", "{a|b", ""},
	{"dollars", "", "$a", ""},
	{"dollar-blocks", "", "$$\n", ""},
	{"wide-table", strings.Repeat("|a", 9000) + "\n" + strings.Repeat("|-", 9000) + "\n", "|\n", ""},
	{"long-rows", "|a|\n|-|\n", "|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|\n", ""},
	{"rules-of-tables", "", "|-|\n", ""},
	{"escaped-bars", "|a|\n|-|\n", `|\|`, ""},
	{"values", "```csvpreview\n", `a,"`, "\n```"},
	{"many-values", "```csvpreview\n", "a,a,a,a\n", "\n```"},
	{"diagrams", "", "```mermaid\ngraph TD\n```\n", ""},
	{"abbreviations", "", "*[a]: b\n", ""},
	{"used-abbreviations", "*[a]: b\n\n", "a ", ""},
	{"contents", "", "[TOC]\n\n", ""},
	{"headings-and-contents", "[TOC]\n\n", "###### a\n", ""},
	{"underlined", "", "a\n===\n", ""},
	{"rules", "", "---\n\n", ""},
	{"slides", "---\ntype: slide\n---\n", "Note:\na\n---\n", ""},
	{"bylines", "> ", "[name=a] ", ""},
	{"colours", "> ", "[color=red] ", ""},
	{"entities", "", "&amp;", ""},
	{"open-entities", "", "&a", ""},
	{"numbers-of-entities", "", "&#1114111;&#0;&#xD800;", ""},
	{"backslashes", "", `\`, ""},
	{"empty-lines", "", "\n", ""},
	{"spaces", "", " ", "a"},
	{"tabs", "", "\t", "a"},
	{"carriage-returns", "", "\r", ""},
	{"zeros", "", "\x00", ""},
	{"no-text", "", "\xff\xfe", ""},
	{"combining", "a", "\u0301", ""},
	{"joiners", "👩", "\u200d👩", ""},
	{"turned", "", "\u202ea\u202c", ""},
	{"isolates", "", "\u2066", ""},
	{"escapes", "", "\x1b[2J", ""},
	{"quiz", "", "```quiz id=a\nQ?\n- [x] a\n- [ ] b\n```\n", ""},
	{"quiz-choices", "```quiz id=a\nQ?\n- [x] a\n", "- [ ] b\n", "```\n"},
	{"quiz-boxes", "```quiz id=a\nQ?\n", "- [] b\n", "```\n"},
	{"quiz-items", "```quiz id=a\nQ?\n", "1. b\n", "```\n"},
	{"quiz-rows", "```quiz id=a\nQ?\n", "| a | b |\n", "```\n"},
	{"quiz-blanks", "```quiz id=a\n", "==a== ", "\n```\n"},
	{"quiz-answers", "```quiz id=a\nQ?\n", "= a\n", "```\n"},
	{"quiz-stars", "```quiz id=a\nQ?\n- [x] a", "**", "\n- [ ] b\n```\n"},
	{"quiz-quotes", "```quiz id=a\nQ?\n", "> a\n\n", "```\n"},
	{"quiz-fences", "````quiz id=a\nQ?\n", "```\n", "- [x] a\n````\n"},
	{"quiz-in-quiz", "`````quiz id=a\nQ?\n", "````quiz id=a\nQ?\n```quiz id=a\n", "`````\n"},
	{"front-matters", "", "---\ntitle: a\n---\n", ""},
	{"front-matter-brackets", "---\na: ", "[", "\n---\n"},
	{"front-matter-aliases", "---\na: &a [x,x]\n", "b: &b [*a,*a]\n", "---\n"},
	{"front-matter-tags", "---\ntags: [", "a,", "]\n---\n"},
	{"front-matter-deep", "---\n", "- - - - ", "\n---\n"},
	{"apostrophes", "", "’'`´", ""},
	{"sentences", "", "A. ", ""},
	{"without-sentence", "", "a b c d, ", ""},
	{"chinese", "", "报价单", ""},
}

func notes() []Input {
	var all []Input
	for _, p := range worst {
		all = append(all, note("largest-"+p.name, func() string { return "# A\n\n" + p.text(largest-5) }))
	}
	for i := range all {
		if p := worst[i]; strings.HasPrefix(p.before, "---") { // front matter begins the note
			all[i] = note("largest-"+p.name, func() string { return p.text(largest) })
		}
	}
	for _, p := range patterns {
		all = append(all, note(p.name, func() string { return p.text(handy) }))
	}
	nest := func(name, open, closing string, n int) {
		all = append(all, note("nested-"+name, func() string {
			return "a " + strings.Repeat(open, n) + "b" + strings.Repeat(closing, n)
		}))
	}
	nest("stars", "**", "**", largest/4-10)
	nest("strong", "**a ", " a**", 200_000)
	nest("emphasis", "*a _b ", " a_ b*", 100_000)
	nest("marked", "==a ", " a==", 100_000)
	nest("links", "[", "](a)", 100_000)
	nest("pictures", "![", "](a)", 100_000)
	nest("tags", "<b>", "</b>", 100_000)
	nest("parentheses", "[a](", ")", 100_000)
	return append(all,
		note("empty", func() string { return "" }),
		note("mark-alone", func() string { return "\ufeff" }),
		note("marks", func() string { return "\ufeff\ufeff\ufeff# A\n" }),
		note("utf16", func() string { return "\xff\xfe#\x00 \x00A\x00\n\x00" }),
		note("utf16-big", func() string { return "\xfe\xff\x00#\x00 \x00A\x00\n" }),
		note("latin1", func() string { return "# Caf\xe9\n" }),
		note("surrogates", func() string { return "# \xed\xa0\x80\xed\xb0\x80\n" }),
		note("overlong", func() string { return "# \xc0\xaf\xc1\xbf\n" }),
		note("too-big", func() string { return strings.Repeat("a", largest+2) }),
		note("footnotes", func() string {
			var b strings.Builder
			for i := range 20_000 {
				fmt.Fprintf(&b, "a[^%d]\n\n[^%d]: b\n\n", i, i)
			}
			return b.String()
		}),
		note("footnotes-in-a-ring", func() string {
			var b strings.Builder
			for i := range 5000 {
				fmt.Fprintf(&b, "[^%d]: a [^%d]\n\n", i, (i+1)%5000)
			}
			return b.String()
		}),
		note("title", func() string { return "---\ntitle: " + strings.Repeat("ab", 30_000) + "\n---\n# A\n" }),
		note("title-turned", func() string { return "---\ntitle: \"a\u202eb\\u0007\"\n---\n# A\n" }),
		note("front-matter-zero", func() string { return "---\ntitle: a\x00b\n---\n# A\n" }),
		note("numbers", func() string {
			return "---\nminutes: 99999999999999999999999\n---\n# A\n\n99999999999999999999. b\n\n```js=99999999999\na\n```\n\n```js=+\n```\n"
		}),
		note("anchors", func() string {
			var b strings.Builder
			for i := range 8 {
				b.WriteString(strings.Repeat("#", i%6+1) + " a\n")
			}
			return strings.Repeat(b.String(), 1000)
		}),
	)
}
