package markup

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// constructs is what each construct becomes, as simpleHTML has it.
var constructs = []struct{ name, markdown, want string }{
	{"figure", "![A *b*](u.png \"T\")", `<img u.png A b T x>`},
	{"figures on lines", "![a](1)\n![b](2)", `<img 1 a  x><img 2 b  x>`},
	{"pictures in text", "a ![b](c)", `a <img c b  x>`},
	{"sized figure", "![a](u =50%x100)", `<img u a  50%x100>`},
	{"size without a space is no size", "![a](u=10x20)", `<img u=10x20 a  x>`},

	{"callout in a callout's list", ":::info\n- a\n  b\n:::\nc", `<info><ul><li>a<br>b</li></ul></info>c`},
	{"title with markup", ":::tip A *b* `c`\nd\n:::", `<tip><title>A <em>b</em> <code>c</code></title>d</tip>`},
	{"closed spoiler", ":::spoiler {state=\"close\"} A\nb\n:::", `<details><summary>A</summary>b</details>`},
	{"longer end closes", ":::info\na\n:::::\nb", `<info>a</info>b`},
	{"shorter end is text", "::::info\na\n:::\n::::", `<info>a<br>:::</info>`},
	{"fence in a list in a callout", ":::info\n- a\n  ```\n  :::\n  ```\n:::\nb", `<info><ul><li>a<pre>:::</pre></li></ul></info>b`},
	{"end beside a fence's list", ":::info\n- a\n  ```\n  b\n:::\nc", `<info><ul><li>a<pre>b</pre></li></ul></info>c`},
	{"indented four is no callout", "    :::info\n    a", `<pre>:::info
a</pre>`},

	{"quiz", "```quiz id=po-issuer\nWho?\n- [x] You\n```", "<quiz po-issuer>Who?\n- [x] You</quiz>"},
	{"quiz with quotation marks", "```quiz id=\"a\"\nb\n```", "<quiz a>b</quiz>"},
	{"deals", "```deals id=monday\nsteps = A | B\n```", "<deals monday>steps = A | B</deals>"},
	{"line numbers", "```js=\na\nb\n```\n\n```js=+\nc\n```\n\n```js=101!\nd\n```", `<pre js from 1>a
b</pre><pre js from 3>c</pre><pre js from 101 wrapped>d</pre>`},
	{"wrapped fence", "```!\na\n```", `<pre wrapped>a</pre>`},
	{"language with signs", "```c++\na\n```\n\n```objective-c {x}\nb\n```", `<pre c++>a</pre><pre objective-c>b</pre>`},
	{"unclosed fence", "```go\na", `<pre go>a</pre>`},
	{"diagram", "```mermaid\na-->b\n```", `<diagram mermaid>a-->b</diagram>`},
	{"values", "```csvpreview\na,b\n1,\"2,3\"\n```", `<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2,3</td></tr></table>`},
	{"values without a head", "```csvpreview {header=\"false\"}\na,b\n```", `<table><tr><td>a</td><td>b</td></tr></table>`},

	{"byline", "> a\n> [name=Ann B] [time=Mon 1] [color=#907bf7]", `<blockquote Ann B Mon 1 #907bf7>a</blockquote>`},
	{"byline of the inner quote", "> a\n> > b [name=C]", `<blockquote>a<blockquote C>b</blockquote></blockquote>`},
	{"second name is text", "> [name=A] [name=B]", `<blockquote A>[name=B]</blockquote>`},
	{"byline outside a quote", "[name=A]", `[name=A]`},

	{"table", "| a | b | c |\n|:-|:-:|-:|\n| `x\\|y` | \\| |", `<table><tr><th left>a</th><th center>b</th><th right>c</th></tr>` +
		`<tr><td left><code>x|y</code></td><td center>|</td><td right></td></tr></table>`},
	{"table after text", "a\n| b |\n|---|\n| c |", `a<table><tr><th>b</th></tr><tr><td>c</td></tr></table>`},
	{"row with more cells", "|a|\n|-|\n|b|c|", `<table><tr><th>a</th></tr><tr><td>b</td><td>c</td></tr></table>`},
	{"tasks", "- [ ] a\n- [x] b", `<ul><li task>a</li><li done>b</li></ul>`},
	{"definitions", "A\n: b\n: c\n\nD\n: e\n\n  f", `<dl><dt>A</dt><dd>b</dd><dd>c</dd><dt>D</dt><dd>ef</dd></dl>`},
	{"definition of two lines is text", "A\nB\n: c", `A<br>B<br>: c`},

	{
		"footnotes in footnotes", "a[^x] b[^y]\n\n[^x]: c[^z]\n[^y]: d\n[^z]: e",
		`a<note 1> b<note 2><ol><li>c<note 3></li><li>d</li><li>e</li></ol>`,
	},
	{"footnote called twice", "a[^x] b[^x]\n\n[^x]: c", `a<note 1> b<note 1><ol><li>c</li></ol>`},
	{"footnote that nothing calls", "a\n\n[^x]: b", `a<ol><li>b</li></ol>`},
	{"footnote that is missing", "a[^x]", `a[^x]`},
	{"note with a link of the document", "a^[b [c]]\n\n[c]: d", `a<note 1><ol><li>b <a d>c</a></li></ol>`},
	{"footnote after an exclamation mark", "a![^x]\n\n[^x]: b", `a!<note 1><ol><li>b</li></ol>`},

	{"abbreviations", "PO, POs and (PO) PO-x\n\n*[PO]: purchase order", `<abbr purchase order>PO</abbr>, POs and (<abbr purchase order>PO</abbr>) <abbr purchase order>PO</abbr>-x`},
	{"longest abbreviation", "A B C\n\n*[A]: one\n*[A B]: two", `<abbr two>A B</abbr> C`},

	{"money", "$5 and $10, $ 5 and \\$6, a$b$1", `$5 and $10, $ 5 and $6, a$b$1`},
	{"math with markup in it", "$a_b*c_d*$", `<math>a_b*c_d*</math>`},
	{"display math", "$$\na\n= b\n$$\nc", `<math display>a
= b</math>c`},
	{"unclosed display math", "$$\na\n\nb", `$$<br>ab`},
	{"ruby", "{a b|c} {x} {|y} {z|}", `<ruby>a b<rt>c</rt></ruby> {x} {|y} {z|}`},

	{"embed among text", "a\n{%vimeo 12 %}\nb", `a<embed vimeo 12>b`},
	{"embed in a heading", "# {%youtube a%}", `<h1><a https://www.youtube.com/watch?v=a>a</a></h1>`},
	{"unknown embed", "{%tape 1 %}", `{%tape 1 %}`},
	{"contents in a list", "- [TOC]", `<ul><li><toc ></li></ul>`},

	{"marks", "++a++ ==b== ~~c~~ d~e~ f^g^ ++h **i**++", `<ins>a</ins> <mark>b</mark> <s>c</s> d<sub>e</sub> f<sup>g</sup> <ins>h <strong>i</strong></ins>`},
	{"marks with spaces", "~5 minutes or ~10", `~5 minutes or ~10`},
	{"emoji", ":smile: :no-such-thing: 1:2:3", `😄 :no-such-thing: 1:2:3`},
	{"entities", "&amp; &copy; &#65; &nope; &amp", `& © A &nope; &amp`},
	{"spaces", "a   b", `a b`},
	{"spacers", "&nbsp;\n\na\n\n&nbsp;\nb", "\u00a0a\u00a0b"},

	{"other spacers", "a\n\n<br>\n\nb\n\n&emsp;", "a\u00a0b\u00a0"},
	{"figure and spacer", "![a](b)\n&nbsp;", "<img b a  x>\u00a0"},
	{"embed in a list", "- a\n- {%youtube b%}", `<ul><li>a</li><li><embed youtube b></li></ul>`},
	{"html styles", "<kbd>Ctrl</kbd> <u>a</u> <b>b *c*</b> <sub>d</sub>", `<kbd>Ctrl</kbd> <u>a</u> <strong>b <em>c</em></strong> <sub>d</sub>`},
	{"html left open", "<b>a", `<strong>a</strong>`},
	{"html link", `<a href="b" title="c">d</a> <a name="e">f</a>`, `<a b>d</a> f`},
	{"html picture", `<img src="a" alt="b" width="50%">`, `<img a b  50%x>`},
	{"html figure", "<center>\n<figure><img src=\"a\"><figcaption>b</figcaption></figure>\n</center>", `<img a   x>b`},
	{"html ruby", "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", `<ruby>漢<rt>かん</rt></ruby>`},
	{"html abbreviation", `<abbr title="long">s</abbr>`, `<abbr long>s</abbr>`},
	{"placeholder", "Dear <name>, <first name=\"x\">", `Dear <name>, <first name="x">`},
	{"comment", "a <!-- b --> c\n\n<!-- d -->\ne", `a ce`},
	{"script", "<script>\na\n</script>\nb", `b`},
	{"style in a line", "a <style>b</style> c", `a c`},
	{"style that is never closed", "<style>\na", `<style> a`},
	{"player", `<iframe src="https://www.youtube.com/embed/abc" width="1"></iframe>`, `<embed youtube abc>`},
	{"page in a page", `<iframe src="https://a.example/b"></iframe>`, `<embed web https://a.example/b>`},
	{"details with open", "<details open>\n<summary>a <b>b</b></summary>\n\n- c\n\n</details>\n\nd", `<details open><summary>a <strong>b</strong></summary><ul><li>c</li></ul></details>d`},
	{"details in details", "<details>\n<summary>a</summary>\n\n<details>\n<summary>b</summary>\n\nc\n\n</details>\n\nd\n\n</details>", `<details><summary>a</summary><details><summary>b</summary>c</details>d</details>`},
	{"details never closed", "<details>\n<summary>a</summary>\n\nb", `<details><summary>a</summary>b</details>`},
	{"html table", "<table><tr><th>a<th>b</tr><tr><td>c</td></tr></table>", `<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td></td></tr></table>`},
	{"html table with wide and high cells", "<table><tr><th rowspan=2>a</th><th colspan=\"2\">b</th></tr><tr><td>c</td><td>d</td></tr><tr><td colspan=3>e</td></tr></table>", `<table><tr><th down 2>a</th><th across 2>b</th></tr><tr><td>c</td><td>d</td></tr><tr><td across 3>e</td></tr></table>`},
	{"html table with a cell to its end", "<table><tr><td rowspan=0>a</td><td>b</td></tr><tr><td>c</td></tr><tr></tr><tr><td rowspan=9 colspan=0>d</td></tr></table>", `<table><tr><td down 3>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>`},
	{"html table whose wide cell meets a high one", "<table><tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=2>c</td><td>d</td></tr></table>", `<table><tr><td>a</td><td down 2>b</td><td></td></tr><tr><td>c</td><td>d</td></tr></table>`},
	{"html row outside a table", "<tr><td>a</td></tr>", `<table><tr><td>a</td></tr></table>`},
	{"html list", "<ul><li>a<li>b<ol><li>c</ol></ul>d", `<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>d`},
	{"html heading", "<h2 align=center>a</h2>b", `<h2>a</h2>b`},
	{"html pre", "<pre>\na <b>b</b>\n  c\n</pre>", `<pre>a b
  c</pre>`},
	{"html rule and paragraphs", "<div>a<hr>b<p>c</div>", `a<hr>bc`},

	{"slide's notes", "---\ntype: slide\n---\n\na\n\nNote: b\n\nc\n\n---\n\nd", `a<details speaker>bc</details><hr>d`},
	{"notes within a slide's paragraph", "---\nslideOptions:\n  theme: white\n---\n\na\nnote: *b*\nc\n\n- d\n\nNote: e\n\n---\nNote:\n\nf", `a<details speaker><em>b</em><br>c<ul><li>d</li></ul>Note: e</details><hr><details speaker>f</details>`},
	{"slide's notes without a text", "---\ntype: slide\n---\na\n\nNote:\n\n---\nb", `a<details speaker></details><hr>b`},
	{"note that is no slide's", "Note: b", `Note: b`},
	{"breaks off", "---\nbreaks: false\n---\na\nb  \nc", `a b<br>c`},
	{"rules that are no front matter", "---\nRemember, always: be kind\n---\na", `<hr><h2>Remember, always: be kind</h2>a`},
	{"front matter of another program", "---\npermalink: /x\ncategory: y\n---\n# T", `<h1>T</h1>`},
	{"front matter in Hebrew", "---\nכותרת: א\nתאריך עדכון: 3\n---\n# T", `<h1>T</h1>`},
	{"keys between rules further down", "\n---\nx: y\n---\nz", `<hr><h2>x: y</h2>z`},

	{"table between text and a rule", "Intro\n| x | y |\n|---|---|\n| 1 | 2 |\n---\nafter", `Intro<table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2</td></tr></table><hr>after`},
	{"table and a rule in a list", "- a\n  | x |\n  |---|\n  | 1 |\n  ---\n  b", `<ul><li>a<table><tr><th>x</th></tr><tr><td>1</td></tr></table><hr>b</li></ul>`},
	{"table and a line that underlines no heading", "| x |\n|---|\n===\nb", `<table><tr><th>x</th></tr><tr><td>===</td></tr><tr><td>b</td></tr></table>`},
	{"table and a heading", "a\n| x |\n|---|\n# b", `a<table><tr><th>x</th></tr></table><h1>b</h1>`},
	{"table and a list", "| x |\n|---|\n| 1 |\n- b", `<table><tr><th>x</th></tr><tr><td>1</td></tr></table><ul><li>b</li></ul>`},
	{"underlined heading of two lines", "a\nb | c\n---\nd", `<h2>a<br>b | c</h2>d`},
	{"bars within code in a table", "| `a|b` | c |\n|---|---|\n| `d|e` | f | g |\n| ``h`|i`` | j |\n| `k | l` |", `<table><tr><th><code>a|b</code></th><th>c</th></tr><tr><td><code>d|e</code></td><td>f</td><td>g</td></tr>` +
		"<tr><td><code>h`|i</code></td><td>j</td></tr><tr><td>`k</td><td>l`</td></tr></table>"},

	{"sized figure with its title on the next line", "![a](u\n\"t\" =200x100)", `<img u a t 200x100>`},
	{"sized picture over lines", "a ![b\nc](u \"t\nv\"\n=50%x) d", `a <img u b c t v 50%x> d`},
	{"sized picture over lines in a quote", "> a ![b](u\n> 't'\n> =x5\n> ) d", `<blockquote>a <img u b t x5> d</blockquote>`},

	{"math over lines", "$x=\\{\n(a,b)\\}$ c", `<math>x=\{ (a,b)\}</math> c`},
	{"math over lines in a quote", "> $a\n> +b$", `<blockquote><math>a +b</math></blockquote>`},
	{"money over lines", "$5 and\n$10 or\n3 $", `$5 and<br>$10 or<br>3 $`},
	{"display math under an item", "- a\n$$\nx\n$$\n- b", `<ul><li>a<math display>x</math></li><li>b</li></ul>`},
	{"display math under a numbered item", "1. a\n$$x$$\n2. b", `<ol><li>a<math display>x</math></li><li>b</li></ol>`},
	{"display math under a quote", "> a\n$$\nx\n$$\nb", `<blockquote>a<math display>x</math>b</blockquote>`},
	{"display math on a line of text", "a\n$$x$$\nb $$y$$", `a<math display>x</math>b <math>y</math>`},
	{"display math after an item", "- a\n\n$$\nx\n$$", `<ul><li>a</li></ul><math display>x</math>`},
	{"environment", "a\n\\begin{align}\nb &= c \\\\\n- d\n\\end{align}\ne", "a<math display>\\begin{align}\nb &= c \\\\\n- d\n\\end{align}</math>e"},
	{"environment in a line", "a \\begin{cases*}b\\end{cases*} c", `a <math>\begin{cases*}b\end{cases*}</math> c`},
	{"environment under an item", "- a\n\\begin{gather}\nb\n\\end{gather}", "<ul><li>a<math display>\\begin{gather}\nb\n\\end{gather}</math></li></ul>"},
	{"environment that is no math", "\\begin{quote}a\\end{quote}", `\begin{quote}a\end{quote}`},
	{"environments of which one ends", "\\begin{align}\na\n\n\\begin{align}\nb\n\\end{align}\n\n\\begin{align}\nc", "\\begin{align}<br>a<math display>\\begin{align}\nb\n\\end{align}</math>\\begin{align}<br>c"},
	{"environment that does not end", "\\begin{align}\na\n\nb", `\begin{align}<br>ab`},

	{"lone marks before others", "~5 min, then H~2~O, ^ and x^2^, c~", `~5 min, then H<sub>2</sub>O, ^ and x<sup>2</sup>, c~`},
	{"lone marks in a word", "a~b c^d e~f~ g^h^", `a~b c^d e<sub>f</sub> g<sup>h</sup>`},
	{"marks around marks", "x^*a*^ `~`~b~ ~~c~~ d~e^f^~", `x<sup><em>a</em></sup> <code>~</code><sub>b</sub> <s>c</s> d<sub>e<sup>f</sup></sub>`},
	{"mark whose other is an address", "[a~b](c~d) e~f~", `<a c~d>a~b</a> e<sub>f</sub>`},
	{"raised number in brackets", "[^[1]^](/x) a^[1]^ b^[c d]", `<a /x><sup>[1]</sup></a> a<sup>[1]</sup> b<note 1><ol><li>c d</li></ol>`},

	{"embed of a note", "{%hackmd aB_-1 %}\n\n{%hackmd @a/b%}\n\n{%hackmd https://hackmd.io/x %}", `<embed hackmd aB_-1><embed hackmd @a/b><embed hackmd https://hackmd.io/x>`},
	{"embeds of addresses in angle brackets", "{%figma <https://www.figma.com/file/x> %}\n{%youtube <https://youtu.be/a>%}\n{%pdf < https://a.b/c.pdf > %}", `<embed figma https://www.figma.com/file/x><embed youtube https://youtu.be/a><embed pdf https://a.b/c.pdf>`},
	{"embed of nothing", "{%figma <> %}", `{%figma <> %}`},

	{"bylines in lists", "- [name=Ana] yes\n- no [time=Mon 1] [color=red]\n1. [name=B] [name=C]", `<ul><li><strong>Ana</strong> yes</li><li>no <small>Mon 1</small></li></ul><ol><li><strong>B</strong> <strong>C</strong></li></ol>`},
	{"byline in a quote's list", "> - [name=A] b\n>\n> [name=C]", `<blockquote C><ul><li><strong>A</strong> b</li></ul></blockquote>`},
	{"byline of a list's quote", "- > a [name=B]", `<ul><li><blockquote B>a</blockquote></li></ul>`},

	{"bare address with stars", "https://example.org/foo*bar*baz *https://a.org/b*, **see https://a.org/c**", `<a https://example.org/foo*bar*baz>https://example.org/foo*bar*baz</a> <em><a https://a.org/b>https://a.org/b</a></em>, <strong>see <a https://a.org/c>https://a.org/c</a></strong>`},
	{"bare address with letters", "https://a.org/Käse?é=$1!请 www.a.org/*b", `<a https://a.org/Käse?é=$1>https://a.org/Käse?é=$1</a>!请 <a http://www.a.org/*b>www.a.org/*b</a>`},
	{"unsafe link", "[a](javascript:alert(1)) [b](term:po)", `a <a term:po>b</a>`},
	{"carriage returns", "a\r\nb\rc", `a<br>b<br>c`},
	{"no text", "a\x00b\xffc", "a\uFFFDb\uFFFDc"},
}

