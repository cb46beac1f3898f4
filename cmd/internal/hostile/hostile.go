// Package hostile makes courses and notes that are meant to burden, mislead or
// break whoever opens them. They are the same each time, and small where what
// they stand for doesn't need the size: what takes long is made by the code
// that writes them.
package hostile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Kind is how an input is opened.
type Kind int

// The kinds of input.
const (
	Note     Kind = iota // a Markdown file
	Folder               // a course's folder
	Archive              // a .course file
	Zip                  // a .zip file of notes
	Progress             // a .progress file, such as a backup
)

// Input is one note, folder or file.
type Input struct {
	Name string
	Kind Kind
	// Says is what whoever is given the input has to be told of it, at least; "" when
	// it may be taken as it is.
	Says string
	// write puts it at a path, which doesn't exist yet.
	write func(path string) error
}

// Path is where Write puts the input in a folder.
func (in Input) Path(dir string) string {
	return filepath.Join(dir, in.Name+map[Kind]string{Note: ".md", Folder: "", Archive: ".course", Zip: ".zip", Progress: ".progress"}[in.Kind])
}

// Write puts the input into a folder and gives its path.
func (in Input) Write(dir string) (string, error) {
	path := in.Path(dir)
	if err := in.write(path); err != nil {
		return "", fmt.Errorf("write %s: %w", in.Name, err)
	}
	return path, nil
}

// Inputs gives all of them.
func Inputs() []Input {
	var all []Input
	all = append(all, notes()...)
	all = append(all, folders()...)
	all = append(all, archives()...)
	all = append(all, pictures()...)
	all = append(all, links()...)
	all = append(all, locks()...)
	all = append(all, zips()...)
	return append(all, ProgressFiles()...)
}

// note is a Markdown note of its own.
func note(name string, source func() string) Input {
	return Input{Name: "note-" + name, Kind: Note, write: func(path string) error {
		return os.WriteFile(path, []byte(source()), 0o600)
	}}
}

// Outline is a course.yaml that is as it should be.
const Outline = "id: hostile\ntitle: Hostile\nlanguage: en\nversion: 1.0.0\n"

// course is a folder of files, over one with nothing but an outline and a lesson.
func course(name string, files map[string]string) Input {
	return folder(name, func(dir string) error {
		for file, text := range files {
			if err := put(dir, file, text); err != nil {
				return err
			}
		}
		return nil
	})
}

// folder is a course of an outline and a lesson, and what fill adds.
func folder(name string, fill func(dir string) error) Input {
	return Input{Name: "folder-" + name, Kind: Folder, write: func(dir string) error {
		if err := put(dir, "course.yaml", Outline); err != nil {
			return err
		}
		if err := put(dir, "lessons/01-start.md", "---\nid: start\n---\n# Start\n\nSome words.\n"); err != nil {
			return err
		}
		return fill(dir)
	}}
}

func put(dir, file, text string) error {
	path := filepath.Join(dir, file)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o600)
}

// Book writes a course that opens, of the notes that are worst to draw, a
// lesson each, into a folder, and gives how many lessons it has.
func Book(dir string) (lessons int, err error) {
	if err := put(dir, "course.yaml", Outline); err != nil {
		return 0, err
	}
	write := func(text string) {
		if err == nil {
			lessons++
			err = put(dir, fmt.Sprintf("lessons/%02d-lesson.md", lessons), fmt.Sprintf("---\nid: lesson-%d\n---\n# Lesson %d\n\n%s\n", lessons, lessons, text))
		}
	}
	for _, p := range worst {
		if p.before != "---\n" { // front matter would not be the note's first
			write(p.text(handy))
		}
	}
	const deep = 20_000
	write("a" + strings.Repeat("**", deep) + "b" + strings.Repeat("**", deep))
	write(strings.Repeat("**a ", deep) + "b" + strings.Repeat(" a**", deep))
	write(strings.Repeat("> ", deep) + "b")
	write(strings.Repeat("- ", deep) + "b")
	write(strings.Repeat("<ul><li>", deep) + "b")
	write("a\u202eb\u2066c\x1b[2Jd")
	return lessons, err
}
