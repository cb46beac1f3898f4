package cards

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestFlag_IsSetChangedAndTakenAwayByKeys(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeFlip})
	card := r.through().cards[0].ID
	flag := func() fyne.Focusable {
		r.Press(command.Key{Rune: 'f'})
		e := r.Window().Canvas().Focused()
		if e == nil || uitest.Over(r.Window()) == nil {
			t.Fatal("the comment isn't in focus")
		}
		return e
	}
	enter, escape := &fyne.KeyEvent{Name: fyne.KeyReturn}, &fyne.KeyEvent{Name: fyne.KeyEscape}
	e := flag()
	test.Type(e, "Too long")
	e.TypedKey(enter)
	if got, ok := r.Session.FlagOf(card); !ok || got != "Too long" {
		t.Fatalf("the flag is %q, %v", got, ok)
	}
	r.MustSay("Flagged: Too long")
	e = flag()
	test.Type(e, " by half")
	e.TypedKey(escape)
	if got, _ := r.Session.FlagOf(card); got != "Too long" {
		t.Errorf("Escape changed the flag to %q", got)
	}
	if uitest.Over(r.Window()) != nil {
		t.Error("Escape leaves the pop-up open")
	}
	e = flag()
	test.Type(e, " by half")
	e.TypedKey(enter)
	if got, _ := r.Session.FlagOf(card); got != "Too long by half" {
		t.Errorf("written on, the comment is %q", got)
	}
	flag()
	uitest.Click(t, r.Window(), "Take the flag away")
	if got, ok := r.Session.FlagOf(card); ok {
		t.Errorf("taken away, the flag says %q", got)
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
		r.Press(s.key)
		if r.through().at != s.want {
			t.Fatalf("%s leads to card %d, want %d", s.key, r.through().at, s.want)
		}
	}
	r.Press(space)
	if !r.through().back {
		t.Error("Space doesn't turn the card")
	}
	r.Press(right)
	if r.through().back {
		t.Error("the next card shows its answer")
	}
	r.Press(good)
	if n := r.Session.Sitting("all").Done; n != 0 {
		t.Errorf("flipping kept %d grades", n)
	}
	r.MustSay("Cards")
}

func TestFlipThrough_ComesBackToTheSameOrderAndCard(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeFlip})
	r.Press(command.K(fyne.KeyS), right, right, space)
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
	r.Press(command.K(fyne.KeyS))
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
	r.Press(only)
	r.MustSay("No flagged cards")
	r.Press(only)
	if err := r.Session.Flag(study.Flag{FlagTarget: study.FlagTarget{Card: "term:lead/term"}}); err != nil {
		t.Fatal(err)
	}
	r.Press(only)
	if cards := r.through().cards; len(cards) != 1 || cards[0].ID != "term:lead/term" {
		t.Errorf("the flagged cards are %v", cards)
	}
}

func TestFlipThrough_ShowsBothSidesAtOnce(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeFlip})
	card := r.through().cards[0]
	front, answer := r.page.facesOf(card).front, r.page.facesOf(card).answer
	if strings.Contains(r.Says(), answer) {
		t.Fatal("the answer is shown from the start")
	}
	both := command.K(fyne.KeyB)
	r.Press(both)
	r.MustSay(front, answer, "Both sides")
	r.Press(space)
	if r.through().at != 1 {
		t.Errorf("Space leads to card %d, want the next", r.through().at)
	}
	next := r.page.facesOf(r.through().cards[1])
	r.MustSay(next.front, next.heading)
	r.reopen()
	if !r.through().kept.Both || r.through().at != 1 {
		t.Error("both sides aren't shown any more after a restart")
	}
	r.Press(both)
	if strings.Contains(r.Says(), next.heading) {
		t.Errorf("the answer, %q, is still shown", next.heading)
	}
	if n := r.Session.Sitting("all").Done; n != 0 {
		t.Errorf("looking through kept %d grades", n)
	}
}
