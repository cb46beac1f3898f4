package dialogue

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	talk "stagecraft/content/dialogue"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/speech"
)

func TestMain(m *testing.M) {
	test.NewApp()
	os.Exit(m.Run())
}

// call is a course with a conversation that plays in a step.
func call(t testing.TB) *content.Course {
	t.Helper()
	p := &content.Process{ID: "two", Title: "Two steps"}
	p.Steps = []*content.Step{{ID: "ask", Name: "Ask", Process: p, Number: 1, DoneWhen: []string{"has named a number"}}}
	d := &talk.Dialogue{
		ID: "call", Title: "The call", Step: "two/ask", Goal: "Learn the number.", Minutes: 2,
		Facts:  []talk.Fact{{ID: "price", About: "The price", Text: "forty a week"}},
		People: []talk.Person{{Name: "Ada", About: "Ada, the desk"}},
	}
	problems := append(d.Read(`## Start {#start}

**Ada:** Good morning.

> Ask for a number.

- [“What does it cost?”](#costs)
  > A number is what it turns on.
- [Say nothing.](#silence)

## Costs {#costs}

**Ada:** ==Forty a week=={fact=price}.

- [“Who else feels it?”](#meet){needs=price}

## Silence {#silence}

Nobody speaks.

- [“What does it cost?”](#costs)
- [Hang up.](#over)

## You meet {#meet ending=good}

On Thursday.

## Over {#over ending=bad}

It is over.
`, 1), d.Check()...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return &content.Course{ID: "test", Version: "1", Title: "A course", Processes: []*content.Process{p}, Dialogues: []*talk.Dialogue{d}}
}

type room struct {
	*uitest.Room
	page *Page
}

func newRoom(t *testing.T) *room {
	t.Helper()
	r := &room{Room: uitest.NewRoom(t, call(t))}
	r.open(New(r.Course, r.Session, r, Route("call")))
	return r
}

func (r *room) open(p *Page) {
	r.page = p
	r.Put(p)
}

func (r *room) mustNotSay(what string) {
	r.T.Helper()
	if strings.Contains(r.Says(), what) {
		r.T.Errorf("the page says %q:\n%s", what, r.Says())
	}
}

var (
	one       = command.Key{Rune: '1'}
	two       = command.Key{Rune: '2'}
	enter     = command.K(fyne.KeyReturn)
	down      = command.K(fyne.KeyDown)
	backspace = command.K(fyne.KeyBackspace)
)

func TestPage_IsPlayedByKeysToItsEnd(t *testing.T) {
	r := newRoom(t)
	r.MustSay("The call", "Ask · 2 min", "Ada, the desk", "Good morning.", "“What does it cost?”", "Learn the number.", "Choice 1 of about")
	r.mustNotSay("forty a week")
	r.Press(down, enter) // the second reply
	r.MustSay("Nobody speaks.", "Hang up.")
	r.Press(one)
	r.MustSay("The price: forty a week", "“Who else feels it?”")
	r.mustNotSay("Hang up.")
	r.Press(enter)
	r.MustSay("It went well", "On Thursday.", "What you found out: 1 of 1", "Ask is done when the buyer", "has named a number", "1 of 2 endings")
	r.mustNotSay("Where it turned") // that reply wasn't chosen in the moment where it matters
	r.Press(enter)
	r.MustSay("Choice 1 of about")
	r.Press(one, one)
	r.MustSay("Where it turned", "A number is what it turns on.", "1 of 2 endings")
}

func TestPage_TakesChoicesBackAndMakesThemAgain(t *testing.T) {
	r := newRoom(t)
	r.Press(backspace) // there is nothing yet
	if len(r.Failed)+len(r.Told) > 0 {
		t.Errorf("it says %v %v", r.Failed, r.Told)
	}
	r.Press(two, two)
	r.MustSay("It went nowhere")
	r.Press(backspace)
	r.MustSay("Hang up.")
	r.Press(backspace)
	r.MustSay("Choice 1 of about")
	r.mustNotSay("Hang up.")
	r.Press(command.Key{Name: fyne.KeyZ, Ctrl: true, Shift: true})
	r.MustSay("Hang up.")
}

func TestPage_GoesOnWhereItWasLeft(t *testing.T) {
	r := newRoom(t)
	r.Press(two)
	r.open(New(r.Course, r.Session, r, Route("call")))
	r.MustSay("Hang up.")
	r.Press(two)
	ended := r.page.Route()
	r.open(New(r.Course, r.Session, r, ended))
	r.MustSay("It went nowhere")
	r.open(New(r.Course, r.Session, r, Route("call")))
	r.MustSay("Choice 1 of about")
}

func TestPage_HelpsWhereAMomentHasAHint(t *testing.T) {
	r := newRoom(t)
	r.mustNotSay("Ask for a number.")
	r.Press(command.K(fyne.KeyH))
	r.MustSay("Ask for a number.")
	r.Press(two)
	r.mustNotSay("What would help?")
}

// heard is what would be read aloud now, a line an utterance; those of the learner's voice begin
// with ">".
func (r *room) heard() string {
	var lines []string
	for _, u := range r.page.utterances() {
		if u.own {
			u.text = "> " + u.text
		}
		lines = append(lines, u.text)
	}
	return strings.Join(lines, "\n")
}

func (r *room) mustHear(lines ...string) {
	r.T.Helper()
	if got, want := r.heard(), strings.Join(lines, "\n"); got != want {
		r.T.Errorf("it would read\n%s\nwant\n%s", got, want)
	}
}

func TestPage_SaysWhatIsSaidInTheVoiceOfWhoSaysIt(t *testing.T) {
	r := newRoom(t)
	r.mustHear("The call", "Your goal: Learn the number.", "Ada: Good morning.", "What do you say?", "Choose 1", "> “What does it cost?”", "Choose 2", "> Say nothing.")
	r.Press(one)
	r.mustHear("> “What does it cost?”", "Forty a week.", "What do you say?", "Choose 1", "> “Who else feels it?”")
	r.Press(backspace, two) // which isn't said
	r.mustHear("Nobody speaks.", "What do you say?", "Choose 1", "> “What does it cost?”", "Choose 2", "> Hang up.")
}

func TestPage_SaysWhatCameOfItAndWhy(t *testing.T) {
	r := newRoom(t)
	r.Press(one, one)
	r.mustHear("> “Who else feels it?”", "It went well", "On Thursday.", "What you found out: 1 of 1", "The price: forty a week",
		"Where it turned", "You chose", "> “What does it cost?”", "A number is what it turns on.")
	r.Press(enter)
	r.Press(two, two)
	r.mustHear("It went nowhere", "It is over.", "What you found out: 0 of 1", "The price, not known yet")
}

func TestPage_NamesWhoSpeaksWhereTheVoiceDoesNotTell(t *testing.T) {
	d := &talk.Dialogue{ID: "call", Title: "The call", Minutes: 2, You: "You"}
	if problems := d.Read(`## Start {#start}

**Ada:** Good morning.

**You:** Hello.

**Ada:** And this is Ben.

**Ben:** I’m late.

- [“Now what?”](#next)
  > It asks.
- [“What now?”](#next)
  > It asks as well.

## Next {#next}

**Ben:** Now we talk.

She coughs.

**Ben:** Or we don’t.

**Ada:** We do.

- [Hang up.](#over)

## Over {#over ending=mixed}

**Ada:** Well.
`, 1); len(problems) > 0 {
		t.Fatal(problems)
	}
	course := call(t)
	course.Dialogues = []*talk.Dialogue{d}
	r := &room{Room: uitest.NewRoom(t, course)}
	r.open(New(r.Course, r.Session, r, Route("call")))
	r.mustHear("The call", "Ada: Good morning.", "> Hello.", "And this is Ben.", "Ben: I’m late.", "What do you say?", "Choose 1", "> “Now what?”", "Choose 2", "> “What now?”")
	r.Press(one)
	r.mustHear("> “Now what?”", "Ben: Now we talk.", "She coughs.", "Ben: Or we don’t.", "Ada: We do.", "What do you say?", "Choose 1", "> Hang up.")
	r.Press(one)
	r.mustHear("It went half way", "Ada: Well.", "Where it turned", "You chose", "> “Now what?”", "It asks.",
		"You could have chosen", "> “What now?”", "It asks as well.")
}

func TestPage_ReadsOnAfterWhateverChangesWhatIsShown(t *testing.T) {
	here := speech.Here
	defer func() { speech.Here = here }()
	speech.Here = &speech.Finder{System: "linux", LookPath: func(string) (string, error) { return "", exec.ErrNotFound }}
	speech.Here.Look()
	r := newRoom(t)
	for about, key := range map[string]command.Key{
		"help": command.K(fyne.KeyH), "a choice": two, "a choice taken back": backspace, "the beginning": {},
	} {
		r.page.aloud.on, r.Told = true, nil
		if key == (command.Key{}) {
			r.page.Again()
		} else {
			if about == "a choice taken back" {
				r.page.aloud.on = false
				r.Press(two)
				r.page.aloud.on = true
			}
			r.Press(key)
		}
		if !slices.Contains(r.Told, "This computer has no voice to read aloud with.") {
			t.Errorf("%s isn't read: it says %q", about, r.Told)
		}
		r.page.Again()
	}
}

func TestPage_OfADialogueThatIsGoneLeadsBack(t *testing.T) {
	r := newRoom(t)
	r.open(New(r.Course, r.Session, r, Route("other")))
	r.MustSay("This conversation isn’t there", "Back to practice")
}

func TestPage_ShowsTheMapToWhoeverWritesTheCourse(t *testing.T) {
	m := command.K(fyne.KeyM)
	r := newRoom(t)
	r.mustNotSay("Map of the conversation")
	r.Press(m)
	if r.Window().Canvas().Overlays().Top() != nil {
		t.Error("a learner sees the map")
	}
	r.FromFolder = true
	r.open(New(r.Course, r.Session, r, Route("call")))
	r.MustSay("Map of the conversation")
	r.Press(m)
	if r.Window().Canvas().Overlays().Top() == nil {
		t.Fatal("no map is shown")
	}
	r.MustSay("The call") // still under it
	if says := uitest.Says(r.Window().Canvas().Overlays().Top()); !strings.Contains(says, "5 moments, 2 endings") || !strings.Contains(says, "Silence") {
		t.Errorf("over the window stands:\n%s", says)
	}
}
