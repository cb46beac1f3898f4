package practice

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/study/journal"
	"stagecraft/ui/command"
	"stagecraft/ui/flow"
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

type clock struct{ time.Time }

func (c *clock) Now() time.Time { return c.Time }

// room is a page in a window, with a navigator that notes what it is told.
type room struct {
	t       *testing.T
	window  fyne.Window
	course  *content.Course
	session *study.Session
	page    *Page
	gone    []nav.Route
	failed  []string
	kept    *kept // the last answer, when a keeper notes it
}

func (r *room) Go(to nav.Route)              { r.gone = append(r.gone, to) }
func (r *room) Open(string)                  {}
func (r *room) Moved()                       {}
func (r *room) Fail(doing string, err error) { r.failed = append(r.failed, doing+": "+err.Error()) }

func newRoom(t *testing.T, c *content.Course, at nav.Route) *room {
	t.Helper()
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	r := &room{t: t, course: c, window: test.NewWindow(nil)}
	t.Cleanup(r.window.Close)
	if r.session, err = study.Start(c, j, &clock{time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)}); err != nil {
		t.Fatal(err)
	}
	r.show(r.session, at)
	return r
}

func (r *room) show(s Session, at nav.Route) {
	r.page = New(r.course, s, r, at)
	r.window.SetContent(r.page.Object())
	r.window.Resize(fyne.NewSize(1072, 832))
	r.page.Shown()
}

func (r *room) reopen() { r.show(r.session, r.page.Route()) }

// press gives a key as the window does: to what is in focus, or to the commands.
func (r *room) press(keys ...command.Key) {
	for _, k := range keys {
		var l command.List
		l.SetPage(r.page.Commands())
		switch {
		case k.Shortcut() != nil:
			l.TypedShortcut(k.Shortcut().ShortcutName())
		case r.window.Canvas().Focused() != nil && k.Rune == 0:
			r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k.Name})
		case r.window.Canvas().Focused() != nil:
			r.window.Canvas().Focused().TypedRune(k.Rune)
		case k.Rune != 0:
			l.TypedRune(k.Rune)
		default:
			l.TypedKey(k.Name)
		}
	}
}

func (r *room) write(s string) {
	for _, c := range s {
		r.press(command.Key{Rune: c})
	}
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
	r.t.Helper()
	got := r.session.Results(question)
	got.Last = time.Time{}
	if got != want {
		r.t.Errorf("the results of %s are %+v, want %+v", question, got, want)
	}
}

var (
	once    = study.Results{Asked: 1, Right: 1, LastRight: true}
	missed1 = study.Results{Asked: 1}
)

func TestSingle_IsAnsweredByDigitAndEnter(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	r.press(enter)
	r.mustHave("single", study.Results{})
	r.press(digit(r.placeOfChoice(1)), enter)
	r.mustHave("single", once)
	r.mustSay("Right, your answer", "The buyer issues it.")
	r.press(enter)
	if q := r.page.round.current(); q == nil || q.ID == "single" {
		t.Errorf("Enter goes on to %v", q)
	}
}

func TestSingle_IsChosenByArrows(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	for range r.placeOfChoice(0) {
		r.press(down)
	}
	r.press(enter)
	r.mustHave("single", missed1)
	r.mustSay("Your answer", "Right answer", "The right answer: The buyer")
}

func TestSingle_AHintTakesOneWrongChoiceAway(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	r.press(command.K(fyne.KeyH))
	out := r.page.quiz.control.(*choices).out
	if len(out) != 1 || out[1] {
		t.Fatalf("the hint took %v away", out)
	}
	r.mustSay("Not this one")
	if r.page.quiz.Hint() {
		t.Error("a second hint would leave the right answer alone")
	}
}

func TestMultiple_WantsAllRightChoicesAndNoOther(t *testing.T) {
	r := newRoom(t, course(), at("multiple"))
	r.press(digit(r.placeOfChoice(0)), digit(r.placeOfChoice(2)), digit(r.placeOfChoice(2)), digit(r.placeOfChoice(1)), enter)
	r.mustHave("multiple", once)
}

func TestMultiple_SpaceTogglesTheRowAtTheCursor(t *testing.T) {
	r := newRoom(t, course(), at("multiple"))
	r.press(space, down, space, up, space, enter)
	c := r.page.quiz.control.(*choices)
	if len(c.chosen) != 1 || !c.chosen[c.order[1]] {
		t.Errorf("chosen are %v of %v", c.chosen, c.order)
	}
	r.mustHave("multiple", missed1)
}

func TestOrder_NeverBeginsSolved(t *testing.T) {
	for seed := range uint64(500) {
		for n := 2; n < 5; n++ {
			if slices.IsSorted(unsolved(n, seed, "q")) {
				t.Fatalf("seed %d shows %d things in order", seed, n)
			}
		}
	}
}

// solve puts the steps in order by keys alone.
func solve(r *room, move func(o *ordering, by int)) {
	o := r.page.quiz.control.(*ordering)
	for want := range o.order {
		for o.cursor > 0 {
			r.press(up)
		}
		for o.cursor < o.placeOf(want) {
			r.press(down)
		}
		for o.placeOf(want) > want {
			move(o, -1)
		}
	}
}

