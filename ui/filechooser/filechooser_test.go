package filechooser

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// queue holds what is to be done on the main goroutine, which here is the
// test's: it is done while the test waits.
var queue = make(chan func(), 1000)

func init() { kit.OnMain = func(do func()) { queue <- do } }

// asked is a dialog in a window, and what was chosen.
type asked struct {
	*chooser
	t    *testing.T
	w    fyne.Window
	took []string
}

func open(t *testing.T, req Request, d disk) *asked {
	t.Helper()
	test.NewTempApp(t)
	a := &asked{t: t, w: test.NewTempWindow(t, nil)}
	a.w.SetPadded(false)
	a.w.SetContent(kit.Gap(10, 10))
	a.w.Resize(fyne.NewSize(1280, 832))
	a.chooser = ask(a.w.Canvas(), req, d, func(path string) { a.took = append(a.took, path) })
	t.Cleanup(a.pop.Hide)
	return a
}

// until does what is queued until something is so.
func (a *asked) until(what string, so func() bool) {
	a.t.Helper()
	limit := time.After(5 * time.Second)
	for !so() {
		select {
		case do := <-queue:
			do()
		case <-limit:
			a.t.Fatalf("not so: %s; the dialog says:\n%s", what, uitest.Says(a.form))
		}
	}
}

// in waits for a folder to be listed.
func (a *asked) in(folder string) {
	a.t.Helper()
	a.until("in "+folder, func() bool { return a.reading == nil && samePath(a.folder, folder) })
}

