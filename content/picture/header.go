package picture

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"stagecraft/content/catalogue"
)

// What a picture may have. A course comes from strangers.
const (
	MaxBytes  = 32 << 20    // of its file
	MaxPixels = 100_000_000 // by what its header says
	maxSide   = 65_535      // pixels
	maxMemory = 208 << 20   // bytes that decoding takes
	startSize = 64 << 10    // bytes in which the kind of a file can be told
)

// Header is what a picture says of itself before it is decoded.
type Header struct {
	Kind Kind
	Size image.Point // in pixels, the right way up

	turned      orientation
	progressive bool
	channels    int   // of a JPEG
	memory      int64 // bytes that decoding takes, about
	drawing     *Drawing
}

// Inspect reads a picture's header. The error is a [*Fault] when it can't be
// shown, or what reading gave. It reads no more than it must, and nothing is
// decoded but a drawing, which has no pixels.
func Inspect(r io.Reader) (*Header, error) {
	in := bufio.NewReaderSize(r, startSize)
	start, err := in.Peek(startSize)
	if err != nil && err != io.EOF {
		return nil, err
	}
	k, ok := KindOf(start)
	switch {
	case len(start) == 0:
		return nil, fault(Empty, Kind{}, "the file is empty; copy it again")
	case !ok && isHEIC(start):
		return nil, fault(Photo, Kind{}, "it is a HEIC photo; save it as JPEG")
	case !ok:
		return nil, fault(Unknown, Kind{}, "it is no %s; save it as PNG or JPEG", catalogue.Say(Kinds))
	}
	h := &Header{Kind: k, turned: upright}
	if err := h.read(in, start); err != nil {
		return nil, explain(k, err)
	}
	return h, h.bound()
}

// read reads what the header of its kind says.
func (h *Header) read(in *bufio.Reader, start []byte) (err error) {
	defer guard(h.Kind, &err)
	var c image.Config
	switch h.Kind {
	case SVG:
		return h.readDrawing(in)
	case PNG:
		return h.readPNG(in)
	case JPEG:
		return h.readJPEG(in)
	case WebP:
		return h.readWebP(in)
	case AVIF:
		return h.readAVIF(in)
	case GIF:
		c, err = gif.DecodeConfig(in)
		h.memory = pixels(c)
	case BMP:
		c, err = bmp.DecodeConfig(in)
		h.memory = pixels(c) * bytesOf(c.ColorModel)
	case TIFF:
		var data []byte
		if data, err = io.ReadAll(io.LimitReader(in, MaxBytes+1)); err != nil {
			return err
		}
		c, err = tiff.DecodeConfig(bytes.NewReader(data))
		h.memory = pixels(c) * bytesOf(c.ColorModel)
		h.turned = orientationOf(data)
	default:
		return fmt.Errorf("no reader for %s", h.Kind.Name)
	}
	h.Size = image.Pt(c.Width, c.Height)
	return err
}

// bound refuses a picture that is out of bounds, and turns its size upright.
func (h *Header) bound() error {
	w, high := int64(h.Size.X), int64(h.Size.Y)
	switch {
	case w <= 0 || high <= 0:
		return fault(Empty, h.Kind, "the %s has %d × %d pixels, so there is nothing to show; save it anew", h.Kind.Name, w, high)
	case w > maxSide || high > maxSide:
		return fault(TooLarge, h.Kind, "it has %d × %d pixels; a side may have %d. Make it smaller: 2,000 is plenty", w, high, maxSide)
	case w*high > MaxPixels:
		return fault(TooLarge, h.Kind, "it has %d megapixels; %d is the most. Make it smaller: 2,000 pixels a side is plenty", w*high/1_000_000, MaxPixels/1_000_000)
	case h.memory > maxMemory && h.progressive:
		return fault(TooMuch, h.Kind, "it has %d megapixels in a progressive JPEG, which takes too much memory; make it smaller, or save it without “progressive”", w*high/1_000_000)
	case h.memory > maxMemory:
		return fault(TooMuch, h.Kind, "it has %d megapixels in a %s, which takes too much memory; make it smaller: 2,000 pixels a side is plenty", w*high/1_000_000, h.Kind.Name)
	}
	if h.turned.swaps() {
		h.Size = image.Pt(h.Size.Y, h.Size.X)
	}
	return nil
}

