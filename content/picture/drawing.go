package picture

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	"io"
	"sync"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// maxDrawing is how many bytes an SVG may have, and maxUnits how many units
// each side of it.
const (
	maxDrawing = 2 << 20
	maxUnits   = 20_000
)

// Drawing is what an SVG holds: lines and areas, sharp at every size.
type Drawing struct {
	lock sync.Mutex // drawing sets where it is drawn
	icon *oksvg.SvgIcon
}

// readDrawing reads an SVG. Drawings that would not be drawn whole, or that
// have no size, give an error.
func (h *Header) readDrawing(in *bufio.Reader) error {
	data, err := io.ReadAll(io.LimitReader(in, maxDrawing+1))
	if err != nil {
		return err
	}
	if len(data) > maxDrawing {
		return fault(TooLarge, SVG, "it is a drawing of more than %d MB; make it simpler, or save it as PNG", maxDrawing>>20)
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(data), oksvg.StrictErrorMode)
	if err != nil {
		return &Fault{
			Why: Unsupported, Kind: SVG, Err: err,
			What: fmt.Sprintf("it is an SVG with something that can't be drawn (%v); save it as PNG", err),
		}
	}
	w, high := int(icon.ViewBox.W), int(icon.ViewBox.H)
	if w <= 0 || high <= 0 || w > maxUnits || high > maxUnits {
		return fault(Unsupported, SVG, "it is an SVG without a width and height; give it a viewBox, or save it as PNG")
	}
	h.Size = image.Pt(w, high)
	h.drawing = &Drawing{icon: icon}
	return nil
}

// Draw draws it in a size. A detailed drawing takes half a second.
func (d *Drawing) Draw(size image.Point) *image.RGBA {
	d.lock.Lock()
	defer d.lock.Unlock()
	out := image.NewRGBA(image.Rectangle{Max: size})
	d.icon.SetTarget(0, 0, float64(size.X), float64(size.Y))
	d.icon.Draw(rasterx.NewDasher(size.X, size.Y, rasterx.NewScannerGV(size.X, size.Y, out, out.Bounds())), 1)
	return out
}
