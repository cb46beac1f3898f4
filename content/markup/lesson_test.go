package markup

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestParse_ReadsANoteAsItIsPasted reads a note with all that a note pasted
// from HackMD has.
func TestParse_ReadsANoteAsItIsPasted(t *testing.T) {
	source, err := os.ReadFile("testdata/lesson.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := Parse(source)
	if len(doc.Problems) > 0 {
		t.Errorf("problems: %v", doc.Problems)
	}
	if want := (Meta{Title: "Handing work over", Tags: []string{"Sample", "Notes"}, Breaks: true, Lines: 11}); !reflect.DeepEqual(doc.Meta, want) {
		t.Errorf("meta is %+v; want %+v", doc.Meta, want)
	}
	var kinds []string
	for _, block := range doc.Blocks {
		kinds = append(kinds, strings.TrimPrefix(reflect.TypeOf(block).String(), "*markup."))
	}
	want := strings.Fields("Heading Callout Paragraph Figure Paragraph Callout Paragraph Figure Figure Spacer Paragraph Paragraph Spacer Callout Embed")
	if !slices.Equal(kinds, want) {
		t.Errorf("blocks are %v; want %v", kinds, want)
	}
	for i, line := range []int{13, 15, 21, 23, 25, 27, 35, 38, 39, 41, 42, 44, 47, 48, 53} {
		if i < len(doc.Blocks) && doc.Blocks[i].Position() != (Pos{line, 1}) {
			t.Errorf("%s is at %v; want line %d", kinds[i], doc.Blocks[i].Position(), line)
		}
	}
	noTextLost(t, source, doc)
}

// TestParse_LosesNothingOfNotes reads the notes that STAGECRAFT_NOTES names, a
// pattern such as /home/me/notes/*.md.
func TestParse_LosesNothingOfNotes(t *testing.T) {
	pattern := os.Getenv("STAGECRAFT_NOTES")
	if pattern == "" {
		t.Skip("STAGECRAFT_NOTES names no notes")
	}
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("STAGECRAFT_NOTES is %q, which names no file: %v", pattern, err)
	}
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := parse(source)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, problem := range doc.Problems {
			t.Logf("%s:%d:%d: %s (%s)", path, problem.Line, problem.Column, problem.Message, problem.Rule)
		}
		noTextLost(t, source, doc)
	}
}

var (
	noteMatter = regexp.MustCompile(`(?s)\A(?:\s*---\n.*?\n---\n)+`)
	noteStyle  = regexp.MustCompile(`(?s)<(style|script)\b.*?</(?:style|script)>|<!--.*?-->`)
	noteMarkup = regexp.MustCompile(`(?m)^\s*:{3,}\s*\w*|!?\]\([^)\s]*[^)]*\)|\{%\w+|&\w+;|^\s*\d+[.)]\s|^\s*(?:\x60{3}|~~~).*$|\[\^[^\]]+\]:?`)
)

// noTextLost looks for every letter of a note that is not markup, and for markup
// where there should be none. Footnotes are read last, so in a note that has
// them the order of the letters says nothing.
func noTextLost(t *testing.T, source []byte, doc *Document) {
	t.Helper()
	plain := noteMatter.ReplaceAllString(string(source), "")
	plain = noteStyle.ReplaceAllString(plain, "")
	plain = noteMarkup.ReplaceAllString(plain, "")
	text := doc.Text()
	want, got := []rune(alphanumerics(plain)), []rune(alphanumerics(text))
	if len(doc.Footnotes) > 0 {
		slices.Sort(want)
		slices.Sort(got)
	}
	if !isSubsequence(string(want), string(got)) {
		t.Errorf("text is lost\n got %s\nwant %s", text, plain)
	}
	for _, markup := range []string{":::", "{%", "\n---\n", "&nbsp;", "<style", "display:"} {
		if strings.Contains("\n"+text+"\n", markup) {
			t.Errorf("%q is shown:\n%s", markup, text)
		}
	}
}
