package process

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

// ownHarness is the page on a real journal, where processes are made.
type ownHarness struct {
	*harness
	study *study.Session
}

func newOwnHarness(t *testing.T, c *content.Course, at nav.Route) *ownHarness {
	t.Helper()
	test.NewTempApp(t)
	w := &ownHarness{study: uitest.Study(t, c, uitest.Journal(t), uitest.NewWatch()), harness: &harness{shell: uitest.NewShell(test.NewTempWindow(t, nil))}}
	w.visit(at)
	return w
}

// visit makes the page anew, at a place.
func (w *ownHarness) visit(at nav.Route) {
	w.clock, w.list = &uitest.Clock{}, &command.List{}
	w.Page = New(w.study.Course(), w.study, w.shell, at)
	w.after = w.clock.After
	w.background = func(work func() func()) { work()() }
	w.shell.Window().SetPadded(false)
	w.shell.Window().SetContent(w.Object())
	w.shell.Window().Resize(fyne.NewSize(1072, 832))
	w.Shown()
	w.list.SetPage(w.Commands())
	w.list.Bind(w.shell.Window().Canvas())
}

// run gives a command of the page by its id.
func (w *ownHarness) run(t *testing.T, id string) {
	t.Helper()
	w.list.SetPage(w.Commands())
	if !w.list.Run(id) {
		t.Fatalf("%s doesn't apply", id)
	}
}

