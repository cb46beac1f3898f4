package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/formula"
	"stagecraft/content/markup"
	"stagecraft/ui/theme"
)

// aloud gives all that is read aloud of a view.
func aloud(v *View) []Sentence {
	var all []Sentence
	for block := range v.Speech.Blocks() {
		all = append(all, v.Speech.Sentences(block)...)
	}
	return all
}

func said(v *View) string {
	var lines []string
	for _, s := range aloud(v) {
		lines = append(lines, s.Text)
	}
	return strings.Join(lines, "\n")
}

func TestSentences_OfEveryKindOfBlock(t *testing.T) {
	for _, c := range []struct{ about, note, want string }{
		{"running text", "Amara’s **buyer**, e.g. *Ben*, pays. Then\nhe [leaves](https://example.com).", "Amara’s buyer, e.g. Ben, pays.\nThen he leaves."},
		{"a heading", "## What *now*?", "What now?"},
		{"lists", "3. three\n4. four. More.\n\n- [x] made\n- [ ] not\n  - inner", "3. three\n4. four.\nMore.\nDone: made\nTo do: not\ninner"},
		{"a table with wide heads", "<table><tr><th>Who</th><th colspan=2>What</th></tr><tr><td>Ann</td><td>sells</td><td>buys</td></tr></table>", "Table: Who, What.\nWho: Ann; What: sells; What: buys"},
		{"a table", "| Who | What |\n|---|---|\n| Ann | sells |\n| | buys. |", "Table: Who, What.\nWho: Ann; What: sells\nWhat: buys."},
		{"a callout", ":::warning\nMind this.\n:::\n\n:::info\n**Look** here\n\nText.\n:::", "Take care\nMind this.\nGood to know\nLook here\nText."},
		{"a shut fold", ":::spoiler More\nHidden.\n:::", "More\nWhat is folded away here isn't read."},
		{"an open fold", "<details open><summary>More</summary>\n\nShown.\n\n</details>", "More\nShown."},
		{"a quote", "> Words.\n> [name=Ann] [time=today]", "Words.\nAnn today"},
		{"code", "```go\nbuyer := 1\n```\n\n```\nx\n```", "A piece of code in go, which isn't read.\nA piece of code, which isn't read."},
		{"math", "It is $x^2$ here.\n\n$$\na+b\n$$", "It is x squared here.\nFormula: a plus b"},
		{"a diagram", "```mermaid\ngraph TD\n```", "A diagram as it is written, which isn't read."},
		{"pictures", "![A tree](tree.png)\n\n![](none.png)\n\nWith a ![small one](s.png) in it.", "Picture: A tree.\nA picture.\nWith a small one in it."},
		{"a video", "{%youtube abcdefghijk %}", "Video, YouTube."},
		{"definitions", "Lead\n: A person.\n: A metal.", "Lead\nA person.\nA metal."},
		{"nothing to say", "---\n\n[TOC]\n\n&nbsp;\n\n🙂 👍🏽\n\n— …", ""},
		{"emoji and arrows", "Well done 🎉 team → home.", "Well done team, home."},
		{"an address", "See https://www.example.com/a/b?c=d#e, then go.", "See example.com then go."},
		{"ruby", "{漢字|かんじ}を読む。次。", "漢字を読む。\n次。"},
		{"footnotes", "Text[^a].\n\n[^a]: About it. More.\n[^b]: Unused.", "Text.\nNote 1: About it.\nMore."},
	} {
		d := markup.Parse([]byte(c.note))
		formula.Read(d).Each(d, func(source formula.Source, _ markup.Block) {
			if _, err := formula.Shared.Draw(t.Context(), source); err != nil {
				t.Fatal(err)
			}
		})
		v := reading(t, c.note, fyne.NewSize(700, 600))
		if got := said(v); !strings.HasPrefix(got, c.want) || c.about != "footnotes" && got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.about, got, c.want)
		}
	}
}

