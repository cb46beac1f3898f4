package build

import (
	"bytes"
	"encoding/binary"
	"image"
	"os"
	"path/filepath"
	"testing"

	"github.com/fyne-io/oksvg"
	"github.com/go-text/typesetting/font"
	"github.com/srwiley/rasterx"
)

func TestLeanEmoji_DrawsEachAsItWas(t *testing.T) {
	root, err := Root()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := moduleFolder(root, toolkit)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(emojiFile)))
	if err != nil {
		t.Fatal(err)
	}
	lean, err := leanEmoji(whole)
	if err != nil {
		t.Fatal(err)
	}
	small, err := packed(leanEmoji)(whole)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes of %d, packed %d", len(lean), len(whole), len(small))
	if len(small) > len(whole)/3 {
		t.Errorf("the emoji take %d bytes, of %d before", len(small), len(whole))
	}
	before, after := face(t, whole), face(t, lean)
	pictures, compared := 0, 0
	for g := range font.GID(binary.BigEndian.Uint16(tableOf(t, whole, "maxp")[4:])) {
		want, ok := before.GlyphExtents(g)
		got, still := after.GlyphExtents(g)
		if !ok || !still {
			t.Fatalf("glyph %d has extents: %t before, %t after", g, ok, still)
		}
		for _, d := range []float32{want.XBearing - got.XBearing, want.YBearing - got.YBearing, want.Width - got.Width, want.Height - got.Height} {
			if d > 1.5 || d < -1.5 {
				t.Fatalf("glyph %d reaches over %+v, not %+v", g, got, want)
			}
		}
		if before.HorizontalAdvance(g) != after.HorizontalAdvance(g) {
			t.Fatalf("glyph %d has another advance", g)
		}
		picture, ok := before.GlyphData(g).(font.GlyphSVG)
		if !ok {
			continue
		}
		pictures++
		smaller, ok := after.GlyphData(g).(font.GlyphSVG)
		if !ok {
			t.Fatalf("glyph %d is no picture any more", g)
		}
		if g%8 != 0 && !testing.Verbose() { // all take a while
			continue
		}
		compared++
		if d := difference(drawn(t, picture.Source), drawn(t, smaller.Source)); d > 1.0 {
			t.Errorf("glyph %d differs by %.2f of 255 a pixel", g, d)
		}
	}
	t.Logf("%d pictures, %d compared", pictures, compared)
	if pictures < 1800 {
		t.Errorf("%d pictures in the toolkit's emoji", pictures)
	}
}

func TestLeanPath_KeepsNumbersApart(t *testing.T) {
	for path, want := range map[string]string{
		"M28.616,17.492h6.859l-3.666-11.417z": "M28.6 17.5h6.9l-3.7-11.4z",
		"M1.99.5":                             "M2 .5",
		"M1.24.5.04-.01":                      "M1.2.5 0 0",
		"m-0.5 1e-3 \t\tc-.25,2E+1":           "m-.5 0c-.3 20",
		"a1 1 0 0 1 2 2":                      "a1 1 0 0 1 2 2",
	} {
		if got := leanPath(path); got != want {
			t.Errorf("%q became %q, not %q", path, got, want)
		}
	}
}

func face(t *testing.T, data []byte) *font.Face {
	t.Helper()
	f, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// drawn draws a picture of the font's with a side of 64 pixels.
func drawn(t *testing.T, svg []byte) *image.RGBA {
	t.Helper()
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg))
	if err != nil {
		t.Fatal(err)
	}
	icon.SetTarget(0, -icon.ViewBox.Y, 64, 64)
	bitmap := image.NewRGBA(image.Rect(0, 0, 64, 64))
	icon.Draw(rasterx.NewDasher(64, 64, rasterx.NewScannerGV(64, 64, bitmap, bitmap.Bounds())), 1)
	return bitmap
}

// difference is how much a channel of a pixel differs on average.
func difference(a, b *image.RGBA) float64 {
	sum := 0
	for i := range a.Pix {
		d := int(a.Pix[i]) - int(b.Pix[i])
		sum += max(d, -d)
	}
	return float64(sum) / float64(len(a.Pix))
}

func tableOf(t *testing.T, whole []byte, tag string) []byte {
	t.Helper()
	tables, err := readTables(whole)
	if err != nil {
		t.Fatal(err)
	}
	return tableNamed(tables, tag)
}
