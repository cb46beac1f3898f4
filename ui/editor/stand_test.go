package editor

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

var bundled = sync.OnceValues(func() (*content.Course, content.Problems) { return content.Open(salesprocess.FS()) })

// disk is a journal that can be full.
type disk struct {
	*journal.Journal
	full bool
}

var errFull = errors.New("the disk is full")

func (d *disk) Append(events ...study.Event) error {
	if d.full {
		return errFull
	}
	return d.Journal.Append(events...)
}

// shell keeps where it is sent.
type shell struct {
	window   fyne.Window
	replaced []nav.Route
	told     []string
	failed   []error
}

func (s *shell) Replace(r nav.Route)      { s.replaced = append(s.replaced, r) }
func (s *shell) Moved()                   {}
func (s *shell) Tell(message string)      { s.told = append(s.told, message) }
func (s *shell) Fail(_ string, err error) { s.failed = append(s.failed, err) }
func (s *shell) Window() fyne.Window      { return s.window }

// stand is an editor in a window on a real journal, with the keys bound as the
// shell binds them.
type stand struct {
	t *testing.T
	*Page
	disk    *disk
	study   *study.Session
	process string
	shell   *shell
	clock   *uitest.Clock
	list    *command.List
}

// open makes a process and opens it: a copy of one of the course's, or for ""
// one with a single step.
func open(t *testing.T, from string) *stand {
	t.Helper()
	course, problems := bundled()
	if course == nil {
		t.Fatal(problems)
	}
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	s := &stand{t: t, disk: &disk{Journal: j}}
	s.restart()
	if s.process, err = s.study.MakeOwn("Our process", "First step", course.Process(from)); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{Mode: theme.Light})
	s.shell = &shell{window: test.NewTempWindow(t, nil)}
	s.show(nav.Route{ID: s.process, At: s.own().Steps[0].ID})
	return s
}

// restart starts another session on the same journal, as after a kill.
func (s *stand) restart() {
	s.t.Helper()
	course, _ := bundled()
	session, err := study.Start(course, s.disk, study.SystemClock{})
	if err != nil {
		s.t.Fatal(err)
	}
	s.study = session
}

// show makes the page anew, at a place.
func (s *stand) show(at nav.Route) {
	s.clock = &uitest.Clock{}
	s.Page = New(s.study, s.shell, at)
	s.after = s.clock.After
	s.shell.window.SetPadded(false)
	s.shell.window.SetContent(s.Object())
	s.shell.window.Resize(fyne.NewSize(1072, 832))
	s.list = &command.List{}
	s.Shown()
	s.list.SetPage(s.Commands())
	s.list.Bind(s.shell.window.Canvas())
}

// typed types text where the keys are.
func (s *stand) typed(text string) {
	s.t.Helper()
	f := s.canvas().Focused()
	if f == nil {
		s.t.Fatal("nothing has the keys")
	}
	for _, r := range text {
		if r == '\n' {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		} else {
			f.TypedRune(r)
		}
	}
}

// key presses a plain key.
func (s *stand) key(name fyne.KeyName) {
	if f := s.canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: name})
	} else {
		s.canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
	}
}

// press presses a key with others held, as a window hands it on.
func (s *stand) press(k command.Key) {
	s.t.Helper()
	shortcut := k.Shortcut()
	if f, ok := s.canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(shortcut)
	} else {
		s.canvas().(fyne.Shortcutable).TypedShortcut(shortcut)
	}
}

// tab goes to the next field as a window does.
func (s *stand) tab() {
	s.t.Helper()
	if f, ok := s.canvas().Focused().(fyne.Tabbable); ok && f.AcceptsTab() {
		s.t.Fatal("the field keeps Tab to itself")
	}
	s.canvas().FocusNext()
}

// tabTo goes on by Tab until a field has the keys.
func (s *stand) tabTo(at study.Field) {
	s.t.Helper()
	for range 200 {
		if s.last != nil && s.last.slot().field == at && s.canvas().Focused() != nil {
			return
		}
		s.tab()
	}
	s.t.Fatalf("Tab doesn't reach %s", at)
}

// own gives the process as the session has it.
func (s *stand) own() *content.Process { return s.study.Course().Process(s.process) }

func (s *stand) names() string {
	var all []string
	for _, step := range s.own().Steps {
		all = append(all, step.Name)
	}
	return strings.Join(all, ", ")
}

// field gives the entry of a field.
func (s *stand) field(f study.Field) *entry {
	for _, part := range s.parts {
		if t, ok := part.(*textField); ok && t.at.field == f {
			return t.entry
		}
	}
	s.t.Fatalf("there is no field %s", f)
	return nil
}

// said gives every text on the page.
func (s *stand) said() string {
	var all []string
	for _, o := range test.LaidOutObjects(s.shell.window.Content()) {
		if p, ok := o.(*text.Paragraph); ok && p.Visible() {
			all = append(all, p.PlainText())
		}
	}
	return strings.Join(all, "\n")
}

// changes counts the changes kept.
func (s *stand) changes() int {
	n := 0
	for e, err := range s.disk.Events() {
		if err != nil {
			s.t.Fatal(err)
		}
		if e.Kind == study.Changed {
			n++
		}
	}
	return n
}

var (
	undoKey   = command.Ctrl(fyne.KeyZ)
	redoKey   = command.Ctrl(fyne.KeyY)
	redoKey2  = command.Key{Name: fyne.KeyZ, Ctrl: true, Shift: true}
	addKey    = command.Ctrl(fyne.KeyReturn)
	removeKey = command.Key{Name: fyne.KeyDelete, Ctrl: true, Shift: true}
	earlier   = command.Key{Name: fyne.KeyUp, Alt: true}
	later     = command.Key{Name: fyne.KeyDown, Alt: true}
	nextKey   = command.Ctrl(fyne.KeyDown)
	beforeKey = command.Ctrl(fyne.KeyUp)
)
