package picture

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"io"

	"golang.org/x/image/webp"
)

// Marks of a WebP's VP8X chunk (RFC 9649, 2.7.1.1).
const (
	webpAnimated = 0x02
	webpExif     = 0x08
	webpAlpha    = 0x10
)

// riff is one chunk of a WebP.
type riff struct {
	kind string
	size uint32
}

func readRiff(in io.Reader) (riff, error) {
	var head [8]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return riff{}, err
	}
	return riff{string(head[:4]), binary.LittleEndian.Uint32(head[4:])}, nil
}

// padded is how many bytes the chunk takes in the file.
func (c riff) padded() int64 { return int64(c.size) + int64(c.size&1) }

const riffStart = 12

// readWebP reads the size, and the orientation when there is one.
func (h *Header) readWebP(in *bufio.Reader) error {
	if _, err := in.Discard(riffStart); err != nil {
		return err
	}
	first, err := readRiff(in)
	if err != nil {
		return err
	}
	head, err := in.Peek(int(min(first.padded(), 10)))
	if err != nil {
		return cutShort(err)
	}
	if len(head) < 10 && !(first.kind == "VP8L" && len(head) >= 5) {
		return io.ErrUnexpectedEOF
	}
	flags := byte(0)
	bytes := int64(3)
	switch first.kind {
	case "VP8X":
		flags = head[0]
		h.Size = image.Pt(1+int(uint24(head[4:])), 1+int(uint24(head[7:])))
		bytes = 8
	case "VP8L":
		v := binary.LittleEndian.Uint32(head[1:])
		h.Size = image.Pt(1+int(v&0x3fff), 1+int(v>>14&0x3fff))
		bytes = 8
	case "VP8 ":
		h.Size = image.Pt(int(binary.LittleEndian.Uint16(head[6:])&0x3fff), int(binary.LittleEndian.Uint16(head[8:])&0x3fff))
	default:
		return fmt.Errorf("its first chunk is %q", first.kind)
	}
	for c := first; ; { // what kind of pixels there are, and EXIF, come later
		if c.kind == "VP8 " {
			bytes = 3
		}
		if (c.kind == "VP8 " || c.kind == "VP8L" || c.kind == "ANMF") && flags&webpExif == 0 {
			break
		}
		if c.kind == "EXIF" && c.size <= maxExif {
			exif := make([]byte, c.size)
			if _, err := io.ReadFull(in, exif); err != nil {
				break // it is upright
			}
			h.turned = orientationOf(trimExif(exif))
			break
		}
		if _, err := io.CopyN(io.Discard, in, c.padded()); err != nil {
			break
		}
		if c, err = readRiff(in); err != nil {
			break
		}
	}
	h.memory = int64(h.Size.X) * int64(h.Size.Y) * bytes
	return nil
}

func trimExif(data []byte) []byte { return bytes.TrimPrefix(data, []byte("Exif\x00\x00")) }

func uint24(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

// decodeWebP decodes a WebP; of one that moves the first frame, on a clear ground.
func decodeWebP(data []byte) (image.Image, error) {
	if len(data) < riffStart+8+10 || string(data[riffStart:riffStart+4]) != "VP8X" || data[riffStart+8]&webpAnimated == 0 {
		return webp.Decode(bytes.NewReader(data))
	}
	head := data[riffStart+8:]
	canvas := image.Rect(0, 0, 1+int(uint24(head[4:])), 1+int(uint24(head[7:])))
	frame, at, err := firstFrame(data)
	if err != nil {
		return nil, err
	}
	img, err := webp.Decode(bytes.NewReader(frame))
	if err != nil {
		return nil, err
	}
	place := img.Bounds().Sub(img.Bounds().Min).Add(at)
	if !place.In(canvas) {
		return nil, fmt.Errorf("the first frame, %v, lies outside of %v", place, canvas)
	}
	if place == canvas {
		return img, nil
	}
	out := image.NewNRGBA(canvas)
	draw.Draw(out, place, img, img.Bounds().Min, draw.Src)
	return out, nil
}

// firstFrame gives the first frame as a WebP of its own, and where it stands.
func firstFrame(data []byte) ([]byte, image.Point, error) {
	in := bytes.NewReader(data[riffStart:])
	for {
		c, err := readRiff(in)
		if err != nil {
			return nil, image.Point{}, cutShort(err)
		}
		if c.kind != "ANMF" {
			if _, err := in.Seek(c.padded(), io.SeekCurrent); err != nil {
				return nil, image.Point{}, err
			}
			continue
		}
		const frameHead = 16
		if c.size < frameHead || int64(c.size) > int64(in.Len()) {
			return nil, image.Point{}, io.ErrUnexpectedEOF
		}
		frame := data[len(data)-in.Len():][:c.size]
		at := image.Pt(2*int(uint24(frame)), 2*int(uint24(frame[3:])))
		still, err := stillWebP(frame[frameHead:], frame[6:12])
		return still, at, err
	}
}

// stillWebP makes a file of what a frame holds; size is its width and height less one.
func stillWebP(chunks, size []byte) ([]byte, error) {
	if len(chunks) < 8 {
		return nil, errors.New("the first frame is empty")
	}
	var body bytes.Buffer
	body.WriteString("WEBP")
	if string(chunks[:4]) == "ALPH" {
		body.WriteString("VP8X\x0a\x00\x00\x00")
		body.Write([]byte{webpAlpha, 0, 0, 0})
		body.Write(size)
	}
	body.Write(chunks)
	file := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(body.Len()))
	return append(file, body.Bytes()...), nil
}
