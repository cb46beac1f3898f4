package diagram

import (
	"regexp"
	"strings"
)

// brackets is how outlines are written around a text, the longest first.
var brackets = []struct {
	open, shut string
	outline    Outline
}{
	{"(((", ")))", DoubleCircle},
	{"((", "))", Circle},
	{"([", "])", Stadium},
	{"(-", "-)", Ellipse},
	{"[[", "]]", Subroutine},
	{"[(", ")]", Cylinder},
	{"{{", "}}", Hexagon},
	{"[/", "/]", LeanRight},
	{"[/", "\\]", Trapezoid},
	{"[\\", "\\]", LeanLeft},
	{"[\\", "/]", TrapezoidDown},
	{"(", ")", RoundedBox},
	{"[", "]", Rectangle},
	{"{", "}", Diamond},
	{">", "]", Flag},
}

// otherShut is what else may close a box that leans.
var otherShut = map[string]string{"/]": "\\]", "\\]": "/]"}

// outline reads the outline and the text of a box, where it has one.
func (f *flowchartReader) outline(n *Node) error {
	start := f.at
	for _, b := range brackets {
		f.at = start
		if !f.take(b.open) {
			continue
		}
		text, at, ok := f.textUpTo(b.shut)
		if !ok {
			continue
		}
		if shut := otherShut[b.shut]; strings.Contains(text, shut) && shut != "" && f.source[at-1] != '"' {
			continue // the other of the two closes it sooner
		}
		n.Label, n.Outline, n.named = label(text, at), b.outline, true
		return nil
	}
	f.at = start
	if f.has("[") || f.has("(") || f.has("{") {
		text, _ := f.restOfLine()
		return f.faultBefore("the text of a box isn't closed in %q; close its bracket, and put a text with brackets in it in quotes", clipped(text))
	}
	return nil
}

// textUpTo reads a text, in quotes or without, up to what closes it.
func (f *flowchartReader) textUpTo(shut string) (text string, at int, ok bool) {
	f.spaces()
	if f.take(`"`) {
		at = f.at
		end := strings.IndexByte(f.rest(), '"')
		if end < 0 {
			return "", 0, false
		}
		text = f.rest()[:end]
		f.at += end + 1
		f.spaces()
		return text, at, f.take(shut)
	}
	rest := f.rest()
	line, _, _ := strings.Cut(rest, "\n")
	end := strings.Index(line, shut)
	if end < 0 {
		return "", 0, false
	}
	// Of (a) b) the last one closes, when what follows is no arrow's.
	text, at = line[:end], f.at
	f.at += end + len(shut)
	if shut == "]" && strings.HasSuffix(text, "/") {
		return "", 0, false
	}
	return text, at, true
}

// shapes is the outlines that a box may be given by name, as Mermaid has them.
var shapes = map[string]Outline{
	"rect": Rectangle, "proc": Rectangle, "process": Rectangle, "rectangle": Rectangle,
	"rounded": RoundedBox, "event": RoundedBox,
	"stadium": Stadium, "pill": Stadium, "terminal": Stadium,
	"fr-rect": Subroutine, "subproc": Subroutine, "subprocess": Subroutine, "subroutine": Subroutine, "framed-rectangle": Subroutine,
	"cyl": Cylinder, "db": Cylinder, "database": Cylinder, "cylinder": Cylinder, "lin-cyl": Cylinder, "disk": Cylinder,
	"circle": Circle, "circ": Circle, "sm-circ": Dot, "start": Dot, "small-circle": Dot,
	"dbl-circ": DoubleCircle, "double-circle": DoubleCircle, "fr-circ": Target, "stop": Target, "framed-circle": Target,
	"odd": Flag, "flag": Page, "paper-tape": Page,
	"diam": Diamond, "decision": Diamond, "diamond": Diamond, "question": Diamond,
	"hex": Hexagon, "hexagon": Hexagon, "prepare": Hexagon,
	"lean-r": LeanRight, "lean-right": LeanRight, "in-out": LeanRight,
	"lean-l": LeanLeft, "lean-left": LeanLeft, "out-in": LeanLeft,
	"trap-b": Trapezoid, "priority": Trapezoid, "trapezoid": Trapezoid, "trapezoid-bottom": Trapezoid,
	"trap-t": TrapezoidDown, "manual": TrapezoidDown, "inv-trapezoid": TrapezoidDown, "trapezoid-top": TrapezoidDown,
	"doc": Page, "document": Page, "lin-doc": Page, "docs": Page, "documents": Page,
	"text": Bare, "card": Rectangle, "notch-rect": Rectangle, "note": NoteSheet, "comment": NoteSheet, "tag-rect": NoteSheet,
	"fork": Bar, "join": Bar, "delay": Delay, "half-rounded-rectangle": Delay, "tri": Triangle, "triangle": Triangle, "extract": Triangle,
	"st-rect": Rectangle, "procs": Rectangle, "processes": Rectangle, "lin-rect": Subroutine, "div-rect": Rectangle,
	"win-pane": Rectangle, "internal-storage": Rectangle, "sl-rect": Rectangle, "manual-input": Rectangle, "bow-rect": Rectangle,
	"ellipse": Ellipse, "cloud": Ellipse, "crossed-circle": Circle, "cross-circ": Circle, "summary": Circle, "f-circ": Dot, "junction": Dot,
	"hourglass": Diamond, "collate": Diamond, "bolt": Rectangle, "com-link": Rectangle, "das": Cylinder, "h-cyl": Cylinder,
	"curv-trap": Delay, "display": Delay, "flip-tri": Triangle, "manual-file": Triangle, "notch-pent": Hexagon, "loop-limit": Hexagon,
	"brace": NoteSheet, "brace-l": NoteSheet, "brace-r": NoteSheet, "braces": NoteSheet, "icon": Rectangle, "image": Rectangle,
}

