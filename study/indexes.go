package study

import (
	"bytes"
	"encoding/binary"
	"iter"
	"slices"
)

// indexes are places in the log, in ascending order. Those that came with a snapshot
// stay as they are packed there, in a quarter of the room, until one of them goes or
// one comes among them.
type indexes struct {
	packed  []byte         // each as how far it is behind the one before, less one
	blocks  []indexesBlock // of packed
	n       int            // how many are packed
	highest int32          // of those
	recent  []int32        // those after them
}

// indexesBlock is where some of the packed ones begin.
type indexesBlock struct {
	at     int32 // in packed
	before int32 // the one before the first
}

// blockOfIndexes is how many a block has, but for the last.
const blockOfIndexes = 512

func (x *indexes) size() int { return x.n + len(x.recent) }

// add takes up one that comes after all there are.
func (x *indexes) add(i int32) { x.recent = append(x.recent, i) }

// toggle has one in it or not.
func (x *indexes) toggle(i int32, in bool) {
	if x.n > 0 && i <= x.highest {
		x.unpack()
	}
	switch at, found := slices.BinarySearch(x.recent, i); {
	case found && !in:
		x.recent = slices.Delete(x.recent, at, at+1)
	case !found && in:
		x.recent = slices.Insert(x.recent, at, i)
	}
}

func (x *indexes) unpack() {
	all := make([]int32, 0, x.size()+x.size()/32+8)
	for block := range x.blocks {
		all = x.block(all, block)
	}
	*x = indexes{recent: append(all, x.recent...)}
}

// block gives the ones of a block, behind those given.
func (x *indexes) block(to []int32, block int) []int32 {
	b, last := x.packed[x.blocks[block].at:], x.blocks[block].before
	for range min(blockOfIndexes, x.n-block*blockOfIndexes) {
		step, taken := binary.Uvarint(b)
		b = b[taken:]
		last += int32(step) + 1
		to = append(to, last)
	}
	return to
}

// backward gives them, the last first.
func (x *indexes) backward() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for _, i := range slices.Backward(x.recent) {
			if !yield(i) {
				return
			}
		}
		var some []int32
		for block := range slices.Backward(x.blocks) {
			some = x.block(some[:0], block)
			for _, i := range slices.Backward(some) {
				if !yield(i) {
					return
				}
			}
		}
	}
}

// indexes packs indexes as ascending does, and keeps those that it reads packed.
func (c *codec) indexes(x *indexes) {
	n := c.count(x.size())
	if !c.reading {
		last := int64(-1)
		if c.b = append(c.b, x.packed...); x.n > 0 {
			last = int64(x.highest)
		}
		for _, i := range x.recent {
			c.b = binary.AppendUvarint(c.b, uint64(int64(i)-last-1))
			last = int64(i)
		}
		return
	}
	if *x = (indexes{}); n == 0 {
		return
	}
	most, b, last := uint64(c.state.size()), c.b, int64(-1)
	blocks := make([]indexesBlock, 0, (n+blockOfIndexes-1)/blockOfIndexes)
	for i := range n {
		if i%blockOfIndexes == 0 {
			blocks = append(blocks, indexesBlock{at: int32(len(c.b) - len(b)), before: int32(last)})
		}
		step, taken := binary.Uvarint(b)
		if taken <= 0 || step >= most {
			c.fail()
			return
		}
		if last += int64(step) + 1; uint64(last) >= most {
			c.fail()
			return
		}
		b = b[taken:]
	}
	end := len(c.b) - len(b)
	*x = indexes{packed: bytes.Clone(c.b[:end]), blocks: blocks, n: n, highest: int32(last)}
	c.b = b
}
