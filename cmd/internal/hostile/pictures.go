package hostile

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
)

// widest is the side that pictures claim, in pixels: as large as most kinds can say.
const widest = 65_535

// pngChunk is a chunk of a PNG with its length and sum.
func pngChunk(kind string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// pngOf is a PNG of a size, depth and kind of colours, with what stands between its
// header and its end.
func pngOf(width, height uint32, depth, colours byte, chunks ...[]byte) []byte {
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	b := append([]byte("\x89PNG\r\n\x1a\n"), pngChunk("IHDR", append(header, depth, colours, 0, 0, 0))...)
	for _, c := range chunks {
		b = append(b, c...)
	}
	return append(b, pngChunk("IEND", nil)...)
}

// zeros are n bytes of nothing, as zlib packs them.
func zeros(n int) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	for part := make([]byte, 1<<16); n > 0; n -= len(part) {
		if _, err := w.Write(part[:min(n, len(part))]); err != nil {
			panic(err) // memory takes all
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func grey(width, height int) image.Image {
	return image.NewGray(image.Rect(0, 0, width, height))
}

func pngBytes(img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func jpegBytes(img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// claiming has a JPEG say that it has another size.
func claiming(data []byte, width, height uint16) []byte {
	at := bytes.Index(data, []byte("\xff\xc0"))
	binary.BigEndian.PutUint16(data[at+5:], height)
	binary.BigEndian.PutUint16(data[at+7:], width)
	return data
}

// gifOf is a GIF of some frames, of one pixel each, on a screen of a size.
func gifOf(frames int, width, height uint16) []byte {
	one := image.NewPaletted(image.Rect(0, 0, 1, 1), color.Palette{color.Black, color.White})
	g := &gif.GIF{Config: image.Config{ColorModel: one.Palette, Width: 1, Height: 1}}
	for range frames {
		g.Image, g.Delay = append(g.Image, one), append(g.Delay, 0)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		panic(err)
	}
	data := b.Bytes()
	binary.LittleEndian.PutUint16(data[6:], width)
	binary.LittleEndian.PutUint16(data[8:], height)
	return data
}

// tiffOf is a TIFF of entries, each a tag and a value, whose directory is followed by
// the one at next.
func tiffOf(next uint32, entries ...[2]uint32) []byte {
	b := []byte("II*\x00\x08\x00\x00\x00")
	b = binary.LittleEndian.AppendUint16(b, uint16(len(entries)))
	for _, e := range entries {
		b = binary.LittleEndian.AppendUint16(b, uint16(e[0]))
		b = binary.LittleEndian.AppendUint16(b, 4) // a long
		b = binary.LittleEndian.AppendUint32(b, 1)
		b = binary.LittleEndian.AppendUint32(b, e[1])
	}
	return binary.LittleEndian.AppendUint32(b, next)
}

func bmpOf(width, height int32, bits uint16, compression uint32, rest int) []byte {
	b := binary.LittleEndian.AppendUint32([]byte("BM"), uint32(54+rest))
	b = append(b, 0, 0, 0, 0)
	b = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(b, 54), 40)
	b = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(b, uint32(width)), uint32(height))
	b = binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(b, 1), bits)
	b = binary.LittleEndian.AppendUint32(b, compression)
	return append(b, make([]byte, 20+rest)...)
}

func riff(kind string, data []byte) []byte {
	b := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+8+len(data)))
	b = append(append(b, "WEBP"...), kind...)
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(data))), data...)
}

// sample is a picture.
type sample struct {
	name string
	file string // what it is called in media/
	says string // what check says of it; "" for nothing that it has to
	data func() []byte
}

// input is a course with one lesson that shows the picture.
func (p sample) input() Input {
	in := folder("picture-"+p.name, func(dir string) error {
		if err := put(dir, "lessons/02-picture.md", "---\nid: picture\n---\n# Picture\n\n![A picture](media/"+p.file+")\n"); err != nil {
			return err
		}
		return put(dir, "media/"+p.file, string(p.data()))
	})
	in.Says = p.says
	return in
}

func pictures() []Input {
	var all []Input
	for _, p := range samples() {
		all = append(all, p.input())
	}
	return all
}

