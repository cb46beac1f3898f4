package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// surroundings is where the pictures and videos of notes are found.
type surroundings struct {
	courses map[string]*content.Course // by folder; nil when it doesn't open
	folders map[string]fs.FS
	open    []io.Closer
}

func (s *surroundings) Close() error {
	var err error
	for _, c := range s.open {
		err = errors.Join(err, c.Close())
	}
	return err
}

// find gives the note at name its course when it lies in the lessons or the
// practice of one that opens, else the folder that it lies in. Nothing else of
// the computer can be read through either.
func (s *surroundings) find(n *rendered, name string) error {
	full, err := filepath.Abs(name)
	if err != nil {
		return fmt.Errorf("find the folder of %s: %w", n.file, err)
	}
	folder := filepath.Dir(full)
	if base := filepath.Base(folder); base == "lessons" || base == "practice" {
		if n.course = s.course(n, filepath.Dir(folder)); n.course != nil {
			return nil
		}
	}
	if s.folders[folder] == nil {
		root, err := os.OpenRoot(folder)
		if err != nil {
			return fmt.Errorf("open the folder of %s: %w", n.file, err)
		}
		s.open = append(s.open, root)
		s.folders[folder] = root.FS()
	}
	n.folder = s.folders[folder]
	return nil
}

// course gives the course in a folder, or nil when there is none or it has
// errors, which is then a problem of the note.
func (s *surroundings) course(n *rendered, folder string) *content.Course {
	if _, err := os.Stat(filepath.Join(folder, "course.yaml")); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	course, known := s.courses[folder]
	if !known {
		if course, _ = content.OpenPath(context.Background(), folder); course != nil {
			s.open = append(s.open, course)
		}
		s.courses[folder] = course
	}
	if course == nil {
		n.problem(markup.Pos{Line: 1, Column: 1}, "broken-course", "the course that this note is in has errors, so its pictures and videos aren't shown; coursekit check lists them")
	}
	return course
}
