package main

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"stagecraft/assets"
)

var update = flag.Bool("update", false, "draw assets/icon.png anew from icon.svg")

func TestIcon_IsDrawnInEverySizeThatSystemsAskFor(t *testing.T) {
	for _, side := range append(themeSizes, windowsSizes...) {
		file, err := iconPNG(side)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Errorf("at %d: %v", side, err)
			continue
		}
		if got := img.Bounds().Size(); got.X != side || got.Y != side {
			t.Errorf("at %d it is %v large", side, got)
		}
		if _, _, _, alpha := img.At(0, 0).RGBA(); alpha != 0 {
			t.Errorf("at %d its corner is not transparent", side)
		}
		if r, g, b, _ := img.At(side/2, side/2).RGBA(); r < 0xf000 || g < 0xf000 || b < 0xf000 {
			t.Errorf("at %d its middle is not white", side)
		}
	}
}

// TestIcon_OfWindowsIsItsDrawing compares the bitmap that the app carries with the SVG it is drawn from.
func TestIcon_OfWindowsIsItsDrawing(t *testing.T) {
	want, err := iconPNG(256)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("../../assets/icon.png", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(assets.IconPNG, want) {
		t.Error("assets/icon.png is not what icon.svg draws now; run go test ./cmd/package -update")
	}
}

func TestResources_HoldTheIcon(t *testing.T) {
	r := module(t)
	object := filepath.Join(t.TempDir(), "rsrc.syso")
	if err := r.writeResources(object); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(object)
	if err != nil {
		t.Fatal(err)
	}
	// Once for Explorer and once for the window, in each size.
	if got, want := bytes.Count(data, []byte("\x89PNG\r\n")), 2*len(windowsSizes); got != want {
		t.Errorf("they hold %d bitmaps, not %d", got, want)
	}
}
