package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// twice makes packages from the module's folder and once more from a copy of it in another, and gives an error
// that names those that aren't the same, byte by byte.
func (r *release) twice(only []string) error {
	first, err := r.make(only, false)
	if err != nil {
		return err
	}
	root := filepath.Join(r.work, "another folder", "of the module")
	if err := copyModule(root, r.root); err != nil {
		return fmt.Errorf("copying the module: %w", err)
	}
	work := filepath.Join(r.work, "second")
	if err := os.MkdirAll(work, 0o755); err != nil {
		return err
	}
	again, err := newRelease(root, filepath.Join(work, "packages"), work)
	if err != nil {
		return err
	}
	again.time, again.sysroot = r.time, r.sysroot // the copy has no history to take it from, nor what was fetched
	second, err := again.make(only, false)
	if err != nil {
		return fmt.Errorf("the second time: %w", err)
	}
	if err := same(first, second); err != nil {
		return err
	}
	log.Printf("all %d packages are the same from both folders", len(first))
	return nil
}

// same gives an error that names the files of which two lists hold other bytes.
func same(first, second []string) error {
	if len(first) != len(second) {
		return fmt.Errorf("%d packages the first time, %d the second", len(first), len(second))
	}
	var differ []error
	for i, name := range first {
		a, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(second[i])
		if err != nil {
			return err
		}
		if !bytes.Equal(a, b) || filepath.Base(name) != filepath.Base(second[i]) {
			at := 0
			for at < min(len(a), len(b)) && a[at] == b[at] {
				at++
			}
			differ = append(differ, fmt.Errorf("%s differs from byte %d on, of %d and %d", filepath.Base(name), at, len(a), len(b)))
		}
	}
	return errors.Join(differ...)
}

// copyModule copies the module, without its history and what was made of it.
func copyModule(to, from string) error {
	left := []string{".git", "build"}
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		switch {
		case slices.Contains(left, name) && entry.IsDir():
			return fs.SkipDir
		case slices.Contains(left, name), strings.HasSuffix(name, ".syso"): // a worktree's .git is a file
			return nil
		case entry.IsDir():
			return os.MkdirAll(filepath.Join(to, name), 0o755)
		case !entry.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), data, info.Mode().Perm())
	})
}

// packageEndings are those of the files that are handed out.
var packageEndings = []string{".tar.xz", ".zip", ".deb", ".rpm", ".exe", ".dmg"}

// gather copies packages that lie below a folder into the one that is handed out, and gives their paths.
func (r *release) gather(folder string) ([]string, error) {
	var all []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name := entry.Name()
		if !slices.ContainsFunc(packageEndings, func(ending string) bool { return strings.HasSuffix(name, ending) }) {
			return nil
		}
		to := filepath.Join(r.out, name)
		if slices.Contains(all, to) {
			return fmt.Errorf("there are two files %s", name)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		all = append(all, to)
		return os.WriteFile(to, data, 0o644)
	})
	if err == nil && all == nil {
		err = fmt.Errorf("below %s there are no packages", folder)
	}
	slices.Sort(all)
	return all, err
}
