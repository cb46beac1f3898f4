package picture

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"image"
	"io"
)

// What a PNG's pixels are made of (PNG, 11.2.1).
const (
	grey       = 0
	rgb        = 2
	indexed    = 3
	greyAlpha  = 4
	rgbAlpha   = 6
	pngMark    = 8 // bytes before the first chunk
	interlaced = 1
)

// pngHead is the IHDR chunk.
type pngHead struct {
	size       image.Point
	depth      int // bits a sample
	colour     int
	interlaced bool
}

// channels is how many samples a pixel has; 0 for a kind there is none of.
func (p pngHead) channels() int {
	switch p.colour {
	case grey, indexed:
		return 1
	case rgb:
		return 3
	case greyAlpha:
		return 2
	case rgbAlpha:
		return 4
	}
	return 0
}

// chunks reads the chunks of a PNG and checks their sums.
type chunks struct {
	in   *bufio.Reader
	kind string
	left uint32
	sum  hash.Hash32
}

func newChunks(in *bufio.Reader) (*chunks, error) {
	_, err := in.Discard(pngMark)
	return &chunks{in: in}, err
}

// next goes to the next chunk; all of the last one must have been read.
func (c *chunks) next() error {
	var head [8]byte
	if _, err := io.ReadFull(c.in, head[:]); err != nil {
		return cutShort(err)
	}
	c.left, c.kind, c.sum = binary.BigEndian.Uint32(head[:]), string(head[4:]), crc32.NewIEEE()
	c.sum.Write(head[4:])
	return nil
}

// Read reads from the chunk; at its end it checks the sum and gives io.EOF.
func (c *chunks) Read(p []byte) (int, error) {
	if c.left == 0 {
		return 0, io.EOF
	}
	n, err := c.in.Read(p[:min(len(p), int(c.left))])
	c.sum.Write(p[:n])
	if c.left -= uint32(n); c.left > 0 || err != nil {
		return n, cutShort(err)
	}
	return n, c.checkSum()
}

func (c *chunks) checkSum() error {
	var sum [4]byte
	if _, err := io.ReadFull(c.in, sum[:]); err != nil {
		return cutShort(err)
	}
	if binary.BigEndian.Uint32(sum[:]) != c.sum.Sum32() {
		return fmt.Errorf("the sum of chunk %s is wrong", c.kind)
	}
	return nil
}

// small reads all of a chunk that may have so many bytes.
func (c *chunks) small(most uint32) ([]byte, error) {
	if c.left > most {
		return nil, fmt.Errorf("chunk %s has %d bytes", c.kind, c.left)
	}
	if c.left == 0 {
		return nil, c.checkSum()
	}
	data := make([]byte, c.left)
	_, err := io.ReadFull(c, data)
	return data, err
}

// skip passes over a chunk that isn't needed.
func (c *chunks) skip() error {
	if _, err := io.CopyN(io.Discard, c.in, int64(c.left)+4); err != nil {
		return cutShort(err)
	}
	return nil
}

