package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// courseID is that of the course that is studied in the window.
const courseID = "ordeal"

// What the course has: as much as a few hundred rounds take, and every question of a kind that one
// key answers.
const (
	courseParagraphs = 40
	courseTerms      = 400
	courseQuestions  = 200
)

// writeCourse makes the folder of a course in which everything can be done by the same keys again and
// again.
func writeCourse(folder string) error {
	var lesson, terms, questions strings.Builder
	lesson.WriteString("---\nid: reading\ntitle: What is read\nminutes: 10\n---\n\n# What is read\n")
	for i := range courseParagraphs {
		fmt.Fprintf(&lesson, "\nParagraph %d says what number %d means, and no more than that.\n", i, i)
	}
	for i := range courseTerms {
		fmt.Fprintf(&terms, "- id: t%d\n  term: word %d\n  definition: What number %d says.\n  lesson: reading\n", i, i, i)
	}
	questions.WriteString("# Questions\n")
	for i := range courseQuestions {
		fmt.Fprintf(&questions, "\n```quiz id=q%d\nWhich is number %d?\n- [ ] The one before %d\n- [x] Number %d\n- [ ] The one after %d\n> It is number %d.\n```\n", i, i, i, i, i, i)
	}
	for name, text := range map[string]string{
		"course.yaml":           "id: " + courseID + "\ntitle: An ordeal\nlanguage: en\nversion: 1.0.0\nlessons:\n  - reading\n",
		"lessons/reading.md":    lesson.String(),
		"terms.yaml":            terms.String(),
		"practice/questions.md": questions.String(),
	} {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
