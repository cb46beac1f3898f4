package markup_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/content/markup"
)

// checkSegments holds the segments of a note against the texts of its blocks.
func checkSegments(t *testing.T, name string, source []byte) {
	t.Helper()
	for _, b := range markup.Parse(source).Blocks {
		text := []rune(markup.BlockText(b))
		covered := 0
		for _, s := range markup.Segments(b) {
			end := s.Start + len([]rune(s.Text))
			if s.Start < covered || end > len(text) || string(text[s.Start:end]) != s.Text {
				t.Fatalf("%s: %q is not at %d of %q", name, s.Text, s.Start, string(text))
			}
			if between := strings.Trim(string(text[covered:s.Start]), "\n\t"); between != "" {
				t.Fatalf("%s: no segment holds %q of %q", name, between, string(text))
			}
			covered = end
		}
		if rest := strings.Trim(string(text[covered:]), "\n\t"); rest != "" {
			t.Fatalf("%s: no segment holds %q of %q", name, rest, string(text))
		}
	}
}

func TestSegments_CoverTheTextOfEveryBlock(t *testing.T) {
	checkSegments(t, "written here", []byte(`# Title *with* code

Text with a mark[^1] and ==marks==,
two lines.

| a | | c |
|---|---|---|
| Yes | Yes | |
| | | |

- one
- two

  inner
  - deep

:::info
**T** x
> quote [name=Ann] [time=Monday]
:::

:::spoiler More
hidden
:::

`+"```go\ncode\n\nmore\n```"+`

Term
: definition
: another

[^1]: The note.
`))
	files, err := filepath.Glob("testdata/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		checkSegments(t, f, source)
	}
}
