package markup

import (
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// TestParse_KeepsTheTextOfCommonMark reads the specification's examples, which
// goldmark's module carries, and looks for every letter and digit that they
// show, in order.
func TestParse_KeepsTheTextOfCommonMark(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("goldmark's sources are not at hand: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Skipf("goldmark's sources are without the specification: %v", err)
	}
	var examples []struct {
		Markdown, HTML string
		Example        int
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 600 {
		t.Fatalf("the specification has %d examples; it had over 600", len(examples))
	}
	for _, e := range examples {
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
