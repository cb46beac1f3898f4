package document

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/salesprocess"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
)

var roomy = fyne.NewSize(900, 3000)

// each shows do every object drawn within o.
func each(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	do(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, inner := range o.Objects {
			each(inner, do)
		}
	case fyne.Widget:
		for _, inner := range test.WidgetRenderer(o).Objects() {
			each(inner, do)
		}
	}
}

func paragraphs(o fyne.CanvasObject) []*flow.Paragraph {
	var all []*flow.Paragraph
	each(o, func(o fyne.CanvasObject) {
		if p, ok := o.(*flow.Paragraph); ok {
			all = append(all, p)
		}
	})
	return all
}

// text gives all that is written within o.
func text(o fyne.CanvasObject) string {
	var b strings.Builder
	each(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *flow.Paragraph:
			b.WriteString(o.PlainText() + "\n")
			for _, r := range o.Runs {
				if r.Object != nil {
					b.WriteString(text(r.Object))
				}
			}
		case *canvas.Text:
			b.WriteString(o.Text + "\n")
		}
	})
	return b.String()
}

// underlined gives the words that are underlined with dots, with their block.
func underlined(v *View) []string {
	var words []string
	for _, it := range v.items {
		if it.object == nil {
			it.object = it.make()
		}
		for _, p := range paragraphs(it.object) {
			for _, r := range p.Runs {
				if r.Underline == flow.Dotted {
					words = append(words, r.Text)
				}
			}
		}
	}
	return words
}

// pressable gives the button with a label.
func pressable(t *testing.T, o fyne.CanvasObject, label string) *kit.Pressable {
	t.Helper()
	var found *kit.Pressable
	each(o, func(o fyne.CanvasObject) {
		if p, ok := o.(*kit.Pressable); ok && found == nil && strings.Contains(text(p.Content), label) {
			found = p
		}
	})
	if found == nil {
		t.Fatalf("there is no button %q in\n%s", label, text(o))
	}
	return found
}

func salesCourse(t *testing.T) *content.Course {
	t.Helper()
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	return course
}

// everyKind is a note with each construct of the dialect.
const everyKind = `# Title

[TOC]

Plain **bold** *italic* ~~struck~~ ++inserted++ ==marked== H~2~O 19^th^ ` + "`code`" + ` <kbd>Key</kbd> $formula$ {base|reading} [label](https://example.org/there) mark[^note] HTML.

*[HTML]: Hypertext

1. first
   - nested
     - [x] finished
2. second

Word
: meaning

> quotation
>
> [name=Speaker] [time=Noon]

| Head | Right |
|------|------:|
| cell | other |

` + "```python=7\nnumbered = True\n```" + `

$$
displayed
$$

` + "```mermaid\ngraph\n```" + `

:::warning Caution
inside
:::

:::spoiler Summary
hidden
:::

![alternative](https://example.org/remote.png)

{%youtube abcdefghijk %}

##### Deep heading

[^note]: explained
`

func TestView_ShowsEveryWordOfEveryKindOfBlock(t *testing.T) {
	test.NewTempApp(t)
	v, _ := show(t, everyKind, Options{Open: func(string) {}}, roomy)
	for _, b := range v.doc.Blocks {
		if s, ok := b.(*markup.Spoiler); ok {
			v.open[s] = true
		}
	}
	var all strings.Builder
	for _, it := range v.items {
		all.WriteString(text(it.make()))
	}
	shown := all.String()
	letters := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for _, b := range v.doc.Blocks {
		for _, word := range strings.FieldsFunc(markup.BlockText(b), letters) {
			if !strings.Contains(shown, word) {
				t.Errorf("%T: %q is lost", b, word)
			}
		}
	}
	for _, word := range []string{"Speaker · Noon", "explained", "7", "example.org/remote.png", "youtube.com", "Caution", "Summary", "hidden"} {
		if !strings.Contains(shown, word) {
			t.Errorf("%q is not shown", word)
		}
	}
}

func TestView_ShowsEveryWordOfTheCourse(t *testing.T) {
	test.NewTempApp(t)
	course := salesCourse(t)
	for _, l := range course.Lessons {
		v := New(l.Document, Options{Course: course, Terms: course.TermMatcher(), ShowTerm: func(string, fyne.Position) {}})
		for i, b := range l.Document.Blocks {
			switch b.(type) {
			case *markup.Quiz, *markup.Spoiler:
				continue // a question shows its prompt, a fold opens
			}
			shown := strings.ReplaceAll(text(v.items[v.itemOf(i)].make()), "\n", " ")
			for word := range strings.FieldsSeq(markup.BlockText(b)) {
				if !strings.Contains(shown, word) {
					t.Errorf("%s:%d: %q is lost", l.Path, b.Position().Line, word)
				}
			}
		}
	}
}

