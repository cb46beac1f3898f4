package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
	"stagecraft/study"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestApp_BringsInADeckOfAnkiAfterAPreviewAndUndoesItAsOne(t *testing.T) {
	app := startJoining(t, newJoiningShelf(t), nav.Cards)
	path := ankitest.File(t, anki.Form21b)
	app.dropped([]fyne.URI{storage.NewFileURI(path)})
	wait(t, func() bool { return app.top() == "anki" })
	for _, want := range []string{
		"deck.apkg becomes cards of your own", "5\nnotes", "7\ncards to learn", "1\npicture", "5\npast reviews", "Into the decks: Default, Sales and Sales › Orders",
		"1 note comes without its sound.", "“Of no type”: its kind isn’t in the file",
	} {
		if says := uitest.Says(uitest.Over(app.window)); !strings.Contains(says, want) {
			t.Errorf("the preview doesn't say %q:\n%s", want, says)
		}
	}
	uitest.MustKeepDialogRules(t, app.window)
	app.redraw()
	if app.top() != "anki" || len(app.opened.Session.OwnCards()) != 0 {
		t.Fatalf("drawn anew, %q lies over the page, and there are %d cards", app.top(), len(app.opened.Session.OwnCards()))
	}
	uitest.Click(t, app.window, "Bring it in")
	wait(t, func() bool { return app.toast.object.Visible() })
	if says := uitest.Says(app.toast.object); len(app.opened.Session.OwnCards()) != 5 || !strings.Contains(says, "Brought in from Anki: 5 new cards and 5 reviews.") {
		t.Fatalf("there are %d cards, and it says %q", len(app.opened.Session.OwnCards()), says)
	}
	app.undoImport()
	if n := len(app.opened.Session.OwnCards()); n != 0 {
		t.Errorf("undone, there are %d cards", n)
	}
}

func TestApp_SaysWhyADeckCantBeBroughtIn(t *testing.T) {
	app := startJoining(t, newJoiningShelf(t), nav.Cards)
	path := filepath.Join(t.TempDir(), "letter.apkg")
	if err := os.WriteFile(path, []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	app.lookIntoDeck(path)
	wait(t, func() bool { return app.top() == "refused-deck" })
	if says := uitest.Says(uitest.Over(app.window)); !strings.Contains(says, "letter.apkg: It is no deck of Anki.") {
		t.Errorf("it says %q", says)
	}
}

func TestApp_ExportsADeckInEveryForm(t *testing.T) {
	app := startJoining(t, newJoiningShelf(t), nav.Cards)
	d := app.opened.Session.Decks()[1]
	if _, ok := app.opened.Session.Deck(study.AllCards); !ok {
		t.Fatal("there is no deck")
	}
	app.ExportDeck(d.ID)
	if app.top() != "export" {
		t.Fatalf("%q lies over the page", app.top())
	}
	uitest.MustKeepDialogRules(t, app.window)
	says := uitest.Says(uitest.Over(app.window))
	for _, f := range app.deckFormats() {
		if !strings.Contains(says, f.name) {
			t.Errorf("the dialog doesn't offer %q", f.name)
		}
		data, w, err := f.write(t.Context(), app.deckToExport(d, d.Title))
		if err != nil || len(data) < 500 || w.Cards == 0 {
			t.Errorf("%s: %d bytes, %v, %v", f.ending, len(data), w, err)
		}
		if f.ending == ".pdf" && !strings.HasPrefix(string(data), "%PDF") {
			t.Errorf("the PDF begins %q", data[:8])
		}
	}
}

func TestApp_SaysEachReasonForWhichSomethingDoesntCome(t *testing.T) {
	for _, r := range anki.Reasons() {
		if says := leftOutSaying(r, 2); strings.HasPrefix(says, string(r)) || !strings.HasPrefix(says, "2 ") {
			t.Errorf("%s is said as %q", r, says)
		}
		if says := problemReason(r); says == string(r) || says == "" {
			t.Errorf("of one thing %s is said as %q", r, says)
		}
	}
}
