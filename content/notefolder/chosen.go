package notefolder

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// Chosen is a note that a course.yaml names as one of its lessons.
type Chosen struct {
	ID   string
	Note string // its path in the folder
}

// List gives the paths of the notes in a folder, as their names are sorted, but for
// those that left says aren't any; nil leaves none out.
func List(folder fs.FS, left func(name string) bool) ([]string, error) {
	found, err := find(folder)
	if err != nil {
		return nil, err
	}
	if left != nil {
		found.notes = slices.DeleteFunc(found.notes, left)
	}
	return found.notes, nil
}

// Choose makes a course of a folder that has a course.yaml and, beside it, the notes
// that this names as lessons, in that order. The files of the folder that are a
// course's own, as own tells, are the course's too. Notes that aren't there are left
// out, and with none at all the folder is given back as it is.
func Choose(folder fs.FS, chosen []Chosen, own func(name string) bool) (fs.FS, error) {
	var notes []*note
	by := map[string]*note{}
	total := 0
	for _, c := range chosen {
		if !fs.ValidPath(c.Note) || by[c.Note] != nil || len(notes) == mostNotes {
			continue
		}
		info, err := fs.Stat(folder, c.Note)
		if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
			continue
		}
		source, err := readNote(folder, c.Note)
		if err != nil {
			return nil, err
		}
		if total += len(source); total > mostText {
			return nil, ErrTooMany
		}
		n := &note{path: c.Note, source: source, id: c.ID}
		notes, by[c.Note] = append(notes, n), n
	}
	if len(notes) == 0 {
		return folder, nil
	}
	found, err := find(folder)
	if err != nil {
		return nil, err
	}
	f := &Folder{files: map[string]*file{}, titles: map[string]string{}}
	if err := f.take(folder, func(name string) bool { return own(name) && by[name] == nil }); err != nil {
		return nil, err
	}
	media := &pictures{folder: folder, found: found.pictures, into: f}
	for i, n := range notes {
		name := fmt.Sprintf("lessons/%04d-%s.md", i+1, n.id)
		f.files[name] = &file{origin: n.path, data: rewritten(n, by, media)}
		f.titles[name] = titleOf(n.path)
	}
	f.list()
	return f, nil
}

// take takes the files of a folder that are a course's own as they are.
func (f *Folder) take(folder fs.FS, own func(name string) bool) error {
	entries := 0
	return fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if entries++; entries > mostEntries {
			return ErrTooMany
		}
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			return skip(d)
		case d.IsDir() && (path.Base(name) != "." && path.Base(name)[0] == '.' || len(name) > 0 && depth(name) >= mostLevels):
			return fs.SkipDir
		case d.IsDir() || !d.Type().IsRegular() || !own(name):
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return nil // it went meanwhile
		}
		f.files[name] = &file{origin: name, under: folder, size: info.Size()}
		return nil
	})
}

// depth is how many folders a path leads through.
func depth(name string) (n int) {
	for name = path.Dir(name); name != "."; name = path.Dir(name) {
		n++
	}
	return n
}
