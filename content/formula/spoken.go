package formula

import (
	"embed"
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"stagecraft/content/markup"
)

//go:embed spoken/*.json
var spokenFiles embed.FS

// vocabulary is how formulas are read in a language: "signs" by the sign, and "forms" in which %1 and %2 stand
// for parts.
type vocabulary struct {
	Signs map[string]string `json:"signs"`
	Forms map[string]string `json:"forms"`
}

var vocabularies = sync.OnceValue(func() map[string]vocabulary {
	all := map[string]vocabulary{}
	for _, language := range []string{"en", "de", "fr", "nl", "es"} {
		var v vocabulary
		text, err := spokenFiles.ReadFile("spoken/" + language + ".json")
		if err == nil && json.Unmarshal(text, &v) == nil {
			all[language] = v
		}
	}
	return all
})

// Spoken gives a formula in words of a language, such as "de" or "de-CH"; English where there are none of it. Its
// TeX is for those of which nothing else is known.
func (f *Formula) Spoken(language, tex string) string {
	if f == nil || f.MathML == "" {
		return tex
	}
	node, err := ReadMathML(f.MathML)
	if err != nil {
		return tex
	}
	language, _, _ = strings.Cut(strings.ToLower(language), "-")
	v, ok := vocabularies()[language]
	if !ok {
		v = vocabularies()["en"]
	}
	s := speaker{v}
	said := strings.Join(strings.Fields(s.all(node.Children)), " ")
	said = strings.ReplaceAll(said, " ,", ",")
	if said == "" {
		return tex
	}
	return said
}

// Said gives running text as it is read aloud: formulas in words of a language, as far as they are there in
// the store of the program.
func Said(inlines []markup.Inline, language string) string {
	return markup.PlainTextWith(inlines, func(m markup.Math) string {
		return Shared.Get(Source{TeX: m.Source}).Spoken(language, m.Source)
	})
}

// SaidText is Said of a text without other markup, in which formulas stand between dollars.
func SaidText(text, language string) string { return Said(markup.WithFormulas(text), language) }

type speaker struct{ v vocabulary }

// form fills in a form.
func (s speaker) form(name string, parts ...string) string {
	text := s.v.Forms[name]
	for i, p := range parts {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), p)
	}
	return " " + text + " "
}

func (s speaker) all(nodes []*Node) string {
	var out strings.Builder
	for _, n := range nodes {
		out.WriteString(" " + s.node(n))
	}
	return out.String()
}

// sign gives the word for a sign, or the sign itself: letters and numbers are said as they are.
func (s speaker) sign(text string) string {
	text = strings.TrimSpace(text)
	if word, ok := s.v.Signs[text]; ok {
		return word
	}
	return text
}

// simple tells whether a part is one sign, so that nobody has to be told where it ends.
func simple(n *Node) bool {
	for len(n.Children) == 1 && (n.Name == "mrow" || n.Name == "mstyle") {
		n = n.Children[0]
	}
	return n.Name == "mi" || n.Name == "mn" || n.Name == "mo" || n.Name == "mtext"
}

func (s speaker) part(n *Node, i int) (said string, short bool) {
	if i >= len(n.Children) {
		return "", true
	}
	return s.node(n.Children[i]), simple(n.Children[i])
}

// core gives the sign in a node that is one; "" of others.
func core(n *Node) string {
	for len(n.Children) == 1 {
		n = n.Children[0]
	}
	if len(n.Children) == 0 {
		return strings.TrimSpace(n.Text)
	}
	return ""
}

