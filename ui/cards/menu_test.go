package cards

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

// sheetOf gives the card on the table.
func (r *room) sheetOf() *cardView {
	s, ok := uitest.Find(r.Window().Content(), func(*cardView) bool { return true })
	if !ok {
		r.T.Fatal("there is no card")
	}
	return s
}

func TestCardMenu_OpensByRightClickAndByKeysWithWhatAppliesNow(t *testing.T) {
	for _, c := range []struct {
		mode nav.Mode
		back bool
		want []string
	}{
		{ModeReview, false, []string{"Turn the card over", "Flag this card", "Why this card now?"}},
		{ModeReview, true, []string{"Turn the card over", "Flag this card", "Why this card now?", "Copy this card", "Open in lesson, or at its step"}},
		{ModeFlip, false, []string{"Turn the card over", "Flag this card", "Copy this card", "Open in lesson, or at its step"}},
	} {
		r := newRoom(t, course(), nav.Route{ID: "all", Mode: c.mode})
		if c.back {
			r.Press(command.K(fyne.KeySpace))
		}
		ways := map[string]func(){
			"a right click": func() { test.TapSecondaryAt(r.sheetOf(), fyne.NewPos(300, 200)) },
			"M":             func() { r.Press(command.K(fyne.KeyM)) },
			"its command":   func() { menuByID(r) },
		}
		for way, open := range ways {
			open()
			m, ok := uitest.Over(r.Window()).(*kit.Menu)
			if !ok {
				t.Fatalf("%s: %s opens %T", c.mode, way, uitest.Over(r.Window()))
			}
			says := strings.Split(uitest.Says(m), "\n")
			for _, want := range c.want {
				if !slices.Contains(says, want) {
					t.Errorf("%s, back %v: the menu by %s says %q, want %q", c.mode, c.back, way, says, want)
				}
			}
			m.Hide()
		}
	}
}

// menuByID gives the command, as the help sheet and the palette do.
func menuByID(r *room) {
	for _, c := range r.page.Commands() {
		if c.ID == "cards.menu" {
			c.Do()
		}
	}
}

func TestCardMenu_CopiesBothSides(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeFlip, At: "term:quote"})
	test.TapSecondaryAt(r.sheetOf(), fyne.NewPos(300, 200))
	uitest.Click(t, r.Window(), "Copy this card")
	got := fyne.CurrentApp().Clipboard().Content()
	term := course().Term("quote")
	if !strings.Contains(got, term.Term) || !strings.Contains(got, term.Definition) {
		t.Errorf("the clipboard has %q", got)
	}
	if !slices.Contains(r.Told, "Copied") {
		t.Errorf("told %q", r.Told)
	}
}

func TestFlipThrough_HasAKeyFromTheDecksAndFromAReview(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.Press(command.K(fyne.KeyT))
	r.Press(command.Key{Name: "1", Alt: true})
	decks := r.Session.Decks()
	r.MustHaveGone(nav.Route{Page: nav.Cards, ID: "all", Mode: ModeFlip}, nav.Route{Page: nav.Cards, ID: decks[1].ID, Mode: ModeFlip})
	r.MustSay("flip through all cards")
	r = newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.Press(command.K(fyne.KeyT))
	r.MustHaveGone(nav.Route{Page: nav.Cards, ID: "all", Mode: ModeFlip})
}

func TestFlipThrough_ShowsWhetherItIsShuffledByMoreThanColour(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeFlip})
	checked := func() bool {
		b := uitest.Button(r.Window().Content(), func(label string) bool { return label == "Shuffled" })
		if b == nil {
			t.Fatal("nothing says Shuffled")
		}
		_, ok := uitest.Find(b.Content, func(*canvas.Image) bool { return true })
		return ok
	}
	for _, want := range []bool{false, true, false} {
		if checked() != want {
			t.Errorf("the check mark stands there: %v, want %v", !want, want)
		}
		r.Press(command.K(fyne.KeyS))
	}
}
