package study

import (
	"iter"
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/study/day"
)

// pageSize is how many records of a snapshot are unpacked at a time. Tests change
// it.
var pageSize = 256

// eventLog is what happened in a course, in order of id. The records that came
// from a snapshot stay packed until they are asked for, a page at a time; only
// the last page of them may have fewer than the others. What has to change the
// order of records, or all of them, unpacks them all before.
type eventLog struct {
	packed  [][]byte    // pages; none of which makes no sense
	pages   [][]record  // those that were unpacked; nil of the others
	first   []ulid.ULID // by page, the id it begins with
	inPages int         // how many records
	recent  []record
	numbers numbers // that the pages name
	spare   []record
	kinds   []kindNumber // of all records, while a snapshot is looked through
	loads   int          // how often a page was unpacked to stay
}

// size counts the records in the log.
func (s *State) size() int { return s.log.inPages + len(s.log.recent) }

// at gives the record at an index in the log, to be looked at or changed.
func (s *State) at(i int32) *record {
	l := &s.log
	if int(i) >= l.inPages {
		return &l.recent[int(i)-l.inPages]
	}
	page := int(i) / pageSize
	if l.pages[page] == nil {
		l.pages[page] = s.unpackPage(page, nil)
		l.loads++
	}
	return &l.pages[page][int(i)%pageSize]
}

// unpackPage gives the records of a page, behind those given. What is kept of
// their events comes after what their kinds have.
func (s *State) unpackPage(page int, to []record) []record {
	n := min(pageSize, s.log.inPages-page*pageSize)
	to = slices.Grow(to, n)
	c := s.pageCodec(page)
	for range n {
		to = append(to, record{})
		c.record(&to[len(to)-1])
	}
	return to
}

func (s *State) pageCodec(page int) *pageCodec {
	return &pageCodec{codec: codec{state: s, reading: true, b: s.log.packed[page], numbers: &s.log.numbers}}
}

// unpack makes the log one of records alone.
func (s *State) unpack() {
	l := &s.log
	if l.inPages == 0 {
		return
	}
	all := make([]record, 0, s.size()+s.size()/32+pageSize) // with room: else the next record moves them all
	for page := range l.packed {
		if l.pages[page] != nil {
			all = append(all, l.pages[page]...)
		} else {
			all = s.unpackPage(page, all)
		}
	}
	*l = eventLog{recent: append(all, l.recent...)}
	s.early = nil
	for _, c := range s.memories().all {
		c.base = nil
	}
}

// each gives the records from an index on, in order, to be looked at while the
// iteration goes on and not changed. No other may be asked for meanwhile.
func (s *State) each(from int) iter.Seq2[int32, *record] {
	return func(yield func(int32, *record) bool) {
		for page := from / pageSize; page*pageSize < s.log.inPages; page++ {
			if !s.eachOf(page, func(records []record) bool {
				for i := range records {
					if at := page*pageSize + i; at >= from && !yield(int32(at), &records[i]) {
						return false
					}
				}
				return true
			}) {
				return
			}
		}
		for i := max(from-s.log.inPages, 0); i < len(s.log.recent); i++ {
			if !yield(int32(s.log.inPages+i), &s.log.recent[i]) {
				return
			}
		}
	}
}

// backward gives the records, the last first, as each does.
func (s *State) backward() iter.Seq2[int32, *record] {
	return func(yield func(int32, *record) bool) {
		for i := len(s.log.recent) - 1; i >= 0; i-- {
			if !yield(int32(s.log.inPages+i), &s.log.recent[i]) {
				return
			}
		}
		for page := len(s.log.packed) - 1; page >= 0; page-- {
			if !s.eachOf(page, func(records []record) bool {
				for i := len(records) - 1; i >= 0; i-- {
					if !yield(int32(page*pageSize+i), &records[i]) {
						return false
					}
				}
				return true
			}) {
				return
			}
		}
	}
}

// eachOf calls f with the records of a page. One that is packed stays so.
func (s *State) eachOf(page int, f func([]record) bool) bool {
	l := &s.log
	if l.pages[page] != nil {
		return f(l.pages[page])
	}
	var counts [maxKinds]int
	for i, k := range registry {
		if k.meta == nil {
			counts[i] = k.kept(s)
		}
	}
	loads := l.loads
	records := s.unpackPage(page, l.spare[:0])
	l.spare = nil // an iteration within this one has another
	goOn := f(records)
	l.spare = records
	if loads == l.loads {
		for i, k := range registry {
			if k.meta == nil {
				k.keepOnly(s, counts[i])
			}
		}
	}
	return goOn
}

