package document

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// text makes running text; pictures too big for a line stand between its parts.
func (m *widgetBuilder) text(inlines []markup.Inline, s textStyle) fyne.CanvasObject {
	line := &line{m: m, s: s, at: m.startOf(inlines)}
	if !s.typed && !m.v.doc.Meta.AsTyped {
		line.signs = markup.Signs(inlines)
	}
	line.add(inlines, style{face: s.face})
	line.end()
	if len(line.made) == 1 {
		return line.made[0]
	}
	return kit.Stack(theme.Size(12), line.made...)
}

// line collects inlines as runs.
type line struct {
	m        *widgetBuilder
	s        textStyle
	runs     []text.Run
	from     []int            // the character of the block's text that each run begins with
	parts    [][]substitution // of each run; nil when it shows what was typed
	at       int              // the character after what was put so far; -1 when it isn't known
	done     int              // how many characters of the text have been put
	signs    []markup.Sign    // that are still to come
	hotspots []*hotspot       // of the runs so far
	made     []fyne.CanvasObject
}

// style is what the inlines around a text give it.
type style struct {
	face       theme.Face
	color      theme.Name
	background theme.Name
	underline  text.Underline
	struck     bool
	raise      float32
	part       float32 // of the text size; 0 is 1
	link       string  // the address it leads to
	tip        string
	tap        func(at fyne.Position)
	kind       hotspotKind
	term       string
}

// end makes a paragraph of the runs so far.
func (l *line) end() {
	runs := trimBreaks(l.runs)
	if len(runs) == 0 && len(l.made) > 0 {
		l.clear()
		return
	}
	p := l.s.paragraph(runs)
	first := len(l.runs) - len(runs) - trailingBreaks(l.runs)
	for _, k := range l.hotspots {
		k.paragraph = p
		k.run -= first
	}
	if !l.s.pressed && len(runs) > 0 {
		l.m.add(p, l.from[first:first+len(runs)]).substitutions = l.parts[first : first+len(runs)]
	}
	l.m.item.hotspots = append(l.m.item.hotspots, l.hotspots...)
	l.made = append(l.made, p)
	l.clear()
}

// clear forgets the runs so far.
func (l *line) clear() { l.runs, l.from, l.parts, l.hotspots = nil, nil, nil, nil }

// trimBreaks drops line breaks at either end.
func trimBreaks(runs []text.Run) []text.Run {
	runs = runs[:len(runs)-trailingBreaks(runs)]
	for len(runs) > 0 && blank(runs[0]) {
		runs = runs[1:]
	}
	return runs
}

func trailingBreaks(runs []text.Run) int {
	n := 0
	for n < len(runs) && blank(runs[len(runs)-1-n]) {
		n++
	}
	return n
}

func blank(r text.Run) bool { return r.Break || r.Object == nil && strings.TrimSpace(r.Text) == "" }

// put takes text, as a run for each font that its signs need.
func (l *line) put(text string, st style) {
	shown, parts := l.set(text)
	for shown != "" {
		n := len(shown)
		if st.tap == nil { // what can be tapped is one run
			n = theme.Stretch(shown)
		}
		var of []substitution
		if parts != nil {
			of, parts = splitSubstitutions(parts, utf8.RuneCountInString(shown[:n]))
		}
		l.run(shown[:n], of, st)
		shown = shown[n:]
	}
}

// set gives the text that is shown for the one typed, and its parts: nil when
// it is the same.
func (l *line) set(text string) (string, []substitution) {
	length := utf8.RuneCountInString(text)
	for len(l.signs) > 0 && l.signs[0].At < l.done { // of what shows no text
		l.signs = l.signs[1:]
	}
	if len(l.signs) == 0 || l.signs[0].At >= l.done+length {
		return text, nil
	}
	var out strings.Builder
	var parts []substitution
	letters, at := []rune(text), 0
	same := func(to int) {
		if to > at {
			out.WriteString(string(letters[at:to]))
			parts = append(parts, substitution{to - at, to - at})
			at = to
		}
	}
	for len(l.signs) > 0 && l.signs[0].At+l.signs[0].Length <= l.done+length {
		s := l.signs[0]
		l.signs = l.signs[1:]
		same(s.At - l.done)
		out.WriteString(s.Shown)
		parts = append(parts, substitution{utf8.RuneCountInString(s.Shown), s.Length})
		at += s.Length
	}
	same(length)
	return out.String(), parts
}