// enter types into the line that has the keys, over what is there.
func (w *ownHarness) enter(t *testing.T, text string) {
	t.Helper()
	l, ok := w.shell.Window().Canvas().Focused().(*kit.Line)
	if !ok {
		t.Fatal("no line has the keys")
	}
	l.SetText(text)
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// overlaid gives every text of the sheet over the page.
func (w *ownHarness) overlaid() string {
	if sheet := uitest.Over(w.shell.Window()); sheet != nil {
		return uitest.Says(sheet)
	}
	return ""
}

func TestOwn_AProcessStartsAsACopyOrFromNothing(t *testing.T) {
	w := newOwnHarness(t, sample(), nav.Route{ID: "pipeline-seven"})
	w.run(t, "process.make")
	w.enter(t, "A copy")
	w.run(t, "process.make")
	w.tap(t, "Nothing")
	w.shell.Window().Canvas().Focus(w.lineOf(t))
	w.enter(t, "From nothing")
	own := w.study.Own()
	if len(own) != 2 || own[0].Title != "A copy" || len(own[0].Steps) != 7 || own[1].Title != "From nothing" || len(own[1].Steps) != 1 {
		t.Fatalf("made %+v", own)
	}
	for i, pr := range own {
		if r := w.shell.Went[i]; r.Page != nav.Process || r.ID != pr.ID || r.Mode != ModeEdit {
			t.Errorf("%s opens %+v, want the editor", pr.Title, r)
		}
	}
}

func TestOwn_AProcessWithoutANameIsAskedForOne(t *testing.T) {
	w := newOwnHarness(t, sample(), nav.Route{ID: "three"})
	w.run(t, "process.make")
	w.enter(t, "  ")
	if len(w.study.Own()) != 0 || !strings.Contains(w.overlaid(), "Give it a name first.") {
		t.Errorf("the sheet says %q", w.overlaid())
	}
}

func TestOwn_ACopyOfTooManyStepsIsRefusedInWords(t *testing.T) {
	c := &content.Course{ID: "long", Journey: sample().Journey}
	var steps []string
	for i := range study.MaxSteps + 1 {
		steps = append(steps, fmt.Sprintf("decision/Step %d", i))
	}
	add(c, "long", "A long one", steps...)
	w := newOwnHarness(t, c, nav.Route{ID: "long"})
	w.run(t, "process.make")
	w.enter(t, "Mine")
	if len(w.study.Own()) != 0 || !strings.Contains(w.overlaid(), "16 steps. One of your own has at most 15.") {
		t.Errorf("the sheet says %q", w.overlaid())
	}
}

func TestOwn_TheSpaceThatOpensTheSheetIsNotTyped(t *testing.T) {
	w := newOwnHarness(t, sample(), nav.Route{ID: "three"})
	link := kit.LinkButton("", w.makeOwn)
	link.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	w.shell.Window().Canvas().Focused().TypedRune(' ')
	if got := w.lineOf(t).Text; got != "My process" {
		t.Errorf("the name is %q", got)
	}
}

func TestOwn_StandsWithTheOthersAndSaysWhoseItIs(t *testing.T) {
	w := newOwnHarness(t, sample(), nav.Route{ID: "three"})
	if strings.Contains(w.said(), "yours") || slices.ContainsFunc(w.Commands(), func(c command.Command) bool { return c.ID == "process.edit" && c.Applies() }) {
		t.Error("a process of the course can be edited")
	}
	id, err := w.study.MakeOwn("Mine", "Begin", nil)
	if err != nil {
		t.Fatal(err)
	}
	w.visit(nav.Route{ID: id})
	if !strings.Contains(w.said(), "Mine · yours") {
		t.Errorf("the page says %q", w.said())
	}
	w.char('e')
	if want := (nav.Route{Page: nav.Process, ID: id, At: w.current().ID, Mode: ModeEdit, State: w.Route().State}); !reflect.DeepEqual(w.shell.Went, []nav.Route{want}) {
		t.Errorf("E goes to %v, want %v", w.shell.Went, want)
	}
}

func TestOwn_ARemovedProcessComesBack(t *testing.T) {
	w := newOwnHarness(t, sample(), nav.Route{ID: "three"})
	id, err := w.study.MakeOwn("Mine", "Begin", nil)
	if err != nil {
		t.Fatal(err)
	}
	undo := w.shell.Window().Canvas().(fyne.Shortcutable).TypedShortcut
	w.visit(nav.Route{ID: id})
	w.run(t, "process.remove")
	if w.study.Course().Process(id) != nil || w.at() != "three/find" {
		t.Fatalf("at %s after it was removed", w.at())
	}
	if told := w.shell.Told; len(told) != 1 || !strings.Contains(told[0], "Removed “Mine”") {
		t.Errorf("the learner is told %q", told)
	}
	w.list.SetPage(w.Commands())
	undo(&fyne.ShortcutUndo{})
	if w.study.Course().Process(id) == nil || w.process().ID != id {
		t.Fatalf("Ctrl+Z shows %s", w.at())
	}
	w.run(t, "process.remove")
	w.visit(nav.Route{ID: "three"}) // another day: Ctrl+Z is for something else
	w.list.SetPage(w.Commands())
	undo(&fyne.ShortcutUndo{})
	if w.study.Course().Process(id) != nil {
		t.Error("Ctrl+Z brings back what was removed before this visit")
	}
	w.tap(t, "Bring back “Mine”")
	if w.process().ID != id {
		t.Errorf("brought back, the page shows %s", w.at())
	}
	// A step looked at when its process went is nobody's failure.
	if len(w.shell.Failed) > 0 {
		t.Errorf("what went wrong: %v", w.shell.Failed)
	}
}

func TestOwn_ACourseWithoutProcessesOffersToMakeOne(t *testing.T) {
	w := newOwnHarness(t, &content.Course{ID: "bare"}, nav.Route{})
	w.tap(t, "Make your own")
	w.enter(t, "Mine")
	if own := w.study.Own(); len(own) != 1 || len(own[0].Steps) != 1 {
		t.Errorf("made %+v", own)
	}
}

func TestSaver_WritesAProcessThatComesInAgain(t *testing.T) {
	w := newOwnHarness(t, sample(), nav.Route{ID: "pipeline-seven"})
	w.files = t.TempDir()
	for _, name := range []string{"seven.yaml", "seven.pdf", "seven.png"} {
		w.run(t, "process.save")
		w.enter(t, name)
	}
	for name, begins := range map[string]string{"seven.yaml": "id: pipeline-seven\n", "seven.pdf": "%PDF-", "seven.png": "\x89PNG"} {
		data, err := os.ReadFile(filepath.Join(w.files, name))
		if err != nil || !bytes.HasPrefix(data, []byte(begins)) {
			t.Errorf("%s begins with %.20q (%v), want %q", name, data, err, begins)
		}
	}
	w.run(t, "process.open")
	w.enter(t, "seven.yaml")
	own := w.study.Own()
	if len(own) != 1 || own[0].Title != "Pipeline seven" || w.process().ID != own[0].ID || w.process().Steps[2].Aim != w.course.Step("pipeline-seven/demo").Aim {
		t.Errorf("taken in: %+v, shown: %s", own, w.at())
	}
}

func TestOpener_ListsProblemsByLineAndTakesNothingIn(t *testing.T) {
	w := newOwnHarness(t, sample(), nav.Route{ID: "three"})
	w.files = t.TempDir()
	for _, c := range []struct {
		name, yaml string
		says       []string
		taken      bool
	}{
		{"bad.yaml", "id: mine\ntitle: Mine\nsteps:\n  - id: a\n    name: A\n    lead: nobody\n", []string{"bad.yaml can’t be opened", "Line 6, column 11", "nobody"}, false},
		{"empty.yaml", "", []string{"empty.yaml can’t be opened"}, false},
		{"odd.yaml", "id: odd\ntitle: Odd\nsteps:\n  - id: a\n    name: A\n    lede: x\n", []string{"“Odd” is now yours", "Line 6, column 5", "lede"}, true},
	} {
		before := len(w.study.Own())
		if err := os.WriteFile(filepath.Join(w.files, c.name), []byte(c.yaml), 0o600); err != nil {
			t.Fatal(err)
		}
		w.run(t, "process.open")
		w.enter(t, c.name)
		says := w.overlaid()
		for _, want := range c.says {
			if !strings.Contains(says, want) {
				t.Errorf("%s: the sheet lacks %q: %q", c.name, want, says)
			}
		}
		if taken := len(w.study.Own()) > before; taken != c.taken {
			t.Errorf("%s: taken in: %v", c.name, taken)
		}
		w.tap(t, "Copy the list")
		if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, c.name+":") {
			t.Errorf("%s: the clipboard holds %q", c.name, got)
		}
		w.tap(t, "Close")
	}
}

