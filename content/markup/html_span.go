package markup

import (
	"html"
	"strings"
)

// htmlStyles is the elements that are a style of text.
var htmlStyles = map[string]Style{
	"b": Bold, "strong": Bold, "i": Italic, "em": Italic, "cite": Italic, "var": Italic, "dfn": Italic,
	"u": Underlined, "s": Struck, "del": Struck, "strike": Struck, "ins": Inserted, "mark": Marked,
	"kbd": Keyboard, "sub": Subscript, "sup": Superscript, "small": Small,
	"code": Monospace, "tt": Monospace, "samp": Monospace,
}

// htmlInline is the other elements within a line, and htmlLines those that are
// lines of their own. A tag that is in none of them is text: "<your name>".
var (
	htmlInline = elements(`a abbr acronym area audio base basefont bdi bdo big blink button canvas col colgroup
		data datalist embed font frame frameset head html body iframe img input label legend link map meta
		meter nobr noframes noscript object optgroup option output param picture progress q rb rp rt rtc ruby
		script select slot source span style svg template textarea time title track video wbr`)
	htmlLines = elements(`address article aside blockquote br caption center dd details dialog dir div dl dt
		fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre
		search section summary table tbody td tfoot th thead tr ul`)
)

func elements(names string) map[string]bool {
	set := map[string]bool{}
	for _, name := range strings.Fields(names) {
		set[name] = true
	}
	return set
}

func knownElement(name string) bool {
	_, style := htmlStyles[name]
	return style || htmlInline[name] || htmlLines[name]
}

// htmlSpans collects inlines and gives the HTML tags among them their meaning.
type htmlSpans struct {
	b     *builder
	spans []Inline
	open  []element
}

// element is an HTML element that is not closed yet.
type element struct {
	tag    token
	offset int // of the tag in the source
	spans  []Inline
}

func (h *htmlSpans) add(spans ...Inline) {
	if n := len(h.open); n > 0 {
		h.open[n-1].spans = append(h.open[n-1].spans, spans...)
		return
	}
	h.spans = append(h.spans, spans...)
}

func (h *htmlSpans) text(s string) {
	if s != "" {
		h.add(Text{Value: clean(s)})
	}
}

// read takes HTML that stands in running text.
func (h *htmlSpans) read(raw string, offset int) {
	for _, t := range tokens(raw) {
		h.take(t, offset+t.at)
	}
}

func (h *htmlSpans) take(t token, offset int) {
	switch {
	case t.hidden:
	case t.name == "":
		if data, ok := strings.CutPrefix(t.raw, "<![CDATA["); ok {
			h.text(strings.TrimSuffix(data, "]]>"))
		} else if !strings.HasPrefix(t.raw, "<?") {
			h.text(html.UnescapeString(t.raw))
		}
	case !knownElement(t.name):
		h.text(t.raw)
	case t.closing:
		h.close(t.name)
	default:
		h.start(t, offset)
	}
}

func (h *htmlSpans) start(t token, offset int) {
	source := strings.TrimSpace(t.attributes["src"])
	switch t.name {
	case "img":
		if source != "" || t.attributes["alt"] != "" {
			h.add(picture{&Image{
				Destination: source,
				Alt:         t.attributes["alt"],
				Title:       t.attributes["title"],
				Width:       readLength(t.attributes["width"]),
				Height:      readLength(t.attributes["height"]),
			}, offset})
		}
	case "iframe", "video", "audio", "embed", "source":
		if source != "" {
			h.add(&embedMark{offset: offset, embed: embedAt(source)})
		}
	case "wbr", "input", "meta", "link", "base", "col", "area", "param", "track", "frame":
	default:
		if htmlLines[t.name] {
			h.add(Break{})
			return
		}
		if strings.HasSuffix(t.raw, "/>") || len(h.open) >= maxSpans {
			return
		}
		h.open = append(h.open, element{tag: t, offset: offset})
	}
}

// close ends the innermost element of that name, and those within it.
func (h *htmlSpans) close(name string) {
	if htmlLines[name] {
		if name != "br" {
			h.add(Break{})
		}
		return
	}
	for i := len(h.open) - 1; i >= 0; i-- {
		if h.open[i].tag.name != name {
			continue
		}
		for len(h.open) > i+1 {
			h.pop(false)
		}
		h.pop(true)
		return
	}
}

// pop ends the innermost element; closed says that its own tag ended it.
func (h *htmlSpans) pop(closed bool) {
	last := len(h.open) - 1
	e := h.open[last]
	h.open = h.open[:last]
	if style, ok := htmlStyles[e.tag.name]; ok {
		if len(e.spans) > 0 {
			h.add(Styled{Style: style, Children: e.spans})
		}
		return
	}
	switch e.tag.name {
	case "style", "script":
		if !closed {
			h.text(e.tag.raw)
			h.add(e.spans...)
		}
	case "a":
		if destination := e.tag.attributes["href"]; destination != "" && !isBlankLine(spanLine{spans: e.spans}) {
			h.add(h.b.link(e.offset, destination, e.tag.attributes["title"], e.spans)...)
			return
		}
		h.add(e.spans...)
	case "abbr", "acronym":
		if long := e.tag.attributes["title"]; long != "" {
			h.add(Abbreviation{Short: PlainText(e.spans), Long: long})
			return
		}
		h.add(e.spans...)
	case "rp":
		if !closed || !h.within("ruby") {
			h.add(e.spans...)
		}
	case "rt", "rtc":
		if h.within("ruby") {
			h.add(rubyText(PlainText(e.spans)))
			return
		}
		h.add(e.spans...)
	case "ruby":
		h.add(joinRuby(e.spans)...)
	default:
		h.add(e.spans...)
	}
}

func (h *htmlSpans) within(name string) bool {
	for _, e := range h.open {
		if e.tag.name == name {
			return true
		}
	}
	return false
}

// end closes what is open and gives all that was collected.
func (h *htmlSpans) end() []Inline {
	for len(h.open) > 0 {
		h.pop(false)
	}
	spans := h.spans
	h.spans = nil
	return spans
}

// rubyText is the reading of what stands before it in a ruby element.
type rubyText string

func (rubyText) inline() {}

func joinRuby(spans []Inline) []Inline {
	var out []Inline
	var base []Inline
	for _, span := range spans {
		reading, ok := span.(rubyText)
		if !ok {
			base = append(base, span)
			continue
		}
		out = append(out, Ruby{Base: strings.TrimSpace(PlainText(base)), Reading: strings.TrimSpace(string(reading))})
		base = nil
	}
	return append(out, base...)
}
