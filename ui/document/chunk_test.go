package document

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// TestChunks_SayAllThatTheBlockSays asks of each chunk which characters of the
// block's text it shows, and of all of them whether any is left out.
func TestChunks_SayAllThatTheBlockSays(t *testing.T) {
	if raceDetector {
		t.Skip("it goes over megabytes of text, and on one goroutine")
	}
	for _, h := range hugeBlocks {
		t.Run(h.name, func(t *testing.T) {
			test.NewTempApp(t)
			v := New(markup.Parse([]byte(h.note)), Options{Course: &content.Course{}})
			shown := map[int][]bool{}
			texts := map[int][]rune{}
			for _, it := range v.layout.Items() {
				if shown[it.unit] == nil {
					texts[it.unit] = []rune(v.index.text(it.unit))
					shown[it.unit] = make([]bool, len(texts[it.unit]))
				}
				it.Object = it.Make()
				for _, p := range it.passages {
					all := []rune(p.paragraph.PlainText())
					p.runs(func(here, shows, there, typed int) {
						if a, b := string(all[here:here+shows]), string(texts[it.unit][there:there+typed]); a != b {
							t.Fatalf("%.40q stands where the text has %.40q", a, b)
						}
						for i := there; i < there+typed; i++ {
							shown[it.unit][i] = true
						}
					})
				}
				it.Object, it.passages, it.hotspots = nil, nil, nil
			}
			if strings.HasPrefix(h.name, "shut") || h.name == "math" {
				return // of which nothing can be selected
			}
			for unit, all := range shown {
				for i, r := range texts[unit] {
					// A fold's title is a button, and trailing spaces are not set.
					if !all[i] && r > ' ' && (!strings.Contains(h.name, "spoiler") || i > 10) {
						t.Fatalf("character %d of unit %d, %q of %q, is in no chunk", i, unit, r, substring(string(texts[unit]), i-20, i+20))
					}
				}
			}
		})
	}
}

func TestChunks_FindScrollsToARowFarDown(t *testing.T) {
	v := reading(t, "Before.\n\n"+tableOf(5000)+"\nAfter.\n", fyne.NewSize(800, 600))
	v.Find.Search("4321")
	if found := marked(v, theme.FoundNowSoft); !slices.Equal(found, []string{"4321"}) {
		t.Fatalf("marked %q, want the number of the row", found)
	}
	p := holding(t, v, "4321").paragraph
	driver := fyne.CurrentApp().Driver()
	if y := driver.AbsolutePositionForObject(p).Y - driver.AbsolutePositionForObject(v).Y; y < 0 || y > 560 {
		t.Errorf("the row stands at %v in a view of 600", y)
	}
	made := 0
	for _, it := range v.layout.Items() {
		if it.Object != nil {
			made++
		}
	}
	if made > 12 {
		t.Errorf("made %d of %d chunks on the way", made, len(v.layout.Items()))
	}
	v.Find.End()
	if got := v.Selection.Text(); got != "4321" {
		t.Errorf("%q is selected, want what was found", got)
	}
	// From here, not from the top again.
	if at, count := v.Find.Search("Buyer 3"); at < count/2 {
		t.Errorf("went to %d of %d, want one below the view's top", at, count)
	}
}

func TestChunks_FindOpensTheFoldsAroundAPlace(t *testing.T) {
	note := "::::spoiler Outer\n" + paragraphsOf(300, "") + "\n:::spoiler Inner\nthe needle here\n:::\n\n:::spoiler Other\nnothing\n:::\n::::\n"
	v := reading(t, note, fyne.NewSize(800, 600))
	if len(v.layout.Items()) != 1 {
		t.Fatalf("%d items of a fold that is shut, want its title", len(v.layout.Items()))
	}
	if at, count := v.Find.Search("needle"); at != 1 || count != 1 {
		t.Fatalf("%d of %d", at, count)
	}
	if got := marked(v, theme.FoundNowSoft); !slices.Equal(got, []string{"needle"}) {
		t.Fatalf("marked %q", got)
	}
	open := 0
	for _, is := range v.folds.open {
		if is {
			open++
		}
	}
	if open != 2 {
		t.Errorf("%d folds are open, want the two that it is in", open)
	}
}

func TestChunks_AFoldOpensByKeyAndKeepsTheKeys(t *testing.T) {
	v := reading(t, "Before.\n\n:::spoiler Answer\n"+paragraphsOf(400, "")+":::\n\nAfter.\n", fyne.NewSize(800, 600))
	v.Hotspots.NextLink()
	for i := range 3 {
		v.Hotspots.Open()
		open := i%2 == 0
		if got := len(v.layout.Items()) > 300; got != open {
			t.Fatalf("after %d keys there are %d items", i+1, len(v.layout.Items()))
		}
		if _, ok := v.Hotspots.Marked(); !ok || v.Hotspots.marked.press == nil {
			t.Fatalf("after %d keys nothing is marked", i+1)
		}
		if c := v.canvas(); c.Focused() != fyne.Focusable(v.Hotspots.marked.press) {
			t.Fatalf("after %d keys the fold isn't in focus", i+1)
		}
		if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.Hotspots.marked.press).Y; y < 20 || y > 200 {
			t.Errorf("after %d keys its title is at %v", i+1, y)
		}
	}
}