func TestOrder_IsSolvedByKeysAlone(t *testing.T) {
	ways := map[string]func(r *room) func(*ordering, int){
		"with Alt": func(r *room) func(*ordering, int) { return func(*ordering, int) { r.press(altUp) } },
		"by Space": func(r *room) func(*ordering, int) { return func(*ordering, int) { r.press(space, up, space) } },
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t, course(), nav.Route{ID: "order:four"})
			solve(r, way(r))
			r.press(enter)
			r.mustHave("order:four", once)
		})
	}
}

func TestOrder_MovesDownWithAltToo(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "order:four"})
	o := r.page.quiz.control.(*ordering)
	first := o.order[0]
	r.press(altDwn)
	if o.order[1] != first || o.cursor != 1 {
		t.Errorf("the order is %v with the cursor at %d; want %d second, with the cursor", o.order, o.cursor, first)
	}
}

func TestOrder_ARowIsDraggedToItsPlace(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "order:four"})
	o := r.page.quiz.control.(*ordering)
	thing := o.order[0]
	pitch := o.rows[thing].Size().Height + rowGap
	for range 20 {
		o.rows[thing].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, pitch*2/20)})
	}
	o.rows[thing].DragEnd()
	if o.placeOf(thing) != 2 {
		t.Errorf("a row dragged two places down stands at %d", o.placeOf(thing))
	}
}

func TestOrder_SaysWhyTheFirstWrongStepBelongsElsewhere(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "order:four"})
	r.page.quiz.control.restore([]byte(`[0,2,1,3]`))
	r.press(enter)
	r.mustHave("order:four", missed1)
	r.mustSay("Belongs at 3", "“Ask” comes right after “Find”.", "Its aim: Aim of Ask.", "the buyer has had Find")
}

func TestOrder_AHintNamesTheFirstWrongPlace(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "order:four"})
	r.page.quiz.control.restore([]byte(`[0,2,1,3]`))
	r.press(command.K(fyne.KeyH))
	r.mustSay("Place 2 is the first that isn't right")
	r.press(altDwn)
	if strings.Contains(says(r.window.Content()), "Place 2") {
		t.Error("the hint stays when it is no longer true")
	}
}

func TestMatch_JoinsByLetters(t *testing.T) {
	r := newRoom(t, course(), at("match"))
	m := r.page.quiz.control.(*matching)
	r.press(enter)
	r.mustHave("match", study.Results{})
	for i := range m.q.Pairs {
		r.press(command.Key{Rune: []rune(letter(slices.Index(m.order, i)))[0]})
	}
	r.press(enter)
	r.mustHave("match", once)
}

func TestMatch_ARightHalfBelongsToOneLeftOne(t *testing.T) {
	r := newRoom(t, course(), at("match"))
	m := r.page.quiz.control.(*matching)
	r.press(command.Key{Rune: 'a'}, command.Key{Rune: 'a'})
	if m.joined[0] != -1 || m.joined[1] != m.order[0] {
		t.Errorf("joined are %v", m.joined)
	}
}

func TestBlanks_EnterGoesFromGapToGapAndChecks(t *testing.T) {
	r := newRoom(t, course(), at("blanks"))
	r.write("Buyer")
	r.press(enter)
	r.write("seller.")
	r.press(enter)
	r.mustHave("blanks", once)
	if r.window.Canvas().Focused() != nil {
		t.Error("a gap that takes no more input keeps the keys")
	}
	before := r.page.round.At
	r.press(command.Key{Rune: 'n'})
	if r.page.round.At != before+1 {
		t.Error("N doesn't go on")
	}
}

func TestTyped_ListsWhatIsAcceptedOnAMiss(t *testing.T) {
	r := newRoom(t, course(), at("typed"))
	r.write("post office")
	r.press(enter)
	r.mustHave("typed", missed1)
	r.mustSay("post office", "The right answer: purchase order or PO")
}

func TestSameAnswer_OverlooksWhatDoesNotMatter(t *testing.T) {
	tests := []struct {
		typed, wanted string
		want          bool
	}{
		{"Purchase  Order.", "purchase order", true},
		{" purchaseorder ", "purchase order", true},
		{"the buyer’s", "The buyer's", true},
		{"follow–up!", "follow-up", true},
		{"purchase orders", "purchase order", false},
		{"", "po", false},
		{"?", "!", false},
		{"!", "!", true},
	}
	for _, tt := range tests {
		if got := sameAnswer(tt.typed, tt.wanted); got != tt.want {
			t.Errorf("%q for %q: %v, want %v", tt.typed, tt.wanted, got, tt.want)
		}
	}
}

// deaf keeps no answer.
type deaf struct{ Session }

func (deaf) Answer(string, bool, any) error { return errors.New("the disk is full") }

