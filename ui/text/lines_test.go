package text

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"stagecraft/ui/theme"
)

// shown gives the text of each line.
func shown(runs []Run, lines []line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		for _, p := range l.segments {
			out[i] += runs[p.run].Text[p.start:p.end]
		}
		out[i] = strings.TrimRight(out[i], " ")
	}
	return out
}

func TestBreakLines_BreaksBetweenWords(t *testing.T) {
	test.NewTempApp(t)
	runs := []Run{{Text: "one two "}, {Text: "three", Face: theme.Face{Bold: true}}, {Text: ", four"}}
	wide := theme.Width("one two three,", 16, theme.Face{Bold: true}) + 2
	got := shown(runs, breakLines(runs, 16, wide, 1.5))
	if len(got) != 2 || got[0] != "one two three," || got[1] != "four" {
		t.Errorf("lines %q, want the comma to stay with its word", got)
	}
}

func TestBreakLines_LosesNoLetterAndOverflowsNoLine(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringMatching(`[a-zéß漢字 \-/]{0,40}`), 1, 5).Draw(t, "texts")
		width := float32(rapid.IntRange(60, 400).Draw(t, "width"))
		runs := make([]Run, len(texts))
		for i, s := range texts {
			runs[i] = Run{Text: s, Face: theme.Face{Bold: i%2 == 1}}
		}
		lines := breakLines(runs, 16, width, 1.5)
		for _, l := range lines {
			if l.width > width+1 {
				t.Fatalf("a line is %v wide in %v", l.width, width)
			}
		}
		given := strings.ReplaceAll(strings.Join(texts, ""), " ", "")
		if drawn := strings.ReplaceAll(strings.Join(shown(runs, lines), ""), " ", ""); drawn != given {
			t.Fatalf("drew %q of %q", drawn, given)
		}
	})
}

func TestParagraph_TapReachesTheRunUnderIt(t *testing.T) {
	test.NewTempApp(t)
	tapped := 0
	p := NewParagraph(16, theme.Ink, Run{Text: "read about a "}, Run{Text: "champion", Tap: func(fyne.Position) { tapped++ }})
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, 60))
	for _, place := range p.Fragments() {
		middle := place.Position.AddXY(place.Size.Width/2, place.Size.Height/2)
		test.TapCanvas(w.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(p).Add(middle))
	}
	if tapped != 1 {
		t.Errorf("the link was tapped %d times, want once", tapped)
	}
}

func TestParagraph_EndsInAnEllipsisAtItsLastLine(t *testing.T) {
	test.NewTempApp(t)
	p := NewParagraph(16, theme.Ink, Run{Text: "many words that do not fit on one line"})
	p.MaxLines = 1
	p.Resize(fyne.NewSize(120, 30))
	if got := p.LineCount(120); got != 1 {
		t.Errorf("%d lines, want 1", got)
	}
}

func TestFit_TakesAllThatFitsAndOneLetterAtLeast(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zA-ZéßV漢]{1,60}`).Draw(t, "text")
		room := float32(rapid.IntRange(1, 300).Draw(t, "room"))
		end, width := fit(text, 16, theme.Face{}, room)
		if got := theme.Width(text[:end], 16, theme.Face{}); got != width {
			t.Fatalf("%q is %v wide, not %v", text[:end], got, width)
		}
		first := len(string([]rune(text)[:1]))
		if width > room && end != first {
			t.Fatalf("%q is %v wide in %v", text[:end], width, room)
		}
		if rest := []rune(text[end:]); len(rest) > 0 && end > first {
			if more := theme.Width(text[:end]+string(rest[:1]), 16, theme.Face{}); more <= room {
				t.Fatalf("%q takes %v of %v, and a letter more would fit", text[:end], width, room)
			}
		}
	})
}
