// Package proposing finds in a folder of notes what a course can be made of: its
// lessons, terms that notes define, numbered lists that are a process, questions that
// stand there as lists of tasks, and pictures that are on the web. All of it is
// proposed, with the place that it comes from; what is accepted becomes a change of
// the files of a course, and the notes stay as they are.
package proposing

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/fold"
	"stagecraft/content/markup"
	"stagecraft/content/notefolder"
	"stagecraft/content/slug"
)

// What is proposed of notes at most.
const (
	mostTerms     = 2000
	mostProcesses = 200
	mostQuestions = 1000
	mostPictures  = 1000
)

// Source is where something that is proposed comes from.
type Source struct {
	File string // the note
	Line int    // from 1
	Text string // the sentence, or as much of it as shows what is meant
}

// Lesson is a note as a lesson.
type Lesson struct {
	ID, File  string
	Title     string // what it is called in the course
	Own       string // what the note calls itself
	Words     int
	Terms     int // how many terms are proposed from it
	Questions int // those that it has, and those proposed from it
	Out       bool
}

// Term is a term that a note defines.
type Term struct {
	Source
	ID, Term, Abbreviation, Definition string
	Lesson                             string // lesson or lesson#heading
}

// Process is a list, or a sequence of headings, that reads as one.
type Process struct {
	Source
	ID, Title string
	Heading   string // that it stands under, or "" for none
	Steps     []Step
}

// Step is a step of a [Process].
type Step struct {
	Name, Aim string
	Happens   []string
	DoneWhen  []string
	Lesson    string
}

// Question is a list of tasks under a question.
type Question struct {
	Source
	ID     string
	Lesson string
	Body   string // of the fence that it becomes
}

// Ready tells whether a question says which answer is right.
func (q *Question) Ready() bool { return bodyTrouble(q.ID, q.Body).Empty() }

// Picture is a picture on the web that a note shows.
type Picture struct {
	Source
	Address, Alt string
	Picture      string // the file that is shown for it: one of the folder that has its name, or another; "" for none

	ownAlt bool // Alt isn't the note's
}

// SetAlt says what a picture shows, where the note doesn't.
func (p *Picture) SetAlt(alt string) {
	p.ownAlt, p.Alt = p.ownAlt || oneLine(alt) != p.Alt, oneLine(alt)
}

// Found is what a folder of notes has, as far as the course that it is, or has become,
// doesn't have it yet.
type Found struct {
	ID, Title string // of the course
	Made      bool   // there is a course.yaml
	Lessons   []Lesson
	Terms     []Term
	Processes []Process
	Questions []Question
	Pictures  []Picture
	More      bool // there was more than is proposed at once

	course *content.Course // what it is already
}

// ErrOwnLessons says that a folder is a course with lessons of its own.
var ErrOwnLessons = errors.New("it is a course that has lessons of its own, and none is a note beside its course.yaml")

// inCourseFile tells whether course.yaml is what has to be put right.
func inCourseFile(problems content.Problems) bool {
	return slices.ContainsFunc(problems, func(p content.Problem) bool {
		return p.Severity == content.Error && p.File == "course.yaml"
	})
}

// Find looks through a folder of notes called name. The error is
// [notefolder.ErrNoNotes], [ErrOwnLessons], that of a course.yaml with errors as
// [content.Problems], or that ctx ended.
func Find(ctx context.Context, folder fs.FS, name string) (*Found, error) {
	made := content.IsCourse(folder)
	ids := content.NotesOf(folder)
	course, problems := content.OpenFolder(folder, name)
	switch own := made && len(ids) == 0; {
	case own && course != nil:
		return nil, errors.Join(ErrOwnLessons, course.Close())
	case own && !inCourseFile(problems): // a course.yaml that can't be read names no notes either
		return nil, ErrOwnLessons
	case course == nil:
		return nil, problems
	}
	paths, err := notefolder.List(folder, func(name string) bool { return made && isCourses(name) })
	if err != nil {
		return nil, err
	}
	notes, err := notefolder.New(folder, name, paths...)
	if err != nil {
		return nil, err
	}
	f := &finder{found: &Found{ID: course.ID, Title: course.Title, Made: made, course: course}, pictures: picturesOf(folder), seen: map[string]int{}}
	f.takeStock(course)
	taken := map[string]bool{} // by notes of the course
	for _, id := range ids {
		taken[id] = true
	}
	entries, err := fs.ReadDir(notes, "lessons")
	if err != nil {
		return nil, fmt.Errorf("list the notes: %w", err)
	}
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		file := path.Join("lessons", e.Name())
		source, err := fs.ReadFile(notes, file)
		if err != nil {
			return nil, fmt.Errorf("read a note: %w", err)
		}
		origin, id := notes.Origin(file), strings.TrimSuffix(e.Name()[len("0000-"):], ".md")
		if named, ok := ids[origin]; ok {
			id = named
		} else {
			id = slug.Free(id, func(id string) bool { return taken[id] })
		}
		f.note(origin, id, notes.Title(file), source)
	}
	f.arrange()
	return f.found, nil
}

