package markup_test

import (
	"reflect"
	"strings"
	"testing"

	"stagecraft/content/markup"
)

func TestWithFormulas_TellsFormulasFromMoney(t *testing.T) {
	text := func(s string) markup.Inline { return markup.Text{Value: s} }
	math := func(s string) markup.Inline { return markup.Math{Source: s} }
	for _, c := range []struct {
		source string
		want   []markup.Inline
	}{
		{"", nil},
		{"no formula", []markup.Inline{text("no formula")}},
		{"$x^2$", []markup.Inline{math("x^2")}},
		{"a $x$ and $y$.", []markup.Inline{text("a "), math("x"), text(" and "), math("y"), text(".")}},
		{"from $5 to $10", []markup.Inline{text("from $5 to $10")}},
		{"$5/$7 or $ x $", []markup.Inline{text("$5/$7 or $ x $")}},
		{`a \$x$ b`, []markup.Inline{text(`a \$x$ b`)}},
		{`$\$5$`, []markup.Inline{math(`\$5`)}},
		{"$$x$$", []markup.Inline{text("$$x$$")}},
		{"über $ü$", []markup.Inline{text("über "), math("ü")}},
	} {
		if got := markup.WithFormulas(c.source); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q has %#v, want %#v", c.source, got, c.want)
		}
	}
}

// FuzzFormulas holds what finds formulas: in notes and in plain texts nothing is lost, and a formula holds what stands
// between its dollars.
func FuzzFormulas(f *testing.F) {
	for _, seed := range []string{
		"$x$", "$$\nx\n$$", "$5 to $10 and $a$", `\begin{align}a&=b\end{align}`, "- $x\n  y$\n> $$\n> a\n> $$", `$\$$`, "$$a$$ b $$", "$\\\\$",
		"$ $x$ $", "`$x$` $`y`$", "\\begin{equation}\n$x$", "$a$b$c$", "é$ü$$", "[$x$](y) | $a|b$ |\n|-|-|",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		parts := markup.WithFormulas(source)
		if got := markup.WithDollars(parts); strings.ReplaceAll(got, "\n", " ") != strings.ReplaceAll(source, "\n", " ") {
			t.Errorf("%q is put together as %q", source, got)
		}
		for _, p := range parts {
			if m, ok := p.(markup.Math); ok && (m.Source == "" || m.Source[0] == ' ' || m.Source[len(m.Source)-1] == ' ') {
				t.Errorf("%q has the formula %q", source, m.Source)
			}
		}
		size := 0
		d := markup.Parse([]byte(source))
		count := func(in markup.Inline) {
			if m, ok := in.(markup.Math); ok {
				size += len(m.Source)
				if m.Source == "" {
					t.Errorf("%q has a formula of nothing", source)
				}
			}
		}
		markup.Walk(d.Blocks, func(b markup.Block) bool {
			if m, ok := b.(*markup.MathBlock); ok {
				size += len(m.Source)
			}
			for _, child := range markup.Children(b) {
				markup.EachInline(child.Inlines, count)
			}
			return true
		})
		if size > 12*len(source) { // a byte that isn't text is written out in as many
			t.Errorf("%q has formulas of %d bytes", source, size)
		}
	})
}
