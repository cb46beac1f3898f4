package ui

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/picture"
	"stagecraft/study/library"
	"stagecraft/ui/courses"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/welcome"
)

// introducedTo names the page of the first start among what the learner was
// introduced to; a page's tip is named by the page.
const introducedTo = "welcome"

// introduction is what a new learner is shown once: the page of the first start in
// the place of Today, and after it a tip on each page.
type introduction struct {
	app *App
	// welcoming says that the page of the first start is shown, or is to be.
	welcoming bool
	asked     bool // for by the learner
}

// begin decides, for a course just opened, whether this is a first start. The page
// of one goes on with another course that was opened from it.
func (n *introduction) begin() {
	s := n.app
	if !s.config.Introduce || s.config.Page != "" || s.opened.After != nil {
		n.welcoming = false
		return
	}
	first, err := s.opened.Session.FirstStart()
	if err != nil {
		fyne.LogError("asking whether this is a first start", err)
	}
	if n.welcoming = n.welcoming || first; n.welcoming {
		s.route, n.asked = nav.Route{Page: nav.Today}, true
	}
}

// opens takes up that a page is opened: the one of the first start is gone with it.
func (n *introduction) opens(page string) {
	n.welcoming = n.asked && page == nav.Today
	n.asked = false
	if n.welcoming {
		n.met(introducedTo)
	}
}

// again shows the page of the first start once more.
func (n *introduction) again() {
	n.asked = true
	n.app.Go(nav.Route{Page: nav.Today})
}

// met notes what the learner was introduced to.
func (n *introduction) met(what string) {
	if err := n.app.opened.Session.SetIntroduced(what); err != nil {
		fyne.LogError("noting what the learner was introduced to", err)
	}
}

// tells says whether a page's tip is to be shown: to a learner who was welcomed here,
// until they have seen it.
func (n *introduction) tells(page string) bool {
	s := n.app
	if !s.config.Introduce || n.welcoming {
		return false
	}
	welcomed, err := s.opened.Session.Introduced(introducedTo)
	if !welcomed || err != nil {
		return false
	}
	seen, err := s.opened.Session.Introduced(page)
	return !seen && err == nil
}

// page is that of the first start.
func (n *introduction) page() nav.Page {
	s := n.app
	return welcome.New(s.course(), s.opened.Session, s, n.mark())
}

// mark stands for the course: the app's own mark for what it came with, else the
// course's cover.
func (n *introduction) mark() fyne.CanvasObject {
	s := n.app
	if s.opened.Path == s.cameWith() {
		mark := canvas.NewImageFromResource(s.mark())
		mark.SetMinSize(fyne.NewSquareSize(theme.Size(44)))
		mark.FillMode = canvas.ImageFillContain
		return mark
	}
	e := &courses.Entry{Course: library.Course{ID: s.opened.Course.ID, Title: s.opened.Course.Title}}
	mark := container.NewStack(courses.Cover(e))
	if c := s.opened.Course; c.Cover != "" {
		go func() {
			pixels, err := picture.DecodeFile(context.Background(), c.Files, c.Cover, coverRoom)
			if err != nil {
				fyne.LogError("reading the course's cover", err)
				return // its letters stay
			}
			kit.OnMain(func() {
				e.Picture = pixels
				mark.Objects = []fyne.CanvasObject{courses.Cover(e)}
				mark.Refresh()
			})
		}()
	}
	return mark
}

// coverRoom is within how many pixels a cover is read.
var coverRoom = image.Pt(480, 270)
