package truetype

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
)

// file is a font to be written: the tables that the OpenType specification
// asks of one with TrueType outlines.
type file struct {
	name            string
	weight          int
	ascent, descent int
	codes           []rune  // in order; the code of glyphs[i+1]
	glyphs          []glyph // the first stands for what isn't there
}

// table is one part of a font file, in big-endian order.
type table struct{ bytes.Buffer }

// put writes 16 bits of each number.
func (t *table) put(values ...int) {
	for _, v := range values {
		t.Write(binary.BigEndian.AppendUint16(nil, uint16(v)))
	}
}

func (t *table) put32(values ...int) {
	for _, v := range values {
		t.Write(binary.BigEndian.AppendUint32(nil, uint32(v)))
	}
}

// bounds is the box that glyphs stand in.
type bounds struct{ left, low, right, high int }

func (g glyph) bounds() bounds {
	if len(g.contours) == 0 {
		return bounds{}
	}
	first := g.contours[0][0]
	b := bounds{first.x, first.y, first.x, first.y}
	for _, c := range g.contours {
		for _, p := range c {
			b = bounds{min(b.left, p.x), min(b.low, p.y), max(b.right, p.x), max(b.high, p.y)}
		}
	}
	return b
}

// bytes writes the font.
func (f file) bytes() []byte {
	glyf, loca := f.outlines()
	tables := []struct {
		tag  string
		data []byte
	}{
		{"OS/2", f.os2()},
		{"cmap", f.cmap()},
		{"glyf", glyf},
		{"head", f.head()},
		{"hhea", f.hhea()},
		{"hmtx", f.hmtx()},
		{"loca", loca},
		{"maxp", f.maxp()},
		{"name", f.names()},
		{"post", f.post()},
	}
	var out, body table
	power, log := 1, 0
	for power*2 <= len(tables) {
		power, log = power*2, log+1
	}
	out.put32(0x00010000)
	out.put(len(tables), power*16, log, (len(tables)-power)*16)
	start, head := 12+16*len(tables), 0
	for _, t := range tables {
		out.WriteString(t.tag)
		out.put32(int(checksum(t.data)), start+body.Len(), len(t.data))
		if t.tag == "head" {
			head = start + body.Len()
		}
		body.Write(padded(t.data))
	}
	out.Write(body.Bytes())
	data := out.Bytes()
	binary.BigEndian.PutUint32(data[head+8:], 0xB1B0AFBA-checksum(data))
	return data
}

func padded(data []byte) []byte {
	return append(slices.Clone(data), make([]byte, (4-len(data)%4)%4)...)
}

func checksum(data []byte) uint32 {
	var sum uint32
	for data := padded(data); len(data) > 0; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	return sum
}

// outlines writes the glyphs, and where each starts.
func (f file) outlines() (glyf, loca []byte) {
	var out, at table
	for _, g := range f.glyphs {
		at.put32(out.Len())
		if len(g.contours) == 0 {
			continue
		}
		b := g.bounds()
		out.put(len(g.contours), b.left, b.low, b.right, b.high)
		var all []point
		for _, c := range g.contours {
			all = append(all, c...)
			out.put(len(all) - 1)
		}
		out.put(0) // no instructions
		for _, p := range all {
			flag := byte(0)
			if p.on {
				flag = 1
			}
			out.WriteByte(flag)
		}
		last := point{}
		for _, p := range all {
			out.put(p.x - last.x)
			last.x = p.x
		}
		for _, p := range all {
			out.put(p.y - last.y)
			last.y = p.y
		}
		for out.Len()%4 != 0 {
			out.WriteByte(0)
		}
	}
	at.put32(out.Len())
	return out.Bytes(), at.Bytes()
}

func (f file) bounds() bounds {
	var all bounds
	for _, g := range f.glyphs {
		b := g.bounds()
		all = bounds{min(all.left, b.left), min(all.low, b.low), max(all.right, b.right), max(all.high, b.high)}
	}
	return all
}

