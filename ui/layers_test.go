package ui

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"image"
	"image/png"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/catalogue"
	"stagecraft/content/fix"
	"stagecraft/ui/authoring/questions"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// top names the layer on top; "" is none.
func (s *App) top() string {
	if l := modal.Of(s.window.Canvas()).Top(); l != nil {
		return l.Name()
	}
	return ""
}

func layerApp(t *testing.T, c layerCase) *App {
	t.Helper()
	s := newKeepingShelf(t, filepath.Join(t.TempDir(), "data"))
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewNRGBA(image.Rect(0, 0, 400, 300))); err != nil {
		t.Fatal(err)
	}
	s.courses = map[string]fstest.MapFS{
		"broken": {"course.yaml": {Data: []byte("id: x\ntitle: X\nlessons: [missing]\n")}},
		"marks": {
			"course.yaml":        {Data: []byte("id: marks\ntitle: Marks\nlessons: [marks, picture]\n")},
			"lessons/marks.md":   {Data: []byte("---\nid: marks\ntitle: Marks\n---\nHere is one.[^1]\n\n[^1]: What it says.\n")},
			"lessons/picture.md": {Data: []byte("---\nid: picture\ntitle: Picture\n---\n![A grey field](media/grey.png)\n")},
			"media/grey.png":     {Data: picture.Bytes()},
		},
	}
	course := c.course
	if course == "" {
		course = Bundled
	}
	app := newApp(t, &slowLoader{s, "slow"}, Config{Course: course})
	if c.name == "unsaved" {
		app.loader = s
	}
	wait(t, func() bool { return app.page != nil })
	if c.on.Page != "" {
		app.Go(c.on)
	}
	return app
}

// watched has commands say in did what was done, and do nothing else.
func watched(all []command.Command, did *[]string, app *App) []command.Command {
	all = slices.Clone(all)
	for i, c := range all {
		all[i].Do = func() {
			if !modal.Of(app.window.Canvas()).Empty() {
				*did = append(*did, c.ID)
			}
		}
	}
	return all
}

// TestLayers opens each layer in a window of its own, which takes most of the time, and
// holds there that no command acts beneath it, that Escape takes it and gives the keys
// back, that it stays when the window is drawn anew, with what was typed, and that it has
// room in every language.
func TestLayers(t *testing.T) {
	if testing.Short() {
		t.Skip("opens every layer, in a window of its own")
	}
	found := inspector{faults: map[string]string{}}
	for _, c := range layerCases {
		t.Run(c.name+" on "+c.on.Page+string(c.on.Mode), func(t *testing.T) {
			app := layerApp(t, c)
			before, page, loader := app.window.Canvas().Focused(), app.page, app.loader
			open := func(t *testing.T) {
				t.Helper()
				c.open(t, app)
				if app.top() != c.name {
					t.Fatalf("%q is on top", app.top())
				}
			}
			open(t)
			if app.page != page {
				before = nil // the case went elsewhere to open it
			}
			noCommandActsBeneath(t, c, app)
			escapeTakesTheTopOne(t, c, app, before)
			if app.loader = loader; c.once {
				app = layerApp(t, c)
			}
			for app.top() != "" { // those it was opened from
				modal.Of(app.window.Canvas()).Top().Hide()
			}
			if c.on.Page != "" {
				app.Go(c.on)
			}
			open(t)
			staysWhenDrawnAnew(t, c, app)
			hasRoomInEveryLanguage(t, c, app, &found)
		})
	}
	found.tell(t, 1000, 3000)
}