func TestView_UnderlinesATermAtItsFirstUseInASection(t *testing.T) {
	test.NewTempApp(t)
	course := &content.Course{Terms: []*content.Term{
		{ID: "po", Term: "purchase order", Abbreviation: "PO", Definition: "An order."},
		{ID: "quote", Term: "quote", Definition: "A price."},
	}}
	const note = `A quote comes first, then a PO. ==Another quote== follows.

- The quote again, and the purchase order again.

:::spoiler The quote
A quote in here.
:::

## The quote and its PO

` + "`quote` and [a quote](https://example.org) and [its papers](term:po), then PO and quotes." + `

### Below

PO.
`
	v, _ := show(t, note, Options{Course: course, Terms: course.TermMatcher(), ShowTerm: func(string, fyne.Position) {}}, roomy)
	want := []string{"quote", "PO", "its papers", "quotes", "PO"}
	if got := underlined(v); !slices.Equal(got, want) {
		t.Errorf("underlined %q, want %q", got, want)
	}

	// It is the same whichever block is made first.
	again, _ := show(t, note, Options{Course: course, Terms: course.TermMatcher(), ShowTerm: func(string, fyne.Position) {}}, fyne.NewSize(900, 100))
	for i := len(again.items) - 1; i >= 0; i-- {
		again.items[i].object = again.items[i].make()
	}
	if got := underlined(again); !slices.Equal(got, want) {
		t.Errorf("made from the end: underlined %q, want %q", got, want)
	}
}

func TestView_TapsFollowLinks(t *testing.T) {
	test.NewTempApp(t)
	var opened, terms []string
	course := &content.Course{Terms: []*content.Term{{ID: "po", Term: "PO", Definition: "An order."}}}
	note := "[web](https://example.org) [step](step:a/b) [lesson](lesson:x#y) [process](process:a) [term](term:po) [there](#Far-away) [nowhere](#gone)\n\n" +
		strings.Repeat("Text.\n\n", 60) + "## Far away\n\nEnd.\n\n" + strings.Repeat("Text.\n\n", 60)
	v, w := show(t, note, Options{
		Course: course, Open: func(ref string) { opened = append(opened, ref) },
		ShowTerm: func(id string, _ fyne.Position) { terms = append(terms, id) },
	}, fyne.NewSize(900, 400))
	p := paragraphs(v.items[0].object)[0]
	for i, r := range p.Runs {
		if r.Text == "there" || r.Tap == nil {
			continue
		}
		for _, place := range p.Places() {
			if place.Run == i {
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p)
				test.TapCanvas(w.Canvas(), at.Add(place.Position).AddXY(2, 4))
			}
		}
	}
	if want := []string{"https://example.org", "step:a/b", "lesson:x#y", "process:a"}; !slices.Equal(opened, want) {
		t.Errorf("opened %q, want %q", opened, want)
	}
	if !slices.Equal(terms, []string{"po"}) {
		t.Errorf("showed terms %q", terms)
	}
	for _, r := range p.Runs {
		switch r.Text {
		case "there":
			r.Tap(fyne.Position{})
		case "nowhere":
			if r.Tap != nil {
				t.Error("a link to no heading can be tapped")
			}
		}
	}
	if top, _ := v.Extent(v.headingBlock("Far-away")); top < 0 || top > 40 {
		t.Errorf("the heading is %v below the top", top)
	}
}

func TestSpoiler_OpensByTapAndByKey(t *testing.T) {
	test.NewTempApp(t)
	v, w := show(t, ":::spoiler Answer\nForty-two.\n:::\n\nAfter.", Options{}, fyne.NewSize(900, 400))
	head := pressable(t, v.items[0].object, "Answer")
	before, _ := v.Extent(1)
	if strings.Contains(text(v.items[0].object), "Forty-two") {
		t.Fatal("the fold is open")
	}
	head.Tapped(nil)
	after, _ := v.Extent(1)
	if !strings.Contains(text(v.items[0].object), "Forty-two") || after <= before {
		t.Errorf("a tap opens nothing: what follows went from %v to %v", before, after)
	}
	w.Canvas().Focus(head)
	test.TypeOnCanvas(w.Canvas(), "")
	head.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if again, _ := v.Extent(1); again != before {
		t.Errorf("Space closes it to %v, want %v", again, before)
	}
}

