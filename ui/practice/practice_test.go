package practice

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestMain(m *testing.M) {
	test.NewApp()
	os.Exit(m.Run())
}

func say(s string) []markup.Inline { return []markup.Inline{markup.Text{Value: s}} }

func course() *content.Course {
	choice := func(text string, right bool) content.Choice {
		return content.Choice{Inlines: say(text), Right: right}
	}
	c := &content.Course{
		ID: "test", Version: "1",
		Lessons: []*content.Lesson{{ID: "papers", Title: "Papers", Number: 1}},
		Questions: []*content.Question{
			{ID: "single", Kind: content.Single, Lesson: "papers", Prompt: say("Who issues a purchase order?"), Choices: []content.Choice{choice("The seller", false), choice("The buyer", true), choice("The bank", false)}, Explanation: say("The buyer issues it.")},
			{ID: "multiple", Kind: content.Multiple, Prompt: say("Which are papers?"), Choices: []content.Choice{choice("Quote", true), choice("Invoice", true), choice("Phone", false)}},
			{ID: "match", Kind: content.Match, Prompt: say("Who sends it?"), Pairs: [][2]string{{"Order", "Buyer"}, {"Invoice", "Seller"}, {"Reminder", "Clerk"}}},
			{ID: "blanks", Kind: content.Blanks, Text: []content.BlankPart{{Text: "The "}, {Text: "buyer", Blank: true}, {Text: " orders, the "}, {Text: "seller", Blank: true}, {Text: " delivers."}}},
			{ID: "typed", Kind: content.Typed, Prompt: say("What is PO short for?"), Answers: []string{"purchase order", "PO"}},
		},
	}
	p := &content.Process{ID: "four", Title: "Four steps"}
	for i, name := range []string{"Find", "Ask", "Show", "Close"} {
		p.Steps = append(p.Steps, &content.Step{ID: strings.ToLower(name), Name: name, Process: p, Number: i + 1, Aim: "Aim of " + name, DoneWhen: []string{"has had " + name}})
	}
	c.Processes = []*content.Process{p}
	return c
}

// room is a page in a window.
type room struct {
	*uitest.Room
	page *Page
	kept *recordedAnswer // the last answer, when a keeper notes it
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

func (r *room) reopen() { r.show(r.Session, r.page.Route()) }

func (r *room) write(s string) {
	for _, c := range s {
		r.Press(command.Key{Rune: c})
	}
}

// at is a route that begins with a question.
func at(question string) nav.Route { return nav.Route{ID: allSet, At: question} }

var (
	up     = command.K(fyne.KeyUp)
	down   = command.K(fyne.KeyDown)
	enter  = command.K(fyne.KeyReturn)
	space  = command.K(fyne.KeySpace)
	altUp  = command.Key{Name: fyne.KeyUp, Alt: true}
	altDwn = command.Key{Name: fyne.KeyDown, Alt: true}
)

func digit(n int) command.Key { return command.Key{Rune: rune('0' + n)} }

// placeOfChoice is the number that a choice stands under.
func (r *room) placeOfChoice(i int) int {
	return slices.Index(r.page.quiz.control.(*choices).order, i) + 1
}

func (r *room) mustHave(question string, want study.Results) {
	r.T.Helper()
	got := r.Session.Results(question)
	got.Last = time.Time{}
	if got != want {
		r.T.Errorf("the results of %s are %+v, want %+v", question, got, want)
	}
}

var (
	once    = study.Results{Asked: 1, Right: 1, LastRight: true, RightDays: 1}
	missed1 = study.Results{Asked: 1}
)
