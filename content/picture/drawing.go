package picture

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"math"

	"stagecraft/content/catalogue"
	"stagecraft/content/picture/svg"
)

// maxDrawing is how many bytes an SVG may have, maxUnits how many pixels each
// side of it, and drawingMemory the bytes that drawing one takes, about.
const (
	maxDrawing    = 2 << 20
	maxUnits      = 20_000
	drawingMemory = 64 << 20
)

// Drawing is what an SVG holds: lines and areas, sharp at every size.
type Drawing struct{ svg *svg.Drawing }

// readDrawing reads an SVG. Drawings that have no size give an error.
func (h *Header) readDrawing(in *bufio.Reader) error {
	data, err := io.ReadAll(io.LimitReader(in, maxDrawing+1))
	if err != nil {
		return err
	}
	if len(data) > maxDrawing {
		return fault(TooLarge, SVG, "it is a drawing of more than %d MB; make it simpler, or save it as PNG", maxDrawing>>20)
	}
	d, err := svg.Parse(data, pixelsWithin)
	switch {
	case errors.Is(err, svg.ErrNoSize):
		return fault(Unsupported, SVG, "it is an SVG without a width and height; give it a viewBox, or save it as PNG")
	case errors.Is(err, svg.ErrTooMuch):
		return tooDetailed(err)
	case err != nil:
		return &Fault{
			Why: Damaged, Kind: SVG, Err: err,
			What: catalogue.Say("it is a damaged SVG (%v); save it anew from where it came from", err),
		}
	}
	w, high := d.Size()
	if w > maxUnits || high > maxUnits {
		return fault(TooLarge, SVG, "it is an SVG of %.0f × %.0f pixels; a side may have %d. Make it smaller, or give it a viewBox alone", w, high, maxUnits)
	}
	h.Size = image.Pt(max(int(math.Round(w)), 1), max(int(math.Round(high)), 1))
	h.memory = drawingMemory
	h.drawing = &Drawing{svg: d}
	return nil
}

// tooDetailed says that a drawing would take too long.
func tooDetailed(err error) *Fault {
	return &Fault{
		Why: TooMuch, Kind: SVG, Err: err,
		What: catalogue.Say("it is an SVG with so much in it that it takes too long to draw; make it simpler, or save it as PNG"),
	}
}

// pixelsWithin decodes a picture that a drawing holds.
func pixelsWithin(data []byte, within image.Point) (image.Image, error) {
	h, err := Inspect(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, err
	case h.Kind == SVG || h.memory > drawingMemory: // the drawing has taken so much for it
		return nil, fault(TooMuch, h.Kind, "a picture within a drawing is too large")
	}
	return h.decode(data, image.Pt(max(within.X, minSide), max(within.Y, minSide)))
}

// Draw draws it in a size. A detailed drawing takes half a second; one that would take
// much longer gives a [*Fault].
func (d *Drawing) Draw(size image.Point) (*image.RGBA, error) {
	out, err := d.svg.Draw(size)
	if err != nil {
		return nil, tooDetailed(err)
	}
	return out, nil
}

// Omissions are what of an SVG isn't drawn as it has it, by line, once it was drawn within
// a size. Of other pictures there are none. The error is a [*Fault] when it can't be shown.
func Omissions(ctx context.Context, data []byte, within image.Point) ([]svg.Omission, error) {
	h, err := Inspect(bytes.NewReader(data))
	if err != nil || h.Kind != SVG {
		return nil, err
	}
	if err := room.take(ctx, drawingMemory); err != nil {
		return nil, err
	}
	defer room.give(drawingMemory)
	if _, err := h.drawing.Draw(fit(h.Size, within)); err != nil {
		return nil, err
	}
	return h.drawing.svg.Omissions(), nil
}
