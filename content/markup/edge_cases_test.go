package markup

import (
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// differs is the edge cases that this app means otherwise than CodiMD, each
// with what it makes of them and why.
var differs = map[string]struct{ want, because string }{
	"fm_double": {
		"<h1>Hi</h1>",
		"CodiMD shows a second block of front matter as text; its own exports write one",
	},
	"info_title_ignored": {
		"<info><title>My Title</title>text</info>",
		"the author wrote the title to be read",
	},
	"unknown_name": {
		"<note>text</note>",
		"note and tip are kinds of callout here",
	},
	"colons_in_fence_close_it": {
		"<info><pre>:::</pre>x</info>",
		"the lines of a fence are code",
	},
	"spoiler_state": {
		"<details open><summary>T</summary>x</details>",
		"newer HackMD reads the state, and a learner has no use for it",
	},
	"linkify": {
		`<a https://a.b/c>https://a.b/c</a> <a http://www.x.com>www.x.com</a> <a mailto:me@x.com>me@x.com</a> example.com`,
		"a word with a dot in it is not taken for an address",
	},
	"style_block": {"text", "a style is not for reading"},
	"math": {
		"<math>a+b</math> costs $5 and $10 <math>x</math> (y)<math display>z</math>",
		"display math within a line stays in the line",
	},
}

func TestParse_EdgeCases(t *testing.T) {
	data, err := os.ReadFile("testdata/edge-cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases map[string]struct {
		Markdown, HTML string
		Meta           map[string]any
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for name := range differs {
		if _, ok := cases[name]; !ok {
			t.Errorf("differs lists %s, which is no edge case", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		t.Run(name, func(t *testing.T) {
			c := cases[name]
			doc, err := parse([]byte(c.Markdown))
			if err != nil {
				t.Fatal(err)
			}
			got, want := normal(simpleHTML(doc.Typeset())), normal(expected(c.HTML))
			if d, ok := differs[name]; ok {
				if got == want {
					t.Errorf("is as CodiMD has it, but is listed as different because %s", d.because)
				}
				want = d.want
			}
			if got != want {
				t.Errorf("%s\n got %s\nwant %s", c.Markdown, got, want)
			}
			if title, ok := c.Meta["title"]; ok && doc.Meta.Title != title {
				t.Errorf("title is %q; want %q", doc.Meta.Title, title)
			}
			if tags, ok := c.Meta["tags"]; ok && fmt.Sprint(tags) != fmt.Sprint(doc.Meta.Tags) {
				t.Errorf("tags are %q; want %q", doc.Meta.Tags, tags)
			}
		})
	}
}

// simpleHTML gives a document as HTML with few attributes and no paragraphs.
func simpleHTML(doc *Document) string {
	var out strings.Builder
	writeBlocks(&out, doc.Blocks)
	if len(doc.Footnotes) > 0 {
		out.WriteString("<ol>")
		for _, f := range doc.Footnotes {
			out.WriteString("<li>")
			writeBlocks(&out, f.Blocks)
			out.WriteString("</li>")
		}
		out.WriteString("</ol>")
	}
	return out.String()
}

func writeBlocks(out *strings.Builder, blocks []Block) {
	for _, block := range blocks {
		writeBlock(out, block)
	}
}

func writeBlock(out *strings.Builder, block Block) {
	element := func(name string, content func()) {
		out.WriteString("<" + name + ">")
		content()
		name, _, _ = strings.Cut(name, " ")
		out.WriteString("</" + name + ">")
	}
	switch v := block.(type) {
	case *Heading:
		element(fmt.Sprintf("h%d", v.Level), func() { writeInlines(out, v.Inlines) })
	case *Paragraph:
		writeInlines(out, v.Inlines)
	case *Figure:
		writeInlines(out, []Inline{v.Image})
	case *List:
		name := "ul"
		if v.Ordered {
			name = "ol"
		}
		element(name, func() {
			for _, item := range v.Items {
				name := "li"
				if item.Done {
					name = "li done"
				} else if item.Task {
					name = "li task"
				}
				element(name, func() { writeBlocks(out, item.Blocks) })
			}
		})
	case *Table:
		element("table", func() {
			row := func(name string, cells []Cell) {
				element("tr", func() {
					for i, cell := range cells {
						name := name
						if cell.Covered {
							continue
						}
						if cell.Across > 0 {
							name += fmt.Sprintf(" across %d", cell.Across)
						}
						if cell.Down > 0 {
							name += fmt.Sprintf(" down %d", cell.Down)
						}
						if i < len(v.Align) {
							name += [...]string{"", " left", " center", " right"}[v.Align[i]]
						}
						element(name, func() { writeInlines(out, cell.Inlines) })
					}
				})
			}
			if v.Head != nil {
				row("th", v.Head)
			}
			for _, cells := range v.Rows {
				row("td", cells)
			}
		})
	case *CodeBlock:
		name := "pre"
		if v.Language != "" {
			name += " " + v.Language
		}
		if v.Numbers {
			name += fmt.Sprintf(" from %d", v.First)
		}
		if v.Wrap {
			name += " wrapped"
		}
		element(name, func() { out.WriteString(v.Text) })
	case *Diagram:
		element("diagram "+v.Language, func() { out.WriteString(v.Source) })
	case *Quiz:
		element("quiz "+v.ID, func() { out.WriteString(v.Source) })
	case *Deals:
		element("deals "+v.ID, func() { out.WriteString(v.Source) })
	case *Callout:
		element(v.Kind, func() {
			if v.Title != nil {
				element("title", func() { writeInlines(out, v.Title) })
			}
			writeBlocks(out, v.Blocks)
		})
	case *Spoiler:
		name := "details"
		if v.Open {
			name += " open"
		}
		if v.Speaker {
			name += " speaker"
		}
		element(name, func() {
			if v.Summary != nil {
				element("summary", func() { writeInlines(out, v.Summary) })
			}
			writeBlocks(out, v.Blocks)
		})
	case *Quote:
		name := strings.Join(strings.Fields("blockquote "+v.Name+" "+v.Time+" "+v.Color), " ")
		element(name, func() { writeBlocks(out, v.Blocks) })
	case *Rule:
		out.WriteString("<hr>")
	case *Embed:
		out.WriteString("<embed " + v.Provider + " " + v.ID + ">")
	case *Contents:
		depth := ""
		if v.MaxLevel > 0 {
			depth = fmt.Sprint(v.MaxLevel)
		}
		out.WriteString("<toc " + depth + ">")
	case *DefinitionList:
		element("dl", func() {
			for _, item := range v.Items {
				element("dt", func() { writeInlines(out, item.Term) })
				for _, blocks := range item.Definitions {
					element("dd", func() { writeBlocks(out, blocks) })
				}
			}
		})
	case *MathBlock:
		out.WriteString("<math display>" + v.Source + "</math>")
	case *Spacer:
		out.WriteString("\u00a0")
	default:
		panic(fmt.Sprintf("no HTML for %T", block))
	}
}

var styleElements = []struct {
	style Style
	name  string
}{
	{Bold, "strong"},
	{Italic, "em"},
	{Struck, "s"},
	{Inserted, "ins"},
	{Marked, "mark"},
	{Subscript, "sub"},
	{Superscript, "sup"},
	{Keyboard, "kbd"},
	{Underlined, "u"},
	{Small, "small"},
}

func writeInlines(out *strings.Builder, inlines []Inline) {
	for _, inline := range inlines {
		switch v := inline.(type) {
		case Text:
			out.WriteString(v.Value)
		case Styled:
			for _, s := range styleElements {
				if v.Style&s.style != 0 {
					out.WriteString("<" + s.name + ">")
					writeInlines(out, v.Children)
					out.WriteString("</" + s.name + ">")
				}
			}
		case Code:
			out.WriteString("<code>" + v.Value + "</code>")
		case Link:
			out.WriteString("<a " + v.Destination + ">")
			writeInlines(out, v.Children)
			out.WriteString("</a>")
		case *Image:
			out.WriteString("<img " + v.Destination + " " + v.Alt + " " + v.Title + " " + size(v.Width) + "x" + size(v.Height) + ">")
		case Ruby:
			out.WriteString("<ruby>" + v.Base + "<rt>" + v.Reading + "</rt></ruby>")
		case Break:
			out.WriteString("<br>")
		case FootnoteMark:
			fmt.Fprintf(out, "<note %d>", v.Number)
		case Math:
			out.WriteString("<math>" + v.Source + "</math>")
		case Abbreviation:
			out.WriteString("<abbr " + v.Long + ">" + v.Short + "</abbr>")
		default:
			panic("no HTML for " + reflect.TypeOf(inline).String())
		}
	}
}

func size(l Length) string {
	switch {
	case l.Value == 0:
		return ""
	case l.Percent:
		return fmt.Sprintf("%g%%", l.Value)
	}
	return fmt.Sprintf("%g", l.Value)
}

// asSimple turns CodiMD's HTML into that of simpleHTML.
var asSimple = []struct{ pattern, with string }{
	{`<hr class="footnotes-sep">\s*<section class="footnotes">|</section>| <a href="#fnref\d" class="footnote-backref">.*?</a>`, ""},
	{`<sup class="footnote-ref"><a [^>]*>\[(\d)\]</a></sup>`, "<note $1>"},
	{`<(li|ol)( [^>]*)>`, "<$1>"},
	{`</?(p|thead|tbody)>`, ""},
	{`<pre info="">\s*<code>`, "<pre>"},
	{`</code>\s*</pre>`, "</pre>"},
	{`<x-embed k="(\w+)">(.*?)</x-embed>`, "<embed $1 $2>"},
	{`<x-toc depth="(\d*)"></x-toc>`, "<toc $1>"},
	{`<x-math k="inline">`, "<math>"},
	{`<x-math k="display">`, "<math display>"},
	{`</x-math>`, "</math>"},
	{`<a href="([^"]*)">`, "<a $1>"},
	{`<abbr title="([^"]*)">`, "<abbr $1>"},
	{`<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>`, "<ruby>漢<rt>かん</rt></ruby><ruby>字<rt>じ</rt></ruby>"},
}

var imageAttributes = regexp.MustCompile(`<img src="([^"]*)" alt="([^"]*)"(?: title="([^"]*)")?(?: width="([^"]*)")?(?: height="([^"]*)")?>`)

func expected(s string) string {
	s = namedCallouts(s)
	for _, r := range asSimple {
		s = regexp.MustCompile(r.pattern).ReplaceAllString(s, r.with)
	}
	s = imageAttributes.ReplaceAllString(s, "<img $1 $2 $3 ${4}x$5>")
	return html.UnescapeString(s)
}

var calloutTag = regexp.MustCompile(`<div role="alert" class="alert alert-(\w+)[^"]*">|</div role="alert" class="alert alert-">`)

// namedCallouts gives the callouts in s, which may hold others, elements of
// their own name.
func namedCallouts(s string) string {
	var open []string
	return calloutTag.ReplaceAllStringFunc(s, func(tag string) string {
		if name := calloutTag.FindStringSubmatch(tag)[1]; name != "" {
			open = append(open, name)
			return "<" + name + ">"
		}
		name := open[len(open)-1]
		open = open[:len(open)-1]
		return "</" + name + ">"
	})
}

var (
	aroundTags = regexp.MustCompile(`\s*(</?(?:h\d|ul|ol|li|table|tr|td|th|pre|details|summary|blockquote|dl|dt|dd|info|warning|title|br|embed|toc)\b[^>]*>)\s*`)
	lastBreaks = regexp.MustCompile(`(?:<br>)+(</|$)`)
)

// normal takes out the differences that are not seen.
func normal(s string) string {
	s = strings.ReplaceAll(s, "\u00a0", " ")
	s = regexp.MustCompile(`\s+`).ReplaceAllString(s, " ")
	s = aroundTags.ReplaceAllString(s, "$1")
	s = lastBreaks.ReplaceAllString(s, "$1")
	return strings.TrimSpace(s)
}
