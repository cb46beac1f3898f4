// Package library keeps the courses that a learner opened: which they are, and a
// copy of each that is one file, so that the original may go. A course that is a
// folder stays where it is.
//
// A library lies in the learner's folder: a list, and the copies beside it under the
// hashes of what is in them. What the learner did in a course is in the journal, and
// stays whatever becomes of the course here.
package library

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"stagecraft/content"
	"stagecraft/content/durable"
)

// The names of what lies in the learner's folder.
const (
	ListName   = "courses.json"
	FolderName = "courses"
)

// Bundled stands for the path of the course that comes with the app.
const Bundled = "bundled:"

// kept begins the reference to a course whose copy is here.
const kept = "course:"

const (
	listFormat  = 1
	mostList    = 8 << 20 // bytes
	mostCourses = 1000
	mostText    = 4096 // bytes of a title and a path
)

// The errors that callers choose by.
var (
	ErrGone    = errors.New("the course isn't in the library")
	ErrMissing = errors.New("the course isn't where it was")
)

// Course is one course of a library.
type Course struct {
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	Version string    `json:"version,omitempty"`
	Path    string    `json:"path"`            // the folder or file it is; of a copy, where that was made from
	Bytes   []byte    `json:"bytes,omitempty"` // the path, where it is no text; only in the list's file
	Copy    string    `json:"copy,omitempty"`  // the copy's name; "" is none
	Cover   string    `json:"cover,omitempty"` // the name of its cover's picture; "" is none
	Opened  time.Time `json:"opened,omitzero"` // last; zero is never

	Standing *Standing `json:"standing,omitempty"` // when it was found out last; nil is never
}

// Ref is what the course is opened by: Bundled, a path, or what names a copy.
func (c *Course) Ref() string {
	if c.Copy != "" {
		return kept + c.ID
	}
	return c.Path
}

// IsRef says whether something is a reference to a copy, and no path.
func IsRef(ref string) bool { return strings.HasPrefix(ref, kept) }

// bundled says whether it is the course that comes with the app: another edition of
// it may be here as well.
func (c *Course) bundled() bool { return c.Path == Bundled }

// list is what ListName holds.
type list struct {
	Format  int      `json:"format"`
	Courses []Course `json:"courses"`
}

// Library is the courses in a learner's folder. It is for any goroutine; what it
// says of the list waits for no disk.
type Library struct {
	folder string

	lock    sync.Mutex // guards courses
	courses []Course

	writing sync.Mutex // held while the list is written
	newer   bool       // a newer version wrote it, and it is left alone
}

// Open opens the library in a learner's folder, which must be there. A list that
// can't be read is put aside, and one made of the copies there are. Copies that no
// course of the list has, such as of older editions, are thinned.
func Open(folder string) *Library {
	l := &Library{folder: folder}
	durable.Sweep(filepath.Join(folder, FolderName))
	path := filepath.Join(folder, ListName)
	read, err := readList(path)
	switch {
	case err == nil && read.Format > listFormat:
		l.newer = true
	case err == nil:
		l.courses = sane(read.Courses)
		l.thin(time.Now())
	case errors.Is(err, fs.ErrNotExist):
		l.courses = found(l.copies())
	default:
		_ = os.Rename(path, path+".damaged") // it is written anew
		l.courses = found(l.copies())
	}
	return l
}

func readList(path string) (list, error) {
	var read list
	f, err := os.Open(path)
	if err != nil {
		return read, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, mostList+1))
	if err != nil {
		return read, err
	}
	if len(b) > mostList {
		return read, fmt.Errorf("%s has more than %d MB", path, mostList>>20)
	}
	return read, json.Unmarshal(b, &read)
}

// sane leaves out what no version writes.
func sane(all []Course) []Course {
	seen := map[string]bool{}
	for i := range all {
		if c := &all[i]; c.Bytes != nil {
			c.Path, c.Bytes = string(c.Bytes), nil
		}
	}
	return slices.DeleteFunc(all[:min(len(all), mostCourses)], func(c Course) bool {
		key := fmt.Sprint(c.bundled(), c.ID)
		bad := seen[key] || !content.ValidID(c.ID) || c.Copy == "" && c.Path == "" || len(c.Title)+len(c.Path) > 2*mostText ||
			c.Copy != "" && !copyName.MatchString(c.Copy) || c.Cover != "" && !coverName.MatchString(c.Cover)
		seen[key] = true
		return bad
	})
}

// Courses gives the courses, the one opened last first. That which comes with the
// app is always among them.
func (l *Library) Courses() []Course {
	l.lock.Lock()
	all := slices.Clone(l.courses)
	l.lock.Unlock()
	if !slices.ContainsFunc(all, func(c Course) bool { return c.bundled() }) {
		all = append(all, Course{Path: Bundled})
	}
	slices.SortStableFunc(all, func(a, b Course) int {
		return cmp.Or(b.Opened.Compare(a.Opened), last(a)-last(b), strings.Compare(a.Title, b.Title))
	})
	return all
}

// last puts the course that comes with the app after others never opened.
func last(c Course) int {
	if c.bundled() {
		return 1
	}
	return 0
}

// Find gives the course that a reference or a path leads to: also that of a copy by
// the path of what it was made from. It gives [ErrGone] when there is none.
func (l *Library) Find(ref string) (Course, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	for _, c := range l.courses {
		if c.Ref() == ref || c.Path == ref {
			return c, nil
		}
	}
	return Course{}, ErrGone
}

