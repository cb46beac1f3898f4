package build

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/go-text/typesetting/font"
)

// An OpenType font is a list of tables. That of emoji holds each sign twice: as a picture in SVG, and as an
// outline in one colour for those that can't draw SVG. All that is ever used of the outline is how wide and
// high it is, so a rectangle will do.

// leanEmoji gives the font with rectangles for outlines, and with pictures that say numbers no
// more exactly than can be seen. They aren't packed: the font is, as a whole.
func leanEmoji(whole []byte) ([]byte, error) {
	tables, err := readTables(whole)
	if err != nil {
		return nil, err
	}
	face, err := font.ParseTTF(bytes.NewReader(whole))
	if err != nil {
		return nil, err
	}
	for i, t := range tables {
		switch t.tag {
		case "CFF ":
			tables[i].data, err = rectangles(face, int(binary.BigEndian.Uint16(tableNamed(tables, "maxp")[4:])))
		case "SVG ":
			tables[i].data, err = leanPictures(t.data)
		case "DSIG": // what is changed is no longer what was signed
			tables[i].data = nil
		}
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", t.tag, err)
		}
	}
	return writeTables(whole[:4], tables), nil
}

// table is a part of a font.
type table struct {
	tag  string
	data []byte
}

func readTables(whole []byte) ([]table, error) {
	if len(whole) < 12 {
		return nil, errors.New("it is too short for a font")
	}
	var tables []table
	for i := range int(binary.BigEndian.Uint16(whole[4:])) {
		record := whole[12+16*i:]
		start, length := binary.BigEndian.Uint32(record[8:]), binary.BigEndian.Uint32(record[12:])
		tables = append(tables, table{string(record[:4]), whole[start : start+length]})
	}
	return tables, nil
}

func tableNamed(tables []table, tag string) []byte {
	for _, t := range tables {
		if t.tag == tag {
			return t.data
		}
	}
	return nil
}