func TestParse_Constructs(t *testing.T) {
	for _, c := range constructs {
		t.Run(c.name, func(t *testing.T) {
			doc, err := parse([]byte(c.markdown))
			if err != nil {
				t.Fatal(err)
			}
			if got := simpleHTML(doc); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.markdown, got, c.want)
			}
		})
	}
}

func TestParse_ReportsProblemsWithTheirPlace(t *testing.T) {
	for _, c := range []struct{ markdown, want string }{
		{"a\n\n:::infos\nb", "3:1 unknown-callout"},
		{"> :::info\n> a", "1:3 unclosed-callout"},
		{"a\n:::", "2:1 stray-colons"},
		{"a\n\nb {%tape 1 %}", "3:3 unknown-embed"},
		{"{% youtube 1 %}", "1:1 spaced-embed"},
		{"{% if a %} `{%tape 1%}`", ""},
		{"a[^b]", "1:2 unknown-footnote"},
		{"a\n\n[^b]: c", "3:1 unused-footnote"},
		{"a[^b]\n\n[^b]: c\n[^b]: d", "4:1 footnote-twice"},
		{"*[AB]: c", "1:1 unused-abbreviation"},
		{"|a|\n|-|\n|b|c|", "3:1 extra-cells"},
		{"a [b](javascript:c)", "1:3 unsafe-link"},
		{"a\n\n**“报价”**的", "3:15 not-bold"},
		{"这是**“报价”**。", "1:7 not-bold"},
		{"- **Note:**text", "1:10 not-bold"},
		{"# 这是**（a）**\n\n| x | **b。**c |\n|---|---|", "1:9 not-bold, 3:13 not-bold"},
		{"中**“a”**和**“b”**的", "1:4 not-bold"},
		{"**“报价”** 的 **a**的 f(**kwargs), g(**kw) 2**(3+1) and 4**(5) \\*\\*a。\\*\\*b `**a。**b` /**x/**y", ""},
		{"\n<style>\na", "2:1 unclosed-html"},
		{"---\ntitle: a\ncolour: b\n---\n", "3:1 unknown-key"},
		{"---\ntitle: a: b\n---\n", "2:1 front-matter"},
		{"---\ntitle: a\nbreaks: perhaps\n---\n", "3:1 front-matter"},
		{"---\nminutes: long\n---\n", "2:1 front-matter"},
		{"---\nlang: en\n---\n\na\n:::", "6:1 stray-colons"},
		{strings.Repeat(":::info\n", 9) + "a\n:::", "9:1 too-deep"},
	} {
		var got []string
		for _, p := range Parse([]byte(c.markdown)).Problems {
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Rule))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%.100s\n got %v\nwant %s", c.markdown, got, c.want)
		}
	}
}

