package datafolder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stagecraft/content/durable"
	"stagecraft/study/journal"
)

// The errors that callers choose by.
var (
	// ErrNotEmpty says that something is in the folder that data is to be moved to.
	ErrNotEmpty = errors.New("something is in that folder already")
	// ErrWithin says that one of two folders is within the other.
	ErrWithin = errors.New("one of the two folders is within the other")
)

// Place gives the folder to which data would be moved for a folder that the
// learner chose: that one if nothing is in it, else one within it.
func Place(chosen string) (string, error) {
	chosen, err := filepath.Abs(chosen)
	if err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		path := chosen
		if n > 1 {
			path = filepath.Join(chosen, "Stagecraft")
		}
		if n > 2 {
			path += fmt.Sprintf(" %d", n-1)
		}
		switch err := vacant(path); {
		case err == nil:
			return path, nil
		case !errors.Is(err, ErrNotEmpty):
			return "", err
		}
	}
}

// vacant says whether a folder is empty or not there.
func vacant(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	switch names, err := f.Readdirnames(1); {
	case len(names) > 0:
		return ErrNotEmpty
	case err != nil && !errors.Is(err, io.EOF):
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// Move moves all that is in a data folder to another, which must be empty or not
// there, while the journal of one of its learners goes on: everything is copied,
// synced, read back and compared, the journals as [journal.Journal.MoveTo] does,
// and only then does the data count as being there, from one moment to the next.
// Whatever comes in between, it is whole where it was. The old folder stays as it
// is, with a word on it; so does every folder of from, which led to it.
//
// It leaves out what skip names, which is in the data folder itself. Progress,
// unless nil, is told how many bytes of how many were copied and compared.
func Move(ctx context.Context, folder, to string, live *journal.Journal, from, skip []string, progress func(done, all int64)) error {
	m, err := newMove(folder, to, live, skip)
	if err != nil {
		return err
	}
	m.ctx, m.progress = ctx, progress
	if err := m.run(from); err != nil {
		return fmt.Errorf("move your data to %s: %w", to, err)
	}
	return nil
}

// move is a data folder being moved.
type move struct {
	ctx      context.Context
	progress func(done, all int64)
	done     int64
	all      int64

	folder, to string
	staging    string // where the copy is made
	live       *journal.Journal
	within     string          // where the live journal is in the folder; "." is the first learner
	skip       map[string]bool // paths within the folder
}

func newMove(folder, to string, live *journal.Journal, skip []string) (*move, error) {
	m := &move{live: live, skip: map[string]bool{movedName: true, wordName: true}}
	var err error
	if m.folder, err = resolved(folder); err != nil {
		return nil, err
	}
	if m.to, err = resolved(to); err != nil {
		return nil, err
	}
	if within(m.folder, m.to) || within(m.to, m.folder) {
		return nil, ErrWithin
	}
	if err := vacant(m.to); err != nil {
		return nil, err
	}
	at, err := resolved(filepath.Dir(live.Path()))
	if err != nil {
		return nil, err
	}
	if m.within, err = filepath.Rel(m.folder, at); err != nil || !filepath.IsLocal(m.within) {
		return nil, errors.Join(fmt.Errorf("the journal that is open, %s, is not in %s", live.Path(), m.folder), err)
	}
	for _, name := range skip {
		m.skip[name] = true
	}
	return m, nil
}

// resolved is an absolute path without links, as far as there is anything.
func resolved(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for at := path; ; {
		if to, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(to, rest), nil
		}
		up := filepath.Dir(at)
		if up == at {
			return path, nil
		}
		rest, at = filepath.Join(filepath.Base(at), rest), up
	}
}

func within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

const (
	stagingEnd  = ".stagecraft-copy"
	stagingWord = "Stagecraft copied your data to this folder and didn't come to the end. It is whole where it was; this folder may be deleted.\r\n"
	stagingFile = "An unfinished copy.txt"
)

func (m *move) run(from []string) error {
	others, files, err := m.survey()
	if err != nil {
		return err
	}
	if err := m.room(); err != nil {
		return err
	}
	if err := m.begin(); err != nil {
		return err
	}
	if err := m.copyAll(others, files); err != nil {
		return errors.Join(err, os.RemoveAll(m.staging))
	}
	if err := m.name(); err != nil {
		return errors.Join(err, os.RemoveAll(m.staging))
	}
	at := m.done
	err = m.live.MoveTo(m.ctx, filepath.Join(m.to, m.within), func(done, _ int64) { m.tell(at + done - m.done) }, m.count)
	if err != nil {
		return errors.Join(err, os.RemoveAll(m.to)) // copies of ours alone
	}
	for _, folder := range from { // they lead there by way of the old one as well
		if folder != m.folder && folder != m.to {
			_ = leadOn(folder, m.to)
		}
	}
	return nil
}

// count has the data count as being in the new folder.
func (m *move) count() error {
	if err := os.Remove(filepath.Join(m.to, stagingFile)); err != nil {
		return err
	}
	return leadOn(m.folder, m.to)
}

// begin makes the folder in which the copy is made. One that was begun before, and
// not ended, is thrown away: it says so of itself.
func (m *move) begin() error {
	if err := os.MkdirAll(filepath.Dir(m.to), 0o700); err != nil {
		return err
	}
	for n := 1; ; n++ {
		m.staging = m.to + stagingEnd
		if n > 1 {
			m.staging += fmt.Sprintf("-%d", n)
		}
		if b, err := os.ReadFile(filepath.Join(m.staging, stagingFile)); err == nil && string(b) == stagingWord {
			if err := os.RemoveAll(m.staging); err != nil {
				return err
			}
		}
		err := os.Mkdir(m.staging, 0o700)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(m.staging, stagingFile), []byte(stagingWord), 0o600)
	}
}

// room gives journal.ErrFull when there is too little of it.
func (m *move) room() error {
	near := filepath.Dir(m.to)
	for ok, err := isFolder(near); !ok && err == nil && near != filepath.Dir(near); ok, err = isFolder(near) {
		near = filepath.Dir(near)
	}
	const spared = 16 << 20
	if free, known := durable.Room(near); known && free < m.all/2+spared {
		return fmt.Errorf("it takes %d MB: %w", m.all>>21, journal.ErrFull)
	}
	return nil
}

// name gives the copy the name it is to have.
func (m *move) name() error {
	if err := os.Remove(m.to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(ErrNotEmpty, err)
	}
	if err := os.Rename(m.staging, m.to); err != nil {
		return err
	}
	return durable.SyncFolder(filepath.Dir(m.to))
}

func (m *move) tell(more int64) {
	if m.done += more; m.progress != nil {
		m.progress(min(m.done, m.all), m.all)
	}
}

// isJournal says whether a file belongs to the journal beside it, which is moved
// as such.
func isJournal(name string) bool {
	return name == journal.ManifestName || name == journal.FileName || strings.HasPrefix(name, journal.FileName+"-") || strings.HasPrefix(name, journal.FileName+".new")
}