func TestSentences_OfWhatTheCourseGives(t *testing.T) {
	course, problems := content.Open(fstest.MapFS{
		"course.yaml": {Data: []byte(`id: c
title: C
figures:
  maze.png: {media: media/maze.png, alt: A maze of paths, caption: The way}
videos:
  abcdefghijk: {title: How to sell, minutes: 4, summary: A talk}
`)},
		"media/maze.png": {Data: []byte("\x89PNG\r\n\x1a\n")},
		"lessons/a.md": {Data: []byte("---\nid: a\ntitle: A\n---\n\n![](maze.png)\n\n{%youtube abcdefghijk %}\n\n" +
			"```quiz id=who\nWho pays?\n- [ ] Ann\n- [x] Ben\n> Ben does.\n```\n")},
	})
	if course == nil {
		t.Fatal(problems)
	}
	test.NewTempApp(t)
	v := New(course.Lessons[0].Document, Options{Course: course, Said: func(q *content.Question) []string {
		return []string{markup.PlainText(q.Prompt), "1: Ann", "2: Ben"}
	}})
	want := "Figure 1 · The way. A maze of paths.\nVideo: How to sell. 4 minutes. A talk.\nCheck yourself.\nWho pays?\n1: Ann\n2: Ben"
	if got := said(v); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSentences_StandWhereTheirWordsDo(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 3000))
	some := 0
	for _, s := range aloud(v) {
		if s.Start == s.End {
			continue
		}
		some++
		text := v.index.slice(s.Block, s.Start, s.End)
		words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n(", r) })
		if len(words) == 0 || !strings.Contains(s.Text, words[0]) || !strings.Contains(s.Text, words[len(words)-1]) && !strings.HasSuffix(text, ")") {
			t.Errorf("%q stands at %q", s.Text, text)
		}
	}
	if some < 10 {
		t.Errorf("%d sentences have words", some)
	}
}

func TestFollow_MarksTheSentenceAndNoOther(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 3000))
	for _, s := range aloud(v) {
		v.Speech.Follow(s, 0)
		got := strings.Join(marked(v, theme.SpokenSoft), "")
		want := strings.Map(func(r rune) rune {
			if r == '\t' {
				return -1
			}
			return r
		}, v.index.slice(s.Block, s.Start, s.End))
		if strings.HasPrefix(want, "漢字") { // its reading stands above
			want = strings.Replace(want, "(かんじ)", "", 1)
		}
		got = strings.Replace(got, "lead1", "lead", 1) // the number of a footnote stands among the words
		bar := v.backdrop.bar.Visible()
		if got != want && !(got == "" && bar) {
			t.Errorf("%q: the words %q are marked, want %q, bar %v", s.Text, got, want, bar)
		}
		if got != "" && bar {
			t.Errorf("%q has a bar and marks", s.Text)
		}
	}
	v.Speech.End()
	if got := marked(v, theme.SpokenSoft); len(got) > 0 || v.backdrop.bar.Visible() {
		t.Errorf("after the end %q is marked", got)
	}
}

func TestFollow_KeepsTheSentenceInViewAndDoesNotMoveWithoutNeed(t *testing.T) {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "Paragraph %d has a sentence. And it has another one, which is long enough to need a second line in most windows. The end.\n\n", i)
	}
	b.WriteString("| a | b |\n|---|---|\n")
	for i := range 400 {
		fmt.Fprintf(&b, "| row %d | of a table |\n", i)
	}
	v := reading(t, b.String(), fyne.NewSize(700, 500))
	const lowest = 60
	moves := 0
	all := aloud(v)
	if len(all) < 580 {
		t.Fatalf("%d sentences", len(all))
	}
	for _, s := range all {
		before, _, known := v.Speech.extent(s)
		_, low, _ := v.Speech.extent(s)
		at := v.Offset()
		v.Speech.Follow(s, lowest)
		top, bottom, ok := v.Speech.extent(s)
		if !ok || top < 0 || bottom > 500-lowest && !v.AtEnd() {
			t.Fatalf("%q stands from %v to %v, %v", s.Text, top, bottom, ok)
		}
		if v.Offset() != at {
			moves++
			if known && before > 40 && low < 500-lowest-40 {
				t.Errorf("%q was in view from %v to %v, and the view moved by %v", s.Text, before, low, v.Offset()-at)
			}
		}
	}
	if moves > 120 {
		t.Errorf("the view moved %d times", moves)
	}
	v.Speech.Follow(all[0], lowest)
	if top, _, ok := v.Speech.extent(all[0]); !ok || top < 0 || top > 200 {
		t.Errorf("back at the start the sentence stands at %v, %v", top, ok)
	}
}

func TestFirstAloud_IsTheFirstInViewOrTheOneSelected(t *testing.T) {
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, "First of %d. Second of %d. Third.\n\n", i, i)
	}
	v := reading(t, b.String(), fyne.NewSize(700, 500))
	at := func() string {
		block, i := v.Speech.First()
		return v.Speech.Sentences(block)[i].Text
	}
	if got := at(); got != "First of 0." {
		t.Errorf("at the top it is %q", got)
	}
	v.ScrollTo(20, 0)
	if got := at(); got != "First of 20." {
		t.Errorf("further down it is %q", got)
	}
	text := []rune(v.index.text(22))
	v.Selection.Select(22, slices.Index(text, 'S')+2, len(text))
	if got := at(); got != "Second of 22." {
		t.Errorf("with a selection it is %q", got)
	}
}
