package screen

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"image"
	"io"
	"os"
)

// framebuffer reads the file in which Xvfb keeps its screen. It is an X window dump: a header of
// 32-bit words, a name, a colour table and then the rows. The header is big-endian whatever the
// machine; the pixels are in the order that the header names.
type framebuffer struct {
	file          *os.File
	width, height int
	stride        int   // bytes a row
	offset        int64 // where the rows begin
	order         binary.ByteOrder
	rows          []byte // the rows as last read
	seed          maphash.Seed
}

// The words of a window dump's header that are used here, by position.
const (
	xwdHeaderSize = iota
	xwdVersion
	xwdFormat
	_ // depth
	xwdWidth
	xwdHeight
	_ // x offset
	xwdByteOrder
	_ // bitmap unit
	_ // bitmap bit order
	_ // bitmap pad
	xwdBitsPerPixel
	xwdBytesPerLine
	_ // visual class
	xwdRedMask
	xwdGreenMask
	xwdBlueMask
	_ // bits per colour
	_ // entries of the colour map
	xwdColours
	xwdWords = 25
)

const (
	xwdFileVersion = 7
	xwdZPixmap     = 2
	xwdColourSize  = 12
)

func openFramebuffer(name string) (*framebuffer, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening the framebuffer: %w", err)
	}
	f := &framebuffer{file: file, seed: maphash.MakeSeed()}
	if err := f.readHeader(); err != nil {
		file.Close()
		return nil, fmt.Errorf("reading the framebuffer's header: %w", err)
	}
	return f, nil
}

func (f *framebuffer) readHeader() error {
	raw := make([]byte, 4*xwdWords)
	if _, err := f.file.ReadAt(raw, 0); err != nil {
		return err
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(raw[4*i:])) }
	if word(xwdVersion) != xwdFileVersion || word(xwdFormat) != xwdZPixmap {
		return fmt.Errorf("version %d, format %d: not a window dump of version %d in format %d",
			word(xwdVersion), word(xwdFormat), xwdFileVersion, xwdZPixmap)
	}
	if word(xwdBitsPerPixel) != 32 || word(xwdRedMask) != 0xff0000 ||
		word(xwdGreenMask) != 0xff00 || word(xwdBlueMask) != 0xff {
		return fmt.Errorf("%d bits a pixel: only 32-bit red, green and blue are read", word(xwdBitsPerPixel))
	}
	f.order = binary.LittleEndian
	if word(xwdByteOrder) != 0 {
		f.order = binary.BigEndian
	}
	f.width, f.height, f.stride = word(xwdWidth), word(xwdHeight), word(xwdBytesPerLine)
	f.offset = int64(word(xwdHeaderSize) + xwdColourSize*word(xwdColours))
	f.rows = make([]byte, f.stride*f.height)
	return nil
}

// read takes the screen as it is now. The server goes on drawing meanwhile: a picture taken in the
// middle of a frame can hold parts of two.
func (f *framebuffer) read() error {
	if _, err := f.file.ReadAt(f.rows, f.offset); err != nil && err != io.EOF {
		return fmt.Errorf("reading the framebuffer: %w", err)
	}
	return nil
}

// sum is a number that changes with the rows last read.
func (f *framebuffer) sum() uint64 { return maphash.Bytes(f.seed, f.rows) }

// lit tells which share of the pixels last read, from 0 to 1, is not black: an X server begins black.
// It looks at every seventh pixel of every seventh row.
func (f *framebuffer) lit() float64 {
	seen, lit := 0, 0
	for y := 0; y < f.height; y += 7 {
		row := f.rows[y*f.stride:]
		for x := 0; x < f.width; x += 7 {
			seen++
			if f.order.Uint32(row[4*x:])&0xffffff != 0 {
				lit++
			}
		}
	}
	return float64(lit) / float64(seen)
}

// image copies the rows last read.
func (f *framebuffer) image() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, f.width, f.height))
	for y := range f.height {
		from, to := f.rows[y*f.stride:], img.Pix[y*img.Stride:]
		for x := range f.width {
			pixel := f.order.Uint32(from[4*x:])
			to[4*x], to[4*x+1], to[4*x+2], to[4*x+3] = byte(pixel>>16), byte(pixel>>8), byte(pixel), 0xff
		}
	}
	return img
}

func (f *framebuffer) close() { f.file.Close() }
