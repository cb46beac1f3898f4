package assets

import (
	"bytes"
	"testing"
)

func TestFonts_AreOpenTypeAndCarryTheirLicence(t *testing.T) {
	faces := map[string][]byte{
		"Regular": InterRegular, "SemiBold": InterSemiBold, "Bold": InterBold,
		"Italic": InterItalic, "BoldItalic": InterBoldItalic,
		"for dyslexia, regular": DyslexicRegular(), "for dyslexia, bold": DyslexicBold(),
	}
	for name, face := range faces {
		if !bytes.HasPrefix(face, []byte("OTTO")) {
			t.Errorf("the face %s does not begin as an OpenType file", name)
		}
	}
	for _, licence := range [][]byte{FontLicence, DyslexicLicence} {
		if !bytes.Contains(licence, []byte("SIL OPEN FONT LICENSE")) {
			t.Error("the font licence is not the Open Font License")
		}
	}
}

func TestLetterIcon_HasTheLetterAndTheColour(t *testing.T) {
	plain := LetterIcon("", "")
	if !bytes.Equal(plain, IconSVG) {
		t.Error("for no name and no colour it is not the app's")
	}
	for name, differs := range map[string]bool{"sales": true, "“Übung”": true, "7 habits": true, "販売": false, "…": false} {
		icon := LetterIcon(name, "#0B7F74")
		if !bytes.Contains(icon, []byte(`fill="#0B7F74"`)) || bytes.Contains(icon, []byte(`"#2457D6"`)) {
			t.Errorf("%s: the colour isn't the one that was asked for", name)
		}
		if got := !bytes.Equal(icon, LetterIcon("", "#0B7F74")); got != differs {
			t.Errorf("%s: has a letter: %v", name, got)
		}
	}
	if !bytes.Equal(LetterIcon("sales", ""), LetterIcon("Sales", "")) {
		t.Error("a small letter isn't made a capital")
	}
}
