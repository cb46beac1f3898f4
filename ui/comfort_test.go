package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/content/catalogue"
	"stagecraft/study/seeddata"
	"stagecraft/ui/backups"
	"stagecraft/ui/cards"
	"stagecraft/ui/comments"
	"stagecraft/ui/fromnotes"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/learners"
	"stagecraft/ui/nav"
	"stagecraft/ui/packages"
	"stagecraft/ui/practice"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// everywhere are the pages, and what lies over them, that are looked at in every
// theme and size: each with what leads there.
var everywhere = []struct {
	name string
	at   nav.Route
	open []string // commands, once it is there
	// english is set where it is looked at in every theme and size in English alone: it
	// leaves something behind that other places show.
	english bool
}{
	{name: "today", at: nav.Route{Page: nav.Today}},
	{name: "lessons", at: nav.Route{Page: nav.Lessons}, open: []string{"lesson.list"}},
	{name: "lesson", at: nav.Route{Page: nav.Lessons, ID: "sales-process"}},
	{name: "contents", at: nav.Route{Page: nav.Lessons, ID: "sales-process"}, open: []string{"lesson.contents"}},
	{name: "a process beside the lesson", at: nav.Route{Page: nav.Lessons, ID: "sales-process"}, open: []string{"view.process"}},
	{name: "notes beside the lesson", at: nav.Route{Page: nav.Lessons, ID: "sales-process"}, open: []string{"lesson.highlight", "view.notes"}},
	{name: "the lesson alone again", at: nav.Route{Page: nav.Lessons, ID: "sales-process"}, open: []string{"view.notes"}},
	{name: "process", at: nav.Route{Page: nav.Process, ID: "pipeline-seven", At: "demo"}},
	{name: "save", at: nav.Route{Page: nav.Process, ID: "pipeline-seven"}, open: []string{"process.save"}},
	{name: "compare", at: nav.Route{Page: nav.Process, ID: "classic-seven"}, open: []string{"process.compare"}},
	{name: "cards", at: nav.Route{Page: nav.Cards}},
	{name: "front", at: nav.Route{Page: nav.Cards, ID: "all", Mode: cards.ModeReview}},
	{name: "back", at: nav.Route{Page: nav.Cards, ID: "all", Mode: cards.ModeReview}, open: []string{"cards.flip"}},
	{name: "flip through", at: nav.Route{Page: nav.Cards, ID: "all", Mode: cards.ModeFlip}},
	{name: "flags", at: nav.Route{Page: nav.Cards, Mode: cards.ModeFlags}},
	{name: "all cards", at: nav.Route{Page: nav.Cards, Mode: cards.ModeAll}},
	{name: "practice", at: nav.Route{Page: nav.Practice}},
	{name: "question", at: nav.Route{Page: nav.Practice, ID: "all"}},
	{name: "progress", at: nav.Route{Page: nav.Progress}},
	{name: "courses", at: nav.Route{Page: nav.Courses}},
	{name: "settings", at: nav.Route{Page: nav.Settings}},
	{name: "search", at: nav.Route{Page: nav.Today}, open: []string{"go.search"}},
	{name: "keys", at: nav.Route{Page: nav.Today}, open: []string{"help.keys"}},
	{name: "menu", at: nav.Route{Page: nav.Today}, open: []string{"help.menu"}},
	{name: "about", at: nav.Route{Page: nav.Today}, open: []string{"help.about"}},
	{name: "plan", at: nav.Route{Page: nav.Today}, open: []string{"course.plan"}},
	{name: "report", at: nav.Route{Page: nav.Today}, open: []string{"help.report"}},
	{name: "why this card", at: nav.Route{Page: nav.Cards, ID: "all", Mode: cards.ModeReview}, open: []string{"cards.why"}},
	{name: "flag", at: nav.Route{Page: nav.Cards, ID: "all", Mode: cards.ModeFlip}, open: []string{"cards.flag"}},
	{name: "a process of one's own", at: nav.Route{Page: nav.Process}, open: []string{"process.make"}, english: true},
	{name: "exam", at: nav.Route{Page: nav.Practice, Mode: practice.ModeExam}},
	{name: "backups", at: nav.Route{Page: nav.Settings, Mode: backups.Mode}},
	{name: "learners", at: nav.Route{Page: nav.Settings, Mode: learners.Mode}},
	{name: "packages", at: nav.Route{Page: nav.Settings, Mode: packages.Mode}},
	{name: "from notes", at: nav.Route{Page: nav.Settings, Mode: fromnotes.Mode}},
	{name: "comments", at: nav.Route{Page: nav.Settings, Mode: comments.Mode}},
}

