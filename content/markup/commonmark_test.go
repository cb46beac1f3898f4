package markup

import (
	"encoding/json"
	"html"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// example is one example of the CommonMark specification.
type example struct {
	Markdown, HTML, Section string
	Example                 int
}

// commonMark gives the specification's examples, which goldmark's module
// carries.
func commonMark(t *testing.T) []example {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		lacking(t, "goldmark's sources are not at hand: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		lacking(t, "goldmark's sources are without the specification: %v", err)
	}
	var examples []example
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 600 {
		t.Fatalf("the specification has %d examples; it had over 600", len(examples))
	}
	return examples
}

// lacking skips a test that can't run here, but in CI, where all has to run.
func lacking(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// TestParse_KeepsTheTextOfCommonMark looks for every letter and digit that the
// examples show, in order.
func TestParse_KeepsTheTextOfCommonMark(t *testing.T) {
	for _, e := range commonMark(t) {
		doc, err := parse([]byte(e.Markdown))
		if err != nil {
			t.Errorf("example %d: %v", e.Example, err)
			continue
		}
		want, got := alphanumerics(textOfHTML(e.HTML)), alphanumerics(doc.Text())
		if !isSubsequence(want, got) {
			t.Errorf("example %d loses text\n%s\nHTML %s\n got %q\nwant %q", e.Example, e.Markdown, e.HTML, doc.Text(), textOfHTML(e.HTML))
		}
	}
}

// structureDiffers is the examples that are other blocks and inlines here.
var structureDiffers = map[int]string{
	484: "a link without text shows its address",
	494: "a tag that is not closed is closed at the end of the paragraph",
	596: "a link leads to the web and to mail alone",
	599: "a link leads to the web and to mail alone",
	601: "a link leads to the web and to mail alone",
	608: "a bare address is a link",
	611: "a bare address is a link",
	612: "a bare address is a link",
}

// TestParse_GivesCommonMarkItsStructure compares blocks and inlines where HTML
// has no part in it: tags are given a meaning here, not passed on.
func TestParse_GivesCommonMarkItsStructure(t *testing.T) {
	asSimple := []struct{ pattern, with string }{
		{`</?p>`, ""},
		{`<(li|ol|ul)( [^>]*)>`, "<$1>"},
		{`<pre><code class="language-([^"]*)">`, "<pre $1>"},
		{`<pre><code>`, "<pre>"},
		{`</code></pre>`, "</pre>"},
		{`<a href="([^"]*)"[^>]*>`, "<a $1>"},
		{`<br />`, "<br>"},
		{`<hr />`, "<hr>"},
		{`<img src="([^"]*)" alt="([^"]*)"(?: title="([^"]*)")? />`, "<img $1 $2 $3 x>"},
	}
	same := func(s string) string {
		if plain, err := url.PathUnescape(s); err == nil {
			s = plain
		}
		return lastBreaks.ReplaceAllString(strings.Join(strings.Fields(s), ""), "$1")
	}
	tag := regexp.MustCompile(`<(?:a href=|[/!?]|(?:b|c|img|bab|a)\b)`)
	for _, e := range commonMark(t) {
		if e.Section == "HTML blocks" || e.Section == "Raw HTML" {
			continue
		}
		if reason := structureDiffers[e.Example]; reason == "" && tag.MatchString(e.Markdown) {
			continue
		}
		want := e.HTML
		for _, r := range asSimple {
			want = regexp.MustCompile(r.pattern).ReplaceAllString(want, r.with)
		}
		want = html.UnescapeString(want)
		got := simpleHTML(Parse([]byte("---\nbreaks: false\n---\n" + e.Markdown)))
		if reason := structureDiffers[e.Example]; (same(got) == same(want)) == (reason != "") {
			t.Errorf("example %d (%s)\n%s\n got %s\nwant %s\nlisted as different: %q", e.Example, e.Section, e.Markdown, got, want, reason)
		}
	}
}

var (
	hiddenHTML = regexp.MustCompile(`(?is)<!--.*?-->|<\?.*?\?>|<![A-Z].*?>|<(?:style|script)\b.*?(?:</(?:style|script)>|$)`)
	imageHTML  = regexp.MustCompile(`<img [^>]*alt="([^"]*)"[^>]*>`)
	tagHTML    = regexp.MustCompile(`</?[A-Za-z](?:[^>"']|"[^"]*"|'[^']*')*>`)
)

// textOfHTML gives what a browser shows of HTML, pictures as their alternative.
func textOfHTML(s string) string {
	s = strings.ReplaceAll(s, "<![CDATA[", "")
	s = hiddenHTML.ReplaceAllString(s, "")
	s = imageHTML.ReplaceAllString(s, "$1")
	s = tagHTML.ReplaceAllString(s, "")
	return html.UnescapeString(s)
}

// alphanumerics gives the letters and digits of s.
func alphanumerics(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// isSubsequence tells whether the characters of part are in whole in order.
func isSubsequence(part, whole string) bool {
	rest := []rune(whole)
	for _, r := range part {
		for len(rest) > 0 && rest[0] != r {
			rest = rest[1:]
		}
		if len(rest) == 0 {
			return false
		}
		rest = rest[1:]
	}
	return true
}
