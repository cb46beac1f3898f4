package longnote

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"stagecraft/content/salesprocess"
)

// Lesson is a lesson to put before those of the bundled course.
type Lesson struct{ ID, Title, Note string }

// order is where the bundled course lists its lessons.
var order = []byte("\nlessons: [")

// Course writes the bundled course into a folder that isn't there yet, with lessons before its own:
// its terms, processes and questions are what a reader of the notes has at hand.
func Course(folder string, first ...Lesson) error {
	if err := os.CopyFS(folder, salesprocess.FS()); err != nil {
		return fmt.Errorf("writing a course: %w", err)
	}
	name := filepath.Join(folder, "course.yaml")
	course, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Contains(course, order) {
		return errors.New("the bundled course.yaml doesn't list its lessons in one line")
	}
	ids := order
	for _, l := range first {
		ids = append(ids[:len(ids):len(ids)], l.ID+", "...)
		text := fmt.Sprintf("---\nid: %s\ntitle: %q\nminutes: 5\n---\n\n%s", l.ID, l.Title, l.Note)
		if err := os.WriteFile(filepath.Join(folder, "lessons", l.ID+".md"), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(name, bytes.Replace(course, order, ids, 1), 0o644)
}
