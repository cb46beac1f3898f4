package weblink

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestParse_OpensTheWebAndMailAlone(t *testing.T) {
	for address, want := range map[string]error{
		"https://example.org": nil, "http://example.org:8080/a?b=c#d": nil, "HTTPS://Example.ORG/A": nil, "mailto:a@example.org?subject=x": nil,
		"https://[2001:db8::1]/a": nil, "https://192.0.2.1/": nil, "https://a_b.example/": nil, " https://example.org ": nil,
		"file:///etc/passwd": ErrKind, "FILE:///x": ErrKind, "smb://server/share": ErrKind, `\\server\share`: ErrKind, "javascript:x": ErrKind,
		"ms-msdt:/id": ErrKind, "tel:1": ErrKind, "ftp://example.org": ErrKind, `C:\x`: ErrKind, "java\nscript:x": ErrKind,
		"https://a:b@example.org": ErrMisled, "https://bank.example@elsewhere.example": ErrMisled, "mailto:a@b?attach=/etc/passwd": ErrMisled,
		"": ErrNowhere, "#a": ErrNowhere, "media/a.png": ErrNowhere, "//example.org/a": ErrNowhere, "https://": ErrNowhere, "https:///a": ErrNowhere,
		"mailto:": ErrNowhere, "mailto:nobody": ErrNowhere, "https://exa mple.org": ErrNowhere, "https://example.org/\x1b[2J": ErrNowhere, "https://\xff.org": ErrNowhere,
		"https://a\u202eb.example": ErrNowhere, "https://%2e%2e/": ErrNowhere, "https://example.org/%zz": ErrNowhere,
		"https://example.org/" + strings.Repeat("a", maxAddress): ErrLong,
	} {
		if _, err := Parse(address); !errors.Is(err, want) {
			t.Errorf("%.80q: %v, want %v", address, err, want)
		}
	}
}

func TestParse_WritesOutWhatCouldMislead(t *testing.T) {
	for address, c := range map[string]struct {
		text    string
		foreign bool
	}{
		"https://example.org/a b\u202ecod.exe":  {"https://example.org/a%20b%E2%80%AEcod.exe", false},
		"https://www.аррӏе.com/":                {"https://www.xn--80ak6aa92e.com/", true},
		"https://xn--80ak6aa92e.com":            {"https://xn--80ak6aa92e.com", true},
		"https://Bücher.example/Bücher?q=ü#ü":   {"https://xn--bcher-kva.example/B%C3%BCcher?q=%C3%BC#%C3%BC", true},
		"HTTP://EXAMPLE.ORG/A":                  {"http://example.org/A", false},
		"https://example.org。evil.example/":     {"https://example.org.evil.example/", false},
		"https://example.org/?a=\u2066b":        {"https://example.org/?a=%E2%81%A6b", false},
		"mailto:a@example.org?subject=a\u202eb": {"mailto:a@example.org?subject=a%E2%80%AEb", false},
		"mailto:ü@example.org":                  {"mailto:%C3%BC@example.org", false},
	} {
		a, err := Parse(address)
		if err != nil {
			t.Errorf("%q: %v", address, err)
			continue
		}
		if a.Text != c.text || a.Foreign != c.foreign || a.URL.String() != a.Text {
			t.Errorf("%q: %q, foreign: %v, opens %q; want %q, %v", address, a.Text, a.Foreign, a.URL, c.text, c.foreign)
		}
	}
}

func TestSaidBy_IsTrueOfTheAddressItselfAlone(t *testing.T) {
	for _, c := range []struct {
		address, text string
		want          bool
	}{
		{"https://example.org/", "https://example.org/", true},
		{"https://example.org/", "https://example.org", true},
		{"https://example.org/a", "example.org/a", true},
		{"http://example.org", " example.org ", true},
		{"mailto:a@example.org", "a@example.org", true},
		{"https://example.org/a", "example.org", false},
		{"https://example.org", "here", false},
		{"https://example.org", "", false},
		{"https://evil.example", "https://example.org", false},
		{"https://example.org.evil.example", "https://example.org", false},
		{"https://example.org/", "http://example.org/", false},
		{"https://аррӏе.com/", "https://аррӏе.com/", false},
		{"https://xn--80ak6aa92e.com", "https://xn--80ak6aa92e.com", false},
	} {
		a, err := Parse(c.address)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.SaidBy(c.text); got != c.want {
			t.Errorf("%q says %q: %v", c.text, c.address, got)
		}
	}
}

// FuzzParse holds that what is opened is what is shown, in plain signs, and of the web
// or mail.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"https://example.org/a?b#c", "mailto:a@b.example?subject=c", "https://аррӏе.com", "file:///x", `\\a\b`, "http://[::1]:8080", "https://a@b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		a, err := Parse(address)
		if err != nil {
			return
		}
		if a.URL.String() != a.Text || strings.ContainsFunc(a.Text, func(r rune) bool { return r <= ' ' || r >= 0x7f }) || !utf8.ValidString(a.Text) {
			t.Fatalf("%q is shown as %q and opens %q", address, a.Text, a.URL)
		}
		if !strings.HasPrefix(a.Text, "https://") && !strings.HasPrefix(a.Text, "http://") && !strings.HasPrefix(a.Text, "mailto:") {
			t.Fatalf("%q opens %q", address, a.Text)
		}
		again, err := Parse(a.Text)
		if err != nil || again.Text != a.Text {
			t.Fatalf("%q is shown as %q, which is read as %+v, %v", address, a.Text, again, err)
		}
	})
}
