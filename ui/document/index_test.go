package document

import (
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
)

func TestTextIndex_EveryTextStandsWhereTheIndexSays(t *testing.T) {
	for _, note := range []string{varied, longNote()[:20<<10], footnotesOf(40), definitionsOf(30), tableOf(20), nestedOf(12)} {
		x := newTextIndex(markup.Parse([]byte(note)))
		for unit := range x.units() {
			eachText(x.blocks(unit), 0, func(start int, s markup.Segment) {
				if got := x.slice(unit, start, start+len([]rune(s.Text))); got != s.Text {
					t.Fatalf("at %d of unit %d stands %.40q, want %.40q", start, unit, got, s.Text)
				}
				if in := x.blockAt(unit, start); in != s.Block {
					t.Fatalf("character %d of unit %d is in a %T, want %T", start, unit, in, s.Block)
				}
				if at := x.starts(unit).ofText(s.Inlines); len(s.Inlines) > 0 && at != start {
					t.Fatalf("%.40q begins at %d, want %d", s.Text, at, start)
				}
			})
		}
	}
}

// All footnotes are one unit; what is beyond the end of one isn't in its folds.
func TestTextIndex_AWordOfOneFootnoteOpensNoFoldOfAnother(t *testing.T) {
	v := reading(t, "One[^1] and two[^2].\n\n[^1]: Words.\n\n    :::spoiler More\n    hidden\n    :::\n\n[^2]: Other\n\n    :::spoiler More\n    the needle\n    :::\n", fyne.NewSize(800, 600))
	if at, count := v.Find.Search("needle"); at != 1 || count != 1 {
		t.Fatalf("%d of %d", at, count)
	}
	open := 0
	for _, is := range v.folds.open {
		if is {
			open++
		}
	}
	if open != 1 {
		t.Errorf("%d folds are open, want the one that the word is in", open)
	}
}
