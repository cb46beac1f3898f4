package svg_test

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/content/picture/svg"
)

var update = flag.Bool("update", false, "write what is drawn as what ought to be")

// pixels decodes the PNG that pictures within these drawings are.
func pixels(data []byte, _ image.Point) (image.Image, error) {
	return png.Decode(bytes.NewReader(data))
}

// drawn draws a file of testdata twice as large as it says, on white.
func drawn(t *testing.T, name string) (*image.RGBA, *svg.Drawing) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".svg"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := svg.Parse(data, pixels)
	if err != nil {
		t.Fatalf("%s.svg: %v", name, err)
	}
	w, h := d.Size()
	img, err := d.Draw(image.Pt(int(2*w), int(2*h)))
	if err != nil {
		t.Fatalf("%s.svg: %v", name, err)
	}
	out := image.NewRGBA(img.Rect)
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, image.Point{}, draw.Over)
	return out, d
}

// TestDraw_IsAsTheMasters draws pictures as each of the programs writes them from which
// they come. The masters were looked at beside what librsvg makes of the same files.
func TestDraw_IsAsTheMasters(t *testing.T) {
	files, err := filepath.Glob("testdata/*.svg")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".svg")
		t.Run(name, func(t *testing.T) {
			got, _ := drawn(t, name)
			master := filepath.Join("testdata", name+".png")
			if *update {
				var b bytes.Buffer
				if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, got); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(master, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			data, err := os.ReadFile(master)
			if err != nil {
				t.Fatal(err)
			}
			want, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if want.Bounds() != got.Bounds() {
				t.Fatalf("is %v, want %v", got.Bounds(), want.Bounds())
			}
			differing := 0
			for y := range got.Rect.Dy() {
				for x := range got.Rect.Dx() {
					if far(got.At(x, y), want.At(x, y)) > 24 { // processors round differently
						differing++
					}
				}
			}
			if differing > got.Rect.Dx()*got.Rect.Dy()/2000 {
				t.Errorf("%d pixels are not as in %s; look at what -update writes", differing, master)
			}
		})
	}
}

// far tells how far apart two colours are, of 255.
func far(a, b color.Color) int {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	d := func(x, y uint32) int { return max(int(x>>8), int(y>>8)) - min(int(x>>8), int(y>>8)) }
	return max(d(r1, r2), d(g1, g2), d(b1, b2))
}