func TestFootnote_OpensByItsMarkAndLeadsBack(t *testing.T) {
	test.NewTempApp(t)
	v, w := show(t, "Said[^a].\n\n"+strings.Repeat("Text.\n\n", 50)+"[^a]: Explained here.", Options{}, fyne.NewSize(900, 400))
	if !v.NextLink() {
		t.Fatal("the mark can't be reached by key")
	}
	v.OpenMarked()
	top := w.Canvas().Overlays().Top()
	if top == nil || !strings.Contains(text(top), "Explained here.") {
		t.Fatal("the mark opens no note")
	}
	if !v.CloseNote() || w.Canvas().Overlays().Top() != nil {
		t.Error("the note stays")
	}
	v.Key(fyne.KeyEnd)
	last := v.items[len(v.items)-1].object
	pressable(t, last, "1.").Tapped(nil)
	if block, _ := v.Top(); block > 0 {
		t.Errorf("the number in the list leads to block %d, want the first", block)
	}
}

func TestTable_ScrollsSidewaysWhenItsWordsDontFit(t *testing.T) {
	test.NewTempApp(t)
	row := "|" + strings.Repeat(" Internationalisation |", 8) + "\n"
	note := row + "|" + strings.Repeat("---|", 8) + "\n" + row + "\n" + strings.Repeat("Text.\n\n", 60)
	v, _ := show(t, note, Options{}, fyne.NewSize(600, 400))
	w := v.items[0].wide[0]
	if w.hidden() <= 0 {
		t.Fatal("the table fits")
	}
	if !v.Sideways(0.5) || w.offset <= 0 {
		t.Error("the keys don't move it")
	}
	w.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-2000, 0)})
	if w.offset != w.hidden() {
		t.Errorf("the wheel held sideways moves it to %v of %v", w.offset, w.hidden())
	}
	w.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -100)})
	if v.Offset() == 0 {
		t.Error("the wheel over a table doesn't scroll the document")
	}

	narrow, _ := show(t, "| a | b |\n|---|---|\n| c | d |", Options{}, fyne.NewSize(600, 400))
	if narrow.Sideways(0.5) {
		t.Error("a table that fits moves")
	}
}

func TestCode_IsCopiedAsItIs(t *testing.T) {
	test.NewTempApp(t)
	var copied string
	v, _ := show(t, "```go=5\nif a {\n\treturn\n}\n```", Options{Copy: func(s string) { copied = s }}, roomy)
	pressable(t, v.items[0].object, "Copy").Tapped(nil)
	if want := "if a {\n\treturn\n}"; copied != want {
		t.Errorf("copied %q, want %q", copied, want)
	}
	shown := text(v.items[0].object)
	for _, n := range []string{"5", "6", "7"} {
		if !strings.Contains(shown, n) {
			t.Errorf("line number %s is missing", n)
		}
	}
}

func TestColourCode_KeepsEveryCharacter(t *testing.T) {
	lines := []string{"", "a := \"s // no\" // yes", "x = 'it''s' -- note", "# comment", "s = \"unclosed", "é, 12.5e3 + ünder_score", "\\\"", "`raw`", "url#not-a-comment"}
	for language := range grammars {
		for _, line := range lines {
			var got strings.Builder
			for _, r := range grammars[language].line(line) {
				got.WriteString(r.Text)
			}
			if got.String() != line {
				t.Errorf("%s: %q became %q", language, line, got.String())
			}
		}
	}
}

func TestEmbed_SaysWhatItIsOffline(t *testing.T) {
	test.NewTempApp(t)
	var opened, copied string
	course := &content.Course{Videos: map[string]content.Video{"abcdefghijk": {Title: "A talk", Minutes: 7, Summary: "What it says."}}}
	v, _ := show(t, "{%youtube abcdefghijk %}\n\n{%vimeo 1234 %}", Options{
		Course: course, Open: func(s string) { opened = s }, Copy: func(s string) { copied = s },
	}, roomy)
	card := v.items[0].object
	for _, want := range []string{"A talk", "7 min", "What it says.", "https://www.youtube.com/watch?v=abcdefghijk"} {
		if !strings.Contains(text(card), want) {
			t.Errorf("the card doesn't say %q:\n%s", want, text(card))
		}
	}
	pressable(t, card, "Open in browser").Tapped(nil)
	pressable(t, card, "Copy link").Tapped(nil)
	if opened != copied || !strings.Contains(opened, "abcdefghijk") {
		t.Errorf("opened %q, copied %q", opened, copied)
	}
	if got := text(v.items[1].object); !strings.Contains(got, "Vimeo") || !strings.Contains(got, "1234") {
		t.Errorf("a video that the course doesn't describe says %q", got)
	}
}

// strict fails the test when anything but the files expected is opened.
type strict struct {
	t    *testing.T
	fsys fs.FS
}

func (s strict) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) || !strings.HasPrefix(name, "media/") {
		s.t.Errorf("opened %q, outside of media", name)
	}
	return s.fsys.Open(name)
}

