package cards

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/ui/command"
	"stagecraft/ui/flow"
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

type clock struct{ time.Time }

func (c *clock) Now() time.Time { return c.Time }

// room is a page in a window, with a navigator that notes what it is told.
type room struct {
	t       *testing.T
	window  fyne.Window
	course  *content.Course
	session *study.Session
	clock   *clock
	page    *Page
	gone    []nav.Route
	opened  []string
	failed  []string
}

func (r *room) Go(to nav.Route)              { r.gone = append(r.gone, to) }
func (r *room) Open(ref string)              { r.opened = append(r.opened, ref) }
func (r *room) Moved()                       {}
func (r *room) Fail(doing string, err error) { r.failed = append(r.failed, doing+": "+err.Error()) }
func (r *room) Window() fyne.Window          { return r.window }
func (r *room) review() *review              { return r.page.mode.(*review) }
func (r *room) through() *flipThrough        { return r.page.mode.(*flipThrough) }
func (r *room) wait(d time.Duration)         { r.clock.Time = r.clock.Add(d) }
func (r *room) show(s Session, at nav.Route) { r.page = New(r.course, s, r, at); r.put() }
func (r *room) reopen()                      { r.show(r.session, r.page.Route()) }

func (r *room) put() {
	r.window.SetContent(r.page.Object())
	r.window.Resize(fyne.NewSize(1072, 832))
	r.page.Shown()
}

func newRoom(t *testing.T, c *content.Course, at nav.Route) *room {
	t.Helper()
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	r := &room{t: t, course: c, clock: &clock{time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)}, window: test.NewWindow(nil)}
	t.Cleanup(r.window.Close)
	if r.session, err = study.Start(c, j, r.clock); err != nil {
		t.Fatal(err)
	}
	r.show(r.session, at)
	return r
}

// press gives a key, or a character, as the window does.
func (r *room) press(keys ...command.Key) {
	for _, k := range keys {
		var l command.List
		l.SetPage(r.page.Commands())
		switch {
		case k.Rune != 0:
			l.TypedRune(k.Rune)
		case k.Shortcut() != nil:
			l.TypedShortcut(k.Shortcut().ShortcutName())
		default:
			l.TypedKey(k.Name)
		}
	}
}

var (
	space = command.K(fyne.KeySpace)
	undo  = command.Ctrl(fyne.KeyZ)
	good  = command.Key{Rune: '3'}
	again = command.Key{Rune: '1'}
	left  = command.K(fyne.KeyLeft)
	right = command.K(fyne.KeyRight)
)

// says gives all text that a thing shows.
func says(o fyne.CanvasObject) string {
	var b strings.Builder
	for _, o := range test.LaidOutObjects(o) {
		switch o := o.(type) {
		case *flow.Paragraph:
			b.WriteString(o.PlainText() + "\n")
		case *canvas.Text:
			b.WriteString(o.Text + "\n")
		}
	}
	return b.String()
}

func (r *room) mustSay(what ...string) {
	r.t.Helper()
	text := says(r.window.Content())
	for _, w := range what {
		if !strings.Contains(text, w) {
			r.t.Errorf("the page doesn't say %q; it says:\n%s", w, text)
		}
	}
}

func TestReview_GradesOnlyAfterTheFlip(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.press(good)
	if n := r.session.Sitting("all").Done; n != 0 {
		t.Fatalf("a grade before the flip was kept: %d", n)
	}
	r.press(space, good)
	if n := r.session.Sitting("all").Done; n != 1 {
		t.Fatalf("after flip and grade %d grades are kept, want 1", n)
	}
	if r.review().back {
		t.Error("the next card shows its answer")
	}
	r.mustSay("Saved.")
}

func TestReview_ShowsBothFaces(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.mustSay("Term", "Purchase order", "3 new")
	r.press(space)
	r.mustSay("Answer", "The buyer's formal order.", "An invoice comes from the seller.", "forgot it", "with effort", "recalled", "instantly")
	r.press(space)
	if r.review().back {
		t.Error("Space doesn't turn the card back")
	}
}

func TestReview_KeepsTheTimeACardTook(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.wait(90 * time.Second)
	r.press(space, good)
	if m := r.session.Sitting("all").Minutes; m != 1.5 {
		t.Errorf("the sitting took %v minutes, want 1.5", m)
	}
}

