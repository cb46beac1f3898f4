package main

import (
	"cmp"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
)

// saveSmall writes a picture as a PNG of a palette, a quarter as large as with all its colours.
func saveSmall(img image.Image, name string) (err error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	return encoder.Encode(file, paletted(img, guideColours))
}

// guideColours is how many colours a picture of the guides has. A window has few that fill areas; the
// rest are the edges of letters, of which a neighbour does.
const guideColours = 64

// paletted gives a picture in so many of its own colours, those that most of it has.
func paletted(img image.Image, colours int) *image.Paletted {
	bounds := img.Bounds()
	cells := map[color.RGBA]map[color.RGBA]int{} // how often each colour comes, by colours alike
	at := func(x, y int) (cell, exact color.RGBA) {
		exact = color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
		const alike = 0xf0
		return color.RGBA{exact.R & alike, exact.G & alike, exact.B & alike, 0xff}, exact
	}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			cell, exact := at(x, y)
			if cells[cell] == nil {
				cells[cell] = map[color.RGBA]int{}
			}
			cells[cell][exact]++
		}
	}
	palette := paletteOf(cells, colours)
	small := image.NewPaletted(bounds, palette)
	nearest := map[color.RGBA]uint8{}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			_, exact := at(x, y)
			index, ok := nearest[exact]
			if !ok {
				index = uint8(palette.Index(exact))
				nearest[exact] = index
			}
			small.SetColorIndex(x, y, index)
		}
	}
	return small
}

// paletteOf gives half of the colours as those that come most, and the rest as the commonest of each of
// the cells that cover most.
func paletteOf(cells map[color.RGBA]map[color.RGBA]int, colours int) color.Palette {
	type common struct {
		colour color.RGBA
		often  int
	}
	order := func(a, b common) int { // the same whatever order a map gives
		return cmp.Or(cmp.Compare(b.often, a.often), cmp.Compare(number(a.colour), number(b.colour)))
	}
	var all, exact []common
	for _, cell := range cells {
		in, sum := make([]common, 0, len(cell)), 0
		for c, often := range cell {
			in, sum = append(in, common{c, often}), sum+often
		}
		exact = append(exact, in...)
		all = append(all, common{slices.MinFunc(in, order).colour, sum})
	}
	slices.SortFunc(all, order)
	slices.SortFunc(exact, order)
	palette := make(color.Palette, 0, colours)
	seen := map[color.RGBA]bool{}
	for _, c := range append(slices.Clip(exact[:min(len(exact), colours/2)]), all...) {
		if !seen[c.colour] && len(palette) < colours {
			palette, seen[c.colour] = append(palette, c.colour), true
		}
	}
	return palette
}

func number(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }
