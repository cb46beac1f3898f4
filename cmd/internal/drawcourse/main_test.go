package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/fyne-io/oksvg"
)

const media = "../../../content/salesprocess/media"

func TestPictures_AreThoseOfTheCourse(t *testing.T) {
	letters, err := newLettering()
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]bool{}
	for name, draw := range pictures {
		for suffix, p := range map[string]palette{"": light, "-dark": dark} {
			file := name + suffix + ".svg"
			drawn[file] = true
			committed, err := os.ReadFile(filepath.Join(media, file))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(draw(p, letters).svg(), committed) {
				t.Errorf("%s is not what is drawn now; run go generate in content/salesprocess", file)
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(media, "*.svg"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !drawn[filepath.Base(file)] {
			t.Errorf("nothing draws %s", file)
		}
	}
}

func TestPictures_HoldPathsAlone(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(media, "*.svg"))
	if err != nil || len(files) == 0 {
		t.Fatal("no pictures", err)
	}
	element := regexp.MustCompile(`<([a-z]+)`)
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range element.FindAllSubmatch(source, -1) {
			if name := string(m[1]); name != "path" && (i > 0 || name != "svg") {
				t.Errorf("%s holds a <%s>", file, name)
			}
		}
		if _, err := oksvg.ReadIconStream(bytes.NewReader(source), oksvg.StrictErrorMode); err != nil {
			t.Errorf("%s can't be drawn: %v", file, err)
		}
	}
}
