package content

import (
	"archive/zip"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"stagecraft/content/markup"
)

// MaxPacked is how many bytes a .course file has at most: what a course may hold,
// and the lists of it.
const MaxPacked = maxTotal + 16<<20

// IsPacked tells whether a path is, by its name, that of a .course file.
func IsPacked(name string) bool { return strings.EqualFold(filepath.Ext(name), ".course") }

// PackedAs gives the course's id and version that a .course file says of itself, by
// its manifest alone: nothing else in it is looked at. The error is that it isn't
// one.
func PackedAs(name string) (id, version string, err error) {
	file, err := os.Open(name)
	if err != nil {
		return "", "", err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return "", "", err
	}
	if err := checkDirectory(file, info.Size()); err != nil {
		return "", "", err
	}
	z, err := zip.NewReader(file, info.Size())
	if err != nil {
		return "", "", err
	}
	m, err := readManifest(z)
	if err != nil {
		return "", "", err
	}
	if !ValidID(m.Course) {
		return "", "", fmt.Errorf("%q can't be the id of a course", shortened(m.Course))
	}
	return m.Course, markup.Visible(shortened(m.Version)), nil
}
