package build

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/go-text/typesetting/font"

	"stagecraft/assets"
)

func TestLeanNoto_KeepsEachLetterThatOursLacks(t *testing.T) {
	root, err := Root()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := moduleFolder(root, toolkit)
	if err != nil {
		t.Fatal(err)
	}
	ours := face(t, assets.InterRegular)
	for _, name := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
		whole, err := os.ReadFile(filepath.Join(dir, "theme", "font", "NotoSans-"+name+".ttf"))
		if err != nil {
			t.Fatal(err)
		}
		lean, err := leanNoto(whole)
		if err != nil {
			t.Fatal(err)
		}
		if len(lean) > len(whole)*3/4 {
			t.Errorf("%s: %d bytes of %d are left", name, len(lean), len(whole))
		}
		before, after := face(t, whole), face(t, lean)
		kept := 0
		for letters := before.Cmap.Iter(); letters.Next(); {
			letter, glyph := letters.Char()
			if _, known := ours.NominalGlyph(letter); known {
				continue
			}
			kept++
			want, _ := before.GlyphData(font.GID(glyph)).(font.GlyphOutline)
			got, _ := after.GlyphData(font.GID(glyph)).(font.GlyphOutline)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: %c is drawn otherwise", name, letter)
			}
		}
		if kept < 1000 {
			t.Errorf("%s: %d letters that ours lacks", name, kept)
		}
	}
}
