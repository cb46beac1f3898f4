package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content/catalogue"
	"stagecraft/study/seeddata"
	"stagecraft/ui/authoring"
	"stagecraft/ui/authoring/outline"
	"stagecraft/ui/authoring/questions"
	"stagecraft/ui/checking"
	"stagecraft/ui/dialogue"
	"stagecraft/ui/guide"
	"stagecraft/ui/keyboard"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
	"stagecraft/ui/progress"
	"stagecraft/ui/theme"
)

// sample is a language and a look.
type sample struct {
	language string
	look
}

// samples have each language, each theme, each end of what sizes of text and window may be,
// and each typeface at least once, so that what is looked at in all of them meets each.
var samples = []sample{
	{"de", look{mode: theme.Light, scale: 100, size: fyne.NewSize(900, 600)}},
	{"fr", look{mode: theme.Dark, scale: 150, size: fyne.NewSize(1024, 700)}},
	{"nl", look{mode: theme.Sepia, scale: 100, size: fyne.NewSize(1280, 832), face: theme.OpenDyslexic}},
	{"es", look{mode: theme.HighContrast, scale: 200, size: fyne.NewSize(1024, 700)}},
	{catalogue.Pseudo, look{mode: theme.Light, scale: 100, size: fyne.NewSize(1024, 700)}},
	{"en", look{mode: theme.Dark, scale: 80, size: fyne.NewSize(3840, 2160)}},
}

func TestSamples_HaveEachLanguageThemeAndSize(t *testing.T) {
	met := map[any]bool{}
	for _, s := range samples {
		for _, one := range []any{s.language, s.mode, s.scale, s.size, s.face} {
			met[one] = true
		}
	}
	for _, tag := range append(catalogue.Languages(), catalogue.Pseudo) {
		if !met[tag] {
			t.Errorf("no sample is in %s", tag)
		}
	}
	for _, l := range looks {
		for _, one := range []any{l.mode, l.scale, l.size, l.face} {
			if !met[one] {
				t.Errorf("no sample has %v", one)
			}
		}
	}
}

// rooms are the pages that are looked at in the samples alone.
func rooms(t *testing.T, app *App) map[string]nav.Route {
	all := map[string]nav.Route{
		"roles":           {Page: nav.Process, ID: "pipeline-seven", Mode: process.ModeRoles},
		"process editor":  {Page: nav.Process, ID: ownProcess(t, app), Mode: process.ModeEdit},
		"check":           {Page: nav.Settings, Mode: checking.Mode},
		"terms":           {Page: nav.Settings, Mode: authoring.Mode},
		"questions":       {Page: nav.Settings, Mode: questions.Mode},
		"outline":         {Page: nav.Settings, Mode: outline.Mode},
		"keys":            {Page: nav.Settings, Mode: keyboard.Mode},
		"user's guide":    {Page: nav.Settings, Mode: guide.Mode},
		"trainer's guide": {Page: nav.Settings, Mode: guide.TrainersMode},
		"memory":          {Page: nav.Progress, Mode: progress.ModeMemory},
		"reading":         {Page: nav.Progress, Mode: progress.ModeReading},
		"answers":         {Page: nav.Progress, Mode: progress.ModeAnswers},
		"time":            {Page: nav.Progress, Mode: progress.ModeTime},
		"mix-ups":         {Page: nav.Progress, Mode: progress.ModeMixUps},
		"parts":           {Page: nav.Progress, Mode: progress.ModeParts},
	}
	kinds := map[string]bool{}
	for _, q := range app.course().Questions {
		if kind := string(q.Kind); !kinds[kind] {
			kinds[kind] = true
			all["question of kind "+kind] = nav.Route{Page: nav.Practice, At: q.ID}
		}
	}
	if ds := app.course().Dialogues; len(ds) > 0 {
		all["conversation"] = nav.Route{Page: nav.Practice, Mode: dialogue.Mode, ID: ds[0].ID}
	}
	return all
}

// TestRooms_HaveRoomInEachThemeLanguageAndSize goes to the rooms behind the pages, after
// some weeks of study, in each of the samples, and wants the keys to go through each in the
// order in which one reads.
func TestRooms_HaveRoomInEachThemeLanguageAndSize(t *testing.T) {
	if testing.Short() {
		t.Skip("opens every room in every language")
	}
	data := t.TempDir()
	if err := seeddata.WriteBundled(data, 900, time.Now().Add(-14*time.Hour)); err != nil {
		t.Fatal(err)
	}
	app := startApp(t, newShelf(t, data), Config{})
	found := inspector{faults: map[string]string{}, inTurn: true}
	all := rooms(t, app)
	for _, l := range samples {
		app.speak(t, l.language)
		app.take(l.look)
		for name, at := range all {
			app.Go(at)
			if got := app.page.Route(); got.Page != at.Page || got.Mode != at.Mode {
				t.Fatalf("%s opens %+v", name, got)
			}
			app.inspectShown(&found, name, l.look)
		}
	}
	found.tell(t, 300, 1500)
}
