package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study/library"
	"stagecraft/ui/courses"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// AskToRemoveCourse takes a course off the list, if the learner confirms it.
func (s *App) AskToRemoveCourse(e courses.Entry) {
	says := []fyne.CanvasObject{kit.Body(words.F("%s goes from this list.", e.Name()))}
	if e.Copy != "" {
		says = append(says, kit.Body(words.T("The copy of its file in your data is deleted. Keep the file itself if you may want the course again.")))
	} else {
		says = append(says, kit.Body(words.F("Its files stay where they are: %s", e.Path)))
	}
	says = append(says, kit.Body(words.T("Everything you did in it stays, and is there again when you open the course again.")))
	remove := kit.Primary(words.T("Remove"), nil)
	pop := s.ask("remove-course", words.T("Remove a course"), 560, kit.Stack(14, says...), remove, func() { s.AskToRemoveCourse(e) })
	remove.OnPress = func() {
		pop.Hide()
		if s.opened == nil || s.opened.Path != e.Ref() {
			s.removeCourse(e)
			return
		}
		s.OpenCourse(Bundled)
		s.opening.then = func() { s.removeCourse(e) }
	}
}

func (s *App) removeCourse(e courses.Entry) {
	k, ok := s.loader.(Librarian)
	if !ok {
		return
	}
	go func() {
		err := k.RemoveCourse(e.Ref())
		kit.OnMain(func() {
			switch {
			case s.closing:
			case err != nil && !errors.Is(err, library.ErrGone):
				s.Fail(words.F("Removing %s from your courses", e.Name()), err)
			default:
				delete(s.looked().known, e.Ref())
				s.coursesChanged()
				s.Tell(words.F("%s was removed. What you did in it stays.", e.Name()))
			}
		})
	}()
}

// FindCourse asks where a course is that isn't where it was, and opens it there.
func (s *App) FindCourse(e courses.Entry) {
	request := filechooser.Request{Kind: filechooser.Folder, Title: words.F("Find %s", courses.Short(e.Name()))}
	if isCourseFile(e.Path) {
		request.Kind, request.Endings = filechooser.File, courseEndings
	}
	filechooser.Ask(s.window.Canvas(), request, func(path string) { s.openFound(e, path) })
}

// openFound opens what was chosen as a course that wasn't where it was.
func (s *App) openFound(e courses.Entry, path string) {
	s.OpenCourse(path)
	s.opening.then = func() {
		if found := s.opened.Course; found.ID != e.ID {
			s.Tell(words.F("This is another course: %s. The one you looked for is still missing.", found.Title))
		}
	}
}

// courseEndings are those of files that can be opened as courses.
var courseEndings = []string{".course", ".md", ".zip"}

// isCourseFile tells whether a path is, by its name, that of a file to be opened.
func isCourseFile(path string) bool {
	return slices.Contains(courseEndings, strings.ToLower(filepath.Ext(path)))
}

// openDropped opens a course that was dropped on the window: a file, or a folder.
func (s *App) openDropped(path string) {
	if isCourseFile(path) {
		s.OpenCourse(path)
		return
	}
	go func() {
		info, err := os.Stat(path)
		kit.OnMain(func() {
			switch {
			case s.closing:
			case err == nil && info.IsDir():
				s.OpenCourse(path)
				s.opening.then = func() { s.offerFromNotes(path) }
			default:
				s.Tell(words.T("Drop a course or a .progress file here."))
			}
		})
	}()
}

// missing gives the course whose files aren't where they were, when that is what is
// the matter; nil otherwise.
func (t *trouble) missing(problems content.Problems) *courses.Entry {
	if len(problems) != 1 || problems[0].Rule != "no-such-path" {
		return nil
	}
	for _, e := range t.app.CourseEntries() {
		if e.Ref() == t.path || e.Path == t.path || t.path == "" && e.Path == problems[0].File {
			return &e
		}
	}
	return nil
}

// missingDetails says that a course isn't where it was.
func (t *trouble) missingDetails(e *courses.Entry) fyne.CanvasObject {
	s := t.app
	ways := []fyne.CanvasObject{
		kit.Primary(words.T("Try again"), func() { s.OpenCourse(t.path) }),
		kit.Secondary(words.T("Find it…"), func() { s.FindCourse(*e) }),
	}
	return kit.Stack(14,
		kit.H1(words.T("This course isn’t where it was")),
		kit.Body(words.F("%s was opened from %s, and there is nothing now. If that is on a stick or a share, connect it and try again; if you moved it, find it. What you did in it is kept.", e.Name(), e.Path)),
		kit.Wrap(12, append(ways, t.others()...)...))
}
