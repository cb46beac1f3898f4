package formula_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/klauspost/compress/zstd"

	"stagecraft/content/formula"
)

func TestStore_KeepsWhatWasSetInAFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "formulas.zst")
	var first, second formula.Store
	first.KeepIn(name)
	source := formula.Source{TeX: `a_{1}+b`}
	if f, err := first.Draw(t.Context(), source); err != nil || f.Drawing == nil {
		t.Fatal(f, err)
	}
	first.Flush()
	second.KeepIn(name)
	f, err := second.Draw(t.Context(), source)
	if err != nil || f.Drawing == nil || second.Count() != 0 {
		t.Errorf("the second start has it set %d times (%v), want none", second.Count(), err)
	}
}

func TestStore_SetsWhatIsWanted(t *testing.T) {
	var store formula.Store
	var group sync.WaitGroup
	for _, tex := range []string{"u", "v", "u"} {
		group.Add(1)
		store.Want(formula.Source{TeX: tex}, func(f *formula.Formula) {
			if f == nil || f.Drawing == nil {
				t.Errorf("%s isn't set: %v", tex, f)
			}
			group.Done()
		})
	}
	group.Wait()
	if n := store.Count(); n != 2 {
		t.Errorf("%d were set, want 2", n)
	}
}

func TestStore_DistrustsFiles(t *testing.T) {
	source := formula.Source{TeX: "w"}
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, drawing := range []string{
		`null`, `{"w":1e30}`, `{"m":[{"p":3,"m":[1,0,0,1,0,0]}]}`, `{"p":["M0 0L1e9 5"],"m":[{"p":0}]}`, `{"p":["x"]}`, `[]`, `{"w":-5}`,
	} {
		var store formula.Store
		line := `{"key":"` + source.Key() + `","formula":{"drawing":` + drawing + "}}\n"
		if err := store.Read(bytes.NewReader(w.EncodeAll([]byte(line), nil))); err != nil {
			t.Errorf("%s: %v", drawing, err)
		}
		if f := store.Get(source); f != nil {
			t.Errorf("%s is taken for a drawing", drawing)
		}
	}
	var store formula.Store
	for _, text := range []string{"no", strings.Repeat("x", 100), `{"key":"` + strings.Repeat("k", 100)} {
		if err := store.Read(bytes.NewReader(w.EncodeAll([]byte(text), nil))); err == nil {
			t.Errorf("%.20s… is taken for a file of formulas", text)
		}
	}
}

func TestRead_NumbersLinesAsMathJaxDoes(t *testing.T) {
	set := readNote("$$\n\\begin{equation}\\label{one}x\\end{equation}\n$$\n\nBy $\\eqref{two}$ and $\\ref{s}$.\n\n" +
		"\\begin{align}\na&=b\\\\\nc&=d\\label{two}\\\\\ne&=f\\nonumber\\\\\ng&=h\\tag{S}\\label{s}\n\\end{align}\n\n$$\n\\begin{equation}z\\end{equation}\n$$\n")
	want := map[string]int{"x": 0, "a": 1, "z": 3}
	for _, s := range set {
		for sign, from := range want {
			if s.Display && strings.Contains(s.TeX, sign) && !strings.Contains(s.TeX, "align") == (sign != "a") && s.From != from {
				t.Errorf("%q follows on %d numbers, want %d", s.TeX, s.From, from)
			}
		}
		if strings.Contains(s.TeX, "eqref") && s.Labels["two"] != "3" {
			t.Errorf("%s refers to %v, want 3", s.TeX, s.Labels)
		}
		if strings.Contains(s.TeX, `\ref{s}`) && s.Labels["s"] != "S" {
			t.Errorf("%s refers to %v, want S", s.TeX, s.Labels)
		}
	}
}

func TestRead_GivesFormulasTheCommandsDefinedInOthers(t *testing.T) {
	set := readNote("$\\newcommand{\\half}{\\frac12}\\DeclareMathOperator{\\sgn}{sgn}$ then $\\half x$ and $\\sgn x$ and $\\halfway$, $y$.\n")
	want := map[string]string{`\half x`: `\newcommand{\half}{\frac12}`, `\sgn x`: `\DeclareMathOperator{\sgn}{sgn}`, `\halfway`: "", "y": ""}
	for _, s := range set {
		if w, ok := want[s.TeX]; ok && s.Definitions != w {
			t.Errorf("%s has %q, want %q", s.TeX, s.Definitions, w)
		}
	}
}
