// Package picturetest makes pictures for tests: one of every kind, size and damage.
// Each shows four quarters, red and green over blue and yellow, so that a test
// can tell whether it is shown, and the right way up.
//
// What Go can't encode lies in fixed: made of the same four quarters, 48 by 32.
package picturetest

import (
	"bytes"
	"embed"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"path"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

//go:embed fixed
var fixed embed.FS

// Quarters are the colours of the quarters, from the top left to the bottom right.
var Quarters = [4]color.NRGBA{{224, 32, 32, 255}, {32, 160, 64, 255}, {32, 64, 208, 255}, {240, 208, 32, 255}}

// Picture is one picture of the album.
type Picture struct {
	Name string // of its file
	Data []byte
	Size image.Point // the right way up; zero when it can't be shown
	Why  string      // a word of why it can't be shown, or "" when it can
}

var small = image.Pt(48, 32)

// quad draws the quarters on an image, as they lie in a file that is turned.
func quad(size image.Point, turned int) *image.NRGBA {
	img := image.NewNRGBA(image.Rectangle{Max: size})
	w, h := size.X, size.Y
	for y := range h {
		for x := range w {
			u, v := x*2 >= w, y*2 >= h // right, low
			switch turned {            // where that stands when upright
			case 2:
				u = !u
			case 3:
				u, v = !u, !v
			case 4:
				v = !v
			case 5:
				u, v = v, u
			case 6:
				u, v = !v, u
			case 7:
				u, v = !v, !u
			case 8:
				u, v = v, !u
			}
			n := 0
			if u {
				n++
			}
			if v {
				n += 2
			}
			img.SetNRGBA(x, y, Quarters[n])
		}
	}
	return img
}

// copied gives img in another form of image.
func copied(to interface {
	image.Image
	Set(x, y int, c color.Color)
}, img image.Image,
) image.Image {
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			to.Set(x, y, img.At(x, y))
		}
	}
	return to
}

func must(err error) {
	if err != nil {
		panic(err) // of encoding to memory
	}
}

func encoded(encode func(b *bytes.Buffer) error) []byte {
	var b bytes.Buffer
	must(encode(&b))
	return b.Bytes()
}

