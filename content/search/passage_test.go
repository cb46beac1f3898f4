package search_test

import (
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/search"
)

// unitText is the text of what stands at a place of a lesson; after the last block
// stand the footnotes.
func unitText(l *content.Lesson, at int) string {
	if at < len(l.Document.Blocks) {
		return markup.BlockText(l.Document.Blocks[at])
	}
	var lines []string
	for _, f := range l.Document.Footnotes {
		for _, b := range f.Blocks {
			if text := markup.BlockText(b); text != "" {
				lines = append(lines, text)
			}
		}
	}
	return strings.Join(lines, "\n")
}

const manyKinds = `# One

Before it[^1] all.

## Deep ==marked== **words**

| a | b zebra |
|---|---|
| c |  |
|   | zebra d |
| e | f zebra |

- one zebra
- two
  - three zebra

:::info
### Inner zebra
Text zebra
:::

> quoted zebra
> [name=Ann] [time=now]

` + "```\ncode zebra\nmore zebra\n```" + `

![a zebra](x.png "Zebras at large")

Term zebra
: defined zebra

[^1]: A footnote.

    Another zebra.
`

func TestFind_PassagesStandWhereTheySay(t *testing.T) {
	made := lesson(manyKinds)
	long := lesson("Start. " + strings.Repeat("many words and zebra ", 2000) + "\n")
	for name, c := range map[string]*content.Course{"bundled": bundled(), "made": made, "long": long} {
		x := indexed(t, c)
		seen := 0
		for _, typed := range []string{"zebra", "a", "the", "b", "buyer", "sales", "purchase", "1", "2"} {
			for _, h := range find(t, typed, x).Hits[search.Lessons] {
				l := h.Of.(*content.Lesson)
				said := h.Text()
				text := said.Title
				switch h.Kind {
				case search.Paragraph:
					text = said.Parts[0].Text
				case search.Heading:
				default:
					continue
				}
				seen++
				letters := []rune(unitText(l, int(h.Block)))
				if end := int(h.Start) + len([]rune(text)); end > len(letters) || string(letters[h.Start:end]) != text {
					t.Errorf("%s: %q doesn't stand at %d of block %d: %.80q", name, text, h.Start, h.Block, string(letters))
				}
			}
		}
		if seen < 10 {
			t.Errorf("%s: only %d passages", name, seen)
		}
	}
	found := find(t, "zebra", indexed(t, made))
	var got []string
	for _, h := range found.Hits[search.Lessons] {
		text := h.Text()
		line := text.Title
		for _, p := range text.Parts {
			line += "/" + p.Text
		}
		got = append(got, strings.Join(append(h.Path(), line), " > "))
	}
	for _, want := range []string{
		"Deep marked words > /a\tb zebra", "Deep marked words > /\tzebra d", "Deep marked words > /one zebra", "Deep marked words > /three zebra",
		"Deep marked words > Inner zebra", "Deep marked words > /code zebra\nmore zebra", "Deep marked words > Zebras at large/a zebra",
		"Deep marked words > /Another zebra.", "Deep marked words > /e\tf zebra",
	} {
		ok := false
		for _, g := range got {
			ok = ok || g == want || strings.TrimPrefix(g, "One > ") == want || strings.ReplaceAll(g, "/\t", "/") == strings.ReplaceAll(want, "/\t", "/")
		}
		if !ok {
			t.Errorf("%q isn't found; these are: %q", want, got)
		}
	}
}
