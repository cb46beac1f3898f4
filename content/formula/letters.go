package formula

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"stagecraft/content/markup"
)

// Letters gives a formula in one line of letters and signs, such as χ² or a/b, for where nothing can be set: a
// menu, the name of a window, a chevron. What has no sign for it stands as people type it, such as x^(a+1). Its TeX
// is for those of which nothing else is known.
func (f *Formula) Letters(tex string) string {
	if f == nil || f.MathML == "" {
		return tex
	}
	node, err := ReadMathML(f.MathML)
	if err != nil {
		return tex
	}
	var l liner
	l.all(node.Children)
	if line := norm.NFC.String(strings.Join(strings.Fields(l.out.String()), " ")); line != "" {
		return line
	}
	return tex
}

// InLetters gives a text that has no other markup with its formulas in [Formula.Letters], as far as they are there
// in the store of the program.
func InLetters(text string) string {
	if !strings.Contains(text, "$") {
		return text
	}
	return markup.PlainTextWith(markup.WithFormulas(text), func(m markup.Math) string {
		return Shared.Get(Source{TeX: m.Source}).Letters(m.Source)
	})
}

// Superscripts and subscripts of letters and signs, as far as Unicode has them.
const (
	plainSigns   = "0123456789+-−=()ni′"
	superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ′"
	plainBelow   = "0123456789+-−=()aehijklmnoprstuvxβγρφχ"
	subscripts   = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"
)

// Signs that stand over a letter, and those that combine with it.
const (
	above     = "^~¯ˉ‾–→˙¨ˇ˘´`˚"
	combining = "\u0302\u0303\u0304\u0304\u0304\u0304\u20d7\u0307\u0308\u030c\u0306\u0301\u0300\u030a"
)

// spaced are the signs that have a space on either side between two parts.
const spaced = "=<>≤≥≈≠≡∼≅→←↔⇒⇐⇔⟶∈∉⊂⊆∪∩+−±×⋅·∧∨∣"

// liner writes a formula in one line.
type liner struct {
	out     strings.Builder
	applied bool // the name of a function came last, of what follows
}

// inLine gives nodes in a line of their own.
func inLine(nodes ...*Node) string {
	var l liner
	l.all(nodes)
	return strings.TrimSpace(l.out.String())
}

func (l *liner) last() rune {
	c, _ := utf8.DecodeLastRuneInString(l.out.String())
	return c
}

func (l *liner) all(nodes []*Node) {
	for _, n := range nodes {
		l.node(n)
	}
}

func (l *liner) node(n *Node) {
	part := func(i int) *Node {
		if i < len(n.Children) {
			return n.Children[i]
		}
		return &Node{}
	}
	switch n.Name {
	case "mi", "mn":
		l.word(strings.TrimSpace(n.Text))
	case "mo":
		l.sign(strings.TrimSpace(n.Text))
	case "mtext", "ms":
		l.out.WriteString(strings.ReplaceAll(n.Text, "\u00a0", " "))
	case "mspace", "mphantom", "none", "mprescripts":
	case "mfrac":
		if n.attribute("linethickness") == "0" {
			l.out.WriteString(inLine(part(0)) + " " + inLine(part(1)))
		} else {
			l.out.WriteString(bracketed(part(0)) + "/" + bracketed(part(1)))
		}
	case "msqrt":
		l.out.WriteString("√" + bracketed(&Node{Name: "mrow", Children: n.Children}))
	case "mroot":
		l.out.WriteString(raised(inLine(part(1))) + "√" + bracketed(part(0)))
	case "msup", "mover":
		l.node(part(0))
		l.over(inLine(part(1)), n.Name == "mover")
	case "msub", "munder":
		l.node(part(0))
		l.under(inLine(part(1)))
	case "msubsup", "munderover":
		l.node(part(0))
		l.under(inLine(part(1)))
		l.over(inLine(part(2)), false)
	case "mtable":
		for i, row := range n.Children {
			if i > 0 {
				l.out.WriteString("; ")
			}
			for j, cell := range row.Children {
				if j > 0 {
					l.out.WriteString(" ")
				}
				l.out.WriteString(inLine(cell))
			}
		}
	default:
		l.all(n.Children)
	}
}

// word writes a letter, a number or the name of a function, which stands apart from letters before it.
func (l *liner) word(text string) {
	if l.applied || utf8.RuneCountInString(text) > 1 && unicode.IsLetter(l.last()) {
		l.out.WriteByte(' ')
	}
	l.applied = false
	l.out.WriteString(text)
}

// sign writes an operator.
func (l *liner) sign(text string) {
	l.applied = false
	switch {
	case text == "\u2061": // between a function and what it is of
		l.applied = true
	case strings.ContainsAny(text, "\u2062\u2063\u2064"): // multiplied, listed or added unseen
	case text != "" && strings.Contains(spaced, text) && ends(l.last()):
		l.out.WriteString(" " + text + " ")
	case text == ",":
		l.out.WriteString(", ")
	default:
		l.out.WriteString(text)
	}
}

// ends tells whether a part can end with a sign, so that an operator after it stands between two.
func ends(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c) || strings.ContainsRune(")]}|′!%"+superscripts+subscripts, c)
}

// over writes what is raised, or stands over what comes before.
func (l *liner) over(text string, accent bool) {
	if at := strings.Index(above, text); accent && text != "" && at >= 0 && utf8.RuneCountInString(text) == 1 {
		l.out.WriteRune([]rune(combining)[utf8.RuneCountInString(above[:at])])
		return
	}
	if text != "" {
		l.out.WriteString(raised(text))
	}
}

func (l *liner) under(text string) {
	if text == "" {
		return
	}
	if low, ok := translated(text, plainBelow, subscripts); ok {
		l.out.WriteString(low)
		return
	}
	l.out.WriteString("_" + grouped(text))
}

// raised gives a text as an exponent.
func raised(text string) string {
	if high, ok := translated(text, plainSigns, superscripts); ok {
		return high
	}
	return "^" + grouped(text)
}

// translated gives a text in the signs that stand for its own; ok tells whether there is one for each.
func translated(text, from, to string) (out string, ok bool) {
	own, theirs := []rune(from), []rune(to)
	var b strings.Builder
	for _, c := range strings.ReplaceAll(text, " ", "") {
		i := slices.Index(own, c)
		if i < 0 {
			return "", false
		}
		b.WriteRune(theirs[i])
	}
	return b.String(), true
}

// grouped puts what is more than one letter or number in brackets.
func grouped(text string) string {
	number := strings.Trim(text, "0123456789.") == ""
	if utf8.RuneCountInString(text) <= 1 || number {
		return text
	}
	return "(" + text + ")"
}

// bracketed gives a part of a fraction or root.
func bracketed(n *Node) string {
	text := inLine(n)
	if simple(n) {
		return text
	}
	if high, _, ok := strings.Cut(text, " "); ok || strings.ContainsAny(high, "/+−") {
		return "(" + text + ")"
	}
	return text
}