func (l *line) run(shown string, parts []substitution, st style) {
	r := text.Run{
		Text: shown, Face: st.face, Color: st.color, Background: st.background,
		Underline: st.underline, Struck: st.struck, Raise: st.raise, Tip: st.tip, Tap: st.tap,
	}
	if st.part != 0 {
		r.Size = theme.Size(l.s.size) * st.part
	}
	if st.tap != nil {
		l.hotspots = append(l.hotspots, &hotspot{kind: st.kind, run: len(l.runs), do: st.tap, term: st.term})
	}
	l.append(r, l.at)
	l.parts[len(l.parts)-1] = parts
	n := utf8.RuneCountInString(shown)
	if parts != nil {
		n = 0
		for _, p := range parts {
			n += p.typed
		}
	}
	l.skip(n)
}

// append takes a run that begins with a character of the block's text.
func (l *line) append(r text.Run, from int) {
	l.runs, l.from, l.parts = append(l.runs, r), append(l.from, from), append(l.parts, nil)
}

// pass goes past text of the block.
func (l *line) pass(text string) { l.skip(utf8.RuneCountInString(text)) }

// skip goes past so many characters of it.
func (l *line) skip(n int) {
	l.done += n
	if l.at >= 0 {
		l.at += n
	}
}

func (l *line) add(inlines []markup.Inline, st style) {
	for i := 0; i < len(inlines); i++ {
		switch in := inlines[i].(type) {
		case markup.Text:
			// Neighbours are one text, so that a term is found across them.
			value := in.Value
			for i+1 < len(inlines) {
				next, ok := inlines[i+1].(markup.Text)
				if !ok {
					break
				}
				value += next.Value
				i++
			}
			l.words(value, st)
		case markup.Styled:
			if in.Style&markup.Keyboard != 0 {
				l.key(markup.PlainText(in.Children), st)
				continue
			}
			l.add(in.Children, styled(in.Style, st))
		case markup.Code:
			st := st
			st.face.Mono, st.background, st.part = true, theme.CodeSoft, 0.9
			l.put(in.Value, st)
		case markup.Link:
			l.add(in.Children, l.linked(in, st))
		case *markup.Image:
			l.image(in, st)
			l.pass(in.Alt)
		case markup.Ruby:
			// What is copied of it, and found in it, is the base.
			l.append(text.Run{Object: l.ruby(in, st), Text: in.Base}, l.at)
			l.pass(markup.PlainText(inlines[i : i+1]))
		case markup.Break:
			l.append(text.Run{Break: true}, -1)
			l.pass("\n")
		case markup.FootnoteMark:
			n := in.Number
			st := st
			st.part, st.raise, st.color, st.kind = 0.75, 0.35, theme.Primary, linkSpot
			st.tap = func(at fyne.Position) { l.m.v.popUps.footnote(n, at) }
			at, done := l.at, l.done // the number is no part of the text
			l.at = -1
			l.run(strconv.Itoa(n), nil, st)
			l.at, l.done = at, done
		case markup.Math:
			l.formula(in, st)
		case markup.Abbreviation:
			l.abbreviation(in, st)
		}
	}
}

// words puts plain text, with the first use of each term underlined.
func (l *line) words(text string, st style) {
	v := l.m.v
	if v.opt.Terms == nil || l.s.plain || st.link != "" {
		l.put(text, st)
		return
	}
	at := 0
	for _, span := range v.opt.Terms.Find(text) {
		if l.m.seen[span.Term.ID] {
			continue
		}
		l.m.seen[span.Term.ID] = true
		l.put(text[at:span.Start], st)
		l.put(text[span.Start:span.End], l.term(span.Term.ID, st))
		at = span.End
	}
	l.put(text[at:], st)
}