func cutShort(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// head reads the IHDR chunk, which is the first.
func (c *chunks) head() (pngHead, error) {
	if err := c.next(); err != nil {
		return pngHead{}, err
	}
	data, err := c.small(13)
	if err != nil {
		return pngHead{}, err
	}
	if c.kind != "IHDR" || len(data) != 13 {
		return pngHead{}, errors.New("its first chunk is not IHDR")
	}
	p := pngHead{
		size:  image.Pt(int(binary.BigEndian.Uint32(data)), int(binary.BigEndian.Uint32(data[4:]))),
		depth: int(data[8]), colour: int(data[9]), interlaced: data[12] == interlaced,
	}
	byte8or16 := p.depth == 8 || p.depth == 16
	low := p.depth == 1 || p.depth == 2 || p.depth == 4
	if p.channels() == 0 || !byte8or16 && (!low || p.channels() > 1) || p.colour == indexed && p.depth == 16 {
		return pngHead{}, fmt.Errorf("colour type %d with %d bits", p.colour, p.depth)
	}
	return p, nil
}

// maxExif is how much EXIF is looked at, in bytes.
const maxExif = 1 << 20

// readPNG reads the chunks before the pixels.
func (h *Header) readPNG(in *bufio.Reader) error {
	c, err := newChunks(in)
	if err != nil {
		return err
	}
	p, err := c.head()
	if err != nil {
		return err
	}
	h.Size = p.size
	all := int64(min(p.size.X, maxSide+1)) * int64(min(p.size.Y, maxSide+1))
	bytes := int64(4)
	switch {
	case p.colour == indexed || p.colour == grey && p.depth <= 8:
		bytes = 1
	case p.depth == 16:
		bytes = 8
	}
	switch {
	case p.interlaced:
		h.memory = 2 * all * bytes // each pass, and the whole
	case all <= largePNG:
		h.memory = all * bytes
	}
	for {
		if err := c.next(); err != nil {
			return err
		}
		switch {
		case c.kind == "IDAT" || c.kind == "IEND":
			return nil
		case c.kind == "eXIf" && c.left <= maxExif:
			exif, err := c.small(maxExif)
			if err != nil {
				return err
			}
			h.turned = orientationOf(exif)
		default:
			if err := c.skip(); err != nil {
				return err
			}
		}
	}
}

// pixelData reads what the IDAT chunks hold, one after the other.
type pixelData struct{ *chunks }

func (d pixelData) Read(p []byte) (int, error) {
	for d.left == 0 {
		if d.kind != "IDAT" {
			return 0, io.EOF
		}
		if err := d.next(); err != nil {
			return 0, err
		}
		if d.left == 0 {
			if err := d.checkSum(); err != nil {
				return 0, err
			}
		}
		if d.kind != "IDAT" {
			return 0, io.EOF
		}
	}
	return d.chunks.Read(p)
}

// shrinkPNG decodes a PNG that is not interlaced row by row, so that it takes
// little memory however large it is.
func shrinkPNG(r io.Reader, within image.Point) (*image.RGBA, error) {
	c, err := newChunks(bufio.NewReaderSize(r, startSize))
	if err != nil {
		return nil, err
	}
	p, err := c.head()
	if err != nil {
		return nil, err
	}
	paint := &painter{pngHead: p}
	for {
		if err := c.next(); err != nil {
			return nil, err
		}
		if c.kind == "IDAT" {
			break
		}
		if c.kind == "IEND" {
			return nil, io.ErrUnexpectedEOF
		}
		if c.kind != "PLTE" && c.kind != "tRNS" {
			if err := c.skip(); err != nil {
				return nil, err
			}
			continue
		}
		data, err := c.small(256 * 3)
		if err != nil {
			return nil, err
		}
		if err := paint.note(c.kind, data); err != nil {
			return nil, err
		}
	}
	if p.colour == indexed && paint.palette == nil {
		return nil, errors.New("there is no palette")
	}
	return paint.rows(pixelData{c}, within)
}

// rows undoes the compression and the filters (PNG, 9.2).
func (p *painter) rows(data io.Reader, within image.Point) (*image.RGBA, error) {
	inflated, err := zlib.NewReader(bufio.NewReaderSize(data, startSize))
	if err != nil {
		return nil, cutShort(err)
	}
	defer inflated.Close()
	in := bufio.NewReaderSize(inflated, startSize)
	bits := p.channels() * p.depth
	step := max(bits/8, 1) // from a byte to that of the pixel before
	long := 1 + (p.size.X*bits+7)/8
	now, before := make([]byte, long), make([]byte, long)
	colours := make([]byte, 4*p.size.X)
	out := newShrinker(p.size, within)
	for range p.size.Y {
		if _, err := io.ReadFull(in, now); err != nil {
			return nil, cutShort(err)
		}
		if err := unfilter(now[0], now[1:], before[1:], step); err != nil {
			return nil, err
		}
		if err := p.paint(colours, now[1:]); err != nil {
			return nil, err
		}
		out.add(colours)
		now, before = before, now
	}
	if _, err := io.Copy(io.Discard, io.LimitReader(in, 1)); err != nil { // checks the sum
		return nil, err
	}
	return out.finish(), nil
}

func unfilter(filter byte, now, before []byte, step int) error {
	switch filter {
	case 0:
	case 1:
		for i := step; i < len(now); i++ {
			now[i] += now[i-step]
		}
	case 2:
		for i, b := range before {
			now[i] += b
		}
	case 3:
		for i := range now {
			left := 0
			if i >= step {
				left = int(now[i-step])
			}
			now[i] += byte((left + int(before[i])) / 2)
		}
	case 4:
		for i := range now {
			var left, corner int
			if i >= step {
				left, corner = int(now[i-step]), int(before[i-step])
			}
			now[i] += nearest(left, int(before[i]), corner)
		}
	default:
		return fmt.Errorf("there is no filter %d", filter)
	}
	return nil
}

// nearest is the Paeth predictor (PNG, 9.4).
func nearest(left, above, corner int) byte {
	p := left + above - corner
	a, b, c := max(p-left, left-p), max(p-above, above-p), max(p-corner, corner-p)
	switch {
	case a <= b && a <= c:
		return byte(left)
	case b <= c:
		return byte(above)
	}
	return byte(corner)
}