func noCommandActsBeneath(t *testing.T, c layerCase, app *App) {
	t.Helper()
	for _, fault := range app.mute() {
		t.Errorf("who can't see it isn't told what this is: %s", fault)
	}
	var did []string
	all := append(watched(app.commands(), &did, app), watched(app.page.Commands(), &did, app)...)
	app.list.SetShell(watched(app.commands(), &did, app))
	app.list.SetPage(watched(app.page.Commands(), &did, app))
	over := modal.Of(app.window.Canvas()).Top()
	typed := app.window.Canvas().(fyne.Shortcutable)
	fired := 0
	for _, cmd := range all {
		if !cmd.Applies() {
			continue
		}
		app.list.Run(cmd.ID)
		for _, k := range cmd.Keys {
			fired++
			switch s := k.Shortcut(); {
			case k.Name == fyne.KeyEscape:
			case s != nil:
				typed.TypedShortcut(s)
			case k.Rune != 0:
				app.list.TypedRune(k.Rune)
			default:
				app.list.TypedKey(k.Name)
			}
		}
		if over.Yields() && app.top() == "" { // it gave way: nothing acted beneath it
			over.(*kit.PopUp).Show()
		}
	}
	for _, id := range did {
		if i := slices.IndexFunc(all, func(c command.Command) bool { return c.ID == id }); !all[i].Over {
			t.Errorf("%s acts beneath", id)
		}
	}
	if fired < 10 || app.top() != c.name {
		t.Errorf("%d keys were given; %q is on top", fired, app.top())
	}
	app.list.SetShell(app.commands())
	app.list.SetPage(app.page.Commands())
}

// escapeTakesTheTopOne holds also that the keys go back to what had them before, unless it
// is nil.
func escapeTakesTheTopOne(t *testing.T, c layerCase, app *App, before fyne.Focusable) {
	t.Helper()
	page := app.page
	if focused := app.window.Canvas().Focused(); focused != nil {
		focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	} else {
		app.list.TypedKey(fyne.KeyEscape)
	}
	wait(t, func() bool { return app.task == nil }) // it goes once nothing of it is left
	if n := len(app.window.Canvas().Overlays().List()); n != c.under {
		t.Errorf("%d layers are left, want %d", n, c.under)
	}
	if app.page != page {
		t.Error("Escape reached the page too")
	}
	if c.under == 0 && before != nil && app.window.Canvas().Focused() != before {
		t.Errorf("the keys go to %T, and went to %T before", app.window.Canvas().Focused(), before)
	}
}

func staysWhenDrawnAnew(t *testing.T, c layerCase, app *App) {
	t.Helper()
	typed := ""
	if e, ok := app.text(); ok {
		kit.SetEntryText(e, e.Text+"Zz")
		typed = e.Text
	}
	old := modal.Of(app.window.Canvas()).Top()
	layers := len(app.window.Canvas().Overlays().List())
	for _, change := range []func(){
		func() { app.Choose(preferences.TextSize, 150) }, func() { chooseTheme(app, theme.Dark) }, func() { chooseTheme(app, theme.Light) },
		func() { app.list.Run("view.smaller") },
	} {
		change()
		if n := len(app.window.Canvas().Overlays().List()); app.top() != c.name || n != layers {
			t.Fatalf("%q is on top of %d layers, want %q of %d", app.top(), n, c.name, layers)
		}
		if e, ok := app.text(); typed != "" && (!ok || e.Text != typed) {
			t.Fatalf("what was typed is gone: %v", e)
		}
	}
	if modal.Of(app.window.Canvas()).Top() == old {
		t.Error("it was not drawn anew")
	}
}

// hasRoomInEveryLanguage looks at the layer in each language in a small window, and in the one
// whose texts are the longest with large letters too.
func hasRoomInEveryLanguage(t *testing.T, c layerCase, app *App, found *inspector) {
	t.Helper()
	defer app.speak(t, "en")
	inspect := func(l look) {
		t.Helper()
		if app.top() != c.name {
			t.Fatalf("in %s %q is on top", words.Language(), app.top())
		}
		app.inspectLayers(found, c.name, l)
	}
	app.take(tight[0])
	for _, tag := range append(catalogue.Languages()[1:], catalogue.Pseudo) {
		app.speak(t, tag)
		inspect(tight[0])
	}
	app.take(tight[1])
	inspect(tight[1])
}

