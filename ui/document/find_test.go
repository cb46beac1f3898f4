package document

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// reading shows a note in a window.
func reading(t *testing.T, note string, size fyne.Size) *View {
	t.Helper()
	test.NewTempApp(t)
	v := New(markup.Parse([]byte(note)), Options{Course: &content.Course{}})
	v.inBackground = atOnce
	w := test.NewTempWindow(t, v)
	w.SetPadded(false)
	w.Resize(size)
	return v
}

// marked gives the texts under marks of a colour, in the order of the note.
func marked(v *View, name theme.Name) []string {
	var out []string
	for _, it := range v.layout.Items() {
		for _, p := range it.passages {
			for _, m := range p.paragraph.Marks {
				if m.Color == name {
					out = append(out, substring(p.paragraph.PlainText(), m.Start, m.End))
				}
			}
		}
	}
	return out
}

const varied = `Amara’s **buyer** is *not* a lead[^1].
A second line.

- one buyer
- two
  - inner buyer

| Who | What |
|---|---|
| buyer | buyer |

:::info
**Buyer** beware
:::

:::spoiler More
A hidden buyer
:::

` + "```go\nbuyer := 1\n\tbuyer++\nbuyer--\n```" + `

{漢字|かんじ} buyer

[^1]: A buyer below.
`

func TestFind_ReachesEveryKindOfBlock(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 3000))
	at, count := v.Find.Search("BUYER")
	if at != 1 || count != 12 {
		t.Fatalf("at %d of %d, want 1 of 12", at, count)
	}
	for i := range count {
		if now := marked(v, theme.FoundNowSoft); len(now) > 1 || len(now) == 1 && !strings.EqualFold(now[0], "buyer") {
			t.Fatalf("at place %d the marks of the place gone to are on %q", i+1, now)
		}
		at, _ = v.Find.Next(1)
	}
	if at != 1 {
		t.Errorf("after the last comes %d, want the first", at)
	}
	if got := len(marked(v, theme.FoundSoft)) + len(marked(v, theme.FoundNowSoft)); got != count {
		t.Errorf("%d places are marked once the fold is open, want %d", got, count)
	}
	if at, count = v.Find.Next(-1); at != 12 || count != 12 {
		t.Errorf("before the first comes %d of %d, want the last", at, count)
	}
	v.Find.End()
	if n := len(marked(v, theme.FoundSoft)) + len(marked(v, theme.FoundNowSoft)); n > 0 {
		t.Errorf("%d marks are left", n)
	}
	if got := v.Selection.Text(); got != "buyer" {
		t.Errorf("%q is selected after finding, want the place gone to last", got)
	}
}

func TestFind_GoesToWhatWasNeverLaidOut(t *testing.T) {
	var b strings.Builder
	for i := range 400 {
		fmt.Fprintf(&b, "Paragraph %d with some words in it.\n\n", i)
		if i == 200 {
			for n := range 60 {
				fmt.Fprintf(&b, "- entry %d\n", n)
			}
			b.WriteString("\nAfter the list.\n\n")
		}
	}
	v := reading(t, b.String(), fyne.NewSize(700, 500))
	for _, query := range []string{"paragraph 390 with", "entry 45", "paragraph 3 with"} {
		if at, count := v.Find.Search(query); at != 1 || count != 1 {
			t.Fatalf("%q: %d of %d", query, at, count)
		}
		var p *text.Paragraph
		for _, it := range v.layout.InTree() {
			for _, x := range it.passages {
				for _, m := range x.paragraph.Marks {
					if m.Color == theme.FoundNowSoft {
						p = x.paragraph
					}
				}
			}
		}
		if p == nil {
			t.Fatalf("%q isn't among what is shown", query)
		}
		if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(p).Y; y < 0 || y > 480 {
			t.Errorf("%q stands at %v in a view of 500", query, y)
		}
	}
	if made, _ := v.Made(); made > 200 {
		t.Errorf("%d blocks were made to find three", made)
	}
}

func TestFind_NothingIsFoundOfNothing(t *testing.T) {
	v := reading(t, varied, fyne.NewSize(700, 600))
	for _, query := range []string{"", " ", "zebra"} {
		if at, count := v.Find.Search(query); at != 0 || count != 0 {
			t.Errorf("%q: %d of %d", query, at, count)
		}
		if at, count := v.Find.Next(1); at != 0 || count != 0 {
			t.Errorf("next of %q: %d of %d", query, at, count)
		}
	}
	v.Find.End()
}

