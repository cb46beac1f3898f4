package document

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
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

func paragraphs(o fyne.CanvasObject) []*text.Paragraph {
	var all []*text.Paragraph
	each(o, func(o fyne.CanvasObject) {
		if p, ok := o.(*text.Paragraph); ok {
			all = append(all, p)
		}
	})
	return all
}

// written gives all that is written within o.
func written(o fyne.CanvasObject) string {
	var b strings.Builder
	each(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *text.Paragraph:
			b.WriteString(o.PlainText() + "\n")
			for _, r := range o.Runs {
				if r.Object != nil {
					b.WriteString(written(r.Object))
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
	for _, it := range v.layout.Items() {
		if it.Object == nil {
			it.Object = it.Make()
		}
		for _, p := range paragraphs(it.Object) {
			for _, r := range p.Runs {
				if r.Underline == text.Dotted {
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
		if p, ok := o.(*kit.Pressable); ok && found == nil && strings.Contains(written(p.Content), label) {
			found = p
		}
	})
	if found == nil {
		t.Fatalf("there is no button %q in\n%s", label, written(o))
	}
	return found
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
	v, _ := show(t, everyKind, Options{Open: func(string, string) {}}, roomy)
	for _, b := range v.doc.Blocks {
		if s, ok := b.(*markup.Spoiler); ok {
			v.folds.open[s] = true
		}
	}
	var all strings.Builder
	for _, it := range v.layout.Items() {
		all.WriteString(written(it.Make()))
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
	course := uitest.Bundled(t)
	for _, l := range course.Lessons {
		set := l.Document.Typeset()
		v := New(l.Document, Options{Course: course, Terms: course.TermMatcher(), ShowTerm: func(string, fyne.Position) {}})
		for i, b := range l.Document.Blocks {
			switch b := b.(type) {
			case *markup.Quiz, *markup.Spoiler:
				continue // a question shows its prompt, a fold opens
			case *markup.Deals: // a board shows what they come to
				shown := written(v.layout.Items()[v.layout.itemOf(i)].Make())
				for _, d := range course.Board(b.ID).Deals {
					if !strings.Contains(shown, d.Name) || !strings.Contains(shown, d.Worth) {
						t.Errorf("%s:%d: %q is lost", l.Path, b.Line, d.Name)
					}
				}
				continue
			case *markup.Figure:
				if figureOf(course, b.Image.Destination).Media != "" {
					continue // a picture that is there stands for its text
				}
			}
			shown := strings.ReplaceAll(written(v.layout.Items()[v.layout.itemOf(i)].Make()), "\n", " ")
			for word := range strings.FieldsSeq(markup.BlockText(set.Blocks[i])) {
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
	for i := len(again.layout.Items()) - 1; i >= 0; i-- {
		again.layout.Items()[i].Object = again.layout.Items()[i].Make()
	}
	if got := underlined(again); !slices.Equal(got, want) {
		t.Errorf("made from the end: underlined %q, want %q", got, want)
	}
}

func TestListing_KeepsEveryCharacter(t *testing.T) {
	text := strings.Join([]string{"", "a := \"s // no\" // yes", "x = 'it''s' -- note", "# comment", "s = \"unclosed", "é, 12.5e3 + ünder_score", "\\\"", "`raw`", "url#not-a-comment", "\x00\ufeff", "<a href='x'>"}, "\n")
	for _, language := range []string{"", "go", "python", "js", "sql", "yaml", "json", "sh", "html", "diff", "rust", "no-such-language"} {
		l := newListing(&markup.CodeBlock{Language: language, Text: text})
		l.colours = coloursOf(language, text, time.Minute)
		var b strings.Builder
		runs, starts := l.runs(0, len(l.rows), 0)
		for i, r := range runs {
			if r.Break {
				b.WriteByte('\n')
			}
			if starts[i] >= 0 && starts[i] != utf8.RuneCountInString(b.String()) {
				t.Errorf("%s: %q begins at %d, want %d", language, r.Text, starts[i], utf8.RuneCountInString(b.String()))
			}
			b.WriteString(r.Text)
		}
		if b.String() != text {
			t.Errorf("%s: became %q", language, b.String())
		}
	}
}

func TestColours_KeywordsStringsAndCommentsHaveTheirs(t *testing.T) {
	l := newListing(&markup.CodeBlock{Text: "func f() string { return \"x\" } // why"})
	l.colours = coloursOf("go", l.block.Text, time.Minute)
	found := map[string]theme.Name{}
	runs, _ := l.runs(0, 1, 0)
	for _, r := range runs {
		found[strings.TrimSpace(r.Text)] = r.Color
	}
	for text, want := range map[string]theme.Name{"func": theme.Note, "return": theme.Note, "\"x\"": theme.Success, "// why": theme.Muted, "{": ""} {
		if found[text] != want {
			t.Errorf("%s is %q, want %q (of %v)", text, found[text], want, found)
		}
	}
}

func TestList_LongOnesAreShownInParts(t *testing.T) {
	test.NewTempApp(t)
	v, _ := show(t, "3. one\n"+strings.Repeat("4. more\n", 199), Options{}, fyne.NewSize(600, 400))
	if len(v.layout.Items()) != 200 {
		t.Fatalf("%d items, want one an entry", len(v.layout.Items()))
	}
	if made, _ := v.Made(); made > 60 {
		t.Errorf("made %d of 200 entries", made)
	}
	v.Key(fyne.KeyEnd)
	if got := written(v.layout.Items()[199].Object); !strings.Contains(got, "202.") {
		t.Errorf("the last entry is %q, want number 202", got)
	}
}