// look is how the window looks.
type look struct {
	mode  theme.Mode
	scale int
	size  fyne.Size
	face  theme.Typeface
}

// tight are looks in which there is little room for long words.
var tight = []look{
	{mode: theme.Light, scale: 100, size: fyne.NewSize(900, 600)},
	{mode: theme.Dark, scale: 150, size: fyne.NewSize(1024, 700)},
	{mode: theme.Sepia, scale: 100, size: fyne.NewSize(1280, 832), face: theme.OpenDyslexic},
}

// looks are the themes and sizes in which every page is looked at.
var looks = []look{
	{mode: theme.Light, scale: 100, size: fyne.NewSize(1280, 832)},
	{mode: theme.Dark, scale: 80, size: fyne.NewSize(900, 600)},
	{mode: theme.Sepia, scale: 150, size: fyne.NewSize(1024, 700)},
	{mode: theme.HighContrast, scale: 200, size: fyne.NewSize(1024, 700)},
	{mode: theme.Light, scale: 200, size: fyne.NewSize(900, 600)},
	{mode: theme.Dark, scale: 100, size: fyne.NewSize(3840, 2160)},
	{mode: theme.Light, scale: 100, size: fyne.NewSize(1280, 832), face: theme.OpenDyslexic},
	{mode: theme.Sepia, scale: 100, size: fyne.NewSize(1024, 700), face: theme.OpenDyslexic},
	{mode: theme.Light, scale: 200, size: fyne.NewSize(1024, 700), face: theme.OpenDyslexic},
}

// TestPages_CanBeReadAndHitInEveryThemeAndSize goes to every page in each theme and
// at the ends of what sizes of text and window may be. It computes the contrast of
// the words with what is drawn behind them, whether they have the room that they
// need, and how large is what can be pressed.
func TestPages_CanBeReadAndHitInEveryThemeAndSize(t *testing.T) {
	if testing.Short() {
		t.Skip("opens every page in every theme")
	}
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	found := inspector{faults: map[string]string{}}
	for _, l := range looks {
		app.inspect(t, &found, l)
	}
	found.tell(t, 1000, 5000)
}

// TestPages_HaveRoomForEveryLanguage goes to every page in each language, and in one
// whose texts are longer than those of any, after some weeks of study: then there is most
// to say.
func TestPages_HaveRoomForEveryLanguage(t *testing.T) {
	if testing.Short() {
		t.Skip("opens every page in every language")
	}
	data := t.TempDir()
	if err := seeddata.WriteBundled(data, 900, time.Now().Add(-14*time.Hour)); err != nil {
		t.Fatal(err)
	}
	app := startApp(t, newShelf(t, data), Config{})
	found := inspector{faults: map[string]string{}, inTurn: true}
	spoken := append(catalogue.Languages()[1:], catalogue.Pseudo)
	for i, tag := range spoken {
		app.speak(t, tag)
		some := tight[i%len(tight):][:1] // each language in one, the longest in all
		if tag == catalogue.Pseudo {
			some = tight
		}
		for _, l := range some {
			app.inspect(t, &found, l)
		}
	}
	found.tell(t, 300, 1500)
}

