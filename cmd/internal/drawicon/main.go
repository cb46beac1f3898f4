// Drawicon makes the icon's bitmaps from its SVG: a PNG of each size that desktops ask for and one
// ICO for Windows. It is run by go generate in assets; its outputs are committed, so that a build
// needs nothing but the compiler.
package main

import (
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"image"
	"image/png"
	"log"
	"os"
	"path/filepath"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// pngSizes are the sides, in pixels, that the hicolor icon theme has folders for.
var pngSizes = []int{16, 24, 32, 48, 64, 128, 256, 512}

// icoSizes are the sides Windows picks from; an ICO entry can't say more than 256.
var icoSizes = []int{16, 24, 32, 48, 64, 128, 256}

func main() {
	log.SetFlags(0)
	log.SetPrefix("drawicon: ")
	svg := flag.String("svg", "icon.svg", "the drawing")
	out := flag.String("out", "icon", "the folder for the bitmaps")
	flag.Parse()
	if err := draw(*svg, *out); err != nil {
		log.Fatal(err)
	}
}

func draw(svg, out string) error {
	source, err := os.ReadFile(svg)
	if err != nil {
		return fmt.Errorf("reading the drawing: %w", err)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	bitmaps := map[int][]byte{}
	for _, side := range pngSizes {
		bitmap, err := render(source, side)
		if err != nil {
			return fmt.Errorf("drawing %s at %d pixels: %w", svg, side, err)
		}
		bitmaps[side] = bitmap
		name := filepath.Join(out, fmt.Sprintf("stagecraft-%d.png", side))
		if err := os.WriteFile(name, bitmap, 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(out, "stagecraft.ico"), ico(bitmaps), 0o644)
}

func render(svg []byte, side int) ([]byte, error) {
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg))
	if err != nil {
		return nil, err
	}
	icon.SetTarget(0, 0, float64(side), float64(side))
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	scanner := rasterx.NewScannerGV(side, side, img, img.Bounds())
	icon.Draw(rasterx.NewDasher(side, side, scanner), 1)
	var buf bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&buf, img); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// ico joins the bitmaps into an ICO whose entries are PNGs, which Windows reads since Vista.
func ico(bitmaps map[int][]byte) []byte {
	const header, entry = 6, 16
	var dir, body bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&dir, binary.LittleEndian, v) // a Buffer takes every write
		}
	}
	put(uint16(0), uint16(1), uint16(len(icoSizes)))
	offset := header + entry*len(icoSizes)
	for _, side := range icoSizes {
		bitmap := bitmaps[side]
		// A side of 256 is written as 0.
		put(uint8(side), uint8(side), uint8(0), uint8(0), uint16(1), uint16(32),
			uint32(len(bitmap)), uint32(offset+body.Len()))
		body.Write(bitmap)
	}
	return append(dir.Bytes(), body.Bytes()...)
}
