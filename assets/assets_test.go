package assets

import (
	"bytes"
	"testing"
)

func TestFonts_AreOpenTypeAndCarryTheirLicence(t *testing.T) {
	faces := map[string][]byte{
		"Regular": InterRegular, "SemiBold": InterSemiBold, "Bold": InterBold,
		"Italic": InterItalic, "BoldItalic": InterBoldItalic,
	}
	for name, face := range faces {
		if !bytes.HasPrefix(face, []byte("OTTO")) {
			t.Errorf("Inter %s does not begin as an OpenType file", name)
		}
	}
	if !bytes.Contains(FontLicence, []byte("Font Software")) {
		t.Error("the font licence is not the Open Font License")
	}
}
