package faultydisk

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// inode is a file or a folder: as programs see it, and what of it would outlive a power cut.
type inode struct {
	number  uint64
	mode    uint32 // permissions alone
	changed time.Time
	fat     bool // its disk keeps times as FAT does

	// Of a file.
	opened  int // how often it is open
	data    []byte
	stable  []byte   // as it was when it was last synced
	pending []change // since then, in order

	// Of a folder; nil for a file.
	names       map[string]*inode
	stableNames map[string]*inode
}

// change is what was done to a file and isn't synced: bytes written at a place, or another length.
type change struct {
	at     int64
	bytes  []byte // nil for a length
	length int64
}

// naming is what was done to names and isn't synced: all of it outlives a cut, or nothing.
type naming []struct {
	folder *inode
	name   string
	to     *inode // nil: the name was taken away
}

func (i *inode) folder() bool { return i.names != nil }

// apply does a change to some content.
func (c *change) apply(data []byte) []byte {
	if c.bytes == nil {
		return resized(data, c.length)
	}
	if end := c.at + int64(len(c.bytes)); end > int64(len(data)) {
		data = resized(data, end)
	}
	copy(data[c.at:], c.bytes)
	return data
}

func resized(data []byte, length int64) []byte {
	if length <= int64(len(data)) {
		return data[:length:length]
	}
	return append(data, make([]byte, length-int64(len(data)))...)
}

// do changes a file, for as long as the power stays on.
func (i *inode) do(c change) {
	i.data = c.apply(i.data)
	i.pending = append(i.pending, c)
	i.touch()
}

// fatTime is how exact FAT is about when a file was written.
const fatTime = 2 * time.Second

// touch notes that it was changed now.
func (i *inode) touch() {
	i.changed = time.Now()
	if i.fat {
		i.changed = i.changed.Truncate(fatTime)
	}
}

// sync has all that was done to a file outlive a cut.
func (i *inode) sync() {
	if !i.folder() {
		i.stable, i.pending = slices.Clone(i.data), nil
	}
}

// sector is what a disk writes whole or not at all.
const sector = 512

// cut gives what a file holds after the power went: what was synced, and of the rest whatever happened
// to be written, sector by sector, in any order.
func (i *inode) cut(random *rand.Rand) []byte {
	data := slices.Clone(i.stable)
	for _, c := range i.pending {
		if c.bytes == nil {
			if random.IntN(2) == 0 {
				data = c.apply(data)
			}
			continue
		}
		for from := 0; from < len(c.bytes); {
			to := min(len(c.bytes), from+sector-int((c.at+int64(from))%sector))
			if random.IntN(2) == 0 {
				part := change{at: c.at + int64(from), bytes: c.bytes[from:to]}
				data = part.apply(data)
			}
			from = to
		}
	}
	return data
}

// settle makes a tree after a cut what it is from then on.
func (i *inode) settle(random *rand.Rand, seen map[*inode]bool) {
	if seen[i] {
		return
	}
	seen[i] = true
	if !i.folder() {
		i.data = i.cut(random)
		i.stable, i.pending = slices.Clone(i.data), nil
		return
	}
	i.names = maps.Clone(i.stableNames)
	for _, of := range slices.Sorted(maps.Keys(i.names)) {
		i.names[of].settle(random, seen)
	}
}

// syncAll has a whole tree outlive a cut.
func (i *inode) syncAll() {
	i.sync()
	for _, of := range i.names {
		of.syncAll()
	}
}

// stableTree notes the names that would outlive a cut.
func (i *inode) stableTree(names map[*inode]map[string]*inode) {
	if !i.folder() || names[i] != nil {
		return
	}
	names[i] = maps.Clone(i.stableNames)
	for _, of := range i.stableNames {
		of.stableTree(names)
	}
}

// leave writes what a cut would leave of a tree, of these names, to a folder.
func (i *inode) leave(random *rand.Rand, names map[*inode]map[string]*inode, path string) error {
	if !i.folder() {
		return os.WriteFile(path, i.cut(random), 0o600)
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return err
	}
	of := names[i]
	if of == nil {
		of = i.stableNames
	}
	for _, name := range slices.Sorted(maps.Keys(of)) {
		if err := of[name].leave(random, names, filepath.Join(path, name)); err != nil {
			return err
		}
	}
	return nil
}

// size is how much a tree holds.
func (i *inode) size() int64 {
	n := int64(len(i.data))
	for _, of := range i.names {
		n += of.size()
	}
	return n
}
