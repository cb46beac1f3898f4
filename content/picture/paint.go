package picture

import (
	"encoding/binary"
	"fmt"
)

// painter makes colours of the samples of a PNG's rows.
type painter struct {
	pngHead

	palette [][4]byte // ready to use
	clear   []uint16  // the colour that stands for nothing, or nil
}

// note takes up the palette and what of it is clear.
func (p *painter) note(kind string, data []byte) error {
	switch {
	case kind == "PLTE":
		if p.colour != indexed {
			return nil // a hint
		}
		if len(data)%3 != 0 || len(data) == 0 {
			return fmt.Errorf("a palette of %d bytes", len(data))
		}
		p.palette = make([][4]byte, 0, 256)
		for i := 0; i < len(data); i += 3 {
			p.palette = append(p.palette, [4]byte{data[i], data[i+1], data[i+2], 255})
		}
	case p.colour == indexed:
		for i, a := range data[:min(len(data), len(p.palette))] {
			c := &p.palette[i]
			*c = [4]byte{over(c[0], a), over(c[1], a), over(c[2], a), a}
		}
	case p.colour == grey || p.colour == rgb:
		if len(data) != 2*p.channels() {
			return fmt.Errorf("chunk tRNS has %d bytes", len(data))
		}
		for i := 0; i < len(data); i += 2 {
			p.clear = append(p.clear, binary.BigEndian.Uint16(data[i:]))
		}
	}
	return nil
}

// over is a colour's share under an alpha, as image.RGBA has it.
func over(c, alpha byte) byte { return byte((uint32(c)*uint32(alpha) + 127) / 255) }

// paint writes the colours of a row, four bytes a pixel.
func (p *painter) paint(to, row []byte) error {
	switch {
	case p.depth == 8 && p.clear == nil && p.colour == rgb:
		for x := range p.size.X {
			to[4*x], to[4*x+1], to[4*x+2], to[4*x+3] = row[3*x], row[3*x+1], row[3*x+2], 255
		}
		return nil
	case p.colour == indexed:
		for x := range p.size.X {
			i := p.sample(row, x)
			if int(i) >= len(p.palette) {
				return fmt.Errorf("there is no colour %d", i)
			}
			copy(to[4*x:4*x+4], p.palette[i][:])
		}
		return nil
	}
	n := p.channels()
	var samples [4]uint16
	for x := range p.size.X {
		alpha := byte(255)
		hidden := p.clear != nil
		for i := range n {
			samples[i] = p.sample(row, x*n+i)
			hidden = hidden && samples[i] == p.clear[i]
		}
		if n%2 == 0 {
			alpha = p.eight(samples[n-1])
		}
		if hidden {
			alpha = 0
		}
		r := over(p.eight(samples[0]), alpha)
		g, b := r, r
		if n >= 3 {
			g, b = over(p.eight(samples[1]), alpha), over(p.eight(samples[2]), alpha)
		}
		to[4*x], to[4*x+1], to[4*x+2], to[4*x+3] = r, g, b, alpha
	}
	return nil
}

// sample reads one sample of a row.
func (p *painter) sample(row []byte, i int) uint16 {
	switch p.depth {
	case 8:
		return uint16(row[i])
	case 16:
		return binary.BigEndian.Uint16(row[2*i:])
	}
	bit := i * p.depth
	return uint16(row[bit/8]) >> (8 - p.depth - bit%8) & (1<<p.depth - 1)
}

// eight gives a sample in eight bits.
func (p *painter) eight(sample uint16) byte {
	switch p.depth {
	case 8:
		return byte(sample)
	case 16:
		return byte(sample >> 8)
	}
	return byte(int(sample) * 255 / (1<<p.depth - 1))
}
