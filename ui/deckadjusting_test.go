package ui

import (
	"strings"
	"testing"

	"stagecraft/study"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestAdjustDeck_KeepsWhatWasChosenAsOneThingThatIsUndone(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	session := app.opened.Session
	const deck = "lesson:sales-process"
	app.Go(nav.Route{Page: nav.Cards})
	own := func() (n int) {
		for _, d := range study.DeckSettings() {
			if _, own := session.DeckSetting(deck, d); own {
				n++
			}
		}
		return n
	}
	app.AdjustDeck(study.AllCards)
	if uitest.Over(app.window) != nil {
		t.Error("it asks for limits of all cards")
	}
	app.AdjustDeck(deck)
	uitest.MustKeepDialogRules(t, app.window)
	less := uitest.Button(uitest.Over(app.window), func(is string) bool { return is == "−" })
	if less == nil {
		t.Fatal("nothing is to be chosen")
	}
	less.Tapped(nil)
	app.redraw() // what was chosen stays
	uitest.Click(t, app.window, "Keep")
	if v, is := session.DeckSetting(deck, study.SettingNewPerDay); !is || v != study.DefaultNewPerDay-1 || own() != 1 {
		t.Fatalf("new a day %v, its own: %v, of %d settings", v, is, own())
	}
	if says := uitest.Says(app.page.Object()); !strings.Contains(says, "new: 9 a day") {
		t.Errorf("the list of decks says %s", says)
	}
	if !app.list.Run("cards.undo") || own() != 0 {
		t.Errorf("after an undo %d settings are its own", own())
	}
	app.list.Run("cards.redo")
	app.Go(nav.Route{Page: nav.Settings})
	if !app.list.Run("settings.undo") || own() != 0 {
		t.Errorf("after an undo in Settings %d settings are its own", own())
	}
}
