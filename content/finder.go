package content

import (
	"bytes"
	"sort"

	"stagecraft/content/markup"
)

// maxLook is how far ahead an address is looked for, in bytes. It bounds the
// time that a note full of addresses written otherwise than read can take.
const maxLook = 16 << 10

// finder tells where in a note's source an address stands. A document knows
// the place of its blocks only; within one, addresses come in the order in
// which they are met, so each is looked for after the one before.
type finder struct {
	file   string
	source []byte
	starts []int // offset of each line
	offset int   // where to look next
	block  markup.Pos
}

func newFinder(n note) *finder {
	starts := make([]int, 1, bytes.Count(n.source, []byte("\n"))+1) // the first line starts at 0
	f := &finder{file: n.file, source: n.source, starts: starts}
	for i, c := range n.source {
		if c == '\n' {
			f.starts = append(f.starts, i+1)
		}
	}
	return f
}

// from looks from a block's place on, unless it has been passed.
func (f *finder) from(p markup.Pos) {
	if p.Line < 1 || p.Line > len(f.starts) {
		return
	}
	f.block = p
	if at := f.starts[p.Line-1] + max(p.Column-1, 0); at > f.offset || f.line(f.offset) > p.Line {
		f.offset = min(at, len(f.source))
	}
}

// find gives the place of an address, or that of the block it is in.
func (f *finder) find(address string) filePosition {
	i := -1
	if address != "" {
		end := min(len(f.source), f.offset+maxLook+len(address))
		i = bytes.Index(f.source[f.offset:end], []byte(address))
	}
	if i < 0 {
		return filePosition{f.file, max(f.block.Line, 1), max(f.block.Column, 1)}
	}
	at := f.offset + i
	f.offset = at + len(address)
	line := f.line(at)
	return filePosition{f.file, line, at - f.starts[line-1] + 1}
}

// line is the line, from 1, that an offset is in.
func (f *finder) line(offset int) int {
	return sort.SearchInts(f.starts, offset+1)
}
