package formula_test

import (
	"context"
	"testing"
	"time"

	"stagecraft/content/formula"
)

func TestLetters_GiveAFormulaInOneLine(t *testing.T) {
	for _, c := range []struct{ tex, want string }{
		{`\chi^2`, "χ²"},
		{`R^2`, "R²"},
		{`_2`, "₂"},
		{`a_{ij}\le\alpha`, "aᵢⱼ ≤ α"},
		{`x^{n+1}`, "xⁿ⁺¹"},
		{`x^{a+1}`, "x^(a + 1)"},
		{`x^{-1}`, "x⁻¹"},
		{`\frac{a}{b}`, "a/b"},
		{`\frac{a+1}{2b}`, "(a + 1)/2b"},
		{`\sqrt{x}`, "√x"},
		{`\sqrt[3]{x+1}`, "³√(x + 1)"},
		{`O(n \log n)`, "O(n log n)"},
		{`\sin(x)`, "sin(x)"},
		{`2\sin^2 x`, "2sin² x"},
		{`\bar{x}`, "x̄"},
		{`\hat{y} = -a`, "ŷ = −a"},
		{`f(x,y)`, "f(x, y)"},
		{`\sum_{i=1}^{n} i`, "∑ᵢ₌₁ⁿi"},
		{`\text{net price} \times 2`, "net price × 2"},
		{`\ce{H2O}`, "H₂O"},
		{`\begin{pmatrix}1&2\\3&4\end{pmatrix}`, "(1 2; 3 4)"},
	} {
		if got := draw(t, formula.Source{TeX: c.tex}).Letters(c.tex); got != c.want {
			t.Errorf("%s in letters is %q, want %q", c.tex, got, c.want)
		}
	}
	if got := draw(t, formula.Source{TeX: `\nosuch`}).Letters(`\nosuch`); got != `\nosuch` {
		t.Errorf("a formula that is wrong is %q in letters", got)
	}
}

func TestInLetters_LeavesMoneyAndWhatIsNotSetYet(t *testing.T) {
	within, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := formula.Shared.Await(within, formula.Source{TeX: `\lambda^2`}); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		`the $\lambda^2$ test`:   "the λ² test",
		`from $5 to $6`:          `from $5 to $6`,
		`$\lambda^{2}_{never}$!`: `\lambda^{2}_{never}!`,
	} {
		if got := formula.InLetters(text); got != want {
			t.Errorf("%s in letters is %q, want %q", text, got, want)
		}
	}
}

func FuzzLetters(f *testing.F) {
	f.Add(`<math><mfrac><mi>a</mi><mn>2</mn></mfrac><msup><mi>x</mi></msup></math>`)
	f.Add(`<math><mtable><mlabeledtr><mtd><mtext>(1)</mtext></mtd></mlabeledtr></mtable><msubsup/><munder/><mover><mi>x</mi><mo>¯</mo></mover></math>`)
	f.Fuzz(func(t *testing.T, text string) {
		if (&formula.Formula{MathML: text}).Letters("x") == "" {
			t.Error("nothing stands for a formula")
		}
	})
}
