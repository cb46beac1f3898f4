// Package lesson is the page of lessons: the reader, and the list of all.
package lesson

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/document"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/owncards"
	"stagecraft/ui/practice"
	"stagecraft/ui/speech"
	"stagecraft/ui/words"
)

// Session is what the page uses of the study session.
type Session interface {
	MarkRead(lesson string, blockKeys ...string) error
	HasRead(lesson, blockKey string) bool
	Finish(lesson string) error
	LessonProgress(lesson string) study.LessonProgress
	LessonMemory(lesson string) study.LessonMemory
	CurrentLesson() *content.Lesson
	// ReadOn is the key of the block to go on with in a lesson, or "".
	ReadOn(lesson string) string
	// BlockNow is where a block of an earlier edition stands in this one.
	BlockNow(lesson, block string) (nowLesson, nowBlock string, ok bool)
	Note(study.Note) error
	Unnote(study.Passage) error
	NoteOn(study.Passage) (study.Note, bool)
	Notes(lesson string) []study.Note
	AllNotes() []study.Note
	Annotate(keep []study.Note, remove []study.Passage) error
	// OffersBefore says whether questions are to be asked before a lesson.
	OffersBefore(lesson string) bool
	practice.Session // for the questions in the text
	owncards.Session
}

// Navigator is what the page uses of the shell.
type Navigator interface {
	Go(nav.Route)
	Follow(link, text string)
	ShowTerm(id string, at fyne.Position)
	Moved()
	Tell(message string)
	Fail(doing string, err error)
	Window() fyne.Window
}

// ModeList is the mode of a route to the list of all lessons; "" is a lesson.
const ModeList nav.Mode = "list"

// Page is the lessons page: a lesson to read, or the list.
type Page struct {
	course  *content.Course
	session Session
	nav     Navigator
	now     func() time.Time
	after   func(time.Duration, func()) (stop func()) // on the main goroutine
	onMain  func(func())
	voice   func() speech.Voice // that reads aloud; nil when there is none

	object fyne.CanvasObject
	index  *index    // the list, or nil
	reader *reader   // the lesson, or nil
	state  nav.State // that the list passes on
}

var _ nav.Page = (*Page)(nil)

// New makes the page at a route. No ID opens the lesson that the learner is
// in; At is a block's key or a heading's anchor.
func New(course *content.Course, session Session, navigator Navigator, route nav.Route) *Page {
	p := &Page{course: course, session: session, nav: navigator, now: time.Now, after: kit.After, onMain: kit.OnMain}
	p.state = stateOf(route).orNil()
	lesson := course.Lesson(route.ID)
	if lesson == nil {
		if lesson = session.CurrentLesson(); lesson != nil {
			route.At, route.Offset, route.Height = session.ReadOn(lesson.ID), 0, 0
		}
	}
	p.voice = func() speech.Voice {
		language := course.Language
		if lesson != nil {
			language = content.LanguageOf(lesson.Document, course)
		}
		if v := speech.Here.Voice(language); v != nil {
			return v
		}
		return nil
	}
	switch {
	case lesson == nil:
		empty := figure.Empty(words.T("There are no lessons"), words.T("Lessons that the course has will be listed here. This one has none."), kit.Primary(words.T("Open another course"), func() { p.nav.Go(nav.Route{Page: nav.Courses}) }))
		p.object = kit.Page(kit.Stack(18, kit.PageTitle("", words.T("Lessons")), empty))
	case route.Mode == ModeList:
		p.index = newIndex(p)
		p.object = p.index.scroller
	default:
		p.reader = newReader(p, lesson, route)
		p.object = p.reader.object
	}
	return p
}

// Object is the page.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// Route tells the lesson, the block at the top of the view, and how much of it
// is above.
func (p *Page) Route() nav.Route {
	r := nav.Route{Page: nav.Lessons}
	switch {
	case p.index != nil:
		r.Mode, r.State = ModeList, p.state
	case p.reader != nil:
		p.reader.position(&r)
	}
	return r
}

// Commands are the keys of the reader, or of the list.
func (p *Page) Commands() []command.Command {
	switch {
	case p.reader != nil:
		return p.reader.commands()
	case p.index != nil:
		return p.index.commands()
	}
	return nil
}

// Shown begins to note what is read.
func (p *Page) Shown() {
	if p.reader != nil {
		p.reader.shown()
	}
}

// Hidden writes down what was read and stops noting it.
func (p *Page) Hidden() {
	if p.reader != nil {
		p.reader.hidden()
	}
}

// Document is the text of the lesson shown, or nil.
func (p *Page) Document() *document.View {
	if p.reader == nil {
		return nil
	}
	return p.reader.view
}

// Lesson is the lesson that is read; nil in the list.
func (p *Page) Lesson() *content.Lesson {
	if p.reader == nil {
		return nil
	}
	return p.reader.lesson
}

// goLesson opens a lesson at its top.
func (p *Page) goLesson(l *content.Lesson) {
	if l != nil {
		p.nav.Go(nav.Route{Page: nav.Lessons, ID: l.ID})
	}
}

func (p *Page) goList() { p.nav.Go(nav.Route{Page: nav.Lessons, Mode: ModeList}) }

// scrolling are the commands that scroll a page.
func scrolling(key func(fyne.KeyName) bool) []command.Command {
	var cs []command.Command
	for id, name := range map[string]fyne.KeyName{
		"up": fyne.KeyUp, "down": fyne.KeyDown, "pageUp": fyne.KeyPageUp,
		"pageDown": fyne.KeyPageDown, "home": fyne.KeyHome, "end": fyne.KeyEnd,
	} {
		cs = append(cs, command.Command{
			ID: "lesson." + id, Keys: []command.Key{command.K(name)}, Unlisted: true,
			Do: func() { key(name) },
		})
	}
	return cs
}

var _ fyne.Layout = (*readerLayout)(nil)

// newReaderLayout lays the reader's parts over the page.
func newReaderLayout(s *readerLayout, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(s, objects...)
}
