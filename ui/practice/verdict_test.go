package practice

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// wordy is the course with an explanation of many sentences to each question.
func wordy() *content.Course {
	c := course()
	for _, q := range c.Questions {
		q.Explanation = say(strings.Repeat("Who pays must have asked for it first. ", 6))
	}
	return c
}

// stands gives where something stands in the window.
func stands(o fyne.CanvasObject) (top, bottom float32) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.Y, at.Y + o.Size().Height
}

func TestQuestion_ItsVerdictAndTheWayOnAreInViewAndHaveTheKeys(t *testing.T) {
	defer theme.SetTextScale(100)
	for _, scale := range []int{100, 150, 200} {
		for _, size := range []fyne.Size{{Width: 1072, Height: 832}, {Width: 816, Height: 700}, {Width: 500, Height: 480}} {
			for _, id := range []string{"single", "multiple", "match", "blanks", "typed"} {
				theme.SetTextScale(scale)
				r := newRoom(t, wordy(), at(id))
				r.Window().Resize(size)
				z := r.page.quiz
				if !z.Check() {
					give(z)
					if !z.Check() {
						t.Fatalf("%s can't be checked", id)
					}
				}
				next := r.page.nextButton
				if r.Window().Canvas().Focused() != fyne.Focusable(next) {
					t.Errorf("%s: the keys don't go to the way on", id)
				}
				verdict, ok := uitest.Find(r.page.bar, func(s *kit.Scroller) bool { return true })
				if !ok {
					t.Fatalf("%s: there is no verdict", id)
				}
				for what, o := range map[string]fyne.CanvasObject{"the verdict": verdict, "the way on": next} {
					if top, bottom := stands(o); top < 0 || bottom > r.Window().Canvas().Size().Height+1 || bottom-top < 10 {
						t.Errorf("%d %%, %v, %s: %s stands from %v to %v", scale, size, id, what, top, bottom)
					}
				}
				high, view := verdict.Height()
				if roomy := size.Height > 600 && scale < 200; roomy && high > view+1 {
					t.Errorf("%d %%, %v, %s: the verdict is %v high and %v of it in view", scale, size, id, high, view)
				}
			}
		}
	}
}

// give answers a question, however wrong.
func give(z *Quiz) {
	switch c := z.control.(type) {
	case *choices:
		c.choose(0)
	case *typed:
		c.entry.SetText("x")
	case *blanks:
		for _, e := range c.fields {
			e.SetText("x")
		}
	case *matching:
		for i := range c.q.Pairs {
			c.cursor = i
			c.join(i)
		}
	}
}

func TestHint_IsBroughtIntoViewAndKeepsTheKeysAtTheButtons(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	r.Window().Resize(fyne.NewSize(600, 300)) // the buttons are below its end
	z := r.page.quiz
	for _, f := range focusable(z.actions) {
		r.Window().Canvas().Focus(f)
	}
	if !z.Hint() {
		t.Fatal("there is no hint")
	}
	top, bottom := stands(z.feedback)
	if view, _ := stands(r.page.bar); top < 0 || bottom > r.Window().Canvas().Size().Height+1 {
		t.Errorf("the hint stands from %v to %v of %v", top, bottom, view)
	}
	if !z.hasKeys() {
		t.Error("the keys are nowhere after a hint, so that Tab begins with the window's first button")
	}
}

func TestInline_SaysWhereItsVerdictStandsAndTabGoesOnFromIt(t *testing.T) {
	r := uitest.NewRoom(t, course())
	z := Inline(r.Course, r.Course.Questions[0], r.Session, r, nil, nil)
	from, high := float32(-1), float32(0)
	z.OnSaid = func(top, height float32) { from, high = top, height }
	w := r.Window()
	w.SetContent(kit.NewScroller(z))
	w.Resize(fyne.NewSize(600, 700))
	z.OnResize = func() { w.Content().Refresh() }
	give(z)
	if !z.Check() {
		t.Fatal("it can't be checked")
	}
	if from < 0 || high < z.feedback.Size().Height || from+high > z.Size().Height+1 {
		t.Errorf("the verdict is said to stand from %v, %v high, in a question of %v", from, high, z.Size().Height)
	}
	if w.Canvas().Focused() != fyne.Focusable(z.stop) {
		t.Fatal("the keys aren't at the verdict")
	}
	w.Canvas().FocusNext()
	b, ok := w.Canvas().Focused().(*kit.Pressable)
	if !ok || uitest.Label(b) != "Try again" {
		t.Fatalf("Tab goes from the verdict to %T", w.Canvas().Focused())
	}
	b.OnPress()
	if _, ok := w.Canvas().Focused().(*row); !ok {
		t.Errorf("asked again, the keys are at %T, want the first answer", w.Canvas().Focused())
	}
}
