package picture

import (
	"bufio"
	"encoding/binary"
	"errors"
	"image"
	"io"
)

// avifStart is how much of an AVIF is looked at for what it says of itself, and
// avifBytes how much memory a pixel takes while it is decoded.
const (
	avifStart = 1 << 20
	avifBytes = 26
)

// readAVIF reads the properties of the picture: its size, and how it is turned.
// An AVIF has boxes within boxes (ISO/IEC 14496-12, 23008-12).
func (h *Header) readAVIF(in *bufio.Reader) error {
	data, err := io.ReadAll(io.LimitReader(in, avifStart))
	if err != nil {
		return err
	}
	meta := box(data, "meta")
	if len(meta) < 4 {
		return io.ErrUnexpectedEOF
	}
	props := box(box(meta[4:], "iprp"), "ipco")
	mirrored, turned := -1, 0
	eachBox(props, func(kind string, in []byte) bool {
		switch {
		case kind == "ispe" && len(in) >= 12: // tiles have sizes too, and are smaller
			size := image.Pt(int(binary.BigEndian.Uint32(in[4:])), int(binary.BigEndian.Uint32(in[8:])))
			h.Size = image.Pt(max(h.Size.X, size.X), max(h.Size.Y, size.Y))
		case kind == "irot" && len(in) >= 1:
			turned = int(in[0] & 3)
		case kind == "imir" && len(in) >= 1:
			mirrored = int(in[0] & 1)
		}
		return true
	})
	if h.Size == (image.Point{}) {
		return errors.New("it says no size")
	}
	h.memory = int64(min(h.Size.X, maxSide+1)) * int64(min(h.Size.Y, maxSide+1)) * avifBytes
	h.turned = avifOrientation(turned, mirrored)
	return nil
}

// avifOrientation gives the orientation of quarter turns against the clock, and
// then a mirror: -1 for none, 0 for top and bottom, 1 for left and right.
func avifOrientation(turned, mirrored int) orientation {
	return [4][3]orientation{
		{1, 4, 2},
		{8, 5, 7},
		{3, 2, 4},
		{6, 7, 5},
	}[turned][mirrored+1]
}

// box gives what the first box of a kind holds.
func box(in []byte, kind string) (found []byte) {
	eachBox(in, func(k string, payload []byte) bool {
		if k == kind {
			found = payload
		}
		return k != kind
	})
	return found
}

// eachBox calls do with each whole box until it gives false.
func eachBox(in []byte, do func(kind string, payload []byte) bool) {
	for len(in) >= 8 {
		size, head := uint64(binary.BigEndian.Uint32(in)), uint64(8)
		switch {
		case size == 1 && len(in) >= 16:
			size, head = binary.BigEndian.Uint64(in[8:]), 16
		case size == 0:
			size = uint64(len(in))
		}
		if size < head || size > uint64(len(in)) || !do(string(in[4:8]), in[head:size]) {
			return
		}
		in = in[size:]
	}
}