// isCourses tells whether a file lies where those of a course do, so that it is no note.
func isCourses(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	return slices.Contains([]string{"practice", "dialogues", "media", "processes"}, top)
}

// finder looks through notes.
type finder struct {
	found    *Found
	pictures map[string][]string // files of the folder by what they are called, in small letters
	seen     map[string]int      // terms found, by the keys of their names, with their place
	termIDs  map[string]bool
	others   map[string]bool // ids of processes, and of questions, with their kind
	steps    map[string]bool // what the steps of the processes there are, are called
	prompts  map[string]bool // what the questions there are ask
	listed   map[string]int  // the files of the lessons that the course has, by id, with their places
	shown    map[string]bool // addresses of pictures that are settled
}

// takeStock notes what the course has already.
func (f *finder) takeStock(c *content.Course) {
	f.termIDs, f.others, f.steps, f.prompts = map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	f.listed, f.shown = map[string]int{}, map[string]bool{}
	for _, t := range c.Terms {
		f.termIDs[t.ID] = true
		f.seen[fold.Key(t.Term)] = settled
		if t.Abbreviation != "" {
			f.seen[fold.Key(t.Abbreviation)] = settled
		}
	}
	for _, p := range c.Processes {
		f.others["process "+p.ID] = true
		f.steps[stepsKey(p)] = true
	}
	for _, q := range c.Questions {
		f.others["question "+q.ID] = true
		f.prompts[fold.Key(markup.PlainText(q.Prompt))] = true
	}
	for i, l := range c.Lessons {
		f.listed[l.ID] = i
	}
	for address := range c.Figures {
		f.shown[address] = true
	}
}

// settled is the place of a term that the course has.
const settled = -1

func stepsKey(p *content.Process) string {
	var names []string
	for _, s := range p.Steps {
		names = append(names, fold.Key(s.Name))
	}
	return strings.Join(names, "\n")
}

// arrange puts the lessons in the order of the course, those that it leaves out last,
// and counts what is proposed from each.
func (f *finder) arrange() {
	all := f.found.Lessons
	if f.found.Made {
		for i := range all {
			at, in := f.listed[all[i].ID]
			all[i].Out = !in
			if in {
				all[i].Title = f.found.course.Lessons[at].Title
			}
		}
	}
	place := func(l Lesson) int {
		if l.Out {
			return len(all)
		}
		return f.listed[l.ID]
	}
	slices.SortStableFunc(all, func(a, b Lesson) int { return place(a) - place(b) })
	by := map[string]*Lesson{}
	for i := range all {
		by[all[i].File] = &all[i]
	}
	for i := range f.found.Terms {
		by[f.found.Terms[i].File].Terms++
	}
	for i := range f.found.Questions {
		by[f.found.Questions[i].File].Questions++
	}
}

// picturesOf gives the pictures of a folder by what their files are called.
func picturesOf(folder fs.FS) map[string][]string {
	all := map[string][]string{}
	looked := 0
	_ = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		const most = 50_000
		if looked++; looked > most {
			return fs.SkipAll
		}
		switch {
		case err != nil:
			return nil // what can't be read is no picture to offer
		case d.IsDir() && name != "." && strings.HasPrefix(path.Base(name), "."):
			return fs.SkipDir
		case d.Type().IsRegular() && IsPicture(name):
			base := strings.ToLower(path.Base(name))
			all[base] = append(all[base], name)
		}
		return nil
	})
	return all
}

// PictureEndings are those of files that a lesson can show.
var PictureEndings = []string{".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"}

// IsPicture tells whether a file is, by its name, one that a lesson can show.
func IsPicture(name string) bool {
	return slices.Contains(PictureEndings, strings.ToLower(path.Ext(name)))
}
