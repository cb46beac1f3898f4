package picturetest

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
)

// LargePNG is a PNG of a size, up to hundreds of megapixels, with so many bits
// in each of its three samples: 8 or 16.
func LargePNG(size image.Point, depth int) []byte {
	per := depth / 8
	rows := [2][]byte{} // above and below
	for low := range rows {
		row := make([]byte, 1, 1+3*per*size.X)
		for x := range size.X {
			n := 2 * low
			if x*2 >= size.X {
				n++
			}
			for _, v := range []byte{Quarters[n].R, Quarters[n].G, Quarters[n].B} {
				for range per {
					row = append(row, v)
				}
			}
		}
		rows[low] = row
	}
	var pixels bytes.Buffer
	z, err := zlib.NewWriterLevel(&pixels, zlib.BestSpeed)
	must(err)
	for y := range size.Y {
		low := 0
		if y*2 >= size.Y {
			low = 1
		}
		_, err := z.Write(rows[low])
		must(err)
	}
	must(z.Close())
	out := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, data []byte) {
		out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
		from := len(out)
		out = append(append(out, kind...), data...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(size.X))
	head = binary.BigEndian.AppendUint32(head, uint32(size.Y))
	chunk("IHDR", append(head, byte(depth), 2, 0, 0, 0))
	chunk("IDAT", pixels.Bytes())
	chunk("IEND", nil)
	return out
}

// LargeJPEG is a JPEG of a size, its colours at half the resolution, as those of telephones.
func LargeJPEG(size image.Point) []byte {
	img := image.NewYCbCr(image.Rectangle{Max: size}, image.YCbCrSubsampleRatio420)
	for y := range size.Y {
		for x := range size.X {
			c := quarter(x, y, size)
			yy, cb, cr := color.RGBToYCbCr(c.R, c.G, c.B)
			img.Y[img.YOffset(x, y)] = yy
			at := img.COffset(x, y)
			img.Cb[at], img.Cr[at] = cb, cr
		}
	}
	return jpegOf(img)
}

// LargeGIF is a GIF of a size.
func LargeGIF(size image.Point) []byte {
	colours := color.Palette{Quarters[0], Quarters[1], Quarters[2], Quarters[3]}
	img := image.NewPaletted(image.Rectangle{Max: size}, colours)
	for y := range size.Y {
		for x := range size.X {
			n := 0
			if x*2 >= size.X {
				n++
			}
			if y*2 >= size.Y {
				n += 2
			}
			img.Pix[y*img.Stride+x] = byte(n)
		}
	}
	return encoded(func(b *bytes.Buffer) error { return gif.Encode(b, img, nil) })
}

func quarter(x, y int, size image.Point) color.NRGBA {
	n := 0
	if x*2 >= size.X {
		n++
	}
	if y*2 >= size.Y {
		n += 2
	}
	return Quarters[n]
}

// Padded is a PNG that has so many bytes, most of them in a chunk of no use.
func Padded(bytes int) []byte {
	data := Find("colour.png").Data
	const around = 12 // a chunk's length, kind and sum
	return withChunk(data, "paDd", make([]byte, bytes-len(data)-around))
}
