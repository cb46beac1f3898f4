package main

import (
	"image"
	"image/color"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"stagecraft/docs"
)

// Every picture of the guides is taken on the tour, and the tour takes no other.
func TestGuides_PicturesAreThoseOfTheTour(t *testing.T) {
	taken := map[string]bool{}
	for _, w := range walks {
		for stop, picture := range w.guides {
			if !stopsAt(w, stop) {
				t.Errorf("%s takes %s at %s, where it doesn't stop", w.name, picture, stop)
			}
			if taken[picture] || !slices.Contains(w.themes, "light") {
				t.Errorf("%s takes %s twice, or not in light", w.name, picture)
			}
			taken[picture] = true
		}
	}
	there, err := fs.Glob(docs.Pictures(), "pictures/*.png")
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range there {
		there[i] = strings.TrimSuffix(path.Base(name), ".png")
	}
	if want := slices.Sorted(maps.Keys(taken)); !slices.Equal(there, want) {
		t.Errorf("the guides have %q, and the tour takes %q", there, want)
	}
}

// stopsAt tells whether a walk has a stop of a name.
func stopsAt(w walk, name string) bool {
	for _, s := range w.stops {
		if s.name == name {
			return true
		}
	}
	return false
}

func TestPaletted_KeepsTheColoursThatMostOfItHas(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 100, 100))
	ground, ink := color.RGBA{0xfb, 0xf7, 0xf1, 0xff}, color.RGBA{0x24, 0x57, 0xd6, 0xff}
	for i := range 100 * 100 {
		c := ground
		switch {
		case i < 500: // many colours, each seldom
			c = color.RGBA{uint8(i * 7), uint8(i * 13), uint8(i * 29), 0xff}
		case i < 3000:
			c = ink
		}
		img.SetRGBA(i%100, i/100, c)
	}
	small := paletted(img, 16)
	if len(small.Palette) != 16 {
		t.Fatalf("it has %d colours", len(small.Palette))
	}
	for i := 500; i < 100*100; i++ {
		if got := small.At(i%100, i/100); got != img.At(i%100, i/100) {
			t.Fatalf("%d is %v, and was %v", i, got, img.At(i%100, i/100))
		}
	}
	// The same picture gives the same bytes.
	if again := paletted(img, 16); !slices.Equal(again.Pix, small.Pix) {
		t.Error("a second time it is another one")
	}
}
