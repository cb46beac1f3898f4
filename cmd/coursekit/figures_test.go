package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

const (
	tea   = "https://x.example/tea.png"
	odd   = "https://x.example/a,b {c} #d: e.png"
	entry = "https://x.example/tea.png: media/1.png\n"
)

// outlines is course.yaml files, with » where an entry for tea belongs.
var outlines = []struct{ name, source, added string }{
	{"block", "id: a\nfigures: # of notes\n  # first\n  https://x.example/1.png: process:p # why\n»\nvideos:\n  x: {title: y}\n", "  " + entry},
	{"block at the end", "id: a\nfigures:\n    b: c\n»", "    " + entry},
	{"block without a last newline", "id: a\nfigures:\n  b: c»", "\n  " + entry},
	{"nested values", "figures:\n  b:\n    media: media/b.png\n    caption: >-\n      two\n\n      lines\n»# not of figures\nid: a\n", "  " + entry},
	{"comment within", "figures:\n  b: c\n  # add more here\n»\n\n# the end\n", "  " + entry},
	{"no value", "figures: # none yet\n»id: a\n", "  " + entry},
	{"none at all", "id: a\ntitle: b # c\n»", "\nfigures:\n  " + entry},
	{"none at all, without a last newline", "id: a»", "\n\nfigures:\n  " + entry},
	{"none after a text that keeps its lines", "id: a\nsummary: |+\n  b\n»", "figures:\n  " + entry},
	{"braces", "figures: {b: c, 'd': {media: e}} # f\nid: a\n", ""},
	{"empty braces", "id: a\nfigures: {}\n", ""},
	{"braces on lines", "figures: {\n  b: c\n}\nid: é\n", ""},
	{"indented whole", "  id: a\n  figures:\n    b: c\n»  title: d\n", "    " + entry},
	{"document marks", "---\nid: a\nfigures:\n  b: c\n»\ntitle: d\n", "  " + entry},
	{"signs of other scripts", "figures:\n  é: ü # ñ\n»id: 漢字\n", "  " + entry},
}

func TestAddFigures_KeepsEveryOtherByte(t *testing.T) {
	for _, c := range outlines {
		for _, ends := range []struct{ mark, eol string }{{"", "\n"}, {"", "\r\n"}, {"\ufeff", "\n"}} {
			t.Run(c.name, func(t *testing.T) {
				as := func(s string) []byte { return []byte(ends.mark + strings.ReplaceAll(s, "\n", ends.eol)) }
				before := as(strings.Replace(c.source, "»", "", 1))
				after, err := addFigures(before, []figure{{tea, "media/1.png"}})
				if err != nil {
					t.Fatal(err)
				}
				checkInserted(t, before, after)
				if !strings.Contains(c.source, "»") {
					return
				}
				if !strings.Contains(c.source, "\n") && ends.eol == "\r\n" {
					return // one line has no line end to go by
				}
				if want := as(strings.Replace(c.source, "»", c.added, 1)); !bytes.Equal(after, want) {
					t.Errorf("gives\n%q\nwant\n%q", after, want)
				}
			})
		}
	}
}

func TestAddFigures_AddsManyAndAwkwardAddresses(t *testing.T) {
	more := []figure{{tea, "media/1.png"}, {odd, "media/2.png"}, {`//x.example/"q"?a=1&b=[2]`, "media/3.png"}, {"http://x.example:8080/é.png", "media/4.png"}}
	for _, c := range outlines {
		before := []byte(strings.Replace(c.source, "»", "", 1))
		after, err := addFigures(before, more)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		checkInserted(t, before, after)
	}
}

func TestAddFigures_LeavesWhatItCannotAddTo(t *testing.T) {
	for _, source := range []string{"{id: a}\n", "- a\n", "id: a\n...\n", "", "id: [a\n", "a: b\n---\nc: d\n", "figures: text\n", "figures: [a]\n"} {
		if out, err := addFigures([]byte(source), []figure{{tea, "media/1.png"}}); err == nil {
			t.Errorf("%q becomes %q", source, out)
		}
	}
	if _, err := addFigures([]byte("{id: a}\n"), []figure{{tea, "m"}}); !errors.Is(err, errHand) {
		t.Errorf("the error is %v; want errHand", err)
	}
}

// FuzzAddFigures holds for any file: it is left alone, or gets one piece of
// text more and says what it said, and the new figures.
func FuzzAddFigures(f *testing.F) {
	for _, c := range outlines {
		f.Add([]byte(strings.Replace(c.source, "»", "", 1)), tea)
	}
	f.Add([]byte("figures: {b\xb0, 'd': {media: e}}"), tea)
	f.Fuzz(func(t *testing.T, before []byte, address string) {
		if after, err := addFigures(before, []figure{{address, "media/1.png"}}); err == nil {
			checkInserted(t, before, after)
		}
	})
}

// checkInserted tells when after is anything but before with one piece more.
func checkInserted(t *testing.T, before, after []byte) {
	t.Helper()
	same := 0
	for same < len(before) && same < len(after) && before[same] == after[same] {
		same++
	}
	if rest := before[same:]; len(after) <= len(before) || !bytes.HasSuffix(after, rest) {
		t.Errorf("more changed than was put in:\n%q\nbecomes\n%q", before, after)
	}
}
