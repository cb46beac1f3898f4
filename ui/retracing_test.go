package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

func TestApp_BackAndForwardLeadToEachPlaceAsItWasLeft(t *testing.T) {
	app := listApp(t)
	app.window.Resize(fyne.NewSize(900, 500)) // less than any page needs
	var left []string
	place := func() string {
		t.Helper()
		r := app.page.Route()
		text := fmt.Sprintf("%s %s at %s, %s", r.Page, r.ID, r.At, r.Mode)
		for o := range uitest.Drawn(app.page.Object()) {
			if s, ok := o.(*kit.Scroller); ok {
				text += fmt.Sprintf(" scrolled %.0f", s.Offset())
			}
		}
		return text
	}
	onPlaces(t, app, func(string) {
		// What scrolls is scrolled, where a step is shown it is the next but one.
		app.list.TypedKey(fyne.KeyPageDown)
		app.list.TypedKey(fyne.KeyRight)
		left = append(left, place())
	})
	app.Go(nav.Route{Page: nav.Today})
	for i := len(left) - 1; i >= 0; i-- {
		if app.Back(); place() != left[i] {
			t.Errorf("Back leads to\n%s, want\n%s", place(), left[i])
		}
	}
	for _, want := range left[1:] {
		if app.Forward(); place() != want {
			t.Errorf("Forward leads to\n%s, want\n%s", place(), want)
		}
	}
}
