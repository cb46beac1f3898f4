package picture_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"runtime"
	"strings"
	"testing"
	"time"

	"stagecraft/content/picture"
	"stagecraft/content/picture/picturetest"
)

// far tells how far apart two colours are, of 255.
func far(a, b color.Color) int {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	d := func(x, y uint32) int { return max(int(x>>8), int(y>>8)) - min(int(x>>8), int(y>>8)) }
	return max(d(r1, r2), d(g1, g2), d(b1, b2))
}

// quartersOf checks that the four quarters are where they belong.
func quartersOf(t *testing.T, img image.Image) {
	t.Helper()
	b := img.Bounds()
	for i, want := range picturetest.Quarters {
		x, y := b.Min.X+b.Dx()*(1+2*(i%2))/4, b.Min.Y+b.Dy()*(1+2*(i/2))/4
		if got := img.At(x, y); far(got, want) > 40 {
			t.Errorf("quarter %d is %v, want %v", i, got, want)
		}
	}
}

func TestDecode_ShowsEveryKindTheRightWayUp(t *testing.T) {
	for _, p := range picturetest.Good() {
		t.Run(p.Name, func(t *testing.T) {
			h, err := picture.Inspect(bytes.NewReader(p.Data))
			if err != nil {
				t.Fatal(err)
			}
			if h.Size != p.Size {
				t.Errorf("its header says %v, want %v", h.Size, p.Size)
			}
			for _, longest := range []int{2048, 16} {
				img, err := picture.Decode(t.Context(), p.Data, image.Pt(longest, longest))
				if err != nil {
					t.Fatal(err)
				}
				if long := max(img.Rect.Dx(), img.Rect.Dy()); long > longest {
					t.Errorf("asked for %d pixels a side, got %v", longest, img.Rect)
				}
				if min(p.Size.X, p.Size.Y) > 1 {
					quartersOf(t, img)
				}
			}
		})
	}
}

func TestDecode_SaysWhyAPictureCantBeShown(t *testing.T) {
	for _, p := range picturetest.Bad() {
		t.Run(p.Name, func(t *testing.T) {
			_, err := picture.Decode(t.Context(), p.Data, image.Pt(64, 64))
			var f *picture.Fault
			if !errors.As(err, &f) {
				t.Fatalf("gives %v, want a fault", err)
			}
			if f.Why == 0 || !strings.Contains(f.Error(), p.Why) || !strings.Contains(f.Error(), ";") && !strings.Contains(f.Error(), "Make it") {
				t.Errorf("says %q, want why (%q) and what would be right", f, p.Why)
			}
		})
	}
}

func TestDecode_RefusesByTheHeaderWhatIsTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("measures, and takes long")
	}
	for name, data := range map[string][]byte{
		"201 megapixels":              picturetest.LargePNG(image.Pt(20_100, 10_000), 8),
		"16 bits over 100 megapixels": picturetest.LargePNG(image.Pt(10_001, 10_001), 16),
		"a side too long":             picturetest.LargePNG(image.Pt(70_000, 1), 8),
	} {
		before := time.Now()
		_, err := picture.Inspect(bytes.NewReader(data[:min(len(data), 1000)]))
		var f *picture.Fault
		if !errors.As(err, &f) || f.Why != picture.TooLarge {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(before); took > time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

// TestDecode_OfAHundredMegapixelsTakesLittleMemory decodes the largest there
// are; the memory is that which the heap ever had.
func TestDecode_OfAHundredMegapixelsTakesLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, made := range map[string]func() []byte{
		"PNG":            func() []byte { return picturetest.LargePNG(image.Pt(10_000, 10_000), 8) },
		"PNG of 16 bits": func() []byte { return picturetest.LargePNG(image.Pt(6_000, 2_000), 16) },
		"JPEG":           func() []byte { return picturetest.LargeJPEG(image.Pt(10_000, 10_000)) },
		"GIF":            func() []byte { return picturetest.LargeGIF(image.Pt(4_000, 3_000)) },
	} {
		data := made()
		runtime.GC()
		stop, most := make(chan struct{}), make(chan uint64)
		go func() {
			var peak uint64
			var m runtime.MemStats
			for {
				select {
				case <-stop:
					most <- peak
					return
				case <-time.After(5 * time.Millisecond):
					runtime.ReadMemStats(&m)
					peak = max(peak, m.HeapAlloc)
				}
			}
		}()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		before, from := m.HeapAlloc, time.Now()
		img, err := picture.Decode(t.Context(), data, image.Pt(2048, 4096))
		took := time.Since(from)
		close(stop)
		peak := int64(<-most) - int64(before)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		quartersOf(t, img)
		t.Logf("%s: %d MB, %v", name, peak>>20, took.Round(time.Millisecond))
		if peak > 220<<20 {
			t.Errorf("%s: took %d MB", name, peak>>20)
		}
	}
}

func TestDecode_EndsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := picture.Decode(ctx, picturetest.Find("colour.png").Data, image.Pt(64, 64)); !errors.Is(err, context.Canceled) {
		t.Errorf("gives %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, p := range append(picturetest.Good(), picturetest.Bad()...) {
		if len(p.Data) < 10_000 {
			f.Add(p.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := picture.Inspect(bytes.NewReader(data))
		if err == nil && (h.Size.X <= 0 || h.Size.Y <= 0 || h.Size.X*h.Size.Y > picture.MaxPixels) {
			t.Errorf("is %v", h.Size)
		}
		// The compiler of WebAssembly that AVIF needs takes longer under the fuzzer than one input may.
		if err != nil || h.Size.X*h.Size.Y > 1_000_000 || h.Kind == picture.AVIF {
			return
		}
		if img, err := picture.Decode(t.Context(), data, image.Pt(64, 64)); err == nil && max(img.Rect.Dx(), img.Rect.Dy()) > 64 {
			t.Errorf("is %v", img.Rect)
		}
	})
}