// Canonical gives what a course is opened by for a reference or a path.
func (l *Library) Canonical(ref string) string {
	if c, err := l.Find(ref); err == nil {
		return c.Ref()
	}
	return ref
}

// PathOf is where a course's files are: of a copy, the copy; Bundled for that which
// comes with the app.
func (l *Library) PathOf(c *Course) string {
	if c.Copy != "" {
		return filepath.Join(l.folder, FolderName, c.Copy)
	}
	return c.Path
}

// Opened puts a course that was opened first on the list. One with the same id that
// was there before is replaced, as by a newer edition of it. Its cover is that of the
// one before until [Library.TakeCover] keeps another.
func (l *Library) Opened(c Course) error {
	if !content.ValidID(c.ID) || len(c.Path) > mostText {
		return fmt.Errorf("keep %s in the library: its id or its path is none", c.ID)
	}
	if len(c.Title) > mostText {
		c.Title = strings.ToValidUTF8(c.Title[:mostText], "")
	}
	var was Course
	err := l.change(func() error {
		at := l.at(c.ID, c.bundled())
		if at < 0 && len(l.courses) >= mostCourses {
			return fmt.Errorf("there are %d courses in the library; remove some first", len(l.courses))
		}
		if at < 0 {
			l.courses = append(l.courses, c)
			return nil
		}
		was = l.courses[at]
		c.Standing, c.Cover = was.Standing, was.Cover
		l.courses[at] = c
		return nil
	})
	if err == nil && was.Copy != c.Copy {
		l.letGo(was.Copy)
	}
	return err
}

// Remove takes a course off the list, and removes its copy. What the learner did in
// it stays in the journal.
func (l *Library) Remove(ref string) error {
	var was Course
	err := l.change(func() error {
		at := l.byRef(ref)
		if at < 0 {
			return ErrGone
		}
		was = l.courses[at]
		l.courses = slices.Delete(l.courses, at, at+1)
		return nil
	})
	if err != nil {
		return err
	}
	for _, name := range []string{was.Copy, was.Cover} {
		if name == "" || l.named(name) {
			continue
		}
		path := filepath.Join(l.folder, FolderName, name)
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			_ = os.Chtimes(path, time.Time{}, time.Unix(0, 0)) // it is still open: the next start thins it
		}
	}
	return nil
}

// KeepStanding notes how far the learner is in a course, for the next time that
// it is asked, and what the course is called.
func (l *Library) KeepStanding(c Course, s Standing) error {
	return l.change(func() error {
		at := l.byRef(c.Ref())
		if at < 0 && c.bundled() {
			l.courses = append(l.courses, c)
			at = len(l.courses) - 1
		}
		if at < 0 {
			return ErrGone
		}
		is := &l.courses[at]
		is.Standing, is.ID, is.Title, is.Version = &s, c.ID, c.Title, c.Version
		return nil
	})
}

// Adopt takes over the courses of another library that aren't here, as far as they
// can be read: the learner's data goes on in this one's folder.
func (l *Library) Adopt(ctx context.Context, from *Library) error {
	var errs []error
	for _, c := range from.Courses() {
		l.lock.Lock()
		here := l.at(c.ID, c.bundled()) >= 0
		l.lock.Unlock()
		if here || c.ID == "" {
			continue
		}
		c.Cover = "" // it is made when the course is opened
		if c.Copy != "" {
			name, _, err := l.Take(ctx, from.PathOf(&c))
			if err != nil {
				errs = append(errs, err)
				continue
			}
			c.Copy = name
		}
		errs = append(errs, l.Opened(c))
	}
	return errors.Join(errs...)
}

// at is where a course stands; -1 is nowhere.
func (l *Library) at(id string, bundled bool) int {
	return slices.IndexFunc(l.courses, func(c Course) bool { return c.ID == id && c.bundled() == bundled })
}

// byRef is where the course of a reference stands; -1 is nowhere.
func (l *Library) byRef(ref string) int {
	return slices.IndexFunc(l.courses, func(c Course) bool { return c.Ref() == ref })
}

// named says whether a course has a copy or a cover of a name.
func (l *Library) named(name string) bool {
	l.lock.Lock()
	defer l.lock.Unlock()
	return slices.ContainsFunc(l.courses, func(c Course) bool { return c.Copy == name || c.Cover == name })
}

// change changes the list and writes it. When it can't be written, it is as it was.
func (l *Library) change(do func() error) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.lock.Lock()
	before := slices.Clone(l.courses)
	err := do()
	after := slices.Clone(l.courses)
	if err != nil {
		l.courses = before
	}
	l.lock.Unlock()
	if err != nil {
		return err
	}
	if !l.newer {
		err = l.write(after)
	}
	if err != nil {
		l.lock.Lock()
		l.courses = before
		l.lock.Unlock()
		return fmt.Errorf("keep which courses you have: %w", err)
	}
	return nil
}

func (l *Library) write(courses []Course) error {
	for i := range courses {
		if c := &courses[i]; !utf8.ValidString(c.Path) {
			c.Bytes = []byte(c.Path)
		}
	}
	b, err := json.MarshalIndent(list{Format: listFormat, Courses: courses}, "", " ")
	if err != nil {
		return err
	}
	return durable.WriteFile(filepath.Join(l.folder, ListName), 0o600, func(w io.Writer) error {
		_, err := w.Write(append(b, '\n'))
		return err
	})
}
