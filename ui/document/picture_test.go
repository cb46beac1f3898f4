package document

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/ui/internal/uitest"
)

// strict fails the test when anything but the files expected is opened.
type strict struct {
	t    *testing.T
	fsys fs.FS
}

func (s strict) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) || !strings.HasPrefix(name, "media/") {
		s.t.Errorf("opened %q, outside of media", name)
	}
	return s.fsys.Open(name)
}

func pngOf(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bomb is a picture of a few bytes that says it is 100,000 pixels square.
func bomb(t *testing.T) []byte {
	b := pngOf(t, 1, 1)
	binary.BigEndian.PutUint32(b[16:], 100_000)
	binary.BigEndian.PutUint32(b[20:], 100_000)
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}

func TestPicture_WhatCantBeShownIsNamed(t *testing.T) {
	test.NewTempApp(t)
	files := fstest.MapFS{
		"media/bomb.png": {Data: bomb(t)}, "media/text.png": {Data: []byte("no picture")},
		"media/bad.svg": {Data: []byte("<svg")}, "media/folder/x": {Data: []byte("x")},
	}
	for _, address := range []string{
		"https://example.org/a.png", "//example.org/a.png", "data:image/png;base64,AAAA", "media/none.png",
		"media/bomb.png", "media/text.png", "media/bad.svg", "media/folder",
	} {
		v, _ := show(t, "![what it shows]("+address+")", Options{Course: &content.Course{Files: strict{t, files}}}, roomy)
		got := written(v.layout.Items()[0].Object)
		if !strings.Contains(got, "what it shows") || !strings.Contains(got, address) {
			t.Errorf("%s: says %q, want its alternative and its address", address, got)
		}
		each(v.layout.Items()[0].Object, func(o fyne.CanvasObject) {
			if _, ok := o.(*canvas.Image); ok {
				t.Errorf("%s: there is a picture", address)
			}
		})
	}
}

func TestPicture_IsAsWideAsAskedAndNoWiderThanTheColumn(t *testing.T) {
	test.NewTempApp(t)
	files := fstest.MapFS{"media/wide.png": {Data: pngOf(t, 1600, 400)}, "media/dot.png": {Data: pngOf(t, 16, 16)}}
	cases := map[string]fyne.Size{
		"![a](media/wide.png)":                fyne.NewSize(720, 180),
		"![a](media/wide.png =360x)":          fyne.NewSize(360, 90),
		"![a](media/wide.png =50%x)":          fyne.NewSize(360, 90),
		"![a](media/wide.png =200x150)":       fyne.NewSize(200, 150),
		"![a](../media/wide.png =9000x)":      fyne.NewSize(720, 180),
		"Text ![a](media/dot.png) in a line.": fyne.NewSize(16, 16),
	}
	for note, want := range cases {
		v, _ := show(t, note, Options{Course: &content.Course{Files: files}}, roomy)
		var got fyne.Size
		each(v.layout.Items()[0].Object, func(o fyne.CanvasObject) {
			if img, ok := o.(*canvas.Image); ok {
				got = img.Size()
			}
		})
		if got != want {
			t.Errorf("%s: %v, want %v", note, got, want)
		}
	}
}

func TestFigure_StepsOpenTheProcess(t *testing.T) {
	test.NewTempApp(t)
	course := uitest.Bundled(t)
	var opened [][2]string
	v, _ := show(t, "![Seven steps](process:pipeline-seven)\n\n![](process:classic-seven)", Options{
		Course: course, OpenProcess: func(p, s string) { opened = append(opened, [2]string{p, s}) },
	}, roomy)
	pressable(t, v.layout.Items()[0].Object, "Step through").Tapped(nil)
	pressable(t, v.layout.Items()[0].Object, "Demo").Tapped(nil)
	if want := [][2]string{{"pipeline-seven", ""}, {"pipeline-seven", "demo"}}; !slices.Equal(opened, want) {
		t.Errorf("opened %v, want %v", opened, want)
	}
	if got := written(v.layout.Items()[0].Object); !strings.Contains(got, "Figure 1 · Seven steps") {
		t.Errorf("the first figure says %q", got)
	}
	if got := written(v.layout.Items()[1].Object); !strings.Contains(got, "Figure 2 · "+course.Process("classic-seven").Title) {
		t.Errorf("a figure without words of its own says %q", got)
	}
}

func TestEmbed_SaysWhatItIsOffline(t *testing.T) {
	test.NewTempApp(t)
	var opened, copied string
	course := &content.Course{Videos: map[string]content.Video{"abcdefghijk": {Title: "A talk", Minutes: 7, Summary: "What it says."}}}
	v, _ := show(t, "{%youtube abcdefghijk %}\n\n{%vimeo 1234 %}", Options{
		Course: course, Open: func(s, _ string) { opened = s }, Copy: func(s string) { copied = s },
	}, roomy)
	card := v.layout.Items()[0].Object
	for _, want := range []string{"A talk", "7 min", "What it says.", "https://www.youtube.com/watch?v=abcdefghijk"} {
		if !strings.Contains(written(card), want) {
			t.Errorf("the card doesn't say %q:\n%s", want, written(card))
		}
	}
	pressable(t, card, "Open in browser").Tapped(nil)
	pressable(t, card, "Copy link").Tapped(nil)
	if opened != copied || !strings.Contains(opened, "abcdefghijk") {
		t.Errorf("opened %q, copied %q", opened, copied)
	}
	if got := written(v.layout.Items()[1].Object); !strings.Contains(got, "Vimeo") || !strings.Contains(got, "1234") {
		t.Errorf("a video that the course doesn't describe says %q", got)
	}
}
