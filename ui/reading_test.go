package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/look"
	"stagecraft/ui/nav"
)

func restoreReading(t *testing.T) {
	t.Cleanup(func() { look.SetLines(look.LongLines); look.SetLineSpacing(look.NormalSpacing) })
}

func TestApp_KeepsHowTheLearnerLikesText(t *testing.T) {
	restoreReading(t)
	a := test.NewTempApp(t)
	shelf := newShelf(t, t.TempDir())
	app := New(a, shelf, Config{Size: fyne.NewSize(1280, 832)})
	wait(t, func() bool { return app.page != nil })
	app.SetLines(look.ShortLines)
	app.SetLineSpacing(look.RoomySpacing)

	look.SetLines(look.LongLines)
	look.SetLineSpacing(look.NormalSpacing)
	again := New(a, shelf, Config{Size: fyne.NewSize(1280, 832)})
	wait(t, func() bool { return again.page != nil })
	if look.Lines() != look.ShortLines || look.LineSpacing() != look.RoomySpacing {
		t.Errorf("the next start has lines %v, spacing %v", look.Lines(), look.LineSpacing())
	}
}

func TestApp_OtherLinesKeepTheReadingPlace(t *testing.T) {
	restoreReading(t)
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	lesson := app.opened.Course.Lesson("sales-process")
	app.Go(nav.Route{Page: nav.Lessons, ID: lesson.ID, At: lesson.Blocks[12].Key})
	app.list.TypedKey(fyne.KeyDown)
	before := app.page.Route()
	for _, change := range []func(){
		func() { app.SetLines(look.ShortLines) },
		func() { app.SetLineSpacing(look.RoomySpacing) },
		func() { app.SetTextScale(150) },
		func() { app.SetTextScale(100); app.SetLineSpacing(look.CompactSpacing); app.SetLines(look.MediumLines) },
	} {
		change()
		app.window.Resize(fyne.NewSize(1280, 832))
		at := app.page.Route()
		if at.At != before.At {
			t.Fatalf("the lesson went from %q to %q", before.At, at.At)
		}
		was, is := before.Offset/before.Height, at.Offset/at.Height
		if d := is - was; d < -0.02 || d > 0.02 {
			t.Errorf("%.0f %% of the paragraph were above, now %.0f %%", 100*was, 100*is)
		}
	}
}

func TestApp_SettingsKeepsTheKeysWhereTheyAre(t *testing.T) {
	restoreReading(t)
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	app.GoPage(nav.Settings)
	for range 40 {
		app.window.Canvas().FocusNext()
		if app.page.Route().State == "5" { // a theme of three and a motion of two come before
			break
		}
	}
	before := look.TextScale()
	app.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if look.TextScale() != before-10 {
		t.Fatalf("Space on the sixth choice makes the text %d %%", look.TextScale())
	}
	app.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if look.TextScale() != before-20 {
		t.Errorf("Space once more makes the text %d %%: the keys went elsewhere", look.TextScale())
	}
}
