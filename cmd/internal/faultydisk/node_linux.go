package faultydisk

import (
	"context"
	"maps"
	"slices"
	"syscall"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
)

// node is an inode as FUSE asks for it.
type node struct {
	fs.Inode
	disk *Disk
	of   *inode
}

// handle is an open file. The node knows all of it but that it is open.
type handle struct{}

var (
	_ fs.NodeLookuper  = (*node)(nil)
	_ fs.NodeGetattrer = (*node)(nil)
	_ fs.NodeSetattrer = (*node)(nil)
	_ fs.NodeReaddirer = (*node)(nil)
	_ fs.NodeStatfser  = (*node)(nil)
	_ fs.NodeOpener    = (*node)(nil)
	_ fs.NodeReleaser  = (*node)(nil)
	_ fs.NodeReader    = (*node)(nil)
	_ fs.NodeWriter    = (*node)(nil)
	_ fs.NodeFsyncer   = (*node)(nil)
	_ fs.NodeCreater   = (*node)(nil)
	_ fs.NodeMkdirer   = (*node)(nil)
	_ fs.NodeLinker    = (*node)(nil)
	_ fs.NodeRenamer   = (*node)(nil)
	_ fs.NodeUnlinker  = (*node)(nil)
	_ fs.NodeRmdirer   = (*node)(nil)
)

func kind(i *inode) uint32 {
	if i.folder() {
		return syscall.S_IFDIR
	}
	return syscall.S_IFREG
}

func (n *node) describe(i *inode, out *fuse.Attr) {
	out.Ino, out.Mode, out.Size, out.Nlink = i.number, kind(i)|i.mode, uint64(len(i.data)), 1
	out.Blksize, out.Blocks = 4096, (out.Size+511)/512
	out.SetTimes(&i.changed, &i.changed, &i.changed)
}

// child gives FUSE an inode of this folder.
func (n *node) child(ctx context.Context, i *inode, out *fuse.EntryOut) *fs.Inode {
	n.describe(i, &out.Attr)
	return n.NewInode(ctx, &node{disk: n.disk, of: i}, fs.StableAttr{Mode: kind(i), Ino: i.number})
}

func (n *node) Lookup(ctx context.Context, name string, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	if err := n.disk.enter(); err != 0 {
		return nil, err
	}
	defer n.disk.mu.Unlock()
	i := n.of.names[n.disk.named(n.of, name)]
	if i == nil {
		return nil, syscall.ENOENT
	}
	return n.child(ctx, i, out), 0
}

func (n *node) Getattr(_ context.Context, _ fs.FileHandle, out *fuse.AttrOut) syscall.Errno {
	if err := n.disk.enter(); err != 0 {
		return err
	}
	defer n.disk.mu.Unlock()
	n.describe(n.of, &out.Attr)
	return 0
}

func (n *node) Setattr(_ context.Context, _ fs.FileHandle, in *fuse.SetAttrIn, out *fuse.AttrOut) syscall.Errno {
	if err := n.disk.enter(); err != 0 {
		return err
	}
	defer n.disk.mu.Unlock()
	if size, ok := in.GetSize(); ok {
		if n.disk.fails() {
			return syscall.EIO
		}
		if n.disk.full(int64(size) - int64(len(n.of.data))) {
			return syscall.ENOSPC
		}
		n.of.do(change{length: int64(size)})
	}
	if mode, ok := in.GetMode(); ok {
		if n.disk.fat {
			return syscall.EPERM
		}
		n.of.mode = mode & 0o777
	}
	if at, ok := in.GetMTime(); ok {
		n.of.changed = at
	}
	n.describe(n.of, &out.Attr)
	return 0
}

func (n *node) Readdir(context.Context) (fs.DirStream, syscall.Errno) {
	if err := n.disk.enter(); err != 0 {
		return nil, err
	}
	defer n.disk.mu.Unlock()
	var all []fuse.DirEntry
	for _, name := range slices.Sorted(maps.Keys(n.of.names)) {
		i := n.of.names[name]
		all = append(all, fuse.DirEntry{Name: name, Mode: kind(i), Ino: i.number})
	}
	return fs.NewListDirStream(all), 0
}

func (n *node) Statfs(_ context.Context, out *fuse.StatfsOut) syscall.Errno {
	if err := n.disk.enter(); err != 0 {
		return err
	}
	defer n.disk.mu.Unlock()
	const endless = 1 << 32
	room := n.disk.room
	if room == 0 {
		room = endless
	}
	out.Bsize, out.Frsize, out.NameLen = 512, 512, 255
	out.Blocks, out.Bfree = uint64(room/512), uint64(max(room-n.disk.root.size(), 0)/512)
	out.Bavail = out.Bfree
	return 0
}

func (n *node) Open(context.Context, uint32) (fs.FileHandle, uint32, syscall.Errno) {
	if err := n.disk.enter(); err != 0 {
		return nil, 0, err
	}
	defer n.disk.mu.Unlock()
	n.of.opened++
	return handle{}, 0, 0
}

func (n *node) Release(context.Context, fs.FileHandle) syscall.Errno {
	n.disk.mu.Lock()
	defer n.disk.mu.Unlock()
	n.of.opened--
	return 0
}

func (n *node) Read(_ context.Context, _ fs.FileHandle, into []byte, at int64) (fuse.ReadResult, syscall.Errno) {
	if err := n.disk.enter(); err != 0 {
		return nil, err
	}
	defer n.disk.mu.Unlock()
	if at >= int64(len(n.of.data)) {
		return fuse.ReadResultData(nil), 0
	}
	return fuse.ReadResultData(into[:copy(into, n.of.data[at:])]), 0
}

