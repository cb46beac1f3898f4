package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// lineIn puts a line and a button that leads to it into a window.
func lineIn(t *testing.T, l *Line) (button *Pressable, c fyne.Canvas) {
	t.Helper()
	test.NewTempApp(t)
	button = NewPressable(Gap(10, 10), func() { c.Focus(l) })
	c = test.NewTempWindow(t, Stack(0, l, button)).Canvas()
	return button, c
}

// types gives characters to a line that has the keys.
func types(l *Line, text string) {
	for _, r := range text {
		l.TypedRune(r)
	}
}

func TestLine_TheSpaceOfTheButtonThatLedHereIsNotTyped(t *testing.T) {
	l := NewLine(func(*fyne.KeyEvent) bool { return false })
	button, c := lineIn(t, l)
	space := &fyne.KeyEvent{Name: fyne.KeySpace}
	button.TypedKey(space)
	types(l, " a b")
	if l.Text != "a b" {
		t.Errorf("typed %q after Space, want %q", l.Text, "a b")
	}
	c.Unfocus()
	button.Tapped(nil)
	types(l, " ")
	if l.Text != "a b " {
		t.Errorf("typed %q after a tap, want a space more", l.Text)
	}
	c.Unfocus()
	button.TypedKey(space)
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	types(l, " ")
	if l.Text != " a b " {
		t.Errorf("typed %q, want the space that comes after another key", l.Text)
	}
}

func TestLine_TypesWhatItsKeysHaveNoUseFor(t *testing.T) {
	var asked []fyne.KeyName
	l := NewLine(func(e *fyne.KeyEvent) bool {
		asked = append(asked, e.Name)
		return e.Name == fyne.KeyLeft
	})
	l.SetText("ab")
	l.CursorColumn = 2
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if l.Text != "a" || len(asked) != 2 {
		t.Errorf("left %q, asked of %v; want the last letter gone", l.Text, asked)
	}
}

func TestLine_SelectsWhatIsThereOnceOnly(t *testing.T) {
	l := NewLine(func(*fyne.KeyEvent) bool { return false })
	l.SetText("My process")
	l.SelectFirst = true
	button, c := lineIn(t, l)
	button.Tapped(nil)
	if l.SelectedText() != "My process" {
		t.Errorf("%q is selected, want all", l.SelectedText())
	}
	types(l, "Ours")
	c.Unfocus()
	button.Tapped(nil)
	if l.SelectedText() != "" || l.Text != "Ours" {
		t.Errorf("%q of %q is selected the second time, want nothing", l.SelectedText(), l.Text)
	}
}