// Gallery writes a course that opens, of all the pictures that are meant to do harm,
// each shown by a lesson, and of links and names that mislead, into a folder, and gives
// how many lessons it has.
func Gallery(dir string) (lessons int, err error) {
	if err := put(dir, "course.yaml", "id: gallery\ntitle: \"A gal\u202elery\"\nlanguage: en\nversion: 1.0.0\n"); err != nil {
		return 0, err
	}
	const each = 12 // pictures of a lesson
	var text strings.Builder
	all := samples()
	for i, p := range all {
		file := fmt.Sprintf("media/%d-%s", i, p.file)
		if err := put(dir, file, string(p.data())); err != nil {
			return 0, err
		}
		fmt.Fprintf(&text, "![A picture](%s) [here](https://аррӏе.com/%d) [file](file:///etc/passwd) ![](http://a.b/%d.png)\n\n", file, i, i)
		if i%each == each-1 || i == len(all)-1 {
			lessons++
			note := fmt.Sprintf("---\nid: l%d\ntitle: \"Les\u202eson\"\n---\n# Lesson %d\n\n%s", lessons, lessons, text.String())
			if err := put(dir, fmt.Sprintf("lessons/%02d.md", lessons), note); err != nil {
				return 0, err
			}
			text.Reset()
		}
	}
	return lessons, nil
}

const (
	cantBeShown = "the picture can't be shown"
)

