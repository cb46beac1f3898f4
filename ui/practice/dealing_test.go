package practice

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/board"
	"stagecraft/content/markup"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

var (
	nav0  = nav.Route{}
	left  = command.K(fyne.KeyLeft)
	right = command.K(fyne.KeyRight)
)

// boards is a course that asks of a board which deals have no next step, and which stand wrong.
func boards(t *testing.T) *content.Course {
	t.Helper()
	b, problems := board.Read("steps = Talk 20 % | Visit 50 % | Offer\ntoday = 11 May\n| deal | step | worth | next step |\n|---|---|---|---|\n| Porto | Visit | 2,000 | |\n| Leeds | Visit | 4,000 | call on Friday |\n| Ghent | Offer | 1,000 | |", "en", nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b.ID = "monday"
	c := course()
	c.Boards = []*board.Board{b}
	for id, source := range map[string]string{
		"pick":   "board = monday\nWhich have no next step?\n= Porto\n= Ghent\n> So it is.",
		"move":   "board = monday\nWhich stands too far on?\n= Ghent -> Talk\n> So it is.",
		"beside": "board = monday\nIs that enough?\n- [ ] Yes\n- [x] No\n> So it is.",
	} {
		q, problems := content.ReadQuestion(&markup.Quiz{ID: id, Source: source})
		if q == nil {
			t.Fatal(problems)
		}
		q.Board = b
		c.Questions = append(c.Questions, q)
	}
	return c
}

func TestDealing_DealsAreChosenByKeys(t *testing.T) {
	r := newRoom(t, boards(t), at("pick"))
	r.MustSay("Pipeline board on 11 May", "Porto", "4,000", "Next step: –", "0 deals")
	r.Press(enter) // nothing is chosen yet
	if r.page.quiz.Checked() {
		t.Fatal("it is checked without an answer")
	}
	r.Press(space, right, space) // Porto, and Ghent beside it
	d := r.page.quiz.control.(*dealing)
	if got := d.given(); got != "Porto; Ghent" {
		t.Fatalf("%q is chosen", got)
	}
	r.reopen()
	r.Press(enter)
	r.mustHave("pick", once)
}

func TestDealing_AMissSaysWhatWouldHaveBeenRight(t *testing.T) {
	r := newRoom(t, boards(t), at("pick"))
	r.Press(down, space, enter) // Leeds
	r.mustHave("pick", missed1)
	r.MustSay("Not this one", "This one too", "The right answer: Porto; Ghent")
}

func TestDealing_ArrowsAndDigitsMoveADealAndItIsSaidWhereItStands(t *testing.T) {
	r := newRoom(t, boards(t), at("move"))
	d := r.page.quiz.control.(*dealing)
	r.Press(down, down, left) // Ghent, to Visit
	if d.given() != "Ghent → Visit" {
		t.Fatalf("it moved %q", d.given())
	}
	if said := d.rows[2].Described().Name; !strings.Contains(said, "Ghent, 1,000") || !strings.HasSuffix(said, "In Visit") {
		t.Errorf("it is said to be %q", said)
	}
	r.Press(left, left) // to the first column, and no further
	if d.given() != "Ghent → Talk" {
		t.Fatalf("it moved %q", d.given())
	}
	r.Press(digit(3))
	if d.complete() {
		t.Error("a board as it was is an answer")
	}
	r.Press(digit(1))
	r.reopen()
	r.Press(enter)
	r.mustHave("move", once)
}

func TestDealing_ADealIsDraggedFromColumnToColumn(t *testing.T) {
	r := newRoom(t, boards(t), at("move"))
	r.Window().Resize(fyne.NewSize(1000, 800))
	d := r.page.quiz.control.(*dealing)
	before := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.rows[2]).X
	for range 10 {
		d.rows[2].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-46, 3)})
	}
	d.rows[2].DragEnd()
	if d.given() != "Ghent → Talk" {
		t.Fatalf("dragged by 460, it moved %q", d.given())
	}
	if after := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.rows[2]).X; after >= before-300 {
		t.Errorf("its card stands at %v, and stood at %v", after, before)
	}
}

func TestDealing_ANarrowBoardScrollsToWhatTheKeysComeTo(t *testing.T) {
	r := newRoom(t, boards(t), at("pick"))
	r.Window().Resize(fyne.NewSize(330, 700))
	d := r.page.quiz.control.(*dealing)
	if d.board.scroll.thumb.Hidden {
		t.Fatal("there is room enough")
	}
	r.Press(right)
	if d.board.scroll.offset == 0 {
		t.Error("the third column isn't brought into view")
	}
}

func TestQuiz_ABoardStandsOverOtherKindsOfQuestionToo(t *testing.T) {
	r := newRoom(t, boards(t), at("beside"))
	r.MustSay("Pipeline board on 11 May", "Ghent", "Yes")
	if !slices.Contains(strings.Split(uitest.Says(r.page.quiz), "\n"), "Talk") {
		t.Error("the columns have no heads")
	}
}