// stored is the size as the pixels lie in the file.
func (h *Header) stored() image.Point {
	if h.turned.swaps() {
		return image.Pt(h.Size.Y, h.Size.X)
	}
	return h.Size
}

// Effort is about how long decoding takes, in pixels of a PNG.
func (h *Header) Effort() int {
	n := h.Size.X * h.Size.Y
	switch h.Kind {
	case AVIF:
		return 10 * n
	case SVG: // of any size, and drawn as small as is asked for
		return 1_000_000
	case JPEG, WebP:
		return 2 * n
	}
	return n
}

// Memory is about how many bytes decoding the picture takes.
func (h *Header) Memory() int64 { return h.memory }

func pixels(c image.Config) int64 {
	if c.Width > maxSide || c.Height > maxSide {
		return 0 // it is refused
	}
	return int64(c.Width) * int64(c.Height)
}

// bytesOf gives how many bytes a pixel takes.
func bytesOf(m color.Model) int64 {
	if _, ok := m.(color.Palette); ok {
		return 1
	}
	switch m {
	case color.GrayModel:
		return 1
	case color.Gray16Model:
		return 2
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	}
	return 4
}

// readJPEG reads the markers up to that of the frame.
func (h *Header) readJPEG(in *bufio.Reader) error {
	if _, err := in.Discard(2); err != nil {
		return err
	}
	for {
		b, err := in.ReadByte()
		if err != nil {
			return err
		}
		if b != 0xff {
			continue // decoders pass over what lies between markers
		}
		for b == 0xff {
			if b, err = in.ReadByte(); err != nil {
				return err
			}
		}
		if b == 0 || b == 0x01 || b >= 0xd0 && b <= 0xd8 {
			continue // has no length
		}
		if b == 0xd9 || b == 0xda {
			return io.ErrUnexpectedEOF // pixels, or the end, before their size
		}
		var length [2]byte
		if _, err := io.ReadFull(in, length[:]); err != nil {
			return err
		}
		n := int(binary.BigEndian.Uint16(length[:])) - 2
		if n < 0 {
			return fmt.Errorf("a segment of %d bytes", n)
		}
		frame := b >= 0xc0 && b <= 0xcf && b != 0xc4 && b != 0xc8 && b != 0xcc
		if !frame && b != 0xe1 {
			if _, err := in.Discard(n); err != nil {
				return err
			}
			continue
		}
		segment := make([]byte, n)
		if _, err := io.ReadFull(in, segment); err != nil {
			return err
		}
		if !frame {
			if exif, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00")); ok && h.turned == upright {
				h.turned = orientationOf(exif)
			}
			continue
		}
		return h.readFrame(segment, b == 0xc2)
	}
}

// readFrame reads the segment that tells a JPEG's size and how its channels are sampled.
func (h *Header) readFrame(s []byte, progressive bool) error {
	if len(s) < 6 || len(s) < 6+3*int(s[5]) {
		return io.ErrUnexpectedEOF
	}
	h.Size = image.Pt(int(binary.BigEndian.Uint16(s[3:])), int(binary.BigEndian.Uint16(s[1:])))
	h.channels, h.progressive = int(s[5]), progressive
	var samples, most int64 = 0, 1
	for i := range h.channels {
		across, down := int64(s[7+3*i]>>4), int64(s[7+3*i]&15)
		samples += across * down
		most = max(most, across*down)
	}
	all := int64(h.Size.X) * int64(h.Size.Y)
	h.memory = all * samples / most
	if h.channels == 4 {
		h.memory += all * 4 // the inks are put together
	}
	if progressive {
		h.memory += all * samples / most * 4 // coefficients of 32 bits
	}
	return nil
}
