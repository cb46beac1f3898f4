package datafolder

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

const (
	learnersName = "learners"     // the folder of all but the first
	learnerName  = "learner.json" // in each one's folder
	lastName     = "last.json"    // in learners: who was here last
)

// MostName is how many letters a learner's name may have, and MostLearners how
// many there may be.
const (
	MostName     = 40
	MostLearners = 50
)

// Colours are those that a learner may have, by name.
var Colours = []string{"blue", "purple", "teal", "green", "amber", "red"}

// Learner is one of those who share a data folder.
type Learner struct {
	ID      string // "" is the first, whose folder is the data folder itself
	Folder  string // holds their journal
	Name    string // as they gave it; "" is nobody who was asked
	Colour  string // one of Colours
	Removed bool   // from the list; their folder stays
}

// about is what learnerName holds.
type about struct {
	Name    string    `json:"name"`
	Colour  string    `json:"colour"`
	Since   time.Time `json:"since,omitzero"`
	Removed bool      `json:"removed,omitempty"`
}

var learnerID = regexp.MustCompile(`^[0-9a-f]{12}$`)

// Learners gives all of a data folder, the first of them first, and then in the
// order in which they came. There is always the first.
func Learners(folder string) ([]Learner, error) {
	first, _ := learnerIn(folder, "")
	first.Removed = false
	all := []Learner{first}
	found, err := os.ReadDir(filepath.Join(folder, learnersName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return all, fmt.Errorf("list the learners: %w", err)
	}
	since := map[string]time.Time{}
	for _, entry := range found {
		id := entry.Name()
		if !learnerID.MatchString(id) || !entry.IsDir() || len(all) == MostLearners {
			continue
		}
		l, a := learnerIn(folder, id)
		if l.Name == "" {
			l.Name = id // something is the matter with what says who it is
		}
		since[id] = a.Since
		all = append(all, l)
	}
	slices.SortStableFunc(all[1:], func(a, b Learner) int { return since[a.ID].Compare(since[b.ID]) })
	return all, nil
}

// learnerIn reads who a folder's learner is.
func learnerIn(folder, id string) (Learner, about) {
	l := Learner{ID: id, Folder: FolderOf(folder, id)}
	var a about
	read(filepath.Join(l.Folder, learnerName), &a)
	l.Name, l.Colour, l.Removed = tidy(a.Name), a.Colour, a.Removed
	if !slices.Contains(Colours, l.Colour) {
		l.Colour = Colours[0]
	}
	return l, a
}

// FolderOf is where a learner's journal is.
func FolderOf(folder, id string) string {
	if id == "" {
		return folder
	}
	return filepath.Join(folder, learnersName, id)
}

// tidy makes a name one that can be shown in a line.
func tidy(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || !unicode.IsPrint(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	letters := []rune(strings.Join(strings.Fields(name), " "))
	return strings.TrimSpace(string(letters[:min(len(letters), MostName)]))
}

// ErrNoName says that a learner must have a name.
var ErrNoName = errors.New("a learner needs a name")

// AddLearner makes a folder for one more learner.
func AddLearner(folder, name, colour string) (Learner, error) {
	all, err := Learners(folder)
	if err != nil {
		return Learner{}, err
	}
	if len(all) >= MostLearners {
		return Learner{}, fmt.Errorf("there are %d learners; there can't be more", len(all))
	}
	b := make([]byte, 6)
	if _, err := rand.Read(b); err != nil {
		return Learner{}, fmt.Errorf("make a learner's id: %w", err)
	}
	id := hex.EncodeToString(b)
	l := Learner{ID: id, Folder: FolderOf(folder, id), Name: tidy(name), Colour: colour}
	if l.Name == "" {
		return Learner{}, ErrNoName
	}
	if err := os.MkdirAll(l.Folder, 0o700); err != nil {
		return Learner{}, fmt.Errorf("make the learner's folder: %w", err)
	}
	if err := l.write(time.Now().UTC()); err != nil {
		return Learner{}, err
	}
	return l, nil
}

// Save keeps a learner's name, their colour and whether they are on the list. The
// first is always on it.
func (l Learner) Save() error {
	var was about
	read(filepath.Join(l.Folder, learnerName), &was)
	if l.Name = tidy(l.Name); l.Name == "" && l.ID != "" {
		return ErrNoName
	}
	return l.write(was.Since)
}

func (l Learner) write(since time.Time) error {
	if ok, err := isFolder(l.Folder); !ok {
		return errors.Join(fmt.Errorf("keep a learner's name: %s is not there", l.Folder), err)
	}
	a := about{Name: l.Name, Colour: l.Colour, Since: since, Removed: l.Removed && l.ID != ""}
	if err := write(filepath.Join(l.Folder, learnerName), a); err != nil {
		return fmt.Errorf("keep a learner's name: %w", err)
	}
	return nil
}

// last is what lastName holds.
type last struct {
	Learner string `json:"learner"`
}

// Last is the id of who was here last: "" is the first, also when the other isn't
// there any more or isn't on the list.
func Last(folder string) string {
	var was last
	read(filepath.Join(folder, learnersName, lastName), &was)
	if !learnerID.MatchString(was.Learner) {
		return ""
	}
	if ok, err := isFolder(FolderOf(folder, was.Learner)); !ok || err != nil {
		return ""
	}
	if l, _ := learnerIn(folder, was.Learner); l.Removed {
		return ""
	}
	return was.Learner
}

// SetLast keeps who is here for the next start.
func SetLast(folder, id string) error {
	if ok, err := isFolder(filepath.Join(folder, learnersName)); !ok {
		return err // there is the first alone
	}
	if err := write(filepath.Join(folder, learnersName, lastName), last{Learner: id}); err != nil {
		return fmt.Errorf("keep who is here: %w", err)
	}
	return nil
}