func TestParse_KeepsTheTextOfWhatIsTooDeep(t *testing.T) {
	for _, marker := range []string{"> ", "- ", "1. ", "> - ", ">"} {
		doc := Parse([]byte(strings.Repeat(marker, 200) + "deep"))
		if !strings.HasSuffix(doc.Text(), "deep") {
			t.Errorf("%q 200 times loses the text within: %q", marker, doc.Text())
		}
		depth, most := 0, 0
		var descend func([]Block)
		descend = func(blocks []Block) {
			depth++
			most = max(most, depth)
			for _, block := range blocks {
				for _, part := range Children(block) {
					descend(part.Blocks)
				}
			}
			depth--
		}
		descend(doc.Blocks)
		if most > maxDepth+2 {
			t.Errorf("%q 200 times is %d deep; the bound is %d", marker, most, maxDepth)
		}
	}
}

func TestParse_GivesHeadingsTheAnchorsOfHackMD(t *testing.T) {
	doc := Parse([]byte("# The Sales Process\n# What's new?\n# Über 漢字\n# A & B\n# a\n# a\n# a-1\n:::info\n# *In* `it`\n:::\n"))
	var got []string
	for _, heading := range doc.Headings() {
		got = append(got, heading.ID)
	}
	if want := "The-Sales-Process Whats-new Über-漢字 A--B a a-1 a-1-1 In-it"; strings.Join(got, " ") != want {
		t.Errorf("anchors are %v; want %s", got, want)
	}
}

