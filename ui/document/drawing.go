package document

import (
	"bytes"
	"fmt"
	"image"
	"io"

	"github.com/fyne-io/oksvg"
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
	return &file{name: name, size: image.Pt(w, h), svg: data}, nil
}