// term gives text the looks and the tap of a term.
func (l *line) term(id string, st style) style {
	v := l.m.v
	if v.opt.ShowTerm == nil {
		return st
	}
	st.underline, st.kind, st.term = text.Dotted, termSpot, id
	st.tip = "term:" + id
	st.tap = func(at fyne.Position) { v.opt.ShowTerm(id, at) }
	return st
}

// linked gives text the looks and the tap of a link.
func (l *line) linked(link markup.Link, st style) style {
	v := l.m.v
	st.link = link.Destination
	if ref, ok := content.ParseRef(link.Destination); ok && ref.Kind == "term" && v.opt.Course.Term(ref.ID) != nil {
		l.m.seen[ref.ID] = true
		return l.term(ref.ID, st)
	}
	tap := l.m.follow(link.Destination, linkText(link))
	if tap == nil {
		return st
	}
	st.color, st.underline, st.kind, st.tip = theme.Primary, text.Solid, linkSpot, link.Destination
	if link.Title != "" {
		st.tip = link.Title
	}
	st.tap = func(fyne.Position) { tap() }
	return st
}

// linkText is what stands there of a link; "" when a picture is among it, whose
// alternative isn't seen.
func linkText(link markup.Link) string {
	for _, r := range markup.Runs(link.Children) {
		if r.Image != nil {
			return ""
		}
	}
	return markup.PlainText(link.Children)
}

// follow gives what a tap on a link with a text does; nil when there is nothing to do.
func (m *widgetBuilder) follow(destination, text string) func() {
	v := m.v
	if id, ok := strings.CutPrefix(destination, "#"); ok {
		if v.index.heading(id) < 0 {
			return nil
		}
		return func() { v.ScrollToHeading(id) }
	}
	if v.opt.Open == nil || destination == "" {
		return nil
	}
	return func() { v.opt.Open(destination, text) }
}

// key draws a key as it stands on the keyboard.
func (l *line) key(name string, st style) {
	if name == "" {
		return
	}
	size := theme.Size(l.s.size) * 0.8
	label := text.NewLine(name, size, theme.Face{}, theme.Ink)
	wide, high := theme.Width(name, size, theme.Face{}), theme.Height(size, theme.Face{})
	cap := fyne.NewSize(float32(math.Ceil(float64(wide)))+2*keyInset, high+2)
	background := kit.Background(theme.Surface, theme.Edge, 4)
	background.Resize(cap)
	label.Move(fyne.NewPos(keyInset, 1))
	label.Resize(fyne.NewSize(wide, high))
	l.append(text.Run{Object: fixed(cap, background, label), Text: name, Tap: st.tap, Tip: st.tip}, l.at)
	l.pass(name)
}

const keyInset = 5

func styled(s markup.Style, st style) style {
	if s&markup.Bold != 0 {
		st.face.Bold, st.face.SemiBold = true, false
	}
	if s&markup.Italic != 0 {
		st.face.Italic = true
	}
	if s&markup.Struck != 0 {
		st.struck = true
	}
	if s&(markup.Inserted|markup.Underlined) != 0 && st.underline == text.NoUnderline {
		st.underline = text.Solid
	}
	if s&markup.Marked != 0 {
		st.background = theme.MarkSoft
	}
	if s&markup.Subscript != 0 {
		st.part, st.raise = 0.72, -0.18
	}
	if s&markup.Superscript != 0 {
		st.part, st.raise = 0.72, 0.35
	}
	if s&markup.Monospace != 0 {
		st.face.Mono, st.part = true, 0.9
	}
	if s&markup.Small != 0 {
		st.part = 0.85
	}
	return st
}
