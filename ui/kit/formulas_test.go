package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/formula"
	"stagecraft/ui/text"
)

func TestWithFormulas_SetsThemAndReadsThemInWords(t *testing.T) {
	test.NewTempApp(t)
	if _, err := formula.Shared.Draw(t.Context(), formula.Source{TeX: "x^2"}); err != nil {
		t.Fatal(err)
	}
	p := WithFormulas("de", Label("Aus $x^2$ wird $5 oder $10."))
	if p.Spoken() != "Aus x Quadrat wird $5 oder $10." || p.PlainText() != "Aus x^2 wird $5 oder $10." {
		t.Errorf("it reads %q and copies %q", p.Spoken(), p.PlainText())
	}
	if _, ok := p.Runs[1].Object.(*text.Formula); !ok {
		t.Errorf("the formula is shown as %+v", p.Runs[1])
	}
	plain := Label("costs $5 to $10")
	if WithFormulas("en", plain); len(plain.Runs) != 1 {
		t.Errorf("money is taken for a formula: %+v", plain.Runs)
	}
}

func TestWithFormulas_ShowsTheSourceUntilItIsSet(t *testing.T) {
	test.NewTempApp(t)
	old := setBeside
	defer func() { setBeside = old }()
	var set func()
	setBeside = func(work, after func()) { set = func() { work(); after() } }
	p := WithFormulas("en", Label("That is $y^{31}+z$ and $\\nosuch$."))
	if p.Runs[1].Object != nil || !p.Runs[1].Face.Italic || p.Spoken() != "That is y^{31}+z and \\nosuch." {
		t.Errorf("before it is set it reads %q, as %+v", p.Spoken(), p.Runs[1])
	}
	w := test.NewTempWindow(t, Stack(0, p))
	w.Resize(fyne.NewSize(400, 200))
	set()
	late.show()
	if _, ok := p.Runs[1].Object.(*text.Formula); !ok {
		t.Errorf("once it is set it is shown as %+v", p.Runs[1])
	}
	if p.Runs[3].Object != nil || p.Runs[3].Text != "\\nosuch" {
		t.Errorf("what can't be set is shown as %+v", p.Runs[3])
	}
}