func (a *asked) key(names ...fyne.KeyName) {
	for _, n := range names {
		a.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (a *asked) write(text string) {
	for _, r := range text {
		a.w.Canvas().Focused().TypedRune(r)
	}
}

func (a *asked) names() []string {
	var all []string
	for _, e := range a.list.entries {
		all = append(all, e.name)
	}
	return all
}

// shelf makes a folder with some things in it.
func shelf(t *testing.T) string {
	t.Helper()
	at := t.TempDir()
	for _, name := range []string{"Courses/deep/a.course", "Courses/b.course", "Courses/Notes.md", "Costs/x.txt", ".config/y", "one.course", "two.COURSE", "three.txt", ".hidden.course"} {
		path := filepath.Join(at, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return at
}

var courses = []string{".course"}

func TestFile_IsChosenByKeysAlone(t *testing.T) {
	at := shelf(t)
	a := open(t, Request{Title: "Which one?", Endings: courses, Folder: at}, system{})
	a.in(at)
	if got, want := a.names(), []string{"Costs", "Courses", "one.course", "two.COURSE"}; !slices.Equal(got, want) {
		t.Fatalf("lists %q, want %q", got, want)
	}
	a.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // into Courses
	a.in(filepath.Join(at, "Courses"))
	a.w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt})
	a.in(at)
	a.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	a.in(filepath.Join(at, "Courses"))
	a.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if want := []string{filepath.Join(at, "Courses", "b.course")}; !slices.Equal(a.took, want) || uitest.Over(a.w) != nil {
		t.Errorf("took %q, want %q", a.took, want)
	}
	if got := Recent(); len(got) != 1 || got[0] != filepath.Join(at, "Courses") {
		t.Errorf("folders used are %q", got)
	}
	again := ask(a.w.Canvas(), Request{Title: "Which one?"}, system{}, nil)
	if again.folder != filepath.Join(at, "Courses") {
		t.Errorf("the next dialog begins in %s", again.folder)
	}
}

func TestPath_IsTypedAndCompleted(t *testing.T) {
	at := shelf(t)
	a := open(t, Request{Title: "Which one?", Endings: courses, Folder: at}, system{})
	a.in(at)
	a.write("co")
	if got := a.names(); !slices.Equal(got, []string{"Costs", "Courses"}) {
		t.Errorf("“co” lists %q", got)
	}
	if a.path.AcceptsTab() {
		t.Error("Tab stays though there is nothing to complete")
	}
	a.write("u")
	if !a.path.AcceptsTab() {
		t.Fatal("Tab doesn't complete")
	}
	a.key(fyne.KeyTab)
	a.in(filepath.Join(at, "Courses"))
	a.write("b")
	a.key(fyne.KeyTab)
	if want := filepath.Join(at, "Courses", "b.course"); a.path.Text != want {
		t.Errorf("the path is %q, want %q", a.path.Text, want)
	}
	a.key(fyne.KeyReturn)
	a.until("taken", func() bool { return len(a.took) == 1 })
	if want := filepath.Join(at, "Courses", "b.course"); a.took[0] != want {
		t.Errorf("took %q, want %q", a.took, want)
	}
}

func TestPath_WhatIsAmissIsSaidInWords(t *testing.T) {
	at := shelf(t)
	if err := os.Mkdir(filepath.Join(at, "locked"), 0); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kind        Kind
		typed, says string
	}{
		{File, filepath.Join(at, "none.course"), "There is no "},
		{File, filepath.Join(at, "three.txt"), "three.txt doesn’t end in .course."},
		{File, filepath.Join(at, "gone", "x.course"), "There is no "},
		{Folder, filepath.Join(at, "three.txt"), "is a file, not a folder."},
		{Folder, filepath.Join(at, "gone"), "There is no "},
		{File, os.DevNull, "is not a file that can be read to its end."},
	} {
		a := open(t, Request{Kind: c.kind, Title: "Which one?", Endings: courses, Folder: at}, system{})
		a.in(at)
		a.path.SetText(c.typed)
		a.until("read", func() bool { return a.reading == nil })
		a.confirm(true)
		a.until(fmt.Sprintf("%s: %s", c.typed, c.says), func() bool { return strings.Contains(a.notice.PlainText(), c.says) })
		if len(a.took) != 0 || uitest.Over(a.w) == nil {
			t.Errorf("%s was taken: %q", c.typed, a.took)
		}
	}
	for _, c := range []struct {
		err  error
		says string
	}{
		{&fs.PathError{Op: "open", Path: "/x", Err: fs.ErrPermission}, "You may not look into /x."},
		{&fs.PathError{Op: "open", Path: "/x", Err: errors.New("stale file handle")}, "/x can’t be read: stale file handle."},
		{fmt.Errorf("make the folder: %w", fs.ErrExist), "There is a x already."},
	} {
		if got := saying(c.err, "/x"); got != c.says {
			t.Errorf("%v is said as %q, want %q", c.err, got, c.says)
		}
	}
}

func TestFolder_IsTheOneMarkedOrTheOneShown(t *testing.T) {
	at := shelf(t)
	a := open(t, Request{Kind: Folder, Title: "Which one?", Folder: at}, system{})
	a.in(at)
	if got := a.names(); !slices.Equal(got, []string{"Costs", "Courses"}) {
		t.Errorf("lists %q, want folders alone", got)
	}
	a.key(fyne.KeyDown)
	uitest.Click(t, a.w, "Choose this folder")
	if want := []string{filepath.Join(at, "Costs")}; !slices.Equal(a.took, want) {
		t.Errorf("took %q, want %q", a.took, want)
	}
	a = open(t, Request{Kind: Folder, Title: "Which one?", Folder: at}, system{})
	a.in(at)
	uitest.Click(t, a.w, "Choose this folder")
	a.until("taken", func() bool { return len(a.took) == 1 })
	if !samePath(a.took[0], at) {
		t.Errorf("took %q, want %q", a.took, at)
	}
}

func TestFolder_ThatIsGoneBeginsAtTheNearestAbove(t *testing.T) {
	at := shelf(t)
	a := open(t, Request{Title: "Which one?", Folder: filepath.Join(at, "Courses", "was", "here")}, system{})
	a.in(filepath.Join(at, "Courses"))
}

func TestHidden_IsShownOnlyWhenAskedFor(t *testing.T) {
	at := shelf(t)
	a := open(t, Request{Title: "Which one?", Endings: courses, Folder: at}, system{})
	a.in(at)
	has := func() bool {
		return slices.Contains(a.names(), ".config") && slices.Contains(a.names(), ".hidden.course")
	}
	if has() {
		t.Error("hidden files are shown")
	}
	ctrlH := &desktop.CustomShortcut{KeyName: fyne.KeyH, Modifier: fyne.KeyModifierShortcutDefault}
	a.path.TypedShortcut(ctrlH)
	if !has() {
		t.Errorf("Ctrl+H lists %q", a.names())
	}
	a.path.TypedShortcut(ctrlH)
	a.write(".")
	if !has() {
		t.Errorf("a dot lists %q", a.names())
	}
}

func TestSave_AsksBeforeItReplacesAndRefusesWhatIsNoName(t *testing.T) {
	at := shelf(t)
	req := Request{Kind: Save, Title: "Which one?", Endings: courses, Folder: at, Name: "new.course"}
	a := open(t, req, system{})
	a.in(at)
	a.key(fyne.KeyReturn)
	a.until("taken", func() bool { return len(a.took) == 1 })
	if a.took[0] != filepath.Join(at, "new.course") {
		t.Errorf("took %q", a.took)
	}

	a = open(t, req, system{})
	a.in(at)
	a.write("one") // over what was proposed; the ending is added
	uitest.Click(t, a.w, "Save")
	a.until("asked", func() bool { return a.again != "" })
	if len(a.took) != 0 || !strings.Contains(uitest.Says(a.form), "There is a one.course here already. Replace it?") {
		t.Fatalf("took %q and says %q", a.took, uitest.Says(a.form))
	}
	a.w.Canvas().Focus(a.name)
	a.write("x") // another name is not replaced
	if a.again != "" || !strings.Contains(uitest.Says(a.buttons), "Save") {
		t.Error("another name is replaced too")
	}
	a.key(fyne.KeyBackspace)
	uitest.Click(t, a.w, "Save")
	a.until("asked again", func() bool { return a.again != "" })
	uitest.Click(t, a.w, "Replace it")
	if want := []string{filepath.Join(at, "one.course")}; !slices.Equal(a.took, want) {
		t.Errorf("took %q, want %q", a.took, want)
	}

	for _, name := range []string{"", " ", ".", "..", "a/b", `a\b`, "a:b", "a?", "a\tb", strings.Repeat("é", 120), "Costs"} {
		r := req
		r.Endings, r.Name = nil, name
		a = open(t, r, system{})
		a.in(at)
		a.save()
		a.until("refused "+name, func() bool { return a.reading == nil && a.notice.PlainText() != "" })
		if len(a.took) != 0 {
			t.Errorf("%q was taken as %q", name, a.took)
		}
	}
}

func TestNewFolder_IsMadeAndShown(t *testing.T) {
	at := shelf(t)
	a := open(t, Request{Kind: Folder, Title: "Which one?", Folder: at}, system{})
	a.in(at)
	uitest.Click(t, a.w, "New folder…")
	a.write("Mine")
	a.key(fyne.KeyReturn)
	a.in(filepath.Join(at, "Mine"))
	if info, err := os.Stat(filepath.Join(at, "Mine")); err != nil || !info.IsDir() {
		t.Errorf("the folder wasn't made: %v", err)
	}
	a.up()
	a.in(at)
	a.makeFolder()
	a.folderName.SetText("Costs")
	a.makeFolder()
	a.until("refused", func() bool { return strings.Contains(a.notice.PlainText(), "There is a Costs already.") })
	a.key(fyne.KeyEscape) // leaves the line, not the dialog
	if uitest.Over(a.w) == nil || a.folderRow.Visible() {
		t.Error("Escape in the name of a new folder leaves the dialog")
	}
}

func TestRow_IsMarkedByAClickAndOpenedByTwo(t *testing.T) {
	at := shelf(t)
	a := open(t, Request{Title: "Which one?", Endings: courses, Folder: at}, system{})
	a.in(at)
	uitest.Click(t, a.w, "Courses")
	if e, ok := a.list.current(); !ok || e.name != "Courses" {
		t.Fatalf("a click marks %v", e)
	}
	uitest.Click(t, a.w, "Courses")
	a.in(filepath.Join(at, "Courses"))
	uitest.Click(t, a.w, "b.course")
	uitest.Click(t, a.w, "Open")
	if len(a.took) != 1 || filepath.Base(a.took[0]) != "b.course" {
		t.Errorf("took %q", a.took)
	}
}

func TestDialog_KeepsItsRulesAtEverySize(t *testing.T) {
	defer theme.SetTextScale(100)
	for _, scale := range []int{100, 150, 200} {
		theme.SetTextScale(scale)
		for _, size := range []fyne.Size{{Width: 1280, Height: 832}, {Width: 1024, Height: 700}, {Width: 700, Height: 560}} {
			for _, kind := range []Kind{File, Folder, Save} {
				at := shelf(t)
				a := open(t, Request{Kind: kind, Title: "Open something", Folder: at, Name: "x.md"}, system{})
				a.pop.Hide()
				a.w.Resize(size)
				a.chooser = ask(a.w.Canvas(), a.req, system{}, nil)
				a.in(at)
				uitest.MustKeepDialogRules(t, a.w)
				if high := a.list.Size().Height; high < 2*rowHeight() && size.Height > 600 && scale < 200 {
					t.Errorf("%v, %d %%: the list is %v high", size, scale, high)
				}
				a.pop.Hide()
			}
		}
	}
}

func TestNames_ThatTurnTheLineAreShownPlainly(t *testing.T) {
	for name, want := range map[string]string{"a\u202egnp.exe": "a\uFFFDgnp.exe", "two\nlines": "two\uFFFDlines", "né.md": "né.md"} {
		if got := plain(name); got != want {
			t.Errorf("%q is shown as %q, want %q", name, got, want)
		}
	}
}

func TestWrite_LeavesAllOfItOrWhatWasThereBefore(t *testing.T) {
	at := t.TempDir()
	path := filepath.Join(at, "notes.md")
	for _, text := range []string{"one", "two, and longer"} {
		if err := Write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("the file holds %q, %v", got, err)
		}
	}
	if err := Write(filepath.Join(at, "gone", "x.md"), nil); err == nil || !strings.Contains(err.Error(), "gone") {
		t.Errorf("writing into a folder that is gone gives %v", err)
	}
	if left, _ := os.ReadDir(at); len(left) != 1 {
		t.Errorf("%d files are left, want 1", len(left))
	}
}
