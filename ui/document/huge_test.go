package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/text"
)

func prose(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Sentence %d says what the buyer of number %d did. ", i, i*7%1000)
	}
	return strings.TrimSpace(b.String())
}

func paragraphsOf(n int, prefix string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sParagraph %d. %s\n%s\n", prefix, i, prose(3), strings.TrimRight(prefix, " "))
	}
	return b.String()
}

func tableOf(rows int) string {
	var b strings.Builder
	b.WriteString("| Number | Who | What they did | When |\n|---:|---|---|---|\n")
	for i := range rows {
		fmt.Fprintf(&b, "| %d | Buyer %d | %s | day %d |\n", i, i%40, prose(1+i%3), i%365)
	}
	return b.String()
}

func codeOf(lines int) string {
	var b strings.Builder
	b.WriteString("```go=1\n")
	for i := range lines {
		fmt.Fprintf(&b, "\tvalue%d := compute(%d) // step %d\n", i, i, i)
	}
	return b.String() + "```\n"
}

func nestedOf(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "- top %d\n", i)
		for d := 1; d < 12; d++ {
			fmt.Fprintf(&b, "%s- level %d of %d with some words after it\n", strings.Repeat("  ", d), d, i)
		}
	}
	return b.String()
}

func definitionsOf(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Term %d\n: %s\n\n", i, prose(2))
	}
	return b.String()
}

func footnotesOf(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Said %d[^n%d].\n\n", i, i)
	}
	for i := range n {
		fmt.Fprintf(&b, "[^n%d]: %s\n", i, prose(1))
	}
	return b.String()
}

func csvOf(n int) string {
	var b strings.Builder
	b.WriteString("```csvpreview\nname,amount,remark\n")
	for i := range n {
		fmt.Fprintf(&b, "buyer %d,%d,\"%s\"\n", i, i*13, prose(1))
	}
	return b.String() + "```\n"
}

// hugeBlocks are notes whose one block is far too big for one widget.
var hugeBlocks = []struct{ name, note string }{
	{"table of 5,000 rows", tableOf(5000)},
	{"csv of 5,000 rows", csvOf(5000)},
	{"code of 20,000 lines", codeOf(20000)},
	{"callout of 300 KB", ":::info Title\n" + paragraphsOf(1800, "") + ":::\n"},
	{"quote of 300 KB", paragraphsOf(1800, "> ")},
	{"open spoiler of 300 KB", "<details open><summary>More</summary>\n\n" + paragraphsOf(1800, "") + "</details>\n"},
	{"shut spoiler of 300 KB", ":::spoiler More\n" + paragraphsOf(1800, "") + ":::\n"},
	{"definitions", definitionsOf(1500)},
	{"nested list", nestedOf(400)},
	{"footnotes", footnotesOf(2000)},
	{"paragraph of 200 KB", prose(4000)},
	{"word of 100 KB", strings.Repeat("abcdefghij", 10<<10)},
	{"line of code of 100 KB", "```\n" + strings.Repeat("abcdefghij", 10<<10) + "\n```\n"},
	{"table in a quote in a callout", ":::warning\n> " + strings.ReplaceAll(strings.TrimSpace(tableOf(3000)), "\n", "\n> ") + "\n:::\n"},
	{"math", "$$\n" + strings.Repeat("x = y + z\n", 5000) + "$$\n"},
	{"row of long cells", "| a | b |\n|---|---|\n| " + prose(2000) + " | " + prose(2000) + " |\n| c | d |\n"},
	{"diagram", "```mermaid\n" + strings.Repeat("a --> b\n", 5000) + "```\n"},
}

