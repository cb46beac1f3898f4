package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/text"
)

// What a trainer may write in any script, and a word that no line holds.
const (
	inChinese = "采购订单"
	inArabic  = "أمر الشراء"
	longWord  = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsversammlungsprotokoll"
)

// roomsOfWriting are the rooms in which a course is written: the command that opens each, and the
// file that it shows.
var roomsOfWriting = []struct{ command, file string }{
	{"course.terms", "terms.yaml"},
	{"course.questions", "lessons/one.md"},
	{"course.outline", "course.yaml"},
	{"course.comments", "comments.yaml"},
	{"course.check", ""},
}

// startRooms opens a course whose names are of many scripts.
func startRooms(t *testing.T, size fyne.Size) (*workbench, *App) {
	t.Helper()
	b := &workbench{shelf: newShelf(t, t.TempDir()), folder: t.TempDir()}
	for name, text := range manyScripts() {
		b.write(name, text)
	}
	app := newApp(t, b, Config{Size: size})
	wait(t, func() bool { return app.page != nil && app.live.folder != "" })
	return b, app
}

// manyScripts are the files of a course in which each name is Chinese, Arabic and too long.
func manyScripts() map[string]string {
	name := func(s string) string { return strings.Join([]string{inChinese, inArabic, longWord, s}, " ") }
	on := "term:long/definition"
	said := &content.Comment{ID: content.CommentID(on, "wrong", name("said"), ""), On: on, Kind: "wrong", Text: name("said"), Date: "2026-05-04"}
	return map[string]string{
		"course.yaml":    "id: scripts\ntitle: " + name("course") + "\nsummary: " + name("summary") + "\nlessons: [one]\njourney:\n  - {id: early, name: " + inArabic + "}\n",
		"terms.yaml":     "- id: long\n  term: " + longWord + "\n  definition: " + name("definition") + "\n- id: zh\n  term: " + inChinese + "\n  definition: " + inArabic + "\n",
		"lessons/one.md": "---\nid: one\ntitle: " + name("lesson") + "\n---\n\n# " + name("lesson") + "\n\n![](https://example.org/" + longWord + ".png)\n\n```quiz id=q\n" + name("question") + "\n- [ ] " + inArabic + "\n- [x] " + longWord + "\n> " + inChinese + "\n```\n",
		"comments.yaml":  string(content.WriteComment(said)),
	}
}

// mustStandInside fails for each text and button of a page that stands beside the window.
func mustStandInside(t *testing.T, app *App, where string) {
	t.Helper()
	driver, wide := fyne.CurrentApp().Driver(), app.window.Canvas().Size().Width
	for o := range uitest.Drawn(app.page.Object()) {
		switch o.(type) {
		case *text.Paragraph, *kit.Pressable:
		default:
			continue
		}
		left := driver.AbsolutePositionForObject(o).X
		if right := left + o.Size().Width; left < -1 || right > wide+1 {
			t.Errorf("%s: %.60q goes from %.0f to %.0f in a window of %.0f", where, uitest.Says(o), left, right, wide)
		}
	}
}

func TestWritten_RoomsHoldEveryScriptAndTheLongestWord(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1024, 700), fyne.NewSize(1920, 1080)} {
		_, app := startRooms(t, size)
		for _, room := range roomsOfWriting {
			if !app.list.Run(room.command) {
				t.Fatalf("%s doesn't apply", room.command)
			}
			wait(t, func() bool { return app.says(longWord) || room.file == "" && app.says("lessons/one.md") })
			if says := uitest.Says(app.page.Object()); room.file != "" && room.file != "lessons/one.md" && (!strings.Contains(says, inChinese) || !strings.Contains(says, inArabic)) {
				t.Errorf("%s says %.400q", room.command, says)
			}
			mustStandInside(t, app, room.command)
		}
		wait(t, func() bool { return app.task == nil })
		app.EditQuestion("q")
		wait(t, func() bool { return app.says(inArabic) })
		mustStandInside(t, app, "the form of a question")
	}
}

// damage is what no YAML is.
const damage = "- id: [one\n\t: {{\x00\n  - \"never ends\n"

func TestWritten_RoomsLeaveADamagedFileAsItIs(t *testing.T) {
	for _, room := range roomsOfWriting {
		if room.file == "" || room.file == "lessons/one.md" { // a note is never damaged: it is text
			continue
		}
		b, app := startRooms(t, fyne.NewSize(1024, 700))
		b.write(room.file, damage)
		if !app.list.Run(room.command) {
			t.Fatalf("%s doesn't apply", room.command)
		}
		wait(t, func() bool { return strings.Contains(uitest.Says(app.page.Object()), room.file) })
		for _, do := range []string{"terms.add", "outline.save", "terms.save", "comments.all"} {
			app.list.Run(do)
		}
		wait(t, func() bool { return app.task == nil })
		if now := fileText(t, b.folder, room.file); now != damage {
			t.Errorf("%s made of the damaged %s %q", room.command, room.file, now)
		}
		mustStandInside(t, app, room.command+" of a damaged file")
		// It can be left, and the course is as it was.
		app.Go(nav.Route{Page: nav.Today})
		if app.route.Page != nav.Today || app.course().Term("zh") == nil {
			t.Errorf("after %s the course is gone", room.command)
		}
	}
}

// The notes of a course are of any script too, and the list of them.
func TestWritten_NotesOfEveryScriptAreOfferedAsACourse(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled, Size: fyne.NewSize(1024, 700)})
	b := &workbench{shelf: app.loader.(*shelf), folder: t.TempDir()}
	b.write("1 "+inChinese+".md", "# "+inChinese+"\n\n**"+longWord+"**: "+inArabic+" "+longWord+" that is long.\n\n"+inArabic+": the order in writing of a buyer\n")
	b.write("2 "+inArabic+".md", "# "+longWord+"\n\n![](https://example.org/"+longWord+".png)\n")
	app.fromNotesIn(b.folder)
	wait(t, func() bool { return app.says("Lessons, from 2 notes") })
	for _, name := range []string{inChinese, longWord} {
		if !app.says(name) {
			t.Errorf("the page doesn't say %s", name)
		}
	}
	mustStandInside(t, app, "new from notes")
	b.write("course.yaml", damage)
	app.Go(nav.Route{Page: nav.Today})
	app.notesAt = nav.Route{}
	app.fromNotesIn(b.folder)
	wait(t, func() bool { return app.says("course.yaml has to be put right first") })
	mustStandInside(t, app, "new from notes of a damaged course.yaml")
}