// writeTables writes a font of the tables that aren't empty.
func writeTables(kind []byte, tables []table) []byte {
	count := 0
	for _, t := range tables {
		if t.data != nil {
			count++
		}
	}
	power := 1 << int(math.Log2(float64(count)))
	head := bytes.NewBuffer(append([]byte(nil), kind...))
	for _, n := range []int{count, 16 * power, int(math.Log2(float64(count))), 16 * (count - power)} {
		head.Write(binary.BigEndian.AppendUint16(nil, uint16(n)))
	}
	var body []byte
	for _, t := range tables {
		if t.data == nil {
			continue
		}
		head.WriteString(t.tag)
		for _, n := range []uint32{checksum(t.data), uint32(12 + 16*count + len(body)), uint32(len(t.data))} {
			head.Write(binary.BigEndian.AppendUint32(nil, n))
		}
		body = append(body, t.data...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	return append(head.Bytes(), body...)
}

func checksum(data []byte) (sum uint32) {
	data = append(data[:len(data):len(data)], 0, 0, 0)
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	return sum
}

// rectangles gives a table of outlines, in the Compact Font Format, in which each is the rectangle
// that a face's reaches into.
func rectangles(face *font.Face, glyphs int) ([]byte, error) {
	var outlines [][]byte
	for g := range glyphs {
		e, ok := face.GlyphExtents(font.GID(g))
		if !ok {
			return nil, fmt.Errorf("glyph %d has no outline", g)
		}
		left, top := int(math.Round(float64(e.XBearing))), int(math.Round(float64(e.YBearing)))
		width, height := int(math.Round(float64(e.Width))), int(math.Round(float64(-e.Height)))
		outline := []byte{endChar}
		if width > 0 && height > 0 {
			outline = numbers(left, top-height)
			outline = append(outline, moveTo)
			outline = append(append(outline, numbers(width, height, -width)...), horizontalTo, endChar)
		}
		outlines = append(outlines, outline)
	}
	const headSize, offsets = 4, 1 + 3 + 4
	index := cffIndex(outlines)
	charset := []byte{2, 0, 1} // all glyphs but the first, in order, as one range
	charset = binary.BigEndian.AppendUint16(charset, uint16(glyphs-2))

	head := []byte{1, 0, headSize, 4}
	name := cffIndex([][]byte{[]byte("Emoji")})
	empty := []byte{0, 0}
	// The dictionary says where what comes after it begins, always in five bytes a number.
	var dictionary []byte
	sizeOfDictionary := len(cffIndex([][]byte{make([]byte, 4*5+3)}))
	at := len(head) + len(name) + sizeOfDictionary + 2*len(empty)
	dictionary = append(fiveBytes(dictionary, at), 15)
	dictionary = append(fiveBytes(dictionary, at+len(charset)), 17)
	dictionary = append(fiveBytes(fiveBytes(dictionary, 0), at+len(charset)+len(index)), 18)
	return bytes.Join([][]byte{head, name, cffIndex([][]byte{dictionary}), empty, empty, charset, index}, nil), nil
}

// Operators of an outline.
const (
	moveTo       = 21 // by x and y
	horizontalTo = 6  // by x, then y, then x
	endChar      = 14
)

// numbers writes numbers as an outline has them.
func numbers(all ...int) (text []byte) {
	for _, n := range all {
		text = append(text, 28, byte(n>>8), byte(n))
	}
	return text
}

func fiveBytes(to []byte, n int) []byte {
	return binary.BigEndian.AppendUint32(append(to, 29), uint32(n))
}

// cffIndex writes an array of byte strings.
func cffIndex(all [][]byte) []byte {
	text := binary.BigEndian.AppendUint16(nil, uint16(len(all)))
	text = append(text, 4)
	offset := uint32(1)
	for _, one := range all {
		text = binary.BigEndian.AppendUint32(text, offset)
		offset += uint32(len(one))
	}
	text = binary.BigEndian.AppendUint32(text, offset)
	return append(text, bytes.Join(all, nil)...)
}

// leanPictures makes a table of SVG smaller.
func leanPictures(data []byte) ([]byte, error) {
	list := data[binary.BigEndian.Uint32(data[2:]):]
	count := int(binary.BigEndian.Uint16(list))
	head := binary.BigEndian.AppendUint16([]byte{0, 0, 0, 0, 0, 10, 0, 0, 0, 0}, uint16(count))
	var body []byte
	for i := range count {
		record := list[2+12*i:]
		start, length := binary.BigEndian.Uint32(record[4:]), binary.BigEndian.Uint32(record[8:])
		picture := list[start : start+length]
		if bytes.HasPrefix(picture, []byte{0x1f, 0x8b}) {
			packed, err := gzip.NewReader(bytes.NewReader(picture))
			if err != nil {
				return nil, err
			}
			if picture, err = io.ReadAll(packed); err != nil {
				return nil, err
			}
		}
		small := leanSVG(string(picture))
		head = append(head, record[:4]...)
		head = binary.BigEndian.AppendUint32(head, uint32(2+12*count+len(body)))
		head = binary.BigEndian.AppendUint32(head, uint32(len(small)))
		body = append(body, small...)
	}
	return append(head, body...), nil
}

// leanSVG writes the numbers of a picture's paths with one place, of 64 units a side.
func leanSVG(picture string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(picture, ` d="`)
		out.WriteString(before)
		if !found {
			return out.String()
		}
		path, after, _ := strings.Cut(rest, `"`)
		out.WriteString(` d="` + leanPath(path) + `"`)
		picture = after
	}
}

// leanPath writes a path with as few letters as its numbers with one place take.
func leanPath(path string) string {
	var out strings.Builder
	number := "" // the last, when nothing parts the next from it
	for i := 0; i < len(path); {
		c := path[i]
		if !strings.ContainsRune("+-.0123456789", rune(c)) {
			i++
			if c != ' ' && c != ',' && c != '\t' && c != '\n' && c != '\r' {
				out.WriteByte(c)
				number = ""
			}
			continue
		}
		length := numberLength(path[i:])
		next := shortNumber(path[i : i+length])
		i += length
		if number != "" && next[0] != '-' && (next[0] != '.' || !strings.Contains(number, ".")) {
			out.WriteByte(' ')
		}
		out.WriteString(next)
		number = next
	}
	return out.String()
}

// numberLength is how long the number is that a text begins with.
func numberLength(text string) int {
	point := false
	for i := range len(text) {
		c := text[i]
		switch {
		case c >= '0' && c <= '9', i == 0 && (c == '-' || c == '+'):
		case c == 'e' || c == 'E':
			if i+1 < len(text) && (text[i+1] == '-' || text[i+1] == '+') {
				return i + 2 + numberLength(text[i+2:])
			}
			return i + 1 + numberLength(text[i+1:])
		case c == '.' && !point:
			point = true
		default:
			return i
		}
	}
	return len(text)
}

// shortNumber rounds a number.
func shortNumber(text string) string {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	short := strconv.FormatFloat(math.Round(n*10)/10, 'f', -1, 64)
	switch {
	case short == "-0":
		return "0"
	case strings.HasPrefix(short, "0."):
		return short[1:]
	case strings.HasPrefix(short, "-0."):
		return "-" + short[2:]
	}
	return short
}
