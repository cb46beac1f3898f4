package packing

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"sync"

	"golang.org/x/image/draw"

	"stagecraft/content/catalogue"
	"stagecraft/content/picture"
)

// The sides of an icon's bitmaps, in pixels: those that the hicolor icon theme has folders for, and
// those that Windows picks from, which can't be larger than 256.
var (
	ThemeSizes   = []int{16, 24, 32, 48, 64, 128, 256, 512}
	WindowsSizes = []int{16, 24, 32, 48, 64, 128, 256}
)

const (
	// leastIcon is how many pixels the longer side of a bitmap has to have.
	leastIcon = 128
	// mostIcon is the side of the largest bitmap that a system asks for.
	mostIcon = 1024
)

// Icon is a picture that can be had as a square bitmap of any size.
type Icon struct {
	source []byte
	kind   picture.Kind

	lock    sync.Mutex
	largest *image.RGBA
	files   map[int][]byte // PNGs by their sides
}

// ReadIcon reads an icon from the bytes of a picture: an SVG, which is sharp in every size, or a PNG or
// another bitmap of at least 128 pixels. What isn't square is centred.
func ReadIcon(ctx context.Context, data []byte) (*Icon, error) {
	header, err := picture.Inspect(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("the icon: %w", err)
	}
	i := &Icon{source: data, kind: header.Kind, files: map[int][]byte{}}
	if i.kind != picture.SVG && max(header.Size.X, header.Size.Y) < leastIcon {
		return nil, catalogue.Errorf("the icon has %d × %d pixels; give it at least %d × %d, better %d × %d, or an SVG",
			header.Size.X, header.Size.Y, leastIcon, leastIcon, mostIcon, mostIcon)
	}
	if i.largest, err = picture.Decode(ctx, data, image.Pt(mostIcon, mostIcon)); err != nil {
		return nil, fmt.Errorf("the icon: %w", err)
	}
	if i.largest.Bounds().Empty() {
		return nil, catalogue.Errorf("the icon has no pixels")
	}
	return i, nil
}

// Bitmap gives the icon with a side of so many pixels.
func (i *Icon) Bitmap(side int) (*image.RGBA, error) {
	source := i.largest
	if i.kind == picture.SVG {
		drawn, err := picture.Decode(context.Background(), i.source, image.Pt(side, side))
		if err != nil {
			return nil, fmt.Errorf("drawing the icon at %d pixels: %w", side, err)
		}
		source = drawn
	}
	size := source.Bounds().Size()
	if size == image.Pt(side, side) {
		return source, nil
	}
	longer := max(size.X, size.Y)
	w, h := max(1, side*size.X/longer), max(1, side*size.Y/longer)
	place := image.Rect(0, 0, w, h).Add(image.Pt((side-w)/2, (side-h)/2))
	bitmap := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.CatmullRom.Scale(bitmap, place, source, source.Bounds(), draw.Src, nil)
	return bitmap, nil
}

// PNG gives a bitmap of the icon as a file.
func (i *Icon) PNG(side int) ([]byte, error) {
	i.lock.Lock()
	defer i.lock.Unlock()
	if file := i.files[side]; file != nil {
		return file, nil
	}
	bitmap, err := i.Bitmap(side)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&file, bitmap); err != nil {
		return nil, fmt.Errorf("writing the icon at %d pixels: %w", side, err)
	}
	i.files[side] = file.Bytes()
	return i.files[side], nil
}

// Bitmaps gives the icon in several sizes.
func (i *Icon) Bitmaps(sides []int) ([]image.Image, error) {
	var all []image.Image
	for _, side := range sides {
		bitmap, err := i.Bitmap(side)
		if err != nil {
			return nil, err
		}
		all = append(all, bitmap)
	}
	return all, nil
}

// ThemeFiles gives the files that put an icon of a name into the hicolor icon theme, as they lie below
// share. An SVG goes along as it is.
func (i *Icon) ThemeFiles(name string) ([]File, error) {
	var files []File
	if i.kind == picture.SVG {
		files = append(files, File{Name: "share/icons/hicolor/scalable/apps/" + name + ".svg", Data: i.source, Mode: 0o644})
	}
	for _, side := range ThemeSizes {
		data, err := i.PNG(side)
		if err != nil {
			return nil, err
		}
		file := fmt.Sprintf("share/icons/hicolor/%dx%d/apps/%s.png", side, side, name)
		files = append(files, File{Name: file, Data: data, Mode: 0o644})
	}
	return files, nil
}