func picture(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bomb is a picture of a few bytes that says it is 100,000 pixels square.
func bomb(t *testing.T) []byte {
	b := picture(t, 1, 1)
	binary.BigEndian.PutUint32(b[16:], 100_000)
	binary.BigEndian.PutUint32(b[20:], 100_000)
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}

func TestPicture_WhatCantBeShownIsNamed(t *testing.T) {
	test.NewTempApp(t)
	files := fstest.MapFS{
		"media/bomb.png": {Data: bomb(t)}, "media/text.png": {Data: []byte("no picture")},
		"media/bad.svg": {Data: []byte("<svg")}, "media/folder/x": {Data: []byte("x")},
	}
	for _, address := range []string{
		"https://example.org/a.png", "//example.org/a.png", "data:image/png;base64,AAAA", "media/none.png",
		"media/bomb.png", "media/text.png", "media/bad.svg", "media/folder",
	} {
		v, _ := show(t, "![what it shows]("+address+")", Options{Course: &content.Course{Files: strict{t, files}}}, roomy)
		got := text(v.items[0].object)
		if !strings.Contains(got, "what it shows") || !strings.Contains(got, address) {
			t.Errorf("%s: says %q, want its alternative and its address", address, got)
		}
		each(v.items[0].object, func(o fyne.CanvasObject) {
			if _, ok := o.(*canvas.Image); ok {
				t.Errorf("%s: there is a picture", address)
			}
		})
	}
}

func TestPicture_IsAsWideAsAskedAndNoWiderThanTheColumn(t *testing.T) {
	test.NewTempApp(t)
	files := fstest.MapFS{"media/wide.png": {Data: picture(t, 1600, 400)}, "media/dot.png": {Data: picture(t, 16, 16)}}
	cases := map[string]fyne.Size{
		"![a](media/wide.png)":                fyne.NewSize(720, 180),
		"![a](media/wide.png =360x)":          fyne.NewSize(360, 90),
		"![a](media/wide.png =50%x)":          fyne.NewSize(360, 90),
		"![a](media/wide.png =200x150)":       fyne.NewSize(200, 150),
		"![a](../media/wide.png =9000x)":      fyne.NewSize(720, 180),
		"Text ![a](media/dot.png) in a line.": fyne.NewSize(16, 16),
	}
	for note, want := range cases {
		v, _ := show(t, note, Options{Course: &content.Course{Files: files}}, roomy)
		var got fyne.Size
		each(v.items[0].object, func(o fyne.CanvasObject) {
			if img, ok := o.(*canvas.Image); ok {
				got = img.Size()
			}
		})
		if got != want {
			t.Errorf("%s: %v, want %v", note, got, want)
		}
	}
}

func TestFigure_StepsOpenTheProcess(t *testing.T) {
	test.NewTempApp(t)
	course := salesCourse(t)
	var opened [][2]string
	v, _ := show(t, "![Seven steps](process:pipeline-seven)\n\n![](process:classic-seven)", Options{
		Course: course, OpenProcess: func(p, s string) { opened = append(opened, [2]string{p, s}) },
	}, roomy)
	pressable(t, v.items[0].object, "Step through").Tapped(nil)
	pressable(t, v.items[0].object, "Demo").Tapped(nil)
	if want := [][2]string{{"pipeline-seven", ""}, {"pipeline-seven", "demo"}}; !slices.Equal(opened, want) {
		t.Errorf("opened %v, want %v", opened, want)
	}
	if got := text(v.items[0].object); !strings.Contains(got, "Figure 1 · Seven steps") {
		t.Errorf("the first figure says %q", got)
	}
	if got := text(v.items[1].object); !strings.Contains(got, "Figure 2 · "+course.Process("classic-seven").Title) {
		t.Errorf("a figure without words of its own says %q", got)
	}
}

func TestList_LongOnesAreShownInParts(t *testing.T) {
	test.NewTempApp(t)
	v, _ := show(t, "3. one\n"+strings.Repeat("4. more\n", 199), Options{}, fyne.NewSize(600, 400))
	if len(v.items) != 200 {
		t.Fatalf("%d items, want one an entry", len(v.items))
	}
	if made, _ := v.Made(); made > 60 {
		t.Errorf("made %d of 200 entries", made)
	}
	v.Key(fyne.KeyEnd)
	if got := text(v.items[199].object); !strings.Contains(got, "202.") {
		t.Errorf("the last entry is %q, want number 202", got)
	}
}

func TestView_FocusDoesntStayOnWhatIsScrolledAway(t *testing.T) {
	test.NewTempApp(t)
	v, w := show(t, ":::spoiler Fold\nx\n:::\n\n"+strings.Repeat("Text.\n\n", 200), Options{}, fyne.NewSize(600, 400))
	v.NextLink()
	if w.Canvas().Focused() == nil {
		t.Fatal("the fold isn't focused")
	}
	v.Key(fyne.KeyEnd)
	if w.Canvas().Focused() != nil {
		t.Error("the keys go to a fold that is no longer there")
	}
}
