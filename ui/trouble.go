package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study/datafolder"
	"stagecraft/study/journal"
	"stagecraft/study/signers"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// trouble is what kept a course or the learner's data from opening.
type trouble struct {
	app  *App
	path string
	err  error

	offer   *offer   // of backups; nil until it is shown
	restore *restore // of one that is going on, or nil

	asked    bool // who else shares the data folder
	learners []datafolder.Learner
}

// showTrouble shows what is wrong in the page's place. A course that was open
// stays so.
func (s *App) showTrouble(path string, err error) {
	var doubt *signers.Doubt
	switch {
	case s.opened != nil && errors.As(err, &doubt):
		s.askSigner(path, doubt)
		return
	case s.opened != nil:
		s.troubleSheet(&trouble{app: s, path: path, err: err})
		return
	}
	s.trouble = &trouble{app: s, path: path, err: err}
	s.body.Objects = []fyne.CanvasObject{s.trouble.object()}
	s.body.Refresh()
	s.rail.update()
	s.focusMain()
	s.offerCourses()
	s.trouble.handOver()
	s.live.await(path, err)
}

// focusMain gives the keys to what most people press next on a page that isn't
// one of the course's, so that Enter does it.
func (s *App) focusMain() {
	s.window.Canvas().Unfocus()
	for _, o := range s.body.Objects {
		if b := kit.MainButton(o); b != nil {
			s.window.Canvas().Focus(b)
			return
		}
	}
}

func (s *App) troubleSheet(t *trouble) {
	s.showSheet("trouble", func() string { return words.T("This course can't be opened") }, 760, t.details)
}

func (t *trouble) object() fyne.CanvasObject {
	if t.restore != nil {
		return t.restore.object()
	}
	return kit.Page(kit.AtMost(theme.Size(860), t.details()))
}

// details says what is wrong, what was kept and what to do.
func (t *trouble) details() fyne.CanvasObject {
	var problems content.Problems
	var crash *Crash
	var doubt *signers.Doubt
	s := t.app
	switch {
	case errors.As(t.err, &crash):
		return t.crashDetails(crash)
	case errors.As(t.err, &doubt):
		return t.signerDetails(doubt)
	case errors.As(t.err, &problems):
		if e := t.missing(problems); e != nil {
			return t.missingDetails(e)
		}
		return t.courseDetails(problems)
	case errors.Is(t.err, context.Canceled) && !errors.Is(t.err, errRecoveryStopped):
		return kit.Stack(14,
			kit.H1(words.T("You stopped opening the course")),
			kit.Body(words.T("Nothing was changed. It was taking a while; a large course does.")),
			kit.Wrap(12, append([]fyne.CanvasObject{kit.Primary(words.T("Try again"), func() { s.OpenCourse(t.path) })},
				append(t.others(), t.otherFolder()...)...)...),
		)
	case errors.Is(t.err, journal.ErrInUse):
		return t.inUseDetails()
	}
	return t.dataDetails()
}

func (t *trouble) courseDetails(problems content.Problems) fyne.CanvasObject {
	s := t.app
	rows := make([]fyne.CanvasObject, 0, len(problems))
	const most = 200
	for i, p := range problems {
		if i == most {
			rows = append(rows, kit.Small(words.F("… and %d more. Run “coursekit check” on the course to see them all.", len(problems)-most)))
			break
		}
		kind, strong := words.T("Error"), theme.Danger
		switch p.Severity {
		case content.Warning:
			kind, strong = words.T("Warning"), theme.Warning
		case content.Note:
			kind, strong = words.T("Good to know"), theme.Muted
		}
		place := p.File
		if p.Line > 0 {
			place = words.F("%s, line %d, column %d", p.File, p.Line, p.Column)
		}
		rows = append(rows, kit.Stack(2,
			kit.Row(8, kit.Text(kind, theme.SmallSize, theme.Face{SemiBold: true}, strong), kit.Small(place)),
			kit.Label(markup.Visible(words.Sentence(p)))))
	}
	actions := []fyne.CanvasObject{kit.Primary(words.T("Try again"), func() { s.OpenCourse(t.path) })}
	if canCheck(t.path) && t.path != s.cameWith() {
		actions = append(actions, kit.Secondary(words.T("Check and mend…"), func() {
			modal.Of(s.window.Canvas()).Clear()
			s.checkAt(t.path)
		}))
	}
	actions = append(actions, t.others()...)
	actions = append(actions, kit.Secondary(words.T("Copy the list"), func() {
		s.app.Clipboard().SetContent(problems.Error())
		s.Tell(words.T("The list is on the clipboard."))
	}))
	return kit.Stack(14,
		kit.H1(words.T("This course can't be opened")),
		kit.Body(words.F("Something in %s is not right. What you did in it before is kept. Whoever made the course can put these right:", s.courseName(t.path))),
		kit.Wrap(12, actions...),
		kit.Panel(kit.Stack(12, rows...)),
	)
}

// others are the ways to another course.
func (t *trouble) others() []fyne.CanvasObject {
	s := t.app
	ways := []fyne.CanvasObject{kit.Secondary(words.T("Open another course…"), s.ChooseCourseFile)}
	if t.path != s.cameWith() {
		ways = append(ways, kit.Secondary(words.T("Open the course that came with the app"), func() { s.OpenCourse(s.cameWith()) }))
	}
	return ways
}

// ChooseCourseFile asks for a course's file, and opens it.
func (s *App) ChooseCourseFile() {
	filechooser.Ask(s.window.Canvas(), filechooser.Request{
		Kind: filechooser.File, Title: words.T("Open a course file"), Endings: courseEndings,
	}, s.OpenCourse)
}

// ChooseCourseFolder asks for a course's folder, and opens it.
func (s *App) ChooseCourseFolder() {
	filechooser.Ask(s.window.Canvas(), filechooser.Request{Kind: filechooser.Folder, Title: words.T("Open a course folder")}, s.OpenCourse)
}
