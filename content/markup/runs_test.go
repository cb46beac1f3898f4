package markup

import (
	"reflect"
	"testing"
)

func TestRuns_FlattensStylesAndJoinsWhatIsAlike(t *testing.T) {
	doc := Parse([]byte("a **b *c* d** [e `f`](g \"h\") i[^1] $j$ {k|l} MN ![o](p)\nq\n\n*[MN]: r\n[^1]: s"))
	got := Runs(doc.Blocks[0].(*Paragraph).Inlines)
	image := &Image{Destination: "p", Alt: "o"}
	want := []Run{
		{Text: "a "},
		{Text: "b ", Style: Bold},
		{Text: "c", Style: Bold | Italic},
		{Text: " d", Style: Bold},
		{Text: " "},
		{Text: "e ", Link: "g", LinkTitle: "h"},
		{Text: "f", Style: Monospace, Link: "g", LinkTitle: "h"},
		{Text: " i"},
		{Text: "1", Style: Superscript, Footnote: 1},
		{Text: " "},
		{Text: "j", Math: true},
		{Text: " "},
		{Text: "k", Ruby: "l"},
		{Text: " "},
		{Text: "MN", Abbreviation: "r"},
		{Text: " "},
		{Text: "o", Image: image},
		{Break: true},
		{Text: "q"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if joined := Runs([]Inline{Text{"a"}, Text{"b"}, Styled{Bold, []Inline{Text{"c"}}}, Styled{Bold, []Inline{Text{"d"}}}}); len(joined) != 2 {
		t.Errorf("runs that are alike stay apart: %+v", joined)
	}
}

func TestPlainText_LeavesOutMarks(t *testing.T) {
	doc := Parse([]byte("# a *b* `c`[^1] {d|e} ![f](g)\n\n[^1]: h"))
	if got, want := PlainText(doc.Headings()[0].Inlines), "a b c d(e) f"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestBlockText_GivesTheLinesOfABlock(t *testing.T) {
	for _, c := range []struct{ markdown, want string }{
		{":::info T\na\nb\n\n- c\n- d\n:::", "T\na\nb\nc\nd"},
		{"|a|b|\n|-|-|\n|c|d|", "a\tb\nc\td"},
		{"> a\n> [name=N]", "a\nN"},
		{"A\n: b", "A\nb"},
		{"```\na\nb\n```", "a\nb"},
		{"{%youtube a%}", "https://www.youtube.com/watch?v=a"},
		{"<details><summary>S</summary>\n\na\n</details>", "S\na"},
		{"---", ""},
	} {
		if got := BlockText(Parse([]byte(c.markdown)).Blocks[0]); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.markdown, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for s, want := range map[string]int{
		"":                         0,
		"one two\nthree":           3,
		"it's a well-known 5-step": 4,
		"— … !":                    0,
		"漢字 kanji":                 3,
		"naïve café":               2,
	} {
		if got := Words(s); got != want {
			t.Errorf("Words(%q) is %d; want %d", s, got, want)
		}
	}
}

func TestWalk_VisitsBlocksWithinBlocks(t *testing.T) {
	doc := Parse([]byte(":::info\n> - a\n>\n>   b\n:::\n\nT\n: c\n"))
	var seen, texts []string
	Walk(doc.Blocks, func(block Block) bool {
		seen = append(seen, reflect.TypeOf(block).Elem().Name())
		return true
	})
	want := []string{"Callout", "Quote", "List", "Paragraph", "Paragraph", "DefinitionList", "Paragraph"}
	if !reflect.DeepEqual(seen, want) {
		t.Errorf("visits %v; want %v", seen, want)
	}
	for _, block := range doc.Blocks {
		WalkInlines(block, func(inline Inline) {
			if text, ok := inline.(Text); ok {
				texts = append(texts, text.Value)
			}
		})
	}
	if want := []string{"a", "b", "T", "c"}; !reflect.DeepEqual(texts, want) {
		t.Errorf("visits the texts %v; want %v", texts, want)
	}
	Walk(doc.Blocks, func(block Block) bool {
		if _, ok := block.(*Quote); ok {
			t.Error("visits what is within a block that it was told to pass")
		}
		return false
	})
}
