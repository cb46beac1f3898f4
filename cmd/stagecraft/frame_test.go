package main

import (
	"image"
	"testing"
)

func TestReachable_StaysWhereItsTitleIsOnAScreen(t *testing.T) {
	laptop, second := image.Rect(0, 30, 1366, 768), image.Rect(1366, 0, 1366+2560, 1440)
	at := func(x, y, w, h int) image.Rectangle { return image.Rect(x, y, x+w, y+h) }
	for _, c := range []struct {
		says    string
		window  image.Rectangle
		screens []image.Rectangle
		want    image.Rectangle
	}{
		{"on the first", at(40, 90, 1000, 600), []image.Rectangle{laptop}, at(40, 90, 1000, 600)},
		{"on the second", at(1500, 100, 1280, 832), []image.Rectangle{laptop, second}, at(1500, 100, 1280, 832)},
		{"on the second, which is gone", at(1500, 100, 1280, 600), []image.Rectangle{laptop}, at(43, 111, 1280, 600)},
		{"larger than the screen that is left", at(1500, 100, 2500, 1300), []image.Rectangle{laptop}, at(0, 54, 1366, 714)},
		{"a strip of it at the right", at(1340, 100, 800, 600), []image.Rectangle{laptop}, at(283, 111, 800, 600)},
		{"half beyond the left", at(-300, 100, 800, 600), []image.Rectangle{laptop}, at(-300, 100, 800, 600)},
		{"its title above the screen", at(100, -400, 800, 600), []image.Rectangle{laptop}, at(283, 111, 800, 600)},
		{"under the panel", at(100, 10, 800, 600), []image.Rectangle{laptop}, at(283, 111, 800, 600)},
		{"with no screen known", at(5, 6, 7, 8), nil, at(5, 6, 7, 8)},
	} {
		if got := reachable(c.window, c.screens, 0, 24, 0, 0); got != c.want {
			t.Errorf("%s: %v is put at %v, want %v", c.says, c.window, got, c.want)
		}
	}
}
