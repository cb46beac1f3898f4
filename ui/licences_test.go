package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/assets/licences"
	"stagecraft/ui/internal/uitest"
)

func TestAbout_ShowsTheLicenceOfEachModule(t *testing.T) {
	all, err := licences.All()
	if err != nil {
		t.Fatal(err)
	}
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	app.list.Run("help.about")
	uitest.Click(t, app.window, "Licences of all that is inside")
	for _, l := range all {
		if !app.says(l.Of) {
			t.Errorf("%s is not listed", l.Of)
		}
	}
	const permits = "Redistribution and use in source and binary forms"
	at := slices.IndexFunc(all, func(l licences.Licence) bool { return strings.Contains(l.Text, permits) })
	uitest.Click(t, app.window, all[at].Of)
	if !app.says(permits) {
		t.Errorf("the licence of %s is not shown", all[at].Of)
	}
	for range 3 {
		app.list.TypedKey(fyne.KeyEscape)
	}
	if uitest.Over(app.window) != nil {
		t.Error("something is left over the page")
	}
}