// text gives what is typed in what has the keys.
func (s *App) text() (*widget.Entry, bool) {
	switch f := s.window.Canvas().Focused().(type) {
	case *kit.Line:
		return &f.Entry, true
	case interface{ Field() *widget.Entry }:
		return f.Field(), true
	}
	return nil, false
}

func TestLayers_ANoteKeptAfterARedrawIsKeptByTheNewPage(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	app.Go(lessonRoute)
	gives("lesson.note")(t, app)
	e, ok := app.text()
	if !ok {
		t.Fatalf("the keys go to %T", app.window.Canvas().Focused())
	}
	kit.SetEntryText(e, "Kept over the change")
	chooseTheme(app, theme.Dark)
	uitest.Click(t, app.window, "Keep the note")
	if app.top() != "" || !strings.Contains(uitest.Says(app.page.Object()), "Kept over the change") {
		t.Errorf("the page drawn since doesn't show the note; it says:\n%s", uitest.Says(app.page.Object()))
	}
}

// questionsRoute is the page on which questions are edited.
var questionsRoute = nav.Route{Page: nav.Settings, Mode: questions.Mode}

// rewriting is a change of a course's terms.
var rewriting = &fix.Change{Files: []fix.FileChange{{Name: "terms.yaml", Before: []byte("- id: a\n"), After: []byte("- id: b\n")}}}

// namers are the functions that lay something over the page; the first argument
// says which layer it is.
var namers = []string{"NewDialog", "NewPopover", "ShowMenu", "showSheet", "ask", "question", "Show"}

func TestLayers_AllAreInTheTable(t *testing.T) {
	known := map[string]bool{}
	for _, c := range layerCases {
		known[c.name] = true
	}
	found := map[string]bool{}
	for _, root := range []string{".", "../cmd/stagecraft"} {
		onlyLooked := map[ast.Expr]bool{}
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			for _, i := range f.Imports {
				if i.Path.Value == `"fyne.io/fyne/v2/dialog"` {
					t.Errorf("%s uses the toolkit's dialogs", path)
				}
			}
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				sel, ok := call.Fun.(*ast.SelectorExpr)
				if f, within := call.Fun.(*ast.Ident); within && f.Name == "ShowMenu" { // in package kit
					if name, ok := call.Args[0].(*ast.BasicLit); ok {
						unquoted, _ := strconv.Unquote(name.Value)
						found[unquoted] = true
					}
				}
				if !ok {
					return true
				}
				of, _ := sel.X.(*ast.Ident)
				if sel.Sel.Name == "Top" { // what lies on top is only looked at
					onlyLooked[sel.X] = true
				}
				switch {
				case sel.Sel.Name == "Overlays" && !onlyLooked[call] && !strings.HasPrefix(path, "modal") && !strings.HasPrefix(path, "accessible") && !strings.HasPrefix(path, "internal"):
					t.Errorf("%s lays something over the page past the stack", path)
				case strings.Contains(sel.Sel.Name, "PopUp") && of != nil && of.Name == "widget":
					t.Errorf("%s uses %s, which is on no stack", path, sel.Sel.Name)
				case slices.Contains(namers, sel.Sel.Name) && len(call.Args) > 2 && (sel.Sel.Name != "Show" || of != nil && of.Name == "finder"):
					if name, ok := call.Args[0].(*ast.BasicLit); ok {
						unquoted, _ := strconv.Unquote(name.Value)
						found[unquoted] = true
					} else if !strings.HasPrefix(path, "finder") && path != "help.go" && path != "makingcourse.go" && !strings.HasPrefix(path, "kit") {
						t.Errorf("%s gives a layer no name of its own", path)
					}
				case sel.Sel.Name == "Push" && !strings.HasPrefix(path, "kit"):
					if path != filepath.Join("document", "magnifier.go") {
						t.Errorf("%s lays over the page what the table can't know", path)
					}
					found["magnifier"] = true
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for name := range found {
		if !known[name] {
			t.Errorf("%q isn't in the table of layers", name)
		}
	}
	for name := range known {
		if !found[name] {
			t.Errorf("%q is in the table, and nothing opens it", name)
		}
	}
}