func TestHuge_IsMadeOnlyNearTheView(t *testing.T) {
	if raceDetector {
		t.Skip("it goes over megabytes of text, and on one goroutine")
	}
	for _, h := range hugeBlocks {
		t.Run(h.name, func(t *testing.T) {
			test.NewTempApp(t)
			doc := markup.Parse([]byte(h.note))
			start := time.Now()
			v := New(doc, Options{Course: &content.Course{}})
			v.inBackground = func(func() func()) {}
			test.NewTempWindow(t, v).Resize(fyne.NewSize(1000, 800))
			took := time.Since(start)
			check := func(when string) {
				objects, chunks := 0, 0
				each(v.layout.Scroll().Content, func(fyne.CanvasObject) { objects++ })
				for _, it := range v.layout.Items() {
					if it.chunk != nil && it.Object != nil {
						chunks++
					}
				}
				if objects > 900 || chunks > 160 {
					t.Errorf("%s: %d objects drawn, %d chunks made; want those near the view alone", when, objects, chunks)
				}
			}
			check("at the top")
			v.Key(fyne.KeyEnd)
			if !v.AtEnd() {
				t.Error("End didn't go to the end")
			}
			check("at the end")
			for range 60 {
				v.Key(fyne.KeyPageUp)
			}
			check("60 pages up")
			t.Logf("%d KB in %d items, opened in %v", len(h.note)>>10, len(v.layout.Items()), took)
			if took > time.Second { // it is about 20 ms
				t.Errorf("opened in %v", took)
			}
		})
	}
}

// TestChunks_LookAsTheBlockDoesWhole lays a block out whole and in chunks and
// asks whether each word and each line between rows stands at the same place.
func TestChunks_LookAsTheBlockDoesWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("only compares what is drawn, and waits for much")
	}
	inner := tableOf(12) + "\n```go=1\n" + strings.Repeat("line\n", 30) + "```\n\n- one\n- two\n  - three\n\n" + paragraphsOf(6, "")
	for name, note := range map[string]string{
		"table": tableOf(30), "callout": ":::info Title\n" + inner + ":::\n", "open fold": "<details open><summary>More</summary>\n\n" + inner + "</details>\n",
		"quote": "> " + strings.ReplaceAll(strings.TrimSpace(inner), "\n", "\n> ") + "\n", "definitions": definitionsOf(9),
		"code": codeOf(60), "list": "1. first\n\n   " + strings.ReplaceAll(inner, "\n", "\n   "),
	} {
		test.NewTempApp(t)
		doc := markup.Parse([]byte(note))
		places := func(cut bool) []string {
			v := New(doc, Options{Course: &content.Course{}})
			v.inBackground = atOnce
			if c := newChunker(v); cut {
				c.limit = budget{letters: 60, parts: 4}
				c.block(doc.Blocks[0], body())
				v.layout.SetItems(v.layout.chunkItems(0, 0, c.finish()))
			}
			w := test.NewTempWindow(t, v)
			w.SetPadded(false)
			w.Resize(fyne.NewSize(800, 6000))
			if got := len(v.layout.Items()) > 1; got != cut {
				t.Fatalf("%s: %d items", name, len(v.layout.Items()))
			}
			var all []string
			driver := fyne.CurrentApp().Driver()
			each(v.layout.Scroll().Content, func(o fyne.CanvasObject) {
				at := driver.AbsolutePositionForObject(o)
				switch o := o.(type) {
				case *canvas.Text:
					all = append(all, fmt.Sprint(o.Text, at))
				case *text.Paragraph:
					for _, p := range o.Fragments() {
						all = append(all, fmt.Sprint(o.Runs[p.Run].Text[p.Start:p.End], at.Add(p.Position)))
					}
				case *canvas.Rectangle:
					if o.Size().Height == 1 && o.Visible() {
						all = append(all, fmt.Sprint("line", at, o.Size()))
					}
				}
			})
			slices.Sort(all)
			return all
		}
		whole, chunks := places(false), places(true)
		for i := range min(len(whole), len(chunks)) {
			if whole[i] != chunks[i] {
				t.Errorf("%s: whole it has %s, in chunks %s", name, whole[i], chunks[i])
				break
			}
		}
		if len(whole) != len(chunks) {
			t.Errorf("%s: %d parts whole, %d in chunks", name, len(whole), len(chunks))
		}
	}
}
