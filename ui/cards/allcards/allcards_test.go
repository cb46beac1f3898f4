package allcards

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/seeddata"
	"stagecraft/ui/cards"
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
		ID: "test", Title: "Selling", Version: "1",
		Lessons: []*content.Lesson{{ID: "papers", Title: "The papers of a deal", Number: 1}, {ID: "roles", Title: "Roles", Number: 2}},
		Terms: []*content.Term{
			{ID: "po", Term: "Purchase order", Abbreviation: "PO", Definition: "The buyer's formal order.", Lesson: "papers"},
			{ID: "quote", Term: "Quote", Definition: "The seller's stated price.", Lesson: "papers"},
			{ID: "lead", Term: "Lead", Definition: "Someone who may become a customer.", Lesson: "roles"},
		},
	}
	p := &content.Process{ID: "seven", Title: "Seven steps"}
	p.Steps = []*content.Step{{ID: "find", Name: "Find", Aim: "Meet someone.", Process: p, Number: 1}, {ID: "show", Name: "Show", Aim: "Show it.", Process: p, Number: 2}}
	c.Processes = []*content.Process{p}
	return c
}

// room is the page in a window.
type room struct {
	*uitest.Room
	page *Page
}

func newRoom(t *testing.T) *room {
	t.Helper()
	r := &room{Room: uitest.NewRoom(t, course())}
	for i, id := range []study.CardID{"term:po/definition", "term:quote/definition", "term:lead/term"} {
		if err := r.Session.Grade(id, fsrs.Easy, 5*time.Second); err != nil {
			t.Fatal(err)
		}
		r.Watch.Wait(time.Duration(i+1) * time.Minute)
	}
	r.Watch.Wait(60 * 24 * time.Hour)
	r.show(nav.Route{Page: nav.Cards, Mode: cards.ModeAll})
	return r
}

func (r *room) show(at nav.Route) {
	r.page = New(r.Course, r.Session, r, at)
	r.Put(r.page)
}

// lists names the cards that are listed.
func (r *room) lists() string {
	var ids []string
	for _, i := range r.page.shown {
		ids = append(ids, string(r.page.cards[i].Of.ID))
	}
	return strings.Join(ids, " ")
}

func (r *room) mustList(when, want string) {
	r.T.Helper()
	if got := r.lists(); got != want {
		r.T.Errorf("%s it lists %q, want %q", when, got, want)
	}
}

// typeIn types into the line to find by.
func (r *room) typeIn(s string) {
	r.page.focusEntry()
	r.page.entry.SetText(s)
}

var (
	down  = command.K(fyne.KeyDown)
	space = command.K(fyne.KeySpace)
)

func TestPage_FindsByWhatIsTypedAndByChips(t *testing.T) {
	r := newRoom(t)
	r.MustSay("All cards", "Purchase order", "1. The papers of a deal", "Recall now", "Term · definition")
	r.typeIn("deck:papers price")
	r.mustList("by a deck and a word", "term:quote/definition term:quote/term")
	r.typeIn("")
	uitest.Click(t, r.Window(), "Due 3")
	r.mustList("by a chip", "term:po/definition term:quote/definition term:lead/term")
	if r.page.entry.Text != "is:due" {
		t.Errorf("the line says %q", r.page.entry.Text)
	}
	uitest.Click(t, r.Window(), "Due 3")
	if len(r.page.shown) != len(r.page.cards) {
		t.Error("the chip didn't go out of what is looked for")
	}
	r.typeIn("is:deu")
	r.MustSay("Column 4: a card can’t be “deu”. Did you mean “due”?")
	if len(r.page.shown) != len(r.page.cards) {
		t.Error("what can't be understood emptied the list")
	}
	r.typeIn("nothing-of-the-kind")
	r.MustSay("No card is so.")
}

func TestPage_DoesThingsToSeveralAtOnceAndUndoesThemInOne(t *testing.T) {
	r := newRoom(t)
	r.typeIn("is:due")
	r.page.table.takeFocus()
	r.Press(space, down, down, space)
	if got := len(r.page.chosen()); got != 2 {
		t.Fatalf("%d cards are selected", got)
	}
	r.MustSay("2 selected of 3")
	r.Press(command.Key{Rune: 'x'})
	r.mustList("once two are put aside", "term:quote/definition")
	r.typeIn("is:aside")
	r.mustList("aside", "term:po/definition term:lead/term")
	r.Press(command.Ctrl(fyne.KeyZ))
	r.mustList("after undo", "")
	r.typeIn("is:due")
	r.page.table.takeFocus()
	r.Press(command.Ctrl(fyne.KeyA), command.Key{Rune: 'f'})
	for i := range r.page.cards {
		if c := &r.page.cards[i]; c.Flagged != c.Due {
			t.Errorf("%s is due %v and flagged %v", c.Of.ID, c.Due, c.Flagged)
		}
	}
	r.Press(command.K(fyne.KeyDelete))
	r.mustList("once they begin anew", "")
	r.Press(command.Ctrl(fyne.KeyZ))
	if len(r.page.shown) != 3 {
		t.Errorf("undo brought %d back", len(r.page.shown))
	}
}

