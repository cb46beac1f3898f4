package drawing

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"golang.org/x/image/vector"
)

// Enclose tells whether a point lies within corners.
func Enclose(cs []fyne.Position, p fyne.Position) bool {
	in := false
	for i, j := 0, len(cs)-1; i < len(cs); j, i = i, i+1 {
		a, b := cs[i], cs[j]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < (b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// FillPolygon draws what corners enclose, in a box of a size, at a size in pixels.
func FillPolygon(corners []fyne.Position, size fyne.Size, w, h int, c color.Color) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	FillOver(img, corners, size, c)
	return img
}

// FillOver draws what corners enclose, in a box of a size, over what a picture of that
// box shows.
func FillOver(img *image.RGBA, corners []fyne.Position, size fyne.Size, c color.Color) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	if w == 0 || h == 0 || size.Width <= 0 || size.Height <= 0 {
		return
	}
	sx, sy := float32(w)/size.Width, float32(h)/size.Height
	r := vector.NewRasterizer(w, h)
	for i, p := range corners {
		if i == 0 {
			r.MoveTo(p.X*sx, p.Y*sy)
		} else {
			r.LineTo(p.X*sx, p.Y*sy)
		}
	}
	r.ClosePath()
	r.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{})
}
