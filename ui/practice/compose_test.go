package practice

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
)

// writers is a course that asks for a text.
func writers(t *testing.T) *content.Course {
	t.Helper()
	c := course()
	q, problems := content.ReadQuestion(&markup.Quiz{ID: "voicemail", Source: "write 3..40 words\nWrite the voicemail.\n= Hello Amara, it’s Priya.\n=\n= One question is in your inbox.\n? Your name comes first\n? There is one reason\n? It says where to answer\n> So it is."})
	if q == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	c.Questions = append(c.Questions, q)
	return c
}

func ctrlEnter(p *pad) {
	p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
}

func TestCompose_IsWrittenComparedAndJudged(t *testing.T) {
	r := newRoom(t, writers(t), at("voicemail"))
	c := r.page.quiz.control.(*compose)
	ctrlEnter(c.pad)
	if c.compared {
		t.Fatal("nothing was written, and it is compared")
	}
	if strings.Contains(r.Says(), "Priya") {
		t.Fatal("the model answer is shown before there is a text")
	}
	c.pad.SetText("Hello, call me back, please.")
	r.MustSay("5 of 3 to 40 words")
	ctrlEnter(c.pad)
	r.MustSay("What you wrote", "Hello, call me back, please.", "it’s Priya", "One question is in your inbox.", "Your name comes first")
	if r.Session.Results("voicemail").Asked != 0 {
		t.Fatal("it is kept before it was judged")
	}
	r.Press(digit(1), down, down, space)
	r.reopen() // what was written and ticked outlasts the app
	r.Press(enter)
	r.mustHave("voicemail", missed1)
	r.MustSay("2 of 3 are in your text", "For the next time: There is one reason.", "So it is.")
	if got := r.Session.Written("voicemail"); got != "Hello, call me back, please." {
		t.Errorf("%q is kept", got)
	}

	if _, ok, err := r.Session.Undo(study.ScopePractice); !ok || err != nil {
		t.Fatal(ok, err)
	}
	r.mustHave("voicemail", study.Results{})
}

func TestCompose_AllTickedIsRightAndAnotherTryBeginsWithTheText(t *testing.T) {
	c := writers(t)
	r := newRoom(t, c, nav0)
	z := Inline(c, c.Question("voicemail"), r.Session, r, nil, nil)
	r.Window().SetContent(z)
	r.Window().Resize(fyne.NewSize(700, 900))
	z.control.(*compose).pad.SetText("Hello Amara, it’s Sam.")
	z.Check()
	z.Rune('1')
	z.Rune('2')
	z.Rune('3')
	z.Check()
	r.mustHave("voicemail", once)
	if g := z.answer(); g.Criteria == nil || g.Criteria.Of != 3 || len(g.Criteria.Kept) != 3 {
		t.Errorf("the answer says %+v of the criteria", g.Criteria)
	}
	z.again()
	if again := z.control.(*compose); again.compared || again.pad.Text != "Hello Amara, it’s Sam." {
		t.Errorf("another try begins with %q", again.pad.Text)
	}
}

func TestCompose_EscapeLeavesThePadAndTabGoesOn(t *testing.T) {
	r := newRoom(t, writers(t), at("voicemail"))
	c := r.page.quiz.control.(*compose)
	r.page.Shown()
	if r.Window().Canvas().Focused() != fyne.Focusable(c.pad) {
		t.Fatal("the pad hasn't the keys")
	}
	if c.pad.AcceptsTab() {
		t.Error("Tab is written into the text")
	}
	c.pad.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.Window().Canvas().Focused() != nil {
		t.Error("Escape doesn't leave it")
	}
}
