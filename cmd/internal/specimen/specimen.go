// Package specimen holds courses that nobody should have to learn from: they are wrong, extreme,
// nosy or overfull, each in its own way, and show what the app does with such a course.
package specimen

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

//go:embed empty broken long-words remote constructs formulas diagrams
var files embed.FS

// The courses.
const (
	Empty      = "empty"      // sound, with nothing in it yet
	Broken     = "broken"     // wrong in several files at once
	LongWords  = "long-words" // words and titles longer than a line
	Remote     = "remote"     // sound, and full of addresses on the network
	Constructs = "constructs" // sound, with every construct of the dialect in one lesson
	Formulas   = "formulas"   // sound, with some five hundred formulas
	Diagrams   = "diagrams"   // sound but for one lesson, with diagrams of every kind
)

// Write puts a course's folder inside a folder and gives its path.
func Write(name, into string) (string, error) {
	course, err := fs.Sub(files, name)
	if err != nil {
		return "", fmt.Errorf("the specimen %s: %w", name, err)
	}
	path := filepath.Join(into, name)
	if err := os.CopyFS(path, course); err != nil {
		return "", fmt.Errorf("writing the specimen %s: %w", name, err)
	}
	return path, nil
}
