// Package faultydisk is a disk that fails: a file system in memory, mounted by FUSE, that can be told to
// refuse what is written to it or synced, to be full, and to lose at a power cut what was never synced.
//
// FUSE stands below every program, whatever it is written in. A library put before the C library's
// calls does not: the app's SQLite makes its system calls by itself.
package faultydisk

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"syscall"
	"time"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
)

// Disk is a disk at a folder.
type Disk struct {
	path   string
	server *fuse.Server

	mu      sync.Mutex // guards what follows
	root    *inode
	next    uint64 // number of an inode
	log     []naming
	room    int64 // in bytes; 0 is no end
	chance  float64
	random  *rand.Rand
	refused int
	calls   int // that changed something, or were to
	last    int // the call after which nothing is changed any more; 0 is none
	fat     bool
	away    syscall.Errno // what every call gives, reading too; 0 while the disk is there
	hangs   chan struct{} // closed once calls are answered again; nil while they are
}

// Mount puts an empty disk at a folder, which is made if it isn't there.
func Mount(path string) (*Disk, error) {
	d := &Disk{path: path, random: rand.New(rand.NewPCG(0, 0))}
	d.root = d.inode(true, 0o755)
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, err
	}
	return d, d.mount()
}

// Path is the folder at which it is.
func (d *Disk) Path() string { return d.path }

func (d *Disk) mount() (err error) {
	never := time.Duration(0) // what is remembered is asked for again
	d.server, err = fs.Mount(d.path, &node{disk: d, of: d.root}, &fs.Options{
		MountOptions: fuse.MountOptions{DirectMount: true, FsName: "faultydisk", Name: "faultydisk", DisableXAttrs: true},
		EntryTimeout: &never, AttrTimeout: &never,
		RootStableAttr: &fs.StableAttr{Mode: syscall.S_IFDIR, Ino: d.root.number},
	})
	if err != nil {
		return fmt.Errorf("mounting a disk that fails (it takes /dev/fuse, and root or fusermount): %w", err)
	}
	return nil
}

// Unmount takes the disk away. Nothing may be open on it.
func (d *Disk) Unmount() error {
	d.Return()
	for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		err := d.server.Unmount()
		if err == nil || time.Now().After(deadline) {
			return err
		}
	}
}

// Replug takes the disk away, with whatever is open on it, and puts it back: it has all that it had, and
// what was open is of no use any more.
func (d *Disk) Replug() error {
	d.Return()
	if err := syscall.Unmount(d.path, syscall.MNT_FORCE|syscall.MNT_DETACH); err != nil {
		return fmt.Errorf("pulling the disk out: %w", err)
	}
	d.server.Wait()
	return d.mount()
}

// Fail has each write, sync and change of a name refused with a chance from now on, from 0 to 1.
func (d *Disk) Fail(chance float64, random *rand.Rand) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.chance, d.random = chance, random
}

// Stop has nothing be changed any more after so many calls from now, of those that change or sync
// something: all later ones are refused. That is what a program leaves that ends then.
func (d *Disk) Stop(calls int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.last = d.calls + calls
	if calls == 0 {
		d.last = -1
	}
}

// Calls counts the calls so far that change or sync something.
func (d *Disk) Calls() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.calls
}

// Settle has all that is on the disk outlive a cut, and lifts what Stop said.
func (d *Disk) Settle() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.commit(len(d.log))
	d.root.syncAll()
	d.last = 0
}

// Leave writes what a power cut would leave now to a folder on another disk. Nothing is changed by it.
func (d *Disk) Leave(random *rand.Rand, folder string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	names := map[*inode]map[string]*inode{}
	d.root.stableTree(names)
	for _, all := range d.log[:random.IntN(len(d.log)+1)] {
		for _, one := range all {
			if names[one.folder] == nil {
				names[one.folder] = maps.Clone(one.folder.stableNames)
			}
			if one.to == nil {
				delete(names[one.folder], one.name)
			} else {
				names[one.folder][one.name] = one.to
			}
		}
	}
	return d.root.leave(random, names, folder)
}

// Room has the disk be full once it holds so many bytes; 0 is no end.
func (d *Disk) Room(bytes int64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.room = bytes
}

// Size is how many bytes it holds.
func (d *Disk) Size() int64 {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.root.size()
}

// Refused counts what was refused.
func (d *Disk) Refused() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.refused
}

// Cut is a power cut, and the start after it: what was synced is there; of what was written since, any
// part; of what was done to names since, all up to some moment. Nothing may be open on the disk.
func (d *Disk) Cut(random *rand.Rand) error {
	if err := d.Unmount(); err != nil {
		return fmt.Errorf("unmounting the disk: %w", err)
	}
	d.mu.Lock()
	d.commit(random.IntN(len(d.log) + 1))
	d.log = nil
	d.root.settle(random, map[*inode]bool{})
	d.mu.Unlock()
	return d.mount()
}

// commit has the first changes of names outlive a cut.
func (d *Disk) commit(n int) {
	for _, all := range d.log[:n] {
		for _, one := range all {
			if one.to == nil {
				delete(one.folder.stableNames, one.name)
			} else {
				one.folder.stableNames[one.name] = one.to
			}
		}
	}
	d.log = slices.Delete(d.log, 0, n)
}

// sync has a file or a folder outlive a cut, with the names that concern it and all changes of names
// before those, as a file system does that keeps a log.
func (d *Disk) sync(i *inode) {
	i.sync()
	for n := len(d.log); n > 0; n-- {
		for _, one := range d.log[n-1] {
			if one.folder == i || one.to == i {
				d.commit(n)
				return
			}
		}
	}
}

// rename does something to names.
func (d *Disk) rename(all naming) {
	for _, one := range all {
		if one.to == nil {
			delete(one.folder.names, one.name)
		} else {
			one.folder.names[one.name] = one.to
		}
		one.folder.touch()
	}
	d.log = append(d.log, all)
}

func (d *Disk) inode(folder bool, mode uint32) *inode {
	d.next++
	i := &inode{number: d.next, mode: mode & 0o777, fat: d.fat}
	i.touch()
	if folder {
		i.names, i.stableNames = map[string]*inode{}, map[string]*inode{}
	}
	return i
}

// fails draws whether something is refused.
func (d *Disk) fails() bool {
	d.calls++
	if d.last < 0 || d.last > 0 && d.calls > d.last {
		d.refused++
		return true
	}
	if d.chance == 0 || d.random.Float64() >= d.chance {
		return false
	}
	d.refused++
	return true
}

// full tells whether there is no room for so many bytes more.
func (d *Disk) full(more int64) bool {
	if d.room == 0 || more <= 0 || d.root.size()+more <= d.room {
		return false
	}
	d.refused++
	return true
}

// Available says why no disk can be mounted here, nil if one can.
func Available() error {
	folder, err := os.MkdirTemp("", "faultydisk")
	if err != nil {
		return err
	}
	d, err := Mount(folder)
	if err == nil {
		err = d.Unmount()
	}
	return errors.Join(err, os.Remove(folder))
}
