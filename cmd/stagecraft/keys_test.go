package main

import (
	"testing"

	"stagecraft/ui/nav"
)

// The other buttons of a mouse, as X numbers them.
const (
	otherButton   = 3
	backButton    = 8
	forwardButton = 9
)

func TestKeys_OneIsChangedUsedAfterARestartTooAndPutBack(t *testing.T) {
	t.Parallel()
	data, home := t.TempDir(), []string{"env", "HOME=" + t.TempDir()}
	w := start(t, data, home, "--page", nav.Today)
	w.command("change keys")
	w.press("ctrl+f")
	w.typeText("search")
	w.press("Tab", "Tab", "Return") // past the button that prints
	w.until("a key is waited for", w.covered)
	w.press("ctrl+shift+j")
	w.until("the key is taken", func() bool { return !w.covered() })
	w.press("ctrl+1", "ctrl+shift+j")
	w.until("the new key opens the search", w.covered)
	w.press("Escape")
	w.quit()

	w = start(t, data, home, "--page", nav.Today)
	w.keys("ctrl+k")
	if w.covered() {
		t.Error("the key that it had opens the search too")
	}
	w.press("ctrl+shift+j")
	w.until("the new key opens the search after a restart", w.covered)
	w.typeText(">change keys")
	w.press("Return")
	w.press("ctrl+shift+j")
	w.typeText(">put back all keys")
	w.press("Return")
	w.press("ctrl+k")
	w.until("the key put back opens the search", w.covered)
	w.press("Escape")
	w.quit()
}

func TestMouse_ItsOtherButtonsOpenTheMenuAndGoBackAndForward(t *testing.T) {
	w := start(t, t.TempDir(), nil, "--page", nav.Today)
	click := func(what string, button, x, y int) {
		t.Helper()
		from, err := w.screen.Sum()
		if err == nil {
			err = w.screen.Press(button, x, y)
		}
		if err == nil {
			err = w.screen.WaitChange(from, keyLimit)
		}
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		w.settle()
	}
	// Near the corner of the page, where nothing is that has a menu of its own.
	x, y := windowSize.Width-25, windowSize.Height-25
	if err := w.screen.Move(x, y); err != nil {
		t.Fatal(err)
	}
	w.settle()
	today := w.picture()
	w.press("ctrl+2")
	lessons := w.picture()
	click("back", backButton, x, y)
	if alike(w.picture(), today) < 0.99 {
		t.Error("the button at the side doesn't go back")
	}
	click("forward", forwardButton, x, y)
	if alike(w.picture(), lessons) < 0.999 {
		t.Error("the other button at the side doesn't go forward")
	}
	click("back again", backButton, x, y)
	click("the menu", otherButton, x, y)
	menu := w.picture()
	if err := w.screen.Press(forwardButton, x, y); err != nil {
		t.Fatal(err)
	}
	w.settle()
	if alike(w.picture(), menu) < 0.999 {
		t.Error("the button at the side acts beneath the menu")
	}
	w.press("Escape")
	if alike(w.picture(), today) < 0.99 { // it says what was read meanwhile
		t.Error("Escape leaves more than the page")
	}
	w.quit()
}
