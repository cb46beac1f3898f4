package html

import (
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"stagecraft/content/markup"
	"stagecraft/content/palette"
)

// TestStyleSheet_ItsTextCanBeRead computes the contrast of every pair of
// colours that the style sheet sets text in, by day, by night and on paper.
func TestStyleSheet_ItsTextCanBeRead(t *testing.T) {
	themes := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(styleSheet(), -1)
	if len(themes) != 3 {
		t.Fatalf("there are %d sets of colours", len(themes))
	}
	for i, name := range []string{"light", "dark", "print"} {
		if name == "print" { // what it doesn't change is as by day
			themes[i][1] = themes[0][1] + themes[i][1]
		}
		colours := map[string]uint32{}
		for _, m := range regexp.MustCompile(`--([a-z0-9-]+): #([0-9A-F]{6});`).FindAllStringSubmatch(themes[i][1], -1) {
			colours[m[1]] = number(t, m[2])
		}
		grounds := map[string][]string{
			"ink":        {"background", "surface", "code", "mark", "info-soft", "success-soft", "warning-soft", "danger-soft", "note-soft"},
			"muted":      {"surface", "code", "info-soft", "success-soft", "warning-soft", "danger-soft", "note-soft"},
			"primary":    {"surface", "background", "primary-soft", "info-soft", "success-soft", "warning-soft", "danger-soft", "note-soft"},
			"on-primary": {"primary"}, "on-stage": {"stage-1", "stage-2", "stage-3", "stage-4"},
			"info": {"info-soft"}, "success": {"success-soft"}, "warning": {"warning-soft"},
			"danger": {"danger-soft"}, "note": {"note-soft"},
		}
		for text, behind := range grounds {
			for _, ground := range behind {
				a, known := colours[text]
				b, knownToo := colours[ground]
				if !known || !knownToo {
					t.Fatalf("%s: %s or %s is no colour of the style sheet", name, text, ground)
				}
				if contrast := palette.Contrast(a, b); contrast < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f; 4.5 is the least", name, text, ground, contrast)
				}
			}
		}
	}
}

// number gives a colour that is written in hexadecimal.
func number(t *testing.T, hex string) uint32 {
	t.Helper()
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	return uint32(v)
}

func TestStyleSheet_IsTheSameInHTMLAndXML(t *testing.T) {
	if i := strings.IndexAny(styleSheet(), "<&"); i >= 0 {
		t.Errorf("the style sheet has %q", styleSheet()[i])
	}
}

// TestWrite_ItsPolicyAllowsItsStyle holds that the hash in the page's policy is
// that of its style sheet, rules of the note's own included: with another hash
// a browser would show the page without any style.
func TestWrite_ItsPolicyAllowsItsStyle(t *testing.T) {
	note := Note{Document: markup.Parse([]byte("> a [color=#123456]\n\n```js=5\na\n```\n\n> b [color=red;position:fixed]"))}
	page, _ := write(t, note)
	_, rest, _ := strings.Cut(page, "<style>")
	style, _, _ := strings.Cut(rest, "</style>")
	hash := sha256.Sum256([]byte(style))
	if want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"; !strings.Contains(page, want) {
		t.Errorf("the policy doesn't have %s", want)
	}
	if !strings.Contains(style, "border-color: #123456") || !strings.Contains(style, "counter-reset: line 4") || strings.Contains(style, "fixed") {
		t.Errorf("the rules are %s", style[len(styleSheet()):])
	}
}
