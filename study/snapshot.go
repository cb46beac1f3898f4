package study

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/oklog/ulid/v2"

	"stagecraft/content"
	"stagecraft/study/fsrs"
)

// A snapshot is a State as bytes, so that a start needn't replay everything that
// ever happened. It is a cache: whatever in it isn't as expected makes it none.
//
// It begins with what it must agree with: the fingerprint of the code, and that
// of the course. Then comes which events it is of, what they came to, and the log
// in pages, of which only those are unpacked that are asked for.

// snapshotVersion goes up when events come to something else than before while
// the types stay the same.
const snapshotVersion = 5

// mostSnapshot is how many bytes a snapshot may have.
const mostSnapshot = 512 << 20

// covered says which events a snapshot is of: how many of each device, up to one.
type covered struct {
	devices map[string]int64
	last    ulid.ULID
}

var errSnapshot = errors.New("the snapshot makes no sense")

// codeFingerprint tells apart versions of the code that pack, or replay, in
// different ways: by the types of what is kept, the kinds of event, what the
// scheduler goes by, and which build it is.
var codeFingerprint = sync.OnceValue(fingerprintCode)

func fingerprintCode() [32]byte {
	h := sha256.New()
	fmt.Fprintln(h, snapshotVersion, pageSize, fsrs.Name, fsrs.Default(), fsrs.Name7, fsrs.Default7(), recentChoices, longestPause, areas)
	if build, ok := debug.ReadBuildInfo(); ok {
		fmt.Fprintln(h, build.Main.Version)
		for _, s := range build.Settings {
			if s.Key == "vcs.revision" || s.Key == "vcs.modified" {
				fmt.Fprintln(h, s.Key, s.Value)
			}
		}
	}
	seen := map[reflect.Type]bool{}
	var shape func(t reflect.Type)
	shape = func(t reflect.Type) {
		fmt.Fprintln(h, t)
		if seen[t] {
			return
		}
		seen[t] = true
		switch t.Kind() {
		case reflect.Struct:
			for i := range t.NumField() {
				fmt.Fprintln(h, t.Field(i).Name)
				shape(t.Field(i).Type)
			}
		case reflect.Map:
			shape(t.Key())
			shape(t.Elem())
		case reflect.Array, reflect.Pointer, reflect.Slice:
			shape(t.Elem())
		}
	}
	shape(reflect.TypeFor[State]())
	for _, k := range registry {
		fmt.Fprintln(h, k.name)
		if k.meta == nil {
			for _, t := range k.shapes() {
				shape(t)
			}
		}
	}
	return [32]byte(h.Sum(nil))
}

// courseFingerprint tells apart editions of a course in which events come to
// something else.
func courseFingerprint(course *content.Course) [32]byte {
	h := sha256.New()
	fmt.Fprintln(h, course.ID, editionSum(course), course.Version)
	moves := course.Moves()
	for _, id := range slices.Sorted(maps.Keys(moves)) {
		fmt.Fprintln(h, id, moves[id])
	}
	return [32]byte(h.Sum(nil))
}

// pack gives the state as a snapshot. It is settled.
func (s *State) pack(course *content.Course, of covered) []byte {
	pages := s.packPages()
	code, edition := codeFingerprint(), courseFingerprint(course)
	c := &codec{state: s, numbers: &s.log.numbers}
	size := 0
	for _, p := range pages {
		size += len(p)
	}
	c.b = make([]byte, 0, size+size/4+1<<12)
	c.b = append(append(c.b, code[:]...), edition[:]...)
	c.covered(&of)
	c.common(s)
	days := s.dayTotals()
	c.dayTotals(days[0].followedBy(days[1]))
	c.count(len(pages))
	for _, p := range pages {
		c.varint(int64(len(p)))
	}
	for _, p := range pages {
		c.b = append(c.b, p...)
	}
	return c.b
}

func (c *codec) covered(of *covered) {
	dictionary(c, &of.devices, text, integer)
	c.id(&of.last)
}

// common packs all that isn't in pages.
func (c *codec) common(s *State) {
	c.id(&s.lastID)
	integer(c, &s.skipped)
	c.flag(&s.lived)
	c.flag(&s.uneven)
	list(c, &s.backs, integer)
	c.symbols(&s.symbols)
	list(c, &s.log.numbers.all, (*codec).float)
	n := s.size()
	if integer(c, &n); c.reading {
		// None takes less: so the log can be no longer than what there is.
		if n < 0 || n > len(c.b)/leastRecord {
			c.fail()
			return
		}
		s.log.inPages = n
	}
	c.moves(s.moves)
	c.editions(s)
	c.marks(s)
	c.operations(s)
	c.joins(&s.joins)
	for _, k := range registry {
		if k.meta == nil {
			k.packAllIn(c)
		}
	}
	c.undoIndex(&s.undo)
	if c.reading {
		s.collectMeanings(s.updates())
		s.schedulers = newSchedulers(s.scheduleInForce())
	}
}

// leastRecord is how many bytes a record takes at least.
const leastRecord = 12

// packPages gives the log in pages. Those that came packed and weren't asked for
// are passed on as they are.
func (s *State) packPages() [][]byte {
	l := &s.log
	var pages [][]byte
	for from := 0; from < s.size(); from += pageSize {
		page := from / pageSize
		if page < len(l.packed) && l.pages[page] == nil && from+pageSize <= l.inPages {
			pages = append(pages, l.packed[page])
			continue
		}
		c := &pageCodec{codec: codec{state: s, b: make([]byte, 0, 32*pageSize), numbers: &l.numbers}}
		for i := from; i < min(from+pageSize, s.size()); i++ {
			c.record(s.at(int32(i)))
		}
		pages = append(pages, c.b)
	}
	return pages
}