func (s speaker) node(n *Node) string {
	switch n.Name {
	case "mi", "mo", "mn":
		return s.sign(n.Text)
	case "mtext", "ms":
		return n.Text
	case "mspace", "mphantom", "none", "mprescripts":
		return ""
	case "mfrac":
		over, short := s.part(n, 0)
		under, also := s.part(n, 1)
		switch {
		case n.attribute("linethickness") == "0":
			return s.form("binomial", over, under)
		case short && also:
			return s.form("over", over, under)
		}
		return s.form("fraction", over, under)
	case "msqrt":
		inside := s.all(n.Children)
		if len(n.Children) == 1 && simple(n.Children[0]) {
			return s.form("root of one", inside)
		}
		return s.form("root", inside)
	case "mroot":
		inside, _ := s.part(n, 0)
		index, _ := s.part(n, 1)
		return s.form("nth root", inside, index)
	case "msup":
		base, _ := s.part(n, 0)
		return s.power(base, n, 1)
	case "msub":
		base, _ := s.part(n, 0)
		index, _ := s.part(n, 1)
		return s.form("index", base, index)
	case "msubsup", "munderover":
		base, _ := s.part(n, 0)
		from, _ := s.part(n, 1)
		if n.Name == "munderover" || len(n.Children) > 0 && large(n.Children[0]) {
			to, _ := s.part(n, 2)
			return s.form("from to", base, from, to)
		}
		return s.power(s.form("index", base, from), n, 2)
	case "munder":
		base, _ := s.part(n, 0)
		under, _ := s.part(n, 1)
		if len(n.Children) > 1 && isSign(core(n.Children[1])) {
			return s.form("accent", base, s.sign(core(n.Children[1])))
		}
		return s.form("under", base, under)
	case "mover":
		base, _ := s.part(n, 0)
		over, _ := s.part(n, 1)
		if len(n.Children) > 1 && isSign(core(n.Children[1])) {
			over = core(n.Children[1])
			if word, ok := s.v.Signs["over "+over]; ok {
				return s.form("accent", base, word)
			}
			return s.form("accent", base, s.sign(over))
		}
		return s.form("above", base, over)
	case "mtable":
		return s.table(n)
	case "menclose":
		inside := s.all(n.Children)
		if strings.Contains(n.attribute("notation"), "strike") {
			return s.form("crossed out", inside)
		}
		return inside
	}
	return s.all(n.Children)
}

// isSign tells whether a part is one sign that is no letter: an accent.
func isSign(text string) bool {
	c, size := utf8.DecodeRuneInString(text)
	return size == len(text) && size > 0 && strings.ContainsRune("^~¯ˉ_→←↔˙¨ˇ˘´`⏞⏟⎵⎴‾˚–−-", c)
}

func large(n *Node) bool {
	return strings.ContainsAny(core(n), "∑∏∐∫∬∭∮⋃⋂⨁⨂⋁⋀")
}

// power says what is raised.
func (s speaker) power(base string, n *Node, at int) string {
	exponent, short := s.part(n, at)
	if at >= len(n.Children) {
		return base
	}
	switch sign := core(n.Children[at]); sign {
	case "2":
		return s.form("squared", base)
	case "3":
		return s.form("cubed", base)
	case "′", "'", "″", "‴", "†", "∗", "*", "∘", "+":
		return base + " " + s.sign(sign) + " "
	case "T", "⊤":
		return s.form("transposed", base)
	}
	if short {
		return s.form("power", base, exponent)
	}
	return s.form("power of more", base, exponent)
}

// table says a matrix, or lines that stand under each other.
func (s speaker) table(n *Node) string {
	lines := n.attribute("displaystyle") == "true"
	columns := 0
	for _, row := range n.Children {
		columns = max(columns, len(row.Children))
	}
	var out strings.Builder
	if !lines {
		out.WriteString(s.form("matrix", strconv.Itoa(len(n.Children)), strconv.Itoa(columns)))
	}
	for i, row := range n.Children {
		cells := row.Children
		number := ""
		if row.Name == "mlabeledtr" && len(cells) > 0 {
			number, cells = s.node(cells[0]), cells[1:]
		}
		var said []string
		for _, cell := range cells {
			if c := strings.TrimSpace(s.node(cell)); c != "" {
				said = append(said, c)
			}
		}
		between := ", "
		if lines {
			between = " "
		}
		text := strings.Join(said, between)
		if text == "" && number == "" {
			continue
		}
		switch {
		case len(n.Children) > 1:
			out.WriteString(s.form("row", strconv.Itoa(i+1), text))
		default:
			out.WriteString(" " + text)
		}
		if number != "" {
			out.WriteString(s.form("numbered", strings.Trim(number, "() ")))
		}
	}
	if !lines {
		out.WriteString(s.form("end of matrix"))
	}
	return out.String()
}
