package datafolder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
	"unicode/utf8"
)

const (
	movedName = "moved.json"          // leads on to where the data is
	wordName  = "Your data moved.txt" // says so to whoever looks into the folder
	mostHops  = 16
)

// ErrAway says that the data was moved to a folder that isn't there: it is on a
// disk that isn't connected, perhaps.
var ErrAway = errors.New("the folder with your data isn't there")

// moved is what movedName holds.
type moved struct {
	To    string    `json:"to"`              // absolute
	Bytes []byte    `json:"bytes,omitempty"` // the same, where it isn't text
	At    time.Time `json:"at"`
}

// path is where it leads; "" is nowhere.
func (m *moved) path() string {
	to := m.To
	if len(m.Bytes) > 0 {
		to = string(m.Bytes)
	}
	if !filepath.IsAbs(to) {
		return ""
	}
	return filepath.Clean(to)
}

// Follow gives the folder in which the data of a folder is now: another one if it
// was moved. It gives [ErrAway] when that isn't there.
func Follow(folder string) (string, error) {
	seen := map[string]bool{}
	for range mostHops {
		var m moved
		if seen[folder] || !read(filepath.Join(folder, movedName), &m) || m.path() == "" {
			return folder, nil
		}
		seen[folder] = true
		switch ok, err := isFolder(m.path()); {
		case err != nil:
			return folder, errors.Join(ErrAway, err)
		case !ok:
			return folder, fmt.Errorf("it was moved to %s: %w", m.path(), ErrAway)
		}
		folder = m.path()
	}
	return folder, nil
}

// leadOn has a folder that data was in lead to the one where it is, from the moment
// on at which it returns without an error.
func leadOn(folder, to string) error {
	now := time.Now().UTC().Truncate(time.Second)
	word := fmt.Sprintf("What you did in Stagecraft is in another folder since %s:\r\n\r\n%s\r\n\r\nWhat is in this one is as it was then. Nothing is written to it any more; you may delete it.\r\n",
		now.Local().Format("2006-01-02 15:04"), to)
	err := os.WriteFile(filepath.Join(folder, wordName), []byte(word), 0o600)
	if err == nil {
		m := moved{To: to, At: now}
		if !utf8.ValidString(to) {
			m.Bytes = []byte(to)
		}
		err = write(filepath.Join(folder, movedName), m)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("leave a word in %s: %w", folder, err), remove(filepath.Join(folder, movedName)), remove(filepath.Join(folder, wordName)))
	}
	return nil
}

func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Reclaim has a folder lead nowhere, if it leads to one that isn't there: the
// learner wants to go on with what is in it.
func Reclaim(folder string) error {
	if _, err := Follow(folder); !errors.Is(err, ErrAway) {
		return err
	}
	return errors.Join(remove(filepath.Join(folder, movedName)), remove(filepath.Join(folder, wordName)))
}
