package arithmetic

import (
	"errors"
	"math/big"
	"strings"
	"testing"
)

func names() map[string]*big.Rat {
	return map[string]*big.Rat{"quota": big.NewRat(400_000, 1), "win": big.NewRat(1, 4), "zero": new(big.Rat), "größe": big.NewRat(3, 1)}
}

func TestFormula_IsWorkedOutExactly(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"quota / win", "1600000"},
		{"1 + 2 * 3 - 4 / 2", "5"},
		{"(1 + 2) * 3", "9"},
		{"10 - 3 - 2", "5"},
		{"-2 * -(3)", "6"},
		{"0.1 + 0.2", "0.3"},
		{"ceil(48 / 16 %)", "300"},
		{"floor(-2.5) + ceil(-2.5)", "-5"},
		{"round(2.5) + round(-2.5, 0) + round(1.005, 2)", "1.01"},
		{"min(3, 1, 2) + max(1, 5) + abs(-4)", "10"},
		{"min(größe; 2)", "2"},
		{"quota × win ÷ 2 − 1", "49999"},
		{"25\u00a0% + 1%", "0.26"},
	} {
		f, err := Parse(c.source)
		if err != nil {
			t.Errorf("%s: %v", c.source, err)
			continue
		}
		got, err := f.Value(names())
		want, _ := new(big.Rat).SetString(c.want)
		if err != nil || got.Cmp(want) != 0 {
			t.Errorf("%s is %v, %v; want %s", c.source, got, err, c.want)
		}
	}
}

func TestParse_SaysWhatIsWrong(t *testing.T) {
	for source, says := range map[string]string{
		"":                              "missing",
		"1 +":                           "breaks off",
		"* 2":                           `before "*"`,
		"(1 + 2":                        ") is missing",
		"1 2":                           `"2" isn't expected`,
		"1..2":                          "no number",
		"a.b":                           `'.' has no meaning`,
		"len(1)":                        `len is no function`,
		"min(1)":                        "it takes 2 to 8",
		"round(1, 2, 3)":                "round(x, 2)",
		"round":                         "in parentheses",
		"a = 1":                         `'=' has no meaning`,
		"2 ^ 9":                         `'^' has no meaning`,
		`"x"`:                           "has no meaning",
		strings.Repeat("1+", 120) + "1": "more than 200",
		strings.Repeat("(", 17) + "1" + strings.Repeat(")", 17): "more than 16 deep",
		strings.Repeat("-", 100) + "1":                          "more than 16 deep",
	} {
		if _, err := Parse(source); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40s: %v; want %q", source, err, says)
		}
	}
}

func TestFormula_RefusesWhatHasNoValue(t *testing.T) {
	grows := strings.TrimSuffix(strings.Repeat("99999999999999*", 13), "*")
	for source, want := range map[string]error{"quota / zero": ErrDivision, "1 / (win - 25%)": ErrDivision, "won": ErrName, "round(1, 0.5)": ErrPlaces, "round(1, 10)": ErrPlaces, grows: ErrSize} {
		f, err := Parse(source)
		if err != nil {
			t.Fatal(err)
		}
		if v, err := f.Value(names()); !errors.Is(err, want) {
			t.Errorf("%s: %v, %v; want %v", source, v, err, want)
		}
	}
}

func TestFormula_IsSaidWithNumbersInPlace(t *testing.T) {
	f, err := Parse("ceil(quota/win) - -2*(5% + quota)")
	if err != nil {
		t.Fatal(err)
	}
	said := f.Said(func(name string) string { return "<" + name + ">" })
	if want := "ceil(<quota> ÷ <win>) − −2 × (5\u00a0% + <quota>)"; said != want {
		t.Errorf("it says %q, want %q", said, want)
	}
	if got := strings.Join(f.Names(), " "); got != "quota win" {
		t.Errorf("its names are %q", got)
	}
}

// FuzzParse reads anything as a formula. What is read can be worked out, or it is
// said why not, and reads the same again.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"quota / win", "round(quota*25%, 2)", "min(1;2)", "((((1))))", "1/0", "-(-1)", "größe−1", "9999999999999999*9999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		read, err := Parse(source)
		if err != nil {
			if read != nil || err.Error() == "" {
				t.Fatal("it is refused and read, or says nothing")
			}
			return
		}
		v, err := read.Value(names())
		again, err2 := Parse(read.String())
		if err2 != nil {
			t.Fatalf("%q isn't read again: %v", read.String(), err2)
		}
		w, err3 := again.Value(names())
		if (err == nil) != (err3 == nil) || err == nil && v.Cmp(w) != 0 {
			t.Fatalf("%q is %v, %v and then %v, %v", source, v, err, w, err3)
		}
		read.Said(func(string) string { return "1" })
	})
}