// Write may be refused when half of it is done.
func (n *node) Write(_ context.Context, _ fs.FileHandle, data []byte, at int64) (uint32, syscall.Errno) {
	if err := n.disk.enter(); err != 0 {
		return 0, err
	}
	defer n.disk.mu.Unlock()
	if n.disk.fails() {
		if half := data[:n.disk.random.IntN(len(data)+1)]; len(half) > 0 && n.disk.last == 0 && n.disk.random.IntN(2) == 0 {
			n.of.do(change{at: at, bytes: slices.Clone(half)})
		}
		return 0, syscall.EIO
	}
	if n.disk.full(at + int64(len(data)) - int64(len(n.of.data))) {
		return 0, syscall.ENOSPC
	}
	n.of.do(change{at: at, bytes: slices.Clone(data)})
	return uint32(len(data)), 0
}

// Fsync that is refused may mean that what was written is lost for good, though it can still be read,
// and that the next one says that all is well: so Linux has it.
func (n *node) Fsync(context.Context, fs.FileHandle, uint32) syscall.Errno {
	if err := n.disk.enter(); err != 0 {
		return err
	}
	defer n.disk.mu.Unlock()
	if n.disk.fails() {
		if n.disk.last == 0 && n.disk.random.IntN(2) == 0 {
			n.of.pending = nil
		}
		return syscall.EIO
	}
	n.disk.sync(n.of)
	return 0
}

// add puts something new into this folder.
func (n *node) add(name string, i *inode) syscall.Errno {
	switch {
	case n.of.names[n.disk.named(n.of, name)] != nil:
		return syscall.EEXIST
	case n.disk.fat && !fatName(name):
		return syscall.EINVAL
	}
	if n.disk.fails() {
		return syscall.EIO
	}
	if n.disk.full(sector) {
		return syscall.ENOSPC
	}
	n.disk.rename(naming{{n.of, name, i}})
	return 0
}

func (n *node) Create(ctx context.Context, name string, _, mode uint32, out *fuse.EntryOut) (*fs.Inode, fs.FileHandle, uint32, syscall.Errno) {
	if err := n.disk.enter(); err != 0 {
		return nil, nil, 0, err
	}
	defer n.disk.mu.Unlock()
	i := n.disk.inode(false, mode)
	if err := n.add(name, i); err != 0 {
		return nil, nil, 0, err
	}
	i.opened++
	return n.child(ctx, i, out), handle{}, 0, 0
}

func (n *node) Mkdir(ctx context.Context, name string, mode uint32, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	if err := n.disk.enter(); err != 0 {
		return nil, err
	}
	defer n.disk.mu.Unlock()
	i := n.disk.inode(true, mode)
	if err := n.add(name, i); err != 0 {
		return nil, err
	}
	return n.child(ctx, i, out), 0
}

func (n *node) Link(ctx context.Context, target fs.InodeEmbedder, name string, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	if err := n.disk.enter(); err != 0 {
		return nil, err
	}
	defer n.disk.mu.Unlock()
	if n.disk.fat {
		return nil, syscall.EPERM
	}
	i := target.(*node).of
	if err := n.add(name, i); err != 0 {
		return nil, err
	}
	return n.child(ctx, i, out), 0
}

// noReplace is RENAME_NOREPLACE.
const noReplace = 1

func (n *node) Rename(_ context.Context, name string, to fs.InodeEmbedder, newName string, flags uint32) syscall.Errno {
	if err := n.disk.enter(); err != 0 {
		return err
	}
	defer n.disk.mu.Unlock()
	folder := to.(*node).of
	name = n.disk.named(n.of, name)
	old := n.disk.named(folder, newName)
	i, there := n.of.names[name], folder.names[old]
	if there == i { // another way of writing its name
		there = nil
	}
	switch {
	case n.disk.fat && !fatName(newName):
		return syscall.EINVAL
	case n.disk.fat && there != nil && there.opened > 0:
		return syscall.EBUSY
	case flags&^noReplace != 0:
		return syscall.EINVAL
	case i == nil:
		return syscall.ENOENT
	case flags == noReplace && there != nil:
		return syscall.EEXIST
	case there != nil && len(there.names) > 0:
		return syscall.ENOTEMPTY
	case n.disk.fails():
		return syscall.EIO
	}
	all := naming{{n.of, name, nil}}
	if there != nil && old != newName {
		all = append(all, naming{{folder, old, nil}}...)
	}
	n.disk.rename(append(all, naming{{folder, newName, i}}...))
	return 0
}

func (n *node) Unlink(_ context.Context, name string) syscall.Errno { return n.remove(name) }
func (n *node) Rmdir(_ context.Context, name string) syscall.Errno  { return n.remove(name) }

func (n *node) remove(name string) syscall.Errno {
	if err := n.disk.enter(); err != 0 {
		return err
	}
	defer n.disk.mu.Unlock()
	name = n.disk.named(n.of, name)
	switch i := n.of.names[name]; {
	case i == nil:
		return syscall.ENOENT
	case len(i.names) > 0:
		return syscall.ENOTEMPTY
	case n.disk.fails():
		return syscall.EIO
	}
	n.disk.rename(naming{{n.of, name, nil}})
	return 0
}
