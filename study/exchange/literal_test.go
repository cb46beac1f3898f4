package exchange

import "testing"

func TestLiteral_KeepsFormulasAndNothingElse(t *testing.T) {
	for text, want := range map[string]string{
		"The root $\\sqrt{x_1}$ of *all* of $y_1$": "The root $\\sqrt{x_1}$ of \\*all\\* of $y_1$",
		"from $5 to $10": "from $5 to $10",
		"plain":          "plain",
	} {
		if got := literal(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
