package formula_test

import (
	"strings"
	"testing"
	"time"

	"stagecraft/content/formula"
)

func draw(t *testing.T, s formula.Source) *formula.Formula {
	t.Helper()
	f, err := formula.Draw(t.Context(), s)
	if err != nil {
		t.Fatalf("%.60q: %v", s.TeX, err)
	}
	return f
}

func TestDraw_SetsWhatTeXKnows(t *testing.T) {
	for _, tex := range []string{
		`x^2`, `\frac{a}{b}`, `\sqrt[3]{\left(\frac{1}{2}\right)}`, `\ce{2H2 + O2 -> 2H2O}`, `\begin{pmatrix}1&0\\0&1\end{pmatrix}`,
		`\boxed{z}\cancel{x}\bcancel{y}\xcancel{z}\text{größe 漢}`, `\textcolor{red}{x}\colorbox{yellow}{y}\fcolorbox{red}{#abc}{z}`,
		`\begin{align}a&=b\\c&=d\tag{X}\end{align}`, `\begin{array}{|c:c|}\hline a&b\\ \hdashline c&d\\\hline\end{array}`,
		`\bra{\psi}\ket{\phi}`, `\dv{x}{y}\vb{E}`, `\begin{dcases}a&x\\b&y\end{dcases}`, `\coloneqq \xrightharpoonup{abc}`,
		`\begin{numcases}{f(x)=}1&x\\2&y\end{numcases}`, `\begin{CD}A@>a>>B\\@VVV@VVV\\C@>>>D\end{CD}`, `\overbrace{a+b}^{n}\underbrace{c}_m\overrightarrow{AB}`,
		`\begin{flalign}a&=b&\end{flalign}`, `\begin{multline}a+b\\+c\end{multline}`, `\rule{1em}{2em}\phantom{x}\mathbb{R}\mathcal{L}\mathfrak{g}`, ``, ` `,
	} {
		f := draw(t, formula.Source{TeX: tex, Display: true})
		if f.Wrong != "" {
			t.Errorf("%s: %s", tex, f.Wrong)
		} else if d := f.Drawing; strings.TrimSpace(tex) != "" && (d.Width <= 0 || d.Height+d.Depth <= 0 || len(d.Marks) == 0 || !strings.Contains(f.MathML, "<math")) {
			t.Errorf("%s measures %g by %g with %d marks", tex, d.Width, d.Height+d.Depth, len(d.Marks))
		}
	}
}

func TestDraw_MeasuresOverTheBaseline(t *testing.T) {
	for _, c := range []struct {
		tex                  string
		width, height, depth float32
	}{
		{`x`, 572, 442, 11},
		{`g`, 477, 442, 205},
		{`x^2`, 1008.6, 833.9, 11},
	} {
		d := draw(t, formula.Source{TeX: c.tex}).Drawing
		if near := func(a, b float32) bool { return a-b < 1 && b-a < 1 }; !near(d.Width, c.width) || !near(d.Height, c.height) || !near(d.Depth, c.depth) {
			t.Errorf("%s is %g wide, %g above and %g below the baseline, want %g, %g, %g", c.tex, d.Width, d.Height, d.Depth, c.width, c.height, c.depth)
		}
	}
}

func TestDraw_NumbersStandApart(t *testing.T) {
	d := draw(t, formula.Source{TeX: `\begin{align}a&=b\\c&=d\end{align}`, Display: true, From: 4}).Drawing
	if len(d.Numbers) != 6 || d.NumbersWidth < 1000 || d.Width < 2000 || d.Width > 4000 {
		t.Errorf("two lines have %d marks of numbers, %g wide, beside %g", len(d.Numbers), d.NumbersWidth, d.Width)
	}
	other := draw(t, formula.Source{TeX: `\begin{align}a&=b\\c&=d\end{align}`, Display: true}).Drawing
	if other.Paths[len(other.Paths)-1] == d.Paths[len(d.Paths)-1] {
		t.Error("the numbers are the same wherever it stands")
	}
}

func TestDraw_SaysWhatIsWrong(t *testing.T) {
	for tex, want := range map[string]string{
		`\foo`:           `Undefined control sequence \foo`,
		`\frac{a`:        `Missing close brace`,
		`\left( x`:       `missing \right`,
		`\begin{align}x`: `Missing \end{align}`,
		`x^2^3`:          `Double exponent: use braces to clarify`,
	} {
		if f := draw(t, formula.Source{TeX: tex, Display: true}); !strings.Contains(f.Wrong, want) {
			t.Errorf("%s: it says %q, want %q", tex, f.Wrong, want)
		}
	}
}

func TestDraw_ACommandDefinedInOneFormulaIsUnknownInTheNext(t *testing.T) {
	if f := draw(t, formula.Source{TeX: `\newcommand{\mine}{x}\mine`}); f.Wrong != "" {
		t.Fatal(f.Wrong)
	}
	if f := draw(t, formula.Source{TeX: `\mine`}); f.Wrong == "" {
		t.Error("it is known in the next")
	}
	if f := draw(t, formula.Source{TeX: `\mine`, Definitions: `\newcommand{\mine}{x}`}); f.Wrong != "" {
		t.Errorf("with its definition: %s", f.Wrong)
	}
}

func TestDraw_HostileFormulasEnd(t *testing.T) {
	matrix := `\begin{matrix}` + strings.Repeat(strings.Repeat(`\frac12&`, 60)+`1\\`, 40) + `\end{matrix}`
	for name, tex := range map[string]string{
		"a command that means itself": `\def\x{\x}\x`,
		"one that doubles":            `\def\x{\x\x}\x`,
		"a hundred thousand braces":   strings.Repeat("{", 100_000) + strings.Repeat("}", 100_000),
		"as many as there may be":     strings.Repeat("{", 9_900) + "x" + strings.Repeat("}", 9_900),
		"powers of powers":            strings.Repeat("x^{", 5_000) + "x" + strings.Repeat("}", 5_000),
		"roots within roots":          strings.Repeat(`\sqrt{`, 2_500) + "x" + strings.Repeat("}", 2_500),
		"a matrix":                    matrix,
		"left without right":          strings.Repeat(`\left(`, 3_000),
		"the longest":                 strings.Repeat("x", formula.MostTeX),
		"too long":                    strings.Repeat("x", formula.MostTeX+1),
		"doubling definitions":        `\def\a{xxxxxxxxxx}\def\b{\a\a\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b\b\b}\def\d{\c\c\c\c\c\c\c\c\c\c}\def\e{\d\d\d\d\d\d\d\d\d\d}\e`,
		"a large rule":                `\rule{1000000em}{1000000em}`,
	} {
		start := time.Now()
		f := draw(t, formula.Source{TeX: tex, Display: true})
		took := time.Since(start)
		t.Logf("%s: %v: %.100s", name, took.Round(time.Millisecond), f.Wrong)
		if limit := 30 * time.Second; took > limit {
			t.Errorf("%s takes %v", name, took)
		}
		if f.Wrong == "" && f.Drawing.Check() != nil {
			t.Errorf("%s: %v", name, f.Drawing.Check())
		}
		if again := draw(t, formula.Source{TeX: "x"}); again.Wrong != "" {
			t.Errorf("after %s: %s", name, again.Wrong)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for b.Loop() {
		if f, err := formula.Draw(b.Context(), formula.Source{TeX: `\int_0^\infty \frac{x^{3}}{e^{x}-1}\,dx = \frac{\pi^4}{15}`}); err != nil || f.Wrong != "" {
			b.Fatal(f, err)
		}
	}
}
