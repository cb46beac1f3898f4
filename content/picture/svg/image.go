package svg

import (
	"encoding/base64"
	"image"
	"math"
	"net/url"
	"strings"

	"golang.org/x/image/draw"
)

// What a picture within a picture may have.
const (
	maxPicture = 2048 // pixels a side
	maxLevel   = 2    // SVGs within SVGs
)

// image draws a picture that the drawing holds. One that lies elsewhere isn't looked for.
func (r *renderer) image(n *node, st *style, m matrix) {
	if st.hidden || r.cover != nil {
		return
	}
	href := strings.TrimSpace(n.attr("href"))
	if href == "" {
		return
	}
	data, svg, ok := held(href)
	if !ok {
		r.omit(n, "a picture in another file (%s)", short(href))
		return
	}
	r.spend(4 * len(data))
	b := box{}
	b.x, _ = length(n.attr("x"), r.width, st.font.size)
	b.y, _ = length(n.attr("y"), r.height, st.font.size)
	w, okW := length(n.attr("width"), r.width, st.font.size)
	h, okH := length(n.attr("height"), r.height, st.font.size)
	within := func(w, h float64) image.Point {
		side := func(v float64) int { return int(min(max(math.Ceil(v*m.size()), 1), maxPicture)) }
		return image.Pt(side(w), side(h))
	}
	var img image.Image
	size := point{}
	if svg {
		d, err := r.inner(data)
		if err != nil {
			r.omit(n, "a picture in it that can't be read")
			return
		}
		size.x, size.y = d.Size()
		b.w, b.h = sides(w, h, okW, okH, size)
		to := within(b.w, b.h)
		r.spend(to.X * to.Y)
		r.hold(4 * to.X * to.Y)
		defer r.hold(-4 * to.X * to.Y)
		img = d.draw(to, r.work)
		size = point{b.w, b.h}
	} else {
		if r.d.pixels == nil {
			return
		}
		limit := image.Pt(maxPicture, maxPicture)
		if okW && okH {
			limit = within(w, h)
			limit = image.Pt(max(limit.X, limit.Y), max(limit.X, limit.Y))
		}
		r.spend(limit.X * limit.Y)
		r.hold(4 * limit.X * limit.Y)
		defer r.hold(-4 * limit.X * limit.Y)
		var err error
		if img, err = r.d.pixels(data, limit); err != nil {
			r.omit(n, "a picture in it that can't be read")
			return
		}
		size = point{float64(img.Bounds().Dx()), float64(img.Bounds().Dy())}
		b.w, b.h = sides(w, h, okW, okH, size)
	}
	if !(b.w > 0 && b.h > 0 && size.x > 0 && size.y > 0) {
		return
	}
	before, masks := r.clip, r.masks
	t, slice := fitBox(box{0, 0, size.x, size.y}, b, n.attr("preserveAspectRatio"))
	if slice {
		r.clipRect(b, m)
	}
	m = m.mul(t).scale(size.x/float64(img.Bounds().Dx()), size.y/float64(img.Bounds().Dy()))
	r.pixels(img, m, st.opacity)
	r.clip, r.masks = before, masks
}

// sides gives how large a picture is shown that says one of its sides, both or none.
func sides(w, h float64, okW, okH bool, own point) (float64, float64) {
	switch {
	case okW && okH:
		return w, h
	case okW:
		return w, w * own.y / max(own.x, 1)
	case okH:
		return h * own.x / max(own.y, 1), h
	}
	return own.x, own.y
}

// held gives the bytes that a data: address holds, and whether it says that they are SVG.
func held(href string) (data []byte, svg, ok bool) {
	rest, ok := strings.CutPrefix(href, "data:")
	if !ok {
		return nil, false, false
	}
	kind, body, ok := strings.Cut(rest, ",")
	if !ok {
		return nil, false, false
	}
	svg = strings.HasPrefix(kind, "image/svg")
	if !strings.Contains(kind, ";base64") {
		text, err := url.PathUnescape(body)
		return []byte(text), svg, err == nil
	}
	body = strings.Map(func(c rune) rune {
		if c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '=' {
			return -1
		}
		return c
	}, body)
	if plain, err := url.PathUnescape(body); err == nil {
		body = strings.TrimRight(plain, "=")
	}
	data, err := base64.RawStdEncoding.DecodeString(body)
	return data, svg, err == nil
}

// inner reads an SVG within this one.
func (r *renderer) inner(data []byte) (*Drawing, error) {
	if r.d.level >= maxLevel {
		return nil, ErrTooMuch
	}
	return parse(data, r.d.pixels, r.d.level+1)
}

// pixels lays a picture of pixels on the picture; m says where each of them goes.
func (r *renderer) pixels(img image.Image, m matrix, opacity float64) {
	back, ok := m.inverse()
	if !ok || !m.finite() {
		return
	}
	b := img.Bounds()
	src, ok := img.(*image.RGBA)
	if !ok {
		src = image.NewRGBA(b)
		draw.Draw(src, b, img, b.Min, draw.Src)
	}
	smooth := m.size() < 4 // larger ones show their pixels anyway
	k := ink{opacity: 255, cost: 24, at: func(x, y float64) [4]uint32 {
		p := back.apply(point{x, y})
		if !smooth {
			return pixelAt(src, int(p.x), int(p.y))
		}
		return between(src, p.x, p.y, pixelAt)
	}}
	p := rectangle(box{0, 0, float64(b.Dx()), float64(b.Dy())}, 0, 0)
	r.fill(r.device(p, m), false, k.faint(opacity))
}

// pixelAt gives a pixel of a picture, of one beyond its edge the nearest.
func pixelAt(img *image.RGBA, x, y int) [4]uint32 {
	x, y = min(max(x, 0), img.Rect.Dx()-1), min(max(y, 0), img.Rect.Dy()-1)
	p := img.Pix[img.PixOffset(img.Rect.Min.X+x, img.Rect.Min.Y+y):]
	return [4]uint32{uint32(p[0]), uint32(p[1]), uint32(p[2]), uint32(p[3])}
}

// wrapped gives a pixel of a tile, beside which the same tile lies again.
func wrapped(img *image.RGBA, x, y int) [4]uint32 {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	return pixelAt(img, (x%w+w)%w, (y%h+h)%h)
}

// between mixes the four pixels around a place.
func between(img *image.RGBA, x, y float64, at func(img *image.RGBA, x, y int) [4]uint32) [4]uint32 {
	x, y = x-0.5, y-0.5
	x0, y0 := math.Floor(x), math.Floor(y)
	fx, fy := uint32((x-x0)*256), uint32((y-y0)*256)
	var out [4]uint32
	c00, c10 := at(img, int(x0), int(y0)), at(img, int(x0)+1, int(y0))
	c01, c11 := at(img, int(x0), int(y0)+1), at(img, int(x0)+1, int(y0)+1)
	for i := range out {
		top, low := c00[i]*(256-fx)+c10[i]*fx, c01[i]*(256-fx)+c11[i]*fx
		out[i] = (top*(256-fy) + low*fy) >> 16
	}
	return out
}