// inspect looks at all that is drawn everywhere, in a look.
func (s *App) inspect(t *testing.T, found *inspector, l look) {
	t.Helper()
	s.take(l)
	for _, place := range everywhere {
		if place.english && words.Language() != "en" {
			continue
		}
		s.Go(place.at)
		for _, id := range place.open {
			if !s.list.Run(id) {
				t.Fatalf("%s: %s doesn't apply", place.name, id)
			}
		}
		s.inspectShown(found, place.name, l)
	}
}

// inspectShown looks at all that is drawn now, in a look that was chosen.
func (s *App) inspectShown(found *inspector, name string, l look) {
	s.window.Canvas().Content().Refresh()
	found.begin(name, l)
	found.look(s.window.Content(), fyne.Position{}, found.window, false)
	s.lookOver(found)
}

// inspectLayers looks at what lies over the page alone.
func (s *App) inspectLayers(found *inspector, name string, l look) {
	found.begin(name, l)
	s.lookOver(found)
}

// begin has what is looked at from now on be of a place, in a look.
func (i *inspector) begin(name string, l look) {
	i.where = fmt.Sprintf("%s in %s and %s at %d %%, %v", name, words.Language(), l.mode, l.scale, l.size)
	i.window, i.fills, i.last = area{size: l.size}, nil, area{}
}

func (s *App) lookOver(found *inspector) {
	for _, over := range s.window.Canvas().Overlays().List() {
		found.last = area{}
		found.look(over, fyne.Position{}, found.window, false)
	}
}

// take has the window look so.
func (s *App) take(l look) {
	chooseTheme(s, l.mode)
	s.Choose(preferences.TextSize, l.scale)
	s.Choose(preferences.Typeface, int(l.face))
	s.window.Resize(l.size)
}

// TestPages_ShowWhatHasTheFocus gives the keys to each thing on every page that takes
// them, and wants it to be drawn otherwise than without.
func TestPages_ShowWhatHasTheFocus(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through every page")
	}
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	tried := 0
	for _, place := range everywhere {
		app.Go(place.at)
		for _, id := range place.open {
			app.list.Run(id)
		}
		root := app.window.Content()
		if over := app.window.Canvas().Overlays().Top(); over != nil {
			root = over
		}
		c := app.window.Canvas()
		for o := range uitest.Drawn(root) {
			f, ok := o.(fyne.Focusable)
			if d, is := o.(fyne.Disableable); !ok || is && d.Disabled() {
				continue
			}
			tried++
			c.Unfocus()
			without := drawnAs(o)
			c.Focus(f)
			if c.Focused() != f {
				continue // it hands the keys on
			}
			if with := drawnAs(o); with == without && !markedAnyway(o, with) {
				t.Errorf("on %s, %T %q looks the same with the keys as without", place.name, o, targetName(o))
			}
		}
		c.Unfocus()
	}
	if tried < 300 {
		t.Errorf("only %d things were tried", tried)
	}
}

// markedAnyway tells whether something shows where keys act, whoever has them: the
// rows of a menu, and that row of an answer which the page's own keys are for.
func markedAnyway(o fyne.CanvasObject, drawn string) bool {
	if _, is := o.(*kit.Menu); is {
		return true
	}
	return fmt.Sprintf("%T", o) == "*practice.row" && strings.Contains(drawn, fmt.Sprint(theme.Color(theme.Primary), 2))
}

// drawnAs says how a thing is drawn: what shows, how large, and in which colours.
func drawnAs(o fyne.CanvasObject) string {
	var b strings.Builder
	for part := range uitest.Drawn(o) {
		fmt.Fprintf(&b, "%T %v %v", part, part.Position(), part.Size())
		switch part := part.(type) {
		case *canvas.Rectangle:
			fmt.Fprint(&b, part.FillColor, part.StrokeColor, part.StrokeWidth)
		case *canvas.Line:
			fmt.Fprint(&b, part.StrokeColor, part.StrokeWidth)
		case *canvas.Image:
			fmt.Fprint(&b, part.Resource)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
