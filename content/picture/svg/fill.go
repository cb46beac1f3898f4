package svg

import (
	"image"
	"image/color"
	"math"
)

// ink is what an area is painted with.
type ink struct {
	flat    [4]uint32                    // premultiplied, of 255
	at      func(x, y float64) [4]uint32 // by place; nil for flat
	opacity uint32                       // of what at gives, of 255
	cost    int                          // of at, as [renderer.spend] counts twice
}

func solid(c color.NRGBA, opacity float64) ink {
	a := uint32(float64(c.A)*min(max(opacity, 0), 1) + 0.5)
	return ink{flat: [4]uint32{(uint32(c.R)*a + 127) / 255, (uint32(c.G)*a + 127) / 255, (uint32(c.B)*a + 127) / 255, a}, opacity: 255}
}

// faint gives an ink through which more is seen.
func (k ink) faint(share float64) ink {
	f := uint32(min(max(share, 0), 1)*255 + 0.5)
	for i := range k.flat {
		k.flat[i] = (k.flat[i]*f + 127) / 255
	}
	k.opacity = (k.opacity*f + 127) / 255
	return k
}

// fill paints what lines on the picture go around.
func (r *renderer) fill(lines []polyline, evenOdd bool, k ink) {
	areas := make([][]point, len(lines))
	for i, l := range lines {
		areas[i] = l.points
	}
	r.paint(areas, evenOdd, k)
}

// fillAreas paints areas, which may lie over each other.
func (r *renderer) fillAreas(areas [][]point, m matrix, k ink) {
	for _, a := range areas {
		for i := range a {
			a[i] = bounded(m.apply(a[i]))
		}
	}
	r.paint(areas, false, k)
}

func (r *renderer) paint(areas [][]point, evenOdd bool, k ink) {
	low, high := point{far, far}, point{-far, -far}
	for _, a := range areas {
		for _, p := range a {
			low = point{min(low.x, p.x), min(low.y, p.y)}
			high = point{max(high.x, p.x), max(high.y, p.y)}
		}
	}
	if low.x > high.x {
		return
	}
	b := image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x)), int(math.Ceil(high.y))).Intersect(r.clip.rect)
	if b.Empty() {
		return
	}
	cost := 3
	if k.at != nil {
		cost = max(k.cost, 12)
	}
	r.spend(b.Dx()*b.Dy()*cost/2 + 300)
	r.raster.begin(b)
	for _, a := range areas {
		for i := range a {
			p, q := a[i], a[(i+1)%len(a)]
			r.spend(10 + int(min(math.Abs(p.y-q.y), float64(b.Dy()))+min(math.Abs(p.x-q.x), float64(b.Dx()))))
			r.raster.line(p, q)
		}
	}
	for y := range b.Dy() {
		r.row(b.Min.X, b.Min.Y+y, r.raster.row(y, evenOdd), k)
	}
	r.dirty = r.dirty.Union(b)
}

// row paints part of a row of the picture, as far as it is covered.
func (r *renderer) row(x0, y int, cover []uint8, k ink) {
	var mask []uint8
	if c := r.clip.mask; c != nil {
		mask = c.Pix[c.PixOffset(x0, y):]
	}
	if r.cover != nil {
		to := r.cover.Pix[r.cover.PixOffset(x0, y):]
		for i, v := range cover {
			if mask != nil {
				v = uint8((uint32(v)*uint32(mask[i]) + 127) / 255)
			}
			to[i] = uint8(uint32(to[i]) + (uint32(v)*(255-uint32(to[i]))+127)/255)
		}
		return
	}
	to := r.out.Pix[r.out.PixOffset(x0, y):]
	for i, v := range cover {
		if v == 0 {
			continue
		}
		share := uint32(v)
		if mask != nil {
			share = (share*uint32(mask[i]) + 127) / 255
		}
		c := k.flat
		if k.at != nil {
			c = k.at(float64(x0+i)+0.5, float64(y)+0.5)
			share = (share*k.opacity + 127) / 255
		}
		over(to[4*i:4*i+4:4*i+4], c, share)
	}
}

// over lays a colour on a pixel.
func over(to []uint8, c [4]uint32, share uint32) {
	if share == 255 && c[3] == 255 {
		to[0], to[1], to[2], to[3] = uint8(c[0]), uint8(c[1]), uint8(c[2]), 255
		return
	}
	rest := 255 - (c[3]*share+127)/255
	for i := range 4 {
		to[i] = uint8(min((c[i]*share+127)/255+(uint32(to[i])*rest+127)/255, 255))
	}
}

// hold counts the bytes of a layer that is in use.
func (r *renderer) hold(n int) {
	if r.held += n; r.held+r.masks > maxLayers {
		panic(ErrTooMuch)
	}
}

// layered draws on a layer of its own, and lays that on the picture.
func (r *renderer) layered(opacity float64, mask *image.Alpha, draw func()) {
	layer, touched := r.onLayer(draw)
	r.lay(layer, touched, opacity, mask)
	r.dropLayer(layer, touched)
}

// onLayer draws on a layer of its own, and gives that with where it was drawn on.
func (r *renderer) onLayer(draw func()) (layer *image.RGBA, touched image.Rectangle) {
	out, dirty, before := r.out, r.dirty, r.clip
	layer = r.layer()
	r.out, r.dirty, r.clip.mask = layer, image.Rectangle{}, nil
	draw()
	touched = r.dirty.Intersect(before.rect)
	r.out, r.dirty, r.clip = out, dirty, before
	return layer, touched
}

// dropLayer clears a layer for the next use.
func (r *renderer) dropLayer(layer *image.RGBA, touched image.Rectangle) {
	for y := touched.Min.Y; y < touched.Max.Y; y++ {
		at := layer.PixOffset(touched.Min.X, y)
		clear(layer.Pix[at : at+4*touched.Dx()])
	}
	r.spare = append(r.spare, layer)
}

// lay lays a layer on the picture.
func (r *renderer) lay(layer *image.RGBA, touched image.Rectangle, opacity float64, mask *image.Alpha) {
	r.dirty = r.dirty.Union(touched)
	r.spend(touched.Dx() * touched.Dy() * 2)
	share := uint32(min(max(opacity, 0), 1)*255 + 0.5)
	for y := touched.Min.Y; y < touched.Max.Y; y++ {
		from := layer.Pix[layer.PixOffset(touched.Min.X, y):]
		to := r.out.Pix[r.out.PixOffset(touched.Min.X, y):]
		for i := range touched.Dx() {
			p := from[4*i : 4*i+4 : 4*i+4]
			if p[3] == 0 {
				continue
			}
			s := share
			if r.clip.mask != nil {
				s = (s*uint32(r.clip.mask.AlphaAt(touched.Min.X+i, y).A) + 127) / 255
			}
			if mask != nil {
				s = (s*uint32(mask.AlphaAt(touched.Min.X+i, y).A) + 127) / 255
			}
			over(to[4*i:4*i+4:4*i+4], [4]uint32{uint32(p[0]), uint32(p[1]), uint32(p[2]), uint32(p[3])}, s)
		}
	}
}

// layer gives a clear layer as large as the picture.
func (r *renderer) layer() *image.RGBA {
	if n := len(r.spare); n > 0 {
		l := r.spare[n-1]
		r.spare = r.spare[:n-1]
		return l
	}
	r.hold(len(r.out.Pix))
	r.spend(len(r.out.Pix) / 8)
	return image.NewRGBA(r.out.Rect)
}