func TestOpener_SaysWhatIsNoFile(t *testing.T) {
	w := newOwnHarness(t, sample(), nav.Route{ID: "three"})
	w.files = t.TempDir()
	w.run(t, "process.open")
	for typed, want := range map[string]string{
		"":            "Type the name of a file",
		"gone.yaml":   "There is no file",
		w.files:       "is not a file",
		"../sub/none": "There is no file",
	} {
		w.enter(t, typed)
		if !strings.Contains(w.overlaid(), want) {
			t.Errorf("%q: the sheet says %q, want %q", typed, w.overlaid(), want)
		}
	}
}

func TestOpener_AProcessOfTooManyStepsIsRefusedInWords(t *testing.T) {
	w := newOwnHarness(t, sample(), nav.Route{ID: "three"})
	w.files = t.TempDir()
	yaml := "id: long\ntitle: Long\nsteps:\n"
	for i := range study.MaxSteps + 1 {
		yaml += fmt.Sprintf("  - {id: s%d, name: Step %d}\n", i, i)
	}
	if err := os.WriteFile(filepath.Join(w.files, "long.yml"), []byte(yaml), 0o600); err != nil {
		t.Fatal(err)
	}
	w.run(t, "process.open")
	w.tap(t, "long.yml")
	if told := w.shell.Told; len(w.study.Own()) != 0 || len(told) != 1 || !strings.Contains(told[0], "16 steps") {
		t.Errorf("%d taken in, told %q", len(w.study.Own()), told)
	}
}

// lineOf gives the line of the sheet over the page.
func (w *ownHarness) lineOf(t *testing.T) *kit.Line {
	t.Helper()
	l, ok := uitest.Find(uitest.Over(w.shell.Window()), func(*kit.Line) bool { return true })
	if !ok {
		t.Fatal("the sheet has no line")
	}
	return l
}
