package library

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"stagecraft/content"
	"stagecraft/content/durable"
)

// What copies and covers are called: by the hash of the course's file, or its id.
var (
	copyName  = regexp.MustCompile(`^[0-9a-f]{32}\.course$`)
	coverName = regexp.MustCompile(`^[0-9a-z-]{1,80}\.png$`)
)

// Copies that no course has stay for a while, and a few of them: the older editions
// of a course that turns out worse, and all that there is when the list is lost.
const (
	keptFor   = 30 * 24 * time.Hour
	mostSpare = 3
)

// spared is how much of the disk a copy leaves free, in bytes.
const spared = 64 << 20

// ErrFull says that there is no room for a copy.
var ErrFull = errors.New("the disk is full")

// Take copies a .course file into the library, unless it is there, and gives the
// copy's name. The copy is read back and is what it was; whether it is a course is
// for who opens it to say: one that isn't is for [Library.Drop].
func (l *Library) Take(ctx context.Context, from string) (name string, fresh bool, err error) {
	folder := filepath.Join(l.folder, FolderName)
	size, sum, err := sumOf(ctx, from)
	if err != nil {
		return "", false, fmt.Errorf("copy %s: %w", from, err)
	}
	name = hex.EncodeToString(sum[:16]) + ".course"
	path := filepath.Join(folder, name)
	if _, is, err := sumOf(ctx, path); err == nil && is == sum {
		return name, false, nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", false, fmt.Errorf("make room for courses: %w", err)
	}
	if free, known := durable.Room(folder); known && free < size+spared {
		return "", false, fmt.Errorf("copy %s: it takes %d MB: %w", from, size>>20, ErrFull)
	}
	if err := durable.WriteFile(path, 0o600, func(w io.Writer) error { return copyFile(ctx, w, from) }); err != nil {
		return "", false, fmt.Errorf("copy %s: %w", from, err)
	}
	if _, is, err := sumOf(ctx, path); err != nil || is != sum {
		_ = os.Remove(path) // it is nobody's
		return "", false, errors.Join(fmt.Errorf("copy %s: it changed, or the disk didn't keep it", from), err)
	}
	return name, true, nil
}

// Drop removes a copy that turned out to be no course.
func (l *Library) Drop(name string) {
	if copyName.MatchString(name) && !l.named(name) {
		_ = os.Remove(filepath.Join(l.folder, FolderName, name)) // else it is thinned later
	}
}

// sumOf reads a file through: its size and its hash.
func sumOf(ctx context.Context, path string) (size int64, sum [32]byte, err error) {
	h := sha256.New()
	if err := copyFile(ctx, h, path); err != nil {
		return 0, sum, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return 0, sum, err
	}
	return info.Size(), [32]byte(h.Sum(nil)), nil
}

// copyFile writes what is in a file, of no more bytes than a course may have, until
// ctx ends.
func copyFile(ctx context.Context, to io.Writer, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	n, err := io.Copy(to, io.LimitReader(untilDone{ctx, f}, content.MaxPacked+1))
	if err == nil && n > content.MaxPacked {
		err = fmt.Errorf("it has more than %d MB; a course has fewer", content.MaxPacked>>20)
	}
	return err
}

// untilDone reads until a context ends.
type untilDone struct {
	ctx  context.Context
	file io.Reader
}

// Read reads some more.
func (u untilDone) Read(b []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.file.Read(b)
}

// letGo has the copy of an edition that was replaced count as one from now on.
func (l *Library) letGo(name string) {
	if name != "" && !l.named(name) {
		now := time.Now()
		_ = os.Chtimes(filepath.Join(l.folder, FolderName, name), now, now) // else it goes sooner
	}
}

// copyOf is a copy there is.
type copyOf struct {
	name, path string
	made       time.Time
}

// copies lists the copies there are, the newest first.
func (l *Library) copies() []copyOf {
	folder := filepath.Join(l.folder, FolderName)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var all []copyOf
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && e.Type().IsRegular() && copyName.MatchString(e.Name()) {
			all = append(all, copyOf{e.Name(), filepath.Join(folder, e.Name()), info.ModTime()})
		}
	}
	slices.SortFunc(all, func(a, b copyOf) int { return b.made.Compare(a.made) })
	return all
}

// found makes a list of copies, where the list is lost: of each course, the newest.
// Its title is known once it is opened.
func found(copies []copyOf) []Course {
	var all []Course
	for _, c := range copies {
		id, version, err := content.PackedAs(c.path)
		if err != nil || len(all) >= mostCourses || slices.ContainsFunc(all, func(o Course) bool { return o.ID == id }) {
			continue
		}
		all = append(all, Course{ID: id, Title: id, Version: version, Copy: c.name, Opened: c.made.UTC()})
	}
	return all
}

// thin removes copies that no course has.
func (l *Library) thin(now time.Time) {
	folder := filepath.Join(l.folder, FolderName)
	spare := 0
	for _, c := range l.copies() {
		if l.named(c.name) {
			continue
		}
		if spare++; spare > mostSpare || now.Sub(c.made) > keptFor {
			_ = os.Remove(c.path) // it is in nobody's way
		}
	}
	covers, err := fs.Glob(os.DirFS(folder), "*.png")
	if err != nil {
		return
	}
	for _, name := range covers {
		if coverName.MatchString(name) && !l.named(name) {
			_ = os.Remove(filepath.Join(folder, name)) // it is made again when it is asked for
		}
	}
}

// Missing says whether the files of a course are gone from where they were. It asks
// the disk, which may not answer.
func (l *Library) Missing(c *Course) bool {
	if c.bundled() {
		return false
	}
	_, err := os.Stat(l.PathOf(c))
	return errors.Is(err, fs.ErrNotExist)
}
