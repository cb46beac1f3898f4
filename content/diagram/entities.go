package diagram

import (
	"regexp"
	"strings"
)

var (
	entityName     = `(?:"[^"]*"|[^\s\[\]{}:"]+)`
	entityRelation = regexp.MustCompile(`^(` + entityName + `)[ \t]*(\|o|\|\||\}o|\}\|)(--|\.\.)(o\||\|\||o\{|\|\{)[ \t]*(` + entityName + `)[ \t]*(?::(.*))?$`)
	entityWords    = regexp.MustCompile(`^(` + entityName + `)[ \t]+(only one|zero or one|one or zero|one or more|one or many|many\(1\)|1\+|zero or more|zero or many|many\(0\)|0\+|1)[ \t]+(to|optionally to)[ \t]+(only one|zero or one|one or zero|one or more|one or many|many\(1\)|1\+|zero or more|zero or many|many\(0\)|0\+|1)[ \t]+(` + entityName + `)[ \t]*(?::(.*))?$`)
	entityOpens    = regexp.MustCompile(`^(` + entityName + `)(?:[ \t]*\[[ \t]*"?([^"\]]*)"?[ \t]*\])?(:::[\w,-]+)?[ \t]*(\{[ \t]*\}?)?$`)
	entityRow      = regexp.MustCompile(`^(\S+)[ \t]+(\S+)(?:[ \t]+((?:PK|FK|UK)(?:[ \t]*,[ \t]*(?:PK|FK|UK))*))?(?:[ \t]+"([^"]*)")?$`)
)

// parseEntities reads an entity relationship diagram of Mermaid into a graph.
func parseEntities(r *reader) (Diagram, error) {
	f := &flowchartReader{reader: r, g: newGraph(EntityKind), classes: map[string]Style{}}
	r.keyword("erDiagram")
	for r.blank(); !r.end(); r.blank() {
		if r.head(&f.g.head) {
			continue
		}
		start := r.at
		if f.keyword("direction") || f.keyword("classDef") || f.keyword("class") || f.keyword("style") {
			r.at = start
			if err := f.statement(); err != nil {
				return nil, err
			}
			continue
		}
		line, at := r.restOfLine()
		if err := f.entityLine(line, at); err != nil {
			return nil, err
		}
		if err := f.g.tooLarge(); err != nil {
			return nil, err
		}
	}
	f.apply()
	return f.g.done()
}

func (f *flowchartReader) entity(name string, at int) *Node {
	if t := strings.Trim(name, `"`); t != name {
		name, at = t, at+1
	}
	_, known := f.g.byID[name]
	n := f.g.node(name, at, -1)
	if !known {
		n.Outline, n.Columns = Table, true
	}
	return n
}

func (f *flowchartReader) entityLine(line string, at int) error {
	m := entityRelation.FindStringSubmatchIndex(line)
	tail, tip, stroke := NoTip, NoTip, Solid
	ends := map[string]Tip{"|o": ZeroOneTip, "o|": ZeroOneTip, "||": OneTip, "}o": ZeroManyTip, "o{": ZeroManyTip, "}|": ManyTip, "|{": ManyTip}
	if m != nil {
		tail, tip = ends[line[m[4]:m[5]]], ends[line[m[8]:m[9]]]
		if line[m[6]:m[7]] == ".." {
			stroke = Dotted
		}
	} else if m = entityWords.FindStringSubmatchIndex(line); m != nil {
		tail, tip = entityTip(line[m[4]:m[5]]), entityTip(line[m[8]:m[9]])
		if line[m[6]:m[7]] != "to" {
			stroke = Dotted
		}
	}
	if m != nil {
		from, to := f.entity(line[m[2]:m[3]], at+m[2]), f.entity(line[m[10]:m[11]], at+m[10])
		a := Arrow{Stroke: stroke, Tail: tail, Tip: tip}
		if m[12] >= 0 {
			text, textAt := line[m[12]:m[13]], at+m[12]
			if t := strings.TrimSpace(text); len(t) > 1 && t[0] == '"' && strings.HasSuffix(t, `"`) {
				textAt += strings.IndexByte(text, '"') + 1
				text = t[1 : len(t)-1]
			}
			a.Label = label(text, textAt)
		}
		f.g.connect(from.ID, to.ID, a)
		return nil
	}
	m = entityOpens.FindStringSubmatchIndex(line)
	if m == nil {
		return f.faultBefore("%q isn't an entity or a relation; write CUSTOMER ||--o{ ORDER : places", clipped(line))
	}
	n := f.entity(line[m[2]:m[3]], at+m[2])
	if m[4] >= 0 {
		n.Label = label(line[m[4]:m[5]], at+m[4])
	}
	if m[6] >= 0 {
		for class := range strings.SplitSeq(strings.TrimPrefix(line[m[6]:m[7]], ":::"), ",") {
			f.pending = append(f.pending, classed{n.ID, class})
		}
	}
	if m[8] < 0 || strings.HasSuffix(line[m[8]:m[9]], "}") {
		return nil
	}
	if len(n.Rows) == 0 {
		n.Rows = make([][]Label, 1)
	}
	for !f.end() {
		row, rowAt := f.restOfLine()
		if row == "}" {
			return nil
		}
		if row == "" {
			continue
		}
		c := entityRow.FindStringSubmatchIndex(row)
		if c == nil {
			return f.faultBefore("%q is no attribute; write a type and a name, such as string email UK", clipped(row))
		}
		var cells Label
		for k := 1; k <= 4; k++ {
			cell := Line{At: -1, Muted: k != 2}
			if c[2*k] >= 0 {
				cell.Text, cell.At = row[c[2*k]:c[2*k+1]], rowAt+c[2*k]
			}
			cells = append(cells, cell)
		}
		if len(n.Rows[0]) < 120 {
			n.Rows[0] = append(n.Rows[0], trimmedCells(cells))
		}
	}
	return f.fault("an entity isn't closed; write } under its attributes")
}

// trimmedCells leaves out empty cells at the end.
func trimmedCells(cells Label) Label {
	for len(cells) > 0 && cells[len(cells)-1].Text == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

func entityTip(words string) Tip {
	switch words {
	case "only one", "1":
		return OneTip
	case "zero or one", "one or zero":
		return ZeroOneTip
	case "one or more", "one or many", "many(1)", "1+":
		return ManyTip
	}
	return ZeroManyTip
}
