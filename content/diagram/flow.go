package diagram

import (
	"regexp"
	"strings"
)

var (
	flowSymbol = regexp.MustCompile(`^([^=>\s]+)=>(start|end|operation|inputoutput|input|output|subroutine|condition|parallel)(?:[ \t]*:[ \t]*(.*))?$`)
	flowTarget = regexp.MustCompile(`:>[ \t]*(\S+?)(?:\[[^\]]*\])?$`)
	flowState  = regexp.MustCompile(`\|(?:past|current|future|approved|rejected|request|invalid|[a-z]+)[ \t]*(:>|$)`)
	flowChain  = regexp.MustCompile(`^[^\s(>@-]+(?:\([^)]*\))?(?:@[^\s(>-]+(?:\([^)]*\))?)?(?:[ \t]*->[ \t]*[^\s(>-]+(?:\([^)]*\))?)+$`)
	flowEnd    = regexp.MustCompile(`^([^\s(>-]+)(?:\(([^)]*)\))?$`)
	flowParens = regexp.MustCompile(`^(yes|no|true|false|path\d+)$`)
)

// parseFlow reads a flowchart as flowchart.js writes it: the symbols, and then how they follow each other.
func parseFlow(source string) (Diagram, error) {
	r := &reader{source: source}
	g := newGraph(Flowchart)
	// More lines of a symbol's text follow it, up to what is a symbol or a chain.
	for r.blank(); !r.end(); r.blank() {
		line, at := r.restOfLine()
		m := flowSymbol.FindStringSubmatchIndex(line)
		switch {
		case m != nil:
			id, kind := line[m[2]:m[3]], line[m[4]:m[5]]
			text, textAt := kind, -1
			if m[6] >= 0 {
				text, textAt = line[m[6]:m[7]], at+m[6]
			}
			n := g.node(id, -1, -1)
			if t := flowTarget.FindStringSubmatchIndex(text); t != nil {
				n.Link = text[t[2]:t[3]]
				text = text[:t[0]]
			}
			if s := flowState.FindStringIndex(text); s != nil {
				text = text[:s[0]]
			}
			if n.Label = label(text, textAt); n.Label.Empty() {
				n.Label = label(kind, -1)
			}
			switch kind {
			case "start", "end":
				n.Outline = Stadium
			case "inputoutput", "input", "output":
				n.Outline = LeanRight
			case "subroutine":
				n.Outline = Subroutine
			case "condition":
				n.Outline = Diamond
			}
			for !r.end() { // further lines of the text
				before := r.at
				more, moreAt := r.restOfLine()
				if more == "" || strings.Contains(more, "=>") || strings.Contains(more, "->") {
					r.at = before
					break
				}
				n.Label = append(n.Label, label(more, moreAt)...)
			}
		case strings.Contains(line, "->") && flowChain.MatchString(line):
			if err := flowLine(r, g, line, at); err != nil {
				return nil, err
			}
		default:
			return nil, r.faultBefore("%q is no symbol and no way between some; write st=>start: Begin, and st->op1->e", clipped(line))
		}
		if err := g.tooLarge(); err != nil {
			return nil, err
		}
	}
	return g.done()
}

func flowLine(r *reader, g *Graph, line string, at int) error {
	from, on := "", Label(nil)
	pos := 0
	for part := range strings.SplitSeq(line, "->") {
		start := pos
		pos += len(part) + 2
		trimmed := strings.TrimSpace(part)
		start += strings.Index(part, trimmed)
		// A way may have a name, as in cond@yes; only the first names a symbol.
		trimmed, _, _ = strings.Cut(trimmed, "@")
		m := flowEnd.FindStringSubmatchIndex(trimmed)
		if m == nil {
			return r.faultBefore("%q is no symbol; write st->op1->e", clipped(trimmed))
		}
		id := trimmed[m[2]:m[3]]
		if _, ok := g.byID[id]; !ok {
			return r.faultBefore("there is no symbol %q; say above what it is, such as %s=>operation: a text", clipped(id), clipped(id))
		}
		if from != "" {
			g.connect(from, id, Arrow{Tip: ArrowTip, Label: on})
		}
		from, on = id, nil
		if m[4] < 0 {
			continue
		}
		offset := 0
		for word := range strings.SplitSeq(trimmed[m[4]:m[5]], ",") {
			w := strings.TrimSpace(word)
			if flowParens.MatchString(w) || g.Nodes[g.byID[id]].Outline == Diamond && !isSide(w) {
				on = label(w, at+start+m[4]+offset+strings.Index(word, w))
			}
			offset += len(word) + 1
		}
	}
	return nil
}

// isSide tells whether a word says where an arrow leaves a symbol. Where it does follows from the layout here.
func isSide(s string) bool {
	return s == "top" || s == "bottom" || s == "left" || s == "right" || s == ""
}