var property = regexp.MustCompile(`^[\s,]*([A-Za-z-]+)[ \t]*:[ \t]*(?:"([^"]*)"|'([^']*)'|([^,}\n]*))`)

// described reads what a box is given as A@{ shape: cyl, label: "a text" }.
func (f *flowchartReader) described(n *Node) error {
	f.take("@{")
	for {
		m := property.FindStringSubmatchIndex(f.rest())
		if m == nil {
			break
		}
		key, start := f.rest()[m[2]:m[3]], f.at
		value, at := "", -1
		for i := 4; i < 10; i += 2 {
			if m[i] >= 0 {
				value, at = strings.TrimSpace(f.rest()[m[i]:m[i+1]]), start+m[i]
			}
		}
		f.at += m[1]
		switch key {
		case "shape":
			outline, ok := shapes[value]
			if !ok {
				return f.fault("%q is no outline of a box; rect, rounded, diam, cyl, circle or doc are", clipped(value))
			}
			n.Outline = outline
		case "label":
			n.Label, n.named = label(value, at), true
		}
	}
	f.blank2()
	f.take(",")
	f.blank2()
	if !f.take("}") {
		return f.fault(`what a box is isn't closed; write A@{ shape: rect, label: "a text" }`)
	}
	return nil
}

var (
	wholeArrow  = regexp.MustCompile(`^([<xo]?)(--+[-xo>]|==+[=xo>]|-\.+-[xo>]?|~~~+)`)
	arrowBegins = regexp.MustCompile(`^([<xo]?)(--|==|-\.)`)
	arrowEnds   = map[string]*regexp.Regexp{
		"--": regexp.MustCompile(`--+[-xo>]`), "==": regexp.MustCompile(`==+[=xo>]`), "-.": regexp.MustCompile(`\.+-[xo>]?`),
	}
	arrowID   = regexp.MustCompile(`^([A-Za-z0-9_]+)@([<xo]?(?:--|==|-\.|~~))`)
	arrowText = regexp.MustCompile(`^[ \t]*\|([^|]*)\|`)
)

// arrow reads an arrow with what stands on it.
func (f *flowchartReader) arrow() (a Arrow, ok bool, err error) {
	if m := arrowID.FindStringSubmatch(f.rest()); m != nil {
		a.ID = m[1]
		f.at += len(m[1]) + 1
	}
	whole := wholeArrow.FindStringSubmatch(f.rest())
	begins := arrowBegins.FindStringSubmatch(f.rest())
	switch {
	case whole != nil:
		f.at += len(whole[0])
		a.Tail, a.Stroke, a.Tip, a.Length = arrowOf(whole[1], whole[2])
	case begins != nil:
		start := f.at + len(begins[0])
		rest := f.source[start:]
		line := rest
		if !strings.HasPrefix(strings.TrimLeft(rest, " \t"), `"`) {
			line, _, _ = strings.Cut(rest, "\n")
		}
		m := arrowEnds[begins[2]].FindStringIndex(afterQuotes(line))
		if m == nil {
			f.restOfLine()
			return a, false, f.faultBefore("an arrow with a text on it doesn't end; write A -- the text --> B")
		}
		text, at := line[:m[0]], start
		trimmed := strings.TrimSpace(text)
		at += strings.Index(text, trimmed)
		if len(trimmed) > 1 && trimmed[0] == '"' && trimmed[len(trimmed)-1] == '"' {
			trimmed, at = trimmed[1:len(trimmed)-1], at+1
		}
		a.Label = label(trimmed, at)
		end := line[m[0]:m[1]]
		if begins[2] == "-." {
			end = "-" + end
		}
		a.Tail, a.Stroke, a.Tip, a.Length = arrowOf(begins[1], end)
		f.at = start + m[1]
	default:
		return a, false, nil
	}
	if m := arrowText.FindStringSubmatchIndex(f.rest()); m != nil {
		text, at := f.rest()[m[2]:m[3]], f.at+m[2]
		if t := strings.TrimSpace(text); len(t) > 1 && t[0] == '"' && t[len(t)-1] == '"' {
			at += strings.Index(text, t) + 1
			text = t[1 : len(t)-1]
		}
		a.Label = label(text, at)
		f.at += m[1]
	}
	return a, true, nil
}

// afterQuotes puts dots where quoted text is, which may have arrows in it.
func afterQuotes(s string) string {
	b, in := []byte(s), false
	for i, c := range b {
		if c == '"' {
			in = !in
		} else if in {
			b[i] = ' '
		}
	}
	return string(b)
}

func arrowOf(tail, line string) (Tip, Stroke, Tip, int) {
	tip := map[byte]Tip{'>': ArrowTip, 'x': CrossTip, 'o': CircleTip}
	stroke, length := Solid, 1
	last := line[len(line)-1]
	switch {
	case line[0] == '~':
		stroke, length = Invisible, len(line)-2
	case strings.HasPrefix(line, "-."):
		stroke, length = Dotted, strings.Count(line, ".")
	default:
		if line[0] == '=' {
			stroke = Thick
		}
		if length = len(line) - 2; tip[last] == NoTip {
			length = len(line) - 2
		}
	}
	from := NoTip
	switch tail {
	case "<":
		from = ArrowTip
	case "x":
		from = CrossTip
	case "o":
		from = CircleTip
	}
	return from, stroke, tip[last], max(length, 1)
}
