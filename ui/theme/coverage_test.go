package theme

import (
	"testing"

	"golang.org/x/image/font/sfnt"

	"stagecraft/assets"
)

func TestBeyondInter_SendsOtherScriptsAndEmojiToTheSystem(t *testing.T) {
	for r, want := range map[rune]bool{
		'a': false, 'é': false, 'ő': false, 'Ω': false, 'Ж': false, 'ễ': false, '€': false, '’': false, '…': false,
		'→': false, '✓': false, '›': false, '−': false, '≥': false,
		'漢': true, 'א': true, 'ع': true, 'ह': true, 'ไ': true, '💡': true, '한': true,
	} {
		if got := beyondInter(r); got != want {
			t.Errorf("beyondInter(%q) = %v, want %v", r, got, want)
		}
	}
}

func TestFonts_EveryCutHasTheSameSigns(t *testing.T) {
	cuts := map[string][]byte{"semibold": assets.InterSemiBold, "bold": assets.InterBold, "italic": assets.InterItalic, "bold italic": assets.InterBoldItalic}
	regular, err := sfnt.Parse(assets.InterRegular)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range cuts {
		cut, err := sfnt.Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for r := rune(0x20); r < 0x2800; r++ {
			has, err := regular.GlyphIndex(nil, r)
			if err != nil {
				t.Fatal(err)
			}
			got, err := cut.GlyphIndex(nil, r)
			if err != nil {
				t.Fatal(err)
			}
			if (has == 0) != (got == 0) {
				t.Errorf("the %s cut and the regular one differ in %q", name, r)
			}
		}
	}
}

func TestStretch_EndsWhereTheFontChanges(t *testing.T) {
	for text, want := range map[string]string{
		"plain words":    "plain words",
		"bread 🍞 and":    "bread ",
		"🍞 🔥 and":        "🍞 🔥 ",
		"👩‍🍳 bakes":      "👩‍🍳 ",
		"хлеб, ψωμί ✓ →": "хлеб, ψωμί ✓ →",
		" ":              " ",
	} {
		if got := text[:Stretch(text)]; got != want {
			t.Errorf("%q begins with %q, want %q", text, got, want)
		}
	}
}
