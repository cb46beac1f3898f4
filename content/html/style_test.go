package html

import (
	"crypto/sha256"
	"encoding/base64"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"stagecraft/content/markup"
)

// TestStyleSheet_ItsTextCanBeRead computes the contrast of every pair of
// colours that the style sheet sets text in, by day, by night and on paper.
func TestStyleSheet_ItsTextCanBeRead(t *testing.T) {
	themes := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(styleSheet, -1)
	if len(themes) != 3 {
		t.Fatalf("there are %d sets of colours", len(themes))
	}
	for i, name := range []string{"light", "dark", "print"} {
		colours := map[string]float64{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9A-F]{6});`).FindAllStringSubmatch(themes[i][1], -1) {
			colours[m[1]] = luminance(t, m[2])
		}
		grounds := map[string][]string{
			"ink":     {"background", "surface", "code", "mark", "info-soft", "success-soft", "warning-soft", "danger-soft", "note-soft"},
			"muted":   {"surface", "code", "info-soft", "success-soft", "warning-soft", "danger-soft", "note-soft"},
			"primary": {"surface", "info-soft", "success-soft", "warning-soft", "danger-soft", "note-soft"},
			"info":    {"info-soft"}, "success": {"success-soft"}, "warning": {"warning-soft"},
			"danger": {"danger-soft"}, "note": {"note-soft"},
		}
		for text, behind := range grounds {
			for _, ground := range behind {
				a, b := colours[text], colours[ground]
				if a == 0 && b == 0 {
					t.Fatalf("%s: %s or %s is no colour of the style sheet", name, text, ground)
				}
				if contrast := (max(a, b) + 0.05) / (min(a, b) + 0.05); contrast < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f; 4.5 is the least", name, text, ground, contrast)
				}
			}
		}
	}
}

// luminance is the relative luminance of WCAG 2.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	channel := func(shift uint) float64 {
		c := float64(v>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

func TestStyleSheet_IsTheSameInHTMLAndXML(t *testing.T) {
	if i := strings.IndexAny(styleSheet, "<&"); i >= 0 {
		t.Errorf("the style sheet has %q", styleSheet[i])
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
		t.Errorf("the rules are %s", style[len(styleSheet):])
	}
}
