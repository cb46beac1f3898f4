package lesson

import (
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

const noteworthy = `---
id: buying
title: Buying
---
# Buying

Every **buyer** asks why.
And then who.

## Later

- first *entry*
- second entry

Last words[^a].

[^a]: A footnote.
`

func noteworthyCourse(t *testing.T, lesson string) *content.Course {
	t.Helper()
	course, problems := content.Open(fstest.MapFS{
		"course.yaml":       {Data: []byte("id: c\ntitle: C\nversion: \"1\"\nlanguage: en\n")},
		"lessons/buying.md": {Data: []byte(lesson)},
	})
	if course == nil {
		t.Fatal(problems)
	}
	return course
}

func noteDesk(t *testing.T) *harness {
	d := newHarness(t, noteworthyCourse(t, noteworthy))
	d.open(nav.Route{Page: nav.Lessons, ID: "buying"}, large)
	return d
}

// notes says shortly what notes there are.
func (d *harness) notes() string {
	var out []string
	for _, n := range d.session.AllNotes() {
		out = append(out, strings.Join([]string{string(n.Color), n.Quote, n.Text}, "/"))
	}
	return strings.Join(out, "; ")
}

func (d *harness) want(what, got, want string) {
	d.t.Helper()
	if got != want {
		d.t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func (d *harness) run(id string) {
	d.t.Helper()
	if !d.list.Run(id) {
		d.t.Fatalf("%s doesn't apply", id)
	}
}

func (d *harness) clipboard() string { return fyne.CurrentApp().Clipboard().Content() }

func TestNotes_AreMadeChangedAndTakenBackByKeys(t *testing.T) {
	d := noteDesk(t)
	d.key(fyne.KeyJ)
	d.key(fyne.KeyJ)
	d.key(fyne.KeyG)
	d.want("after G", d.notes(), "green/Later/")
	d.key(fyne.KeyJ)
	d.key(fyne.KeyH)
	d.want("after H", d.notes(), "green/Later/; yellow/first entry\nsecond entry/")
	d.page.reader.view.Selection.Select(d.page.reader.blockOf(d.session.AllNotes()[1].Block), 6, 11)
	d.key(fyne.KeyB)
	d.want("a part in blue", d.notes(), "green/Later/; yellow/first entry\nsecond entry/; blue/entry/")
	if !d.list.TypedShortcut((&fyne.ShortcutUndo{}).ShortcutName()) {
		t.Fatal("Ctrl+Z does nothing")
	}
	d.want("undone", d.notes(), "green/Later/; yellow/first entry\nsecond entry/")
	d.page.reader.view.Selection.Select(d.page.reader.blockOf(d.session.AllNotes()[0].Block), 0, 0)
	d.key(fyne.KeyR)
	d.want("removed", d.notes(), "yellow/first entry\nsecond entry/")
	if len(d.shell.Failed) > 0 {
		t.Error(d.shell.Failed)
	}
}

func TestNotes_AreWrittenInAPopUp(t *testing.T) {
	d := noteDesk(t)
	write := func(text string, finish fyne.Shortcut) {
		t.Helper()
		d.page.reader.view.Selection.Select(1, 6, 11)
		if !d.list.TypedRune('w') {
			t.Fatal("W does nothing")
		}
		pad, ok := d.window.Canvas().Focused().(*notepad)
		if !ok {
			t.Fatalf("the keys go to %T", d.window.Canvas().Focused())
		}
		pad.SetText(text)
		if finish == nil {
			pad.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		} else {
			pad.TypedShortcut(finish)
		}
		if d.window.Canvas().Overlays().Top() != nil {
			t.Fatal("the pop-up stays")
		}
	}
	keep := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
	write("thrown away", nil)
	d.want("after Escape", d.notes(), "")
	write("Ask Ann.", keep)
	d.want("after Ctrl+Enter", d.notes(), "yellow/buyer/Ask Ann.")
	write("Ask Ben.", keep)
	d.want("written again", d.notes(), "yellow/buyer/Ask Ben.")
	d.page.reader.view.Selection.Select(1, 6, 11)
	d.key(fyne.KeyR)
	d.want("without its colour", d.notes(), "/buyer/Ask Ben.")
	write(" ", keep)
	d.want("emptied", d.notes(), "yellow/buyer/")
}

func TestNotes_AHighlightOverTwoIsOneThingToUndo(t *testing.T) {
	d := noteDesk(t)
	for _, part := range [][2]int{{0, 5}, {6, 11}} {
		d.page.reader.view.Selection.Select(1, part[0], part[1])
		d.key(fyne.KeyG)
	}
	before := d.notes()
	d.page.reader.view.Selection.Select(1, 0, 11)
	d.key(fyne.KeyB)
	if n := len(d.session.AllNotes()); n != 1 {
		t.Fatalf("over two highlights there are %d: %s", n, d.notes())
	}
	over := d.notes()
	if !d.list.TypedShortcut((&fyne.ShortcutUndo{}).ShortcutName()) {
		t.Fatal("Ctrl+Z does nothing")
	}
	d.want("after one Ctrl+Z", d.notes(), before)
	if !d.list.TypedShortcut((&fyne.ShortcutRedo{}).ShortcutName()) {
		t.Fatal("Ctrl+Y does nothing")
	}
	d.want("after Ctrl+Y", d.notes(), over)
}

func TestNotes_AreWrittenOnAtTheirEnd(t *testing.T) {
	for _, text := range []string{"Ask Ann", "Ask Ann\nand Ben", strings.Repeat("Ask Ann and Ben and all others. ", 30) + "Then"} {
		d := noteDesk(t)
		d.page.reader.view.Selection.Select(1, 6, 11)
		pad := func() *notepad {
			d.list.TypedRune('w')
			return d.window.Canvas().Focused().(*notepad)
		}
		keep := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
		e := pad()
		e.SetText(text)
		e.TypedShortcut(keep)
		d.page.reader.view.Selection.Select(1, 6, 11)
		e = pad()
		test.Type(e, " and Cem")
		if e.Text != text+" and Cem" {
			t.Errorf("written on, the note is %q", e.Text)
		}
	}
}

func TestNotes_AreShownOnComingBackAndFromAnEarlierEdition(t *testing.T) {
	d := noteDesk(t)
	d.page.reader.view.Selection.Select(1, 6, 11)
	d.key(fyne.KeyB)
	d.page.reader.view.Selection.SelectBlock(3)
	d.key(fyne.KeyH)
	d.course = noteworthyCourse(t, strings.NewReplacer("first *entry*", "nothing as it was", "second entry", "all said anew").Replace(noteworthy))
	d.session = uitest.Study(t, d.course, d.journal, d.watch)
	d.open(nav.Route{Page: nav.Lessons, ID: "buying"}, large)
	r := d.page.reader
	if len(r.notes) != 2 || r.notes[0].Earlier || !r.notes[1].Earlier || r.notes[1].Quote != "first entry\nsecond entry" {
		t.Fatalf("the notes are %+v", r.notes)
	}
	if len(r.side.notes.Objects) == 0 {
		t.Error("the side panel lists none")
	}
	r.goToNote(r.notes[0])
	d.want("selected by going to a note", r.view.Selection.Text(), "buyer")
	d.key(fyne.KeyY)
	if d.window.Canvas().Overlays().Top() == nil {
		t.Error("Y lists no notes")
	}
}

func TestNotes_MoveAlongToAnotherEdition(t *testing.T) {
	d := noteDesk(t)
	d.page.reader.view.Selection.SelectBlock(3)
	d.key(fyne.KeyH)
	route := d.page.Route()
	route.At = d.page.reader.lesson.Blocks[3].Key
	d.course = noteworthyCourse(t, strings.Replace(noteworthy, "second entry", "another entry", 1))
	d.session = uitest.Study(t, d.course, d.journal, d.watch)
	d.open(route, large)
	r := d.page.reader
	if len(r.notes) != 1 || r.notes[0].Earlier || r.notes[0].Block != r.lesson.Blocks[3].Key {
		t.Fatalf("the notes are %+v", r.notes)
	}
	if got := r.blockOf(route.At); got != 3 {
		t.Errorf("a place kept from the edition before is in block %d; want 3", got)
	}
}

func TestCopy_AsTextAndAsMarkdown(t *testing.T) {
	d := noteDesk(t)
	for _, c := range []struct {
		block      int
		text, mark string
	}{
		{1, "Every buyer asks why.\nAnd then who.", "Every **buyer** asks why.\nAnd then who."},
		{2, "Later", "## Later"},
		{3, "first entry\nsecond entry", "- first *entry*\n- second entry"},
		{4, "Last words1.", "Last words[^a]."},
	} {
		d.page.reader.view.Selection.SelectBlock(c.block)
		d.run("lesson.copy")
		d.want("text", d.clipboard(), c.text)
		d.run("lesson.markdown")
		d.want("Markdown", d.clipboard(), c.mark)
	}
	d.page.reader.view.Selection.Select(1, 6, 11)
	if !d.list.TypedShortcut((&fyne.ShortcutCopy{}).ShortcutName()) {
		t.Fatal("Ctrl+C does nothing")
	}
	d.want("by Ctrl+C", d.clipboard(), "buyer")
}

func TestMenu_OfAParagraphSelectsItAndOpensByKey(t *testing.T) {
	d := noteDesk(t)
	d.key(desktop.KeyMenu)
	top := d.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("the menu key opens nothing")
	}
	if !d.page.reader.view.Selection.Any() {
		t.Error("what the menu is about isn't shown")
	}
	d.window.Canvas().Overlays().Remove(top)
	d.key(fyne.KeyEscape)
	if d.page.reader.view.Selection.Any() {
		t.Error("Escape leaves the selection")
	}
}

func TestFindBar_FindsByKeysAndGivesThemBack(t *testing.T) {
	d := noteDesk(t)
	find := command.Ctrl(fyne.KeyF).Shortcut().ShortcutName()
	if !d.list.TypedShortcut(find) {
		t.Fatal("Ctrl+F does nothing")
	}
	f := d.page.reader.finder
	if d.window.Canvas().Focused() != fyne.Focusable(f.entry) || !f.object.Visible() {
		t.Fatal("the bar doesn't take the keys")
	}
	test.Type(f.entry, "ENTRY")
	d.want("count", f.count.PlainText(), "1 of 2")
	f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.want("after Enter", f.count.PlainText(), "2 of 2")
	f.key(fyne.KeyReturn, true)
	d.want("after Shift and Enter", f.count.PlainText(), "1 of 2")
	test.Type(f.entry, "x")
	d.want("of what isn't there", f.count.PlainText(), "Not found")
	f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.object.Visible() || d.window.Canvas().Focused() != nil {
		t.Error("Escape leaves the bar, or its keys")
	}
	if d.page.Route().ID != "buying" {
		t.Error("finding changed the place")
	}
}
