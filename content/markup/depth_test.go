package markup

import (
	"runtime/debug"
	"strings"
	"testing"
)

// TestParse_NestsNoDeeperThanWhoReadsADocumentGoes reads notes whose markup
// nests as deep as the note is long. Whatever goes through a Document calls
// itself for each level, as do its tests here; with a stack of four megabytes
// a level for each mark would end the program.
func TestParse_NestsNoDeeperThanWhoReadsADocumentGoes(t *testing.T) {
	defer debug.SetMaxStack(debug.SetMaxStack(4 << 20))
	const n = 100_000
	for name, pair := range map[string][2]string{
		"a run of stars":       {"**", "**"},
		"a run of underscores": {"__", "__"},
		"a run of tildes":      {"~~", "~~"},
		"a run of equal signs": {"==", "=="},
		"a run of pluses":      {"++", "++"},
		"strong text":          {"**a ", " a**"},
		"emphasis":             {"*a _b ", " a_ b*"},
		"marked text":          {"==a ", " a=="},
		"inserted text":        {"++a ", " a++"},
		"links":                {"[", "](a)"},
		"pictures":             {"![", "](a)"},
		"pictures in emphasis": {"*a ![", "](a) b*"},
		"elements":             {"<b>", "</b>"},
		"elements of a block":  {"<ul><li>", "</li></ul>"},
		"folds":                {"<details>\n", "</details>\n"},
		"quotes":               {"> ", ""},
		"lists":                {"- ", ""},
		"callouts":             {":::info\n", "\n:::\n"},
		"notes":                {"^[", "]"},
	} {
		t.Run(name, func(t *testing.T) {
			before := ""
			if strings.HasPrefix(name, "a run") { // else it would be a fence
				before = "a"
			}
			doc := Parse([]byte(before + strings.Repeat(pair[0], n) + "kept" + strings.Repeat(pair[1], n) + "\n"))
			deepest := 0
			for _, b := range doc.Blocks {
				deepest = max(deepest, blockDepth(b))
			}
			if deepest > 3*maxDepth+2*maxSpans {
				t.Errorf("it is %d deep", deepest)
			}
			if !strings.Contains(doc.Text(), "kept") {
				t.Error("its text is lost")
			}
		})
	}
}

func blockDepth(b Block) int {
	deepest := 0
	for _, part := range Children(b) {
		deepest = max(deepest, inlineDepth(part.Inlines))
		for _, inner := range part.Blocks {
			deepest = max(deepest, blockDepth(inner))
		}
	}
	return deepest + 1
}

func inlineDepth(inlines []Inline) int {
	deepest := 0
	for _, in := range inlines {
		switch in := in.(type) {
		case Styled:
			deepest = max(deepest, 1+inlineDepth(in.Children))
		case Link:
			deepest = max(deepest, 1+inlineDepth(in.Children))
		}
	}
	return deepest
}

func TestParse_KeepsTheTextOfANoteWithTooManyLines(t *testing.T) {
	doc := Parse([]byte(strings.Repeat("a\n", maxLines) + "# b\n" + strings.Repeat("c\n", 1000)))
	if got, want := alphanumerics(doc.Text()), strings.Repeat("a", maxLines)+"b"+strings.Repeat("c", 1000); got != want {
		t.Errorf("%d letters are kept of %d", len(got), len(want))
	}
	last := doc.Problems[len(doc.Problems)-1]
	if last.Rule != "too-long" || last.Line != maxLines+1 {
		t.Errorf("the last problem is %v", last)
	}
	if doc := Parse([]byte(strings.Repeat("a\n", maxLines))); len(doc.Problems) > 0 {
		t.Errorf("just as many lines have problems: %v", doc.Problems)
	}
}

// TestParse_BoundsHowManyPiecesItKeeps reads notes of as many marks as fit into
// the largest note of a course.
func TestParse_BoundsHowManyPiecesItKeeps(t *testing.T) {
	for name, piece := range map[string]string{
		"code": "`a`\n\n", "strong text": "**a**\n\n", "addresses": "http://a.b\n\n",
		"cells": "|a|b|c|\n|-|-|-|\n|a|b|c|\n\n", "rows": "|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a\n",
	} {
		t.Run(name, func(t *testing.T) {
			source := strings.Repeat(piece, 1<<20/len(piece))
			doc := Parse([]byte(source))
			if doc.Elements > maxLines+maxMarks+maxCells+1 {
				t.Errorf("%d elements", doc.Elements)
			}
			if doc.Elements < 10_000 {
				t.Errorf("only %d elements", doc.Elements)
			}
			if got, want := len(alphanumerics(doc.Text())), len(alphanumerics(source)); got != want {
				t.Errorf("%d letters are kept of %d", got, want)
			}
		})
	}
}