// illustrated has pictures of which the course says more than the note.
const illustrated = `# A lesson

![](three.png)

Some words.

![A mill](mill.png)

{%youtube k1 %}

Offer, they said.
`

func TestFind_ReachesWhatTheCourseSaysOfPictures(t *testing.T) {
	test.NewTempApp(t)
	p := &content.Process{ID: "three", Title: "Three steps"}
	for _, name := range []string{"Ask", "Offer", "Agree"} {
		p.Steps = append(p.Steps, &content.Step{ID: strings.ToLower(name), Name: name, Process: p, Number: len(p.Steps) + 1})
	}
	course := &content.Course{
		Processes: []*content.Process{p},
		Figures: map[string]content.Figure{
			"three.png": {Process: "three", Caption: "How it goes"},
			"mill.png":  {Alt: "never shown, as the note has its own", Caption: "Wind at work"},
		},
		Videos: map[string]content.Video{"k1": {Title: "Kneading", Summary: "Watch her wrists."}},
	}
	v, _ := show(t, illustrated+strings.Repeat("\nMore.\n", 60), Options{
		Course: course,
		Describe: func(p *content.Process) string {
			return "1 " + p.Steps[0].Name + ", 2 " + p.Steps[1].Name + ", 3 " + p.Steps[2].Name
		},
	}, fyne.NewSize(900, 300))
	for _, c := range []struct {
		query string
		count int
		block int // of the first place
	}{
		{"2 offer", 1, 1},
		{"offer", 2, 1},
		{"agree", 1, 1},
		{"how it goes", 1, 1},
		{"never shown", 0, 0},
		{"mill", 1, 3},
		{"wind at work", 1, 3},
		{"wrists", 1, 4},
		{"kneading", 1, 4},
	} {
		v.ScrollTo(-1, 0)
		at, count := v.Find.Search(c.query)
		if count != c.count || count > 0 && (at != 1 || v.Find.hits[0].unit != c.block) {
			t.Errorf("%q: %d of %d, the places are %v; want %d, the first in block %d", c.query, at, count, v.Find.hits, c.count, c.block)
			continue
		}
		bar := v.backdrop.bar
		if count == 0 {
			if bar.Visible() {
				t.Errorf("%q isn't found, and something is marked", c.query)
			}
			continue
		}
		top, bottom := v.Extent(c.block)
		if top < 0 || top > 300 {
			t.Errorf("%q is %v below the top of a view of 300", c.query, top)
		}
		if y := bar.Position().Y - v.Offset(); !bar.Visible() || y != top || bar.Size().Height != bottom-top {
			t.Errorf("%q: the bar stands at %v, %v high (%v); want it beside the picture at %v to %v", c.query, y, bar.Size().Height, bar.Visible(), top, bottom)
		}
		v.Find.End()
		if bar.Visible() || v.Selection.Any() {
			t.Errorf("%q is still marked after finding", c.query)
		}
	}
}

// TestPlaceIn_IsWhereTheDriverSeesIt: what was never drawn is found as well,
// but a test's driver can't tell the difference.
func TestPlaceIn_IsWhereTheDriverSeesIt(t *testing.T) {
	wide := "| a |" + strings.Repeat(" Internationalisation |", 8) + "\n|---|" + strings.Repeat("---|", 8) + "\n| b |" + strings.Repeat(" wide |", 8) + "\n\n"
	for name, note := range map[string]string{
		"every kind": varied + "\n" + wide + "> quoted\n>\n> - listed\n\nterm\n: defined\n", "open fold": "<details open><summary>x</summary>\n\n" + varied + "</details>\n",
		"rows": tableOf(300), "lines": codeOf(400), "panel": ":::info\n" + tableOf(300) + ":::\n",
	} {
		v := reading(t, note, fyne.NewSize(700, 3000))
		v.Sideways(0.3)
		driver := fyne.CurrentApp().Driver()
		seen := 0
		for _, it := range v.layout.InTree() {
			for _, p := range it.passages {
				want := driver.AbsolutePositionForObject(p.paragraph).Subtract(driver.AbsolutePositionForObject(v))
				if at, ok := v.layout.positionIn(it, p.paragraph); !ok || at != want {
					t.Errorf("%s: %.20q is at %v, want %v", name, p.paragraph.PlainText(), at, want)
				}
				seen++
			}
		}
		if seen == 0 {
			t.Errorf("%s: nothing is in view", name)
		}
	}
}
