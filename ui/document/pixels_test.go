package document

import (
	"image"
	"image/color"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/picture/picturetest"
	"stagecraft/ui/internal/uitest"
)

// takeOverMain has what would be done on the main goroutine done by the test,
// when it calls the function given back: until done holds.
func takeOverMain(t *testing.T) (until func(done func() bool)) {
	t.Helper()
	queue := uitest.Queue(t)
	return func(done func() bool) {
		t.Helper()
		limit := time.After(2 * time.Minute)
		for !done() {
			select {
			case do := <-queue:
				do()
			case <-limit:
				t.Fatal("it is never done")
			}
		}
	}
}

// settled tells whether no picture of a view is being decoded.
func settled(v *View) func() bool {
	return func() bool {
		for _, it := range v.layout.Items() {
			for _, p := range it.pictures {
				if p.stop != nil {
					return false
				}
			}
		}
		return true
	}
}

// at gives a colour of what a window shows, in the middle of a part of an object.
func at(img image.Image, o fyne.CanvasObject, x, y float32) color.Color {
	p := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return img.At(int(p.X+o.Size().Width*x), int(p.Y+o.Size().Height*y))
}

func near(a, b color.Color) bool {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2)} {
		if d > 40<<8 || d < -40<<8 {
			return false
		}
	}
	return true
}

func imageOf(o fyne.CanvasObject) *canvas.Image {
	var found *canvas.Image
	each(o, func(o fyne.CanvasObject) {
		if img, ok := o.(*canvas.Image); ok {
			found = img
		}
	})
	return found
}

// large are pictures of more pixels than are decoded at once.
func large() []picturetest.Picture {
	all := []picturetest.Picture{
		{Name: "photo-900x600.png", Data: picturetest.LargePNG(image.Pt(900, 600), 8)},
		{Name: "photo-1200x800.jpg", Data: picturetest.LargeJPEG(image.Pt(1200, 800))},
		{Name: "sixteen-3000x2000.png", Data: picturetest.LargePNG(image.Pt(3000, 2000), 16)},
		{Name: "large-2000x1500.gif", Data: picturetest.LargeGIF(image.Pt(2000, 1500))},
	}
	if !testing.Short() {
		all = append(all, picturetest.Picture{Name: "twenty-four.png", Data: picturetest.LargePNG(image.Pt(6_000, 4_000), 8)})
	}
	for i := range all {
		all[i].Size = image.Pt(3, 2) // it can be shown; nothing here asks how large it is
	}
	return all
}

// TestBlocks_TheirLargePicturesAreDrawn has pictures come to blocks that are no view, as those of a card and a
// question, and to what is made again of the same at once where the last ones are kept.
func TestBlocks_TheirLargePicturesAreDrawn(t *testing.T) {
	test.NewTempApp(t)
	until := takeOverMain(t)
	opt := Options{Course: &content.Course{Files: fstest.MapFS{"media/photo.png": {Data: picturetest.LargePNG(image.Pt(900, 600), 8)}}}, Decoded: &Decoded{}}
	doc := markup.Parse([]byte("![what it shows](media/photo.png)"))
	whole := func(o fyne.CanvasObject) bool { img := imageOf(o); return img != nil && img.Image.Bounds().Dx() > 100 }
	first := Blocks(doc.Blocks, opt)
	w := test.NewTempWindow(t, first)
	w.Resize(fyne.NewSize(500, 400))
	if whole(first) {
		t.Error("a large picture is decoded while the page waits")
	}
	until(func() bool { return whole(first) })
	if again := Blocks(doc.Blocks, opt); !whole(again) {
		t.Error("what is made again waits for the picture that was just there")
	}
	opt.Course = &content.Course{Files: fstest.MapFS{"media/photo.png": {Data: picturetest.LargePNG(image.Pt(900, 600), 8)[:4000]}}}
	opt.Decoded = nil
	broken := Blocks(doc.Blocks, opt)
	w.SetContent(broken)
	until(func() bool { return strings.Contains(written(broken), "ends too early") })
}

// TestPicture_EveryKindAndSizeIsDrawn draws the window before and after the
// pixels are there: no picture ends the app, nothing moves, and each is upright.
func TestPicture_EveryKindAndSizeIsDrawn(t *testing.T) {
	test.NewTempApp(t)
	until := takeOverMain(t)
	for _, p := range append(picturetest.Good(), large()...) {
		files := fstest.MapFS{"media/" + p.Name: {Data: p.Data}}
		v, w := show(t, "![what it shows](media/"+p.Name+" =300x)\n\nWhat follows.", Options{Course: &content.Course{Files: files}}, fyne.NewSize(500, 400))
		w.Canvas().Capture()
		place := v.layout.Items()[1].Top()
		until(settled(v))
		drawn := w.Canvas().Capture()
		if v.layout.Items()[1].Top() != place {
			t.Errorf("%s: what follows moved from %v to %v", p.Name, place, v.layout.Items()[1].Top())
		}
		img := imageOf(v.layout.Items()[0].Object)
		if img == nil {
			t.Errorf("%s: says %q", p.Name, written(v.layout.Items()[0].Object))
			continue
		}
		if bounds := img.Image.Bounds(); bounds.Dx() > 400 && bounds.Dx() > p.Size.X || bounds.Dy() > mostDown && bounds.Dy() > p.Size.Y {
			t.Errorf("%s: keeps %v pixels for 300", p.Name, bounds)
		}
		if min(p.Size.X, p.Size.Y) == 1 {
			continue
		}
		for i, want := range picturetest.Quarters {
			if got := at(drawn, img, float32(1+2*(i%2))/4, float32(1+2*(i/2))/4); !near(got, want) {
				t.Errorf("%s: quarter %d is drawn %v, want %v", p.Name, i, got, want)
			}
		}
	}
}