// Held is how many bytes of the memory hold what was done before as it came from a
// snapshot. They stay as they are whatever is done: nothing of them becomes garbage.
func (s *Session) Held() int {
	n := 0
	for _, page := range s.state.log.packed {
		n += len(page)
	}
	return n
}

// find gives the index in the log of an event.
func (s *State) find(id ulid.ULID) (int, bool) {
	l := &s.log
	compare := func(r record, id ulid.ULID) int { return r.id.Compare(id) }
	if l.inPages > 0 && (len(l.recent) == 0 || id.Compare(l.recent[0].id) < 0) {
		page, found := slices.BinarySearchFunc(l.first, id, ulid.ULID.Compare)
		if found {
			return page * pageSize, true
		}
		if page == 0 {
			return 0, false
		}
		page--
		_ = s.at(int32(page * pageSize)) // unpacks it
		i, found := slices.BinarySearchFunc(l.pages[page], id, compare)
		return page*pageSize + i, found
	}
	i, found := slices.BinarySearchFunc(l.recent, id, compare)
	return l.inPages + i, found
}

// last gives the last record; nil when there is none.
func (s *State) last() *record {
	if n := s.size(); n > 0 {
		return s.at(int32(n - 1))
	}
	return nil
}

// pageCodec packs the records of a page one after another, each by how it differs
// from the one before.
type pageCodec struct {
	codec
	shown day.Reading
}

// What of a record is packed because it isn't what it mostly is.
const (
	packedUndone  byte = 1 << iota
	packedAt           // it is taken to have happened at another time than was shown
	packedMade         // its id was made at another time than was shown
	packedOffset       // its offset is another than that before
	packedDay          // its day is another than that before
	packedTurn         // its day turned at another hour than that before
	packedUnknown      = ^(packedUndone | packedAt | packedMade | packedOffset | packedDay | packedTurn)

	packedFlags byte = 1 << 7 // with the kind: what of the above follows it
)

// record packs a record and what is kept of its event.
func (c *pageCodec) record(r *record) {
	var flags byte
	if !c.reading {
		for i, is := range [...]bool{
			r.undone, r.at != r.shown.At, r.id.Time() != uint64(r.shown.At), r.shown.Offset != c.shown.Offset, r.day != c.day, r.shown.Turn != c.shown.Turn,
		} {
			if is {
				flags |= 1 << i
			}
		}
	}
	kind := byte(r.kind)
	if flags != 0 {
		kind |= packedFlags
	}
	if c.byte(&kind); kind&packedFlags != 0 {
		kind &^= packedFlags
		c.byte(&flags)
	}
	if int(kind) >= len(registry) || registry[kind].meta != nil || flags&packedUnknown != 0 {
		c.fail()
		return
	}
	r.kind, r.undone = kindNumber(kind), flags&packedUndone != 0
	c.shown.At += c.varint(r.shown.At - c.shown.At)
	if flags&packedOffset != 0 {
		c.shown.Offset += int(c.varint(int64(r.shown.Offset - c.shown.Offset)))
	}
	if flags&packedDay != 0 {
		step := r.day - c.day
		integer(&c.codec, &step)
		c.day += step
	}
	if flags&packedTurn != 0 {
		c.shown.Turn += day.Turn(c.varint(int64(r.shown.Turn - c.shown.Turn)))
	}
	at, made := c.shown.At, c.shown.At
	if flags&packedAt != 0 {
		at += c.varint(r.at - c.shown.At)
	}
	if flags&packedMade != 0 {
		made += c.varint(int64(r.id.Time()) - c.shown.At)
	}
	if c.reading {
		r.shown, r.at, r.day = c.shown, at, c.day
		if made < 0 || r.id.SetTime(uint64(made)) != nil || len(c.b) < 10 {
			c.fail()
			return
		}
		c.b = c.b[copy(r.id[6:], c.b[:10]):]
	} else {
		c.b = append(c.b, r.id[6:]...)
	}
	registry[kind].packIn(&c.codec, r)
}
