package search

import (
	"context"
	"encoding/binary"
	"math/bits"
)

// places is a set of places of words.
type places []uint64

func (p places) add(at uint32) { p[at/64] |= 1 << (at % 64) }

func (p places) has(at uint32) bool { return p[at/64]&(1<<(at%64)) != 0 }

// or takes up another set.
func (p places) or(q places) {
	for i, w := range q {
		p[i] |= w
	}
}

// keepBefore keeps the places that are so many before one of another set.
func (p places) keepBefore(q places, by int) {
	whole, part := by/64, uint(by%64)
	for i := range p {
		var w uint64
		if i+whole < len(q) {
			w = q[i+whole] >> part
		}
		if part > 0 && i+whole+1 < len(q) {
			w |= q[i+whole+1] << (64 - part)
		}
		p[i] &= w
	}
}

// each goes through the places in order.
func (p places) each(do func(at uint32)) {
	for i, w := range p {
		for w != 0 {
			do(uint32(i*64 + bits.TrailingZeros64(w)))
			w &= w - 1
		}
	}
}

// addList takes up the places of one of an index's words.
func (x *Index) addList(p places, word int) {
	list := x.lists[x.listAt[word]:x.listAt[word+1]]
	at := uint64(0)
	for len(list) > 0 {
		if by := list[0]; by < 0x80 {
			at += uint64(by)
			list = list[1:]
		} else {
			by, n := binary.Uvarint(list)
			at += by
			list = list[n:]
		}
		p.add(uint32(at))
	}
}

// scratch is the memory that one query takes: it is used again by the next, as a
// key is pressed many times a minute.
type scratch struct {
	sets []places // all of them; those before used are in use
	used int
}

// set gives an empty set for the places of an index.
func (m *scratch) set(x *Index) places {
	n := x.places/64 + 1
	if m.used == len(m.sets) {
		m.sets = append(m.sets, make(places, n))
	} else if p := m.sets[m.used]; cap(p) < n {
		m.sets[m.used] = make(places, n)
	} else {
		m.sets[m.used] = p[:n]
		clear(m.sets[m.used])
	}
	m.used++
	return m.sets[m.used-1]
}

// placesFound is where a word asked for stands: where it is the whole of a word, where
// at least the beginning of one, and where only but for a typing error.
type placesFound struct {
	whole, begun places
	mistyped     places // with the others; nil where none are looked for
}

// placesOf gives where a word asked for stands.
func (x *Index) placesOf(ctx context.Context, m *scratch, w word) (placesFound, error) {
	var found placesFound
	for i, f := range w.forms {
		begun, whole := x.formPlaces(m, f)
		if i == 0 {
			found.begun, found.whole = begun, whole
		} else {
			found.begun.or(begun)
			found.whole.or(whole)
		}
		if err := ctx.Err(); err != nil {
			return found, err
		}
	}
	if !w.mistyped {
		return found, nil
	}
	found.mistyped = m.set(x)
	for _, f := range w.forms {
		if len(f.tokens) > 1 {
			continue
		}
		for i := range len(x.wordAt) - 1 {
			if i%4096 == 0 && ctx.Err() != nil {
				return found, ctx.Err()
			}
			if oneOff(x.word(i), f.tokens[0]) {
				x.addList(found.mistyped, i)
			}
		}
	}
	found.mistyped.or(found.begun)
	return found, nil
}

// formPlaces gives where a form begins: where its words stand, the last of them
// begun at least, and where that one is whole too.
func (x *Index) formPlaces(m *scratch, f form) (begun, whole places) {
	last := len(f.tokens) - 1
	begun, whole = m.set(x), m.set(x)
	from, to := x.begun(f.tokens[last])
	for i := from; i < to; i++ {
		if i == from && x.word(i) == f.tokens[last] {
			x.addList(whole, i)
		} else if f.begins {
			x.addList(begun, i)
		} else {
			break
		}
	}
	begun.or(whole)
	for k := last - 1; k >= 0; k-- { // the words before, each where the next stands right after it
		before, wholeBefore := m.set(x), m.set(x)
		if from, to := x.begun(f.tokens[k]); from < to && x.word(from) == f.tokens[k] {
			x.addList(before, from)
		}
		wholeBefore.or(before)
		before.keepBefore(begun, 1)
		wholeBefore.keepBefore(whole, 1)
		begun, whole = before, wholeBefore
	}
	return begun, whole
}
