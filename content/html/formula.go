package html

import (
	"context"
	"strconv"
	"time"

	"stagecraft/content/formula"
	"stagecraft/content/markup"
)

// settingTime is how long the formulas of a note may take to be set; the others stand as they are written.
const settingTime = time.Minute

// formula writes a formula as MathML, and as it is set for a browser that doesn't know that; style.css shows one of
// the two. One that can't be set stands as it is written.
func (w *writer) formula(source formula.Source) {
	f := w.set(source)
	if f == nil {
		w.Line("span", source.TeX, "class", "math", "role", "math")
		return
	}
	tree, err := formula.ReadMathML(f.MathML)
	if err != nil || !w.afford(f.MathML) {
		w.Line("span", source.TeX, "class", "math", "role", "math")
		return
	}
	w.Element("span", func() {
		w.math(tree, source.TeX)
		w.drawing(f.Drawing)
	}, "class", "set")
}

// set gives a formula as it is set; nil where it can't be.
func (w *writer) set(source formula.Source) *formula.Formula {
	if w.settingUntil.IsZero() {
		w.settingUntil = time.Now().Add(settingTime)
	}
	within, cancel := context.WithDeadline(context.Background(), w.settingUntil)
	defer cancel()
	f, err := formula.Shared.Draw(within, source)
	if err != nil || f.Drawing == nil {
		return nil
	}
	return f
}

// math writes a formula as MathML, with its TeX, which is what is copied of it.
func (w *writer) math(n *formula.Node, tex string) {
	display := ""
	for _, a := range n.Attributes {
		if a[0] == "display" {
			display = a[1]
		}
	}
	w.Start("math", "xmlns", "http://www.w3.org/1998/Math/MathML", "display", display)
	w.Start("semantics")
	w.Start("mrow")
	for _, child := range n.Children {
		w.mathML(child)
	}
	w.End("mrow")
	w.Start("annotation", "encoding", "application/x-tex")
	w.Text(tex)
	w.End("annotation")
	w.End("semantics")
	w.End("math")
}

// mathML writes an element of MathML. Browsers know no row with a number, so that it stands in a cell at the end.
func (w *writer) mathML(n *formula.Node) {
	name, children := n.Name, n.Children
	if name == "mlabeledtr" && len(children) > 0 {
		name, children = "mtr", append(children[1:len(children):len(children)], children[0])
	}
	var attributes []string
	for _, a := range n.Attributes {
		attributes = append(attributes, a[0], a[1])
	}
	w.Start(name, attributes...)
	if len(children) == 0 {
		w.Text(n.Text)
	}
	for _, child := range children {
		w.mathML(child)
	}
	w.End(name)
}

// drawing writes a formula as SVG, in the colour of the text around.
func (w *writer) drawing(d *formula.Drawing) {
	whole := d.Width
	if d.NumbersWidth > 0 {
		whole += 2000 + d.NumbersWidth
	}
	em := func(v float32) string { return strconv.FormatFloat(float64(v)/1000, 'f', 3, 32) + "em" }
	n := func(v float32) string { return strconv.FormatFloat(float64(v), 'f', -1, 32) }
	w.Start("svg", "xmlns", "http://www.w3.org/2000/svg", "aria-hidden", "true", "width", em(whole), "height", em(d.Height+d.Depth),
		"viewBox", n(0)+" "+n(-d.Height)+" "+n(whole)+" "+n(d.Height+d.Depth))
	marks := func(all []formula.Mark, right float32) {
		for i := range all {
			m := &all[i]
			at := formula.Times([6]float32{1, 0, 0, -1, right, 0}, m.Matrix)
			place := "matrix(" + n(at[0]) + " " + n(at[1]) + " " + n(at[2]) + " " + n(at[3]) + " " + n(at[4]) + " " + n(at[5]) + ")"
			switch {
			case m.Path < 0:
				w.Start("text", "transform", place, "font-size", strconv.Itoa(formula.TextSize), "fill", m.Color.String())
				w.Text(m.Text)
				w.End("text")
			case m.Line > 0:
				w.Start("path", "transform", place, "fill", "none", "stroke", m.Color.String(), "stroke-width", n(m.Line), "d", string(d.Paths[m.Path]))
				w.End("path")
			default:
				w.Start("path", "transform", place, "fill", m.Color.String(), "d", string(d.Paths[m.Path]))
				w.End("path")
			}
		}
	}
	marks(d.Marks, 0)
	marks(d.Numbers, whole-d.NumbersWidth)
	w.End("svg")
}

// letters gives a title as one line of a list, with its formulas in letters.
func (w *writer) letters(title []markup.Inline) string {
	return markup.PlainTextWith(title, func(m markup.Math) string { return w.set(w.formulas.Inline(m)).Letters(m.Source) })
}
