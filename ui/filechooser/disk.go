package filechooser

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"stagecraft/content/durable"
	"stagecraft/ui/words"
)

// saysAfter is how long the disk may take before the dialog says that it waits.
const saysAfter = 300 * time.Millisecond

// mostEntries is how many of a folder are listed, and mostLinks of how many
// links it is looked up where they lead.
const (
	mostEntries = 50_000
	mostLinks   = 2_000
)

// entry is a file or a folder in the list.
type entry struct {
	name           string
	folder, hidden bool
}

// kind is what is at a path.
type kind int

const (
	isNothing kind = iota
	isFile
	isFolder
	isOther // a device, a pipe
)

// disk is what the dialog asks of the system, each off the main goroutine. It
// may never answer.
type disk interface {
	// list gives what is in a folder, by name, folders first, and the folder
	// itself; cut says that there is more.
	list(ctx context.Context, folder string) (at string, all []entry, cut bool, err error)
	kind(ctx context.Context, path string) (kind, error)
	make(ctx context.Context, path string) error
}

// system is the real disk.
type system struct{}

func (system) list(ctx context.Context, folder string) (string, []entry, bool, error) {
	f, err := os.Open(folder)
	if err != nil {
		return folder, nil, false, err
	}
	defer f.Close()
	var all []entry
	links, cut := 0, false
	for {
		some, err := f.ReadDir(1000)
		for _, e := range some {
			is := entry{name: e.Name(), folder: e.IsDir(), hidden: hidden(e)}
			if e.Type()&fs.ModeSymlink != 0 && links < mostLinks {
				links++
				if info, err := os.Stat(filepath.Join(folder, e.Name())); err == nil {
					is.folder = info.IsDir()
				}
			}
			if is.folder || e.Type().IsRegular() || e.Type()&fs.ModeSymlink != 0 {
				all = append(all, is)
			}
		}
		switch {
		case ctx.Err() != nil:
			return folder, nil, false, ctx.Err()
		case errors.Is(err, io.EOF):
			return folder, sorted(all), cut, nil
		case err != nil:
			return folder, nil, false, err
		case len(all) >= mostEntries:
			return folder, sorted(all[:mostEntries]), true, nil
		}
	}
}

// sorted sets folders first, and each by name as the learner's language sorts names.
func sorted(all []entry) []entry {
	order := words.Order()
	slices.SortFunc(all, func(a, b entry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return order(a.name, b.name)
	})
	return all
}

func (system) kind(_ context.Context, path string) (kind, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return isNothing, nil
	case err != nil:
		return isNothing, err
	case info.IsDir():
		return isFolder, nil
	case info.Mode().IsRegular():
		return isFile, nil
	}
	return isOther, nil
}

func (system) make(_ context.Context, path string) error {
	if err := os.Mkdir(path, 0o755); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	return nil
}

// saying is an error in words.
func saying(err error, path string) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return words.F("There is no folder %s.", path)
	case errors.Is(err, fs.ErrPermission):
		return words.F("You may not look into %s.", path)
	case errors.Is(err, fs.ErrExist):
		return words.F("There is a %s already.", filepath.Base(path))
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return words.F("%s can’t be read: %v.", path, err)
}

// ends tells whether a name has one of some endings; with none, all have.
func ends(name string, endings []string) bool {
	return len(endings) == 0 || slices.ContainsFunc(endings, func(e string) bool {
		return len(name) > len(e) && strings.EqualFold(name[len(name)-len(e):], e)
	})
}

// absolute is a typed path in full: "~" is the home folder, and what isn't
// absolute is below at. What comes after the last slash stays as typed, be it
// nothing or dots.
func absolute(typed, at string) string {
	typed = strings.TrimLeft(typed, " ")
	if typed == "~" || strings.HasPrefix(typed, "~/") || strings.HasPrefix(typed, `~\`) {
		typed = home() + typed[1:]
	}
	if !filepath.IsAbs(typed) {
		typed = withSlash(at) + typed
	}
	dir, rest := filepath.Split(typed)
	return withSlash(filepath.Clean(dir)) + rest
}

// split parts a path into its folder and what comes after the last slash.
func split(path string) (dir, rest string) {
	dir, rest = filepath.Split(path)
	return filepath.Clean(dir), rest
}

func withSlash(folder string) string {
	if strings.HasSuffix(folder, string(filepath.Separator)) {
		return folder
	}
	return folder + string(filepath.Separator)
}

// samePath tells whether two paths are spelt alike but for a slash at the end.
func samePath(a, b string) bool { return filepath.Clean(a) == filepath.Clean(b) }

// common is what the names of all begin with, as the first writes it.
func common(all []entry) string {
	begins := []rune(all[0].name)
	for _, e := range all[1:] {
		n := 0
		for _, r := range e.name {
			if n == len(begins) || !strings.EqualFold(string(begins[n]), string(r)) {
				break
			}
			n++
		}
		begins = begins[:n]
	}
	return string(begins)
}

// home is the home folder, or the root where there is none.
func home() string {
	if at, err := os.UserHomeDir(); err == nil {
		return at
	}
	return string(filepath.Separator)
}

// Write writes a file that the learner chose, whole: there is all of it or what
// was there before.
func Write(path string, data []byte) error {
	return durable.WriteFile(path, 0o644, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