// broken keeps no grade.
type broken struct{ Session }

func (broken) Grade(study.CardID, fsrs.Rating, time.Duration) error {
	return errors.New("the disk is full")
}

func TestReview_KeepsTheCardWhenItsGradeCouldNotBeKept(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.show(broken{r.session}, nav.Route{ID: "all", Mode: ModeReview})
	card := r.review().card.ID
	r.press(space, good)
	if r.review().card.ID != card || !r.review().back {
		t.Errorf("the page shows %s, answer %v; want %s still with its answer", r.review().card.ID, r.review().back, card)
	}
	if len(r.failed) != 1 || !strings.Contains(r.failed[0], "the disk is full") {
		t.Errorf("what went wrong was told as %q", r.failed)
	}
}

func TestReview_UndoBringsTheCardBackFrontUp(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	card := r.review().card.ID
	r.press(space, good, space, undo)
	if r.review().card.ID != card || r.review().back {
		t.Errorf("undo shows %s, answer %v; want %s, front up", r.review().card.ID, r.review().back, card)
	}
	if n := r.session.Sitting("all").Done; n != 0 {
		t.Errorf("%d grades are left", n)
	}
	r.mustSay("Took back “Good” for Purchase order.")
}

func TestReview_ComesBackToTheSameSideOfTheSameCard(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.press(space, good, space)
	card := r.review().card.ID
	r.reopen()
	if r.review().card.ID != card || !r.review().back {
		t.Errorf("came back to %s, answer %v; want %s with its answer", r.review().card.ID, r.review().back, card)
	}
}

func TestReview_AsksBeforeCardsComeEarly(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	for range 3 {
		r.press(space, good)
	}
	if r.review().stage != resting {
		t.Fatalf("the stage is %v, want resting", r.review().stage)
	}
	r.mustSay("3 cards come again soon", "10 min", "Show them now")
	r.press(command.K(fyne.KeyReturn))
	if r.review().stage != asking {
		t.Error("the cards don't come when asked for")
	}
}

func TestReview_SumsUpAndSaysWhenToComeBack(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "lesson:papers", Mode: ModeReview})
	r.press(space, again, space, good)
	r.press(command.K(fyne.KeyReturn))
	for range 9 {
		r.press(space, command.Key{Rune: '4'})
	}
	if r.review().stage != done {
		t.Fatalf("the stage is %v, want done", r.review().stage)
	}
	r.mustSay("Done for now", "You answered 4 cards", "recalled 3", "Come back tomorrow")
	r.press(undo)
	if r.review().stage != asking {
		t.Error("undo at the end shows no card")
	}
	r.press(space, good, command.K(fyne.KeyReturn))
	if last := len(r.gone) - 1; last < 0 || r.gone[last].Page != nav.Today {
		t.Errorf("Enter went to %v, want Today", r.gone)
	}
}

func TestReview_SaysWhyACardComesNow(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.press(command.K(fyne.KeyE))
	top := r.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("no pop-up")
	}
	if text := says(top); !strings.Contains(text, "This card is new to you.") {
		t.Errorf("the pop-up says %q", text)
	}
}

func TestFlag_IsSetChangedAndTakenAwayByKeys(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeFlip})
	card := r.through().cards[0].ID
	flag := func() *comment {
		r.press(command.Key{Rune: 'f'})
		e, ok := r.window.Canvas().Focused().(*comment)
		if !ok {
			t.Fatal("the comment isn't in focus")
		}
		return e
	}
	e := flag()
	test.Type(e, "Too long")
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got, ok := r.session.FlagOf(card); !ok || got != "Too long" {
		t.Fatalf("the flag is %q, %v", got, ok)
	}
	r.mustSay("Flagged: Too long")
	e = flag()
	test.Type(e, " by half")
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got, _ := r.session.FlagOf(card); got != "Too long" {
		t.Errorf("Escape changed the flag to %q", got)
	}
	if r.window.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the pop-up open")
	}
}

