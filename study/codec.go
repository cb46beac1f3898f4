package study

import (
	"encoding/binary"
	"math"
	"time"

	"github.com/oklog/ulid/v2"
)

// codec writes values as bytes, or reads them: one function for both says how a
// type is packed, so that the two can't differ. What it reads may be anything: it
// never takes more than there is, and says by bad that something made no sense.
type codec struct {
	state   *State
	reading bool
	b       []byte // what was written, or what is left to read
	bad     bool
	numbers *numbers

	// Within a page of the log:
	day   localDay // of the record
	given givenBy  // what the last grade in it was given by
}

// numbers keeps each of the few numbers that thousands of events share once, as
// symbols keeps texts.
type numbers struct {
	all []float64
	of  map[float64]int
}

func (n *numbers) number(v float64) int {
	at, ok := n.of[v]
	if !ok {
		if n.of == nil {
			n.of = map[float64]int{}
			for i, known := range n.all {
				n.of[known] = i
			}
			if at, ok = n.of[v]; ok {
				return at
			}
		}
		at = len(n.all)
		n.of[v] = at
		n.all = append(n.all, v)
	}
	return at
}

// fail makes everything that is read from now on nothing.
func (c *codec) fail() { c.bad, c.b = true, nil }

func (c *codec) byte(v *byte) {
	switch {
	case !c.reading:
		c.b = append(c.b, *v)
	case len(c.b) == 0:
		*v = 0
		c.fail()
	default:
		*v, c.b = c.b[0], c.b[1:]
	}
}

func (c *codec) flag(v *bool) {
	var b byte
	if *v {
		b = 1
	}
	c.byte(&b)
	*v = b == 1
	if b > 1 {
		c.fail()
	}
}

func (c *codec) varint(v int64) int64 {
	u := c.uvarint(uint64(v)<<1 ^ uint64(v>>63))
	return int64(u>>1) ^ -int64(u&1)
}

// uvarint packs a number that is never negative, and so takes less.
func (c *codec) uvarint(v uint64) uint64 {
	if !c.reading {
		c.b = binary.AppendUvarint(c.b, v)
		return v
	}
	// Most are short: this is what a start spends its time on.
	if b := c.b; len(b) > 3 {
		if b[0] < 0x80 {
			c.b = b[1:]
			return uint64(b[0])
		}
		v = uint64(b[0]&0x7f) | uint64(b[1])<<7
		if b[1] < 0x80 {
			c.b = b[2:]
			return v
		}
		v = v&(1<<14-1) | uint64(b[2])<<14
		if b[2] < 0x80 {
			c.b = b[3:]
			return v
		}
	}
	v, n := binary.Uvarint(c.b)
	if n <= 0 {
		c.fail()
		return 0
	}
	c.b = c.b[n:]
	return v
}

// integer packs a number of a type that it must fit.
func integer[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8](c *codec, v *T) {
	read := c.varint(int64(*v))
	if *v = T(read); int64(*v) != read {
		c.fail()
	}
}

// natural packs one that is never negative.
func natural[T ~int32 | ~uint16](c *codec, v *T) {
	read := c.uvarint(uint64(*v))
	if *v = T(read); *v < 0 || uint64(*v) != read {
		*v = 0
		c.fail()
	}
}

// count packs how many things follow, of which each takes at least a byte.
func (c *codec) count(n int) int {
	n = int(c.varint(int64(n)))
	if c.reading && (n < 0 || n > len(c.b)) {
		c.fail()
		return 0
	}
	return n
}

func text[T ~string](c *codec, v *T) {
	n := c.count(len(*v))
	if !c.reading {
		c.b = append(c.b, *v...)
		return
	}
	*v = T(c.b[:n])
	c.b = c.b[n:]
}

func (c *codec) float(v *float64) {
	switch {
	case !c.reading:
		c.b = binary.LittleEndian.AppendUint64(c.b, math.Float64bits(*v))
	case len(c.b) < 8:
		*v = 0
		c.fail()
	default:
		*v, c.b = math.Float64frombits(binary.LittleEndian.Uint64(c.b)), c.b[8:]
	}
}

// shared packs a number that many share.
func (c *codec) shared(v *float64) {
	if !c.reading {
		c.varint(int64(c.numbers.number(*v)))
		return
	}
	at := c.varint(0)
	if at < 0 || at >= int64(len(c.numbers.all)) {
		c.fail()
		*v = 0
		return
	}
	*v = c.numbers.all[at]
}

func (c *codec) id(v *ulid.ULID) {
	switch {
	case !c.reading:
		c.b = append(c.b, v[:]...)
	case len(c.b) < len(v):
		*v = ulid.ULID{}
		c.fail()
	default:
		c.b = c.b[copy(v[:], c.b):]
	}
}

func (c *codec) symbol(v *symbol) {
	if natural(c, v); c.reading && int(*v) >= len(c.state.symbols.texts) {
		*v = 0
		c.fail()
	}
}

// index packs an index in the log.
func (c *codec) index(v *int32) {
	if integer(c, v); c.reading && (*v < 0 || int(*v) >= c.state.size()) {
		*v = 0
		c.fail()
	}
}

func (c *codec) time(v *time.Time) {
	seconds, nanos := v.Unix(), int64(v.Nanosecond())
	seconds, nanos = c.varint(seconds), c.varint(nanos)
	if c.reading {
		*v = time.Unix(seconds, nanos).UTC()
	}
}

// mostAtOnce is how many things are made room for before they are read.
const mostAtOnce = 1024

// list packs one thing after another. None are nil when they are read.
func list[E any](c *codec, v *[]E, each func(*codec, *E)) {
	n := c.count(len(*v))
	if !c.reading {
		for i := range *v {
			each(c, &(*v)[i])
		}
		return
	}
	*v = nil
	if n > 0 {
		*v = make([]E, 0, min(n, mostAtOnce))
	}
	for range n {
		var e E
		if each(c, &e); c.bad {
			return
		}
		*v = append(*v, e)
	}
}

// dictionary packs a map, which is never nil when it is read.
func dictionary[K comparable, V any](c *codec, m *map[K]V, key func(*codec, *K), value func(*codec, *V)) {
	n := c.count(len(*m))
	if !c.reading {
		for k, v := range *m {
			key(c, &k)
			value(c, &v)
		}
		return
	}
	*m = make(map[K]V, min(n, mostAtOnce))
	for range n {
		var k K
		var v V
		key(c, &k)
		if value(c, &v); c.bad {
			return
		}
		(*m)[k] = v
	}
}

// ascending packs indexes in the log, each higher than the one before.
func (c *codec) ascending(v *[]int32) {
	n := c.count(len(*v))
	last := int64(-1)
	if !c.reading {
		for _, i := range *v {
			c.b = binary.AppendUvarint(c.b, uint64(int64(i)-last-1))
			last = int64(i)
		}
		return
	}
	all, most, b := make([]int32, n), uint64(c.state.size()), c.b
	for i := range all {
		var step uint64
		if len(b) > 0 && b[0] < 0x80 {
			step, b = uint64(b[0]), b[1:]
		} else {
			read, taken := binary.Uvarint(b)
			if taken <= 0 || read >= most {
				c.fail()
				return
			}
			step, b = read, b[taken:]
		}
		last += int64(step) + 1
		if uint64(last) >= most {
			c.fail()
			return
		}
		all[i] = int32(last)
	}
	c.b = b
	if *v = all; n == 0 {
		*v = nil
	}
}
