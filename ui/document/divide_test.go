package document

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"stagecraft/content/markup"
)

func TestDivide_LosesNothingAndKeepsToItsLength(t *testing.T) {
	inlines := rapid.Custom(func(t *rapid.T) []markup.Inline { return someInlines(t, 2) })
	rapid.Check(t, func(t *rapid.T) {
		all := inlines.Draw(t, "inlines")
		most := rapid.IntRange(4, 40).Draw(t, "most")
		whole := ""
		for _, part := range divide(all, most) {
			text := markup.PlainText(part)
			whole += text
			if n := utf8.RuneCountInString(text); n > most+8 {
				t.Fatalf("a part of %d characters, want at most %d: %q", n, most, text)
			}
		}
		if want := markup.PlainText(all); whole != want {
			t.Fatalf("became %q, want %q", whole, want)
		}
	})
}

func someInlines(t *rapid.T, depth int) []markup.Inline {
	var all []markup.Inline
	for range rapid.IntRange(0, 4).Draw(t, "n") {
		value := rapid.StringMatching(`[a-zé漢. ]{1,30}`).Draw(t, "text")
		switch rapid.IntRange(0, 6).Draw(t, "kind") {
		case 0:
			all = append(all, markup.Code{Value: value})
		case 1:
			all = append(all, markup.Break{})
		case 2:
			all = append(all, markup.FootnoteMark{Number: 1})
		case 3:
			all = append(all, markup.Abbreviation{Short: "HTML", Long: "Hypertext"})
		case 4:
			if depth > 0 {
				all = append(all, markup.Styled{Style: markup.Bold, Children: someInlines(t, depth-1)})
			}
		case 5:
			if depth > 0 {
				all = append(all, markup.Link{Destination: "#x", Children: someInlines(t, depth-1)})
			}
		default:
			all = append(all, markup.Text{Value: value})
		}
	}
	return all
}
