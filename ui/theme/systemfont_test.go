package theme

import (
	"image"
	"testing"

	"github.com/go-text/typesetting/font"

	"stagecraft/content/picture/svg"
)

// Looking for the fonts of the computer takes a while the first time, so the app starts
// without, and only a letter that Inter lacks has them looked for.
func TestSystemFont_IsLookedForWhenALetterIsLacking(t *testing.T) {
	looked := func() bool {
		systemFonts.Lock()
		defer systemFonts.Unlock()
		return systemFonts.looked
	}
	draws := func(text string) {
		t.Helper()
		d, err := svg.Parse([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><text y="15">`+text+`</text></svg>`), nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Draw(image.Pt(90, 20)); err != nil {
			t.Fatal(err)
		}
	}
	systemFonts.Lock()
	systemFonts.looked, systemFonts.fonts = false, nil
	systemFonts.Unlock()
	svg.SetMore(SystemFont)
	t.Cleanup(func() { svg.SetMore(func(rune, bool, bool) *font.Font { return nil }) })
	draws("tea, thé, чай")
	if looked() {
		t.Error("they are looked for where none is needed")
	}
	draws("茶")
	if !looked() {
		t.Error("they aren't looked for")
	}
}

func TestSystemFont_HasTheLetter(t *testing.T) {
	found := 0
	for _, r := range "茶שعก한" {
		regular := SystemFont(r, false, false)
		if regular == nil {
			continue // the computer has no font
		}
		if _, has := font.NewFace(regular).NominalGlyph(r); !has {
			continue // it gives some font where none has the letter
		}
		found++
		if again := SystemFont(r, false, false); again != regular {
			t.Errorf("%c has another font the second time", r)
		}
		if bold := SystemFont(r, true, true); bold == nil {
			t.Errorf("%c has no font where it is bold", r)
		}
	}
	if found == 0 {
		t.Skip("no font here has letters that Inter lacks")
	}
}