func TestFlipThrough_GoesBackAndForthWithoutGrades(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeFlip})
	steps := []struct {
		key  command.Key
		want int
	}{
		{right, 1}, {right, 2}, {left, 1}, {command.K(fyne.KeyEnd), 6}, {right, 6}, {command.K(fyne.KeyHome), 0}, {left, 0},
	}
	for _, s := range steps {
		r.press(s.key)
		if r.through().at != s.want {
			t.Fatalf("%s leads to card %d, want %d", s.key, r.through().at, s.want)
		}
	}
	r.press(space)
	if !r.through().back {
		t.Error("Space doesn't turn the card")
	}
	r.press(right)
	if r.through().back {
		t.Error("the next card shows its answer")
	}
	r.press(good)
	if n := r.session.Sitting("all").Done; n != 0 {
		t.Errorf("flipping kept %d grades", n)
	}
	r.mustSay("Cards")
}

func TestFlipThrough_ComesBackToTheSameOrderAndCard(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeFlip})
	r.press(command.K(fyne.KeyS), right, right, space)
	was := append([]study.Card{}, r.through().cards...)
	at := r.through().at
	r.reopen()
	if r.through().at != at || !r.through().back {
		t.Errorf("came back to card %d, answer %v; want %d with its answer", r.through().at, r.through().back, at)
	}
	for i, c := range r.through().cards {
		if c.ID != was[i].ID {
			t.Fatalf("card %d is %s, want %s", i, c.ID, was[i].ID)
		}
	}
	card := r.through().cards[at].ID
	r.press(command.K(fyne.KeyS))
	if got := r.through().cards[r.through().at].ID; got != card {
		t.Errorf("putting the deck in order moved to %s, want %s", got, card)
	}
}

func TestFlipThrough_OpensAtATerm(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeFlip, At: "term:quote"})
	if got := r.through().cards[r.through().at].ID; got != "term:quote/definition" {
		t.Errorf("opened at %s", got)
	}
}

func TestFlipThrough_ShowsFlaggedCardsAlone(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeFlip})
	only := command.K(fyne.KeyO)
	r.press(only)
	r.mustSay("No flagged cards")
	r.press(only)
	if err := r.session.Flag("term:lead/term", ""); err != nil {
		t.Fatal(err)
	}
	r.press(only)
	if cards := r.through().cards; len(cards) != 1 || cards[0].ID != "term:lead/term" {
		t.Errorf("the flagged cards are %v", cards)
	}
}

func TestChooser_OffersWhatIsToBeDone(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.mustSay("3 cards wait for you", "Papers", "Seven steps", "Review", "Flip through")
	r.press(command.K(fyne.KeyReturn))
	if want := (nav.Route{Page: nav.Cards, ID: "all", Mode: ModeReview}); len(r.gone) != 1 || r.gone[0] != want {
		t.Errorf("Enter leads to %v, want %v", r.gone, want)
	}
}

func TestChooser_SaysWhenToComeBackWhenNothingIsDue(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	for {
		c, ok := r.session.Next("all")
		if !ok {
			break
		}
		if err := r.session.Grade(c.ID, fsrs.Easy, time.Second); err != nil {
			t.Fatal(err)
		}
	}
	r.reopen()
	r.mustSay("Nothing to review now", "tomorrow")
	r.press(command.K(fyne.KeyReturn))
	if len(r.gone) != 1 || r.gone[0].Mode != ModeFlip {
		t.Errorf("Enter leads to %v, want to flip through", r.gone)
	}
}

func TestChooser_SaysThatACourseWithoutTermsHasNoCards(t *testing.T) {
	r := newRoom(t, &content.Course{ID: "bare", Version: "1"}, nav.Route{ID: "all", Mode: ModeReview})
	r.mustSay("No cards yet")
}

func TestPage_LeavesAFinishedReviewForTheDecks(t *testing.T) {
	r := newRoom(t, &content.Course{ID: "one", Version: "1", Terms: course().Terms[1:2]}, nav.Route{ID: "all", Mode: ModeReview})
	r.press(space, command.Key{Rune: '4'})
	if got := r.page.Route(); got.Mode != ModeReview {
		t.Errorf("while it is shown the route is %+v", got)
	}
	r.page.Hidden()
	if got := r.page.Route(); got.Mode != "" {
		t.Errorf("once left the route is %+v", got)
	}
}