func (f file) head() []byte {
	var t table
	b := f.bounds()
	t.put32(0x00010000, 0x00010000, 0, 0x5F0F3CF5) // the third is the sum of the whole, put in last
	t.put(0, unitsPerEm)
	t.put32(0, 0, 0, 0) // no dates: the same letters make the same font
	t.put(b.left, b.low, b.right, b.high, 0, 8, 2, 1, 0)
	return t.Bytes()
}

func (f file) hhea() []byte {
	var t table
	widest := 0
	for _, g := range f.glyphs {
		widest = max(widest, g.advance)
	}
	b := f.bounds()
	t.put32(0x00010000)
	t.put(f.ascent, f.descent, 0, widest, b.left, 0, b.right, 1, 0, 0, 0, 0, 0, 0, 0, len(f.glyphs))
	return t.Bytes()
}

func (f file) hmtx() []byte {
	var t table
	for _, g := range f.glyphs {
		t.put(g.advance, g.bounds().left)
	}
	return t.Bytes()
}

func (f file) maxp() []byte {
	var t table
	points, contours := 0, 0
	for _, g := range f.glyphs {
		n := 0
		for _, c := range g.contours {
			n += len(c)
		}
		points, contours = max(points, n), max(contours, len(g.contours))
	}
	t.put32(0x00010000)
	t.put(len(f.glyphs), points, contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
	return t.Bytes()
}

// cmap writes which glyph is which code, each code a segment of its own.
func (f file) cmap() []byte {
	type pair struct{ code, glyph int }
	var pairs []pair
	for i, code := range f.codes {
		pairs = append(pairs, pair{int(code), i + 1})
	}
	slices.SortFunc(pairs, func(a, b pair) int { return a.code - b.code })
	pairs = append(pairs, pair{0xFFFF, 0})
	power, log := 1, 0
	for power*2 <= len(pairs) {
		power, log = power*2, log+1
	}
	var t table
	t.put(0, 1, 3, 1)
	t.put32(12)
	t.put(4, 16+8*len(pairs), 0, 2*len(pairs), 2*power, log, 2*(len(pairs)-power))
	for _, p := range pairs {
		t.put(p.code)
	}
	t.put(0)
	for _, p := range pairs {
		t.put(p.code)
	}
	for _, p := range pairs {
		t.put(p.glyph - p.code)
	}
	for range pairs {
		t.put(0)
	}
	return t.Bytes()
}

func (f file) names() []byte {
	var t, text table
	style := "Regular"
	if f.weight >= 600 {
		style = "SemiBold"
	}
	all := []struct {
		id   int
		name string
	}{{1, f.name}, {2, style}, {3, f.name + " " + style}, {4, f.name + " " + style}, {6, strings.ReplaceAll(f.name, " ", "") + "-" + style}}
	t.put(0, len(all), 6+12*len(all))
	for _, n := range all {
		units := utf16.Encode([]rune(n.name))
		t.put(3, 1, 0x409, n.id, 2*len(units), text.Len())
		for _, u := range units {
			text.put(int(u))
		}
	}
	t.Write(text.Bytes())
	return t.Bytes()
}

func (f file) os2() []byte {
	var t table
	sum := 0
	for _, g := range f.glyphs {
		sum += g.advance
	}
	first, last := 0xFFFF, 0
	for _, c := range f.codes {
		first, last = min(first, int(c)), max(last, int(c))
	}
	t.put(4, sum/len(f.glyphs), f.weight, 5, 0)                     // version, mean width, weight, normal width, free to embed
	t.put(650, 600, 0, 75, 650, 600, 0, 350, 100, 600, 0)           // small letters above and below, the line through; no class
	t.Write(make([]byte, 10+16))                                    // no classification, no ranges
	t.WriteString("    ")                                           // no vendor
	t.put(0x40, first, last, f.ascent, f.descent, 0)                // regular
	t.put(max(f.ascent, 0), max(-f.descent, 0))                     // for Windows
	t.put32(0, 0)                                                   // no code pages
	t.put(unitsPerEm*546/1000, unitsPerEm*727/1000, 0, int(' '), 1) // the heights of x and H, which Inter has
	return t.Bytes()
}

func (f file) post() []byte {
	var t table
	t.put32(0x00030000, 0)
	t.put(-150, 100)
	t.put32(0, 0, 0, 0, 0)
	return t.Bytes()
}
