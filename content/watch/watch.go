// Package watch tells when the files of a course's folder are changed: by what the
// system tells of it, or by looking again and again where the system tells nothing.
package watch

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// The bounds of what is watched. Of a folder with more in it the rest isn't: no course
// that opens has so many.
const (
	mostFolders = 1000
	mostFiles   = 20_000
	mostLevels  = 8 // of folders within folders
)

// How long a change waits for the next one: an editor writes a file in several goes,
// and some write several files at once.
const (
	quiet     = 40 * time.Millisecond
	mostQuiet = 150 * time.Millisecond // since the first change, however many come
	// emptied is how long a file that has become empty may stay so, before that counts
	// as a change: editors empty a file and then fill it.
	emptied = 400 * time.Millisecond
)

// Folder tells of what changes in a folder and those in it, until ctx ends: changed is
// called on a goroutine of its own, one call at a time, with the names of what changed,
// with slashes, from the folder. What was changed since a time, by the folder's clock, is
// told first; the zero time is from now on. It returns at once. What the system's own
// files and editors' backups do is not told.
func Folder(ctx context.Context, dir string, since time.Time, changed func(names []string)) {
	go func() {
		if remote(dir) || !follow(ctx, dir, since, changed) {
			poll(ctx, dir, since, firstPoll, changed)
		}
	}()
}

// follow tells what the system tells of, and returns false when it can't: there is no
// watch left, or the folder lies where there are none.
func follow(ctx context.Context, dir string, since time.Time, changed func([]string)) bool {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return false
	}
	defer w.Close()
	before, ok := look(ctx, dir, w.Add)
	if !ok {
		return ctx.Err() != nil
	}
	if names := before.after(since); len(names) > 0 {
		changed(names)
	}
	var first time.Time // of the changes that are not told yet; zero for none
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return true
		case e, open := <-w.Events:
			if !open {
				return false
			}
			if ignored(filepath.Base(e.Name)) || e.Op == fsnotify.Chmod {
				continue
			}
			now := time.Now()
			if first.IsZero() {
				first = now
			}
			timer.Reset(max(min(quiet, mostQuiet-now.Sub(first)), 0))
		case err, open := <-w.Errors:
			if !open {
				return false
			}
			// Some of what happened was lost: all is looked at.
			if err != nil && first.IsZero() {
				first = time.Now()
				timer.Reset(quiet)
			}
		case <-timer.C:
			if first.IsZero() {
				timer.Reset(time.Hour)
				continue
			}
			now, ok := look(ctx, dir, w.Add) // new folders are watched too
			if !ok {
				return ctx.Err() != nil
			}
			names := before.differs(now)
			if now.emptied(before, names) && time.Since(first) < emptied {
				timer.Reset(quiet)
				continue
			}
			first, before = time.Time{}, now
			timer.Reset(time.Hour)
			if len(names) > 0 {
				changed(names)
			}
		}
	}
}

// How often a folder is looked at when nothing tells of changes: so seldom that it
// takes a fiftieth of the time at most, which on a slow network share is long.
const (
	firstPoll = 250 * time.Millisecond
	longPoll  = 10 * time.Second
	pollShare = 50
)

// poll looks at the folder again and again. A folder that isn't there for a while, as
// on a share that is away, is as it was.
func poll(ctx context.Context, dir string, since time.Time, every time.Duration, changed func([]string)) {
	before, known := look(ctx, dir, nil)
	if names := before.after(since); len(names) > 0 {
		changed(names)
	}
	wait := every
	var first time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		begun := time.Now()
		now, ok := look(ctx, dir, nil)
		wait = min(max(every, pollShare*time.Since(begun)), longPoll)
		switch {
		case !ok:
			continue
		case !known:
			before, known = now, true
			continue
		}
		names := before.differs(now)
		if len(names) == 0 {
			continue
		}
		if first.IsZero() {
			first = begun
		}
		if now.emptied(before, names) && begun.Sub(first) < emptied {
			wait = quiet
			continue
		}
		before, first = now, time.Time{}
		changed(names)
	}
}

// state is what the files of a folder were at a time.
type state map[string]stamp

// stamp tells one state of a file from another.
type stamp struct {
	size     int64
	modified int64 // in ns
}

// look takes stock of a folder, and has each folder in it added, unless add is nil. It
// is false when that can't be done.
func look(ctx context.Context, dir string, add func(string) error) (state, bool) {
	all, folders := state{}, 0
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && name == dir:
			return err
		case err != nil: // it went while it was looked at
			return nil
		case name != dir && ignored(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		within, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		within = filepath.ToSlash(within)
		if d.IsDir() {
			if folders++; folders > mostFolders || strings.Count(within, "/") >= mostLevels {
				return fs.SkipDir
			}
			if add != nil {
				if err := add(name); err != nil && name == dir {
					return err
				} else if err != nil && !gone(name) {
					return err
				}
			}
			return nil
		}
		if len(all) >= mostFiles {
			return fs.SkipAll
		}
		if info, err := d.Info(); err == nil {
			all[within] = stamp{info.Size(), info.ModTime().UnixNano()}
		}
		return nil
	})
	return all, err == nil
}

// gone tells whether there is nothing at a path.
func gone(name string) bool {
	_, err := filepath.EvalSymlinks(name)
	return err != nil
}

// after names the files that were changed after a time, sorted; none for the zero time.
func (s state) after(since time.Time) (names []string) {
	for name, is := range s {
		if !since.IsZero() && is.modified > since.UnixNano() {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// differs names the files that are not as they were, sorted.
func (s state) differs(now state) (names []string) {
	for name, is := range now {
		if was, ok := s[name]; !ok || was != is {
			names = append(names, name)
		}
	}
	for name := range s {
		if _, ok := now[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// emptied tells whether one of some files has just been emptied, or has just gone: an
// editor may be about to fill it, or to put another in its place.
func (s state) emptied(before state, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		was, ok := before[name]
		return ok && was.size > 0 && s[name].size == 0
	})
}

// ignored tells whether a file or folder is none of a course's, by its name: hidden
// ones, and what editors put beside a file while they write it.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".tmp") || strings.HasPrefix(name, "#")
}