// PNGOf encodes an image quickly.
func PNGOf(img image.Image) []byte {
	return encoded(func(b *bytes.Buffer) error {
		return (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(b, img)
	})
}

func jpegOf(img image.Image) []byte {
	return encoded(func(b *bytes.Buffer) error { return jpeg.Encode(b, img, &jpeg.Options{Quality: 92}) })
}

func file(name string) []byte {
	data, err := fixed.ReadFile("fixed/" + name)
	must(err)
	return data
}

// Good gives small pictures of every kind, all of which can be shown.
func Good() []Picture {
	img := quad(small, 1)
	colours := color.Palette{Quarters[0], Quarters[1], Quarters[2], Quarters[3]}
	box := img.Bounds()
	all := []Picture{
		{Name: "colour.png", Data: PNGOf(img)},
		{Name: "palette.png", Data: PNGOf(copied(image.NewPaletted(box, colours), img))},
		{Name: "sixteen.png", Data: PNGOf(copied(image.NewNRGBA64(box), img))},
		{Name: "photo.jpg", Data: jpegOf(img)},
		{Name: "unended.jpg", Data: bytes.TrimSuffix(jpegOf(img), []byte("\xff\xd9"))},
		{Name: "still.gif", Data: LargeGIF(small)},
		{Name: "moving.gif", Data: movingGIF(img)},
		{Name: "colour.bmp", Data: encoded(func(b *bytes.Buffer) error { return bmp.Encode(b, img) })},
		{Name: "plain.tiff", Data: tiffOf(img, tiff.Uncompressed)},
		{Name: "deflate.tiff", Data: tiffOf(img, tiff.Deflate)},
		{Name: "sixteen.tiff", Data: tiffOf(copied(image.NewNRGBA64(box), img), tiff.Deflate)},
	}
	for _, name := range []string{
		"cmyk.jpg", "progressive.jpg", "lzw.tiff", "palette.bmp", "interlaced.png", "lossy.webp", "lossless.webp",
		"alpha.webp", "moving.webp", "turned.webp", "quad.avif", "ten.avif", "turned.avif",
	} {
		all = append(all, Picture{Name: name, Data: file(name)})
	}
	for turned := 1; turned <= 8; turned++ {
		size := small
		if turned >= 5 {
			size = image.Pt(small.Y, small.X)
		}
		lies, n := quad(size, turned), string(rune('0'+turned))
		all = append(all,
			Picture{Name: "turned" + n + ".jpg", Data: withExif(jpegOf(lies), turned)},
			Picture{Name: "turned" + n + ".png", Data: withChunk(PNGOf(lies), "eXIf", exif(turned))})
	}
	for i := range all {
		all[i].Size = small
	}
	// A name is not believed: the bytes are.
	return append(all, Picture{Name: "named-wrong.gif", Data: all[0].Data, Size: small},
		Picture{Name: "drawing.svg", Data: []byte(drawing), Size: small},
		Picture{Name: "dot.png", Data: PNGOf(quad(image.Pt(1, 1), 3)), Size: image.Pt(1, 1)},
		Picture{Name: "thin.png", Data: PNGOf(quad(image.Pt(1, 9000), 1)), Size: image.Pt(1, 9000)},
		Picture{Name: "low.png", Data: PNGOf(quad(image.Pt(9000, 1), 1)), Size: image.Pt(9000, 1)})
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 32"><rect width="24" height="16" fill="#e02020"/>` +
	`<rect x="24" width="24" height="16" fill="#20a040"/><rect y="16" width="24" height="16" fill="#2040d0"/>` +
	`<rect x="24" y="16" width="24" height="16" fill="#f0d020"/></svg>`

func tiffOf(img image.Image, how tiff.CompressionType) []byte {
	return encoded(func(b *bytes.Buffer) error { return tiff.Encode(b, img, &tiff.Options{Compression: how}) })
}

// movingGIF has a second frame, which is upside down.
func movingGIF(first image.Image) []byte {
	one := copied(image.NewPaletted(first.Bounds(), palette.Plan9), first).(*image.Paletted)
	two := copied(image.NewPaletted(first.Bounds(), palette.Plan9), quad(small, 3)).(*image.Paletted)
	return encoded(func(b *bytes.Buffer) error {
		return gif.EncodeAll(b, &gif.GIF{Image: []*image.Paletted{one, two}, Delay: []int{20, 20}})
	})
}

// exif is an EXIF block that tells an orientation and nothing else.
func exif(turned int) []byte {
	return []byte{'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, byte(turned), 0, 0, 0, 0, 0, 0}
}

func withExif(data []byte, turned int) []byte {
	block := append([]byte("Exif\x00\x00"), exif(turned)...)
	head := []byte{0xff, 0xd8, 0xff, 0xe1, 0, byte(len(block) + 2)}
	return append(append(head, block...), data[2:]...)
}

// firstChunk is where a PNG's first chunk after its head begins.
const firstChunk = 33

func withChunk(data []byte, kind string, holds []byte) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(holds)))
	chunk = append(append(chunk, kind...), holds...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	return append(append(append([]byte{}, data[:firstChunk]...), chunk...), data[firstChunk:]...)
}

// Bad gives pictures that can't be shown, of every kind and damage.
func Bad() []Picture {
	var all []Picture
	add := func(name, why string, data []byte) { all = append(all, Picture{Name: name, Data: data, Why: why}) }
	for _, name := range []string{
		"colour.png", "interlaced.png", "photo.jpg", "cmyk.jpg", "progressive.jpg", "still.gif", "lossy.webp", "lossless.webp",
		"moving.webp", "colour.bmp", "plain.tiff", "lzw.tiff", "deflate.tiff", "quad.avif",
	} {
		data := Find(name).Data
		add("half-"+name, "", data[:len(data)/2])
		add("start-"+name, "", data[:min(len(data), 30)])
		ext := path.Ext(name)
		if ext != ".jpg" && ext != ".gif" && name != "plain.tiff" { // what stands there is only colours
			wrong := bytes.Clone(data)
			for i := 12; i < min(len(wrong), 60); i++ {
				wrong[i] ^= 0xa5
			}
			add("scrambled-"+name, "", wrong)
		}
		add("zero-"+name, "", sized(ext, data, 0, 0))
		add("huge-"+name, "", sized(ext, data, 60_000, 60_000))
	}
	add("empty.png", "empty", nil)
	add("text.png", "no PNG", []byte("This is no picture."))
	add("page.jpg", "no PNG", []byte("<!doctype html><html><body><svg></svg></body></html>"))
	add("photo.heic", "HEIC", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"))
	add("bad.svg", "", []byte("<svg"))
	add("sizeless.svg", "width", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><rect width="4" height="4"/></svg>`))
	add("cmyk.tiff", "in this way", file("cmyk.tiff"))
	return all
}

// Find gives the picture of that name that can be shown.
func Find(name string) Picture {
	for _, p := range Good() {
		if p.Name == name {
			return p
		}
	}
	panic("no picture " + name)
}

// sized gives a picture whose header tells another size; all else is as it was.
func sized(ext string, data []byte, w, h uint32) []byte {
	d := bytes.Clone(data)
	switch ext {
	case ".png":
		binary.BigEndian.PutUint32(d[16:], w)
		binary.BigEndian.PutUint32(d[20:], h)
		binary.BigEndian.PutUint32(d[29:], crc32.ChecksumIEEE(d[12:29]))
	case ".jpg":
		for i := 2; i+9 < len(d); i += 2 + int(binary.BigEndian.Uint16(d[i+2:])) {
			if d[i+1] >= 0xc0 && d[i+1] <= 0xc2 {
				binary.BigEndian.PutUint16(d[i+5:], uint16(h))
				binary.BigEndian.PutUint16(d[i+7:], uint16(w))
				break
			}
		}
	case ".gif":
		binary.LittleEndian.PutUint16(d[6:], uint16(w))
		binary.LittleEndian.PutUint16(d[8:], uint16(h))
	case ".bmp":
		binary.LittleEndian.PutUint32(d[18:], w)
		binary.LittleEndian.PutUint32(d[22:], h)
	case ".tiff":
		at := binary.LittleEndian.Uint32(d[4:])
		for i := range uint32(binary.LittleEndian.Uint16(d[at:])) {
			e := d[at+2+12*i:]
			set := func(v uint32) {
				if binary.LittleEndian.Uint16(e[2:]) == 3 {
					binary.LittleEndian.PutUint16(e[8:], uint16(v))
				} else {
					binary.LittleEndian.PutUint32(e[8:], v)
				}
			}
			switch binary.LittleEndian.Uint16(e) {
			case 256:
				set(w)
			case 257:
				set(h)
			}
		}
	case ".webp":
		webpSized(d, w, h)
	case ".avif":
		if i := bytes.Index(d, []byte("ispe")); i > 0 {
			binary.BigEndian.PutUint32(d[i+8:], w)
			binary.BigEndian.PutUint32(d[i+12:], h)
		}
	}
	return d
}

// webpSized sets the size of a WebP, as far as its fields can hold it. One of
// no pixels can't be told: its tag is spoiled instead.
func webpSized(d []byte, w, h uint32) {
	if w == 0 {
		copy(d[12:], "VP8?")
		return
	}
	w, h = min(w, 16_383), min(h, 16_383)
	switch string(d[12:16]) {
	case "VP8X":
		copy(d[24:30], []byte{byte(w), byte(w >> 8), 0, byte(h), byte(h >> 8), 0})
	case "VP8 ":
		binary.LittleEndian.PutUint16(d[26:], uint16(w))
		binary.LittleEndian.PutUint16(d[28:], uint16(h))
	case "VP8L":
		binary.LittleEndian.PutUint32(d[21:], w-1|(h-1)<<14)
	}
}
