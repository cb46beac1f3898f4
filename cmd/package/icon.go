package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"

	"stagecraft/assets"
)

// The sides of the icon's bitmaps, in pixels: those that the hicolor icon theme has folders for, and
// those that Windows picks from, which can't be larger than 256.
var (
	themeSizes   = []int{16, 24, 32, 48, 64, 128, 256, 512}
	windowsSizes = []int{16, 24, 32, 48, 64, 128, 256}
)

// drawIcon draws the app's icon as a bitmap with a side of so many pixels.
func drawIcon(side int) (*image.RGBA, error) {
	icon, err := oksvg.ReadIconStream(bytes.NewReader(assets.IconSVG), oksvg.StrictErrorMode)
	if err != nil {
		return nil, fmt.Errorf("drawing the icon at %d pixels: %w", side, err)
	}
	icon.SetTarget(0, 0, float64(side), float64(side))
	bitmap := image.NewRGBA(image.Rect(0, 0, side, side))
	icon.Draw(rasterx.NewDasher(side, side, rasterx.NewScannerGV(side, side, bitmap, bitmap.Bounds())), 1)
	return bitmap, nil
}

// iconPNG is a bitmap of the icon as a file.
func iconPNG(side int) ([]byte, error) {
	bitmap, err := drawIcon(side)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&file, bitmap); err != nil {
		return nil, fmt.Errorf("writing the icon at %d pixels: %w", side, err)
	}
	return file.Bytes(), nil
}