func TestParse_IsSafeInSeveralGoroutines(t *testing.T) {
	texts := make(chan string)
	for range 8 {
		go func() {
			var all strings.Builder
			for _, c := range constructs {
				all.WriteString(Parse([]byte(c.markdown)).Text())
			}
			texts <- all.String()
		}()
	}
	first := <-texts
	for range 7 {
		if text := <-texts; text != first {
			t.Error("the same notes, read at the same time, give different texts")
		}
	}
}

func TestParse_PlacesTextAfterABreakOnItsOwnLine(t *testing.T) {
	for _, c := range []struct {
		markdown string
		want     []Pos
	}{
		{"<br>a", []Pos{{1, 1}}},
		{"&nbsp;<br>&nbsp;\na", []Pos{{1, 1}, {1, 1}, {2, 1}}},
		{"a\n$$\nx\n$$\nb\n$$y$$<br>c", []Pos{{1, 1}, {2, 1}, {5, 1}, {6, 1}, {6, 6}}},
		{"&nbsp;  \na", []Pos{{1, 1}, {2, 1}}},
	} {
		var got []Pos
		for _, block := range Parse([]byte(c.markdown)).Blocks {
			got = append(got, block.Position())
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q\n got %v\nwant %v", c.markdown, got, c.want)
		}
	}
}
