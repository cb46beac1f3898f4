// Package bundle makes of a course and the app's programs what a learner opens with a double click: one
// package for each system, with the course's own name and icon. It runs on every system.
package bundle

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/content"
	"stagecraft/content/catalogue"
)

// ManifestName is the file that tells a program which course it is bundled with.
const ManifestName = "bundle.json"

// manifestFormat is the form of it that this version writes, and the newest that it reads.
const manifestFormat = 1

// maxManifest is how many bytes it may have.
const maxManifest = 64 << 10

// Manifest is what a bundle's file says. Course and Icon are files beside it.
type Manifest struct {
	Format    int    `json:"format"`
	ID        string `json:"id"` // the course's
	Name      string `json:"name"`
	Publisher string `json:"publisher,omitempty"`
	Accent    string `json:"accent,omitempty"` // such as #2457D6; "" leaves the app's
	Course    string `json:"course"`
	Icon      string `json:"icon"`
	// OwnData tells whether what the learner does is kept apart from that of the app and of other bundles.
	OwnData bool `json:"own_data,omitempty"`
	// Folder is where the manifest was read, with Course and Icon.
	Folder string `json:"-"`
}

// CoursePath is the path of the course's file.
func (m *Manifest) CoursePath() string { return filepath.Join(m.Folder, m.Course) }

// AppID names the bundle among the programs of the desktop. macOS takes it too.
func (m *Manifest) AppID() string { return "app.stagecraft.course." + m.ID }

// program is the name of the program's file, and of the package that installs it.
func (m *Manifest) program() string { return programPrefix + m.ID }

// programPrefix is what the names of programs of bundles begin with: a course may bear the name of any
// other program.
const programPrefix = "stagecraft-"

// MaxName is how many characters a bundle's name and its publisher's may have.
const MaxName = 80

var accentForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// check gives an error for the first thing that is wrong.
func (m *Manifest) check() error {
	switch {
	case m.Format < 1:
		return catalogue.Errorf(`"format" is missing`)
	case m.Format > manifestFormat:
		return catalogue.Errorf("it is of form %d and this version knows form %d: a newer version of the app reads it", m.Format, manifestFormat)
	case !content.ValidID(m.ID):
		return catalogue.Errorf("the id %q can't be one; use lowercase letters, digits and hyphens", m.ID)
	case !beside(m.Course) || filepath.Ext(m.Course) != ".course":
		return catalogue.Errorf("the course has to be a .course file beside it, not %q", m.Course)
	case m.Icon != "" && !beside(m.Icon):
		return catalogue.Errorf("the icon has to be a file beside it, not %q", m.Icon)
	case m.Accent != "" && !accentForm.MatchString(m.Accent):
		return catalogue.Errorf("the accent %q is no colour; write it as #2457D6", m.Accent)
	case m.Name == "":
		return catalogue.Errorf("the name is missing")
	}
	switch {
	case !isLine(m.Name):
		return catalogue.Errorf("the name %q can't be one; use one line of at most %d characters", m.Name, MaxName)
	case !isLine(m.Publisher):
		return catalogue.Errorf("the publisher %q can't be one; use one line of at most %d characters", m.Publisher, MaxName)
	}
	return nil
}

// isLine tells whether a text is one line that can be shown.
func isLine(text string) bool {
	odd := func(r rune) bool { return !unicode.IsPrint(r) }
	return utf8.ValidString(text) && utf8.RuneCountInString(text) <= MaxName && strings.IndexFunc(text, odd) < 0 && strings.TrimSpace(text) == text
}

// beside tells whether a name is that of a file in a folder, on every system.
func beside(name string) bool {
	return name != "" && name != "." && name != ".." && !strings.ContainsAny(name, `/\:`) && filepath.IsLocal(name)
}

// Find gives the manifest of the bundle that a program is part of, by the path of the program: beside it,
// in the Resources of a macOS application, or in the share folder of a Linux system. It gives nil for the
// app by itself. A manifest that is there and isn't sound is an error, which names it.
func Find(program string) (*Manifest, error) {
	for _, name := range manifestPaths(program) {
		m, err := readManifest(name)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, catalogue.Errorf("%s: %s", name, err)
		}
		return m, nil
	}
	return nil, nil
}

func manifestPaths(program string) []string {
	folder, name := filepath.Dir(program), filepath.Base(program)
	paths := []string{filepath.Join(folder, ManifestName)}
	if filepath.Base(folder) == "MacOS" {
		paths = append(paths, filepath.Join(folder, "..", "Resources", ManifestName))
	}
	if strings.HasPrefix(name, programPrefix) {
		paths = append(paths,
			filepath.Join(folder, "share", name, ManifestName), // as an archive was unpacked
			filepath.Join(folder, "..", "share", name, ManifestName))
	}
	return paths
}

func readManifest(name string) (*Manifest, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxManifest+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxManifest {
		return nil, catalogue.Errorf("it has more than %d KB", maxManifest>>10)
	}
	m := &Manifest{}
	if err := json.Unmarshal(data, m); err != nil {
		return nil, err
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	m.Folder, err = filepath.Abs(filepath.Dir(name))
	return m, err
}

// file is the manifest as it is written.
func (m *Manifest) file() ([]byte, error) {
	data, err := json.MarshalIndent(m, "", "  ")
	return append(data, '\n'), err
}
