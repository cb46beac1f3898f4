package journal

import (
	"math/bits"
	"slices"

	"github.com/oklog/ulid/v2"
)

// A bit that turned in the header of a record, or in the number of the page on
// which it goes on, keeps SQLite from the event, while all that was written of it
// is there still.

// nearTypes says whether two bytes are, but for one bit, the types of an event's
// last two columns.
func nearTypes(operation, sum byte) bool {
	if operation != idType {
		return sum <= 9 && bits.OnesCount8(operation^idType) == 1
	}
	for bit := range 8 {
		if sum^1<<bit <= 9 {
			return true
		}
	}
	return false
}

// beginsWithID says whether bytes begin as the text of an id.
func beginsWithID(b []byte) bool {
	if len(b) < ulid.EncodedSize {
		return false
	}
	for _, c := range b[:ulid.EncodedSize] {
		if (c < '0' || c > '9') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// mend tries a record once for each bit of its header that may have turned: what
// its columns hold is there all the same, and the checksum says which was right.
func (c *carver) mend(b []byte, at int) {
	c.mending = true
	defer func() { c.mending = false }()
	for i := max(at-mostTypes, 0); i < at; i++ {
		for bit := range 8 {
			b[i] ^= 1 << bit
			found := c.try(b, at)
			b[i] ^= 1 << bit
			if found {
				return
			}
		}
	}
}

// mendChain tries a record that goes on on other pages once for each bit of the
// first one's number.
func (c *carver) mendChain(types [columns]int, b []byte, size int) bool {
	begin := slices.Clone(b)
	number := begin[len(begin)-4:]
	for bit := range 32 {
		number[bit/8] ^= 1 << (bit % 8)
		for choice := range mostChains {
			if whole, ok := c.follow(begin, size, choice); ok && c.event(types, whole) {
				return true
			}
		}
		number[bit/8] ^= 1 << (bit % 8)
	}
	return false
}