// unpackState gives the state that a snapshot is of, and of which events. It is an
// error when the snapshot is of other code or of another edition of the course,
// or when anything in it makes no sense, for which its pages are looked through
// unless the very same bytes were before. The state keeps the bytes.
func unpackState(course *content.Course, b []byte, checked bool) (*State, covered, error) {
	var of covered
	code, edition := codeFingerprint(), courseFingerprint(course)
	if len(b) < 64 || len(b) > mostSnapshot || [32]byte(b) != code || [32]byte(b[32:]) != edition {
		return nil, of, errSnapshot
	}
	s := newState(course.ID)
	s.open(course)
	c := &codec{state: s, reading: true, b: b[64:], numbers: &s.log.numbers}
	c.covered(&of)
	c.common(s)
	s.early = &dayTotals{}
	c.dayTotals(s.early)
	c.pages(&s.log)
	if c.bad || len(c.b) > 0 {
		return nil, of, errSnapshot
	}
	sound := func() bool { return s.checkPages() && s.checkIndexes() }
	if checked {
		sound = s.noteBegins
	}
	if !sound() {
		return nil, of, errSnapshot
	}
	return s, of, nil
}

// checkedRow is the settings row that says which snapshot of a course was looked
// through last and made sense.
func checkedRow(course string) string { return "snapshot:checked:" + course }

// castagnoli is of the checksum of snapshots, which processors compute.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// SnapshotSum tells a snapshot, or what came of it on a disk, apart from others: by its
// length in bytes and its CRC-32C.
func SnapshotSum(b []byte) string {
	return fmt.Sprintf("%d %08x", len(b), crc32.Checksum(b, castagnoli))
}

// noteBegins notes where each page begins.
func (s *State) noteBegins() bool {
	l := &s.log
	l.first = make([]ulid.ULID, len(l.packed))
	for page := range l.packed {
		c := s.pageCodec(page)
		var r record
		if c.record(&r); c.bad {
			return false
		}
		l.first[page] = r.id
	}
	for _, k := range registry {
		if k.meta == nil {
			k.keepOnly(s, 0)
		}
	}
	return true
}

// pages takes up the pages of a log, still packed.
func (c *codec) pages(l *eventLog) {
	n := c.count(0)
	if n != (l.inPages+pageSize-1)/pageSize {
		c.fail()
		return
	}
	sizes := make([]int, n)
	for i := range sizes {
		sizes[i] = c.count(0)
	}
	l.packed, l.pages = make([][]byte, n), make([][]record, n)
	for i, size := range sizes {
		if size > len(c.b) {
			c.fail()
			return
		}
		l.packed[i], c.b = c.b[:size:size], c.b[size:]
	}
}

// checkPages says whether every page makes sense, on all processors, so that
// none has to be doubted later, and notes where each begins.
func (s *State) checkPages() bool {
	l := &s.log
	l.first = make([]ulid.ULID, len(l.packed))
	lasts := make([]ulid.ULID, len(l.packed))
	workers := min(max(runtime.GOMAXPROCS(0), 1), 8)
	sound := make([]bool, workers)
	l.kinds = make([]kindNumber, l.inPages)
	var done sync.WaitGroup
	for w := range workers {
		done.Go(func() {
			// Each has events of its own, and what is common to all is only read.
			own := *s
			own.parts = make([]any, len(registry))
			for i, k := range registry {
				if k.meta == nil {
					own.parts[i] = k.newPart()
				}
			}
			for page := w; page < len(l.packed); page += workers {
				if !own.checkPage(page, &l.first[page], &lasts[page]) {
					return
				}
			}
			sound[w] = true
		})
	}
	done.Wait()
	for page := 1; page < len(l.packed); page++ {
		if lasts[page-1].Compare(l.first[page]) >= 0 {
			return false
		}
	}
	return !slices.Contains(sound, false)
}

// checkIndexes says whether what names records of a kind does so.
func (s *State) checkIndexes() bool {
	kinds := s.log.kinds
	s.log.kinds = nil
	of := func(all []int32, kind kindNumber) bool {
		return !slices.ContainsFunc(all, func(i int32) bool { return kinds[i] != kind })
	}
	if first := s.memories().first; first < -1 || int(first) >= len(kinds) || first >= 0 && !of([]int32{first}, gradedEvents.number) {
		return false
	}
	for _, m := range s.memories().all {
		if !of(m.grades, gradedEvents.number) || !of(m.earlier, gradedEvents.number) || !of(m.past, recalledEvents.number) {
			return false
		}
	}
	for _, e := range s.own().edits {
		if !of(e.all, editedEvents.number) {
			return false
		}
	}
	return true
}

// follows says whether an id comes after another.
func follows(id, other *ulid.ULID) bool {
	a, b := binary.BigEndian.Uint64(id[:8]), binary.BigEndian.Uint64(other[:8])
	return a > b || a == b && binary.BigEndian.Uint64(id[8:]) > binary.BigEndian.Uint64(other[8:])
}

func (s *State) checkPage(page int, first, last *ulid.ULID) bool {
	c := s.pageCodec(page)
	var r record
	for i := range min(pageSize, s.log.inPages-page*pageSize) {
		r = record{}
		if c.record(&r); c.bad || i > 0 && !follows(&r.id, last) {
			return false
		}
		s.log.kinds[page*pageSize+i] = r.kind
		if *last = r.id; i == 0 {
			*first = r.id
		}
	}
	for _, k := range registry {
		if k.meta == nil {
			k.keepOnly(s, 0)
		}
	}
	return len(c.b) == 0
}
