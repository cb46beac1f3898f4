package markup

import (
	"strconv"
	"strings"
)

// Run is running text that is drawn in one way.
type Run struct {
	Text  string
	Style Style
	// Link is where the run leads, "" for nowhere.
	Link, LinkTitle string
	Image           *Image // the run is this picture; Text is its alternative
	Break           bool   // the run ends a line; it has no text
	Footnote        int    // the run is the mark of this footnote; 0 for none
	Math            bool   // Text is TeX source
	Ruby            string // the reading over Text
	Abbreviation    string // what Text is short for
}

// Runs flattens inlines. Runs that are drawn in the same way and touch are one.
func Runs(inlines []Inline) []Run {
	var f flattener
	f.add(inlines, Run{})
	return f.runs
}

type flattener struct{ runs []Run }

func (f *flattener) add(inlines []Inline, around Run) {
	for _, inline := range inlines {
		run := around
		switch v := inline.(type) {
		case Text:
			run.Text = v.Value
		case Code:
			run.Text, run.Style = v.Value, run.Style|Monospace
		case Styled:
			run.Style |= v.Style
			f.add(v.Children, run)
			continue
		case Link:
			run.Link, run.LinkTitle = v.Destination, v.Title
			f.add(v.Children, run)
			continue
		case *Image:
			run.Image, run.Text = v, v.Alt
		case Ruby:
			run.Text, run.Ruby = v.Base, v.Reading
		case Break:
			run = Run{Break: true}
		case FootnoteMark:
			run.Text, run.Footnote, run.Style = strconv.Itoa(v.Number), v.Number, run.Style|Superscript
		case Math:
			run.Text, run.Math = v.Source, true
		case Abbreviation:
			run.Text, run.Abbreviation = v.Short, v.Long
		}
		f.push(run)
	}
}

func (f *flattener) push(run Run) {
	if run.Text == "" && run.Image == nil && !run.Break {
		return
	}
	if n := len(f.runs); n > 0 && joins(f.runs[n-1], run) {
		f.runs[n-1].Text += run.Text
		return
	}
	f.runs = append(f.runs, run)
}

// joins tells whether two runs that touch are drawn as one.
func joins(a, b Run) bool {
	plain := func(r Run) bool {
		return r.Image == nil && !r.Break && r.Footnote == 0 && !r.Math && r.Ruby == "" && r.Abbreviation == ""
	}
	return plain(a) && plain(b) && a.Style == b.Style && a.Link == b.Link && a.LinkTitle == b.LinkTitle
}

// PlainText gives the characters of inlines. A break is a newline, a picture
// its alternative, a reading follows its base in brackets; marks of footnotes
// are left out.
func PlainText(inlines []Inline) string {
	return PlainTextWith(inlines, func(m Math) string { return m.Source })
}

// PlainTextWith is PlainText in which something else stands for each formula.
func PlainTextWith(inlines []Inline, math func(Math) string) string {
	var out strings.Builder
	writePlain(&out, inlines, math)
	return out.String()
}

func writePlain(out *strings.Builder, inlines []Inline, math func(Math) string) {
	for _, inline := range inlines {
		switch v := inline.(type) {
		case Text:
			out.WriteString(v.Value)
		case Code:
			out.WriteString(v.Value)
		case Styled:
			writePlain(out, v.Children, math)
		case Link:
			writePlain(out, v.Children, math)
		case *Image:
			out.WriteString(v.Alt)
		case Ruby:
			out.WriteString(v.Base + "(" + v.Reading + ")")
		case Break:
			out.WriteByte('\n')
		case Math:
			out.WriteString(math(v))
		case Abbreviation:
			out.WriteString(v.Short)
		// What follows is on its way into a Document.
		case newline:
			out.WriteByte('\n')
		case picture:
			out.WriteString(v.Alt)
		case *formula:
			out.WriteString(v.source)
		case *embedMark:
			out.WriteString(v.embed.ID)
		case rubyText:
			out.WriteString("(" + string(v) + ")")
		}
	}
}
