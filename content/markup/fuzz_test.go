package markup

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

// FuzzParse holds for any bytes: the note is read without a fault, in bounded
// time, its positions lie in it, and the letters that are text by anyone's
// reading are in the Document.
func FuzzParse(f *testing.F) {
	data, err := os.ReadFile("testdata/edge-cases.json")
	if err != nil {
		f.Fatal(err)
	}
	var cases map[string]struct{ Markdown string }
	if err := json.Unmarshal(data, &cases); err != nil {
		f.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		f.Add([]byte(cases[name].Markdown))
	}
	for _, c := range constructs {
		f.Add([]byte(c.markdown))
		f.Add([]byte("---\ntype: slide\n---\n" + c.markdown))
	}
	for _, bomb := range bombs {
		f.Add([]byte(bomb.before[:min(len(bomb.before), 200)] + strings.Repeat(bomb.repeat, 20) + bomb.after[:min(len(bomb.after), 200)]))
	}
	lesson, err := os.ReadFile("testdata/lesson.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(lesson)
	f.Fuzz(func(t *testing.T, source []byte) {
		begin := time.Now()
		doc, err := parse(source)
		if err != nil {
			t.Fatal(err)
		}
		if took := time.Since(begin); took > 10*time.Second {
			t.Errorf("%d bytes took %v", len(source), took)
		}
		lines := strings.Count(strings.ReplaceAll(string(source), "\r", "\n"), "\n") + 1
		Walk(doc.Blocks, func(block Block) bool {
			if at := block.Position(); at.Line < 1 || at.Column < 1 || at.Line > lines {
				t.Errorf("%T is at %v of a note of %d lines", block, at, lines)
			}
			return true
		})
		for _, problem := range doc.Problems {
			if problem.Line < 1 || problem.Column < 1 || problem.Line > lines || problem.Message.String() == "" || problem.Rule == "" {
				t.Errorf("problem %+v of a note of %d lines", problem, lines)
			}
		}
		if r, lost := lostLetter(string(source), doc); lost {
			t.Errorf("%q lost\n%s\ngives\n%s", r, source, doc.Text())
		}
	})
}

var (
	// toTheEnd begins what may hide text up to the end: a tag, and what is
	// after it.
	toTheEnd = regexp.MustCompile(`<[A-Za-z/!?]`)
	// toEmptyLine begins what may hide text up to the end of the paragraph: a
	// link's address and title, a label, an embed.
	toEmptyLine = regexp.MustCompile(`\]\(|\]:|\[|\{%`)
	// lineHides is what may hide text on its own line: a fence's language, a
	// callout's name, a colour, an entity, an emoji, the number of an item, the
	// mark of a speaker's note.
	lineHides = regexp.MustCompile("```|~~~|:::|=|&|:[^\\s:]+:|color|\\d+[.)]|^\\s*---|\\*\\[|(?i:note:)")
)

// lostLetter gives a letter or digit that stands more often in the plain lines
// of source than in doc. A line is plain when nothing in it, nor before it, can
// be markup that hides characters.
func lostLetter(source string, doc *Document) (rune, bool) {
	have := map[rune]int{}
	for _, r := range doc.Text() {
		have[r]++
	}
	src, _ := plainLines([]byte(source))
	lines := strings.Split(clean(string(src)), "\n")
	hidden := false
	for _, line := range lines[min(doc.Meta.Lines, len(lines)):] {
		if toTheEnd.MatchString(line) {
			break
		}
		if strings.Trim(line, " \t>") == "" {
			hidden = false
		}
		hidden = hidden || toEmptyLine.MatchString(line)
		if hidden || lineHides.MatchString(line) {
			continue
		}
		for _, r := range line {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			if have[r]--; have[r] < 0 {
				return r, true
			}
		}
	}
	return 0, false
}