func TestChunks_SelectionGoesAcrossASeam(t *testing.T) {
	v := reading(t, codeOf(200), fyne.NewSize(800, 3000))
	a, b := v.layout.Items()[0].passages[0].paragraph, v.layout.Items()[1].passages[0].paragraph
	text := a.PlainText()
	begin := strings.LastIndex(text, "value")
	drag(a, utf8.RuneCountInString(text[:begin]), b, utf8.RuneCountInString(strings.Repeat(" ", 4)+fmt.Sprint("value", chunkLines)))
	last := fmt.Sprintf("value%[1]d := compute(%[1]d) // step %[1]d", chunkLines-1)
	next := fmt.Sprint("value", chunkLines)
	if got, want := v.Selection.Text(), last+"\n    "+next; got != want {
		t.Errorf("selected %q, want %q", got, want)
	}
	s := v.Selection.Blocks()
	if len(s) != 1 || s[0].Text != last+"\n\t"+next {
		t.Errorf("of the block that is %+v", s)
	}
	v.SetHighlights([]Highlight{{Block: 0, Start: s[0].Start, End: s[0].End, Color: theme.YellowSoft}})
	if got := marked(v, theme.YellowSoft); len(got) != 2 || got[0] != last || strings.TrimSpace(got[1]) != next {
		t.Errorf("highlighted %q", got)
	}
}

func TestChunks_AWholeBlockIsSelectedThoughMostOfItIsNotMade(t *testing.T) {
	v := reading(t, "Before.\n\n"+tableOf(2000), fyne.NewSize(800, 600))
	if !v.Selection.SelectBlock(1) {
		t.Fatal("there is nothing to select")
	}
	made := 0
	for _, it := range v.layout.Items() {
		if it.Object != nil {
			made++
		}
	}
	if made > 10 {
		t.Errorf("made %d chunks to select all", made)
	}
	all := markup.BlockText(v.doc.Blocks[1])
	if s := v.Selection.Blocks(); len(s) != 1 || s[0].Block != 1 || s[0].End != 0 || s[0].Text != all || v.Selection.Text() != all {
		t.Error("selected isn't all of the table")
	}
	v.Key(fyne.KeyEnd)
	last := v.layout.Items()[len(v.layout.Items())-1].passages
	if from, to := last[len(last)-1].paragraph.Selection(); from == to {
		t.Error("the last row, made now, doesn't show that it is selected")
	}
	v.Selection.Clear()
	if v.Selection.Any() {
		t.Error("something stays selected")
	}
}

func TestChunks_CopyCopiesAllOfTheCode(t *testing.T) {
	test.NewTempApp(t)
	var copied string
	note := codeOf(1000)
	v, _ := show(t, note, Options{Copy: func(s string) { copied = s }}, fyne.NewSize(800, 600))
	pressable(t, v.layout.Items()[0].Object, "Copy").Tapped(nil)
	if copied != v.doc.Blocks[0].(*markup.CodeBlock).Text {
		t.Errorf("copied %d characters", len(copied))
	}
	v.Key(fyne.KeyEnd)
	if shown := written(v.layout.Items()[len(v.layout.Items())-1].Object); !strings.Contains(shown, "1000\n") || strings.Contains(shown, "Copy") {
		t.Error("the last chunk has no line number 1000, or a second button")
	}
}

func TestChunks_ColumnsAreAsWideInAll(t *testing.T) {
	v := reading(t, tableOf(600), fyne.NewSize(800, 600))
	place := func() float32 {
		it := v.layout.InTree()[0]
		return it.passages[len(it.passages)-1].paragraph.Position().X
	}
	first := place()
	for range 6 {
		v.Key(fyne.KeyPageDown)
		if now := place(); now != first {
			t.Fatalf("the last column moved from %v to %v", first, now)
		}
	}
	if shown := written(v.layout.Items()[0].Object); !strings.Contains(shown, "What they did") {
		t.Error("the first chunk has no head")
	}
}

func TestChunks_WhatIsFarFromTheViewIsLetGo(t *testing.T) {
	v := reading(t, codeOf(2500), fyne.NewSize(800, 600))
	v.layout.Items()[0].passages[0].paragraph.Select(0, 10)
	for range 80 {
		v.Key(fyne.KeyPageDown)
	}
	made := 0
	for _, it := range v.layout.Items() {
		if it.Object != nil {
			made++
		}
	}
	if made > 12 {
		t.Errorf("%d of %d chunks are kept", made, len(v.layout.Items()))
	}
	if v.layout.Items()[0].Object == nil {
		t.Error("a chunk with something selected was let go")
	}
	block, offset := v.Top()
	v.Key(fyne.KeyPageUp)
	v.Key(fyne.KeyPageDown)
	if b, o := v.Top(); b != block || o != offset {
		t.Errorf("up and down led from %d + %v to %d + %v", block, offset, b, o)
	}
}

