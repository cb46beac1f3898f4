package html

import (
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// styles is the element of each style, the outer ones first.
var styles = []struct {
	style markup.Style
	name  string
}{
	{markup.Inserted, "ins"},
	{markup.Struck, "del"},
	{markup.Marked, "mark"},
	{markup.Bold, "strong"},
	{markup.Italic, "em"},
	{markup.Underlined, "u"},
	{markup.Small, "small"},
	{markup.Subscript, "sub"},
	{markup.Superscript, "sup"},
	{markup.Keyboard, "kbd"},
	{markup.Monospace, "code"},
}

func (w *writer) inlines(inlines []markup.Inline) {
	for _, in := range inlines {
		w.inline(in)
	}
}

func (w *writer) inline(in markup.Inline) {
	switch in := in.(type) {
	case markup.Text:
		if w.marking {
			w.readOn(in.Value)
			return
		}
		w.Text(in.Value)
	case markup.Styled:
		for _, s := range styles {
			if in.Style&s.style != 0 {
				w.Start(s.name)
			}
		}
		w.inlines(in.Children)
		for i := len(styles) - 1; i >= 0; i-- {
			if in.Style&styles[i].style != 0 {
				w.End(styles[i].name)
			}
		}
	case markup.Code:
		w.Line("code", in.Value)
	case markup.Link:
		w.link(in)
	case *markup.Image:
		w.picture(in)
	case markup.Ruby:
		w.Element("ruby", func() {
			w.Text(in.Base)
			w.Line("rp", "(")
			w.Line("rt", in.Reading)
			w.Line("rp", ")")
		})
	case markup.Break:
		w.read++
		w.Empty("br")
	case markup.FootnoteMark:
		w.footnoteMark(in)
	case markup.Math:
		w.formula(w.formulas.Inline(in))
	case markup.Abbreviation:
		w.read += len(in.Short)
		if !w.afford(in.Long) {
			w.Text(in.Short)
			return
		}
		w.Line("abbr", in.Short, "title", in.Long)
	}
}

// link writes a link, or only its text when it leads where a page may not.
func (w *writer) link(l markup.Link) {
	content := func() {
		if len(l.Children) == 0 {
			w.Text(l.Destination)
		}
		w.inlines(l.Children)
	}
	address, course := w.address(l.Destination)
	if w.inLink || address == "" || !w.afford(address, l.Title) {
		content()
		return
	}
	class := ""
	switch {
	case course && w.site == nil:
		class = "course"
	case course && strings.HasPrefix(l.Destination, "term:"):
		class = "term"
	}
	w.inLink = true
	w.Element("a", content, "href", address, "title", l.Title, "class", class, "rel", external(address))
	w.inLink = false
}

func external(address string) string {
	if strings.HasPrefix(strings.ToLower(address), "http") {
		return "noopener noreferrer"
	}
	return ""
}

// address gives where a link leads, and whether it is a thing of the course;
// "" when it may not lead there. Only what is known to be harmless is let
// through: no other scheme, however it is written, begins like this.
func (w *writer) address(destination string) (address string, course bool) {
	destination = strings.TrimSpace(destination)
	if !markup.Unsafe(destination).Empty() {
		return "", false
	}
	if fragment, ok := strings.CutPrefix(destination, "#"); ok {
		if w.site != nil && !w.anchors[fragment] {
			return "", false
		}
		return "#" + w.id(fragment), false
	}
	if ref, ok := content.ParseRef(destination); ok {
		if w.site != nil {
			if address = w.site.Address(ref); address != "" {
				address = w.from(address)
			}
			return address, true
		}
		if prefix, here := w.lessons[ref.ID]; here && ref.Kind == "lesson" {
			if ref.Fragment == "" {
				return "#" + prefix + "note.", false
			}
			return "#" + prefix + ref.Fragment, false
		}
		return ref.String(), true
	}
	if strings.HasPrefix(destination, "//") {
		return "https:" + destination, false
	}
	lower := strings.ToLower(destination[:min(len(destination), 8)])
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(lower, scheme) {
			return destination, false
		}
	}
	return "", false
}

// footnoteMark writes the mark of a footnote, a link to it.
func (w *writer) footnoteMark(mark markup.FootnoteMark) {
	number := strconv.Itoa(mark.Number)
	if w.inLink || w.quoted || mark.Number < 1 || mark.Number > len(w.note.Document.Footnotes) {
		w.Line("sup", number)
		return
	}
	w.calls[mark.Number]++
	id := w.id("call." + number + "." + strconv.Itoa(w.calls[mark.Number]))
	w.Element("sup", func() {
		w.Line("a", number, "href", "#"+w.id("note."+number), "id", id, "role", "doc-noteref", "aria-label", w.words.F("Note %d", mark.Number))
	})
}
