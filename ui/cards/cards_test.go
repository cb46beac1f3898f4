package cards

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestMain(m *testing.M) {
	test.NewApp()
	os.Exit(m.Run())
}

func course() *content.Course {
	c := &content.Course{
		ID: "test", Version: "1",
		Lessons: []*content.Lesson{{ID: "papers", Title: "Papers", Number: 1}},
		Terms: []*content.Term{
			{ID: "po", Term: "Purchase order", Abbreviation: "PO", Definition: "The buyer's formal order.", Not: "An invoice comes from the seller.", Lesson: "papers"},
			{ID: "quote", Term: "Quote", Definition: "The seller's stated price.", Lesson: "papers"},
			{ID: "lead", Term: "Lead", Definition: "Someone who may become a customer."},
		},
	}
	p := &content.Process{ID: "seven", Title: "Seven steps"}
	p.Steps = []*content.Step{{ID: "find", Name: "Find", Process: p, Number: 1, Terms: []string{"lead"}}}
	c.Processes = []*content.Process{p}
	return c
}

// room is a page in a window.
type room struct {
	*uitest.Room
	page *Page
}

func newRoom(t *testing.T, c *content.Course, at nav.Route) *room {
	t.Helper()
	r := &room{Room: uitest.NewRoom(t, c)}
	r.show(r.Session, at)
	return r
}

func (r *room) show(s Session, at nav.Route) {
	r.page = New(r.Course, s, r, at)
	r.Put(r.page)
}

func (r *room) reopen()               { r.show(r.Session, r.page.Route()) }
func (r *room) review() *review       { return r.page.mode.(*review) }
func (r *room) through() *flipThrough { return r.page.mode.(*flipThrough) }

var (
	space = command.K(fyne.KeySpace)
	undo  = command.Ctrl(fyne.KeyZ)
	good  = command.Key{Rune: '3'}
	again = command.Key{Rune: '1'}
	left  = command.K(fyne.KeyLeft)
	right = command.K(fyne.KeyRight)
)