func TestChunks_LinksLeadToAHeadingWithin(t *testing.T) {
	v := reading(t, ":::info\n"+paragraphsOf(300, "")+"\n### Far down\n\nHere.\n\n"+paragraphsOf(300, "")+":::\n", fyne.NewSize(800, 600))
	if !v.ScrollToHeading("Far-down") {
		t.Fatal("there is no such heading")
	}
	p := holding(t, v, "Far down").paragraph
	if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(p).Y; y < 0 || y > 60 {
		t.Errorf("the heading is at %v", y)
	}
}

// Whatever block a heading stands in, a link leads to it.
func TestView_LinksLeadToEveryHeadingThatACourseMayHave(t *testing.T) {
	within := map[string]string{
		"callout":         ":::info\nWords.\n\n### NAME\n\nText.\n:::\n",
		"spoiler":         ":::spoiler Title\nWords.\n\n### NAME\n\nText.\n:::\n",
		"quote":           "> Words.\n>\n> ### NAME\n>\n> Text.\n",
		"list":            "- Words.\n\n  ### NAME\n\n  Text.\n",
		"numbered list":   "1. Words.\n\n   ### NAME\n\n   Text.\n",
		"definition list": "Term\n:   Words.\n\n    ### NAME\n\n    Text.\n",
		"callout in list": "- Words.\n\n  > Term\n  > :   Words.\n  >\n  >     ### NAME\n  >\n  >     Text.\n",
	}
	names := slices.Sorted(maps.Keys(within))
	note := "# Title\n\n"
	for i, name := range names {
		note += paragraphsOf(30, "") + "\n" + strings.ReplaceAll(within[name], "NAME", fmt.Sprint("Heading ", i)) + "\nBetween.\n\n"
	}
	note += paragraphsOf(60, "")
	v := reading(t, note, fyne.NewSize(800, 600))
	all := v.doc.Headings()
	if len(all) != len(names)+1 {
		t.Fatalf("%d headings were found; %d were written", len(all), len(names)+1)
	}
	for i, h := range all[1:] {
		if !v.ScrollToHeading(h.ID) {
			t.Errorf("no link leads to the heading in a %s", names[i])
			continue
		}
		p := holding(t, v, fmt.Sprint("Heading ", i)).paragraph
		if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(p).Y; y < 0 || y > 200 {
			t.Errorf("in a %s the heading is at %v", names[i], y)
		}
	}
}

func TestChunks_UnderlineATermOnce(t *testing.T) {
	test.NewTempApp(t)
	course := &content.Course{Terms: []*content.Term{{ID: "po", Term: "purchase order", Definition: "An order."}}}
	note := tableOf(300) + "| 1 | a purchase order | b | c |\n" + strings.Repeat("| 1 | the purchase order | b | c |\n", 300)
	v, _ := show(t, note, Options{Course: course, Terms: course.TermMatcher(), ShowTerm: func(string, fyne.Position) {}}, fyne.NewSize(800, 600))
	v.Key(fyne.KeyEnd) // the last chunks first
	if got := underlined(v); !slices.Equal(got, []string{"purchase order"}) {
		t.Errorf("underlined %q", got)
	}
}

func TestChunks_ABlockEndsWithItsLast(t *testing.T) {
	v := reading(t, "Before.\n\n"+paragraphsOf(400, "> ")+"\nAfter.\n", fyne.NewSize(800, 600))
	top, bottom := v.Extent(1)
	if view, _ := v.Height(); bottom < 5*view {
		t.Fatalf("the quote goes from %v to %v", top, bottom)
	}
	v.Key(fyne.KeyEnd)
	_, bottom = v.Extent(1)
	if after, _ := v.Extent(2); bottom < 0 || bottom > after {
		t.Errorf("at the end the quote ends at %v, and what follows begins at %v", bottom, after)
	}
}

func TestListing_ColoursComeWhileCodeIsRead(t *testing.T) {
	test.NewTempApp(t)
	v := New(markup.Parse([]byte(codeOf(300))), Options{Course: &content.Course{}})
	var after []func()
	v.inBackground = func(work func() func()) { after = append(after, work()) }
	test.NewTempWindow(t, v).Resize(fyne.NewSize(800, 600))
	coloured := func(it *item) bool {
		return slices.ContainsFunc(it.passages[0].paragraph.Runs, func(r text.Run) bool {
			return r.Color == theme.Muted && strings.HasPrefix(r.Text, "// step")
		})
	}
	v.layout.Items()[0].passages[0].paragraph.Select(0, 9)
	if coloured(v.layout.Items()[0]) || len(after) != 1 {
		t.Fatalf("the colours are read %d times, want once and beside the window", len(after))
	}
	after[0]()
	if !coloured(v.layout.Items()[0]) {
		t.Error("what is on screen stays in one colour")
	}
	if got := v.Selection.Text(); got != "    value" {
		t.Errorf("%q is selected, want what was before", got)
	}
	v.Key(fyne.KeyEnd)
	if !coloured(v.layout.Items()[len(v.layout.Items())-1]) || len(after) != 1 {
		t.Errorf("the last lines have no colours, or they were read %d times", len(after))
	}
}
