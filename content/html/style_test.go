package html

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
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
