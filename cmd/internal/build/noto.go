package build

import (
	"bytes"
	"encoding/binary"

	"github.com/go-text/typesetting/font"

	"stagecraft/assets"
)

// leanNoto gives one of the toolkit's fonts of letters without the outlines of those that our own typeface
// has. The toolkit looks there only for what ours lacks.
func leanNoto(whole []byte) ([]byte, error) {
	tables, err := readTables(whole)
	if err != nil {
		return nil, err
	}
	theirs, err := font.ParseTTF(bytes.NewReader(whole))
	if err != nil {
		return nil, err
	}
	ours, err := font.ParseTTF(bytes.NewReader(assets.InterRegular))
	if err != nil {
		return nil, err
	}
	glyf, loca := tableNamed(tables, "glyf"), tableNamed(tables, "loca")
	long := binary.BigEndian.Uint16(tableNamed(tables, "head")[50:]) == 1
	offset := func(glyph int) int {
		if long {
			return int(binary.BigEndian.Uint32(loca[4*glyph:]))
		}
		return 2 * int(binary.BigEndian.Uint16(loca[2*glyph:]))
	}
	glyphs := int(binary.BigEndian.Uint16(tableNamed(tables, "maxp")[4:]))
	outline := func(glyph int) []byte { return glyf[offset(glyph):offset(glyph+1)] }

	// What a letter of ours is drawn with goes, unless a letter of theirs alone is made of it. Glyphs that
	// stand for no letter by themselves, such as ligatures, stay.
	drops, keeps := map[int]bool{}, map[int]bool{0: true}
	for letters := theirs.Cmap.Iter(); letters.Next(); {
		letter, glyph := letters.Char()
		if _, known := ours.NominalGlyph(letter); known {
			drops[int(glyph)] = true
		} else {
			keeps[int(glyph)] = true
		}
	}
	for glyph := range glyphs {
		if !drops[glyph] {
			keeps[glyph] = true
		}
	}
	for waiting := len(keeps); waiting > 0; {
		before := len(keeps)
		for glyph := range keeps {
			for _, part := range partsOf(outline(glyph)) {
				keeps[part] = true
			}
		}
		waiting = len(keeps) - before
	}
	var left, places []byte
	for glyph := range glyphs + 1 {
		if long {
			places = binary.BigEndian.AppendUint32(places, uint32(len(left)))
		} else {
			places = binary.BigEndian.AppendUint16(places, uint16(len(left)/2))
		}
		if glyph < glyphs && keeps[glyph] {
			left = append(left, outline(glyph)...)
			left = append(left, make([]byte, len(left)&1)...)
		}
	}
	for i, t := range tables {
		switch t.tag {
		case "glyf":
			tables[i].data = left
		case "loca":
			tables[i].data = places
		case "post": // without the names of glyphs
			tables[i].data = append([]byte{0, 3, 0, 0}, t.data[4:32]...)
		case "DSIG": // what is changed is no longer what was signed
			tables[i].data = nil
		case "fpgm", "prep", "cvt ": // instructions for screens, which the toolkit doesn't follow
			tables[i].data = nil
		}
	}
	return writeTables(whole[:4], tables), nil
}

// partsOf gives the glyphs that an outline is made of, when it is made of others.
func partsOf(outline []byte) (parts []int) {
	if len(outline) < 10 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return nil
	}
	const words, scale, more, twoScales, matrix = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(outline[at:])
		parts = append(parts, int(binary.BigEndian.Uint16(outline[at+2:])))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return parts
		}
	}
}
