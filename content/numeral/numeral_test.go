package numeral

import (
	"math/big"
	"testing"
)

func TestFormat_DividesAsTheLanguageDoes(t *testing.T) {
	for _, c := range []struct {
		value, language string
		least, most     int
		want            string
	}{
		{"1234567.5", "en", 0, 2, "1,234,567.5"},
		{"1234567.5", "de", 0, 2, "1.234.567,5"},
		{"1234567.5", "de-CH", 0, 2, "1’234’567.5"},
		{"1234.5", "fr", 2, 2, "1\u202f234,50"},
		{"1234", "sv-SE", 0, 2, "1\u00a0234"},
		{"0.125", "", 0, 2, "0.13"},
		{"-1999.999", "xx", 0, 2, "−2,000"},
		{"-0.001", "en", 0, 2, "0"},
		{"12", "pt-BR", 2, 2, "12,00"},
	} {
		v, _ := new(big.Rat).SetString(c.value)
		if got := Format(v, c.language, c.least, c.most); got != c.want {
			t.Errorf("%s in %q is %q, want %q", c.value, c.language, got, c.want)
		}
	}
}

func TestRead_TakesNumbersAsPeopleTypeThem(t *testing.T) {
	for _, c := range []struct{ typed, language, want, unit string }{
		{"1200", "en", "1200", ""},
		{"1,200", "en", "1200", ""},
		{"1,200.5", "en", "1200.5", ""},
		{"1.200", "en", "1.2", ""},
		{"1.200", "de", "1200", ""},
		{"1,200", "de", "1.2", ""},
		{"1.200,5", "en", "1200.5", ""},
		{"1.200.000", "en", "1200000", ""},
		{"0.125", "de", "0.125", ""},
		{"0,25", "en", "0.25", ""},
		{".5", "en", "0.5", ""},
		{"1 200 000", "en", "1200000", ""},
		{"1\u202f200,75", "fr", "1200.75", ""},
		{"1’200", "de-CH", "1200", ""},
		{"360k", "en", "360000", ""},
		{"1.5 m", "en", "1500000", ""},
		{"€ 360K", "en", "360000", ""},
		{"-$5", "en", "-5", ""},
		{"5 €", "en", "5", ""},
		{"EUR 1.200", "de", "1200", ""},
		{"−5", "en", "-5", ""},
		{"25 %", "en", "25", "%"},
		{"25 percent", "en", "25", "%"},
		{"3x", "en", "3", "×"},
		{"3 ×", "en", "3", "×"},
		{"30 Days", "en", "30", "days"},
	} {
		n, ok := Read(c.typed, c.language)
		want, _ := new(big.Rat).SetString(c.want)
		if !ok || n.Value.Cmp(want) != 0 || n.Unit != c.unit {
			t.Errorf("%q in %q is %v %q, %v; want %s %q", c.typed, c.language, n.Value, n.Unit, ok, c.want, c.unit)
		}
	}
	for _, typed := range []string{"", "x", "1,20,3", "1..2", "1/2", "12,3456,789", "1.200,000.5", "5 6", "--5", "1e9", "%", "12 34 %%"} {
		if n, ok := Read(typed, "en"); ok {
			t.Errorf("%q is read as %v", typed, n.Value)
		}
	}
}

// FuzzRead reads anything. What Format writes of it is read as it was.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"1,200.5", "€ 3k", "25 %", "١٢", "1\u00a0000", "-0.5 days"} {
		f.Add(s, "en")
		f.Add(s, "fr-CH")
	}
	f.Fuzz(func(t *testing.T, typed, language string) {
		n, ok := Read(typed, language)
		if !ok {
			return
		}
		written := Format(n.Value, language, 0, 100)
		if len(written) > maxTyped {
			return
		}
		if again, ok := Read(written, language); !ok || again.Value.Cmp(n.Value) != 0 {
			t.Fatalf("%q is %v, and %q is %v", typed, n.Value, written, again.Value)
		}
	})
}