func TestPage_SelectsByTheMouse(t *testing.T) {
	r := newRoom(t)
	press := func(at int, held fyne.KeyModifier) {
		r.page.table.list.InTree()[at].row.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: held})
	}
	press(1, 0)
	if len(r.page.chosen()) != 1 || r.page.at != 1 {
		t.Errorf("a click chose %d", len(r.page.chosen()))
	}
	press(4, fyne.KeyModifierShift)
	if len(r.page.chosen()) != 4 {
		t.Errorf("with Shift it chose %d", len(r.page.chosen()))
	}
	press(2, fyne.KeyModifierShortcutDefault)
	if len(r.page.chosen()) != 3 {
		t.Errorf("with Ctrl it chose %d", len(r.page.chosen()))
	}
	press(0, 0)
	if len(r.page.chosen()) != 1 {
		t.Error("a click didn't end the selection")
	}
}

func TestPage_SortsByAnyFigureAndComesBackAsItWas(t *testing.T) {
	r := newRoom(t)
	for i := range figures {
		r.page.sort(figures[i].by)
		r.page.sort(figures[i].by)
		if r.page.kept.Order != figures[i].by {
			t.Errorf("%d isn't the order", i)
		}
	}
	uitest.Click(t, r.Window(), "Recall now")
	r.Press(down)
	first := r.lists()
	at := r.page.current().Of.ID
	route := r.page.Route()
	r.show(route)
	r.mustList("once it comes back", first)
	if got := r.page.current().Of.ID; got != at {
		t.Errorf("the keys stand on %s, not on %s", got, at)
	}
}

func TestPage_TellsHowTheMemoryOfACardWent(t *testing.T) {
	r := newRoom(t)
	if err := r.Session.Grade("term:po/definition", fsrs.Again, time.Second); err != nil {
		t.Fatal(err)
	}
	r.show(nav.Route{Page: nav.Cards, Mode: cards.ModeAll, State: &State{Find: "is:learning"}})
	r.MustSay("The buyer's formal order.", "How your memory of it went", "2 reviews · forgotten once · about 3 s each", "Again", "Easy", "recall was")
	if _, ok := uitest.Find(r.page.Object(), func(c *curve) bool { return len(test.WidgetRenderer(c).Objects()) > 20 }); !ok {
		t.Error("no curve is drawn")
	}
	uitest.Click(t, r.Window(), "Open lesson")
	if len(r.Opened) != 1 || r.Opened[0] != "lesson:papers" {
		t.Errorf("it opened %v", r.Opened)
	}
	r.Went = nil
	r.page.table.takeFocus()
	r.Press(command.K(fyne.KeyReturn))
	r.MustHaveGone(cards.CardRoute("term:po/definition"))
}

func TestPage_ExportsWhatIsListedOrSelected(t *testing.T) {
	r := newRoom(t)
	r.typeIn("deck:papers price")
	table, err := study.CardsCSV(r.page.exported(), r.page.sides)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"term:quote/definition,Quote (Term · definition),The seller's stated price.", "term:quote/term,The seller's stated price.,Quote,"} {
		if !strings.Contains(string(table), want) {
			t.Errorf("the table has no %q:\n%s", want, table)
		}
	}
	if got, want := string(study.CardsText(r.page.exported()[1:], r.page.sides)), "The seller's stated price.\tQuote\n"; got != want {
		t.Errorf("the text is %q", got)
	}
}

// BenchmarkPage_ScrollsManyCards scrolls a page of 50,000 cards by what a turn of the
// wheel does, laid out and painted into the tree; a frame has 33 ms.
func BenchmarkPage_ScrollsManyCards(b *testing.B) {
	c, problems := content.Open(seeddata.Course(50_000))
	if c == nil {
		b.Fatal(problems)
	}
	w := uitest.NewWatch()
	s := uitest.Study(b, c, uitest.Journal(b), w)
	shell := uitest.NewShell(test.NewTempWindow(b, nil))
	p := New(c, s, shell, nav.Route{Page: nav.Cards, Mode: cards.ModeAll})
	shell.Window().SetContent(p.Object())
	shell.Window().Resize(fyne.NewSize(1072, 832))
	p.Shown()
	b.Run("a turn of the wheel", func(b *testing.B) {
		for b.Loop() {
			p.table.list.Scroll().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
		}
	})
	b.Run("the end and back", func(b *testing.B) {
		for b.Loop() {
			p.stand(len(p.shown) - 1)
			p.stand(0)
		}
	})
	for _, text := range []string{"seller", "is:new", "a"} {
		b.Run(fmt.Sprint("typing ", text), func(b *testing.B) {
			for b.Loop() {
				p.typed("")
				p.typed(text)
			}
		})
	}
}

func TestPage_TellsOfACardOverThePage(t *testing.T) {
	r := newRoom(t)
	r.Press(command.Key{Rune: 'i'})
	if says := uitest.Says(uitest.Over(r.Window())); !strings.Contains(says, "Purchase order") || !strings.Contains(says, "Close") {
		t.Errorf("over the page stands %q", says)
	}
	uitest.Click(t, r.Window(), "Close")
	if uitest.Over(r.Window()) != nil {
		t.Error("it stays")
	}
}
