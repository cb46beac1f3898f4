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
	folder, root, err := foldersOf(n, name)
	if err != nil {
		return err
	}
	if root != "" {
		var there bool
		if n.course, there = s.course(root); n.course != nil {
			return nil
		}
		if there {
			n.problem(markup.Pos{Line: 1, Column: 1}, "broken-course", "the course that this note is in has errors, so its pictures and videos aren't shown; coursekit check lists them")
		}
	}
	if s.folders[folder] == nil {
		opened, err := os.OpenRoot(folder)
		if err != nil {
			return fmt.Errorf("open the folder of %s: %w", n.file, err)
		}
		s.open = append(s.open, opened)
		s.folders[folder] = opened.FS()
	}
	n.folder = s.folders[folder]
	return nil
}

// findCourse gives the note at name its course, when it lies in one that opens.
// To show the text of the note alone, no other is needed.
func (s *surroundings) findCourse(n *rendered, name string) error {
	_, root, err := foldersOf(n, name)
	if err == nil && root != "" {
		n.course, _ = s.course(root)
	}
	return err
}

// foldersOf gives the folder of the note at name, and the one of the course
// that it would belong to; "" when it isn't where a course has its notes.
func foldersOf(n *rendered, name string) (folder, course string, err error) {
	full, err := filepath.Abs(name)
	if err != nil {
		return "", "", fmt.Errorf("find the folder of %s: %w", n.file, err)
	}
	folder = filepath.Dir(full)
	if base := filepath.Base(folder); base == "lessons" || base == "practice" {
		course = filepath.Dir(folder)
	}
	return folder, course, nil
}

// course gives the course in a folder and tells whether there is one; it is nil
// when that one has errors.
func (s *surroundings) course(folder string) (course *content.Course, there bool) {
	if _, err := os.Stat(filepath.Join(folder, "course.yaml")); errors.Is(err, fs.ErrNotExist) {
		return nil, false
	}
	course, known := s.courses[folder]
	if !known {
		if course, _ = content.OpenPath(context.Background(), folder); course != nil {
			s.open = append(s.open, course)
		}
		s.courses[folder] = course
	}
	return course, true
}
