package picture

import (
	"encoding/binary"
	"image"
)

// orientation is how a camera was held, as EXIF numbers it: from 1, upright, to 8.
type orientation int

const upright orientation = 1

// swaps tells whether the sides change places.
func (o orientation) swaps() bool { return o >= 5 }

// orientationOf reads the orientation from EXIF data, which is a TIFF file: its
// first directory has an entry for it. What can't be read is upright.
func orientationOf(exif []byte) orientation {
	if len(exif) < 8 {
		return upright
	}
	var order binary.ByteOrder = binary.LittleEndian
	if exif[0] == 'M' {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(exif[4:]))
	if at+2 > int64(len(exif)) {
		return upright
	}
	const tag, size = 0x0112, 12
	for i := range int64(order.Uint16(exif[at:])) {
		from := at + 2 + i*size
		if from+size > int64(len(exif)) {
			break
		}
		if order.Uint16(exif[from:]) != tag {
			continue
		}
		if o := orientation(order.Uint16(exif[from+8:])); o >= 1 && o <= 8 {
			return o
		}
		break
	}
	return upright
}

// turn gives the picture the right way up.
func (o orientation) turn(in *image.RGBA) *image.RGBA {
	if o == upright {
		return in
	}
	w, h := in.Rect.Dx(), in.Rect.Dy()
	size := image.Pt(w, h)
	if o.swaps() {
		size = image.Pt(h, w)
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	for y := range h {
		row := in.Pix[y*in.Stride:]
		for x := range w {
			to := out.PixOffset(o.place(x, y, w, h))
			copy(out.Pix[to:to+4], row[4*x:4*x+4])
		}
	}
	return out
}

// place gives where a pixel of the file stands in the upright picture.
func (o orientation) place(x, y, w, h int) (int, int) {
	switch o {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}
