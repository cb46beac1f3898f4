package journal

import (
	"encoding/binary"
	"strconv"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// A row of the event table is one record of SQLite's, wherever it is kept: a
// header with its own length and a type a column, then the columns, the id first
// since it is the key. See "Record Format" in SQLite's file format.
const (
	columns    = 11
	mostTypes  = columns - 1 + 8         // bytes that the types of the columns take
	idType     = 13 + 2*ulid.EncodedSize // a text of 26 bytes
	mostRecord = 64 << 20                // bytes, so that no damage asks for more
	mostChains = 16                      // ways of following a record on to other pages
)

// carver looks for events in the bytes of a database or a log, whatever SQLite
// thinks of them: every row stands in one piece on its page, but for one too long
// for that, so that neither the header nor any page needs to make sense.
type carver struct {
	size  int                 // of a page
	pages map[uint32][][]byte // every state of each that there is, to follow long rows
	found func(study.Event)
	same  interned
	row   []byte

	mending bool // a bit of the header is turned on trial
}

// carve gives every event whose checksum holds in a database and its log, those
// that are there several times as well. Both are read only.
func carve(main, log []byte, found func(study.Event)) {
	c := &carver{found: found, same: interned{}, pages: map[uint32][][]byte{}, size: 4096}
	valid := func(n int) bool { return n >= 512 && n <= 65536 && n&(n-1) == 0 }
	if len(main) >= headerSize && valid(pageSize(main)) {
		c.size = pageSize(main)
	} else if len(log) >= logHeader {
		if n := int(binary.BigEndian.Uint32(log[8:])); valid(n) {
			c.size = n
		}
	}
	for at := 0; at+frameHeader+c.size+logHeader <= len(log); at += frameHeader + c.size {
		frame := log[logHeader+at:]
		c.know(binary.BigEndian.Uint32(frame), frame[frameHeader:frameHeader+c.size])
	}
	for at := 0; at+c.size <= len(main); at += c.size {
		c.know(uint32(at/c.size+1), main[at:at+c.size])
	}
	c.scan(main)
	c.scan(log)
}

func (c *carver) know(number uint32, page []byte) {
	if len(c.pages[number]) < mostChains {
		c.pages[number] = append(c.pages[number], page)
	}
}

// scan tries every place where a record's columns may begin: after the types of
// the last two, with the first letter of an id. The record's own beginning isn't
// asked for: a page that was divided has something else there, and the rest still.
func (c *carver) scan(b []byte) {
	for at := 1; at+1 < len(b); at++ {
		if b[at+1] < '0' || b[at+1] > '7' {
			continue
		}
		whole := b[at-1] == idType && b[at] <= 9
		if whole && c.try(b, at+1) {
			continue
		}
		if whole || nearTypes(b[at-1], b[at]) && beginsWithID(b[at+1:]) {
			c.mend(b, at+1)
		}
	}
}

// try takes a record apart whose columns begin at a place, and gives the event if
// it is one. The types of its columns stand before that; most take a byte.
func (c *carver) try(b []byte, at int) bool {
	const single = columns - 1 // all but the id's, which is known
	for begin := at - single; begin >= max(at-mostTypes, 0); begin-- {
		types := [columns]int{idType}
		rest, size := b[begin:at], ulid.EncodedSize
		for i := 1; i < columns; i++ {
			kind, n := varint(rest)
			text := i != 2 && i != 3 && i != 4 && i != 10 // but seq, at, offset and sum
			if isText := kind >= 13 && kind%2 == 1; n == 0 || kind > mostRecord || isText != text {
				size = -1
				break
			}
			types[i], rest = int(kind), rest[n:]
			size += widthOf(types[i])
		}
		if size < 0 || len(rest) > 0 || types[9] != idType {
			continue
		}
		if c.record(types, b[at:], at-begin+2, size) {
			return true
		}
	}
	return false
}

// record gives the event whose columns begin with b, if it is one. Its header has
// a length, and its columns a size together, in bytes.
func (c *carver) record(types [columns]int, b []byte, length, size int) bool {
	local := c.local(length + size)
	if local >= length+size {
		return size <= len(b) && c.event(types, b[:size])
	}
	local -= length // of the columns
	if local < 0 || local+4 > len(b) || size > mostRecord {
		return false
	}
	for choice := range mostChains {
		if whole, ok := c.follow(b[:local+4], size, choice); ok && c.event(types, whole) {
			return true
		}
	}
	return !c.mending && c.mendChain(types, b[:local+4], size)
}

// local is how many bytes of a record of a length stand on its own page.
func (c *carver) local(total int) int {
	most := (c.size-12)*64/255 - 23
	if total <= most {
		return total
	}
	least := (c.size-12)*32/255 - 23
	if n := least + (total-least)%(c.size-4); n <= most {
		return n
	}
	return least
}

// follow puts a record together that goes on on other pages, each in one of the
// states that are known of it.
func (c *carver) follow(begin []byte, total, choice int) ([]byte, bool) {
	whole, next := append([]byte(nil), begin[:len(begin)-4]...), binary.BigEndian.Uint32(begin[len(begin)-4:])
	for len(whole) < total {
		states := c.pages[next]
		if len(states) == 0 {
			return nil, false
		}
		page := states[min(choice, len(states)-1)]
		next = binary.BigEndian.Uint32(page)
		whole = append(whole, page[4:min(c.size, 4+total-len(whole))]...)
	}
	return whole, true
}

// event makes a row of a record's columns, and gives the event if its checksum holds.
func (c *carver) event(types [columns]int, body []byte) bool {
	var at [columns][]byte
	for i, kind := range types {
		n := widthOf(kind)
		at[i], body = body[:n], body[n:]
	}
	number := func(i int) int64 { return integer(types[i], at[i]) }
	row := strconv.AppendInt(c.row[:0], number(10), 10)
	for _, i := range []int{9, 0, 1, 2, 3, 4, 5, 6, 7, 8} { // as selectEvents has them
		row = append(row, separator)
		if i >= 2 && i <= 4 {
			row = strconv.AppendInt(row, number(i), 10)
		} else {
			row = append(row, at[i]...)
		}
	}
	c.row = row
	e, err := parse(row, c.same)
	if err != nil {
		return false
	}
	c.found(e)
	return true
}

// varint reads one of SQLite's; n is its length, 0 when there is none.
func varint(b []byte) (v uint64, n int) {
	for n < len(b) && n < 8 {
		c := b[n]
		v, n = v<<7|uint64(c&0x7f), n+1
		if c < 0x80 {
			return v, n
		}
	}
	return 0, 0 // no record of ours has one of nine bytes
}

// widthOf is how many bytes a column of a type takes.
func widthOf(kind int) int {
	if kind >= 12 {
		return (kind - 12) / 2
	}
	return [12]int{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0}[kind]
}

// integer reads a whole number of a type.
func integer(kind int, b []byte) int64 {
	if kind == 9 {
		return 1
	}
	if len(b) == 0 {
		return 0
	}
	v := int64(int8(b[0]))
	for _, c := range b[1:] {
		v = v<<8 | int64(c)
	}
	return v
}