func samples() []sample {
	all := []sample{}
	add := func(name, file, says string, data func() []byte) { all = append(all, sample{name, file, says, data}) }
	cut := func(data []byte) []byte { return data[:len(data)*2/3] }

	add("png-widest", "a.png", "megapixels", func() []byte { return pngOf(widest, widest, 8, 6, pngChunk("IDAT", zeros(1000))) })
	add("png-long", "a.png", "a side may have", func() []byte { return pngOf(1<<31-1, 1, 8, 0, pngChunk("IDAT", zeros(1000))) })
	add("png-cut", "a.png", cantBeShown, func() []byte { return cut(pngBytes(grey(500, 500))) })
	add("png-empty", "a.png", cantBeShown, func() []byte { return pngOf(0, 0, 8, 6) })
	add("png-without-pixels", "a.png", cantBeShown, func() []byte { return pngOf(5000, 5000, 8, 6) })
	add("png-bomb", "a.png", "", func() []byte { return pngOf(9000, 9000, 1, 0, pngChunk("IDAT", zeros(9000*1126))) })
	add("png-pixels-bomb", "a.png", "", func() []byte { return pngOf(8, 8, 8, 0, pngChunk("IDAT", zeros(900<<20))) })
	add("png-profile-bomb", "a.png", "", func() []byte {
		return pngOf(8, 8, 8, 0, pngChunk("iCCP", append([]byte("a\x00\x00"), zeros(500<<20)...)), pngChunk("IDAT", zeros(72)))
	})
	add("png-text-bomb", "a.png", "", func() []byte {
		return pngOf(8, 8, 8, 0, pngChunk("zTXt", append([]byte("a\x00\x00"), zeros(500<<20)...)), pngChunk("IDAT", zeros(72)))
	})
	add("png-many-chunks", "a.png", "", func() []byte {
		return pngOf(8, 8, 8, 0, bytes.Repeat(pngChunk("tEXt", []byte("a\x00b")), 200_000), pngChunk("IDAT", zeros(72)))
	})
	add("png-chunk-that-lies", "a.png", cantBeShown, func() []byte {
		b := pngOf(8, 8, 8, 0, pngChunk("IDAT", zeros(72)))
		binary.BigEndian.PutUint32(b[33:], 1<<31-1)
		return b
	})
	add("jpeg-widest", "a.jpg", cantBeShown, func() []byte { return claiming(jpegBytes(grey(64, 64)), widest, widest) })
	add("jpeg-larger-than-it-is", "a.jpg", cantBeShown, func() []byte { return claiming(jpegBytes(grey(64, 64)), 9000, 9000) })
	add("jpeg-cut", "a.jpg", cantBeShown, func() []byte { return cut(jpegBytes(grey(500, 500))) })
	add("jpeg-many-marks", "a.jpg", "", func() []byte {
		b := jpegBytes(grey(64, 64))
		return append(append(bytes.Clone(b[:2]), bytes.Repeat([]byte("\xff\xfe\x00\x02"), 200_000)...), b[2:]...)
	})
	add("jpeg-many-scans", "a.jpg", "", func() []byte {
		b := jpegBytes(grey(2000, 2000))
		scan := b[bytes.Index(b, []byte("\xff\xda")) : len(b)-2]
		return append(append(bytes.Clone(b[:len(b)-2]), bytes.Repeat(scan, 60)...), "\xff\xd9"...)
	})
	add("gif-10000-frames", "a.gif", "", func() []byte { return gifOf(10_000, 1, 1) })
	add("gif-widest", "a.gif", "megapixels", func() []byte { return gifOf(1, widest, widest) })
	add("gif-10000-frames-on-a-large-screen", "a.gif", "", func() []byte { return gifOf(10_000, 9000, 9000) })
	add("gif-cut", "a.gif", cantBeShown, func() []byte { return gifOf(2, 1, 1)[:30] })
	add("gif-without-frames", "a.gif", cantBeShown, func() []byte { return []byte("GIF89a\x10\x00\x10\x00\x00\x00\x00;") })
	add("webp-widest", "a.webp", cantBeShown, func() []byte {
		return riff("VP8L", append([]byte{0x2f, 0xff, 0xff, 0xff, 0x0f}, make([]byte, 1000)...))
	})
	add("webp-canvas", "a.webp", cantBeShown, func() []byte {
		return riff("VP8X", []byte{2, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})
	})
	add("webp-cut", "a.webp", cantBeShown, func() []byte { return riff("VP8 ", []byte{0, 0, 0, 0x9d, 1, 0x2a, 0xff, 0x3f, 0xff, 0x3f}) })
	add("bmp-widest", "a.bmp", "megapixels", func() []byte { return bmpOf(widest, widest, 24, 0, 100) })
	add("bmp-upside-down", "a.bmp", cantBeShown, func() []byte { return bmpOf(10, -1<<31, 24, 0, 100) })
	add("bmp-runs", "a.bmp", cantBeShown, func() []byte { return bmpOf(9000, 9000, 8, 1, 100) })
	add("tiff-widest", "a.tiff", cantBeShown, func() []byte {
		return tiffOf(0, [2]uint32{256, widest}, [2]uint32{257, widest}, [2]uint32{258, 8}, [2]uint32{259, 1}, [2]uint32{262, 1}, [2]uint32{273, 8}, [2]uint32{278, widest}, [2]uint32{279, 9})
	})
	add("tiff-ring", "a.tiff", cantBeShown, func() []byte { return tiffOf(8, [2]uint32{256, 8}, [2]uint32{257, 8}, [2]uint32{330, 8}) })
	add("tiff-many-strips", "a.tiff", cantBeShown, func() []byte {
		b := tiffOf(0, [2]uint32{256, 8}, [2]uint32{257, 8}, [2]uint32{258, 8}, [2]uint32{259, 1}, [2]uint32{262, 1}, [2]uint32{273, 8}, [2]uint32{278, 1}, [2]uint32{279, 9})
		for _, at := range []int{10 + 5*12 + 4, 10 + 7*12 + 4} { // how many there are of them
			binary.LittleEndian.PutUint32(b[at:], 1<<30)
		}
		return b
	})
	add("avif-nothing", "a.avif", cantBeShown, func() []byte { return []byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00avifmif1") })
	add("avif-box-that-lies", "a.avif", cantBeShown, func() []byte {
		return append([]byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00avifmif1\xff\xff\xff\xffmeta"), bytes.Repeat([]byte("\x00\x00\x00\x08free"), 50_000)...)
	})
	add("not-what-its-name-says", "a.png", "", func() []byte {
		return []byte("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>")
	})
	add("a-program", "a.png", cantBeShown, func() []byte { return []byte("MZ" + strings.Repeat("\x90", 5000)) })
	add("a-page", "a.svg", cantBeShown, func() []byte { return []byte("<html><script>alert(1)</script><svg/></html>") })
	return append(all, drawings()...)
}
