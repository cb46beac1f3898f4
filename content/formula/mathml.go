package formula

import (
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Node is an element of a formula in MathML, with the text or the elements in it.
type Node struct {
	Name       string
	Attributes [][2]string // name and value
	Text       string
	Children   []*Node
}

// elements and attributes are those that a page may hold of a formula: none that leads anywhere, runs or
// loads.
var (
	elements = []string{
		"math", "mrow", "mi", "mo", "mn", "mtext", "mspace", "ms", "mfrac", "msqrt", "mroot", "mstyle", "merror", "mpadded", "mphantom",
		"mfenced", "menclose", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "none",
		"mtable", "mtr", "mlabeledtr", "mtd",
	}
	attributes = []string{
		"display", "displaystyle", "scriptlevel", "mathvariant", "mathcolor", "mathbackground", "mathsize", "linethickness", "accent",
		"accentunder", "stretchy", "fence", "separator", "symmetric", "form", "lspace", "rspace", "minsize", "maxsize", "largeop",
		"movablelimits", "width", "height", "depth", "voffset", "columnalign", "rowalign", "columnspacing", "rowspacing", "columnlines",
		"rowlines", "frame", "notation", "bevelled", "columnspan", "rowspan",
	}
)

// What MathML is read of a formula at most.
const (
	deepestNode = 200
	mostNodes   = 20_000
)

// ReadMathML reads a formula's MathML. What a page may not hold is left out. The error is that it is none, or too
// much.
func ReadMathML(text string) (*Node, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	var open []*Node
	for n := 0; ; n++ {
		token, err := d.Token()
		if err != nil {
			return nil, fmt.Errorf("read MathML: %w", err)
		}
		if n > 3*mostNodes || len(open) > deepestNode {
			return nil, errors.New("read MathML: it is too much")
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Local
			if !slices.Contains(elements, name) {
				name = "mrow"
			}
			node := &Node{Name: name}
			for _, a := range t.Attr {
				if slices.Contains(attributes, a.Name.Local) && len(a.Value) < 200 {
					node.Attributes = append(node.Attributes, [2]string{a.Name.Local, a.Value})
				}
			}
			if len(open) > 0 {
				last := open[len(open)-1]
				last.Children = append(last.Children, node)
			}
			open = append(open, node)
		case xml.EndElement:
			if len(open) == 1 {
				return open[0], nil
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].Text += string(t)
			}
		}
	}
}

// attribute gives the value of an attribute; "" where it has none.
func (n *Node) attribute(name string) string {
	for _, a := range n.Attributes {
		if a[0] == name {
			return a[1]
		}
	}
	return ""
}
