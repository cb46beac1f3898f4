package theme

import (
	"testing"

	"fyne.io/fyne/v2/test"
	"golang.org/x/image/font/sfnt"

	"stagecraft/assets"
)

func TestBeyondInter_SendsOtherScriptsAndEmojiToTheSystem(t *testing.T) {
	for r, want := range map[rune]bool{
		'a': false, 'é': false, 'ő': false, 'Ω': false, 'Ж': false, 'ễ': false, '€': false, '’': false, '…': false,
		'→': false, '✓': false, '›': false, '−': false, '≥': false,
		'漢': true, 'א': true, 'ع': true, 'ह': true, 'ไ': true, '💡': true, '한': true,
	} {
		if got := sourceOf(r) == fromTheme; got != want {
			t.Errorf("%q is sought beyond Inter: %v, want %v", r, got, want)
		}
	}
}

func TestTypeface_TakesWhatOpenDyslexicLacksFromInterAndTheRestFromTheSystem(t *testing.T) {
	test.NewTempApp(t)
	defer SetTypeface(Inter)
	wide := Width("Illegal", 16, Face{})
	SetTypeface(OpenDyslexic)
	for r, want := range map[rune]source{
		'a': fromTypeface, 'é': fromTypeface, 'ő': fromTypeface, 'ß': fromTypeface, '’': fromTypeface, '…': fromTypeface, '€': fromTypeface, '→': fromTypeface, '✓': fromTypeface,
		'ŭ': fromInter, '⌘': fromInter,
		'漢': fromTheme, 'א': fromTheme, '💡': fromTheme,
	} {
		if got := sourceOf(r); got != want {
			t.Errorf("%q comes from %d, want %d", r, got, want)
		}
	}
	if got := "Ŝi ŝanĝis ŭ"; Stretch("plain ŭ more") != len("plain ") || Stretch(got) >= len(got) {
		t.Error("text goes on in the same font over a letter that is of another")
	}
	if now := Width("Illegal", 16, Face{}); now < wide*1.1 {
		t.Errorf("a word is %v wide, %v in Inter: it is still set in that", now, wide)
	}
	for _, f := range []Face{{Bold: true}, {SemiBold: true}, {Italic: true}, {Italic: true, Bold: true}} {
		if f.font() != dyslexicBold() {
			t.Errorf("%+v is set in %s", f, f.font().Name())
		}
	}
	if mono := (Face{Mono: true}); mono.font() != mono.inter() {
		t.Error("code isn't set as it was")
	}
	for _, word := range []string{"Qualifying", "naïve", "“We’ll”", "ŭ"} {
		if above, _, ok := Prints(word, 16, Face{}); !ok || above < 5 {
			t.Errorf("%q can't be printed", word)
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
