package markup

import (
	"strings"
	"testing"
)

func TestUnsafe_TellsWhatALinkMayNotLeadTo(t *testing.T) {
	for address, unsafe := range map[string]bool{
		"https://example.org/a@b": false, "https://example.org?to=a@b": false, "https://example.org": false, "#a": false, "lesson:a": false,
		"mailto:a@example.org": false, "mailto:a@example.org?subject=attach%20it": false, "a/b@c": false, "//example.org/@a": false,
		"https://user:password@example.org": true, "https://user@example.org": true, "http://bank.example@elsewhere.example/": true,
		"HTTPS://a:b@c": true, "//a:b@c": true, "https:a@b": true, "https:\\\\a@b": true, " https://a:b@c": true, "ht\ttps://a:b@c": true, "https://a%40b": true,
		"mailto:a@b?attach=/etc/passwd": true, "mailto:a@b?subject=x&attachment=y": true, "MAILTO:a@b?Attach=x": true,
		"mailto:?%61ttach=x": true, "mailto:a@b?x&attachments=y": true, "mailto:a@b?x;attach=y": true, "mailto:a?b?attach=y": true,
		"javascript:x": true, "JaVa\nScript:x": true, "data:text/html,x": true, "file:///etc/passwd": true, "vbscript:x": true,
		`\\server\share\x`: true, "smb://server/share": true, "ms-msdt:/id": true, "ftp://example.org": true, "tel:+49": true, `C:\Windows`: true, "f\tile:x": true,
		"term:po": false, "step:a/b": false, "process:a": false, "a%20b: c.md": false, ":a": false, "media/a.png": false,
	} {
		if why := Unsafe(address); why.Empty() == unsafe {
			t.Errorf("%q: %q", address, why)
		}
	}
}

// TestParse_ProblemsInHTMLNameTheirOwnLine puts links that are taken out on
// every line of HTML blocks.
func TestParse_ProblemsInHTMLNameTheirOwnLine(t *testing.T) {
	lines := strings.Split(`<div>
<p>one</p>
<p><a href="javascript:x">two</a></p>
</div>

<ul>
<li>a</li>
<li><a
 href="vbscript:x">c</a></li>
<li><b>
<a href="https://a:b@c">d</a></b></li>
</ul>

Text with <a href="mailto:a@b?attach=x">mail</a>
and <a href="file:///x">more</a>.

<table>
<tr><td>a</td>
<td><a href="data:x">b</a></td></tr>
</table>

<details><summary>s</summary>
<a href="javascript:y">z</a>
</details>`, "\n")
	var want, got []int
	for i, line := range lines {
		if strings.Contains(line, "<a") {
			want = append(want, i+1)
		}
	}
	doc := Parse([]byte(strings.Join(lines, "\n")))
	for _, p := range doc.Problems {
		got = append(got, p.Line)
	}
	if len(got) != len(want) {
		t.Fatalf("problems are %v", doc.Problems)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("problems are on lines %v; want %v", got, want)
			break
		}
	}
}

func TestVisible_ShowsWhatHides(t *testing.T) {
	for s, want := range map[string]string{
		"a\tb\nc": "a\tb\nc", "é 図 🎉": "é 図 🎉", "a\u200fb": "a\u200fb", "a\u2013b": "a\u2013b", "a\u2070": "a\u2070",
		"a\u202eb": "a[U+202E]b", "\u2066x\u2069": "[U+2066]x[U+2069]", "a\x00b": "a\ufffdb", "\x1b[31m": "\ufffd[31m", "a\u0085b": "a\ufffdb", "a\x7fb": "a\ufffdb", "a\xffb": "a\ufffdb",
	} {
		if got := Visible(s); got != want {
			t.Errorf("%q: %q; want %q", s, got, want)
		}
	}
	doc := Parse([]byte("# a\u202eb\n\n`c\u2066d`\n\n[e](http://a.b \"\u202ef\")\n\n```\ng\u202eh\n```\n"))
	if text := doc.Text(); strings.ContainsFunc(text, turnsText) || strings.Count(text, "[U+20") != 3 {
		t.Errorf("%q", text)
	}
}
