package formula_test

import (
	"strings"
	"testing"

	"stagecraft/content/formula"
)

func TestSpoken_ReadsFormulasInWords(t *testing.T) {
	for _, c := range []struct{ language, tex, want string }{
		{"en", `x^2+1`, "x squared plus 1"},
		{"en", `\frac{a}{b}`, "a over b"},
		{"en", `\frac{a+1}{b}`, "the fraction a plus 1 over b, end of fraction,"},
		{"en", `\sqrt{x}`, "the square root of x"},
		{"en", `\sum_{i=1}^{n} i`, "the sum from i equals 1 to n of i"},
		{"en", `a_{ij}\le\alpha`, "a sub i j is at most alpha"},
		{"en", `\vec{v}\cdot\hat{n}`, "v vector times n hat"},
		{"en", `\begin{pmatrix}1&2\\3&4\end{pmatrix}`, "open bracket a table of 2 rows and 2 columns, row 1: 1, 2, row 2: 3, 4, end of table, close bracket"},
		{"de", `x^2\neq 0`, "x Quadrat ungleich 0"},
		{"de-CH", `\sqrt{\pi}`, "Wurzel aus Pi"},
		{"fr", `\int_0^1 f`, "l’intégrale de 0 à 1 de f"},
		{"nl", `a\ge b`, "a is minstens b"},
		{"es", `\frac12`, "1 sobre 2"},
		{"xx", `a=b`, "a equals b"},
	} {
		if got := draw(t, formula.Source{TeX: c.tex}).Spoken(c.language, c.tex); got != c.want {
			t.Errorf("%s in %s is %q, want %q", c.tex, c.language, got, c.want)
		}
	}
	if got := draw(t, formula.Source{TeX: `\nosuch`}).Spoken("en", `\nosuch`); got != `\nosuch` {
		t.Errorf("a formula that is wrong is read as %q", got)
	}
}

func TestReadMathML_LeavesOutWhatAPageMayNotHold(t *testing.T) {
	n, err := formula.ReadMathML(`<math onclick="x"><script>alert(1)</script><mi href="javascript:x" mathcolor="red">y</mi></math>`)
	if err != nil {
		t.Fatal(err)
	}
	if n.Attributes != nil || n.Children[0].Name != "mrow" || len(n.Children[1].Attributes) != 1 {
		t.Errorf("%+v, %+v, %+v stand on the page", n, n.Children[0], n.Children[1])
	}
	for _, bad := range []string{"", "x", "<math>", strings.Repeat("<mrow>", 1000)} {
		if _, err := formula.ReadMathML(bad); err == nil {
			t.Errorf("%.20q is taken for MathML", bad)
		}
	}
}

func FuzzReadMathML(f *testing.F) {
	f.Add(`<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>`)
	f.Add(`<math><mtable><mlabeledtr><mtd><mtext>(1)</mtext></mtd></mlabeledtr></mtable><msubsup/><munder/></math>`)
	f.Fuzz(func(t *testing.T, text string) {
		_ = (&formula.Formula{MathML: text}).Spoken("de", "x") // nothing may make it panic
	})
}
