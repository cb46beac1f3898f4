package assets

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
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

func TestIcon_HasEverySizeItSaysItHas(t *testing.T) {
	for _, side := range []int{16, 24, 32, 48, 64, 128, 256, 512} {
		name := fmt.Sprintf("icon/stagecraft-%d.png", side)
		file, err := os.Open(name)
		if err != nil {
			t.Error(err)
			continue
		}
		img, err := png.Decode(file)
		file.Close()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := img.Bounds().Dx(); got != side {
			t.Errorf("%s is %d pixels wide", name, got)
		}
		if _, _, _, alpha := img.At(0, 0).RGBA(); alpha != 0 {
			t.Errorf("%s: its corner is not transparent", name)
		}
		if r, g, b, _ := img.At(side/2, side/2).RGBA(); r < 0xf000 || g < 0xf000 || b < 0xf000 {
			t.Errorf("%s: its middle is not white", name)
		}
	}
}
