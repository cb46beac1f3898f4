package document

import (
	"bytes"
	"fmt"
	"image"
	"io"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// openDrawing reads an SVG. Drawings that Fyne can't draw whole, or that have
// no size, give an error.
func openDrawing(in io.Reader, name string) (*file, error) {
	data, err := io.ReadAll(io.LimitReader(in, 2<<20))
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", name, err)
	}
	drawing, err := oksvg.ReadIconStream(bytes.NewReader(data), oksvg.StrictErrorMode)
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", name, err)
	}
	w, h := int(drawing.ViewBox.W), int(drawing.ViewBox.H)
	if w <= 0 || h <= 0 || w > 20_000 || h > 20_000 {
		return nil, fmt.Errorf("picture %s has no width and height", name)
	}
	return &file{name: name, size: image.Pt(w, h), drawing: drawing, kept: keptPixels}, nil
}

// fine is how many pixels a drawing has for each of its own units, so that it
// stays sharp in large text and on dense screens.
const fine = 2

// raster draws a drawing. Fyne would do so on the main goroutine, where a
// detailed one takes half a second.
func (f *file) raster() image.Image {
	zoom := float64(f.kept) / float64(max(f.size.X, f.size.Y))
	if f.kept == keptPixels {
		zoom = min(fine, zoom)
	}
	w, h := max(int(float64(f.size.X)*zoom), 1), max(int(float64(f.size.Y)*zoom), 1)
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	f.drawing.SetTarget(0, 0, float64(w), float64(h))
	f.drawing.Draw(rasterx.NewDasher(w, h, rasterx.NewScannerGV(w, h, out, out.Bounds())), 1)
	return out
}
