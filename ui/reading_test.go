package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/settings"
	"stagecraft/ui/theme"
)

func restoreReading(t *testing.T) {
	t.Cleanup(func() { theme.SetLines(theme.LongLines); theme.SetLineSpacing(theme.NormalSpacing) })
}

func TestApp_KeepsHowTheLearnerLikesText(t *testing.T) {
	restoreReading(t)
	a := test.NewTempApp(t)
	shelf := newShelf(t, t.TempDir())
	app := New(a, shelf, Config{Size: fyne.NewSize(1280, 832)})
	wait(t, func() bool { return app.page != nil })
	app.Choose(preferences.TextWidth, int(theme.ShortLines))
	app.Choose(preferences.LineSpacing, int(theme.RoomySpacing))

	theme.SetLines(theme.LongLines)
	theme.SetLineSpacing(theme.NormalSpacing)
	again := New(a, shelf, Config{Size: fyne.NewSize(1280, 832)})
	wait(t, func() bool { return again.page != nil })
	if theme.Lines() != theme.ShortLines || theme.LineSpacing() != theme.RoomySpacing {
		t.Errorf("the next start has lines %v, spacing %v", theme.Lines(), theme.LineSpacing())
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
		func() { app.Choose(preferences.TextWidth, int(theme.ShortLines)) },
		func() { app.Choose(preferences.LineSpacing, int(theme.RoomySpacing)) },
		func() { app.Choose(preferences.TextSize, 150) },
		func() {
			app.Choose(preferences.TextSize, 100)
			app.Choose(preferences.LineSpacing, int(theme.CompactSpacing))
			app.Choose(preferences.TextWidth, int(theme.MediumLines))
		},
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
	before := 0 // choices that come before the text size
count:
	for _, part := range preferences.Sections() {
		for _, s := range preferences.In(part) {
			if s == preferences.TextSize {
				break count
			}
			before += len(s.Options)
		}
	}
	for range 40 {
		app.window.Canvas().FocusNext()
		if at, ok := app.page.Route().State.(*settings.State); ok && at.Button == before {
			break
		}
	}
	was := theme.TextScale()
	app.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if theme.TextScale() != was-10 {
		t.Fatalf("Space on the choice of a smaller text makes the text %d %%", theme.TextScale())
	}
	app.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if theme.TextScale() != was-20 {
		t.Errorf("Space once more makes the text %d %%: the keys went elsewhere", theme.TextScale())
	}
}
