package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing/fstest"
	"time"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/study/library"
)

// manyCourses is the way through the page of a learner with a dozen of them.
var manyCourses = []stop{
	{name: "today"},
	{name: "today-end", keys: []string{"End"}, still: true},
	{name: "courses", keys: []string{"ctrl+7"}, whole: true},
	{name: "remove", keys: append(times(14, "Tab"), "Delete")},
	{name: "menu", keys: []string{"Escape", "F10"}},
	{name: "opened", keys: []string{"Escape", "2"}, opens: true},
}

// titles are those of the courses that the learner opened.
var titles = []string{
	"Negotiating",
	"Everything that a new colleague in our sales team needs to know in the first hundred days, with the exceptions for partners, resellers and customers who have been with us for longer",
	"Cold calls", "Discovery", "Writing proposals", "Pricing", "Contracts", "Customer success", "Forecasting", "Territory planning", "Public tenders",
}

// withCourses has the learner have opened a dozen courses: of two something is known,
// one has a cover, and one is a folder that is gone.
func withCourses(data string) (err error) {
	j, err := journal.Open(data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	l := library.Open(data)
	now := time.Now().UTC()
	for i, title := range titles {
		if err := openOnce(j, l, i, title, now.AddDate(0, 0, -i-1)); err != nil {
			return fmt.Errorf("the course %s: %w", title, err)
		}
	}
	bundled, problems := content.Open(salesprocess.FS())
	if bundled == nil {
		return problems
	}
	defer func() { err = errors.Join(err, bundled.Close()) }()
	gone := library.Course{ID: "notes-field-notes", Title: "Field notes", Path: filepath.Join(filepath.Dir(data), "Field notes"), Opened: now.AddDate(0, -2, 0)}
	return errors.Join(l.Opened(gone),
		l.Opened(library.Course{ID: bundled.ID, Title: bundled.Title, Version: bundled.Version, Path: library.Bundled, Opened: now}))
}

// openOnce has a course been opened, and in the first few something done.
func openOnce(j *journal.Journal, l *library.Library, number int, title string, when time.Time) (err error) {
	path, err := writeCourse(number, title)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(path)) }()
	name, _, err := l.Take(context.Background(), path)
	if err != nil {
		return err
	}
	c := library.Course{Path: path, Copy: name, Opened: when}
	course, problems := content.OpenPath(context.Background(), l.PathOf(&c))
	if course == nil {
		return problems
	}
	defer func() { err = errors.Join(err, course.Close()) }()
	c.ID, c.Title, c.Version = course.ID, course.Title, course.Version
	if err := errors.Join(l.Opened(c), l.TakeCover(context.Background(), c.Ref(), course)); err != nil {
		return err
	}
	if number > 3 {
		return nil
	}
	s, err := study.Start(course, j, study.SystemClock{})
	if err != nil {
		return err
	}
	defer s.Close()
	for range 2 * (number + 1) {
		if card, ok := s.Next(study.AllCards); ok {
			err = errors.Join(err, s.Grade(card.ID, fsrs.Good, 4*time.Second))
		}
	}
	return errors.Join(err, s.Finish("one"))
}

// writeCourse writes a course as a file.
func writeCourse(number int, title string) (path string, err error) {
	outline := fmt.Sprintf("id: course-%d\ntitle: %s\nversion: 1.%d\nlessons: [one, two]\n", number, title, number)
	files := fstest.MapFS{}
	if number%4 == 0 {
		cover, err := sunrise()
		if err != nil {
			return "", err
		}
		files["media/cover.png"] = &fstest.MapFile{Data: cover}
		outline += "cover: media/cover.png\n"
	}
	var terms bytes.Buffer
	for i := range 12 {
		fmt.Fprintf(&terms, "- {id: t%d, term: word %d, definition: What the word %d means in this course.}\n", i, i, i)
	}
	files["course.yaml"] = &fstest.MapFile{Data: []byte(outline)}
	files["terms.yaml"] = &fstest.MapFile{Data: terms.Bytes()}
	for _, lesson := range []string{"one", "two"} {
		files["lessons/"+lesson+".md"] = &fstest.MapFile{Data: []byte("---\nid: " + lesson + "\ntitle: Lesson " + lesson + "\n---\n# Lesson " + lesson + "\n\nSome words to read.\n")}
	}
	f, err := os.CreateTemp("", "*.course")
	if err != nil {
		return "", err
	}
	return f.Name(), errors.Join(content.Pack(files, f), f.Close())
}

// sunrise draws a cover.
func sunrise() ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, 960, 540))
	for y := range 540 {
		for x := range 960 {
			c := color.RGBA{R: uint8(255 - y/4), G: uint8(120 + y/5), B: uint8(60 + y/4), A: 255}
			if dx, dy := x-480, y-420; dx*dx+dy*dy < 160*160 {
				c = color.RGBA{R: 255, G: 225, B: 120, A: 255}
			}
			img.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	err := png.Encode(&b, img)
	return b.Bytes(), err
}