func TestCheck_ShowsNothingUntilTheAnswerIsKept(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.show(deaf{r.session}, at("single"))
	r.press(digit(1), enter)
	if r.page.quiz.Checked() || len(r.failed) != 1 {
		t.Errorf("checked %v, failures %q", r.page.quiz.Checked(), r.failed)
	}
}

func TestRound_ComesBackWithItsOrderAndAHalfGivenAnswer(t *testing.T) {
	r := newRoom(t, course(), at("multiple"))
	r.press(digit(2))
	was := r.page.quiz.control.(*choices)
	r.reopen()
	now := r.page.quiz.control.(*choices)
	if !slices.Equal(was.order, now.order) {
		t.Errorf("the choices stand as %v, want %v", now.order, was.order)
	}
	if len(now.chosen) != 1 || !now.chosen[was.order[1]] {
		t.Errorf("chosen are %v", now.chosen)
	}
}

func TestRound_ComesBackToACheckedAnswerWithoutAskingAgain(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	r.press(digit(1), enter)
	r.reopen()
	if !r.page.quiz.Checked() {
		t.Fatal("the answer can be checked again")
	}
	r.press(enter)
	if r.page.round.At != 1 {
		t.Error("Enter doesn't go on")
	}
}

func TestRound_LeavesOutQuestionsThatAreGone(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	r.press(digit(1), enter, enter)
	state := r.page.Route()
	smaller := course()
	smaller.Questions = smaller.Questions[1:]
	p := New(smaller, r.session, r, state)
	if p.round.At != 0 || len(p.round.questions) != 4 {
		t.Errorf("the round is at %d of %d, want 0 of 4", p.round.At, len(p.round.questions))
	}
}

func TestSummary_AsksTheMissedOnesAgain(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "lesson:papers"})
	r.press(digit(r.placeOfChoice(0)), enter, enter)
	r.mustSay("0 of 1 right", "Who issues a purchase order?", "The right answer: The buyer", "Try these again")
	r.press(enter)
	if r.page.quiz == nil || r.page.quiz.q.ID != "single" {
		t.Fatal("the missed question isn't asked again")
	}
	r.press(digit(r.placeOfChoice(1)), enter, enter)
	r.mustSay("1 of 1 right")
}

func TestOverview_ListsSetsWithWhatWasAnswered(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	if err := r.session.Answer("single", true, nil); err != nil {
		t.Fatal(err)
	}
	r.reopen()
	r.mustSay("All questions", "5 questions · 1 answered, 1 right", "Papers", "Four steps")
	r.press(digit(3))
	if want := (nav.Route{Page: nav.Practice, ID: "drill:four"}); len(r.gone) != 1 || r.gone[0] != want {
		t.Errorf("3 leads to %v, want %v", r.gone, want)
	}
}

func TestOverview_SaysThatABareCourseHasNoQuestions(t *testing.T) {
	r := newRoom(t, &content.Course{ID: "bare", Version: "1"}, nav.Route{ID: allSet})
	r.mustSay("No questions yet")
}

func TestQuestion_OpensAloneFromALesson(t *testing.T) {
	r := newRoom(t, course(), nav.Route{At: "single"})
	if r.page.quiz == nil || r.page.quiz.q.ID != "single" || r.page.Route().ID != "lesson:papers" {
		t.Errorf("opened %+v", r.page.Route())
	}
}

func TestInline_IsAnsweredByTabAndKeysAndTellsItsHeight(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	z := Inline(r.course.Question("single"), r.session, r)
	resized := 0
	z.SetOnResize(func() { resized++ })
	r.window.SetContent(z)
	r.window.Resize(fyne.NewSize(600, 500))
	before := z.HeightFor(600)
	c := z.control.(*choices)
	for range slices.Index(c.order, 1) + 1 {
		test.FocusNext(r.window.Canvas())
	}
	r.pressFocused(space, enter)
	r.mustHave("single", once)
	if resized == 0 || z.HeightFor(600) <= before {
		t.Errorf("told %d times of its height, which went from %v to %v", resized, before, z.HeightFor(600))
	}
	z.again()
	if z.Checked() {
		t.Error("it can't be tried again")
	}
}

// pressFocused gives keys to what is in focus alone.
func (r *room) pressFocused(keys ...command.Key) {
	for _, k := range keys {
		r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k.Name})
	}
}

func TestQuestions_AllKindsShowTheirRightAnswer(t *testing.T) {
	c := course()
	order, ok := drill.New(c).Find("order:four", 0)
	if !ok {
		t.Fatal("the steps can't be put in order")
	}
	for _, q := range append(slices.Clone(c.Questions), phrased(c, order)) {
		if solution(q) == "" {
			t.Errorf("%s has no right answer in words", q.ID)
		}
	}
}

func TestPage_LeavesAFinishedRoundForTheSets(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "lesson:papers"})
	r.press(digit(1), enter, enter)
	if got := r.page.Route(); got.ID != "lesson:papers" {
		t.Errorf("while it is shown the route is %+v", got)
	}
	r.page.Hidden()
	if got := r.page.Route(); got.ID != "" || got.State != "" {
		t.Errorf("once left the route is %+v", got)
	}
}