// TestPicture_WhichCantBeShownIsABoxThatSaysWhy draws every damage: those that
// show in the header and those that come out while it is decoded.
func TestPicture_WhichCantBeShownIsABoxThatSaysWhy(t *testing.T) {
	test.NewTempApp(t)
	until := takeOverMain(t)
	whole := picturetest.LargePNG(image.Pt(900, 600), 8)
	late := picturetest.Picture{Name: "late.png", Data: whole[:len(whole)*2/3]}
	for _, p := range append(picturetest.Bad(), late) {
		files := fstest.MapFS{"media/" + p.Name: {Data: p.Data}}
		v, w := show(t, "![what it shows](media/"+p.Name+")\n\nWhat follows.", Options{Course: &content.Course{Files: files}}, fyne.NewSize(500, 400))
		w.Canvas().Capture()
		place := v.layout.Items()[1].Top()
		until(settled(v))
		w.Canvas().Capture()
		said := written(v.layout.Items()[0].Object)
		if !strings.Contains(said, p.Name) || !strings.Contains(said, "what it shows") || strings.Count(said, " ") < 4 {
			t.Errorf("%s: says %q, want the file, why, and the text in its place", p.Name, said)
		}
		if p.Name == late.Name && v.layout.Items()[1].Top() != place {
			t.Errorf("%s: what follows moved from %v to %v", p.Name, place, v.layout.Items()[1].Top())
		}
		if imageOf(v.layout.Items()[0].Object) != nil {
			t.Errorf("%s: there is a picture", p.Name)
		}
	}
}

// TestPictures_OutOfViewLoseTheirPixels scrolls through far more pictures than
// may be kept.
func TestPictures_OutOfViewLoseTheirPixels(t *testing.T) {
	test.NewTempApp(t)
	until := takeOverMain(t)
	files := fstest.MapFS{"media/a.png": {Data: picturetest.LargePNG(image.Pt(1440, 1600), 8)}}
	v, w := show(t, strings.Repeat("![a](media/a.png)\n\n", 30), Options{Course: &content.Course{Files: files}}, fyne.NewSize(500, 400))
	for range 60 {
		v.Key(fyne.KeyPageDown)
		until(settled(v))
	}
	kept := 0
	for _, it := range v.layout.Items() {
		for _, p := range it.pictures {
			kept += p.bytes
		}
	}
	around := 4 * 500 * 600 * 4
	if kept == 0 || kept > keptBytes+around {
		t.Errorf("%d MB are kept", kept>>20)
	}
	for range 200 {
		v.Key(fyne.KeyPageUp)
	}
	until(settled(v))
	img := imageOf(v.layout.Items()[0].Object)
	if got := at(w.Canvas().Capture(), img, 0.25, 0.1); !near(got, picturetest.Quarters[0]) {
		t.Errorf("back at the top, the picture is %v", got)
	}
}

func TestMagnifier_ShowsEveryKindAndSaysWhatCantBeShown(t *testing.T) {
	test.NewTempApp(t)
	until := takeOverMain(t)
	for _, p := range append(append(picturetest.Good(), large()...), picturetest.Bad()...) {
		files := fstest.MapFS{"media/" + p.Name: {Data: p.Data}}
		v, w := show(t, "Text.", Options{Course: &content.Course{Files: files}}, fyne.NewSize(500, 400))
		v.newBuilder(v.layout.Items()[0], nil).magnify("media/"+p.Name, "what it is")
		m, ok := w.Canvas().Overlays().Top().(*magnifier)
		if !ok {
			if p.Size != (image.Point{}) {
				t.Errorf("%s: doesn't open", p.Name)
			}
			continue // its header tells already that there is nothing to show
		}
		w.Canvas().Capture()
		shown := func() bool {
			return m.img.Image.Bounds().Dx() > 1 || m.says.PlainText() != "" && !strings.HasSuffix(m.says.PlainText(), "…")
		}
		if min(p.Size.X, p.Size.Y) != 1 {
			until(shown)
		}
		m.TypedRune('+')
		w.Canvas().Capture()
		if said := m.says.PlainText(); strings.Contains(said, p.Name) == (p.Size != image.Point{}) {
			t.Errorf("%s: says %q", p.Name, said)
		}
		m.Hide()
	}
}
